"""What was cut is not lost but read; each field is a function `(Doc, spans) -> value`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from newsclean.doc import Doc
from newsclean.fields.agency import agency as find_agency
from newsclean.fields.dateline import place as find_place
from newsclean.fields.language import guess_language
from newsclean.fields.meta_line import spread
from newsclean.fields.published import publication_dates
from newsclean.fields.section import section as find_section
from newsclean.fields.signed import text_authors
from newsclean.fields.site_name import site_name as find_site_name
from newsclean.fields.sources import NOTHING, telling, text_sources
from newsclean.fields.stretch import Stretch, find_stretch
from newsclean.fields.tags import tags as find_tags
from newsclean.fields.title import title as find_title
from newsclean.fields.verdict import judge
from newsclean.shape import count_words
from newsclean.span import Span

SURE = 0.98  # score from which the language of the whole page is that of its article


def read_fields(
    doc: Doc, spans: Sequence[Span], headline: int | None, text: str, url: str | None = None
) -> dict[str, Any]:
    """Return all metadata of an article; `text` is its body, which settles the language where the page is mixed.

    `spans` are sorted and disjoint, `headline` is the block of the title, `url` is where it was found.
    `metadata_sources` says of each field that is filled in where that came from.
    """
    spans = spread(doc, spans)
    title = find_title(doc, spans, headline)
    language, score = doc.language, doc.language_score
    if score < SURE:
        language, score, _ = guess_language(f"{title or ''}\n{text}")
    known = NOTHING | {"title": title, "language": language, "language_score": round(score, 3)}
    if doc.meta or doc.page is not None:
        from newsclean.fields.page import weigh  # what a text never needs

        values, sources = weigh(doc, spans, known, text, url)
    else:
        values, sources = _read_text(doc, spans, find_stretch(doc, spans, headline), known, url)
    values["metadata_sources"] = sources
    values["word_count"] = count_words(text)
    values["verdict"], values["signals"] = judge(doc, spans, text, values["word_count"])
    if doc.page is not None and values["verdict"] == "listing":
        from newsclean.fields.page import drop_teasers

        drop_teasers(values, sources)
    return values


def _read_text(
    doc: Doc, spans: Sequence[Span], stretch: Stretch, known: dict[str, Any], url: str | None
) -> tuple[dict[str, Any], dict[str, str]]:
    """Return all fields of a text, which has nothing but itself and perhaps an address, and the source of each."""
    told = telling(spans)
    published, modified = publication_dates(doc, spans, known["language"], stretch)
    values = known | {
        "authors": text_authors(doc, spans, stretch),
        "agency": find_agency(doc, told),
        "place": find_place(doc, told),
        "site_name": find_site_name(doc, spans),
        "section": find_section(doc, told),
        "tags": find_tags(doc, spans),
        "published": published,
        "modified": modified,
    }
    sources = text_sources(values)
    if url and not published:
        from newsclean.fields.page_dates import date_in_url

        if day := date_in_url(url):
            values["published"], sources["published"] = day, "url"
    return values, sources
