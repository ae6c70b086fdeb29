"""The words of a document as hashes, and a lexicon of those that stand in furniture."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from newsclean.compiled import compiled
from newsclean.revisers.characters import DENSE, codes
from newsclean.revisers.trees import pack_array, unpack_array

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from newsclean.revisers.grid import Counts, Floats, Places

    Hashes = NDArray[np.uint64]

LONG_LETTERS = 4  # of a long word, or more
TELLING = 1.5  # log odds beyond which a word stands in one place far more often than in the other
_BIND = 31  # a letter of a script without spaces is hashed as itself times this, plus the next one
SLOT_BITS = 14  # of a hash; few words of a lexicon share them
_GOLDEN = 0x9E3779B97F4A7C15  # Source: Knuth's multiplicative hashing, 2^64 divided by the golden ratio


@cache
def _weights() -> Hashes:
    """Return odd multipliers, so that a word's hash depends on the order of its letters."""
    import numpy as np

    return (np.arange(1, 65, dtype=np.uint64) * np.uint64(_GOLDEN)) >> np.uint64(31) | np.uint64(1)


class Words(NamedTuple):
    """The words of a document, in their order; in scripts without spaces, each character with its successor."""

    hash: Hashes
    long: NDArray[np.bool_]  # more than three letters, or of a script without spaces
    first: NDArray[np.uint8]  # class of the first character
    bounds: Places  # [n + 1]: where the words of each block start, and how many there are

    @property
    def owner(self) -> Places:
        """The block of each word."""
        import numpy as np

        return np.arange(len(self.bounds) - 1).repeat(self.bounds[1:] - self.bounds[:-1])


def find_words(folded: str, kinds: NDArray[np.uint8], starts: Places) -> Words:
    """Return the words of a folded text; `kinds` are classes of its characters, `starts` those of its blocks."""
    import numpy as np

    room, bounds = len(kinds), np.empty(len(starts) + 1, np.intp)
    hashes, long, first = np.empty(room, np.uint64), np.empty(room, np.bool_), np.empty(room, np.uint8)
    count = fill_words(folded, kinds, starts, hashes, long, first, bounds)
    return Words(hashes[:count], long[:count], first[:count], bounds)


@compiled
def fill_words(
    folded: str, kinds: NDArray[np.uint8], starts: Places,
    hashes: Hashes, longs: NDArray[np.bool_], firsts: NDArray[np.uint8], bounds: Places,
) -> int:  # fmt: skip
    """Fill in the words of a text, in arrays as long as the text; return how many there are."""
    import numpy as np

    letters, dense = kinds <= DENSE, kinds == DENSE
    opens = letters.copy()
    opens[1:] &= ~letters[:-1] | dense[1:] | dense[:-1]
    closes = letters.copy()
    closes[:-1] &= ~letters[1:] | opens[1:]
    head = opens.nonzero()[0]
    count = len(head)
    bounds[:-1], bounds[0], bounds[-1] = head.searchsorted(starts), 0, count
    if not count:
        return 0
    rest = np.empty_like(head)  # from each word to the next
    rest[:-1], rest[-1] = head[1:] - head[:-1], len(kinds) - head[-1]
    place = np.arange(head[0], len(kinds)) - head.repeat(rest)
    values = _weights().take(place, mode="wrap")
    values *= codes(folded)[head[0] :] * letters[head[0] :]
    sums = np.add.reduceat(values, head - head[0])
    paired = dense[head]
    follower = np.zeros_like(sums)
    follower[:-1] = sums[1:]
    sums += paired * (sums * np.uint64(_BIND - 1) + follower)
    np.multiply(sums, np.uint64(_GOLDEN), out=hashes[:count])
    longs[:count] = (closes.nonzero()[0] - head >= LONG_LETTERS - 1) | paired
    firsts[:count] = kinds[head]
    return count


@dataclass(frozen=True, eq=False)
class Lexicon:
    """How much more often a word stands in furniture than in articles, as log odds; words are sorted hashes."""

    hash: Hashes
    odds: Counts

    def look_up(self, hashes: Hashes) -> Counts:
        """Return the log odds of each word, 0 for words that are not listed."""
        import numpy as np

        if not len(self.hash):
            return np.zeros(len(hashes))
        at = self.hash.searchsorted(hashes)
        found: Counts = self.odds.take(at, mode="clip") * (self.hash.take(at, mode="clip") == hashes)
        return found

    @cached_property
    def slots(self) -> NDArray[np.int32]:
        """Where the words of each slot start, those of the same first bits of their hashes, and where the last end."""
        import numpy as np

        slots = np.arange(1 << SLOT_BITS, dtype=np.uint64) << np.uint64(64 - SLOT_BITS)
        return np.append(self.hash.searchsorted(slots), len(self.hash)).astype(np.int32)


def pack_lexicon(lexicon: Lexicon) -> dict[str, Any]:
    """Return a lexicon as JSON."""
    return {"hash": pack_array(lexicon.hash, "uint64"), "odds": pack_array(lexicon.odds, "float16")}


def unpack_lexicon(packed: Mapping[str, Any]) -> Lexicon:
    """Return the lexicon that `pack_lexicon` packed."""
    return Lexicon(unpack_array(packed["hash"], "uint64"), unpack_array(packed["odds"], "float64"))


def per_block(values: Iterable[NDArray[Any]], words: Words) -> Counts:
    """Return [k, n]: the sums of [k, words] over the words of each block."""
    import numpy as np

    owner, n = words.owner, len(words.bounds) - 1
    return np.array([np.bincount(owner, row, n) for row in values])


@compiled
def lexicon_columns(words: Words, lexicon: Lexicon, out: Floats) -> None:
    """Fill six rows with what the lexicon says about the words of each block."""
    import numpy as np

    odds = lexicon.look_up(words.hash)
    sums = per_block((np.maximum(odds, 0), np.minimum(odds, 0), odds > TELLING, odds < -TELLING), words)
    np.divide(sums, np.maximum(words.bounds[1:] - words.bounds[:-1], 1), out=out[:4])
    np.tanh(sums[:2] / 8, out=out[4:6])
