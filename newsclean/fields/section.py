"""The section an article stood in, from its breadcrumb."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsclean.doc import Doc
from newsclean.rules.fold import fold
from newsclean.rules.rule import word_list
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
    """Return the last known section that the cut breadcrumbs name, else the first thing they say."""
    named: list[str] = []
    for span in spans:
        if span.label == "breadcrumb" and not span.rule.startswith("body."):  # a guess of the body model names nothing
            text = _LEAD.sub("", doc.text[span.start : span.end])
            named += read_sections(text) or [part for part in _SPLIT.split(text) if part.strip()]
    known = word_list("section")
    for name in named:
        if fold(name) in known:
            return name
    return named[0].strip() if named else None
