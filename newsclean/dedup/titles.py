"""Headlines without what publishers put around them: site names, labels such as "LIVE:", date stamps.

1. A label counts only from the list, and only where a separator follows.
2. After a bar, a short tail is a site or a section. After a dash it is one only if it names a medium or a
   domain: "Five questions - North Carolina" keeps its tail, because another state is another story.
3. A date is a stamp where it stands apart at the end and the rest can stand alone. "Weather for 12 March" cannot.
4. A tail with a number, a weekday, a month or a negation is never a name.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from newsclean.dedup.lexicon import lexicon
from newsclean.dedup.normalise import (
    FEW,
    GAP,
    chunks,
    encode,
    fold,
    fold_text,
    is_mangled,
    once,
    repair_mojibake,
    texts_with,
)

MIN_WORDS = 3  # a headline keeps at least so many words, or MIN_CHARS characters where words are not spaced
MIN_CHARS = 14
MAX_LABEL_CHARS = 26
MAX_TAIL_WORDS = 6
MAX_TAIL_CHARS = 45

_LABEL_ENDS = re.compile(r"[\])】:|–—+]|[.-](?=\s)|\s-")
_LABEL_REST = re.compile(r"[\s\])】:|–—+.-]*")
_BRACKETS = {"(": ")", "[": "]", "【": "】"}
_LAST_SEPARATOR = re.compile(r".*(\|| [-–—·•»«] | :: |[(\[【])", re.S)
_LAST_COMMA = re.compile(r".*(, )", re.S)
_ENDINGS = (
    "com net org info news tv eu uk fr de es it pt nl pl ru ua tr ir il in id vn cn jp kr gr cz se dk no fi ro hu "
    "br mx ar ca au be ch at ie za ng"
)
_DOMAIN = re.compile(rf"\b[\w-]+\.(?:{_ENDINGS.replace(' ', '|')})\b", re.IGNORECASE)
_ANY_MARK = re.compile(r"[][|:.,()【】–—·•»«…+-]")  # without one of these nothing is wrapped
_DOTS = ("...", "…", "[...]", "[…]")
_YEAR = re.compile(r"(?:19|20)\d\d|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}")


class Wrapping(NamedTuple):
    """The words that publishers put around headlines, folded: labels, names of media, words inside dates."""

    before: frozenset[str]
    media: frozenset[str]
    dates: frozenset[str]


@lru_cache(maxsize=1)
def wrapping() -> Wrapping:
    """Return the lists of all languages as one."""
    text = files("newsclean.dedup").joinpath("titles.toml").read_text("utf-8")
    tables = tomllib.loads(text).values()
    before = [label for one in tables for label in one["before"]]
    media = [word for one in tables for word in one["media"].split()]
    dates = [word for one in tables for word in one["dates"].split()]
    folded = fold([*before, *media, *dates])
    words = [folded.text(i) for i in range(len(before) + len(media) + len(dates))]
    split = len(before) + len(media)
    return Wrapping(frozenset(words[: len(before)]), frozenset(words[len(before) : split]), frozenset(words[split:]))


def clean_titles(titles: Sequence[str]) -> list[str]:
    """Return the headlines without site names, labels, date stamps, closing dots and mojibake.

    >>> clean_titles(["LIVE: Storm reaches the northern coast - Harbour News", "Storm reaches the northern coast…"])
    ['Storm reaches the northern coast', 'Storm reaches the northern coast']
    """
    if len(titles) <= FEW:
        return [clean_title(title) for title in titles]
    out: list[str] = []
    for chunk in chunks(titles):
        part = list(chunk)
        codes, starts = encode(part)
        for i in _wrapped(codes, starts).tolist():
            part[i] = clean_title(part[i])
        out += part
    return out


def clean_title(title: str) -> str:
    """Return one headline without what publishers put around it.

    >>> clean_title("VIDEO | Floods close two bridges in the valley (12 March 2024)")
    'Floods close two bridges in the valley'
    >>> clean_title("Five questions before the vote - North Carolina")
    'Five questions before the vote - North Carolina'
    """
    text = repair_mojibake(title).strip()
    for _ in range(4):  # "LIVE | Headline | Section - Site (date)": each pass may lay bare the next
        if not _ANY_MARK.search(text):
            break
        shorter = _without_tail(_without_label(text))
        if len(shorter) == len(text):
            break
        text = shorter
    return text


def _wrapped(codes: NDArray[np.uint16], starts: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the texts that may be wrapped: a separator near an end, or mojibake, which may hide one."""
    kind = _marks().take(codes)
    at = np.flatnonzero(kind != 0)
    at = at[(kind[at] == 1) | (codes[at - 1] == 32)]
    owners = np.searchsorted(starts, at, "right") - 1
    ends = np.append(starts[1:], codes.size)
    near = (at - starts[owners] <= MAX_LABEL_CHARS) | (ends[owners] - at <= MAX_TAIL_CHARS + GAP)
    return once(np.sort(np.concatenate([owners[near], texts_with(is_mangled(codes), starts)])))


