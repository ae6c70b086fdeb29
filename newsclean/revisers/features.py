"""What the body model looks at: numbers for every block, the same in every language.

1. Everything is counted over the whole text at once and split by block afterwards; no step loops over characters.
2. Words are known by their hash. A block that says what the paragraphs say belongs to them; a menu does not.
3. Where the rules are silent, the other numbers must do: no number here is meaningless without hits.
4. Few large array operations instead of many small ones: an article has twenty blocks, and a call costs a microsecond.
   Tables are [column, block], so that a column is filled in place.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from newsclean.doc import Doc
from newsclean.revisers.characters import CLASSES, COMMA, DENSE, DIGIT, QUOTE, SIGN, STOP, UPPER, char_classes
from newsclean.shape import PROSE_WORDS, SENTENCE_WORDS

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Counts = NDArray[np.float64]
    Hashes = NDArray[np.uint64]

REACH = 3  # neighbours on either side whose own numbers a block's row holds
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
_GROUP_OF = {label: i for i, group in enumerate(GROUPS) for label in group}
_OPENS = {"": 0.0, "next": 1.0, "box": 2.0, "end": 3.0}

_GOLDEN = 0x9E3779B97F4A7C15  # Source: Knuth's multiplicative hashing, 2^64 divided by the golden ratio


@cache
def _weights() -> Hashes:
    """Return odd multipliers, so that a word's hash depends on the order of its letters."""
    import numpy as np

    return (np.arange(1, 65, dtype=np.uint64) * np.uint64(_GOLDEN)) >> np.uint64(31) | np.uint64(1)


def _codes(text: str) -> NDArray[np.uint32]:
    import numpy as np

    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


class Words(NamedTuple):
    """The words of a document, in their order; in scripts without spaces, each character with its successor."""

    hash: Hashes
    owner: NDArray[np.intp]  # the block
    long: NDArray[np.bool_]  # more than three letters, or of a script without spaces
    first: NDArray[np.uint8]  # class of the first character


def _find_words(folded: str, kinds: NDArray[np.uint8], owner: NDArray[np.intp]) -> Words:
    import numpy as np

    letters = kinds <= DENSE
    dense = kinds == DENSE
    has_dense = bool(dense.any())
    starts = letters.copy()
    starts[1:] &= ~letters[:-1] | dense[1:] | dense[:-1] if has_dense else ~letters[:-1]
    places = np.flatnonzero(letters)
    first = np.flatnonzero(starts[places])
    if not len(first):
        none = np.zeros(0, np.intp)
        return Words(np.zeros(0, np.uint64), none, none.astype(bool), none.astype(np.uint8))
    size = np.empty_like(first)
    size[:-1] = first[1:] - first[:-1]
    size[-1] = len(places) - first[-1]
    at = np.arange(len(places)) - np.repeat(first, size)
    sums = np.add.reduceat(_codes(folded)[places] * _weights()[at & 63], first)
    head = places[first]
    long = size > 3
    if has_dense:
        paired = dense[head]
        follower = np.zeros_like(sums)
        follower[:-1] = sums[1:]
        sums = np.where(paired, sums * np.uint64(31) + follower, sums)
        long |= paired
    return Words(sums * np.uint64(_GOLDEN), owner[head], long, kinds[head])


class Lexicon(NamedTuple):
    """How much more often a word stands in furniture than in articles, as log odds; words are sorted hashes."""

    hash: Hashes
    odds: Counts

    def look_up(self, hashes: Hashes) -> Counts:
        """Return the log odds of each word, 0 for words that are not listed."""
        import numpy as np

        if not len(self.hash):
            return np.zeros(len(hashes))
        at = np.minimum(np.searchsorted(self.hash, hashes), len(self.hash) - 1)
        return np.where(self.hash[at] == hashes, self.odds[at], 0.0)


class Reading(NamedTuple):
    """One pass over a document: what the columns are made of."""

    words: Words
    size: Counts  # words of each block
    own: Counts  # [own, n]
    prose: Counts
    hidden: Counts  # 1 where rules have marked the whole block
    tail: Counts  # 1 where they have marked it as what stands after articles


