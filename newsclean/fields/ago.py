"""Relative times: "3 hours ago", "il y a 2 heures", "कुछ ही क्षण पहले"."""

from __future__ import annotations

import re
from functools import cache

from newsclean.fields.letters import has_digit
from newsclean.rules.pack import word_list

MAX_WORDS = 6
PHRASE_SPACES = 2  # at least, in phrases that need no number

_PIECE = re.compile(r"[^\s\d.,:;|()/·•┊∙⋅~*\[\]【】（）丨│｜，-]+")  # of a word, wherever a line may be taken apart
_YEAR = re.compile(r"\d{4}")  # "1924 год", a heading of a chronology: nobody counts so far back
_WORD = re.compile(r"[^\s\d.,:;|()/·•-]+")  # not \w, which splits words at the vowel signs of India


def is_ago(line: str) -> bool:
    """Say whether a folded line says nothing but how long ago.

    >>> is_ago("3 hours ago"), is_ago("3 boats ago"), is_ago("hours"), is_ago("1924 год")
    (True, False, False, False)
    """
    words = _WORD.findall(line)
    if not 1 <= len(words) <= MAX_WORDS or _YEAR.search(line):
        return False
    known, ago, phrases = _relative_words()
    if not has_digit(line) and not any(phrase in line for phrase in phrases):
        return False
    return all(word in known for word in words) and any(word in ago for word in words)


def may_be_ago(line: str) -> bool:
    """Say, at a glance, whether there may be a relative time in a folded line: a number, or words that need none."""
    return has_digit(line) or any(phrase in line for phrase in numberless())


def numberless() -> tuple[str, ...]:
    """Return the relative times that need no number, folded: "कुछ ही क्षण पहले"."""
    return _relative_words()[2]


def may_end_ago(word: str) -> bool:
    """Say, at a glance, whether a folded line that ends so may be a relative time: all words are known."""
    return _relative_words()[0].issuperset(_WORD.findall(word))


def may_hold_ago(line: str) -> bool:
    """Say, at a glance, whether a part of a folded line may be a relative time: it has a word of one."""
    return not _relative_words()[1].isdisjoint(_PIECE.findall(line))


@cache
def _relative_words() -> tuple[frozenset[str], frozenset[str], tuple[str, ...]]:
    """Return the words that may stand in a relative time, those of which one must, and what needs no number."""
    ago = word_list("ago")
    words = frozenset(word for phrase in ago for word in phrase.split())
    phrases = sorted(phrase for phrase in ago if phrase.count(" ") >= PHRASE_SPACES)
    return word_list("stamp") | words, words, tuple(phrases)
