"""Tags, from hashtag lines and tag lists."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsclean.doc import Doc
from newsclean.span import Span

_HASHTAG = re.compile(r"#([^\s#,;]+)")
_BETWEEN = re.compile(r"\s*[,;|/•·]\s*")


def read_hashtags(line: str) -> list[str]:
    """Return the hashtags of a line, with or without a space after the sign.

    >>> read_hashtags("#Harbour #FuelPrices"), read_hashtags("# Harbour # Fuel prices")
    (['Harbour', 'FuelPrices'], ['Harbour', 'Fuel prices'])
    """
    if "# " in line:
        return [tag.strip(" ,;") for tag in line.split("#") if tag.strip(" ,;")]
    return _HASHTAG.findall(line)


def tags(doc: Doc, spans: Sequence[Span]) -> tuple[str, ...]:
    """Return the tags in the order in which the text states them, hash signs off."""
    found: list[str] = []
    for start, end, label, _ in spans:
        if label == "hashtags":
            found += read_hashtags(doc.text[start:end])
    lists = [
        (hit, start, end)
        for hits in filter(None, doc.hits)  # most lines have none
        for hit in hits
        for name, start, end in hit[3]
        if name == "tags" and hit.rule.label != "hashtags"
    ]
    kept = {(span.start, span.end, span.rule) for span in spans} if lists else set()
    for hit, start, end in lists:
        if (hit.start, hit.end, hit.rule.id) in kept:
            found += [tag for tag in _BETWEEN.split(doc.text[start:end].strip(" .:")) if tag]
    return tuple(found)
