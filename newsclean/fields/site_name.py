"""The name of the site, from the suffix of the headline."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsclean.doc import Doc
from newsclean.rules.fold import fold
from newsclean.rules.pack import word_list
from newsclean.span import Span

_SEPARATOR = re.compile(r"^[ \u00a0]*[-–—|•·:]*[ \u00a0]*")
_PARTS = re.compile(r"[ \u00a0]+[-–—|•·][ \u00a0]+|[ \u00a0]*[|•·][ \u00a0]*")


def read_site_name(suffix: str) -> str | None:
    """Return the site's name in a headline's suffix, without section names and words like "News from".

    >>> read_site_name("– Actualités Le Phare du Soir")
    'Le Phare du Soir'
    >>> read_site_name(" | World | The Daily Lantern")
    'The Daily Lantern'
    """
    parts = [part.strip() for part in _PARTS.split(_SEPARATOR.sub("", suffix)) if part.strip()]
    known = word_list("section")
    named = [part for part in parts if fold(part) not in known] or parts
    if not named:
        return None
    words = named[0].split()
    while len(words) > 1 and fold(words[0]) in word_list("site_word"):
        words = words[1:]
    return " ".join(words)


def site_name(doc: Doc, spans: Sequence[Span]) -> str | None:
    """Return the site's name as the headline's suffix states it, else a byline or a rights notice (group `site`)."""
    for span in spans:
        if span.label == "site_suffix":
            return read_site_name(doc.text[span.start : span.end])
    kept = {(span.start, span.end, span.rule) for span in spans}
    for hits in doc.hits:
        for hit in hits:
            for name, start, end in hit.parts:
                if name == "site" and (hit.start, hit.end, hit.rule.id) in kept:
                    return doc.text[start:end].strip(" .,")
    return None
