"""What the page model looks at beyond the text: links, names, tags and the tree that the blocks hang in.

1. Numbers of an element are found once, from the root outwards or from the leaves back, then taken for each block.
2. The article's container is the innermost element that holds most of the prose of every element around it.
3. Lines of an article look alike: what those of the same way from the root are says a lot (page_kin.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from newsclean.compiled import compiled
from newsclean.page import Element, Page
from newsclean.parse.elements import name_words
from newsclean.revisers.grid import grid_of, running_sums
from newsclean.revisers.page_kin import ALIKE, CARDS, fill_alike, fill_cards, find_cards

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from newsclean.revisers.grid import Counts, Floats

KIND_OF = {
    "p": 0, "h1": 1, "h2": 2, "h3": 3, "h4": 3, "h5": 3, "h6": 3, "li": 4, "div": 5, "section": 5, "article": 5,
    "main": 5, "body": 5, "center": 5, "a": 5, "td": 6, "th": 6, "tr": 6, "figcaption": 7, "caption": 7, "figure": 7,
    "blockquote": 8, "dd": 9, "dt": 9, "button": 10, "pre": 11,
}  # fmt: skip
KINDS = 13  # the last one is for all other tags
_WITHIN = {
    "article": 0, "main": 1, "nav": 2, "aside": 3, "footer": 4, "header": 5, "figure": 6, "form": 7, "table": 8,
    "ul": 9, "ol": 9, "dl": 9, "blockquote": 10, "button": 11, "dialog": 11, "details": 12,
}  # fmt: skip
flag_of = {tag: 1 << bit for tag, bit in _WITHIN.items()}.get
HIDDEN = 13
FLAGS = 14
LEVELS = 4  # the element of a block, and three around it
FADE = 0.7  # of what a name says from an element to those in it
MOST = 0.55  # of the prose of the element around it that the next container must hold
MOST_NAMES = 1 << 14  # that a lexicon remembers
FAR = 12  # steps; who is so far from the container is as far as can be
NUMBERS = 4 + 7 + 5 * LEVELS + 6 + ALIKE
PAGE = NUMBERS + KINDS + FLAGS + CARDS


class Names(NamedTuple):
    """What the names of an element say, as log odds learned from other pages."""

    junk: float  # the highest of a word for furniture, 0 or more
    good: float  # the highest for the article, 0 or more
    total: float
    words: str  # without numbers, since paragraphs may have them: "par-1", "par-2"


class NameLexicon:
    """The learned log odds of the words of names; reads each different name once."""

    def __init__(self, odds: Mapping[str, float]) -> None:
        self.odds = odds
        self._known: dict[str, Names] = {"": Names(0.0, 0.0, 0.0, "")}

    def read(self, names: str) -> Names:
        """Return what the words of an element's names say."""
        # Not lru_cache, whose list of what was asked last makes each answer touch four more places in memory.
        known = self._known.get(names)
        if known is None:
            if len(self._known) > MOST_NAMES:
                self._known = {}
            known = self._known[names] = self._read(names)
        return known

    def _read(self, names: str) -> Names:
        junk = good = total = 0.0
        words = name_words(names)
        for word in words:
            if value := self.odds.get(word):
                total += value
                junk, good = max(junk, value), max(good, -value)
        return Names(junk, good, max(-FAR, min(FAR, total)), " ".join(words))


class Tree(NamedTuple):
    """The elements that have blocks in them, in the order of the page: each stands after the one around it.

    Those of the same tag and names as another, on their whole way from the root, share its strand and its numbers.
    """

    place: Mapping[int, int]  # of an element of the page
    parent: list[int]  # -1 for the outermost
    end: NDArray[np.intp]  # the element after the last one inside
    strand: list[int]
    numbers: Counts  # [strands, FLAGGED + 3]
    kin: Sequence[tuple[str, str, str]]  # [strands]: tag, words in names, tag of the parent


# The numbers of a strand: what its names say; the highest junk and good from the root, the fading total; the parent's
# total; bits of _WITHIN and HIDDEN; the depth; its way, the same number for the same words in all names.
FLAGGED = 7
_Strand = tuple[tuple[float, float, float, float, float, float, float, int, int, int], tuple[str, str, str]]
_OUTSIDE: _Strand = ((0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0, -1, -1), ("", "", ""))


