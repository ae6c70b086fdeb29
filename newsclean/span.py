"""Spans mark a text, edits change it; both count in code points, half open.

Edits are the memory of everything newsclean does: a sorted, disjoint list of
them turns the input into the output, and backwards the output into the input.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter
from typing import NamedTuple

from newsclean.compiled import compiled

make = tuple.__new__  # the class itself, called, takes three times as long to make a named tuple
_START, _END = itemgetter(0), itemgetter(1)


MOVED = "title"  # the label of what leaves the text as the headline


class Span(NamedTuple):
    """A marked stretch of a text: what it is (`label`) and who says so (`rule`)."""

    start: int
    end: int
    label: str
    rule: str


class Edit(NamedTuple):
    """`text[start:end]` was `old` and becomes `new`."""

    start: int
    end: int
    old: str
    new: str
    label: str
    rule: str


@compiled
def apply(text: str, edits: Iterable[Edit]) -> str:
    """Return the text with sorted, disjoint edits carried out.

    >>> apply("a lot", [Edit(1, 5, " lot", "", "other", "demo")])
    'a'
    """
    out: list[str] = []
    at = 0
    for start, end, _, new, _, _ in edits:
        out.append(text[at:start])
        out.append(new)
        at = end
    out.append(text[at:])
    return "".join(out)


def undo(text: str, edits: Iterable[Edit]) -> str:
    """Return the text as it was before the edits; the inverse of `apply`.

    >>> undo("a", [Edit(1, 5, " lot", "", "other", "demo")])
    'a lot'
    """
    out: list[str] = []
    at = 0  # position in `text`
    before = 0  # position in the restored text
    for edit in edits:
        keep = edit.start - before
        out.append(text[at : at + keep])
        out.append(edit.old)
        at += keep + len(edit.new)
        before = edit.end
    out.append(text[at:])
    return "".join(out)


def shift(places: Iterable[int], edits: Iterable[Edit]) -> list[int]:
    """Return where sorted places of a text stand after sorted, disjoint edits; one inside an edit moves to its end.

    >>> shift([0, 5, 8], [Edit(1, 5, "&gt;", ">", "entity", "entities")])
    [0, 2, 5]
    """
    out = []
    todo = iter([*edits, None])
    edit = next(todo)
    drift = 0
    for place in places:
        while edit is not None and edit.end <= place:
            drift += len(edit.new) - len(edit.old)
            edit = next(todo)
        if edit is not None and edit.start < place:
            out.append(edit.start + drift + len(edit.new))
        else:
            out.append(place + drift)
    return out


@compiled
def merge(spans: Iterable[Span]) -> list[Span]:
    """Return the spans sorted and disjoint; where two overlap, the one that starts first, or is longer, wins.

    What sticks out of the loser stays marked as the loser's. The order of the input does not matter.

    >>> merge([Span(4, 9, "byline", "b"), Span(0, 6, "timestamp", "a"), Span(1, 3, "other", "c")])
    [Span(start=0, end=6, label='timestamp', rule='a'), Span(start=6, end=9, label='byline', rule='b')]
    """
    ordered = sorted(spans)
    reached = 0
    for start, end, _, _ in ordered:
        if start < reached or start >= end:
            break
        reached = end
    else:
        return ordered  # nearly always, and faster than what follows
    # The longer first of those that start together; the labels and rules stay in their order since sorting is stable.
    ordered.sort(key=_END, reverse=True)
    ordered.sort(key=_START)
    out: list[Span] = []
    reached = 0
    for span in ordered:
        start, end, label, rule = span
        if max(start, reached) < end:
            out.append(span if start >= reached else Span(reached, end, label, rule))
            reached = end
    return out


def compose(first: Sequence[Edit], second: Sequence[Edit]) -> list[Edit]:
    """Return the edits that do what `first` and then `second` do.

    `second` counts in the text that `first` leaves. Edits that overlap become one, which restores what
    stood there before both and carries the label and rule of the later change: that is the one to explain.
    What `first` removed inside white space keeps its own.

    >>> entity = Edit(1, 6, "&amp;", "&", "entity", "entities")
    >>> cut = Edit(0, 2, "a&", "", "other", "demo")
    >>> compose([entity], [cut])
    [Edit(start=0, end=6, old='a&amp;', new='', label='other', rule='demo')]
    """
    if not first:
        return list(second)
    out: list[Edit] = []
    shift = 0  # input position = middle position + shift
    i = j = 0
    while i < len(first) or j < len(second):
        free = pass_free(second, j, first[i].start - shift if i < len(first) else sys.maxsize, shift)
        out += free
        j += len(free)
        if i == len(first):
            break
        i0, j0, before = i, j, shift
        low = high = -1  # the middle stretch that the overlapping edits cover
        while True:
            start = first[i].start - shift if i < len(first) else -1
            end = start + len(first[i].new) if i < len(first) else -1
            is_next = low >= 0 or j == len(second) or (start, end) <= second[j][:2]
            if i < len(first) and is_next and _meets(start, end, low, high):
                shift += len(first[i].old) - len(first[i].new)
                i += 1
            elif j < len(second) and _meets(second[j].start, second[j].end, low, high):
                start, end = second[j].start, second[j].end
                j += 1
            else:
                break
            low, high = (start if low < 0 else min(low, start)), max(high, end)
        out += _together(first[i0:i], second[j0:j], low, high, before)
    return out


@compiled
def pass_free(edits: Sequence[Edit], at: int, limit: int, shift: int) -> list[Edit]:
    """Return, shifted, the edits from `at` on that end before a place, which nearly all do."""
    out: list[Edit] = []
    while at < len(edits) and edits[at][1] < limit:
        start, end, old, new, label, rule = edits[at]
        out.append(make(Edit, (start + shift, end + shift, old, new, label, rule)))
        at += 1
    return out


def _meets(start: int, end: int, low: int, high: int) -> bool:
    """Say whether a stretch overlaps the one collected so far; anything meets an empty collection."""
    return low < 0 or (start < high and low < end)


def _together(first: Sequence[Edit], second: Sequence[Edit], low: int, high: int, shift: int) -> Iterable[Edit]:
    """Return what edits that overlap do: one edit, or more where removals stand in white space that changes."""
    if first and len(second) == 1 and not second[0].old.strip() and not any(edit.new for edit in first):
        return _beside(first, second[0], shift)
    return [_join(first, second, low, high, shift)]


def _beside(first: Iterable[Edit], blank: Edit, shift: int) -> Iterator[Edit]:
    """Yield removals in their places, and between them what changes the white space around them.

    As in `newsclean.render`, what comes first of it leaves what is to stay, the rest nothing.
    """
    at, new = blank.start, blank.new
    for edit in (*first, None):
        end = blank.end if edit is None else edit.start - shift
        old = blank.old[at - blank.start : end - blank.start]
        if old != new:
            yield blank._replace(start=at + shift, end=end + shift, old=old, new=new)
        at, new = end, ""
        if edit is not None:
            yield edit
            shift += len(edit.old)


def _join(first: Sequence[Edit], second: Sequence[Edit], low: int, high: int, shift: int) -> Edit:
    """Make one edit of overlapping edits; `shift` is that of the stretch's start."""
    if not second:
        return first[0]
    if not first:
        only = second[0]
        return only._replace(start=only.start + shift, end=only.end + shift)
    middle = [""] * (high - low)
    at_first = [e._replace(start=e.start - low - shift, end=e.end - low - shift) for e in first]
    at_second = [e._replace(start=e.start - low, end=e.end - low) for e in second]
    drift = 0
    for edit in at_first:
        start = edit.start - drift
        middle[start : start + len(edit.new)] = edit.new
        drift += len(edit.old) - len(edit.new)
    for edit in at_second:
        middle[edit.start : edit.end] = edit.old
    text = "".join(middle)
    old, new = undo(text, at_first), apply(text, at_second)
    last = second[0]
    return Edit(low + shift, low + shift + len(old), old, new, last.label, last.rule)
