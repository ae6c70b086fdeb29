"""Invented corpora for measuring speed: made of made-up words, with damaged copies in known shares."""

from __future__ import annotations

import random
from itertools import accumulate

_ONSETS = "b br c ch d f g gr h j k l m n p pr qu r s st t tr v w".split()
_RIMES = "a e i o u ai en or an er".split()
_SMALL = "the of to in and on for with as at by from over after amid says is will be no".split()


def make_words(rng: random.Random, number: int, longest: int) -> list[str]:
    """Return made-up words of one to `longest` syllables."""
    syllables = [onset + rime for onset in _ONSETS for rime in _RIMES]
    return ["".join(rng.choices(syllables, k=rng.randint(1, longest))) for _ in range(number)]


def headlines(number: int, seed: int = 3, copies: float = 0.25) -> list[str]:
    """Return headlines of 6 to 13 words; a quarter have a copy: equal, suffixed, truncated, misspelt or labelled."""
    rng = random.Random(seed)
    words = make_words(rng, 20_000, 4)
    weights = list(accumulate(1 / (rank + 20) for rank in range(len(words))))
    out: list[str] = []
    while len(out) < number:
        line = rng.choices(words, cum_weights=weights, k=rng.randint(6, 13))
        for at, word in enumerate(line):
            draw = rng.random()
            line[at] = rng.choice(_SMALL) if draw < 0.3 else word.capitalize() if draw < 0.5 else word
        if rng.random() < 0.15:
            line[rng.randrange(len(line))] = str(rng.randint(2, 2030))
        text = " ".join(line)
        out.append(text := text[0].upper() + text[1:])
        if rng.random() < copies:
            out.append(_damaged(text, rng))
    rng.shuffle(out)
    return out[:number]


def _damaged(text: str, rng: random.Random) -> str:
    """Return a copy of a headline."""
    draw = rng.random()
    if draw < 0.25:
        return text
    if draw < 0.5:
        return text + " - Harbour News"
    if draw < 0.7:
        return text[: int(len(text) * 0.8)] + "..."
    if draw < 0.85:
        at = rng.randrange(len(text) - 1)
        return text[:at] + text[at + 1 :]
    return "LIVE: " + text.upper()


def bodies(number: int, seed: int = 5, words: int = 400) -> list[str]:
    """Return bodies of `words` words on average; a quarter have a copy: equal, edited, truncated or wrapped."""
    rng = random.Random(seed)
    stock = make_words(rng, 30_000, 3)
    weights = list(accumulate(1 / (rank + 3) for rank in range(len(stock))))
    out: list[str] = []
    while len(out) < number:
        text = rng.choices(stock, cum_weights=weights, k=rng.randint(words // 2, words * 3 // 2))
        out.append(" ".join(text))
        if rng.random() < 0.25:
            draw = rng.random()
            if draw < 0.3:
                copy = text
            elif draw < 0.6:
                edits = rng.random() * 0.15
                copy = [rng.choice(stock) if rng.random() < edits else word for word in text]
            elif draw < 0.8:
                copy = [*text[: int(len(text) * rng.uniform(0.4, 0.9))], "Read", "more"]
            else:
                copy = ["By", "Staff.", *text, *rng.choices(stock, k=40)]
            out.append(" ".join(copy))
    rng.shuffle(out)
    return out[:number]
