"""What the data hold too little of: tables, lists, poems, short talk and live times inside articles, and frames.

The words are the article's own, shuffled, so that nothing depends on their language.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from newsclean.parse.text import find_lines

MIN_WORDS = 10
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+|(?<=。)")


class Inserted(NamedTuple):
    """A text with an insertion, and the marks of its code points."""

    text: str
    marks: np.ndarray
    at: int
    size: int

    def spread(self, values: list[str], fill: str) -> list[str]:
        """Return values of the old code points with `fill` for the new ones."""
        return [*values[: self.at], *[fill] * self.size, *values[self.at :]]


class _Speaker:
    """Makes phrases out of a bag of words."""

    def __init__(self, words: list[str], rng: random.Random) -> None:
        self.words, self.rng = words, rng

    def phrase(self, low: int, high: int) -> str:
        text = " ".join(self.rng.choice(self.words) for _ in range(self.rng.randint(low, high)))
        return text[:1].upper() + text[1:]

    def name(self) -> str:
        return " ".join(self.phrase(1, 1) for _ in range(self.rng.randint(1, 3)))


def _table(say: _Speaker, n: int) -> list[str]:
    rng = say.rng
    width, gap = rng.randint(2, 6), rng.choice((" ", "  ", " | ", "\t"))
    head = [gap.join(say.name() for _ in range(width + 1))] if rng.random() < 0.6 else []
    forms = ("%d", "%d", "%d%%", "%d,5", "+%d")
    cells = [[rng.choice(forms) % rng.randint(0, 120) for _ in range(width)] for _ in range(n)]
    return head + [gap.join((say.name(), *row)) for row in cells]


def _bullets(say: _Speaker, n: int) -> list[str]:
    mark, end = say.rng.choice(("- ", "• ", "* ", "– ", "", "· ")), say.rng.choice(("", "", ".", ";"))
    return [mark + say.phrase(2, 9) + end for _ in range(n)]


def _numbered(say: _Speaker, n: int) -> list[str]:
    return [f"{i + 1}. {say.phrase(2, 12)}{say.rng.choice(('', '.'))}" for i in range(n)]


def _times(say: _Speaker, n: int) -> list[str]:
    rng, out = say.rng, []
    form = rng.choice(("%d:%02d", "%dh%02d", "%d.%02d", "%d:%02d –", "[%d:%02d]"))
    for _ in range(n):
        time, sentence = form % (rng.randint(0, 23), rng.randint(0, 59)), say.phrase(5, 25) + "."
        out += [time, sentence] if rng.random() < 0.4 else [f"{time} {sentence}"]
    return out


def _poem(say: _Speaker, n: int) -> list[str]:
    end = say.rng.choice((",", "", "."))
    return [say.phrase(3, 8) + (end if say.rng.random() < 0.5 else "") for _ in range(n)]


def _talk(say: _Speaker, n: int) -> list[str]:
    rng = say.rng
    if rng.random() < 0.5:
        return [line for _ in range(n // 2 + 1) for line in (say.phrase(4, 12) + "?", say.phrase(2, 30) + ".")]
    names, sign = (say.name(), say.name()), rng.choice((": ", " – ", " : "))
    return [names[i % 2] + sign + say.phrase(1, 25) + rng.choice(".?!") for i in range(n)]


def _results(say: _Speaker, n: int) -> list[str]:
    rng = say.rng
    against, colon = rng.choice((" –", " -", " v", "")), rng.choice((":", "-"))
    return [f"{say.name()}{against} {say.name()} {rng.randint(0, 9)}{colon}{rng.randint(0, 9)}" for _ in range(n)]


def _recipe(say: _Speaker, n: int) -> list[str]:
    rng = say.rng
    amounts = [rng.choice(("%d g ", "%d ml ", "%d ", "%d x ")) % rng.randint(1, 500) for _ in range(n)]
    return [a + say.phrase(1, 4).lower() for a in amounts] + [say.phrase(8, 20) + "." for _ in range(rng.randint(1, 3))]


def _sections(say: _Speaker, n: int) -> list[str]:
    heads = [say.phrase(1, 5) if say.rng.random() < 0.6 else say.phrase(1, 4).upper() for _ in range(1 + n // 5)]
    return [line for head in heads for line in (head, say.phrase(12, 40) + ".")]


def _short(say: _Speaker, n: int) -> list[str]:
    return [say.phrase(1, 5) + say.rng.choice(".!?") for _ in range(1 + n // 4)]


KINDS: tuple[Callable[[_Speaker, int], list[str]], ...] = (
    _table, _bullets, _numbered, _times, _poem, _talk, _results, _recipe, _sections, _short,
)  # fmt: skip


def insert_made_up(text: str, marks: np.ndarray, keep: int, rng: random.Random) -> Inserted | None:
    """Return the text with made-up lines after one of the article's paragraphs; None if it has too few words."""
    lines = find_lines(text)
    kept = [b for b in lines if b.end - b.start > 40 and (marks[b.start : b.end] == keep).mean() > 0.5]
    words = [word.strip('.,;:!?"“”«»()')[:30] for b in kept for word in text[b.start : b.end].split()]
    words = [word for word in words if word]
    if len(words) < 3 * MIN_WORDS:  # no spaces between words: any three characters are one
        joined = "".join(text[b.start : b.end] for b in kept)
        words = [joined[i : i + 3] for i in range(0, len(joined) - 3, 3)]
    if len(words) < MIN_WORDS:
        return None
    at = (kept[-1] if rng.random() < 0.3 else rng.choice(kept)).end
    gap = "\n\n" if text.count("\n\n") > len(lines) / 4 else "\n"
    new = gap + gap.join(rng.choice(KINDS)(_Speaker(words, rng), rng.randint(3, 14)))
    added = np.full(len(new), keep, np.uint8)
    return Inserted(text[:at] + new + text[at:], np.concatenate((marks[:at], added, marks[at:])), at, len(new))


def shorten(text: str, rng: random.Random) -> str:
    """Return some paragraphs of a clean article, or its first sentences, a line each."""
    lines = [text[b.start : b.end] for b in find_lines(text)]
    if rng.random() < 0.5:
        start = rng.randrange(max(1, len(lines) - 3))
        return "\n\n".join(lines[start : start + rng.randint(1, 6)])
    sentences = [sentence for line in lines for sentence in _SENTENCE_END.split(line)]
    return "\n\n".join(sentences[: rng.randint(3, 40)])


class Frame(NamedTuple):
    """The lines of a page above and below its article."""

    above: list[str]
    below: list[str]


def cut_frame(text: str, marks: np.ndarray, keep: int) -> Frame:
    """Return the lines before the first and after the last line that holds some of the article."""
    lines = find_lines(text)
    kept = [i for i, b in enumerate(lines) if (marks[b.start : b.end] == keep).any()]
    strings = [text[b.start : b.end] for b in lines]
    return Frame(strings[: kept[0]], strings[kept[-1] + 1 :])


def common_words(text: str) -> frozenset[str]:
    """Return the thirty most common words, which tell the language; characters where there are no spaces."""
    words = text.split() if text.count(" ") > len(text) / 20 else list(text)
    return frozenset(word for word, _ in Counter(words).most_common(30))
