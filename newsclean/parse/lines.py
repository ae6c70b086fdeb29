"""The lines of a page while it is laid out: the line that is being filled, and the elements that are open."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from newsclean.doc import Block
from newsclean.page import Element, Look, Page
from newsclean.parse.elements import is_called_menu
from newsclean.parse.menus import MOST_TRIES, MenuReader
from newsclean.parse.tags import CELL_TAGS
from newsclean.parse.tame import MAX_DEPTH
from newsclean.span import make

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

TEXT = 2  # the number that lexbor gives text nodes. Source: LXB_TAG__TEXT in its tag/const.h
LINK, STRONG, SLANTED = 0, 1, 2  # what `Lines.within` and `Lines.chars` count
SHORT_CELL = 60  # code points; longer cells are text, laid out by a table
MOST_CELLS = 100  # cells of a row that share a line
HIDDEN_CHARS = 200  # a longer hidden stretch of a line may be the rest of the article, which a click unfolds
_NAMES: Final = frozenset(("class", "id", "role", "itemprop"))
_SPACES = re.compile(r"[ \t\n\r\f]+")
HIDES = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
# Classes of what only a screen reader says: "(opens in a new tab)". A style for some widths is none ("sm:sr-only").
READ_OUT = re.compile(r"(?<!:)(?<!not-)(?:visually-?hidden|sr-?only|screen-?reader|offscreen)", re.IGNORECASE)


class Lines:
    """The lines so far. `parts` are the pieces of text of the line that is being filled.

    With `menus` to read them, each menu is one block of many lines.
    """

    def __init__(self, menus: MenuReader | None = None) -> None:
        self.parts: list[str] = []
        self.special = 0  # how many elements are open in which a piece of text must go through `add`
        self.within = [0, 0, 0]  # how many links, bold and slanted elements are open
        self._chars = [0, 0, 0]  # of the line: code points in links, in bold, in italics
        self._counted = False  # whether `_chars` holds anything
        self._links = 0  # of the line
        self._names = ""  # of the inline elements that open the line
        self._pre = 0
        self._open: list[int] = [-1]  # indices of the open elements that lay out blocks
        self._rows: list[int] = []  # for each open table row, the number of lines before it
        self._texts: list[str] = []
        self._looks: list[Look] = []
        self._link_chars: list[int] = []
        self._elements: list[Element] = []
        self._reader = menus
        self._menus: list[int] = []  # indices of the elements that are menus
        self._tried: list[int] = []  # how many elements were open around those that turned out to be none

    def enter_block(self, node: LexborNode, tag: str) -> bool:
        """Start a line, and the lines of this element; say whether it is done with, as a menu is."""
        if self.parts or self._names or self._links:
            self.end_line()
        names, hidden = "", tag == "dialog"
        if attributes := node.attributes:
            # Most of those that have any have one, and that of these two.
            if "class" in attributes and not hidden and len(attributes) == 1:
                names = attributes["class"] or ""
            else:
                names, hidden = _names_of(attributes, tag)
        around, elements = self._open, self._elements
        parent = around[-1] if len(around) <= MAX_DEPTH else around[MAX_DEPTH]
        menus = self._reader
        if menus and parent >= 0 and is_called_menu(tag, names) and not hidden and self._add(node, menus):
            elements.append(make(Element, (tag, names, parent, hidden)))
            return True
        around.append(len(elements))
        elements.append(make(Element, (tag, names, parent, hidden)))
        return False

    def _add(self, node: LexborNode, menus: MenuReader) -> bool:
        """Add the lines of the next element as one block if it is a menu; say whether it is."""
        depth, tried = len(self._open), self._tried
        while tried and tried[-1] >= depth:
            tried.pop()
        if len(tried) == MOST_TRIES or self.special:
            return False
        text = menus.read(node)
        if not text:
            tried.append(depth)
            return False
        at = len(self._elements)
        self._menus.append(at)
        self._texts.append(text)
        self._looks.append(make(Look, (at, "", text.count("\n") + 1, 0, 0)))  # nearly all of a menu is links
        self._link_chars.append(len(text))
        return True

    def leave_block(self, _tag: str) -> None:
        """End the line, and the lines of this element."""
        if self.parts or self._names or self._links:
            self.end_line()
        self._open.pop()

    def enter_row(self, node: LexborNode, tag: str) -> None:
        """Start the line of a table's row."""
        self.enter_block(node, tag)
        self._rows.append(len(self._texts))

    def leave_row(self, tag: str) -> None:
        """End a row; its cells share a line if each is short."""
        self.leave_block(tag)
        self._join_cells(self._rows.pop())

    def enter_pre(self, node: LexborNode, tag: str) -> None:
        """Start the lines of an element that keeps its white space."""
        self.enter_block(node, tag)
        self._pre += 1
        self.special += 1

    def leave_pre(self, tag: str) -> None:
        """End the lines of an element that keeps its white space."""
        self.leave_block(tag)
        self._pre -= 1
        self.special -= 1

    def enter_link(self, node: LexborNode, _tag: str) -> bool:
        """Count a link; say whether it is done with, as one is that holds nothing but a text."""
        parts = self.parts
        if not parts:
            self._name(node.attributes)
        elif not parts[-1]:
            parts.append(" ")  # menus and breadcrumbs: a style sheet keeps such links apart
        self._links += 1
        inner = node.first_child
        if inner is None or inner.tag_id != TEXT or self.special or inner.next is not None:
            self.enter_type(LINK)
            return False
        text = inner.text_content or ""
        if words := text.split():
            parts += (text, "")
            self._chars[LINK] += len(" ".join(words))
            self._counted = True
        elif parts:
            parts += (" ", "")
        return True

    def leave_link(self, _tag: str) -> None:
        """Remember that a link has just ended."""
        self.leave_type(LINK)
        if self.parts:
            self.parts.append("")

    def enter_span(self, node: LexborNode, _tag: str) -> bool:
        """Remember what an inline element is called if it opens the line; say whether to pass it over."""
        attributes = node.attributes
        if attributes:
            hides = is_hidden(attributes) or (self.parts and READ_OUT.search(attributes.get("class") or ""))
            if hides and len(node.text()) <= HIDDEN_CHARS:
                return True
            if not self.parts:  # words for screen readers that open a line tell what it is: "Image source,"
                self._name(attributes)
        return False

    def enter_type(self, kind: int) -> None:
        """Count the text from here on as LINK, STRONG or SLANTED."""
        self.within[kind] += 1
        self.special += 1

    def leave_type(self, kind: int) -> None:
        """Undo `enter_type`."""
        self.within[kind] -= 1
        self.special -= 1

    def add(self, text: str) -> None:
        """Add a piece of text wherever it stands; where `special` is 0, appending it to `parts` is the same."""
        if self._pre:
            first, *more = text.split("\n")
            self._put(first)
            for line in more:
                self.end_line()
                self._put(line)
        elif text.isspace():
            if self.parts:
                self.parts.append(" ")
        else:
            self._put(text)

    def _put(self, text: str) -> None:
        if text:
            self.parts.append(text)
            chars = len(" ".join(text.split()))
            self._counted = True
            link, strong, slanted = self.within
            if link:
                self._chars[LINK] += chars
            if strong:
                self._chars[STRONG] += chars
            if slanted:
                self._chars[SLANTED] += chars

    def _name(self, attributes: Mapping[str, str | None]) -> None:
        if names := attributes.get("class"):
            self._names = f"{self._names} {names}" if self._names else names

    def end_line(self) -> None:
        """End the line; one without anything visible is none."""
        if self.parts:
            line = "".join(self.parts).strip()
            self.parts.clear()
            if line:
                if not self._pre and ("\n" in line or "  " in line or "\t" in line or "\r" in line or "\f" in line):
                    line = _SPACES.sub(" ", line)
                inside = strong = slanted = 0
                if self._counted:
                    inside, strong, slanted = self._chars
                    size = len(line)
                    if inside > size or strong > size or slanted > size:
                        inside, strong, slanted = min(inside, size), min(strong, size), min(slanted, size)
                self._texts.append(line)
                self._looks.append(make(Look, (self._open[-1], self._names, self._links, strong, slanted)))
                self._link_chars.append(inside)
            if self._counted:
                self._chars, self._counted = [0, 0, 0], False
        self._names = ""
        self._links = self.within[LINK]  # a link may go on in the next line

    def _join_cells(self, first: int) -> None:
        """Make one line of a row's cells if each is one short line."""
        if not 2 <= len(self._texts) - first <= MOST_CELLS:
            return
        cells, looks = self._texts[first:], self._looks[first:]
        if not all(self._kind(look) in CELL_TAGS for look in looks) or max(map(len, cells)) > SHORT_CELL:
            return
        if len({look.element for look in looks}) < len(looks):
            return
        self._texts[first:] = ["\t".join(cells)]
        row = self._elements[looks[0].element].parent
        sums = (sum(column) for column in zip(*(look[2:] for look in looks), strict=True))
        self._looks[first:] = [Look(row, looks[0].names, *sums)]
        self._link_chars[first:] = [sum(self._link_chars[first:])]

    def _kind(self, look: Look) -> str:
        return self._elements[look[0]][0] if look[0] >= 0 else "line"

    def page(self) -> Page:
        """Return the page that the lines make."""
        self.end_line()
        kinds = [element[0] for element in self._elements]
        kinds.append("line")  # outside of all elements, at -1
        blocks = []
        at = 0
        for text, look, links in zip(self._texts, self._looks, self._link_chars, strict=True):
            end = at + len(text)
            blocks.append(make(Block, (at, end, kinds[look[0]], links)))
            at = end + 1
        menus = frozenset(self._menus)
        return Page("\n".join(self._texts), tuple(blocks), tuple(self._elements), tuple(self._looks), menus)


def is_hidden(attributes: Mapping[str, str | None]) -> bool:
    """Say whether a browser shows nothing of an element before a script does."""
    if "hidden" in attributes:
        return True
    style = attributes.get("style")
    return style is not None and HIDES.search(style) is not None


def _names_of(attributes: Mapping[str, str | None], tag: str) -> tuple[str, bool]:
    """Return what an element is called, and whether it is hidden at first."""
    names = " ".join([value for name, value in attributes.items() if name in _NAMES and value])
    return names, is_hidden(attributes) or (tag == "dialog" and "open" not in attributes)
