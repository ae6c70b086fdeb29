"""Lines that hold nothing but dates, times and the words around them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from newsclean.doc import Doc
from newsclean.fields.dates import looks_like_timestamp
from newsclean.rules.pack import word_list
from newsclean.span import Span

_WORD = re.compile(r"[^\W\d_]+")

MAX_CHARS = 120
MAX_HEAD_WORDS = 6  # a name, a desk or a section before the date; more words are a sentence


def timestamps(doc: Doc) -> Iterator[Span]:
    """Mark what states when the text was published: a line, or the end of a line above the first paragraph.

    A time alone stays; a live blog needs it.
    """
    for i, block in enumerate(doc.blocks):
        if block.end - block.start > MAX_CHARS:
            continue
        line = doc.block_folded(i)
        if looks_like_timestamp(line):
            yield doc.mark(i, "timestamp", "timestamps")
        elif i < doc.body and i != doc.headline and _is_relative(line):
            yield doc.mark(i, "timestamp", "timestamps.relative")
        elif i < doc.body and i != doc.headline:
            start = _dated_tail(line)
            if start:
                yield Span(block.start + start, block.end, "timestamp", "timestamps.tail")


def _is_relative(line: str) -> bool:
    """Say whether a line says nothing but how long ago: "3 hours ago", "il y a 2 heures"."""
    words = _WORD.findall(line)
    if not 1 <= len(words) <= MAX_HEAD_WORDS or not any(map(str.isdigit, line)):
        return False
    known, ago = _relative_words()
    return all(word in known for word in words) and any(word in ago for word in words)


@cache
def _relative_words() -> tuple[frozenset[str], frozenset[str]]:
    """Return the words that may stand in a relative time, and those of which one must."""
    ago = frozenset(word for phrase in word_list("ago") for word in phrase.split())
    return word_list("stamp") | ago, ago


def _dated_tail(line: str) -> int:
    """Return where the line's end is a timestamp from, 0 if it is none: "Ana Vega | 3 March 2024"."""
    if not any(map(str.isdigit, line)):
        return 0
    at = 0
    for _ in range(MAX_HEAD_WORDS):
        at = line.find(" ", at) + 1
        if not at:
            return 0
        if looks_like_timestamp(line[at:].lstrip("|-·•,/ ")):
            return at
    return 0
