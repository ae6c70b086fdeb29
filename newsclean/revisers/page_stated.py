"""How much a block says of what the page states about itself: its titles, its description, its body in JSON-LD."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from newsclean.doc import Stated
from newsclean.revisers.characters import char_classes
from newsclean.revisers.words import Words, codes, find_words
from newsclean.rules.fold import fold

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from newsclean.revisers.grid import Counts, Floats
    from newsclean.revisers.words import Hashes

STATED = 4
TITLES = ("title", "page_title", "heading", "alternative_title")
MAX_TITLES = 6
MAX_DESCRIPTIONS = 3
LEAST_TITLE_WORDS = 2
LEAST_DESCRIPTION_WORDS = 4
LEAST_BODY_CHARS = 300  # a shorter "articleBody" is a teaser
_BIND = 31  # a pair of words is hashed as the first times this, plus the second


def stated_columns(words: Words, meta: Sequence[Stated]) -> Floats:
    """Return [STATED, n]: nearness to a title and to a description, share in the stated body, whether there is one."""
    import numpy as np

    n = len(words.bounds) - 1
    total = np.maximum(words.bounds[1:] - words.bounds[:-1], 1)
    out = np.zeros((STATED, n), np.float32)
    titles = _values(meta, TITLES)[:MAX_TITLES]
    out[0] = _nearness(words, total, titles, LEAST_TITLE_WORDS)
    out[1] = _nearness(words, total, _values(meta, ("description",))[:MAX_DESCRIPTIONS], LEAST_DESCRIPTION_WORDS)
    body = max(_values(meta, ("article_body",)), key=len, default="")
    if len(body) >= LEAST_BODY_CHARS and len(words.hash) > 1:
        said = _pairs(_hashes(body))
        same = words.owner[1:] == words.owner[:-1]
        found = np.isin(_pairs(words.hash), said) & same
        out[2] = np.minimum(np.bincount(words.owner[:-1], found, n) / np.maximum(total - 1, 1), 1)
        out[3] = 1
    return out


def _values(meta: Iterable[Stated], fields: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(stated.value for stated in meta if stated.field in fields))


def _hashes(text: str) -> Hashes:
    import numpy as np

    folded = fold(text)
    return find_words(folded, char_classes().take(codes(folded), mode="clip"), np.zeros(1, np.intp)).hash


def _pairs(hashes: Hashes) -> Hashes:
    import numpy as np

    return hashes[:-1] * np.uint64(_BIND) + hashes[1:]


def _nearness(words: Words, total: NDArray[np.intp], texts: Iterable[str], least: int) -> Counts:
    """Return for each block the share of its words in a text times the share of the text's words in it, the best."""
    import numpy as np

    n = len(total)
    best = np.zeros(n)
    for text in texts:
        said = np.unique(_hashes(text))
        if len(said) >= least:
            found = np.bincount(words.owner, np.isin(words.hash, said), n)
            np.maximum(best, found / total * np.minimum(found / len(said), 1), out=best)
    return best
