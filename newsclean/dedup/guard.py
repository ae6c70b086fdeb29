"""Reasons why two headlines that look alike are two stories: number, date, negation, opposite, name.

1. Only words that one headline has and the other lacks can be a reason. A number on one side only is none:
   truncated copies and date stamps make such. A number on both sides that the other lacks is one.
2. A negation on one side is a reason, unless the other side breaks off before it.
3. A pair from the list of opposites ("opens", "closes") is a reason.
4. Two different capitalised words in the same slot are a reason, where capitals mean something in both.
5. Where each side has several words of its own, and not for typing errors, it says something of its own. Copies
   add, drop or damage words; they do not trade one half of the sentence for another.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import cached_property

from newsclean.dedup.lexicon import Word, lexicon
from newsclean.dedup.normalise import fold_text

NAME_SHARE = 0.7  # with more capitalised words than this, capitals say nothing about names
OWN_WORDS = 2  # so many words of its own, and so much of its letters, on both sides make two stories
OWN_SHARE = 0.12
OWN_DENSE = 4  # of scripts without spaces, where one character counts as a word
SIMILAR = 0.6  # words alike to this degree are one word with typing errors or another spelling

_TOKEN = re.compile(r"[^\W_]+(?:['’`´‘ʼ][^\W_]+)*")
_DENSE = re.compile("[\u3040-\u30ff\u3400-\u9fff]|[^\\s\u3040-\u30ff\u3400-\u9fff]+")
_TAIL_MARKS = (" - ", " – ", " — ", "|", " · ", " • ")
_HAS_DENSE = re.compile("[\u3040-\u30ff\u3400-\u9fff]")


class Headline:
    """A headline as the guards read it: `raw` as written, `folded` as compared."""

    __slots__ = ("__dict__", "folded", "raw", "words")

    def __init__(self, raw: str, folded: str) -> None:
        self.raw = raw
        self.folded = folded
        self.words = _DENSE.findall(folded) if _HAS_DENSE.search(folded) else folded.split(" ")

    @cached_property
    def set(self) -> frozenset[str]:
        """The words, once each."""
        return frozenset(self.words)

    @cached_property
    def told(self) -> Word:
        """Everything that the words tell, together; groups of thousands are one number."""
        found = [lexicon().look_up(word) for word in self.set]
        numbers = set().union(*(word.numbers for word in found))
        if len(numbers) > 1:
            numbers = _with_thousands(self.words)
        return Word(frozenset(numbers), *(frozenset().union(*(word[kind] for word in found)) for kind in (1, 2)))

    @cached_property
    def tokens(self) -> list[tuple[str, str, str]]:
        """Each word as written, folded, and what stands between it and the word before."""
        out: list[tuple[str, str, str]] = []
        at = 0
        matches = list(_TOKEN.finditer(self.raw))
        for match in matches:
            out.append((match[0], fold_text(match[0]), self.raw[at : match.start()]))
            at = match.end()
        return out

    @cached_property
    def tail(self) -> frozenset[str]:
        """The words of a short tail behind the last dash or bar, likely a site that no list knows."""
        at = max(self.raw.rfind(mark) for mark in _TAIL_MARKS)
        words = frozenset(fold_text(self.raw[at + 2 :]).split(" ")) if at > 0 else frozenset()
        return words if 2 * len(words) < len(self.words) else frozenset()

    @cached_property
    def names_tell(self) -> bool:
        """Whether capitals mark names here: not in headlines all in capitals, in title case or without any."""
        capitals = sum(raw[0].isupper() for raw, _, _ in self.tokens)
        return 0 < capitals <= NAME_SHARE * len(self.tokens)


def differ(left: Headline, right: Headline) -> str:
    """Return why two headlines are two stories: number, date, negation, opposite or name; "" if nothing says so."""
    only_left, only_right = left.set - right.set, right.set - left.set
    if not only_left and not only_right:
        return ""
    if only_left and only_right:
        found = clash(left.told, right.told) or _opposite(only_left, only_right)
        if found:
            return found
    if _negated(left, right, only_left, only_right) or _negated(right, left, only_right, only_left):
        return "negation"
    if only_left and only_right:
        if _renamed(left, right):
            return "name"
        if _reworded(left, right, only_left, only_right):
            return "wording"
    return ""


def clash(left: Word, right: Word) -> str:
    """Return "number" or "date" where each side tells one that the other does not, else ""."""
    if _disagree(left.numbers, right.numbers):
        return "number"
    if _disagree(left.weekdays, right.weekdays) or _disagree(left.months, right.months):
        return "date"
    return ""


def _disagree(left: frozenset[int], right: frozenset[int]) -> bool:
    """Say whether each side has a value that the other lacks."""
    return bool(left and right) and not (left <= right or right <= left)


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


def _opposite(only_left: frozenset[str], only_right: frozenset[str]) -> str:
    """Return "opposite" where the sides hold the two halves of a pair."""
    look_up = lexicon().look_up
    signs = {sign for word in only_left for sign in look_up(word).opposites}
    if signs and any(-sign in signs for word in only_right for sign in look_up(word).opposites):
        return "opposite"
    return ""


def _negated(one: Headline, other: Headline, only_one: frozenset[str], only_other: frozenset[str]) -> bool:
    """Say whether `one` negates what `other` does not."""
    words = lexicon()
    found = [word for word in only_one if words.look_up(word).negates and not _hidden(word, only_one, only_other)]
    if found and not any(words.look_up(word).negates for word in only_other):
        return not _breaks_off(other, one, found)
    parts = words.negation_part
    if not one.folded.isascii() and len(parts.findall(one.folded)) > len(parts.findall(other.folded)):
        return not other.folded or not one.folded.startswith(other.folded)
    return any(
        words.negation_end.search(word) and any(word[:2] == twin[:2] and len(twin) < len(word) for twin in only_other)
        for word in only_one
    )


def _hidden(word: str, only_one: frozenset[str], only_other: frozenset[str]) -> bool:
    """Say whether the other side has the word too, glued to its neighbour or misspelt by one letter."""
    for twin in only_other:
        if twin.startswith(word) and twin[len(word) :] in only_one:
            return True
        if twin.endswith(word) and twin[: -len(word)] in only_one:
            return True
        if len(word) > 2 and len(twin) == len(word) and sum(a != b for a, b in zip(word, twin, strict=True)) == 1:
            return True
    return False


def _breaks_off(short: Headline, whole: Headline, words: Sequence[str]) -> bool:
    """Say whether `short` is the start of `whole`, cut off before these words."""
    kept = len(short.words) - 1
    start = short.words[:kept] == whole.words[:kept] and kept < len(whole.words)
    return start and kept > 1 and whole.words[kept].startswith(short.words[kept]) and not set(words) & set(whole.words[: kept + 1])


def _renamed(left: Headline, right: Headline) -> bool:
    """Say whether one name stands where the other headline has another name."""
    if not left.names_tell or not right.names_tell:
        return False
    slots = _slots(right, left)
    return any(
        context in slots and not _alike(words, slots[context]) for context, words in _slots(left, right).items()
    )


def _reworded(left: Headline, right: Headline, only_left: frozenset[str], only_right: frozenset[str]) -> bool:
    """Say whether both sides have several words of their own, tails behind a dash or bar aside."""
    if min(len(only_left), len(only_right)) < OWN_WORDS:
        return False
    own_left, own_right = only_left - left.tail, only_right - right.tail
    return _says_more(left, own_left, only_right) and _says_more(right, own_right, only_left)


def _says_more(one: Headline, own: frozenset[str], others: frozenset[str]) -> bool:
    """Say whether words that the other side lacks, even misspelt, are a good part of this side."""
    if len(own) < OWN_WORDS:
        return False
    rest = [word for word in own if not any(_resembles(word, twin) for twin in others)]
    enough = OWN_DENSE if _HAS_DENSE.search(one.folded) else OWN_WORDS
    return len(rest) >= enough and sum(map(len, rest)) >= OWN_SHARE * len(one.folded)


def _resembles(left: str, right: str) -> bool:
    """Say whether two words may be one: half of their pairs of letters are shared, or one is part of the other."""
    if len(left) > 2 and len(right) > 2 and (left in right or right in left):
        return True
    if abs(len(left) - len(right)) > 3:
        return False
    if len(left) == len(right) and 2 * sum(a != b for a, b in zip(left, right, strict=True)) < len(left):
        return True
    pairs = {left[i : i + 2] for i in range(len(left) - 1)}
    twins = {right[i : i + 2] for i in range(len(right) - 1)}
    return 4 * len(pairs & twins) >= len(pairs) + len(twins) > 0


def _slots(one: Headline, other: Headline) -> dict[tuple[str, str], str]:
    """Return the runs of names that the other headline lacks, by the words before and after them."""
    out: dict[tuple[str, str], str] = {}
    tokens = one.tokens
    start = 0
    while start < len(tokens):
        end = start
        while end < len(tokens) and tokens[end][1] not in other.set and tokens[end][1]:
            end += 1
        if end > start:
            run = tokens[start:end]
            named = all(raw[0].isupper() for raw, _, _ in run) and (start > 0 or len(run) > 1)
            if named and not any(mark in run[0][2] for mark in "|–—:·•") and " - " not in run[0][2]:
                before = tokens[start - 1][1] if start else ""
                after = tokens[end][1] if end < len(tokens) else ""
                out[before, after] = "".join(word for _, word, _ in run)
        start = end + 1
    return out


def _alike(left: str, right: str) -> bool:
    """Say whether two words are one, but for typing errors or spelling."""
    return left in right or right in left or SequenceMatcher(None, left, right, autojunk=False).ratio() >= SIMILAR