def read_tree(elements: Sequence[Element], owners: Iterable[int], lexicon: NameLexicon) -> Tree:
    """Return what names and tags say of the owners of blocks and of all around them."""
    import numpy as np

    place = {-1: -1}
    parents: list[int] = []
    strand_of: list[int] = []
    strands: dict[tuple[str, str, bool, int], int] = {}
    rows: list[_Strand] = []
    ways: dict[tuple[str, str, int], int] = {}
    for new, at in enumerate(_around(owners, elements)):
        tag, names, outer, hidden = elements[at]
        place[at] = new
        outer = place[outer]
        parents.append(outer)
        above = strand_of[outer] if outer >= 0 else -1
        key = (tag, names, hidden, above)
        strand = strands.get(key)
        if strand is None:
            strand = strands[key] = len(rows)
            rows.append(_read_strand(tag, lexicon.read(names), hidden, rows[above] if above >= 0 else _OUTSIDE, ways))
        strand_of.append(strand)
    numbers, kin = zip(*rows, strict=True)
    flat = np.fromiter(chain.from_iterable(numbers), np.float64)
    return Tree(place, parents, _ends(parents), strand_of, flat.reshape(len(rows), -1), kin)


def _read_strand(tag: str, told: Names, hidden: bool, outer: _Strand, ways: dict[tuple[str, str, int], int]) -> _Strand:
    """Return the numbers of a strand, from the root outwards; the root's own names tell only the page's kind."""
    junk, good, total, words = told
    (_, _, beyond, most_junk, most_good, fading, _, flags, depth, way), kin = outer
    flags |= flag_of(tag, 0) | hidden << HIDDEN
    way = ways.setdefault((tag, words, way), len(ways))
    if depth < 0:
        return (0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, flags, 0, way), (tag, words, "")
    most_junk, most_good = junk if junk > most_junk else most_junk, good if good > most_good else most_good
    fading = total + FADE * fading
    return (junk, good, total, most_junk, most_good, fading, beyond, flags, depth + 1, way), (tag, words, kin[0])


def _around(owners: Iterable[int], elements: Sequence[Element]) -> list[int]:
    """Return the elements and all those around them, sorted."""
    found: set[int] = set()
    for at in owners:
        while at >= 0 and at not in found:
            found.add(at)
            at = elements[at][2]
    return sorted(found)


def _ends(parents: Sequence[int]) -> NDArray[np.intp]:
    """Return for each element the index after the last one in it."""
    import numpy as np

    ends = list(range(1, len(parents) + 1))
    for i in range(len(parents) - 1, 0, -1):
        parent = parents[i]
        if ends[parent] < ends[i]:
            ends[parent] = ends[i]
    return np.array(ends)


def best_container(prose: Counts, parent: Sequence[int]) -> int:
    """Return the innermost element that holds most of the prose of every element around it."""
    prose = prose[:-1]
    most = (prose >= MOST * prose[parent]) & (prose > 0)
    at = 0
    for i in most.nonzero()[0].tolist():  # whatever holds most of an element, nothing else in it does
        if parent[i] == at:
            at = i
    return at


@cache
def _tables() -> tuple[Floats, NDArray[np.intp]]:
    """Return a row for each kind, and the places of the flags."""
    import numpy as np

    return np.eye(KINDS, dtype=np.float32), np.arange(FLAGS)[:, None]


def page_columns(page: Page, words: Counts, prose: Counts, lexicon: NameLexicon) -> tuple[Floats, NDArray[np.intp]]:
    """Return [PAGE, n]: what the tree says of each block, and [n]: its way from the root, the same number for the same.

    `words` counts a block's words, `prose` only those of prose. Elements without any of the page's blocks in them do
    not count.
    """
    import numpy as np

    n = len(page.blocks)
    out, way = np.empty((PAGE, n), np.float32), np.empty(n, np.intp)
    fill_columns(page, words, prose, lexicon, out, way)
    return out, way


