"""The words of a document as hashes, and a lexicon of those that stand in furniture."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from newsclean.revisers.characters import DENSE
from newsclean.revisers.trees import pack_array, unpack_array

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from newsclean.revisers.grid import Counts, Floats

    Hashes = NDArray[np.uint64]

_SLOT_BITS = 16  # of a hash; few words of a lexicon share them, so that a look costs a step or two
_GOLDEN = 0x9E3779B97F4A7C15  # Source: Knuth's multiplicative hashing, 2^64 divided by the golden ratio


@cache
def _weights() -> Hashes:
    """Return odd multipliers, so that a word's hash depends on the order of its letters."""
    import numpy as np

    return (np.arange(1, 65, dtype=np.uint64) * np.uint64(_GOLDEN)) >> np.uint64(31) | np.uint64(1)


def codes(text: str) -> NDArray[np.unsignedinteger]:
    """Return the code points of a text."""
    import numpy as np

    if text.isascii():
        return np.frombuffer(text.encode("ascii"), np.uint8)
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


class Words(NamedTuple):
    """The words of a document, in their order; in scripts without spaces, each character with its successor."""

    hash: Hashes
    owner: NDArray[np.intp]  # the block
    long: NDArray[np.bool_]  # more than three letters, or of a script without spaces
    first: NDArray[np.uint8]  # class of the first character
    bounds: NDArray[np.intp]  # [n + 1]: where the words of each block start, and how many there are


def find_words(folded: str, kinds: NDArray[np.uint8], starts: NDArray[np.intp]) -> Words:
    """Return the words of a folded text; `kinds` are classes of its characters, `starts` those of its blocks."""
    import numpy as np

    letters, dense = kinds <= DENSE, kinds == DENSE
    has_dense = bool(dense.any())
    opens, closes = letters.copy(), letters.copy()
    if has_dense:
        opens[1:] &= ~letters[:-1] | dense[1:] | dense[:-1]
        closes[:-1] &= ~letters[1:] | opens[1:]
    else:
        opens[1:] &= ~letters[:-1]
        closes[:-1] &= ~letters[1:]
    head = opens.nonzero()[0]
    n = len(starts)
    bounds = np.empty(n + 1, np.intp)
    bounds[:n], bounds[0], bounds[n] = head.searchsorted(starts), 0, len(head)
    owner = np.arange(n).repeat(bounds[1:] - bounds[:-1])
    if not len(head):
        return Words(np.zeros(0, np.uint64), owner, np.zeros(0, bool), np.zeros(0, np.uint8), bounds)
    size = closes.nonzero()[0] - head + 1
    rest = np.empty_like(head)  # from each word to the next
    rest[:-1], rest[-1] = head[1:] - head[:-1], len(kinds) - head[-1]
    place = np.arange(head[0], len(kinds)) - head.repeat(rest)
    values = _weights().take(place, mode="wrap")
    values *= codes(folded)[head[0] :] * letters[head[0] :]
    sums = np.add.reduceat(values, head - head[0])
    long = size > 3
    if has_dense:
        paired = dense[head]
        follower = np.zeros_like(sums)
        follower[:-1] = sums[1:]
        sums = np.where(paired, sums * np.uint64(31) + follower, sums)
        long |= paired
    return Words(sums * np.uint64(_GOLDEN), owner, long, kinds[head], bounds)


@dataclass(frozen=True, eq=False)
class Lexicon:
    """How much more often a word stands in furniture than in articles, as log odds; words are sorted hashes."""

    hash: Hashes
    odds: Counts

    def look_up(self, hashes: Hashes) -> Counts:
        """Return the log odds of each word, 0 for words that are not listed."""
        import numpy as np

        first, most, listed, odds = self._slots
        at = first.take((hashes >> np.uint64(64 - _SLOT_BITS)).view(np.int64))
        found = np.zeros(len(hashes))
        for _ in range(most):
            found += odds.take(at, mode="clip") * (listed.take(at, mode="clip") == hashes)
            at = at + 1
        return found

    @cached_property
    def _slots(self) -> tuple[NDArray[np.intp], int, Hashes, Counts]:
        """Return for all first bits of a hash the place of its first word, how many words share them at most, and the
        words and their odds with as many zeros behind them.
        """
        import numpy as np

        shift = np.uint64(64 - _SLOT_BITS)
        first = self.hash.searchsorted(np.arange(1 << _SLOT_BITS, dtype=np.uint64) << shift)
        most = int(np.bincount((self.hash >> shift).astype(np.intp), minlength=1).max())
        rest = np.zeros(most + 1)
        return first, most, np.concatenate((self.hash, rest.astype(np.uint64))), np.concatenate((self.odds, rest))


def pack_lexicon(lexicon: Lexicon) -> dict[str, Any]:
    """Return a lexicon as JSON."""
    return {"hash": pack_array(lexicon.hash, "uint64"), "odds": pack_array(lexicon.odds, "float16")}


def unpack_lexicon(packed: Mapping[str, Any]) -> Lexicon:
    """Return the lexicon that `pack_lexicon` packed."""
    return Lexicon(unpack_array(packed["hash"], "uint64"), unpack_array(packed["odds"], "float64"))


def per_block(values: Counts, words: Words) -> Counts:
    """Return [k, n]: the sums of [k, words + 1], whose last column is 0, over the words of each block."""
    import numpy as np

    values[:, -1] = 0.0
    starts = words.bounds[:-1]
    sums = np.asarray(np.add.reduceat(values, starts, 1))
    sums[:, starts == words.bounds[1:]] = 0.0  # reduceat gives a block without words the next word's value
    return sums


def lexicon_columns(words: Words, lexicon: Lexicon, out: Floats) -> None:
    """Fill six rows with what the lexicon says about the words of each block."""
    import numpy as np

    odds = lexicon.look_up(words.hash)
    table = np.empty((4, len(odds) + 1))
    values = table[:, :-1]
    np.maximum(odds, 0, out=values[0])
    np.minimum(odds, 0, out=values[1])
    values[2], values[3] = odds > 1.5, odds < -1.5
    sums = per_block(table, words)
    np.divide(sums, np.maximum(words.bounds[1:] - words.bounds[:-1], 1), out=out[:4])
    np.tanh(sums[:2] / 8, out=out[4:6])
