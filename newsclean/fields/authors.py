"""The persons who wrote an article, from its bylines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsclean.doc import Doc
from newsclean.fields.agency import is_agency
from newsclean.rules.fold import fold
from newsclean.rules.pack import word_list
from newsclean.span import Span

MAX_NAME_CHARS = 40

_EMAIL = re.compile(r"\S+@\S+|https?://\S+|www\.\S+")
_BETWEEN = re.compile(r"\s*(?:[,;|/•·]|\band\b|\bet\b|\bund\b|\by\b|\be\b|\bи\b|\bve\b|\bi\b|&)\s*", re.IGNORECASE)
_PARTICLE = r"(?:d[aeiou]s?|del|della|van|von|der|den|ten|ter|la|le|el|al|bin|bint|ibn|ben|y|e|zu|af|av|st\.?)"
_IS_PARTICLE = re.compile(rf"^{_PARTICLE}$")
_PLACE = re.compile(r" (?:in|at|from|à|au|en|aus|desde|da|w|в|de) [^\W\d_a-z].*$")  # "Ana Vega in Northport"
_UP = "[^\\W\\d_a-zà-öø-ÿ]"
_WORD = rf"(?:d['’]|l['’]|O['’]|Mc|Mac)?{_UP}[^\W\d_]*(?:['’-]{{1}}[^\W\d_]+)*\.?"
_NAME = re.compile(rf"^{_WORD}(?: {_PARTICLE})*(?: (?:{_PARTICLE} )?{_WORD}){{1,3}}$")
_INITIALS = re.compile(rf"^(?:{_UP}\. ?){{1,3}}(?:{_UP}\.?)?$")
_LOWER_DESK = re.compile(r"^[a-z]{2,4}(?:/[a-z]{2,6})+$")  # "abc/defg": desk initials


def is_name(text: str, language: str = "") -> bool:
    """Say whether a text looks like one person's name, and nothing else, to readers of a language.

    >>> is_name("Ana de la Vega"), is_name("World News"), is_name("Rain fell")
    (True, False, False)
    """
    text = text.strip(" .,")
    if not 4 <= len(text) <= MAX_NAME_CHARS or not _NAME.match(text):
        return False
    folded = fold(text)
    stop = word_list("not_name", language)
    words = [word.strip(".,") for word in folded.split() if not _IS_PARTICLE.match(word)]
    return folded not in word_list("section") and not any(word in stop for word in words)


def is_desk(text: str) -> bool:
    """Say whether a text is the initials of the desk that signed: "abc/defg"."""
    return _LOWER_DESK.match(text) is not None


def read_authors(byline: str, language: str = "") -> list[str]:
    """Return the names in a byline, without roles, agencies, addresses and words like "By".

    >>> read_authors("By Ana Vega and Tom Reed, staff writers")
    ['Ana Vega', 'Tom Reed']
    """
    text = _EMAIL.sub(" ", byline).strip()
    if is_desk(text):
        return [text]
    return list(_names(_without_lead(text), language))


def _without_lead(text: str) -> str:
    """Return the byline without the words that introduce it, as often as they stand there."""
    leads = word_list("by")
    words = text.replace(":", " ").split()
    while words and fold(words[0]).strip(",") in leads:
        words = words[1:]
    return " ".join(words)


def _names(text: str, language: str) -> Iterator[str]:
    for part in _BETWEEN.split(text):
        name = part.strip(" .,()-–—\"'“”")
        if _INITIALS.match(part.strip()):
            yield part.strip()
        elif is_agency(name):
            continue
        elif is_name(name, language) or is_name(name := _PLACE.sub("", name), language):
            yield name


def authors(doc: Doc, spans: Sequence[Span]) -> tuple[str, ...]:
    """Return the authors that the cut bylines name, each once, in the order of the text."""
    found: dict[str, str] = {}
    if not any(span.label == "byline" for span in spans):
        return ()
    hits = {(hit.start, hit.end, hit.rule.id): hit for hits in doc.hits for hit in hits}
    for span in spans:
        if span.label != "byline" or span.rule.startswith("body."):  # the body model guesses labels, it reads nothing
            continue
        hit = hits.get((span.start, span.end, span.rule))
        stated = [doc.text[start:end] for name, start, end in (hit.parts if hit else ()) if name == "author"]
        for text in stated or [doc.text[span.start : span.end]]:
            for name in read_authors(text, doc.language):
                found.setdefault(fold(name), name)
    return tuple(found.values())
