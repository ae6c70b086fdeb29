"""Whether a text says a word, or names a place, somewhere: found first, looked at closely where it was found."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsclean.doc import Doc

MIN_PLACE_CHARS = 4
_BEFORE_PLACES = re.compile(
    r"(?<!\w)(?:a|ad|di|da|in|à|en|de|em|of|at|near|aus|bei|nach|te|uit|w|we|v|ve|i|fra|fr[åa]n|till?"
    r"|u|в|во|у|з|із|ở) $"
)
_WORD = re.compile(r"[^\W\d_]{3,}")
_ASIDE = re.compile(r"\([^()]*\)")  # "(text)", "(pictures)"
_JOINED = re.compile(r"[\w@./-]")
_LETTER = re.compile(r"\w")
_GERMAN_ARTICLE = re.compile(r"(?<!\w)(?i:de[rmns]|die|das|eine?[nmrs]?|[iav]m|zu[mr]|beim|alle|keine?|mehr|viele)\Z")
_LONGEST_BEFORE = 6  # code points of the longest of these words, its space, and what stands before it


def says(text: str, word: str) -> bool:
    """Say whether a word stands in a text with no letter or figure at either end.

    >>> says("the ferry, in port", "ferry"), says("the ferryman", "ferry")
    (True, False)
    """
    return any(not _is_inner(text, start - 1) for start in _ends_of_word(text, word))


def is_located(name: str, text: str) -> bool:
    """Say whether a text names a place with a word for "in", "from" or "of" before it.

    >>> is_located("NORTHPORT", "Rain fell in Northport."), is_located("NORTHPORT", "Northport wins.")
    (True, False)
    """
    if len(name) < MIN_PLACE_CHARS:
        return False
    starts = _ends_of_word(text, name.title())
    return any(_BEFORE_PLACES.search(text, max(0, start - _LONGEST_BEFORE), start) for start in starts)


def is_told_about(name: str, prose: Sequence[str], doc: Doc, often: int) -> bool:
    """Say whether the article speaks of what a line names: of a person, or with these words as common ones."""
    words = [word for word in _WORD.findall(_ASIDE.sub(" ", name)) if word[0].isupper()]
    if any(_is_common(word, doc.text, doc.language) for word in words):
        return True
    family = words[-1] if words else name
    return sum(family in line and not line.startswith(name) for line in prose) >= often


def _is_common(word: str, text: str, language: str) -> bool:
    """Say whether a word stands in a text where it is no name: in small letters, in German behind an article."""
    # A search for the word alone is much faster than one for a pattern, which would look at every character.
    small = word.lower()
    at = text.find(small)
    while at >= 0:
        if not (at and _JOINED.match(text, at - 1)) and not _JOINED.match(text, at + len(small)):
            return True
        at = text.find(small, at + 1)
    at = text.find(f" {word}") if language == "de" else -1
    while at >= 0:
        if not _LETTER.match(text, at + 1 + len(word)) and _GERMAN_ARTICLE.search(text[max(0, at - 12) : at]):
            return True
        at = text.find(f" {word}", at + 1)
    return False


def _ends_of_word(text: str, word: str) -> Iterator[int]:
    """Yield where a word starts, each time that it ends where it stands."""
    start = text.find(word)
    while start >= 0:
        if not _is_inner(text, start + len(word)):
            yield start
        start = text.find(word, start + 1)


def _is_inner(text: str, place: int) -> bool:
    """Say whether a letter or a figure stands at a place, which may lie outside the text."""
    return 0 <= place < len(text) and (text[place].isalnum() or text[place] == "_")
