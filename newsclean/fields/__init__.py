"""What was cut is not lost but read; each field is a function `(Doc, spans) -> value`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from newsclean.doc import Doc
from newsclean.fields.agency import agency as find_agency
from newsclean.fields.authors import authors as find_authors
from newsclean.fields.dateline import place as find_place
from newsclean.fields.language import guess_language
from newsclean.fields.meta_line import spread
from newsclean.fields.published import publication_dates
from newsclean.fields.section import section as find_section
from newsclean.fields.site_name import site_name as find_site_name
from newsclean.fields.sources import NOTHING, text_sources
from newsclean.fields.tags import tags as find_tags
from newsclean.fields.title import title as find_title
from newsclean.fields.verdict import judge
from newsclean.shape import count_words
from newsclean.span import Span

SURE = 0.98  # score from which the language of the whole page is that of its article

Field = Callable[[Doc, Sequence[Span]], Any]

FIELDS: dict[str, Field] = {
    "title": find_title,
    "authors": find_authors,
    "agency": find_agency,
    "place": find_place,
    "site_name": find_site_name,
    "section": find_section,
    "tags": find_tags,
}


def read_fields(doc: Doc, spans: Sequence[Span], text: str, url: str | None = None) -> dict[str, Any]:
    """Return all metadata of an article; `text` is its body, which settles the language where the page is mixed.

    `url` is where it was found. `metadata_sources` says of each field that is filled in where that came from.
    """
    spans = spread(doc, spans)
    values = {name: read(doc, spans) for name, read in FIELDS.items()}
    language, score = doc.language, doc.language_score
    if score < SURE:
        language, score, _ = guess_language(f"{values['title'] or ''}\n{text}")
    values["language"], values["language_score"] = language, round(score, 3)
    values["published"], values["modified"] = publication_dates(doc, spans, values["language"])
    if doc.meta or doc.page is not None:
        from newsclean.fields.page import weigh  # what a text never needs

        values, sources = weigh(doc, spans, values, text, url)
    else:
        values |= NOTHING
        sources = text_sources(values)
        if url and not values["published"]:
            from newsclean.fields.page_dates import date_in_url

            if day := date_in_url(url):
                values["published"], sources["published"] = day, "url"
    values["metadata_sources"] = sources
    values["word_count"] = count_words(text)
    values["verdict"], values["signals"] = judge(doc, spans, text, values["word_count"])
    if doc.page is not None and values["verdict"] == "listing":
        from newsclean.fields.page import drop_teasers

        drop_teasers(values, sources)
    return values
