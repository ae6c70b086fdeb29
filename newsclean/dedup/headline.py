"""A headline as the guards read it: its words, what they tell, and where its capitals mean names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from newsclean.dedup.lexicon import NOTHING, SILENT, Word, lexicon
from newsclean.dedup.normalise import fold_text

NAME_SHARE = 0.7  # with more capitalised words than this, capitals say nothing about names

_TOKEN = re.compile(r"[^\W_]+(?:['’`´‘ʼ][^\W_]+)*")
_DENSE = re.compile("[\u3040-\u30ff\u3400-\u9fff]|[^\\s\u3040-\u30ff\u3400-\u9fff]+")
_HAS_DENSE = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
_TAIL_MARKS = (" - ", " – ", " — ", "|", " · ", " • ")


class Token(NamedTuple):
    """A word as written and folded, and what stands before it."""

    written: str
    folded: str
    before: str


class Headline:
    """A headline as the guards read it: `raw` as written, `folded` as compared; the rest is worked out when asked."""

    __slots__ = ("_names_tell", "_tail", "_tokens", "_told", "dense", "folded", "raw", "set", "words")

    def __init__(self, raw: str, folded: str) -> None:
        self.raw = raw
        self.folded = folded
        self.dense = not folded.isascii() and bool(_HAS_DENSE.search(folded))
        self.words = _DENSE.findall(folded) if self.dense else folded.split(" ")
        self.set = frozenset(self.words)
        self._told: Word | None = None
        self._tokens: list[Token] | None = None
        self._tail: frozenset[str] | None = None
        self._names_tell: bool | None = None

    @property
    def told(self) -> Word:
        """Everything that the words tell, together; groups of thousands are one number."""
        if self._told is None:
            found = [told for word in self.set if (told := lexicon().look_up(word)) is not SILENT]
            numbers = set().union(*(told.numbers for told in found))
            if len(numbers) > 1:
                numbers = _with_thousands(self.words)
            self._told = Word(
                frozenset(numbers),
                NOTHING.union(*(told.weekdays for told in found)),
                NOTHING.union(*(told.months for told in found)),
            )
        return self._told

    @property
    def tokens(self) -> list[Token]:
        """Each word as written, folded, and what stands between it and the word before."""
        if self._tokens is None:
            matches = list(_TOKEN.finditer(self.raw))
            ends = [0, *(match.end() for match in matches)]
            between = [self.raw[end : match.start()] for end, match in zip(ends, matches, strict=False)]
            written = [match[0] for match in matches]
            folded = self.words if len(self.words) == len(written) else [fold_text(word) for word in written]
            self._tokens = [Token(*one) for one in zip(written, folded, between, strict=True)]
        return self._tokens

    @property
    def tail(self) -> frozenset[str]:
        """The words of a short tail behind the last dash or bar, likely a site that no list knows."""
        if self._tail is None:
            at = max(self.raw.rfind(mark) for mark in _TAIL_MARKS)
            words = frozenset(fold_text(self.raw[at + 2 :]).split(" ")) if at > 0 else frozenset()
            self._tail = words if 2 * len(words) < len(self.words) else frozenset()
        return self._tail

    @property
    def names_tell(self) -> bool:
        """Whether capitals mark names here: not in headlines all in capitals, in title case or without any."""
        if self._names_tell is None:
            capitals = sum(token.written[0].isupper() for token in self.tokens)
            self._names_tell = 0 < capitals <= NAME_SHARE * len(self.tokens)
        return self._names_tell


def _with_thousands(words: Sequence[str]) -> set[int]:
    """Return the numbers in the words of a headline, where "1 000" is one number.

    >>> sorted(_with_thousands(["2", "die", "and", "1", "000", "flee"]))
    [2, 1000]
    """
    out: set[int] = set()
    group = ""
    for word in [*words, ""]:
        if group and len(word) == 3 and word.isdecimal():
            group += word
            continue
        if group:
            out.add(int(group[:18]))
            group = ""
        if word.isdecimal() and len(word) <= 3 and word[0] != "0":
            group = word
        else:
            out |= lexicon().look_up(word).numbers
    return out
