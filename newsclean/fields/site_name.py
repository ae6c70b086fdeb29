"""The name of the site, from the suffix of the headline."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsclean.doc import Doc
from newsclean.fields.agency import find_agency
from newsclean.fields.authors import is_name
from newsclean.rules.fold import fold
from newsclean.rules.pack import word_list
from newsclean.span import Span

_SEPARATOR = re.compile(r"^[ \u00a0]*[-–—|•·:]*[ \u00a0]*")
MAX_WORDS = 4

_WITH = frozenset("avec with mit con com met med och z s a ile et and und y e".split())
_RIGHTS = re.compile(
    r"(?:©|\([Cc]\)|[Cc]opyright|COPYRIGHT)[ :©,–-]*(?:\d{4}(?: ?[–-] ?\d{4})?[ ,:–-]*)?"
    r"([^\W\d][^.,|:;()\d]{1,40}?) ?(?:[.,|]|$|\d{4})"
)
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
    words = named[-1].split()
    while len(words) > 1 and fold(words[0]) in word_list("site_word"):
        words = words[1:]
    return " ".join(words)


def site_name(doc: Doc, spans: Sequence[Span]) -> str | None:
    """Return the site's name as the headline's suffix states it, else a byline of its desk or a rights notice."""
    for label, read in (("site_suffix", read_site_name), ("byline", _of_desk), ("copyright", _of_rights)):
        for span in spans:
            if span.label == label and (name := read(doc.text[span.start : span.end])):
                return name
    return None


def _of_desk(byline: str) -> str | None:
    """Return the site in "The Daily Lantern with AFP" or "Rédaction Le Phare"; a person's name is none."""
    words = byline.strip(" |-–—·•,/:").split()
    while words and fold(words[0]) in word_list("by"):
        words = words[1:]
    at_desk = bool(words) and fold(words[0]) in word_list("desk")
    if at_desk:
        words = words[1:]
    split = next((i for i, word in enumerate(words) if fold(word) in _WITH), 0)
    if split and find_agency(" ".join(words[split:])):
        words = words[:split]
    elif not at_desk:
        return None
    name = " ".join(words).strip(" ,")
    is_person = is_name(name) and fold(words[0]) not in word_list("article")
    return name if name[:1].isupper() and len(words) <= MAX_WORDS and (at_desk or not is_person) else None


def _of_rights(notice: str) -> str | None:
    """Return who holds the rights, unless it is a company: "© 2023 The Daily Lantern. All rights reserved"."""
    found = _RIGHTS.search(notice)
    words = found[1].split() if found else []
    if not words or len(words) > MAX_WORDS or any(fold(word).strip(".") in word_list("company") for word in words):
        return None
    # Several words in capitals shout "all rights reserved" in some language.
    return " ".join(words) if len(words) == 1 or not "".join(words).isupper() else None
