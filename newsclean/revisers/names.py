"""Bylines that are a name and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsclean.doc import Doc
from newsclean.fields.authors import is_desk, is_name
from newsclean.rules.fold import fold
from newsclean.span import Span

COMPANY = frozenset({"byline", "timestamp", "reading_time", "agency_credit"})
MAX_WORDS = 5
SIGNED_PARAGRAPHS = 4
REACH = 5  # lines under the headline in which a name needs no company
BELOW = 3  # blocks from the first paragraph on, which may be a standfirst with the byline under it

_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


def names(doc: Doc, spans: Sequence[Span]) -> Sequence[Span]:
    """Mark a line, or what is left of one, that is a name or an address beside what was cut as byline or date.

    A name alone proves nothing: interviews and lists of winners hold such lines, in better company. Nor do the
    names in a box of other stories. A name once found to sign is also found where it signs again.
    """
    covered = doc.covered(spans)
    added = list(_before_dates(doc, spans))
    signed = {
        fold(doc.text[span.start : span.end].strip(" ,|/")) for span in (*spans, *added) if span.label == "byline"
    }
    for i in range(doc.headline or 0, len(covered)):
        if covered[i] or i == doc.headline or doc.shapes[i].words > MAX_WORDS:
            continue
        text = doc.block_text(i)
        signs = is_name(text, doc.language) or is_desk(text) or _ADDRESS.fullmatch(text)
        if signs and (fold(text) in signed or _may_sign(doc, covered, i)):
            added.append(doc.mark(i, "byline", "names"))
            covered[i] = "byline"
            signed.add(fold(text))
    added += _at_the_end(doc, covered)
    return [*spans, *added] if added else spans


def _at_the_end(doc: Doc, covered: Sequence[str]) -> Iterator[Span]:
    """Yield the name that signs an article: its last line, under a paragraph, and nowhere else in the text."""
    kept = [i for i in range(doc.body, len(covered)) if not covered[i]]
    if len(kept) < SIGNED_PARAGRAPHS or doc.shapes[kept[-1]].words > MAX_WORDS:
        return
    *_, above, last = kept
    name = doc.block_text(last)
    paragraphs = sum(doc.shapes[i].prose for i in kept)
    if (
        last == above + 1
        and doc.shapes[above].prose
        and paragraphs + 1 >= max(SIGNED_PARAGRAPHS, len(kept) // 2)
        and is_name(name, doc.language)
        and doc.text.count(name) == 1
    ):
        yield doc.mark(last, "byline", "names.last")


def _before_dates(doc: Doc, spans: Sequence[Span]) -> Iterator[Span]:
    """Yield names at the head of a line whose tail was cut as a date: "Ana Vega | 3 March 2024"."""
    # Where several spans end together the first one starts them all.
    ends = {span.end: span for span in sorted(spans, reverse=True) if span.label == "timestamp"}
    if not ends:
        return
    for i, (start, end, *_) in enumerate(doc.blocks[: doc.body + BELOW]):
        tail = ends.get(end)
        if tail and tail.start > start and i != doc.headline:
            head = doc.text[start : tail.start]
            if is_name(head.strip(" |-–—·•,/:"), doc.language):
                yield Span(start, tail.start, "byline", "names.dated")


def _may_sign(doc: Doc, covered: Sequence[str], index: int) -> bool:
    """Say whether a line stands where bylines do."""
    if (
        doc.headline is not None
        and index < min(doc.body, doc.headline + REACH)
        and any(covered[doc.headline : doc.body])
    ):
        return True
    above = next((label for label in reversed(covered[doc.body : index]) if label != "byline"), "")
    beside = {covered[j] for j in (index - 1, index + 1) if 0 <= j < len(covered)}
    return bool(beside & COMPANY) and above != "related_link"
