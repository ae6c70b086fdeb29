"""The words of guards.toml, folded and looked up by word: numbers, weekdays, months, negation, opposites."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from functools import lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

from newsclean.dedup.normalise import fold

NOTHING: frozenset[int] = frozenset()
_ROMAN = ",,ii,iii,iv,,vi,vii,viii,ix,,xi,xii,xiii,xiv,xv,xvi,xvii,xviii,xix,xx".split(",")  # i, v and x are letters
_AS_DIGIT = str.maketrans("oilsbz", "011582")
_RUN = re.compile(r"\d+")


class Word(NamedTuple):
    """What one folded word tells: numbers, weekdays and months by value, opposites as signed numbers of their pair."""

    numbers: frozenset[int] = NOTHING
    weekdays: frozenset[int] = NOTHING
    months: frozenset[int] = NOTHING
    opposites: frozenset[int] = NOTHING
    negates: bool = False


SILENT = Word()


class Lexicon:
    """The words of all languages at once: a headline does not say which language it is in."""

    def __init__(self, tables: dict[str, Any]) -> None:
        self._words: dict[str, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
        self._negation: set[str] = set()
        ends: list[str] = []
        parts: list[str] = []
        for form, kind, value in _forms(tables):
            if kind == "negation":
                self._negation.add(form)
            elif kind == "negation_parts":
                (ends if form.isascii() else parts).append(form)
            else:
                self._words[form][kind].add(value)
        self.calendar = frozenset(
            form for form, kinds in self._words.items() if "months" in kinds or "weekdays" in kinds
        )
        self.negation_ends = tuple(sorted(ends))
        self.negation_part = re.compile("|".join(sorted(parts, key=lambda part: (-len(part), part))))
        self._cache: dict[str, Word] = {}

    def look_up(self, word: str) -> Word:
        """Return what a folded word tells."""
        found = self._cache.get(word)
        if found is None:
            found = self._read(word)
            if len(self._cache) < 200_000:  # enough for the words of a language, little beside a corpus
                self._cache[word] = found
        return found

    def tells(self, word: str) -> bool:
        """Say whether a word is a number, a weekday, a month or a negation."""
        found = self.look_up(word)
        return bool(found.numbers or found.weekdays or found.months or found.negates)

    def _read(self, word: str) -> Word:
        """Look a word up for the first time."""
        kinds = self._words.get(word)
        numbers = NOTHING if word.isalpha() and word not in _ROMAN else frozenset(read_numbers(word))
        negates = word in self._negation
        if kinds is None:
            return Word(numbers, negates=negates) if numbers or negates else SILENT
        return Word(
            numbers | kinds.get("numbers", NOTHING),
            frozenset(kinds.get("weekdays", NOTHING)),
            frozenset(kinds.get("months", NOTHING)),
            frozenset(kinds.get("opposites", NOTHING)),
            negates,
        )


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """Return the lexicon of all languages."""
    return Lexicon(tomllib.loads(files("newsclean.dedup").joinpath("guards.toml").read_text("utf-8")))


def read_numbers(word: str) -> list[int]:
    """Return the numbers in a folded word; a digit that a scanner put for a letter is none.

    >>> read_numbers("20h30"), read_numbers("2o24"), read_numbers("g0al"), read_numbers("viii")
    ([20, 30], [2024], [], [8])
    """
    if word.isdecimal():
        return [int(word[:18])]
    digits = sum(map(str.isdecimal, word))
    if not digits:
        return [_ROMAN.index(word)] if len(word) > 1 and word in _ROMAN else []
    if (plain := word.translate(_AS_DIGIT)).isdecimal() and 2 * digits >= len(word) > 1 and digits > 0:
        return [int(plain[:18])]
    if digits == 1 and len(word) > 2 and _is_misread(word):
        return []
    return [int(run[:18]) for run in _RUN.findall(word)]


def _is_misread(word: str) -> bool:
    """Say whether the only digit is one that scanners see in letters, and the rest is long enough to be a word."""
    at = next(i for i, char in enumerate(word) if char.isdecimal())
    return word[at] in "015" and (0 < at < len(word) - 1 or len(word) > 4)


def _forms(tables: dict[str, Any]) -> list[tuple[str, str, int]]:
    """Return every form in the tables, folded, with its kind and value; the two sides of a pair are n and -n."""
    raw: list[tuple[str, str, int]] = []
    pair = 0
    for table in tables.values():
        for kind, first in (("weekdays", 0), ("months", 1), ("numbers", 0)):
            raw += [(form, kind, value) for value, forms in enumerate(table[kind], first) for form in forms.split()]
        raw += [(form, kind, 0) for kind in ("negation", "negation_parts") for form in table.get(kind, "").split()]
        for line in table["opposites"]:
            pair += 1
            for sign, side in zip((pair, -pair), line.split("|"), strict=True):
                raw += [(form, "opposites", sign) for form in side.split()]
    folded = fold([form for form, _, _ in raw])
    return [(folded.text(i), kind, value) for i, (_, kind, value) in enumerate(raw)]
