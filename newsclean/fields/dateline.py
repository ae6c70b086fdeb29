"""Datelines: "BRUSSELS (AP) –", "Paris, 3 mars (AFP) -", "GREAT FALLS —" before the first sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from newsclean.doc import Doc
from newsclean.fields.agency import find_agency
from newsclean.rules.pack import word_list
from newsclean.span import Span

_UP = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĹĻĽŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŲŹŻŽȘȚΑ-ΩА-ЯЁІЇЄҐ"
_CAPS_WORD = rf"[{_UP}][{_UP}.'’-]*[{_UP}.]"
_CAPS_PLACE = rf"{_CAPS_WORD}(?:[ /-]{_CAPS_WORD}){{0,3}}"
_WORD = rf"[{_UP}][\w.'’-]*"
_PLACE = rf"{_WORD}(?: (?:{_WORD}|d[eiu]|del|la|le|el|al|am|an der|sur|upon)){{0,4}}"
_DASH = r"(?: ?[–—―] ?|\.?[ \u00a0]?-{1,2}[ \u00a0]|\.- ?|[ \u00a0]-(?=\S))"
_DATE = r"(?:, ?[^()–—]{2,24}?)?"

# PLACE, date (AGENCY) – and (AGENCY) – : the bracket is the evidence, so any place will do.
_SIGNED = re.compile(
    rf"(?P<place>{_PLACE}(?:, {_PLACE})?)?{_DATE}[ \u00a0]?\((?P<agency>[^()]{{2,30}})\)(?:{_DASH}|: |\. ?|[ \u00a0]|$)"
)
# PLACE – and PLACE, Region – : capitals and the dash are the evidence.
_UNSIGNED = re.compile(
    rf"(?P<place>{_CAPS_PLACE})(?:, {_PLACE})?{_DATE}(?: ?[–—―] ?|[ \u00a0]-{{1,2}}[ \u00a0])"
    "(?P<next>[\"'“”‘’«„¿¡ \u00a0]*\\w|$)"
)


class Dateline(NamedTuple):
    """What stands before the first sentence; `end` counts code points from the start of the line."""

    place: str | None
    agency: str | None
    end: int


def read_dateline(line: str) -> Dateline | None:
    """Return the dateline that a line starts with.

    >>> read_dateline("BRUSSELS (AP) – Ministers met on Monday.")
    Dateline(place='BRUSSELS', agency='AP', end=16)
    >>> read_dateline("NATO – and nobody else – decides.") is None
    True
    """
    found = _SIGNED.match(line)
    if found:
        agency = find_agency(found["agency"])
        if agency and (found["place"] or found.end() - found.end("agency") > 2):
            return Dateline(_clean_place(found["place"]), agency, found.end())
    found = _UNSIGNED.match(line)
    # A sentence starts after a dateline; a small letter continues one that began in capitals.
    if found and not found["next"][-1:].islower() and _is_place(found["place"]):
        return Dateline(_clean_place(found["place"]), None, found.start("next"))
    return None


def _is_place(name: str) -> bool:
    letters = sum(map(str.isalpha, name))
    return letters >= 4 and name.casefold() not in word_list("not_place") and find_agency(name) is None


def _clean_place(name: str | None) -> str | None:
    """Return the place without its region: "PHOENIX, Ariz." and "PHOENIX A.Z." are Phoenix."""
    if not name:
        return None
    words = name.split(",")[0].split()
    while len(words) > 1 and words[-1].endswith("."):
        words.pop()
    return " ".join(words)


def place(doc: Doc, spans: Sequence[Span]) -> str | None:
    """Return the place that the cut dateline names."""
    for span in spans:
        if span.label == "dateline":
            found = read_dateline(doc.text[span.start : span.end])
            if found and found.place:
                return found.place
    return None
