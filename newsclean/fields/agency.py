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
def _signs() -> tuple[frozenset[str], re.Pattern[str]]:
    """Return the folded names that agencies sign with, and a pattern that finds them as whole words."""
    table = tomllib.loads(files("newsclean.fields").joinpath("agencies.toml").read_text("utf-8"))["agency"]
    signs = frozenset(fold(sign) for names in table.values() for sign in names)
    longest_first = sorted(signs, key=lambda sign: (-len(sign), sign))
    return signs, re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)")


def find_agency(text: str) -> str | None:
    """Return the first news agency that a text names, as it is written there.

    >>> find_agency("AFP/VNA")
    'AFP'
    >>> find_agency("The Daily Lantern") is None
    True
    """
    found = _signs()[1].search(fold(text))
    return text[found.start() : found.end()] if found else None


def is_agency(text: str) -> bool:
    """Say whether a text is the name of an agency and nothing else."""
    return fold(text).strip(" .()") in _signs()[0]


def agency(doc: Doc, spans: Sequence[Span]) -> str | None:
    """Return the agency that the cut dateline, signature or byline names, in this order."""
    for label in _SOURCES:
        for span in spans:
            if span.label == label and (found := find_agency(doc.text[span.start : span.end])):
                return found
    return None
