"""Bylines that are a name and nothing else."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import itemgetter

from newsclean.doc import Doc
from newsclean.fields.authors import is_desk, is_name
from newsclean.fields.letters import UP, lines_that_may_sign, may_name
from newsclean.fields.mentions import is_told_about
from newsclean.fields.signatures import is_email, is_lead, signs, starts_with_lead
from newsclean.rules.fold import fold
from newsclean.span import Span

COMPANY = frozenset({"byline", "timestamp", "reading_time", "agency_credit", "dateline"})
MAX_WORDS = 5
MAX_SIGNED_WORDS = 14  # of several names, each with what its owner does
SIGNED_PARAGRAPHS = 4
LONE_REACH = 2  # the line right under the headline, where nothing else says that this is a page's
REACH = 5  # lines under the headline in which a name needs no company
MAX_LEAD_WORDS = 4
SHORT_WORD = 2  # letters of an initial
MOST_NAMES = 100  # that the text is searched for; more are a list
OFTEN = 3  # paragraphs that speak of somebody make a subject; who wrote is introduced once at most
BELOW = 3  # blocks from the first paragraph on, which may be a standfirst with the byline under it

_QUOTES = "«»“”„\"'- –—"
_CAPITALS = re.compile(f"[{UP}]")


def names(doc: Doc, spans: Sequence[Span]) -> Sequence[Span]:
    """Mark a line, or what is left of one, that is a name or an address beside what was cut as byline or date.

    A name alone proves nothing: interviews and lists of winners hold such lines, in better company. Nor do the
    names in a box of other stories. A name once found to sign is also found where it signs again.
    """
    covered = doc.covered(spans)
    added = list(_before_dates(doc, spans))
    signing = lines_that_may_sign(doc.text, doc.blocks, doc.shapes, MAX_SIGNED_WORDS)
    for i in _after_leads(doc, signing):
        added.append(doc.mark(i, "byline", "names.lead"))
        covered[i] = "byline"
    signed = {fold(doc.text[span[0] : span[1]].strip(" ,|/")) for span in (*spans, *added) if span[2] == "byline"}
    added += _beside(doc, signing, covered, signed)
    added += _at_the_end(doc, covered)
    return [*spans, *added] if added else spans


def _beside(doc: Doc, signing: Sequence[int], covered: list[str], signed: set[str]) -> Iterator[Span]:
    """Yield the lines of names where bylines stand, and where one of `signed` does so again; fills in `covered`."""
    first = doc.headline or 0
    is_page = any(covered[first : doc.body])
    head = min(doc.body, first + (REACH if is_page else LONE_REACH)) if doc.headline is not None else 0
    prose: list[str] | None = None
    asked = 0
    for i in signing:
        words, is_sentence, _, _ = doc.shapes[i]
        if i < first or covered[i] or i == doc.headline or (is_sentence and words > MAX_WORDS):
            continue
        start, end, _, _ = doc.blocks[i]
        text, folded = doc.text[start:end], doc.folded[start:end]
        told = folded in signed or starts_with_lead(text, folded)
        # Alone, two words of a script without capitals may be anything: a recipe's first line.
        in_head = i < head and (is_page or _CAPITALS.search(text))
        if not told and not in_head and not _has_company(doc, covered, i):
            continue
        signed_here = _signs(text, doc.language) or is_desk(text) or is_email(text)
        if signed_here and not told:
            asked += 1
            if prose is None:
                prose = [doc.block_text(k) for k, looks in enumerate(doc.shapes) if looks.prose and not covered[k]]
            signed_here = asked <= MOST_NAMES and not is_told_about(text, prose, doc, OFTEN)
        if signed_here:
            yield doc.mark(i, "byline", "names")
            covered[i] = "byline"
            signed.add(folded)


def _at_the_end(doc: Doc, covered: Sequence[str]) -> Iterator[Span]:
    """Yield the name that signs an article: its last line, under a paragraph, and nowhere else in the text.

    With a full stop it may be a sentence, above all where nouns have capitals: "Gute Nacht."
    """
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
        and not name.endswith(".")
        and is_name(name, doc.language)
        and doc.text.count(name) == 1
    ):
        yield doc.mark(last, "byline", "names.last")


def signers(doc: Doc, spans: Sequence[Span]) -> Sequence[Span]:
    """Name the line under the article, the first of what follows it, that says who wrote it.

    Only capitals tell it from a topic there; and whom the article speaks of is one.
    """
    tail = min((span for span in spans if span.rule == "body.tail"), default=None) if doc.page is None else None
    if tail is None:
        return spans
    at = bisect_left(doc.blocks, tail.start, key=itemgetter(0))
    if not doc.body < at < len(doc.blocks) or not doc.shapes[at - 1].sentence:
        return spans
    if not _CAPITALS.match(doc.block_text(at - 1).lstrip(_QUOTES)):
        return spans
    lines = [at, at + 1] if at + 1 < len(doc.blocks) and is_lead(doc.block_folded(at)) else [at]
    name = doc.block_text(lines[-1])
    signed = {doc.text[span.start : span.end] for span in spans if span.label == "byline"}
    shouted = {word.isupper() for word in name.split() if len(word) > SHORT_WORD}  # "NTV Haber" is a house
    if len(shouted) != 1 or not _CAPITALS.search(name) or not is_name(name, doc.language):
        return spans
    if doc.text.count(name) > 1 and name not in signed:
        return spans
    marks = [doc.mark(i, "byline", "names.foot") for i in lines]
    places = {mark[:2] for mark in marks}
    return [*(span for span in spans if span[:2] not in places), *marks]


def _before_dates(doc: Doc, spans: Sequence[Span]) -> Iterator[Span]:
    """Yield names at the head of a line whose tail was cut as a date: "Ana Vega | 3 March 2024"."""
    # Where several spans end together the first one starts them all.
    ends = {span.end: span for span in sorted([span for span in spans if span[2] == "timestamp"], reverse=True)}
    for end in sorted(ends):
        tail = ends[end]
        i = bisect_left(doc.blocks, tail.start, key=itemgetter(0)) - 1
        if 0 <= i < doc.body + BELOW and i != doc.headline and doc.blocks[i].end == end:
            start = doc.blocks[i].start
            if is_name(doc.text[start : tail.start].strip(" |-–—·•,/:"), doc.language):
                yield Span(start, tail.start, "byline", "names.dated")


def _after_leads(doc: Doc, signing: Sequence[int]) -> Iterator[int]:
    """Yield a line that says "By" and nothing else, and the line of names below it, which is one of `signing`."""
    near, shapes = doc.body + BELOW, doc.shapes
    for below in signing:
        i = below - 1
        # Under a line that is no paragraph, further down, the writer of another story is named.
        if i < 0 or shapes[i][0] > MAX_LEAD_WORDS or not (i < near or shapes[i - 1][3]):
            continue
        if doc.headline in (i, below) or not is_lead(doc.block_folded(i)):
            continue
        if _signs(doc.block_text(below), doc.language):
            yield i
            yield below


def _signs(text: str, language: str) -> bool:
    return may_name(text) and signs(text, language)


def _has_company(doc: Doc, covered: Sequence[str], index: int) -> bool:
    """Say whether a line stands beside what was cut as a byline, a date or the like."""
    # Where no line is known to be the headline, one may stand between the date and the name.
    reach = 2 if doc.headline is None and index < doc.body else 1
    if COMPANY.isdisjoint(covered[max(index - reach, 0) : index + 2]):
        return False
    above = next((label for label in reversed(covered[doc.body : index]) if label != "byline"), "")
    return above != "related_link"
