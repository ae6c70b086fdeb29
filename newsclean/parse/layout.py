"""One walk over a parsed page that lays its text out in lines, as a browser without style sheets would.

1. Every element that a browser sets apart starts a line and ends it; so does `<br>`. Each line is a block.
2. White space runs are one space, but for `pre`. Cells of a table row that are all short share a line.
3. What no reader sees (scripts, styles, option lists, the reading aids of ruby) is no text. What a style hides at first
   is: scripts show it later, and half of an article may be in it. Its element says that it is hidden.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from newsclean.doc import Block
from newsclean.page import Element, Look, Page

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

# Elements that start a new line in a browser. Source: the HTML standard, "Rendering", flow content; buttons, labels of
# figures and cells stand on their own for a reader as well.
BLOCK_TAGS: Final = frozenset(
    """
    address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption
    figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol optgroup p plaintext
    pre search section summary table tbody td tfoot th thead tr ul xmp
    """.split()
)
UNSEEN_TAGS: Final = frozenset(
    """
    script style template head iframe object embed svg canvas audio video select datalist textarea noscript title meta
    link rt rp frameset noframes -comment
    """.split()
)
_PRE: Final = frozenset(("pre", "listing", "xmp", "plaintext"))
_TYPE: Final = {"b": 2, "strong": 2, "i": 3, "em": 3}  # where `_Walk.counts` counts what they hold
_CELLS: Final = ("td", "th")
_SHORT_CELL = 60  # code points; longer cells are text, laid out by a table
_SPACES = re.compile(r"[ \t\n\r\f]+")
_HIDES = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def lay_out(root: LexborNode) -> Page:
    """Return the lines of a tree and the elements around them; the tree stays as it is."""
    walk = _Walk()
    # An explicit stack of the open nodes: pages nest deeper than Python recurses.
    stack: list[tuple[LexborNode, str]] = []
    node: LexborNode | None = root
    while node is not None or stack:
        if node is None:
            node, tag = stack.pop()
            walk.leave(tag)
            node = node.next if stack else None
            continue
        tag = node.tag or ""
        if tag == "-text":
            walk.add(node.text_content or "")
        elif tag not in UNSEEN_TAGS:
            walk.enter(node, tag)
            stack.append((node, tag))
            node = node.child
            continue
        node = node.next if stack else None
    return walk.page()


class _Walk:
    """The open elements, and the line that is being filled."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.kinds: list[str] = []
        self.looks: list[Look] = []
        self.link_chars: list[int] = []
        self.elements: list[Element] = []
        self.open: list[int] = [-1]  # indices of the open elements that lay out blocks
        self.rows: list[int] = []  # for each open table row, the number of lines before it
        self.within = [0, 0, 0, 0]  # how many links, links, bold, slanted elements are open
        self.pre = 0
        self.parts: list[str] = []
        self.names = ""
        self.counts = [0, 0, 0, 0]  # of the line: links, and code points in links, in bold, in italics

    def enter(self, node: LexborNode, tag: str) -> None:
        if tag in BLOCK_TAGS or "-" in tag:  # custom elements are blocks far more often than not
            self.flush()
            self.open.append(len(self.elements))
            self.elements.append(_element(node, tag, self.open[-2]))
            if tag == "tr":
                self.rows.append(len(self.lines))
            elif tag in _PRE:
                self.pre += 1
        elif tag == "br":
            self.flush()
        elif tag == "a":
            if self.parts and not self.parts[-1]:
                self.parts.append(" ")  # menus and breadcrumbs: a style sheet keeps such links apart
            self.within[1] += 1
            self.counts[0] += 1
            self._name(node)
        elif tag in _TYPE:
            self.within[_TYPE[tag]] += 1
        elif tag == "span":
            self._name(node)

    def leave(self, tag: str) -> None:
        if tag in BLOCK_TAGS or "-" in tag:
            self.flush()
            self.open.pop()
            if tag == "tr":
                self._join_cells(self.rows.pop())
            elif tag in _PRE:
                self.pre -= 1
        elif tag == "a":
            self.within[1] -= 1
            if self.parts:
                self.parts.append("")  # says that a link has just ended
        elif tag in _TYPE:
            self.within[_TYPE[tag]] -= 1

    def add(self, text: str) -> None:
        if self.pre:
            first, *more = text.split("\n")
            self._put(first)
            for line in more:
                self.flush()
                self._put(line)
        elif text.isspace():
            if self.parts:
                self.parts.append(" ")
        else:
            self._put(_SPACES.sub(" ", text))

    def _put(self, text: str) -> None:
        if text:
            self.parts.append(text)
            for i in (1, 2, 3):
                if self.within[i]:
                    self.counts[i] += len(text)

    def _name(self, node: LexborNode) -> None:
        """Remember what an inline element is called if it opens the line."""
        if not self.parts:
            names = node.attrs.get("class")
            if names:
                self.names = f"{self.names} {names}" if self.names else names

    def flush(self) -> None:
        """End the line."""
        if self.parts:
            line = "".join(self.parts)
            self.parts.clear()
            line = (line if self.pre else _SPACES.sub(" ", line)).strip()
            if line:
                element = self.open[-1]
                links, inside, strong, slanted = self.counts
                self.lines.append(line)
                self.kinds.append(self.elements[element].tag if element >= 0 else "line")
                self.looks.append(Look(element, self.names, links, min(strong, len(line)), min(slanted, len(line))))
                self.link_chars.append(min(inside, len(line)))
        self.names = ""
        self.counts = [0, 0, 0, 0]

    def _join_cells(self, first: int) -> None:
        """Make one line of a row's cells if each is one short line."""
        cells = self.lines[first:]
        kinds = self.kinds[first:]
        if len(cells) < 2 or not all(kind in _CELLS for kind in kinds) or max(map(len, cells)) > _SHORT_CELL:
            return
        looks = self.looks[first:]
        if len({look.element for look in looks}) < len(looks):
            return
        self.lines[first:] = ["\t".join(cells)]
        self.kinds[first:] = ["tr"]
        row = self.elements[looks[0].element].parent
        sums = (sum(column) for column in zip(*(look[2:] for look in looks), strict=True))
        self.looks[first:] = [Look(row, looks[0].names, *sums)]
        self.link_chars[first:] = [sum(self.link_chars[first:])]

    def page(self) -> Page:
        self.flush()
        blocks = []
        at = 0
        for line, kind, links in zip(self.lines, self.kinds, self.link_chars, strict=True):
            blocks.append(Block(at, at + len(line), kind, links))
            at += len(line) + 1
        return Page("\n".join(self.lines), tuple(blocks), tuple(self.elements), tuple(self.looks))


def _element(node: LexborNode, tag: str, parent: int) -> Element:
    """Return what an element is called, and whether it is hidden at first."""
    hidden = False
    names = ""
    for name, value in node.attributes.items():
        if name in ("class", "id", "role", "itemprop"):
            names = f"{names} {value}" if names else value or ""
        elif name == "hidden" or (name == "style" and value and _HIDES.search(value)):
            hidden = True
    return Element(tag, names, parent, hidden)
