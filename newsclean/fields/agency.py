"""The news agency behind an article, from its dateline, its signature or its byline."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from newsclean.doc import Doc
from newsclean.fields.stated import ROW, stated
from newsclean.rules.fold import fold
from newsclean.span import Span

_SOURCES = ("dateline", "agency_credit", "byline", "source_credit")
_OPENING = 3
_STROKE = re.compile(r"\s*[/,;&+|·・、／]\s*")
AROUND = " .:()[]（）【】［］〔〕«»-–—=＝/"
_AROUND_SOURCE = AROUND + "|丨│｜┊·•\u3000"
_RIGHTS = re.compile(r"©|\([Cc]\)|(?i:copyright|all rights reserved)|(?:19|20)\d\d(?: ?[-–] ?(?:19|20)\d\d)?")
_WORD = re.compile(r"\w+")
_DENSE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{3}")  # no spaces around names of these scripts


class _Signs(NamedTuple):
    """The signs of all agencies: folded, and patterns for those that mean one wherever they stand."""

    all: frozenset[str]
    sure: re.Pattern[str]
    spelled: re.Pattern[str]


@cache
def _signs() -> _Signs:
    table = tomllib.loads(files("newsclean.fields").joinpath("agencies.toml").read_text("utf-8"))
    sure = {fold(sign) for names in table["agency"].values() for sign in names}
    spelled, whole = table["other"]["spelled"], table["other"]["whole"]
    return _Signs(frozenset({*sure, *map(fold, spelled), *map(fold, whole)}), _as_words(sure), _as_words(spelled))


def _as_words(signs: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(signs, key=lambda sign: (-len(sign), sign))
    dense = [re.escape(sign) for sign in longest_first if _DENSE.match(sign)]
    spaced = [re.escape(sign) for sign in longest_first if not _DENSE.match(sign)]
    words = rf"(?<!\w)(?:{'|'.join(spaced)})(?!\w)"
    return re.compile(f"{'|'.join(dense)}|{words}" if dense else words)


def find_agency(text: str) -> str | None:
    """Return the first news agency that a credit names, as it is written there.

    >>> find_agency("AFP/VNA"), find_agency("Foto: AP"), find_agency("(भाषा)")
    ('AFP', 'AP', 'भाषा')
    >>> find_agency("The Daily Lantern"), find_agency("Map of the harbour"), find_agency("Anita Uni")
    (None, None, None)
    """
    for part in _STROKE.split(text):
        if is_agency(part):
            return part.strip(AROUND)
    signs, folded = _signs(), fold(text)
    if _first_words().isdisjoint(_WORD.findall(folded)) and not _DENSE.search(folded):
        return None
    found = [match for match in (signs.sure.search(folded), signs.spelled.search(text)) if match]
    if not found:
        return None
    first = min(found, key=lambda match: (match.start(), -match.end()))
    return text[first.start() : first.end()]


@cache
def _first_words() -> frozenset[str]:
    """Return the first word of each sign, one of which stands as a word wherever a sign does."""
    return frozenset(found[0] for sign in _signs().all if (found := _WORD.search(sign)))


def is_agency(text: str) -> bool:
    """Say whether a text is the name of an agency and nothing else."""
    return fold(text).strip(AROUND) in _signs().all


@cache
def openings(size: int = _OPENING) -> frozenset[str]:
    """Return what the signs of agencies open with: so many letters, or all of a shorter sign."""
    return frozenset(sign.strip(AROUND)[:size] for sign in _signs().all)


def may_open_with_agency(text: str) -> bool:
    """Say, at a glance, whether a text may start with the name of an agency."""
    opening = fold(text[: 4 * _OPENING]).lstrip(AROUND)[:_OPENING]
    return len(opening) < _OPENING or opening in openings() or opening[:-1] in openings()


def agency(doc: Doc, spans: Sequence[Span]) -> str | None:
    """Return the agency that the cut dateline, signature or byline names, in this order."""
    signed = [span for span in spans if span[2] in _SOURCES]
    parts = stated(doc, signed, "agency") if signed else {}
    for label in _SOURCES:
        for span in signed:
            if span.label != label:
                continue
            for text in (*parts.get(span, ()), doc.text[span.start : span.end]):
                if found := find_agency(text):
                    return found
    credited = [span for span in signed if span.label == "source_credit"]
    sources = stated(doc, credited, "source") if credited else {}
    return next((name for span in spans if (name := _holder(doc, span) or _source(doc, span, sources))), None)


def _holder(doc: Doc, span: Span) -> str | None:
    """Return the agency that holds the rights: "© 2024 AFP. All rights reserved."."""
    if span.label != "copyright":
        return None
    notice = _RIGHTS.sub(" ", doc.text[span.start : span.end])
    for part in notice.split("."):
        if (name := part.strip(AROUND)) and is_agency(name):
            return name
    return None


def _source(doc: Doc, span: Span, sources: Mapping[Span, Sequence[str]]) -> str | None:
    """Return the source that a line above the body states, agency or not."""
    if span.label != "source_credit":
        return None
    if span.rule == ROW:
        source = doc.text[span.start : span.end].replace("：", ":").rpartition(":")[2]
    elif doc.body < len(doc.blocks) and span.end < doc.blocks[doc.body].start:
        source = "".join(sources.get(span, ()))
    else:
        return None
    return source.strip(_AROUND_SOURCE) or None
