"""What the page model looks at beyond the text: links, names, tags and the tree that the blocks hang in.

1. Numbers of an element are found once, from the root outwards or from the leaves back, then taken for each block.
2. The article's container is the innermost element that holds most of the prose of every element around it.
3. Lines of an article look alike: how much of the page's prose stands in elements of the same name says a lot.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from newsclean.page import Element, Page
from newsclean.parse.elements import name_words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from newsclean.revisers.grid import Counts, Floats

_KIND_OF = {
    "p": 0, "h1": 1, "h2": 2, "h3": 3, "h4": 3, "h5": 3, "h6": 3, "li": 4, "div": 5, "section": 5, "article": 5,
    "main": 5, "body": 5, "center": 5, "a": 5, "td": 6, "th": 6, "tr": 6, "figcaption": 7, "caption": 7, "figure": 7,
    "blockquote": 8, "dd": 9, "dt": 9, "button": 10, "pre": 11,
}  # fmt: skip
KINDS = 13  # the last one is for all other tags
_WITHIN = {
    "article": 0, "main": 1, "nav": 2, "aside": 3, "footer": 4, "header": 5, "figure": 6, "form": 7, "table": 8,
    "ul": 9, "ol": 9, "dl": 9, "blockquote": 10, "button": 11, "dialog": 11, "details": 12,
}  # fmt: skip
HIDDEN = 13
FLAGS = 14
LEVELS = 4  # the element of a block, and three around it
FADE = 0.7  # of what a name says from an element to those in it
MOST = 0.55  # of the prose of the element around it that the next container must hold
FAR = 12  # steps; who is so far from the container is as far as can be
NUMBERS = 4 + 7 + 5 * LEVELS + 6 + 6
PAGE = NUMBERS + KINDS + FLAGS


class Names(NamedTuple):
    """What the names of an element say, as log odds learned from other pages."""

    junk: float  # the highest of a word for furniture, 0 or more
    good: float  # the highest for the article, 0 or more
    total: float


_SILENT = Names(0.0, 0.0, 0.0)


class NameLexicon:
    """The learned log odds of the words of names; reads each different name once."""

    def __init__(self, odds: Mapping[str, float]) -> None:
        self.odds = odds
        self.read = lru_cache(1 << 14)(self._read)

    def _read(self, names: str) -> Names:
        junk = good = total = 0.0
        for word in name_words(names):
            if value := self.odds.get(word):
                total += value
                junk, good = max(junk, value), max(good, -value)
        return Names(junk, good, max(-FAR, min(FAR, total)))


class Tree(NamedTuple):
    """Numbers of every element, in the order of the page; an element stands after the one around it."""

    names: list[Names]
    around: list[Names]  # the highest junk and good from the root to the element, and the fading sum of totals
    flags: list[int]  # bits of _WITHIN and HIDDEN
    depth: list[int]


def read_tree(elements: Sequence[Element], lexicon: NameLexicon) -> Tree:
    """Return what names and tags say, from the root outwards; the root's own names tell only the page's kind."""
    tree = Tree([], [], [], [])
    for tag, names, parent, hidden in elements:
        flag = (1 << _WITHIN[tag] if tag in _WITHIN else 0) | hidden << HIDDEN
        if parent < 0:
            said = around = _SILENT
            depth = 0
        else:
            said = lexicon.read(names) if names else _SILENT
            outer = tree.around[parent]
            around = Names(max(outer.junk, said.junk), max(outer.good, said.good), said.total + FADE * outer.total)
            flag |= tree.flags[parent]
            depth = tree.depth[parent] + 1
        tree.names.append(said)
        tree.around.append(around)
        tree.flags.append(flag)
        tree.depth.append(depth)
    return tree


def best_container(prose: Sequence[float], elements: Sequence[Element]) -> int:
    """Return the innermost element that holds most of the prose of every element around it."""
    fullest: dict[int, int] = {}  # the element with most prose in each
    for i, element in enumerate(elements):
        best = fullest.get(element.parent)
        if best is None or prose[i] > prose[best]:
            fullest[element.parent] = i
    at = 0
    while (inner := fullest.get(at)) is not None and prose[inner] >= MOST * prose[at] > 0:
        at = inner
    return at


def steps_out(container: int, elements: Sequence[Element], depth: Sequence[int]) -> list[int]:
    """Return for each element how many steps one must go out of the container to be around it, too."""
    on_way = {}
    at = container
    while at >= 0:
        on_way[at] = depth[container] - depth[at]
        at = elements[at].parent
    out: list[int] = []
    for i, element in enumerate(elements):
        steps = on_way.get(i)
        out.append(steps if steps is not None else out[element.parent] if element.parent >= 0 else 0)
    return out


def page_columns(page: Page, words: Counts, prose: Counts, lexicon: NameLexicon) -> Floats:
    """Return [PAGE, n]: what the tree says of each block; `words` counts its words, `prose` only those of prose."""
    import numpy as np

    n = len(page.blocks)
    out = np.zeros((PAGE, n), np.float32)
    tree = read_tree(page.elements, lexicon)
    owner = np.array([look.element for look in page.looks])
    size = np.array([block.end - block.start for block in page.blocks], np.float64)
    links = np.array([block.links for block in page.blocks], np.float64)
    out[0] = links / size
    out[1] = np.log1p([look.links for look in page.looks])
    out[2:4] = np.array([look[3:5] for look in page.looks], np.float64).T / size
    _fill_names(page, tree, lexicon, out[4:11])
    at = 11 + 5 * LEVELS
    sums = [_sums(owner, values, page.elements) for values in (prose, words, links, size)]
    _fill_levels(owner, sums, page.elements, out[11:at])
    _fill_container(page, tree, owner, sums[0], out[at : at + 6])
    _fill_alike(page, words, prose, out[at + 6 : NUMBERS])
    kinds = [_KIND_OF.get(block.kind, KINDS - 1) for block in page.blocks]
    out[NUMBERS : NUMBERS + KINDS][kinds, np.arange(n)] = 1
    flags = np.array(tree.flags, np.int64)[owner]
    out[NUMBERS + KINDS :] = flags >> np.arange(FLAGS)[:, None] & 1
    return out


def _fill_names(page: Page, tree: Tree, lexicon: NameLexicon, out: Floats) -> None:
    """Fill seven rows: what the block's own names say, then those around it, then its parent's."""
    for i, look in enumerate(page.looks):
        own, around = tree.names[look.element], tree.around[look.element]
        parent = page.elements[look.element].parent
        inline = lexicon.read(look.names) if look.names else _SILENT
        out[0, i], out[1, i] = max(own.junk, inline.junk), max(own.good, inline.good)
        out[2, i], out[3, i], out[4, i], out[5, i] = own.total + inline.total, *around
        out[6, i] = tree.names[parent].total if parent >= 0 else 0.0


def _sums(owner: NDArray[np.intp], values: Counts, elements: Sequence[Element]) -> list[float]:
    """Return for each element the sum of its blocks' values and of those of all elements in it."""
    import numpy as np

    sums: list[float] = np.bincount(owner, values, len(elements)).tolist()
    for i in range(len(elements) - 1, 0, -1):
        if sums[i]:
            sums[elements[i].parent] += sums[i]
    return sums


