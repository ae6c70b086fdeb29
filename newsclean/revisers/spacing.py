"""What the white space of a text says about its lines, and what the lines around each of them say together.

1. Converters of pages indent lists and put blank lines around paragraphs; the article's lines are spaced alike.
2. Others break a line at every link. A line that starts in lower case goes on with the line above it.
3. Words of furniture say more where all lines around them are full of such words.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from newsclean.compiled import compiled
from newsclean.doc import Doc
from newsclean.revisers.characters import CLASSES, COMMA, LOW, STOP, codes
from newsclean.revisers.features import GROUP_ROWS, OWN
from newsclean.revisers.grid import running_sums

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from newsclean.revisers.features import Reading
    from newsclean.revisers.grid import Counts, Floats, Places

SPACING = 16
WINDOWS = ((-4, 5), (-10, 11), (-4, 0), (1, 5), (-12, 0), (1, 13))  # of blocks, half open, around each
AROUND = 3 * len(WINDOWS)
MARKS = 2
FAR = 20  # code points or lines; more white space says nothing more
EDGE = 3  # line breaks that stand for the beginning and the end
FIRST = 13 + CLASSES  # of `Reading.own`: the class of a block's first character, and from LAST on of its last one
LAST = FIRST + CLASSES
_PROSE = 5
_NEWLINE = 10
_SIZES = 64  # of documents, whose windows are kept for the next text
# What the trees see of a neighbour, too: size, stops, prose; the lexicon's words; how it starts and ends; long words
# and those told elsewhere; of its spacing the indent, the blank lines above,
# whether the line goes on, and the words of the whole.
BESIDE_OWN = (*range(8), *range(OWN - 6, OWN), FIRST + LOW, FIRST + 1, LAST + STOP, LAST + CLASSES, LAST + CLASSES + 1)
BESIDE_SPACING = (0, 1, 11, 13)


def spacing_columns(doc: Doc, reading: Reading) -> Floats:
    """Return [SPACING, n]: indents, blank lines, who else is spaced like a block, and which lines go on."""
    import numpy as np

    out = np.empty((SPACING, len(reading.size)), np.float32)
    fill_spacing(doc.text, reading, out)
    return out


@compiled
def fill_spacing(text: str, reading: Reading, out: Floats) -> None:
    """Fill the rows of `spacing_columns`."""
    import numpy as np

    (starts, ends), size = reading.edges, reading.size
    n = len(starts)
    breaks = (codes(text) == _NEWLINE).nonzero()[0]
    above = breaks.searchsorted(starts)
    gap = np.full(n + 1, EDGE)
    gap[1:-1] = above[1:] - breaks.searchsorted(ends[:-1])
    lines = np.full(len(breaks) + 1, -1)
    lines[1:] = breaks
    indent = np.minimum(starts - lines[above] - 1, FAR)
    before, after = gap[:n], gap[1:]
    prose = size * (reading.own[_PROSE] > 0)
    total = max(float(prose.sum()), 1.0)
    out[0], out[1], out[2] = indent, np.minimum(before, EDGE + 1), np.minimum(after, EDGE + 1)
    blank = before > 1
    blank[0] = False
    out[3] = np.count_nonzero(blank) / (n - 1) if n > 1 else 1.0
    _fill_run(blank, size, prose, out[4:8])
    alike = np.minimum(indent, 15) * 16 + np.minimum(before, EDGE) * 4 + np.minimum(after, EDGE)
    of_prose = np.bincount(alike, prose)[alike]
    out[8], out[9] = of_prose / total, of_prose / np.maximum(np.bincount(alike, size)[alike], 1)
    out[10] = np.bincount(indent, prose)[indent] / total
    _fill_joined(reading, out[11:])


def _fill_run(blank: NDArray[np.bool_], size: Counts, prose: Counts, out: Floats) -> None:
    """Fill four rows: blocks and words between two blank lines, the share of prose, and the place among them."""
    import numpy as np

    run = blank.cumsum()
    words = np.bincount(run, size)
    out[0], out[1] = np.log1p(np.bincount(run))[run], np.log1p(words)[run]
    out[2] = (np.bincount(run, prose) / np.maximum(words, 1))[run]
    out[3] = _since(blank)


def _fill_joined(reading: Reading, out: Floats) -> None:
    """Fill five rows: whether a line goes on with the one above, or with the next; of the whole its words, whether it
    ends in a full stop, and the place in it."""
    import numpy as np

    first, last = reading.own[FIRST:LAST], reading.own[LAST : LAST + CLASSES]
    stop = last[STOP] > 0
    joined = (first[LOW] + first[COMMA] + first[STOP]) > 0
    joined[1:] &= ~stop[:-1]
    joined[0] = False
    opens = ~joined
    opens[0] = False
    whole = opens.cumsum()
    out[0], out[1, :-1], out[1, -1] = joined, joined[1:], 0.0
    out[2] = np.log1p(np.bincount(whole, reading.size))[whole]
    ends = np.ones(len(stop), bool)
    ends[:-1] = opens[1:]
    out[3] = stop[ends][whole]
    out[4] = _since(opens)


def _since(opens: NDArray[np.bool_]) -> NDArray[np.intp]:
    """Return for each block how many blocks before it the last one that opens something stands, or the first one."""
    import numpy as np

    index = np.arange(len(opens))
    return index - np.maximum.accumulate(np.where(opens, index, 0))


@lru_cache(_SIZES)
def _bounds(n: int) -> Places:
    """Return [2, len(WINDOWS), n]: where the windows around each of `n` blocks start and end."""
    import numpy as np

    return np.clip(np.array(WINDOWS).T[:, :, None] + np.arange(n), 0, n)


def around_columns(reading: Reading) -> Floats:
    """Return [AROUND + MARKS, n]: the lexicon's odds for and against furniture, and the share of prose, in each window;
    whether rules have named the block, and as what.
    """
    import numpy as np

    out = np.empty((AROUND + MARKS, len(reading.size)), np.float32)
    fill_around(reading, out)
    return out


@compiled
def fill_around(reading: Reading, out: Floats) -> None:
    """Fill the rows of `around_columns`."""
    import numpy as np

    n, own, size = len(reading.size), reading.own, reading.size
    sums = running_sums(np.array((own[-6] * size, own[-5] * size, own[_PROSE] * size, size)))
    low, high = sums.take(_bounds(n), 1, mode="clip").transpose(1, 0, 2, 3)
    within = high - low
    np.divide(within[:3], np.maximum(within[3], 1), out=out[:AROUND].reshape(-1, 3, n).transpose(1, 0, 2))
    groups = own[GROUP_ROWS]
    out[-2], out[-1] = reading.hidden, groups.argmax(0) + (groups.max(0) > 0)
