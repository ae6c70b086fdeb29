"""How much a block says of what the page states about itself: its titles, its description, its body in JSON-LD."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from itertools import accumulate
from typing import TYPE_CHECKING

from newsclean.doc import Stated
from newsclean.parse.stated_body import find_stated_body
from newsclean.revisers.characters import char_classes
from newsclean.revisers.words import Words, codes, find_words
from newsclean.rules.fold import fold

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from newsclean.revisers.grid import Counts, Floats
    from newsclean.revisers.words import Hashes

STATED = 4
TITLES = frozenset(("title", "page_title", "heading", "alternative_title"))
MAX_TITLES = 6
MAX_DESCRIPTIONS = 3
LEAST_TITLE_WORDS = 2
LEAST_DESCRIPTION_WORDS = 4
DESCRIPTIONS = frozenset(("description",))
_MARK_BITS = 13  # of a hash by which a word is known to be in no text
_BIND = 31  # a pair of words is hashed as the first times this, plus the second


def stated_columns(words: Words, meta: Sequence[Stated]) -> Floats:
    """Return [STATED, n]: nearness to a title and to a description, share in the stated body, whether there is one."""
    import numpy as np

    n = len(words.bounds) - 1
    out = np.zeros((STATED, n), np.float32)
    titles = _values(meta, TITLES)[:MAX_TITLES]
    descriptions = _values(meta, DESCRIPTIONS)[:MAX_DESCRIPTIONS]
    body = find_stated_body(meta)
    texts = [*titles, *descriptions, *([body] if body else [])]
    if not texts:
        return out
    total = np.maximum(words.bounds[1:] - words.bounds[:-1], 1)
    said = _find_words(texts)
    least = [LEAST_TITLE_WORDS] * len(titles) + [LEAST_DESCRIPTION_WORDS] * len(descriptions)
    near = _nearness(words, total, said, least)
    out[0] = near[: len(titles)].max(0, initial=0)
    out[1] = near[len(titles) :].max(0, initial=0)
    if body and len(words.hash) > 1:
        found = _are_in(_pairs(words.hash), _pairs(said.hash[said.bounds[-2] :]))
        found &= words.owner[1:] == words.owner[:-1]
        out[2] = np.minimum(np.bincount(words.owner[:-1], found, n) / np.maximum(total - 1, 1), 1)
        out[3] = 1
    return out


def _values(meta: Iterable[Stated], fields: Set[str]) -> list[str]:
    return list(dict.fromkeys([value for field, value, _ in meta if field in fields]))


def _find_words(texts: Sequence[str]) -> Words:
    """Return the words of some texts, each a block."""
    import numpy as np

    folded = fold("\n".join(texts))
    starts = np.array(list(accumulate([len(text) + 1 for text in texts[:-1]], initial=0)))
    return find_words(folded, char_classes().take(codes(folded), mode="clip"), starts)


def _pairs(hashes: Hashes) -> Hashes:
    import numpy as np

    return hashes[:-1] * np.uint64(_BIND) + hashes[1:]


def _are_in(some: Hashes, known: Hashes) -> NDArray[np.bool_]:
    """Say of each hash whether it is a known one."""
    import numpy as np

    if not len(known):
        return np.zeros(len(some), bool)
    known = np.sort(known)
    return np.asarray(known.take(known.searchsorted(some), mode="clip") == some)


def _nearness(words: Words, total: NDArray[np.intp], said: Words, least: Sequence[int]) -> Counts:
    """Return [texts, n]: the share of a block's words in a text times the share of the text's words in it.

    A text of fewer different words than its `least` is near to nothing.
    """
    import numpy as np

    n, count = len(total), len(least)
    hashes = said.hash[: said.bounds[count]]
    if not len(hashes):
        return np.zeros((count, n))
    known = np.sort(hashes)  # of equal ones the first counts
    holds = np.zeros((count, len(known)), bool)
    holds[said.owner[: len(known)], known.searchsorted(hashes)] = True
    size = holds.sum(1)[:, None]
    shift = np.uint64(64 - _MARK_BITS)
    marked = np.zeros(1 << _MARK_BITS, bool)
    marked[hashes >> shift] = True
    hit = marked[words.hash >> shift].nonzero()[0]  # a word in ten or so
    some = words.hash[hit]
    at = known.searchsorted(some)
    same = known.take(at, mode="clip") == some
    text, place = holds[:, at[same]].nonzero()
    found = np.bincount(text * n + words.owner[hit[same]][place], minlength=count * n).reshape(count, n)
    near: Counts = found / total * np.minimum(found / np.maximum(size, 1), 1)
    near[size[:, 0] < least] = 0.0
    return near
