"""An invented noise set of headlines: 13 kinds of damage that are copies, 6 kinds of near misses that are not.

The same seed gives the same set, on every machine. `python noise_headlines.py --seed 7` prints it.
"""

from __future__ import annotations

import argparse
import random
import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

Words = dict[str, Any]

MISSES = 0.6  # share of stories that another story nearly repeats


class Title(NamedTuple):
    """A headline, the story it belongs to, the kind of damage or near miss, and its language."""

    text: str
    story: int
    kind: str
    language: str


class Base(NamedTuple):
    """A headline before damage: its pattern with named slots, and what fills them."""

    pattern: str
    slots: dict[str, str]

    def text(self) -> str:
        """Return the headline, its first letter upper case."""
        out = self.pattern
        for name, value in self.slots.items():
            out = out.replace("{" + name + "}", value)
        return out[0].upper() + out[1:]

    def swap(self, **slots: str) -> str:
        """Return the headline with some slots filled otherwise."""
        return Base(self.pattern, {**self.slots, **slots}).text()


def load_words() -> dict[str, Words]:
    """Return the building blocks of each language."""
    return tomllib.loads(Path(__file__).with_name("noise_words.toml").read_text("utf-8"))


def make_base(words: Words, rng: random.Random) -> Base:
    """Return one invented headline: mostly scenes, some series and dated columns."""
    draw = rng.random()
    if draw < 0.90:
        verb = rng.choice(words["verbs"])
        pattern = " ".join([rng.choice(words["who"]), "{verb}", rng.choice(words["what"]), rng.choice(words["tail"])])
        slots = {"verb": verb[0], "negated": verb[1], "antonym": verb[2], "synonym": verb[3]}
    else:
        pattern, slots = rng.choice(words["series"] if draw < 0.95 else words["dated"]), {}
    slots |= {"n": str(rng.choice([2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 14, 15, 17, 18, 21, 23, 26, 28]))}
    slots |= {"month": rng.choice(words["months"]), "weekday": rng.choice(words["weekdays"])}
    slots |= {"person": rng.choice(words["people"]), "place": rng.choice(words["places"])}
    return Base(pattern, slots)


# ---- damage: what happens to copies -------------------------------------------------------------------------


def _suffix(base: Base, words: Words, rng: random.Random) -> str:
    return base.text() + rng.choice([" - ", " | ", " – ", " — "]) + rng.choice(words["sites"])


def _glued(base: Base, words: Words, rng: random.Random) -> str:
    return rng.choice(words["sections"]) + base.text()


def _quotes(base: Base, words: Words, rng: random.Random) -> str:
    parts = base.text().split(" ")
    start = rng.randrange(max(1, len(parts) - 3))
    end = min(len(parts), start + rng.randint(1, 4)) - 1
    left, right = rng.choice(["“”", "«»", '""', "‘’", "„“"])
    parts[start] = left + parts[start]
    parts[end] += right
    return " ".join(parts)


def _apostrophes(base: Base, words: Words, rng: random.Random) -> str:
    text = base.text().replace("'", rng.choice(["’", "`", "´", "", " "]))
    return text.replace("-", rng.choice(["‑", "–", " "]))


def _case(base: Base, words: Words, rng: random.Random) -> str:
    return rng.choice([str.upper, str.lower, str.title])(base.text())


def _truncation(base: Base, words: Words, rng: random.Random) -> str:
    text = base.text()
    return text[: int(len(text) * rng.uniform(0.55, 0.85))].rstrip() + rng.choice(["…", "...", " …", ""])


def _prefix(base: Base, words: Words, rng: random.Random) -> str:
    return rng.choice(words["prefixes"]) + base.text()


def _date_tail(base: Base, words: Words, rng: random.Random) -> str:
    date = rng.choice(words["dates"])
    return base.text() + rng.choice([f" - {date}", f" ({date})", f" | {date}", f" – {date}"])


def _word_swapped(base: Base, words: Words, rng: random.Random) -> str:
    if "synonym" in base.slots and rng.random() < 0.5:
        return base.swap(verb=base.slots["synonym"])
    parts = base.text().split(" ")
    at = rng.randrange(len(parts) - 1)
    parts[at], parts[at + 1] = parts[at + 1], parts[at]
    return " ".join(parts)


def _mojibake(base: Base, words: Words, rng: random.Random) -> str:
    text = base.text().replace("'", "’")
    wrong = rng.choice(["cp1252", "latin-1"])
    return "".join(chr(b) if wrong == "latin-1" else _cp1252(b) for b in text.encode("utf-8"))


