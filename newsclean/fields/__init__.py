"""What was cut is not lost but read; each field is a function `(Doc, spans) -> value`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from newsclean.doc import Doc
from newsclean.fields.agency import agency
from newsclean.fields.authors import authors
from newsclean.fields.dateline import place
from newsclean.fields.language import guess_language
from newsclean.fields.published import publication_dates
from newsclean.fields.section import section
from newsclean.fields.site_name import site_name
from newsclean.fields.tags import tags
from newsclean.fields.title import title
from newsclean.fields.verdict import judge
from newsclean.shape import count_words
from newsclean.span import Span

SURE = 0.98  # score from which the language of the whole page is that of its article

Field = Callable[[Doc, Sequence[Span]], Any]

FIELDS: dict[str, Field] = {
    "title": title,
    "authors": authors,
    "agency": agency,
    "place": place,
    "site_name": site_name,
    "section": section,
    "tags": tags,
}


def read_fields(doc: Doc, spans: Sequence[Span], text: str) -> dict[str, Any]:
    """Return all metadata of an article; `text` is its body, which settles the language where the page is mixed."""
    values = {name: read(doc, spans) for name, read in FIELDS.items()}
    language, score = doc.language, doc.language_score
    if score < SURE:
        language, score, _ = guess_language(f"{values['title'] or ''}\n{text}")
    values["language"], values["language_score"] = language, round(score, 3)
    values["published"], values["modified"] = publication_dates(doc, spans, values["language"])
    values["word_count"] = count_words(text)
    values["verdict"], values["signals"] = judge(doc, spans, text, values["word_count"])
    return values