def _fill_levels(
    owner: NDArray[np.intp], sums: Sequence[Sequence[float]], elements: Sequence[Element], out: Floats
) -> None:
    """Fill five rows for each level: its share of the page's prose, of prose in it, of links; prose and words in it."""
    import numpy as np

    prose, words, links, size = (np.array([*column, 0.0]) for column in sums)  # the last one is outside of all
    parents = np.array([*(element.parent for element in elements), -1])
    total, at = max(prose[0], 1.0), owner
    for level in range(LEVELS):
        rows = out[5 * level : 5 * level + 5]
        rows[0], rows[1] = prose[at] / total, prose[at] / np.maximum(words[at], 1)
        rows[2], rows[3], rows[4] = links[at] / np.maximum(size[at], 1), np.log1p(prose[at]), np.log1p(words[at])
        at = parents[at]


def _fill_container(page: Page, tree: Tree, owner: NDArray[np.intp], prose: Sequence[float], out: Floats) -> None:
    """Fill six rows: the way to the article's container, and the place in it."""
    import numpy as np

    container = best_container(prose, page.elements)
    steps = np.array(steps_out(container, page.elements, tree.depth))[owner]
    inside = steps == 0
    places = inside.nonzero()[0]
    n = len(owner)
    first, last = (places[0], places[-1]) if len(places) else (0, n - 1)
    index = np.arange(n)
    out[0], out[1] = np.minimum(steps, FAR), inside
    out[2] = np.array(tree.depth)[owner] - tree.depth[container]
    out[3] = prose[container] / max(prose[0], 1.0)
    for row, far in ((out[4], index - first), (out[5], last - index)):
        row[:] = np.sign(far) * np.log1p(np.abs(far))


def _fill_alike(page: Page, words: Counts, prose: Counts, out: Floats) -> None:
    """Fill three rows for the blocks with the same way from the root, and three for those with the same names."""
    import numpy as np

    ways: list[int] = []
    known: dict[Hashable, int] = {}
    # By words, since paragraphs may be numbered: "par-1", "par-2".
    said = [name_words(element.names) for element in page.elements]
    for (tag, _, parent, _), names in zip(page.elements, said, strict=True):
        ways.append(known.setdefault((tag, names, ways[parent] if parent >= 0 else -1), len(known)))
    elements = page.elements
    called: dict[Hashable, int] = {}
    near = []
    for look in page.looks:
        tag, _, parent, _ = elements[look.element]
        outer = elements[parent].tag if parent >= 0 else ""
        near.append(called.setdefault((tag, said[look.element], outer, name_words(look.names)), len(called)))
    total = max(float(prose.sum()), 1.0)
    for i, group in enumerate((np.array(ways)[[look.element for look in page.looks]], np.array(near))):
        of_prose, of_words, count = np.bincount(group, prose), np.bincount(group, words), np.bincount(group)
        rows = out[3 * i : 3 * i + 3]
        rows[0], rows[1] = of_prose[group] / total, np.log1p(count[group])
        rows[2] = of_prose[group] / np.maximum(of_words[group], 1)
