"""Sentences that a converter broke into lines, at links most of the time: their lines stay or go together.

Alone, "of the harbour" looks like an entry of a menu, and a name between two halves of a sentence like a topic.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsclean.compiled import compiled
from newsclean.doc import Doc
from newsclean.revisers.characters import CLASSES, COMMA, LOW, STOP
from newsclean.revisers.spacing import FIRST, LAST
from newsclean.shape import SENTENCE_WORDS

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from newsclean.revisers.features import Reading
    from newsclean.revisers.grid import Counts

LINK_WORDS = 6  # most links inside a sentence are no longer,
OPEN_WORDS = 3  # and the line before one is no shorter; topics above a list are
APOSTROPHES = "'’ʼ"


def rejoin(doc: Doc, reading: Reading, odds: Counts, sentences: NDArray[np.bool_]) -> tuple[Counts, NDArray[np.bool_]]:
    """Return the odds and which blocks read like sentences, [n], as they are for the whole that a line belongs to."""
    import numpy as np

    goes_on = find_broken(doc, reading)
    if not goes_on.any():
        return odds, sentences
    whole = (~goes_on).cumsum()
    size = np.bincount(whole, reading.size)
    weight = np.maximum(reading.size, 0.5)
    mean = np.bincount(whole, weight * odds) / np.maximum(np.bincount(whole, weight), 0.5)
    closed = np.bincount(whole, (reading.own[LAST + STOP] > 0) & ~np.append(goes_on[1:], False)) > 0
    is_part = np.bincount(whole)[whole] > 1
    is_sentence = is_part & (closed & (size >= SENTENCE_WORDS))[whole]
    return np.where(is_part, mean[whole], odds), sentences | is_sentence


def find_broken(doc: Doc, reading: Reading) -> NDArray[np.bool_]:
    """Say which open blocks go on with the sentence of the open block above, [n].

    They start in lower case, or with a comma or a stop, where the line above has no full stop; or are short and stand
    before such a line. In scripts without capitals, only commas and stops tell.
    """
    import numpy as np

    goes_on = np.empty(len(reading.size), bool)
    fill_broken(doc.text, reading, goes_on)
    return goes_on


@compiled
def fill_broken(text: str, reading: Reading, goes_on: NDArray[np.bool_]) -> None:
    """Fill in what `find_broken` says."""
    own, size = reading.own, reading.size
    is_open: NDArray[np.bool_] = reading.hidden == 0
    first, last = own[FIRST:LAST], own[LAST : LAST + CLASSES]
    goes_on[:] = (first[LOW] + first[COMMA] + first[STOP]) > 0
    goes_on[0] = False
    goes_on[1:] &= (last[STOP, :-1] == 0) & is_open[:-1]
    goes_on &= is_open
    for i in goes_on.nonzero()[0].tolist():
        start = reading.edges[0, i]
        opening = text[start : start + 2].lstrip(APOSTROPHES)  # "'s mother said" goes on, "'Stay' was all" does not
        goes_on[i] = opening[:1].islower() if opening[:1].isalpha() else opening[:1] != "…" and opening != ".."
    link = goes_on[2:] & ~goes_on[1:-1] & is_open[1:-1] & is_open[:-2]
    link &= ((last[LOW] + last[COMMA])[:-2] > 0) & (size[1:-1] <= LINK_WORDS) & (size[:-2] >= OPEN_WORDS)
    goes_on[1:-1] |= link