@lru_cache(maxsize=1)
def _marks() -> NDArray[np.uint8]:
    """Return 1 for codes that separate, 2 for those that do so after a space."""
    out = np.zeros(0x10000, np.uint8)
    out[[ord(c) for c in "|[]()·•«»:…【】+.,"]] = 1
    out[[ord(c) for c in "-–—"]] = 2
    return out


def _stands_alone(text: str) -> bool:
    """Say whether a text is long enough to be a headline by itself."""
    return len(text.split()) >= MIN_WORDS or (len(text) >= MIN_CHARS and _is_dense(text))


def _is_dense(text: str) -> bool:
    """Say whether a text is written without spaces between words."""
    return any("\u3040" <= char <= "\u9fff" or "\u0e00" <= char <= "\u0e7f" for char in text)


def _without_label(text: str) -> str:
    """Return the text without a listed label at its start."""
    bare = text.lstrip("[(【+ ")
    end = _LABEL_ENDS.search(bare, 2, MAX_LABEL_CHARS)
    if not end or not _is_label(bare[: end.start()]):
        return text
    rest = _LABEL_REST.match(bare, end.start())
    after = bare[rest.end() :] if rest else ""
    return after if _stands_alone(after) else text


def _without_tail(text: str) -> str:
    """Return the text without its closing dots, or a label, stamp or name at its end."""
    if text.endswith(_DOTS):
        return text.rstrip(".…[] ")
    shorter = _cut(text, _LAST_SEPARATOR)
    if shorter is text and text[-1:].isdigit():
        shorter = _cut(text, _LAST_COMMA)
    return shorter


def _cut(text: str, separator: re.Pattern[str]) -> str:
    """Return what stands before the last separator where what follows is a wrapping; else the text itself."""
    match = separator.match(text[-MAX_TAIL_CHARS - 4 :])
    if not match:
        return text
    mark = match[1].strip()
    tail = match.string[match.end() :].strip()
    head = text[: len(text) - len(match.string) + match.start(1)].rstrip()
    if mark in _BRACKETS:
        if tail[-1:] != _BRACKETS[mark]:
            return text
        tail = tail[:-1]
    if not tail or len(tail) >= len(head) or not _is_wrapping(tail, mark):
        return text
    return head if _stands_alone(head) else text


@lru_cache(maxsize=20_000)
def _is_label(text: str) -> bool:
    """Say whether a text is a listed label; the same few come again and again."""
    return fold_text(text) in wrapping().before


@lru_cache(maxsize=20_000)
def _is_wrapping(tail: str, mark: str) -> bool:
    """Say whether a tail behind this mark is none of the headline: a date, a label, a name."""
    words = fold_text(tail).split()
    if _is_stamp(tail, words):
        return True
    if mark == "," or not 0 < len(words) <= MAX_TAIL_WORDS:
        return False
    if _is_label(tail):
        return True
    if mark in _BRACKETS or any(lexicon().tells(word) for word in words):
        return False
    if mark == "|" or _DOMAIN.search(tail):
        return True
    return not tail[0].islower() and any(word in wrapping().media for word in words)


def _is_stamp(tail: str, words: Sequence[str]) -> bool:
    """Say whether a tail is a full date and nothing else."""
    if not _YEAR.search(tail):
        return False
    known, others = lexicon().calendar, wrapping().dates
    return all(word.isdigit() or word in known or word in others or _is_clock(word) for word in words)


def _is_clock(word: str) -> bool:
    """Say whether a word is a time of day or an ordinal day: 10h42, 2024年, 1er."""
    return word[:1].isdigit() and len(word) <= 6