@compiled
def fill_columns(
    page: Page, words: Counts, prose: Counts, lexicon: NameLexicon, out: Floats, way: NDArray[np.intp]
) -> None:
    """Fill in what `page_columns` returns."""
    import numpy as np

    around, inline, *counts = zip(*page.looks, strict=True)
    tree = read_tree(page.elements, around, lexicon)
    owners = [tree.place[at] for at in around]
    strands = [tree.strand[at] for at in owners]
    owner, strand = np.array((owners, strands))
    numbers = tree.numbers.take(strand, 0).T
    flags, depth, way[:] = numbers[FLAGGED:].astype(np.intp)
    names = [lexicon.read(names) for names in inline]
    starts, ends, kinds, linked = zip(*page.blocks, strict=True)
    size = np.array(ends, np.float64) - starts
    links = np.array(linked, np.float64)
    out[0] = links / size
    out[1] = np.log1p(counts[0])
    out[2:4] = np.array(counts[1:], np.float64) / size
    _fill_names(numbers[:FLAGGED], names, out[4:11])
    at = 11 + 5 * LEVELS
    sums = _sums(owner, (prose, words, links, size), tree.end)
    parent = np.array((*tree.parent, -1))  # the last one is outside of all
    _fill_levels(owner, sums, parent, out[11:at])
    _fill_container(tree, owner, depth, sums[0], out[at : at + 6])
    near = [(tree.kin[at], said[3]) for at, said in zip(strands, names, strict=True)]
    fill_alike(way, near, words, prose, out[at + 6 : NUMBERS])
    own, bits = _tables()
    own.take([KIND_OF.get(kind, KINDS - 1) for kind in kinds], 1, out[NUMBERS : NUMBERS + KINDS], "clip")
    out[NUMBERS + KINDS : -CARDS] = flags >> bits & 1
    card = find_cards(owner, size, sums[3], parent)
    beside = (sums[2].take(card) - links) / np.maximum(sums[3].take(card) - size, 1.0)
    fill_cards(way, card, beside, words, out[-CARDS:])


def _fill_names(said: Counts, inline: Sequence[Names], out: Floats) -> None:
    """Fill seven rows: what the block's own names say, then those around it, then its parent's."""
    import numpy as np

    own = np.array([said[:3] for said in inline]).T
    np.maximum(said[:2], own[:2], out=out[:2], casting="same_kind")
    out[2] = said[2] + own[2]
    out[3:7] = said[3:]


def _sums(owner: NDArray[np.intp], columns: Sequence[Counts], end: NDArray[np.intp]) -> Counts:
    """Return for each element the sums of its blocks' values and of those of all elements in it, and a last 0.

    What is in an element stands between it and its end.
    """
    import numpy as np

    count = len(end)
    running = running_sums(np.array([np.bincount(owner, values, count) for values in columns]))
    sums = np.zeros_like(running)
    np.subtract(running.take(end, 1), running[:, :-1], out=sums[:, :-1])
    return sums


def _fill_levels(owner: NDArray[np.intp], sums: Counts, parent: NDArray[np.intp], out: Floats) -> None:
    """Fill five rows for each level: its share of the page's prose, of prose in it, of links; prose and words in it."""
    import numpy as np

    prose, words, links, size = sums
    of_element = np.empty((5, len(parent)), np.float32)
    of_element[0], of_element[1] = prose / max(prose[0], 1.0), prose / np.maximum(words, 1)
    of_element[2], of_element[3:] = links / np.maximum(size, 1), np.log1p(sums[:2])
    at = owner
    for level in range(LEVELS):
        of_element.take(at, 1, out=out[5 * level : 5 * level + 5], mode="wrap")
        at = parent[at]


def _fill_container(tree: Tree, owner: NDArray[np.intp], depth: NDArray[np.intp], prose: Counts, out: Floats) -> None:
    """Fill six rows: the way to the article's container, and the place in it."""
    import numpy as np

    container = best_container(prose, tree.parent)
    around = [container]
    while (at := tree.parent[around[-1]]) >= 0:
        around.append(at)
    low = np.array(around)[:, None]
    steps = ((owner < low) | (owner >= tree.end[low])).sum(0)  # out of the container until the block is inside
    inside = steps == 0
    places = inside.nonzero()[0]
    n = len(owner)
    first, last = (places[0], places[-1]) if len(places) else (0, n - 1)
    out[0], out[1] = np.minimum(steps, FAR), inside
    out[2] = depth - (len(around) - 1)
    out[3] = prose[container] / max(prose[0], 1.0)
    far, middle = grid_of(n).signed, n + 1
    out[4], out[5] = far[middle - first : middle - first + n], far[middle + last - n + 1 : middle + last + 1][::-1]
