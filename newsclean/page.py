"""What the parser saw of a web page besides its text: the elements around each block."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple

from newsclean.doc import Block
from newsclean.span import Edit, make, shift


class Element(NamedTuple):
    """An element that lays out blocks: its name, what the page calls it, and the element around it."""

    tag: str
    names: str = ""  # id, class, role and the like, as written, separated by spaces
    parent: int = -1  # index of the element around it, -1 for the outermost
    hidden: bool = False  # a browser shows nothing of it before a script does


class Look(NamedTuple):
    """How a block looks, beyond its text."""

    element: int  # index of the innermost element around it
    names: str = ""  # what the inline elements that open it are called
    links: int = 0  # number of links
    strong: int = 0  # code points in bold or strong type
    slanted: int = 0  # code points in italics


@dataclass(frozen=True, slots=True)
class Page:
    """A page as a reader would read it aloud: lines, and the tree they hang in. `looks[i]` belongs to `blocks[i]`."""

    text: str
    blocks: tuple[Block, ...]
    elements: tuple[Element, ...]
    looks: tuple[Look, ...]
    menus: frozenset[int] = frozenset()  # elements whose lines are one block: menus, footers and the like

    def path(self, index: int) -> str:
        """Return the way from the root to a block, for explanations: "html/body/article.story/p"."""
        steps = []
        at = self.looks[index].element
        while at >= 0:
            element = self.elements[at]
            steps.append(".".join([element.tag, *element.names.split()[:1]]))
            at = element.parent
        return "/".join(reversed(steps))

    def repaired(self, text: str, edits: Iterable[Edit]) -> Page:
        """Return the page once `edits` have made its text into `text`; blocks that are left empty go."""
        edges = [place for start, end, _, _ in self.blocks for place in (start, end)]
        moved = shift(edges, edits)
        blocks, looks = [], []
        for block, look, start, end in zip(self.blocks, self.looks, moved[::2], moved[1::2], strict=True):
            piece = text[start:end]
            if bare := piece.strip():
                start += len(piece) - len(piece.lstrip())
                _, _, kind, links = block
                size = len(bare)
                blocks.append(make(Block, (start, start + size, kind, links if links < size else size)))
                looks.append(look)
        return replace(self, text=text, blocks=tuple(blocks), looks=tuple(looks))
