"""The section an article stood in, from its breadcrumb."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsclean.doc import Doc
from newsclean.rules.fold import fold
from newsclean.rules.pack import word_list
from newsclean.span import Span

_SPLIT = re.compile(r" ?[>»›/|,•·] ?| - ")
_GLUE = re.compile(r"(?<=[a-zà-öø-ÿ])(?=[A-ZÀ-ÖØ-Þ])")
_LEAD = re.compile(r"^[^:]{3,30}: ")  # "NEWSPAPER SECTION: News"


def read_sections(line: str) -> list[str]:
    """Return the sections that a breadcrumb line names; empty if it is no such line.

    A path needs one known section, a glued line a known one in front.

    >>> read_sections("InternationalTunisie")
    ['International', 'Tunisie']
    >>> read_sections("Rain and wind")
    []
    """
    known = word_list("section")
    parts = [part.strip() for part in _SPLIT.split(line) if part.strip()]
    if len(parts) == 1:
        glued = _GLUE.split(line)
        if len(glued) > 1 and fold(glued[0]) in known and " " not in line:
            return glued
        return parts if fold(parts[0]) in known else []
    if any(fold(part) in known for part in parts) and all(len(part.split()) <= 4 for part in parts):
        return parts
    return []


def section(doc: Doc, spans: Sequence[Span]) -> str | None:
    """Return the section that the breadcrumb nearest to the headline names; one above it comes first.

    Of several in a line it is the first that says more than "Home" or "News".
    """
    if doc.headline is None:
        return None
    headline = doc.blocks[doc.headline]
    crumbs = [span for span in spans if span.label == "breadcrumb"]
    above = [span for span in reversed(crumbs) if span.end <= headline.start]
    below = [span for span in crumbs if span.start >= headline.end]
    for span in above + below:
        # The body model only guesses labels; right above the headline its guess is good.
        if span.rule.startswith("body.") and doc.text[span.end : headline.start].strip():
            continue
        if name := _named(_LEAD.sub("", doc.text[span.start : span.end])):
            return name
    return None


def _named(text: str) -> str | None:
    parts = read_sections(text) or [part.strip(" -") for part in _SPLIT.split(text) if part.strip(" -")]
    known, general = word_list("section"), word_list("general_section")
    telling = [part for part in parts if fold(part) not in general]
    best = [part for part in telling if fold(part) in known] or telling or parts
    return best[0] if best else None