def _cp1252(byte: int) -> str:
    return bytes([byte]).decode("cp1252", "ignore") or chr(byte)


def _spaces(base: Base, words: Words, rng: random.Random) -> str:
    parts = base.text().split(" ")
    at = rng.randrange(len(parts) - 1)
    glue = ["\u00a0" if rng.random() < 0.4 else "  " if rng.random() < 0.4 else " " for _ in parts]
    glue[at] = rng.choice(["", "  ", "\t", "\u200b "])
    return "".join(word + gap for word, gap in zip(parts, glue, strict=True)).rstrip(" ")


_OCR = [
    ("rn", "m"),
    ("m", "rn"),
    ("l", "1"),
    ("o", "0"),
    ("e", "c"),
    ("i", "l"),
    ("О", "0"),
    ("о", "0"),
    ("п", "л"),
    ("н", "и"),
    ("u", "n"),
    ("s", "5"),
    ("в", "ь"),
    ("cl", "d"),
    ("h", "b"),
    ("1", "l"),
    ("0", "O"),
]


def _ocr(base: Base, words: Words, rng: random.Random) -> str:
    text = base.text()
    for _ in range(rng.randint(1, 3)):
        old, new = rng.choice(_OCR)
        spots = [m.start() for m in re.finditer(re.escape(old), text)]
        if spots:
            at = rng.choice(spots)
            text = text[:at] + new + text[at + len(old) :]
    return text


def _reordering(base: Base, words: Words, rng: random.Random) -> str:
    parts = base.text().split(" ")
    cut = rng.randint(2, max(2, len(parts) - 2))
    return " ".join([*parts[cut:], *parts[:cut]])


DAMAGE: dict[str, Callable[[Base, Words, random.Random], str]] = {
    "suffix": _suffix, "glued category": _glued, "quotes": _quotes, "apostrophes": _apostrophes, "case": _case,
    "truncation": _truncation, "prefix": _prefix, "date tail": _date_tail, "word swapped": _word_swapped,
    "mojibake": _mojibake, "spaces": _spaces, "OCR typos": _ocr, "reordering": _reordering,
}  # fmt: skip


# ---- near misses: other stories that look alike ------------------------------------------------------------


def near_miss(base: Base, words: Words, rng: random.Random) -> tuple[str, str] | None:
    """Return a kind and a headline of another story that differs from the base in one thing, or None."""
    options: list[tuple[str, dict[str, str]]] = []
    lists = {"month": "months", "weekday": "weekdays", "person": "people", "place": "places"}
    other = {slot: rng.choice([w for w in words[name] if w != base.slots[slot]]) for slot, name in lists.items()}
    number = str(int(base.slots["n"]) + rng.choice([1, 1, 1, 2, 3, 10, 20]))
    if "verb" in base.slots:
        options += [("negation", {"verb": base.slots["negated"]}), ("antonym", {"verb": base.slots["antonym"]})]
    for slot in ("month", "weekday"):
        if "{" + slot + "}" in base.pattern:
            options.append(("date", {slot: other[slot]}))
    for slot in ("person", "place"):
        if "{" + slot + "}" in base.pattern:
            options.append(("name", {slot: other[slot]}))
    if "{n}" in base.pattern:
        options.append(("number" if "verb" in base.slots else "series", {"n": number}))
    if not options:
        return None
    kind, slots = rng.choice(options)
    return kind, base.swap(**slots)


def make_noise_set(seed: int, stories: int = 300, copies: int = 2) -> list[Title]:
    """Return titles of `stories` stories a language: base, damaged copies, and one near miss as a story of its own."""
    titles: list[Title] = []
    story = 0
    for language, words in load_words().items():
        rng = random.Random(f"{seed} {language}")
        taken: set[str] = set()
        for _ in range(stories):
            base = make_base(words, rng)
            miss = near_miss(base, words, rng) if rng.random() < MISSES else None
            if base.text() in taken or (miss and miss[1] in taken):
                continue
            taken |= {base.text(), *([miss[1]] if miss else [])}
            titles.append(Title(base.text(), story, "base", language))
            kinds = rng.sample(list(DAMAGE), copies)
            titles += [Title(DAMAGE[kind](base, words, rng), story, kind, language) for kind in kinds]
            story += 1
            if miss:
                titles.append(Title(miss[1], story, "not " + miss[0], language))
                story += 1
    random.Random(seed).shuffle(titles)
    return titles


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=7)
    for title in make_noise_set(parser.parse_args().seed):
        print(title.story, title.language, title.kind, title.text, sep="\t")
