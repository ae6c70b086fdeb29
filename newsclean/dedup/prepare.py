"""Texts made ready to compare, the same way for a batch, a stream and a stored index."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from newsclean.dedup.headline import Headline
from newsclean.dedup.normalise import fold
from newsclean.dedup.shingle import WIDTH, Kind, Units, characters, words
from newsclean.dedup.titles import clean_titles


class Prepared(NamedTuple):
    """Texts as written and as compared: cleaned, if they are headlines, and their characters or words."""

    written: Sequence[str]
    texts: Sequence[str]
    units: Units

    def headline(self, index: int) -> Headline:
        """Return one text as the guards read it."""
        flat, starts, counts, _ = self.units
        start, count = starts.item(index), counts.item(index)
        end = start + count + (WIDTH["headline"] - 1 if count else 0)
        folded = flat[start:end].tobytes().decode("utf-16-le", "replace").rstrip("\0")
        return Headline(self.texts[index], folded)


def prepare(texts: Sequence[str], kind: Kind) -> Prepared:
    """Return the texts made ready to compare as headlines or as bodies."""
    if kind == "headline":
        cleaned = clean_titles(texts)
        return Prepared(texts, cleaned, characters(fold(cleaned, repair=False)))
    return Prepared(texts, texts, words(texts))
