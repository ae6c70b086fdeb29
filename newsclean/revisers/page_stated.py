"""How much a block says of what the page states about itself: its titles, its description, its body in JSON-LD."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from itertools import accumulate
from typing import TYPE_CHECKING

from newsclean.compiled import compiled
from newsclean.doc import Stated
from newsclean.parse.stated_body import find_stated_body
from newsclean.revisers.characters import kinds_of
from newsclean.revisers.words import Words, find_words
from newsclean.rules.fold import fold

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from newsclean.revisers.grid import Floats
    from newsclean.revisers.words import Hashes

STATED = 4
TITLES = frozenset(("title", "page_title", "heading", "alternative_title"))
MAX_TITLES = 6
MAX_DESCRIPTIONS = 3
LEAST_TITLE_WORDS = 2
LEAST_DESCRIPTION_WORDS = 4
DESCRIPTIONS = frozenset(("description",))
_TITLE, _DESCRIPTION, _SHARE, _HAS_BODY = range(STATED)
_BIND = 31  # a pair of words is hashed as the first times this, plus the second


def stated_columns(words: Words, meta: Sequence[Stated]) -> Floats:
    """Return [STATED, n]: nearness to a title and to a description, share in the stated body, whether there is one."""
    import numpy as np

    out = np.zeros((STATED, len(words.bounds) - 1), np.float32)
    titles = _values(meta, TITLES)[:MAX_TITLES]
    descriptions = _values(meta, DESCRIPTIONS)[:MAX_DESCRIPTIONS]
    body = find_stated_body(meta)
    texts = [*titles, *descriptions, *([body] if body else [])]
    if not texts:
        return out
    said = _find_words(texts)
    least = [LEAST_TITLE_WORDS] * len(titles) + [LEAST_DESCRIPTION_WORDS] * len(descriptions)
    rows = [_TITLE] * len(titles) + [_DESCRIPTION] * len(descriptions)
    fill_nearness(words, said, rows, least, out)
    if body and len(words.hash) > 1:
        fill_share(words, said.hash[said.bounds[-2] :], out[_SHARE])
        out[_HAS_BODY] = 1
    return out


def _values(meta: Iterable[Stated], fields: Set[str]) -> list[str]:
    return list(dict.fromkeys([value for field, value, _ in meta if field in fields]))


def _find_words(texts: Sequence[str]) -> Words:
    """Return the words of some texts, each a block."""
    import numpy as np

    folded = fold("\n".join(texts))
    starts = np.array(list(accumulate([len(text) + 1 for text in texts[:-1]], initial=0)))
    return find_words(folded, kinds_of(folded), starts)


@compiled
def fill_nearness(words: Words, said: Words, rows: Sequence[int], least: Sequence[int], out: Floats) -> None:
    """Raise a row of [rows, n] for each of the first texts said: the share of a block's words in a text times the share
    of the text's words in it. A text of fewer different words than its `least` is near to nothing.
    """
    import numpy as np

    owner, total = words.owner, np.maximum(words.bounds[1:] - words.bounds[:-1], 1)
    for text, (row, fewest) in enumerate(zip(rows, least, strict=True)):
        told = np.sort(said.hash[said.bounds[text] : said.bounds[text + 1]])
        different = np.count_nonzero(told[1:] != told[:-1]) + 1
        if len(told) and different >= fewest:
            found = np.bincount(owner, _are_in(words.hash, told), len(total))
            np.maximum(out[row], found / total * np.minimum(found / different, 1), out=out[row])


@compiled
def fill_share(words: Words, body: Hashes, out: Floats) -> None:
    """Fill in the share of each block's pairs of words that are pairs of the stated body, too."""
    import numpy as np

    found = _are_in(_pairs(words.hash), np.sort(_pairs(body)))
    found &= words.owner[1:] == words.owner[:-1]
    count = np.bincount(words.owner[:-1], found, len(out))
    out[:] = np.minimum(count / np.maximum(words.bounds[1:] - words.bounds[:-1] - 1, 1), 1)


def _pairs(hashes: Hashes) -> Hashes:
    import numpy as np

    return hashes[:-1] * np.uint64(_BIND) + hashes[1:]


def _are_in(some: Hashes, known: Hashes) -> NDArray[np.bool_]:
    """Say of each hash whether it is one of those that are known, sorted."""
    import numpy as np

    if not len(known):
        return np.zeros(len(some), bool)
    return np.asarray(known.take(known.searchsorted(some), mode="clip") == some)
