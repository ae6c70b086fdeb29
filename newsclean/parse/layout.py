"""One walk over a parsed page that lays its text out in lines, as a browser without style sheets would.

1. Every element that a browser sets apart starts a line and ends it; so does `<br>`. Each line is a block.
2. White space runs are one space, but for `pre`. Cells of a table row that are all short share a line.
3. What no reader sees (scripts, styles, option lists, the reading aids of ruby) is no text, nor is a hidden stretch of
   a line, or one for screen readers behind other words. A block that a style hides at first is text: scripts show it
   later, and half of an article may be in it. Its element says that it is hidden.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from newsclean.compiled import compiled
from newsclean.parse.lines import SLANTED, STRONG, TEXT, Lines
from newsclean.parse.menus import MenuReader
from newsclean.parse.tags import BOLD_TAGS, PRE_TAGS, SLANTED_TAGS, UNSEEN_TAGS, is_block

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

    from newsclean.page import Page


class _Act(NamedTuple):
    """What to do with the nodes of one name, on the way in and on the way out."""

    tag: str
    is_seen: bool = True
    enter: Callable[[Lines, LexborNode, str], object] | None = None  # a true answer means: pass it over
    leave: Callable[[Lines, str], object] | None = None


@compiled
def lay_out(root: LexborNode, *, noscript: bool = False, menus: bool = False) -> Page:
    """Return the lines of a tree and the elements around them; the tree stays as it is.

    `noscript` reads what is there for browsers without scripts, too; `menus` makes one block of each menu.
    """
    lines = Lines(MenuReader() if menus else None)
    parts = lines.parts
    acts: dict[int, _Act] = {}  # by the number that lexbor gives a name in this tree
    # Of our own, for pages nest deeper than Python recurses.
    path: list[tuple[LexborNode, str, Callable[[Lines, str], object] | None]] = []
    node: LexborNode | None = root
    while True:
        while node is None:
            node, tag, leave = path.pop()
            if leave is not None:
                leave(lines, tag)
            if not path:
                return lines.page()
            node = node.next
        number = node.tag_id
        if number == TEXT:
            text = node.text_content or ""
            if lines.special:
                lines.add(text)
            elif not text.isspace():
                parts.append(text)
            elif parts:
                parts.append(" ")
            node = node.next
            continue
        act = acts.get(number)
        if act is None:
            act = acts[number] = _act(node.tag or "", noscript)
        tag, is_seen, enter, leave = act
        if is_seen and (enter is None or not enter(lines, node, tag)):
            path.append((node, tag, leave))
            node = _shadow(node) if tag == "template" else node.first_child
        else:
            node = node.next


@lru_cache(1 << 10)
def _act(tag: str, noscript: bool) -> _Act:
    if tag in UNSEEN_TAGS or (tag == "noscript" and not noscript):
        return _Act(tag, is_seen=False)
    if tag == "tr":
        return _Act(tag, enter=Lines.enter_row, leave=Lines.leave_row)
    if tag in PRE_TAGS:
        return _Act(tag, enter=Lines.enter_pre, leave=Lines.leave_pre)
    if is_block(tag):
        return _Act(tag, enter=Lines.enter_block, leave=Lines.leave_block)
    if tag == "br":
        return _Act(tag, enter=lambda lines, *_: lines.end_line())
    if tag == "a":
        return _Act(tag, enter=Lines.enter_link, leave=Lines.leave_link)
    if tag == "span":
        return _Act(tag, enter=Lines.enter_span)
    if tag in BOLD_TAGS or tag in SLANTED_TAGS:
        kind = STRONG if tag in BOLD_TAGS else SLANTED
        return _Act(tag, enter=lambda lines, *_: lines.enter_type(kind), leave=lambda lines, _: lines.leave_type(kind))
    return _Act(tag)


def _shadow(template: LexborNode) -> LexborNode | None:
    """Return the first node inside a template that a browser shows in the place of its parent's children."""
    if "shadowrootmode" not in template.attributes:
        return None
    return template.template_fragments()[0].first_child
