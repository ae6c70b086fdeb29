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
_FLAG_OF = {tag: 1 << bit for tag, bit in _WITHIN.items()}
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
        return Names(junk, good, max(-FAR, min(FAR, total))) if total or junk else _SILENT


class Tree(NamedTuple):
    """Numbers of every element, in the order of the page; an element stands after the one around it."""

    said: Counts  # [7, elements]: names; the highest junk and good from the root, the fading total; the parent's total
    flags: NDArray[np.int64]  # bits of _WITHIN and HIDDEN
    depth: list[int]
    end: NDArray[np.intp]  # the element after the last one inside
    way: NDArray[np.intp]  # the same number for elements with the same names on their whole way from the root
    kin: list[int]  # the same number for elements of the same tag and names in parents of the same tag


def read_tree(elements: Sequence[Element], lexicon: NameLexicon) -> Tree:
    """Return what names and tags say, from the root outwards; the root's own names tell only the page's kind."""
    import numpy as np

    rows: list[tuple[float, ...]] = []
    flags: list[int] = []
    depth: list[int] = []
    ways: list[int] = []
    kin: list[int] = []
    known: dict[Hashable, int] = {}
    called: dict[Hashable, int] = {}
    read, flag_of = lexicon.read, _FLAG_OF.get
    for tag, names, parent, hidden in elements:
        words = name_words(names) if names else ()  # without numbers, since paragraphs may have them: "par-1", "par-2"
        flag = flag_of(tag, 0) | hidden << HIDDEN
        if parent < 0:
            way, outer, place = -1, "", 0
            rows.append((0.0,) * 7)
        else:
            way, outer, place = ways[parent], elements[parent].tag, depth[parent] + 1
            junk, good, total = said = read(names) if words else _SILENT
            _, _, beyond, most_junk, most_good, fading, _ = rows[parent]
            junk, good = junk if junk > most_junk else most_junk, good if good > most_good else most_good
            rows.append((*said, junk, good, total + FADE * fading, beyond))
            flag |= flags[parent]
        flags.append(flag)
        depth.append(place)
        ways.append(known.setdefault((tag, words, way), len(known)))
        kin.append(called.setdefault((tag, words, outer), len(called)))
    return Tree(np.array(rows).T, np.array(flags), depth, _ends(elements), np.array(ways), kin)


def _ends(elements: Sequence[Element]) -> NDArray[np.intp]:
    """Return for each element the index after the last one in it."""
    import numpy as np

    ends = list(range(1, len(elements) + 1))
    for i in range(len(elements) - 1, 0, -1):
        parent = elements[i].parent
        if ends[parent] < ends[i]:
            ends[parent] = ends[i]
    return np.array(ends)


def best_container(prose: Sequence[float], elements: Sequence[Element]) -> int:
    """Return the innermost element that holds most of the prose of every element around it."""
    at = 0
    for i in range(1, len(elements)):  # whatever holds most of an element, nothing else in it does
        if elements[i].parent == at and prose[i] >= MOST * prose[at] > 0:
            at = i
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
    owners, inline, *counts = zip(*page.looks, strict=True)
    owner = np.array(owners)
    starts, ends, kinds, linked = zip(*page.blocks, strict=True)
    size = np.array(ends, np.float64) - starts
    links = np.array(linked, np.float64)
    out[0] = links / size
    out[1] = np.log1p(counts[0])
    out[2:4] = np.array(counts[1:], np.float64) / size
    _fill_names(tree.said[:, owner], [lexicon.read(names) if names else _SILENT for names in inline], out[4:11])
    at = 11 + 5 * LEVELS
    sums = _sums(owner, (prose, words, links, size), tree.end)
    _fill_levels(owner, sums, page.elements, out[11:at])
    _fill_container(page, tree, owner, sums[0], out[at : at + 6])
    _fill_alike(tree, owner, inline, words, prose, out[at + 6 : NUMBERS])
    out[NUMBERS : NUMBERS + KINDS][[_KIND_OF.get(kind, KINDS - 1) for kind in kinds], np.arange(n)] = 1
    out[NUMBERS + KINDS :] = tree.flags[owner] >> np.arange(FLAGS)[:, None] & 1
    return out


def _fill_names(said: Counts, inline: Sequence[Names], out: Floats) -> None:
    """Fill seven rows: what the block's own names say, then those around it, then its parent's."""
    import numpy as np

    own = np.array(inline).T
    np.maximum(said[:2], own[:2], out=out[:2], casting="same_kind")
    out[2] = said[2] + own[2]
    out[3:7] = said[3:]


def _sums(owner: NDArray[np.intp], columns: Sequence[Counts], end: NDArray[np.intp]) -> Counts:
    """Return for each element the sums of its blocks' values and of those of all elements in it, and a last 0.

    What is in an element stands between it and its end.
    """
    import numpy as np

    count = len(end)
    running = np.zeros((len(columns), count + 1))
    for row, values in zip(running, columns, strict=True):
        np.cumsum(np.bincount(owner, values, count), out=row[1:])
    sums = np.zeros((len(columns), count + 1))
    np.subtract(running[:, end], running[:, :-1], out=sums[:, :-1])
    return sums


def _fill_levels(owner: NDArray[np.intp], sums: Counts, elements: Sequence[Element], out: Floats) -> None:
    """Fill five rows for each level: its share of the page's prose, of prose in it, of links; prose and words in it."""
    import numpy as np

    prose, words, links, size = sums  # the last one is outside of all
    parents = np.array([*[element[2] for element in elements], -1])
    of_element = np.empty((5, len(parents)), np.float32)
    of_element[0], of_element[1] = prose / max(prose[0], 1.0), prose / np.maximum(words, 1)
    of_element[2], of_element[3:] = links / np.maximum(size, 1), np.log1p(sums[:2])
    at = owner
    for level in range(LEVELS):
        out[5 * level : 5 * level + 5] = of_element[:, at]
        at = parents[at]


def _fill_container(page: Page, tree: Tree, owner: NDArray[np.intp], prose: Counts, out: Floats) -> None:
    """Fill six rows: the way to the article's container, and the place in it."""
    import numpy as np

    container = best_container(prose.tolist(), page.elements)
    steps = np.array(steps_out(container, page.elements, tree.depth))[owner]
    inside = steps == 0
    places = inside.nonzero()[0]
    n = len(owner)
    first, last = (places[0], places[-1]) if len(places) else (0, n - 1)
    index = np.arange(n)
    out[0], out[1] = np.minimum(steps, FAR), inside
    out[2] = np.array(tree.depth)[owner] - tree.depth[container]
    out[3] = prose[container] / max(prose[0], 1.0)
    far = np.array((index - first, last - index))
    out[4:6] = np.sign(far) * np.log1p(np.abs(far))


def _fill_alike(
    tree: Tree, owner: NDArray[np.intp], inline: Sequence[str], words: Counts, prose: Counts, out: Floats
) -> None:
    """Fill three rows for the blocks with the same way from the root, and three for those with the same names."""
    import numpy as np

    called: dict[Hashable, int] = {}
    near = [
        called.setdefault((tree.kin[at], name_words(names) if names else ()), len(called))
        for at, names in zip(owner.tolist(), inline, strict=True)
    ]
    total = max(float(prose.sum()), 1.0)
    for rows, group in ((out[:3], tree.way[owner]), (out[3:], np.array(near))):
        of_prose, of_words, count = np.bincount(group, prose), np.bincount(group, words), np.bincount(group)
        rows[0], rows[1] = of_prose[group] / total, np.log1p(count[group])
        rows[2] = of_prose[group] / np.maximum(of_words[group], 1)
