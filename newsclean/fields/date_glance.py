"""What a text may say of dates: looks at its figures and words that spare nearly every line the reading.

Only Latin texts can be told so soon; in other scripts words run together or have marks that may be composed in
another way, and the answer is the one that makes the caller read on.
"""

from __future__ import annotations

import re
from functools import cache

from newsclean.fields.calendar import load_vocabulary, spellings
from newsclean.fields.date_grammar import load_grammar
from newsclean.rules.fold import fold

MOST_FIGURES = 2  # of a date without a time, which needs one of its own
_LATIN_END = "\u0250"
_FIGURES = re.compile(r"\d+")
_WORD = re.compile(r"[^\W\d_ʼ]+")
_NUMBERED = re.compile(r"\d\s*[./-]\s*\d|\d{8}")  # a month that is a number
_MONTHS = ("month", "jalali", "hijri", "era", "month_mark")


def may_state_day(text: str) -> bool:
    """Say whether a text may state a day: it has a month.

    >>> may_state_day("5 March"), may_state_day("2024-03-05"), may_state_day("5 boats of 2024")
    (True, True, False)
    """
    return not _is_latin(text) or _NUMBERED.search(text) is not None or _has_word(text, _months())


def states_days_only(text: str) -> bool:
    """Say whether the dates of a text have no time, and nobody calls them published or changed.

    >>> states_days_only("le 5 févr. 2024"), states_days_only("5 March 2024, 9h"), states_days_only("publié le 5 mars")
    (True, False, False)
    """
    if not _is_latin(text):
        return False
    figures = _FIGURES.findall(text)
    if len(figures) > MOST_FIGURES or any(len(figure) >= len("20240305") for figure in figures):
        return False
    return not _has_word(text, _telling())


def _is_latin(text: str) -> bool:
    return text.isascii() or max(text) < _LATIN_END


def _has_word(text: str, listed: frozenset[str]) -> bool:
    """Say whether a Latin text has one of some words as the calendar reads words."""
    words = _WORD.findall(fold(text))
    return not (listed.isdisjoint(words) and (text.isascii() or all(map(listed.isdisjoint, map(spellings, words)))))


@cache
def _months() -> frozenset[str]:
    classes = load_vocabulary().classes
    return _needed("".join(classes[role][1:-1] for role in _MONTHS))


@cache
def _telling() -> frozenset[str]:
    """Return what needs no more than to stand there: the words for "published" and "updated"."""
    return _needed("".join(letter for letter, kind in load_grammar().kinds.items() if kind != "date"))


def _needed(letters: str) -> frozenset[str]:
    """Return the longest word of each entry of the vocabulary with one of some letters: it stands where that does."""
    entries = (_WORD.findall(entry) for entry, letter in load_vocabulary().letters.items() if letter in letters)
    return frozenset(max(words, key=len) for words in entries if words)
