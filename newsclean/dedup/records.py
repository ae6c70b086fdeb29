"""Duplicates among articles: by their text, and by their headline where no text says otherwise.

1. Equal texts are one article. So are texts alike enough, unless their headlines tell different numbers or dates
   and the texts are not nearly equal: "Draw 12" and "Draw 13" differ in little else.
2. Equal or alike headlines make two articles one if their texts agree too. A quarter of the equal headlines of a
   news agency stand over different texts.
3. Where a text is missing, the headline decides, if it says something: at least four words, not the headline of
   several different texts, and not published days apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal, NamedTuple

import numpy as np

from newsclean.dedup.batch import Duplicates, Index, by_appearance, cluster
from newsclean.dedup.components import Edge, components, split
from newsclean.dedup.guard import differ
from newsclean.dedup.keep import NEVER, Keep, Record, choose, published_at
from newsclean.dedup.verify import Similarity, similarities

MIN_TEXT = 20  # shingles of a text that can agree or disagree; a shorter one is a caption or a stub
AGREE_JACCARD = 0.25  # texts under one headline agree at this similarity, or where one holds half of the other
AGREE_CONTAINED = 0.5
NEARLY_EQUAL = 0.9  # texts this alike are one article whatever their headlines tell
MIN_TITLE_WORDS = 4
MIN_TITLE_CHARS = 20  # of a headline as compared; with this many characters fewer words do
GENERIC = 2  # a headline over so many pairs of different texts says nothing by itself
MAX_APART = timedelta(days=3)
MAX_GROUP = 40  # of more articles under one headline each meets the next so many


class Match(NamedTuple):
    """A record that is a copy, by its place in the input: of which one, in which cluster, how alike, by what.

    `exact` says that nothing differs but case, accents and punctuation."""

    position: int
    key: str
    duplicate_of: str | None
    cluster: int
    similarity: float
    on: Literal["text", "title"]
    exact: bool


@dataclass(frozen=True, slots=True)
class Found:
    """Which records are copies. `cluster[i]` and `kept[i]` are a record's cluster and the index of the copy that
    stays for it (None where none does); `matches` tells of each copy that goes, in input order; `exact` counts the
    records whose text another has too, one of each such text aside."""

    cluster: list[int]
    kept: list[int | None]
    matches: list[Match]
    exact: int


def find_duplicates(records: Sequence[Record], *, keep: Keep = "first", threshold: float | None = None) -> Found:
    """Return which records are copies of which. `threshold` is the Jaccard similarity of texts.

    Two records of one key and one content are one record seen twice, and still only one of them stays.
    """
    texts = cluster([record.text for record in records], kind="body", threshold=threshold)
    titles = cluster([record.title for record in records])
    linked, refused = _by_text(records, texts, titles)
    by_title, differing = _by_title(records, texts, titles)
    edges = linked + [edge for edge in by_title if edge[:2] not in refused]
    apart = sorted(refused | differing)
    root = split(components(len(records), edges), edges, apart, None, lambda i: _name(records[i]))
    numbers: list[int] = by_appearance(root).tolist()
    kept = choose(numbers, records, keep)
    exact = len(records) - len(set(texts.exact))
    return Found(numbers, kept, list(_matches(records, texts, titles, numbers, kept)), exact)


def _name(record: Record) -> str:
    """Return what records are ordered by where nothing else tells them apart."""
    return "\0".join((record.key, record.title, record.text))


def _pairs(records: Sequence[Record], found: Duplicates) -> Iterator[tuple[int, int, float]]:
    """Yield the pairs of records with equal or alike contents; of a crowd each meets the nearest MAX_GROUP."""
    groups: dict[int, list[int]] = defaultdict(list)
    for i, first in enumerate(found.exact):
        groups[first].append(i)
    for members in groups.values():
        if len(members) > 1:
            members.sort(key=lambda i: _name(records[i]))
            near = (members[at + 1 : at + 1 + MAX_GROUP] for at in range(len(members)))
            yield from ((min(i, j), max(i, j), 1.0) for i, others in zip(members, near, strict=True) for j in others)
    for pair in found.pairs:
        if not pair.guard:
            ones, others = groups[pair.left][:MAX_GROUP], groups[pair.right][:MAX_GROUP]
            yield from ((min(i, j), max(i, j), pair.similarity) for i in ones for j in others)


def _by_text(
    records: Sequence[Record], texts: Duplicates, titles: Duplicates
) -> tuple[list[Edge], set[tuple[int, int]]]:
    """Return the links that texts make, and the pairs that headlines refuse."""
    edges: list[Edge] = []
    refused: set[tuple[int, int]] = set()
    for left, right, similarity in _pairs(records, texts):
        if similarity < NEARLY_EQUAL and _tell_apart(titles, left, right):
            refused.add((left, right))
        else:
            edges.append(Edge(left, right, similarity))
    return edges, refused


def _tell_apart(titles: Duplicates, left: int, right: int) -> bool:
    """Say whether two headlines tell different numbers or dates and are otherwise alike in kind."""
    one, other = titles.prepared.headline(left), titles.prepared.headline(right)
    return bool(one.folded and other.folded) and differ(one, other) in ("number", "date")


def _by_title(
    records: Sequence[Record], texts: Duplicates, titles: Duplicates
) -> tuple[list[Edge], set[tuple[int, int]]]:
    """Return the links that headlines make, and the pairs under one headline whose texts differ."""
    pairs = sorted(_pairs(records, titles))
    if not pairs:
        return [], set()
    left, right = np.array([pair[:2] for pair in pairs], np.int64).T
    alike = similarities(texts.prepared.units, left, right)
    size = texts.prepared.units.counts
    both = (size[left] >= MIN_TEXT) & (size[right] >= MIN_TEXT)
    agree = (alike.jaccard >= AGREE_JACCARD) | (alike.containment >= AGREE_CONTAINED)
    differing = {
        pair[:2] for pair, two, same in zip(pairs, both.tolist(), agree.tolist(), strict=True) if two and not same
    }
    generic = _generic(titles, differing)
    edges = []
    for (i, j, alike_titles), two, same in zip(pairs, both.tolist(), agree.tolist(), strict=True):
        if (two and same) or (not two and _title_decides(records, titles, i, j, generic)):
            edges.append(Edge(i, j, alike_titles))
    return edges, differing


def _generic(titles: Duplicates, differing: set[tuple[int, int]]) -> set[int]:
    """Return the headlines, by their first record, that stand over several different texts."""
    counts: dict[int, int] = defaultdict(int)
    for left, right in differing:
        for first in {titles.exact[left], titles.exact[right]}:
            counts[first] += 1
    return {first for first, count in counts.items() if count >= GENERIC}


def _title_decides(records: Sequence[Record], titles: Duplicates, left: int, right: int, generic: set[int]) -> bool:
    """Say whether the headlines alone make two records one."""
    if titles.exact[left] in generic or titles.exact[right] in generic:
        return False
    if min(_says(titles, left), _says(titles, right)) < 1:
        return False
    one, other = published_at(records[left]), published_at(records[right])
    return NEVER in (one, other) or abs(one - other) <= MAX_APART


def _says(titles: Duplicates, index: int) -> bool:
    """Say whether a headline is long enough to tell one story from others."""
    headline = titles.prepared.headline(index)
    return len(headline.words) >= MIN_TITLE_WORDS or len(headline.folded) >= MIN_TITLE_CHARS


def _matches(
    records: Sequence[Record], texts: Duplicates, titles: Duplicates, numbers: Sequence[int], kept: Sequence[int | None]
) -> Iterator[Match]:
    """Yield what is to be told of each record that goes."""
    gone = [i for i, best in enumerate(kept) if best != i]
    # Where no copy stays, the likeness to the first of the cluster is told.
    first = {number: i for i, number in reversed(list(enumerate(numbers)))}
    against = [best if (best := kept[i]) is not None else first[numbers[i]] for i in gone]
    by_text = _alike(texts, gone, against)
    by_title = _alike(titles, gone, against)
    for at, (i, other) in enumerate(zip(gone, against, strict=True)):
        same = texts.exact[i] == texts.exact[other] and texts.prepared.units.counts[i] > 0
        on_text = same or by_text.jaccard[at] >= AGREE_JACCARD or by_text.containment[at] >= AGREE_CONTAINED
        alike = float((by_text if on_text else by_title).jaccard[at])
        best = kept[i]
        yield Match(
            i, records[i].key, None if best is None else records[best].key, numbers[i],
            1.0 if same else alike, "text" if on_text else "title", bool(same),
        )  # fmt: skip


def _alike(found: Duplicates, left: Sequence[int], right: Sequence[int]) -> Similarity:
    """Return the exact similarities of pairs; 0 where a side is empty."""
    ends: tuple[Index, Index] = (np.array(left, np.int64), np.array(right, np.int64))
    return similarities(found.prepared.units, *ends)
