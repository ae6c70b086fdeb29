"""One record against the few stored documents that its bands propose.

The few that may be copies are compared as sets of strings and numbers, which for them is quicker than arrays.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import Literal, NamedTuple

import numpy as np

from newsclean.dedup import schema
from newsclean.dedup.guard import differ
from newsclean.dedup.headline import Headline
from newsclean.dedup.limits import limits
from newsclean.dedup.normalise import fold_text, laid_out
from newsclean.dedup.prepare import Prepared, prepare
from newsclean.dedup.records import AGREE_CONTAINED, AGREE_JACCARD, MIN_TEXT, NEARLY_EQUAL
from newsclean.dedup.shingle import WIDTH, Units, characters
from newsclean.dedup.titles import clean_title

Stored = tuple[str, str, bytes | None, str]  # key, title, packed text, date


class StoredHit(NamedTuple):
    """A stored document that a record is a copy of: its key and date, how alike, by its text or its headline."""

    key: str
    published: str
    similarity: float
    containment: float
    on: Literal["text", "title"]


def compare(titles: Prepared, texts: Prepared, at: int, stored: Sequence[Stored]) -> list[StoredHit]:
    """Return what prepared record `at` is a copy of among stored documents, the most alike first."""
    one, words = titles.headline(at), texts.units.shingle_set(at)
    grams = _grams(one.folded)
    bodies = prepare([schema.unpack(row[2]) for row in stored], "body").units if words else None
    title_limits, text_limits = limits("headline"), limits("body")
    hits: list[StoredHit] = []
    cleaned = [clean_title(row[1]) for row in stored]
    folded = [fold_text(title) for title in cleaned]
    held = _held(titles.units, at, folded)
    for place, (key, _, _, published) in enumerate(stored):
        likely = held[place] / max(1, len(grams)) >= title_limits.least
        by_title = _alike(grams, _grams(folded[place])) if likely else (0.0, 0.0)
        by_text = _alike(words, bodies.shingle_set(place)) if bodies else (0.0, 0.0)
        text_met, title_met = text_limits.meets(*by_text), title_limits.meets(*by_title)
        if not text_met and not title_met:
            continue
        reason = differ(one, Headline(cleaned[place], folded[place])) if one.folded and folded[place] else ""
        if text_met and (by_text[0] >= NEARLY_EQUAL or reason not in ("number", "date")):
            hits.append(StoredHit(key, published, *by_text, "text"))
        elif title_met and not reason:
            both = bodies and texts.units.counts[at] >= MIN_TEXT and bodies.counts[place] >= MIN_TEXT
            if not both or by_text[0] >= AGREE_JACCARD or by_text[1] >= AGREE_CONTAINED:
                hits.append(StoredHit(key, published, *by_title, "title"))
    return sorted(hits, key=lambda hit: (hit.on, -hit.similarity, -hit.containment, hit.key))


def _held(units: Units, at: int, folded: Sequence[str]) -> list[int]:
    """Return how many shingles of each folded headline a prepared one has too, doubles counted: never too few.

    Most proposals are chance, and this says so sooner than sets would.
    """
    start = int(units.starts[at])
    wanted = np.sort(units.shingles(start, start + int(units.counts[at])))
    if not wanted.size:
        return [0] * len(folded)
    others = characters(laid_out(folded))
    shingles = others.shingles(0, others.flat.size)
    found = wanted.take(np.searchsorted(wanted, shingles), mode="clip") == shingles
    counts: list[int] = np.add.reduceat(found, others.starts, dtype=np.int64).tolist()
    return counts


def _grams(folded: str) -> set[str]:
    """Return the shingles of a folded headline; a shorter one is one shingle, an empty one none.

    >>> sorted(_grams("storm")), _grams("oil"), _grams("")
    (['stor', 'torm'], {'oil'}, set())
    """
    width = WIDTH["headline"]
    return {folded[at : at + width] for at in range(max(len(folded) - width + 1, len(folded) > 0))}


def _alike(one: AbstractSet[object], other: AbstractSet[object]) -> tuple[float, float]:
    """Return the Jaccard similarity of two sets, and the share of the smaller that the larger holds."""
    if not one or not other:
        return 0.0, 0.0
    shared = len(one & other)
    return shared / (len(one) + len(other) - shared), shared / min(len(one), len(other))
