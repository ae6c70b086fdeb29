"""One record against the few stored documents that its bands propose.

Shingles are compared as sets of strings and numbers: for so few texts that is quicker than arrays.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import Literal, NamedTuple

from newsclean.dedup import schema
from newsclean.dedup.guard import differ
from newsclean.dedup.headline import Headline
from newsclean.dedup.limits import limits
from newsclean.dedup.normalise import fold_text
from newsclean.dedup.prepare import Prepared, prepare
from newsclean.dedup.records import AGREE_CONTAINED, AGREE_JACCARD, MIN_TEXT, NEARLY_EQUAL
from newsclean.dedup.shingle import WIDTH
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
    one = titles.headline(at)
    grams, words = _grams(one.folded), texts.units.shingle_set(at)
    bodies = prepare([schema.unpack(row[2]) if words else "" for row in stored], "body").units
    title_limits, text_limits = limits("headline"), limits("body")
    hits: list[StoredHit] = []
    for place, (key, title, _, published) in enumerate(stored):
        cleaned = clean_title(title)
        folded = fold_text(cleaned)
        # Most have too few of the shingles, and that is quicker to see than their own shingles are made.
        held = sum(map(folded.__contains__, grams)) / max(1, len(grams))
        by_title = _alike(grams, _grams(folded)) if held >= title_limits.least else (0.0, 0.0)
        by_text = _alike(words, bodies.shingle_set(place)) if words else (0.0, 0.0)
        text_met, title_met = text_limits.meets(*by_text), title_limits.meets(*by_title)
        if not text_met and not title_met:
            continue
        reason = differ(one, Headline(cleaned, folded)) if one.folded and folded else ""
        if text_met and (by_text[0] >= NEARLY_EQUAL or reason not in ("number", "date")):
            hits.append(StoredHit(key, published, *by_text, "text"))
        elif title_met and not reason:
            both = texts.units.counts[at] >= MIN_TEXT and bodies.counts[place] >= MIN_TEXT
            if not both or by_text[0] >= AGREE_JACCARD or by_text[1] >= AGREE_CONTAINED:
                hits.append(StoredHit(key, published, *by_title, "title"))
    return sorted(hits, key=lambda hit: (hit.on, -hit.similarity, -hit.containment, hit.key))


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
