"""What lines say of each other that hang on the same way from the root: paragraphs, or the teasers of a list.

1. How much of the page's prose they are; lines of the same names, wherever these hang, are counted as well.
2. The card of a line is the smallest element around it that holds more. Paragraphs share one, or each has its own;
   what makes teasers of lines in cards is the linked titles beside them.
3. They belong together: what the model thinks of all of them moves what it thinks of each.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from newsclean.revisers.grid import Counts, Floats

ALIKE = 6
CARDS = 3
CARD_STEPS = 6  # elements around a line in which its card is sought
PULL = 1.5  # log odds by which the mean of its like moves a line; from 1 to 2 the cross-validated scores are the same


def fill_alike(way: NDArray[np.intp], near: Sequence[Hashable], words: Counts, prose: Counts, out: Floats) -> None:
    """Fill three rows for the blocks with the same way from the root, and three for those with the same names."""
    import numpy as np

    n, first = len(way), int(way.max()) + 1
    called: dict[Hashable, int] = {}
    group = np.concatenate((way, np.array([called.setdefault(name, first + len(called)) for name in near])))
    of_prose, of_words, count = (
        np.bincount(group, values).take(group).reshape(2, n)
        for values in (np.concatenate((prose, prose)), np.concatenate((words, words)), None)
    )
    rows = out.reshape(2, 3, n)
    rows[:, 0], rows[:, 1] = of_prose / max(float(prose.sum()), 1.0), np.log1p(count)
    rows[:, 2] = of_prose / np.maximum(of_words, 1)


def fill_cards(way: NDArray[np.intp], card: NDArray[np.intp], links: Counts, words: Counts, out: Floats) -> None:
    """Fill three rows for the blocks of each way: links beside them in their cards, cards a block, how many cards.

    `links` is the share of links in what a block's card holds besides it.
    """
    import numpy as np

    weight = np.sqrt(np.maximum(words, 1.0))
    out[0] = (np.bincount(way, weight * links) / np.maximum(np.bincount(way, weight), 1.0)).take(way)
    width = int(card.max()) + 1
    pairs = np.sort(way * width + card)
    new = np.ones(len(pairs), bool)
    np.not_equal(pairs[1:], pairs[:-1], out=new[1:])
    cards = np.bincount(pairs[new] // width)
    out[1], out[2] = (cards / np.maximum(np.bincount(way), 1)).take(way), np.log1p(cards).take(way)


def find_cards(owner: NDArray[np.intp], size: Counts, inside: Counts, parent: NDArray[np.intp]) -> NDArray[np.intp]:
    """Return the card of each block; `inside` is the size of all that each element holds, and a last 0 for none."""
    import numpy as np

    card, outer = owner, np.maximum(parent, 0)  # around the outermost is nothing more
    for _ in range(CARD_STEPS):
        alone = inside.take(card) <= size
        if not alone.any():
            break
        card = np.where(alone, outer.take(card), card)
    return card


def even_out(odds: Counts, way: NDArray[np.intp], weight: Counts) -> Counts:
    """Return the log odds, those of blocks that weigh something nearer to the mean of all of the same way.

    >>> import numpy as np
    >>> even_out(np.array([2.5, 2.5, -0.5, -3.0]), np.array([0, 0, 0, 1]), np.ones(4)).tolist()
    [1.5, 1.5, 1.0, -3.0]
    """
    import numpy as np

    whole = np.bincount(way, weight)
    mean = np.bincount(way, weight * odds) / np.where(whole > 0, whole, 1.0)
    moved: Counts = odds + np.clip(mean.take(way) - odds, -PULL, PULL) * (weight > 0)
    return moved