OWN = 8 + CLASSES + 5 + 2 * CLASSES + 10 + len(GROUPS) + 3 + 6
PLACE = 39
GROUP_ROWS = slice(OWN - 8 - len(GROUPS) - 1, OWN - 8)  # of `own`: which group of labels the rules gave the block


def read(doc: Doc, covered: Sequence[str], lexicon: Lexicon) -> Reading:
    """Count a document that has blocks; `covered` is `doc.covered` of the spans marked so far."""
    import numpy as np

    n = len(doc.blocks)
    starts = np.array([block.start for block in doc.blocks])
    ends = np.array([block.end for block in doc.blocks])
    size = np.array([shape.words for shape in doc.shapes], np.float64)
    sentence = np.array([shape.sentence for shape in doc.shapes], np.float64)
    kinds = char_classes().take(_codes(doc.text), mode="clip")
    edges = np.zeros(len(doc.text), np.intp)
    edges[starts[1:]] = 1
    owner = np.cumsum(edges)
    counts = np.bincount(kinds * np.intp(n) + owner, minlength=n * CLASSES).reshape(CLASSES, n)
    words = _find_words(doc.folded, kinds, owner)
    long = (size >= PROSE_WORDS).astype(np.float64)
    prose = np.maximum(long, sentence * (size >= SENTENCE_WORDS))
    own = np.empty((OWN, n))
    own[0], own[1], own[2], own[3] = size, ends - starts, counts[STOP], counts[COMMA]
    np.log1p(own[:4], out=own[:4])
    own[4], own[5], own[6], own[7] = sentence, prose, prose * sentence, long * sentence
    at = 8
    np.minimum(counts / np.maximum(size, 1), 12.0, out=own[at : at + CLASSES])
    at += CLASSES
    own[at : at + 5] = np.minimum(counts[QUOTE : SIGN + 1], 2)
    at += 5
    ids = np.arange(CLASSES)[:, None]
    own[at : at + CLASSES] = kinds[starts] == ids
    at += CLASSES
    own[at : at + CLASSES] = kinds[ends - 1] == ids
    at += CLASSES
    _read_hits(doc, covered, own[at + 10 : at + 10 + len(GROUPS) + 3])
    groups = own[at + 10 : at + 11 + len(GROUPS)]
    hidden = groups.sum(0)
    _read_words(doc, words, prose * (1 - hidden), own[at : at + 10])
    lexicon_columns(words, lexicon, own[-6:])
    return Reading(words, size, own, prose, hidden, groups[TAIL].sum(0))


def _read_hits(doc: Doc, covered: Sequence[str], out: Counts) -> None:
    """Fill a row for each group of labels, one for other labels, one for hits inside a line, one for openers."""
    out[:] = 0.0
    for i, label in enumerate(covered):
        if label:
            out[_GROUP_OF.get(label, len(GROUPS)), i] = 1.0
        if doc.hits and doc.hits[i]:
            out[-2, i] = not label
            out[-1, i] = max(_OPENS[hit.rule.opens] for hit in doc.hits[i])


def _read_words(doc: Doc, words: Words, prose: Counts, out: Counts) -> None:
    """Fill ten rows with what the words say: how known they are in the paragraphs and in the headline, and the like."""
    import numpy as np

    n = len(prose)
    owner, long = words.owner, words.long
    bucket = (words.hash >> np.uint64(51)).astype(np.intp)
    in_prose = prose[owner]
    told = np.bincount(bucket, in_prose, BUCKETS)[bucket] - in_prose
    headline = np.zeros(BUCKETS)
    headline[bucket[(owner == (-1 if doc.headline is None else doc.headline)) & long]] = 1.0
    upper, digit = words.first == UPPER, words.first == DIGIT
    values = (long, long & (told > 0), long * headline[bucket], np.log1p(told), told > 4, upper, digit)
    for row, value in zip(out, values, strict=False):
        row[:] = np.bincount(owner, value, n)
    total = np.maximum(np.bincount(owner, minlength=n), 1)
    np.divide(out[1:3], np.maximum(out[0], 1), out=out[7:9])
    out[:7] /= total
    signatures = (np.bincount(owner, bucket, n) * 32 + total).tolist()
    repeats = Counter(signatures)
    out[9] = [repeats[signature] for signature in signatures]
    np.minimum(np.log(out[9]), 2.0, out=out[9])


