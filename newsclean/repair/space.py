"""Hard-wrapped text: paragraphs whose every line breaks where the next word no longer fits.

That "no longer fits" is what tells a wrapped paragraph from a poem, a list, an address or one sentence a line: a
program that wraps fills each line as far as it goes. Where no blank lines part the paragraphs, a line that could have
held the next word ends one, and a break that may end one stays. So does a break after a hyphen, since nobody can tell
whether the hyphen is the word's own. Nothing else about white space changes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from newsclean.compiled import compiled
from newsclean.span import Edit

_WIDTHS = range(50, 101)  # usual widths: 72 to 80 in mail, 60 to 70 on the wires
_LEAST_BREAKS = 4  # below that, chance may fill the lines
_WRAPPED_SHARE = 0.75  # of the breaks that end no sentence and no short line; the rest may be lists over a text
_FILLED_SHARE = 0.5  # of the breaks of a stretch that has no blank lines between its paragraphs
_SHORT_SHARE = 0.6  # of the width: where no line is longer, it is an address or a menu and speaks neither way
_SENTENCE_END_SHARE = 0.3  # prose breaks after a sentence about once in twelve lines, a line a sentence always
_CAPITAL_SHARE = 0.6  # of next lines that start with a capital: German prose has four in ten, entries of a form all

_LISTED = re.compile(r"\s|[-*•·‣▪◦–—>|#]|\d{1,3}[.)]\s|[a-zA-Z][.)]\s")
_COLUMNS = re.compile(r"\t|\S {3,}\S|\|")
_HYPHENS = "-‐\xad–—/"
_SENTENCE_ENDS = re.compile(r"[.!?…:;。؟।][\"'”’»)\]]*$")
# Scripts that put no space between words: joining them with one would be wrong.
_SPACELESS = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]")


class _Line(NamedTuple):
    """A line without the white space at its end; `stop` is where its line break is."""

    text: str
    end: int
    stop: int


def space(text: str) -> Iterator[Edit]:
    """Yield a space for each line break inside hard-wrapped paragraphs.

    >>> from textwrap import fill
    >>> from newsclean.span import apply
    >>> story = "The council voted late on Monday to keep the old library open while it looks for a sponsor. " * 5
    >>> wrapped = fill(story, 72)
    >>> wrapped.count("\\n"), apply(wrapped, space(wrapped)) == story.strip()
    (6, True)
    """
    if not may_be_wrapped(text):
        return
    for line in _inner_lines(text):
        if line.text[-1] not in _HYPHENS:
            new = "" if line.end < line.stop and text[line.stop - 1] == " " else " "
            start = line.stop if text[line.stop - 1] != "\r" else line.stop - 1
            yield Edit(start, line.stop + 1, text[start : line.stop + 1], new, "space", "repair.space")


@compiled
def may_be_wrapped(text: str) -> bool:
    """Say whether enough breaks of a text are filled to the longest line of their stretch.

    What is not filled to its own longest line is not filled to a longer one, and that is soon said.
    """
    lines = text.split("\n")
    if len(lines) <= _LEAST_BREAKS or len(text) > len(lines) * _WIDTHS[-1]:
        return False
    if sum(map(_WIDTHS.__contains__, map(len, lines))) < _LEAST_BREAKS:
        return False
    return sum(map(_count_filled, _stretches(lines))) >= _LEAST_BREAKS


def _inner_lines(text: str) -> list[_Line]:
    """Return the lines of wrapped paragraphs but for the last ones; none if the text is not wrapped as a whole."""
    stretches = [lines for lines in _stretches_of(text) if _is_candidate(lines)]
    width = max((len(line.text) for lines in stretches for line in lines), default=0)
    if width not in _WIDTHS:
        return []
    stretches = [lines for lines in stretches if max(len(line.text) for line in lines) > _SHORT_SHARE * width]
    paragraphs = [_wrapped_in(lines, width) for lines in stretches]
    wrapped = [lines for some in paragraphs for lines in some]
    inner = [line for lines in wrapped for line in lines[:-1]]
    filled = len(inner)
    others = sum(len(lines) - 1 for lines, some in zip(stretches, paragraphs, strict=True) if not some)
    if filled < _LEAST_BREAKS or filled < _WRAPPED_SHARE * (filled + others):
        return []
    if sum(_SENTENCE_ENDS.search(line.text) is not None for line in inner) > _SENTENCE_END_SHARE * filled:
        return []
    if sum(lines[at].text[0].isupper() for lines in wrapped for at in range(1, len(lines))) > _CAPITAL_SHARE * filled:
        return []
    return inner


def _stretches(lines: Iterable[str]) -> Iterator[list[str]]:
    """Yield the stretches of two lines or more between blank ones, without the white space at the lines' ends."""
    out: list[str] = []
    for line in lines:
        if kept := line.rstrip():
            out.append(kept)
        elif out:
            if len(out) > 1:
                yield out
            out = []
    if len(out) > 1:
        yield out


