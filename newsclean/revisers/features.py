"""What the body model looks at: numbers for every block, the same in every language.

1. Everything is counted over the whole text at once and split by block afterwards; no step loops over characters.
2. Words are known by their hash. A block that says what the paragraphs say belongs to them; a menu does not.
3. Where the rules are silent, the other numbers must do: no number here is meaningless without hits.
4. Tables are [column, block], so that a column is filled in place; what is counted per block or word is compiled.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from newsclean.compiled import compiled
from newsclean.doc import Doc
from newsclean.revisers.characters import CLASSES, COMMA, DIGIT, QUOTE, SIGN, STOP, UPPER, kinds_of
from newsclean.revisers.words import Lexicon, Words, find_words, lexicon_columns, per_block
from newsclean.shape import PROSE_WORDS, SENTENCE_WORDS

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from newsclean.revisers.grid import Counts, Floats

BUCKET_BITS = 13  # of a word's hash; an article has a few hundred different words
MOST_A_WORD = 12.0  # characters of a class
OFTEN = 4  # times that a word of the paragraphs is told in others

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


class _Codes(NamedTuple):
    """What stands for labels, and for what rules open."""

    groups: Mapping[str, int]  # places in `GROUPS`; the next one stands for all other labels, and the next for none
    opens: Mapping[str, int]


_CODES = _Codes(
    {"": len(GROUPS) + 1} | {label: i for i, group in enumerate(GROUPS) for label in group},
    {"": 0, "above": 0, "next": 1, "box": 2, "end": 3},
)


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
WORD_ROWS = slice(13 + 3 * CLASSES, 23 + 3 * CLASSES)
GROUP_ROWS = slice(OWN - 8 - len(GROUPS) - 1, OWN - 8)  # of `own`: which group of labels the rules gave the block


def read(doc: Doc, covered: Sequence[str], lexicon: Lexicon) -> Reading:
    """Count a document that has blocks; `covered` is `doc.covered` of the spans marked so far."""
    import numpy as np

    n = len(doc.blocks)
    edges, told, own = np.empty((2, n), np.intp), np.empty((4, n)), np.zeros((OWN, n), np.float32)
    size, free, hidden, tail = told
    read_lines(doc, covered, _CODES, edges, told, own)
    kinds = kinds_of(doc.text)
    read_characters(kinds, edges, size, own)
    words = find_words(doc.folded, kinds, edges[0])
    read_words(words, free, doc.headline, own[WORD_ROWS])
    lexicon_columns(words, lexicon, own[-6:])
    return Reading(words, edges, size, own, free, hidden, tail)


@compiled
def read_lines(
    doc: Doc, covered: Sequence[str], codes: _Codes, edges: NDArray[np.intp], told: Counts, own: Floats
) -> None:
    """Fill in where blocks start and end, [size, free, hidden, tail] of a reading, and the rows of `own` that say how
    long they are, how they end, and what rules have found in them.
    """
    import numpy as np

    hits = doc.hits or ((),) * len(covered)
    starts, ends, *_ = zip(*doc.blocks, strict=True)
    words, sentences, *_ = zip(*doc.shapes, strict=True)
    labels = [codes.groups.get(label, len(GROUPS)) for label in covered]
    inside = [bool(line) and not label for line, label in zip(hits, covered, strict=True)]
    opens = [max([codes.opens[hit.rule.opens] for hit in line]) if line else 0 for line in hits]
    table = np.array((starts, ends, words, sentences, labels, inside, opens), np.intp)
    edges[:] = table[:2]
    (size, sentence), groups = table[2:4].astype(np.float64), table[4]
    long = size >= PROSE_WORDS
    prose = np.maximum(long, sentence * (size >= SENTENCE_WORDS))
    hidden = groups <= len(GROUPS)
    told[0], told[1], told[2] = size, prose * ~hidden, hidden
    told[3] = (groups >= TAIL.start) & (groups < TAIL.stop)
    own[0], own[1] = np.log1p(size), np.log1p(table[1] - table[0])
    own[SENTENCE], own[5], own[6], own[7] = sentence, prose, prose * sentence, long * sentence
    own[GROUP_ROWS] = np.arange(len(GROUPS) + 1)[:, None] == groups
    own[-8:-6] = table[5:]


@compiled
def read_characters(kinds: NDArray[np.uint8], edges: NDArray[np.intp], size: Counts, own: Floats) -> None:
    """Fill the rows of `own` that count classes of characters; `edges` are the blocks' starts and ends."""
    import numpy as np

    n = len(size)
    stretches = np.append(edges[0, 1:], len(kinds))
    stretches[1:] -= edges[0, 1:]  # the first block has what stands before it
    block = np.arange(n).repeat(stretches)
    counts = np.bincount(block * CLASSES + kinds, minlength=n * CLASSES).reshape(n, CLASSES).T
    own[2], own[3] = np.log1p(counts[STOP]), np.log1p(counts[COMMA])
    at = 8
    own[at : at + CLASSES] = np.minimum(counts / np.maximum(size, 1), MOST_A_WORD)
    at += CLASSES
    own[at : at + 5] = np.minimum(counts[QUOTE : SIGN + 1], 2)
    at += 5
    for places in (edges[0], edges[1] - 1):
        own[at : at + CLASSES] = np.arange(CLASSES)[:, None] == kinds[places]
        at += CLASSES


@compiled
def read_words(words: Words, free: Counts, headline: int | None, out: Floats) -> None:
    """Fill ten rows with what the words say: how known they are in the paragraphs and in the headline, and the like."""
    import numpy as np

    long, bounds = words.long, words.bounds
    bucket = (words.hash >> np.uint64(64 - BUCKET_BITS)).astype(np.intp)
    in_prose = free[words.owner]
    told = np.bincount(bucket, in_prose, 1 << BUCKET_BITS)[bucket] - in_prose
    in_headline = np.zeros(1 << BUCKET_BITS, bool)
    if headline is not None:
        own = slice(bounds[headline], bounds[headline + 1])
        in_headline[bucket[own][long[own]]] = True
    rows = (
        long, long & (told > 0), long & in_headline[bucket], np.log1p(told), told > OFTEN,
        words.first == UPPER, words.first == DIGIT, bucket,
    )  # fmt: skip
    sums = per_block(rows, words)
    total = np.maximum(bounds[1:] - bounds[:-1], 1)
    np.divide(sums[:7], total, out=out[:7])
    np.divide(sums[1:3], np.maximum(sums[0], 1), out=out[7:9])
    signatures = (sums[7] * 32 + total).tolist()
    repeats = Counter(signatures)
    out[9] = np.minimum(np.log([repeats[signature] for signature in signatures]), 2.0)
