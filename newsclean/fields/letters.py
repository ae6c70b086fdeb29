"""Letters for patterns of names: capitals and small letters of scripts that have them, other scripts; and figures."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsclean.compiled import compiled
from newsclean.doc import Block
from newsclean.shape import Shape

_CASED = (*range(0x41, 0x250), *range(0x370, 0x590), *range(0x1E00, 0x2000))

UP = "".join(letter for letter in map(chr, _CASED) if letter.isupper())
LOW = "".join(letter for letter in map(chr, _CASED) if letter.islower())

HAN = "\u3005\u3400-\u9fff"
KANA = "\u3040-\u30ff"
HANGUL = "\uac00-\ud7af"
HEBREW_TO_ARABIC = r"\u05d0-\u06d3"
SPACED = (
    "\u0590-\u065f\u066e-\u06ef\u06fa-\u06ff\u0900-\u0963\u0980-\u09e5\u200c\u200d"  # Hebrew to Bengali, with marks
)
BARE = SPACED + KANA + HAN + HANGUL  # scripts without capitals

# A name has two capitals, or letters of a script without them; to look for names takes a thousand times as long.
_MAY_NAME = re.compile(rf"[{UP}][^{UP}]*+[{UP}]|[\u0590-\U0010ffff]")
# Of lines that sign without a name, addresses have the one of these signs and desks the other: "abc/defg".
_MAY_SIGN = re.compile(rf"{_MAY_NAME.pattern}|[@/]")
_DIGIT = re.compile(r"\d")
# Those that Python calls digits, too: above and below the line, in circles, brackets and with stops, of old scripts.
_FIGURE = re.compile(
    "[\\d²³¹\u1369-\u1371\u19da\u2070\u2074-\u2079\u2080-\u2089\u2460-\u2468\u2474-\u247c\u2488-\u2490\u24ea"
    "\u24f5-\u24fd\u24ff\u2776-\u277e\u2780-\u2788\u278a-\u2792"
    "\U00010a40-\U00010a43\U00010e60-\U00010e68\U00011052-\U0001105a\U0001f100-\U0001f10a]"
)
_DATED = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|\d[:.h]\d\d")


def has_year_or_time(text: str) -> bool:
    """Say whether a text has a year of our days or a time of day.

    >>> has_year_or_time("9 May 2024"), has_year_or_time("15:46"), has_year_or_time("19 boats")
    (True, True, False)
    """
    return _DATED.search(text) is not None


def has_digit(text: str) -> bool:
    """Say whether a text has a figure of any script, or one of those in circles and above the line."""
    return figure_in(text).search(text) is not None


def figure_in(text: str) -> re.Pattern[str]:
    """Return the pattern that finds in this text, and in parts of it, what `has_digit` asks for."""
    return _DIGIT if text.isascii() else _FIGURE


@compiled
def lines_with_digits(text: str, blocks: Sequence[Block], longest: int) -> list[int]:
    """Return the numbers of the blocks of at most so many code points in which `has_digit` finds a figure."""
    find = figure_in(text).search
    return [i for i, (start, end, _, _) in enumerate(blocks) if end - start <= longest and find(text, start, end)]


@compiled
def may_name(text: str) -> bool:
    """Say, at a glance, whether a text may name somebody.

    >>> may_name("Ana Vega"), may_name("नोरा"), may_name("The ferry")
    (True, True, False)
    """
    return _MAY_NAME.search(text) is not None


@compiled
def lines_that_may_sign(text: str, blocks: Sequence[Block], shapes: Sequence[Shape], most: int) -> list[int]:
    """Return the numbers of the blocks of at most so many words that, at a glance, may name somebody, or sign else."""
    find = _MAY_SIGN.search
    lines = enumerate(zip(blocks, shapes, strict=True))
    return [i for i, ((start, end, _, _), (words, _, _, _)) in lines if words <= most and find(text, start, end)]
