"""The news agency behind an article, from its dateline, its signature or its byline."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from newsclean.doc import Doc
from newsclean.rules.fold import fold
from newsclean.span import Span

_SOURCES = ("dateline", "agency_credit", "byline", "source_credit")


@cache
def _names() -> tuple[dict[str, str], re.Pattern[str]]:
    """Return folded signature -> agency, and a pattern that finds signatures as whole words."""
    table = tomllib.loads(files("newsclean.fields").joinpath("agencies.toml").read_text("utf-8"))["agency"]
    names = {fold(sign): agency for agency, signs in table.items() for sign in signs}
    longest_first = sorted(names, key=lambda sign: (-len(sign), sign))
    return names, re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)")


def find_agency(text: str) -> str | None:
    """Return the first news agency that a signature names.

    >>> find_agency("AFP/VNA")
    'AFP'
    >>> find_agency("The Daily Lantern") is None
    True
    """
    names, pattern = _names()
    found = pattern.search(fold(text))
    return names[found[0]] if found else None


def is_agency(text: str) -> bool:
    """Say whether a text is the name of an agency and nothing else."""
    return fold(text).strip(" .()") in _names()[0]


def agency(doc: Doc, spans: Sequence[Span]) -> str | None:
    """Return the agency that the cut dateline, signature or byline names, in this order."""
    for label in _SOURCES:
        for span in spans:
            if span.label == label and (found := find_agency(doc.text[span.start : span.end])):
                return found
    return None
