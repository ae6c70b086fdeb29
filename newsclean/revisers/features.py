"""What the body model looks at: numbers for every block, the same in every language.

1. Everything is counted over the whole text at once and split by block afterwards; no step loops over characters.
2. Words are known by their hash. A block that says what the paragraphs say belongs to them; a menu does not.
3. Where the rules are silent, the other numbers must do: no number here is meaningless without hits.
4. Few large array operations instead of many small ones: an article has twenty blocks, and a call costs a microsecond.
   Where all places are sure to exist, `take` is told to clip them: that is twice as fast as to check them.
   Tables are [column, block], so that a column is filled in place.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from newsclean.doc import Doc
from newsclean.revisers.characters import CLASSES, COMMA, DIGIT, QUOTE, SIGN, STOP, UPPER, char_classes
from newsclean.revisers.words import Lexicon, Words, codes, find_words, lexicon_columns, per_block
from newsclean.shape import PROSE_WORDS, SENTENCE_WORDS

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from newsclean.revisers.grid import Counts, Floats

BUCKETS = 1 << 13  # of word hashes; an article has a few hundred different words

# Labels that stand in the same places.
GROUPS: tuple[tuple[str, ...], ...] = (
    ("navigation", "breadcrumb"),
    ("photo_caption", "photo_credit", "media_placeholder"),
    ("byline", "timestamp", "agency_credit", "dateline", "editor_note"),
    ("social_widget", "share_counter", "view_counter", "reading_time", "hashtags"),
    ("related_link",),
    ("comment_boilerplate",),
    ("newsletter", "subscription_paywall", "app_promo", "donation", "advertisement", "cookie_consent"),
    ("copyright", "source_credit"),
)
TAIL = slice(3, 8)  # the groups that stand after an article more often than before it
_GROUP_OF = {"": len(GROUPS) + 1} | {label: i for i, group in enumerate(GROUPS) for label in group}
_OPENS = {"": 0, "above": 0, "next": 1, "box": 2, "end": 3}


class _Tables(NamedTuple):
    one_of: Floats  # a column for each group of labels; the last two stand for other labels and for none
    edges: NDArray[np.intp]  # from a block's start and end to its first and last character
    kinds: NDArray[np.uint8]


@cache
def _tables() -> _Tables:
    import numpy as np

    one_of = np.eye(len(GROUPS) + 1, len(GROUPS) + 2, dtype=np.float32)
    return _Tables(one_of, np.array([[0], [1]]), np.arange(CLASSES, dtype=np.uint8)[:, None])


class Reading(NamedTuple):
    """One pass over a document: what the columns are made of."""

    words: Words
    edges: NDArray[np.intp]  # [2, n]: start and end of each block
    size: Counts  # words of each block
    own: Floats  # [own, n]
    free: Counts  # 1 for paragraphs that rules have not marked
    hidden: Counts  # 1 where rules have marked the whole block
    tail: Counts  # 1 where they have marked it as what stands after articles


OWN = 8 + CLASSES + 5 + 2 * CLASSES + 10 + len(GROUPS) + 3 + 6
SENTENCE = 4  # row of `own`: ends like a sentence
GROUP_ROWS = slice(OWN - 8 - len(GROUPS) - 1, OWN - 8)  # of `own`: which group of labels the rules gave the block


def read(doc: Doc, covered: Sequence[str], lexicon: Lexicon) -> Reading:
    """Count a document that has blocks; `covered` is `doc.covered` of the spans marked so far."""
    import numpy as np

    n = len(doc.blocks)
    table = _table(doc, covered)
    starts, groups = table[0], table[4]
    size, sentence = table[2:4].astype(np.float64)
    kinds = char_classes().take(codes(doc.text), mode="clip")
    words = find_words(doc.folded, kinds, starts)
    long = size >= PROSE_WORDS
    prose = np.maximum(long, sentence * (size >= SENTENCE_WORDS))
    own = np.empty((OWN, n), np.float32)
    own[0], own[1] = np.log1p(size), np.log1p(table[1] - starts)
    own[SENTENCE], own[5], own[6], own[7] = sentence, prose, prose * sentence, long * sentence
    _read_characters(kinds, table[:2], size, own)
    at = 13 + 3 * CLASSES
    hidden = (groups <= len(GROUPS)).astype(np.float64)
    free = prose * (1 - hidden)
    _read_words(doc, words, free, own[at : at + 10])
    at += 10
    _tables().one_of.take(groups, 1, out=own[at : at + len(GROUPS) + 1], mode="clip")
    own[-8:-6] = table[5:]
    lexicon_columns(words, lexicon, own[-6:])
    tail = ((groups >= TAIL.start) & (groups < TAIL.stop)).astype(np.float64)
    return Reading(words, table[:2], size, own, free, hidden, tail)


def _read_characters(kinds: NDArray[np.uint8], edges: NDArray[np.intp], size: Counts, own: Floats) -> None:
    """Fill the rows that count classes of characters; `edges` are the blocks' starts and ends."""
    import numpy as np

    n = len(size)
    tables = _tables()
    stretch = np.empty(n, np.intp)
    stretch[:-1], stretch[-1] = edges[0, 1:], len(kinds)
    stretch[1:] -= edges[0, 1:]  # the first block has what stands before it
    cells = np.arange(0, n * CLASSES, CLASSES).repeat(stretch)
    cells += kinds
    counts = np.bincount(cells, minlength=n * CLASSES).reshape(n, CLASSES).T
    np.log1p(counts[STOP : COMMA - 1 : -1], out=own[2:4])
    at = 8
    np.minimum(counts / np.maximum(size, 1), 12.0, out=own[at : at + CLASSES])
    at += CLASSES
    np.minimum(counts[QUOTE : SIGN + 1], 2, out=own[at : at + 5])
    at += 5
    first_last = kinds.take(edges - tables.edges)[:, None]
    own[at : at + 2 * CLASSES].reshape(2, CLASSES, n)[:] = first_last == tables.kinds


