"""Days that head the entries of a calendar, a chronology or a log: structure of the article, no stamps."""

from __future__ import annotations

from collections.abc import Sequence

from newsclean.doc import Doc
from newsclean.fields.dates import DayHead, read_day_head

NAMED_HEADS = 2  # days in a row that make a calendar where weekdays are named,
PLAIN_HEADS = 3  # and where they are not
ENTRY_WORDS = 4  # of the line above the next day; the name above the date of a comment is shorter
BOXES = frozenset({"box", "end"})  # what opens lists of other stories, which have dates, too
_LATE, _EARLY = 11, 2  # from the first of these months a calendar without years may go on in the other


def find_day_heads(doc: Doc, stamps: Sequence[int]) -> set[int]:
    """Return those of the lines with nothing but a date that stand above the entries of a calendar.

    They are below the first paragraph and above any box, each later than the one before it, have lines of the article
    under them, and say no time. Stories in a list come the latest first. Dates with years stand above sentences.
    """
    start = doc.body if doc.body < len(doc.blocks) else doc.headline or 0
    taken = set(stamps)
    near = [i for i in stamps if i > start and (below := _beside(doc, i, 1)) and below not in taken]
    if len(near) < NAMED_HEADS or doc.headline in near:
        return set()
    box = _first_box(doc, start + 1, near[-1])
    heads: set[int] = set()
    row: list[int] = []
    last: DayHead | None = None
    for i in near:
        if i > box:
            break
        head = read_day_head(doc.block_folded(i), doc.language)
        if head is None or (head.year and not doc.shapes[_beside(doc, i, 1)].sentence):
            continue
        if last is None or not (_follows(last, head) and _closes(doc, _beside(doc, i, -1), head)):
            row = []
        row.append(i)
        last = head
        if len(row) >= (NAMED_HEADS if head.weekday else PLAIN_HEADS):
            heads.update(row)
    return heads


def _first_box(doc: Doc, start: int, end: int) -> int:
    """Return the first line that opens a box, `end` if none does above that."""
    return next((i for i in range(start, end) for hit in doc.hits[i] if hit.rule.opens in BOXES), end)


def _beside(doc: Doc, index: int, way: int) -> int:
    """Return the line below or above one, over one that a rule knows, such as the mark of an advertisement; else 0."""
    for i in (index + way, index + 2 * way):
        if 0 < i < len(doc.blocks) and not doc.hits[i]:
            return i
    return 0


def _follows(last: DayHead, head: DayHead) -> bool:
    """Say whether a day is the later one of two that are stated alike."""
    if bool(last.year) != bool(head.year) or last.weekday != head.weekday:
        return False
    if not head.year and last.month >= _LATE and head.month <= _EARLY:
        return True
    return last[:3] < head[:3]


def _closes(doc: Doc, index: int, head: DayHead) -> bool:
    """Say whether a line may be the last one of an entry."""
    looks = doc.shapes[index]
    return looks.sentence or (looks.words >= ENTRY_WORDS and not head.year)