def lexicon_columns(words: Words, lexicon: Lexicon, out: Counts) -> None:
    """Fill six rows with what the lexicon says about the words of each block."""
    import numpy as np

    n = out.shape[1]
    odds = lexicon.look_up(words.hash)
    values = (np.maximum(odds, 0), np.minimum(odds, 0), odds > 1.5, odds < -1.5)
    for row, value in zip(out, values, strict=False):
        row[:] = np.bincount(words.owner, value, n)
    np.tanh(out[:2] / 8, out=out[4:6])
    out[:4] /= np.maximum(np.bincount(words.owner, minlength=n), 1)


def running_sums(rows: Counts) -> Counts:
    """Return [k, n + 1]: the sums of each row before each block, and its total at the end."""
    import numpy as np

    sums = np.zeros((rows.shape[0], rows.shape[1] + 1))
    np.cumsum(rows, 1, out=sums[:, 1:])
    return sums


def neighbours_of(wanted: NDArray[np.bool_], index: NDArray[np.intp]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return for each block the last wanted one up to it (-1: none) and the next one from it on (n: none)."""
    import numpy as np

    last = np.maximum.accumulate(np.where(wanted, index, -1))
    following = np.minimum.accumulate(np.where(wanted, index, len(index))[::-1])[::-1]
    return last, following


def place_columns(doc: Doc, reading: Reading) -> Counts:
    """Return [place, n]: where each block stands in the document, and what stands before, after and around it."""
    import numpy as np

    size, hidden = reading.size, reading.hidden
    n = len(size)
    index = np.arange(n)
    free = reading.prose * (1 - hidden)
    sums = running_sums(np.array((free * size, size, hidden, reading.tail, free)))
    last, following = neighbours_of(free > 0, index)
    headline = -1 if doc.headline is None else doc.headline
    out = np.empty((PLACE, n))
    out[0], out[1], out[2], out[3] = index, index[::-1], index - last, following - index
    out[4:9], out[9:14] = sums[:, :-1], sums[:, -1:] - sums[:, 1:]
    for at, reach in ((14, 3), (19, 9)):
        out[at : at + 5] = sums[:, np.minimum(index + reach + 1, n)] - sums[:, np.maximum(index - reach, 0)]
    out[24] = sums[3, 1:] - np.where(last >= 0, sums[3, last + 1], 0)
    out[25] = np.abs(index - headline) * (headline >= 0)
    out[26] = np.abs(index - doc.body) * (doc.body < n)
    total = sums[:, -1]
    out[27:30] = np.array((n, total[1] / n, total[4]))[:, None]
    shares = out[30:34]
    shares[:2] = out[[4, 9]] / max(total[0], 1)
    shares[2:] = out[[14, 19]] / np.maximum(out[[15, 20]], 1)
    np.log1p(out[:30], out=out[:30])
    out[25] *= np.sign(index - headline)
    out[26] *= np.sign(index - doc.body)
    out[34] = index == headline
    out[35] = index / max(n - 1, 1)
    out[36:] = np.array((total[0] / max(total[1], 1), total[2] / n, headline >= 0))[:, None]
    return out


def with_neighbours(own: Counts, reach: int = REACH) -> Floats:
    """Return [n, (2 reach + 1) (own + 1)]: each row beside its neighbours' rows; a last column says "there is one"."""
    import numpy as np

    width, n = own.shape
    padded = np.zeros((n + 2 * reach, width + 1), np.float32)
    padded[reach : reach + n, :width] = own.T
    padded[reach : reach + n, width] = 1.0
    return np.concatenate([padded[i : i + n] for i in range(2 * reach + 1)], 1)