def _table(doc: Doc, covered: Sequence[str]) -> NDArray[np.intp]:
    """Return [7, n]: start, end, words, sentence; group of the label, a hit inside the line, what hits open."""
    import numpy as np

    starts, ends, *_ = zip(*doc.blocks, strict=True)
    words, sentences, *_ = zip(*doc.shapes, strict=True)
    groups = [_GROUP_OF.get(label, len(GROUPS)) for label in covered]
    hits = doc.hits or ((),) * len(starts)
    inside = [bool(line) and not label for line, label in zip(hits, covered, strict=True)]
    opens = [max([_OPENS[hit.rule.opens] for hit in line]) if line else 0 for line in hits]
    return np.array((starts, ends, words, sentences, groups, inside, opens), np.intp)


def _read_words(doc: Doc, words: Words, free: Counts, out: Floats) -> None:
    """Fill ten rows with what the words say: how known they are in the paragraphs and in the headline, and the like."""
    import numpy as np

    long, bounds = words.long, words.bounds
    bucket = (words.hash >> np.uint64(51)).view(np.int64)
    in_prose = free[words.owner]
    told = np.bincount(bucket, in_prose, BUCKETS)[bucket] - in_prose
    table = np.empty((8, len(bucket) + 1))
    values = table[:, :-1]
    values[0], values[1] = long, told > 0
    headline = np.zeros(BUCKETS, bool)
    if doc.headline is not None:
        own = slice(bounds[doc.headline], bounds[doc.headline + 1])
        headline[bucket[own][long[own]]] = True
    values[2] = headline[bucket]
    values[1:3] *= long
    np.log1p(told, out=values[3])
    values[4], values[5], values[6], values[7] = told > 4, words.first == UPPER, words.first == DIGIT, bucket
    sums = per_block(table, words)
    total = np.maximum(bounds[1:] - bounds[:-1], 1)
    np.divide(sums[:7], total, out=out[:7])
    np.divide(sums[1:3], np.maximum(sums[0], 1), out=out[7:9])
    signatures = (sums[7] * 32 + total).tolist()
    repeats = Counter(signatures)
    np.minimum(np.log([repeats[signature] for signature in signatures]), 2.0, out=out[9])