def _stretches_of(text: str) -> Iterator[list[_Line]]:
    """Yield the same stretches with the places of their lines."""
    lines: list[_Line] = []
    start = 0
    for raw in text.split("\n"):
        kept = raw.rstrip()
        if kept:
            lines.append(_Line(kept, start + len(kept), start + len(raw)))
        else:
            if len(lines) > 1:
                yield lines
            lines = []
        start += len(raw) + 1
    if len(lines) > 1:
        yield lines


def _is_candidate(lines: Sequence[_Line]) -> bool:
    """Say whether a paragraph could be wrapped prose at all."""
    if any(len(line.text) > _WIDTHS[-1] or _COLUMNS.search(line.text) for line in lines):
        return False
    if any(_LISTED.match(line.text) for line in lines[1:]):
        return False
    return not any(_SPACELESS.search(line.text) for line in lines)


def _wrapped_in(lines: Sequence[_Line], width: int) -> list[Sequence[_Line]]:
    """Return the wrapped paragraphs in a stretch of lines; none if it has more breaks than wrapping explains."""
    ends = [i for i, filled in enumerate(_are_filled([line.text for line in lines], width), 1) if not filled]
    if not ends:
        return [lines]
    # Where some paragraphs end without a blank line, any full line that ends a sentence may end one as well.
    said = (i for i in range(1, len(lines)) if _SENTENCE_ENDS.search(lines[i - 1].text) and lines[i].text[0].isupper())
    ends = sorted({*ends, *said})
    filled = len(lines) - 1 - len(ends)
    open_ = sum(not _ends(lines[i - 1].text, width) for i in ends)
    if filled < max(_LEAST_BREAKS, _FILLED_SHARE * (len(lines) - 1)) or filled < _WRAPPED_SHARE * (filled + open_):
        return []
    return [lines[start:end] for start, end in pairwise((0, *ends, len(lines))) if end - start > 1]


def _count_filled(lines: Sequence[str]) -> int:
    """Return how many breaks of a stretch are filled to its longest line; 0 where that is too long or they are few."""
    sizes = list(map(len, lines))
    width = max(sizes)
    least = _FILLED_SHARE * (len(lines) - 1)
    # A filled line is a long one, but above a word of half a line, and to count those costs little.
    if width > _WIDTHS[-1] or sum([size > _SHORT_SHARE * width for size in sizes]) < least:
        return 0
    filled = sum(_are_filled(lines, width))
    return filled if filled >= least else 0


def _are_filled(lines: Sequence[str], width: int) -> list[bool]:
    """Say of each break whether the next word would not have fitted into the width; a hyphen leaves that open."""
    return [
        line[-1] in _HYPHENS or len(line) + 1 + len(following.split(" ", 1)[0]) > width
        for line, following in pairwise(lines)
    ]


def _ends(line: str, width: int) -> bool:
    """Say whether a line that is not filled ends a paragraph, or is a heading."""
    return len(line) <= _SHORT_SHARE * width or _SENTENCE_ENDS.search(line) is not None
