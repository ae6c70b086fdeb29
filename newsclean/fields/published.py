"""When it was published and changed, from the cut timestamps."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newsclean.doc import Doc
from newsclean.fields.date_glance import states_days_only
from newsclean.fields.dates import LAST, LONGEST_DAY, Date, pick_published, rank, read_dates
from newsclean.fields.stretch import ABOVE, HEAD, TAIL, Stretch, block_at, is_guessed
from newsclean.span import Span

_LABELS = ("timestamp",)
_DAY = re.compile(r"(?<!\S)\d\d?[. ]{1,2}\Z")
_DAY_CHARS = 5
MAX_WORDS = 16  # of a line of a head that says when, among other things
MAX_CHARS = 120


class Dates(NamedTuple):
    """ISO 8601, as precise as stated."""

    published: str | None
    modified: str | None


def publication_dates(doc: Doc, spans: Sequence[Span], language: str = "", stretch: Stretch | None = None) -> Dates:
    """Return the dates that the cut timestamps state, which are those of an article that stands at `stretch`.

    What the text calls published comes first, then what stands nearest to the headline, then what states a time. What
    stands far below the article in the dump of a page is the date of another story.
    """
    where = stretch or _as_read(doc)
    found: list[Date] = []
    zones: list[int] = []
    changed: list[tuple[int, str]] = []
    best = LAST
    stamps = [(where.zone(block_at(doc, span.start)), span.start, span.end) for span in spans if span.label in _LABELS]
    for zone, start, end in sorted(stamps):
        if zone == TAIL and where.is_dump:
            break
        day = _DAY.search(doc.text, max(0, start - _DAY_CHARS), start)  # a byline may reach so far
        text = doc.text[day.start() if day else start : end]
        if best <= (True, zone, -LONGEST_DAY) and states_days_only(text):
            continue  # the day of a story in a box, and the article's own is known
        dates = read_dates(text, language=language)
        changed += [(start, date.iso) for date in dates if date.iso and date.kind == "modified"][:1]
        best = min([best, *[rank(date, zone) for date in dates]])
        found += dates
        zones += [zone] * len(dates)
    if where.is_dump and best[1] > ABOVE:
        found = [*_of_head(doc, spans, where, language), *found]
        zones = [HEAD] * (len(found) - len(zones)) + zones
    published = pick_published(found, zones)
    return Dates(published.iso if published else None, min(changed)[1] if changed else None)


def _of_head(doc: Doc, spans: Sequence[Span], where: Stretch, language: str) -> Iterator[Date]:
    """Yield the days that lines around the headline state among other things: "Coast, 5 March 2024, 3 comments"."""
    rules = {span.start: span.rule for span in spans}
    for i in where.head(len(doc.blocks)):
        start, end, _, _ = doc.blocks[i]
        words, is_sentence, _, _ = doc.shapes[i]
        if i == where.headline or is_sentence or words > MAX_WORDS or end - start > MAX_CHARS:
            continue
        if is_guessed(rules.get(start, "")):
            yield from (
                date for date in read_dates(doc.text[start:end], language=language) if len(date.iso) >= LONGEST_DAY
            )


def _as_read(doc: Doc) -> Stretch:
    """Return where the article stood before anything was cut: from the headline to the end."""
    return Stretch(doc.body if doc.headline is None else doc.headline, doc.body, len(doc.blocks), is_dump=False)
