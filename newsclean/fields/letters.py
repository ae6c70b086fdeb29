"""Letters for patterns of names: capitals and small letters of scripts that have them, other scripts; and figures."""

from __future__ import annotations

import re

_CASED = (*range(0x41, 0x250), *range(0x370, 0x590), *range(0x1E00, 0x2000))

UP = "".join(letter for letter in map(chr, _CASED) if letter.isupper())
LOW = "".join(letter for letter in map(chr, _CASED) if letter.islower())

HAN = "\u3005\u3400-\u9fff"
KANA = "\u3040-\u30ff"
HANGUL = "\uac00-\ud7af"
SPACED = (
    "\u0590-\u065f\u066e-\u06ef\u06fa-\u06ff\u0900-\u0963\u0980-\u09e5\u200c\u200d"  # Hebrew to Bengali, with marks
)
BARE = SPACED + KANA + HAN + HANGUL  # scripts without capitals

_DIGIT = re.compile(r"\d")
_DATED = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|\d[:.h]\d\d")


def has_year_or_time(text: str) -> bool:
    """Say whether a text has a year of our days or a time of day.

    >>> has_year_or_time("9 May 2024"), has_year_or_time("15:46"), has_year_or_time("19 boats")
    (True, True, False)
    """
    return _DATED.search(text) is not None


def has_digit(text: str) -> bool:
    """Say whether a text has a figure of any script, or one of those in circles and above the line."""
    return _DIGIT.search(text) is not None if text.isascii() else any(map(str.isdigit, text))
