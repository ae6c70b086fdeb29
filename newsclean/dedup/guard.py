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
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher

from newsclean.dedup.headline import Headline
from newsclean.dedup.lexicon import SILENT, Word, lexicon

OWN_WORDS = 2  # so many words of its own, and so much of its letters, on both sides make two stories
OWN_SHARE = 0.12
OWN_DENSE = 4  # of scripts without spaces, where one character counts as a word
SIMILAR = 0.6  # words alike to this degree are one word with typing errors or another spelling

_BREAK = re.compile("[|–—:·•]| - ")  # a name behind one may be a site or a place line


def differ(left: Headline, right: Headline) -> str:
    """Return why two headlines are two stories: number, date, opposite, negation, name or wording; "" if nothing
    says so."""
    only_left, only_right = left.set - right.set, right.set - left.set
    if not only_left and not only_right:
        return ""
    look_up = lexicon().look_up
    told_left = {word: told for word in only_left if (told := look_up(word)) is not SILENT}
    told_right = {word: told for word in only_right if (told := look_up(word)) is not SILENT}
    if told_left and told_right and (found := clash(left.told, right.told) or _opposite(told_left, told_right)):
        return found
    negating_left = [word for word, told in told_left.items() if told.negates]
    negating_right = [word for word, told in told_right.items() if told.negates]
    if bool(negating_left) != bool(negating_right):
        if _negated(left, right, negating_left, only_left, only_right):
            return "negation"
        if _negated(right, left, negating_right, only_right, only_left):
            return "negation"
    if _negated_within(left, right, only_left, only_right) or _negated_within(right, left, only_right, only_left):
        return "negation"
    # The side with fewer words most often has none of its own, and then the other need not be looked at.
    if not (_own(only_left, only_right) if len(only_left) <= len(only_right) else _own(only_right, only_left)):
        return ""
    own_left, own_right = _own(only_left, only_right), _own(only_right, only_left)
    if not own_left or not own_right:
        return ""
    # Names are longer than two letters; the end of a truncated headline often is not.
    if max(map(len, own_left)) > 2 < max(map(len, own_right)) and _renamed(left, right):
        return "name"
    return "wording" if _says_more(left, own_left) and _says_more(right, own_right) else ""


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


def _opposite(left: Mapping[str, Word], right: Mapping[str, Word]) -> str:
    """Return "opposite" where the sides hold the two halves of a pair."""
    signs = {sign for told in left.values() for sign in told.opposites}
    return "opposite" if any(-sign in signs for told in right.values() for sign in told.opposites) else ""


def _negated(
    one: Headline, other: Headline, negating: Sequence[str], only_one: frozenset[str], only_other: frozenset[str]
) -> bool:
    """Say whether one of these words negates `one`, and `other` neither hides it nor breaks off before it."""
    found = [word for word in negating if not _hidden(word, only_one, only_other)]
    return bool(found) and not _breaks_off(other, one, found)


def _negated_within(one: Headline, other: Headline, only_one: frozenset[str], only_other: frozenset[str]) -> bool:
    """Say whether `one` negates inside a word what `other` does not."""
    words = lexicon()
    if not one.folded.isascii() and (parts := len(words.negation_part.findall(one.folded))):
        cut_off = one.folded.startswith(other.folded)
        return not cut_off and parts > len(words.negation_part.findall(other.folded))
    ends = words.negation_ends
    return any(
        any(word[:1] == twin[:1] and abs(len(word) - len(twin)) <= 4 and not twin.endswith(ends) for twin in only_other)
        for word in only_one
        if word.endswith(ends)
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
    """Say whether `short` is the start of `whole`, cut off before these words.

    A headline that lacks only a last word or two is not cut off: there German says "nicht".
    """
    kept = len(short.words) - 1
    if kept < 2 or kept >= len(whole.words) or short.words[:kept] != whole.words[:kept]:
        return False
    last, full, rest = short.words[kept], whole.words[kept], whole.words[kept + 1 :]
    return full.startswith(last) and (last != full or len(rest) > 2) and set(words) <= set(rest)


def _renamed(left: Headline, right: Headline) -> bool:
    """Say whether one name stands where the other headline has another name."""
    if not left.names_tell or not right.names_tell:
        return False
    slots = _slots(right, left)
    return any(context in slots and not _alike(words, slots[context]) for context, words in _slots(left, right).items())


def _own(words: frozenset[str], others: frozenset[str]) -> list[str]:
    """Return the words that the other side does not have even misspelt."""
    own = []
    for word in words:
        for twin in others:
            if _resembles(word, twin):
                break
        else:
            own.append(word)
    return own


def _says_more(one: Headline, own: Sequence[str]) -> bool:
    """Say whether these words are a good part of a headline, a tail behind a dash or bar aside."""
    if len(own) < OWN_WORDS:
        return False
    rest = [word for word in own if word not in one.tail]
    enough = OWN_DENSE if one.dense else OWN_WORDS
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
