"""A BeautifulSoup tree, handed over by somebody who already parsed the page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bs4 import Tag

# Elements that start a new line in a browser. Source: the HTML standard, "Rendering", flow content.
BLOCK_TAGS = frozenset(
    """
    address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol option p plaintext pre
    search section summary table tbody td tfoot th thead title tr ul xmp
    """.split()
)
UNSEEN_TAGS = frozenset("script style noscript template head iframe object svg math select textarea button".split())

_SPACE = re.compile(r"[ \t\n\r\f\v]+")


def soup_text(tag: Tag) -> str:
    """Return what a reader sees of a tree, a line for each block; the tree stays as it is.

    >>> from bs4 import BeautifulSoup
    >>> soup_text(BeautifulSoup("<h1>Frost</h1><p>The <b>harbour</b> froze.<br>All night.", "html.parser"))
    'Frost\\nThe harbour froze.\\nAll night.'
    """
    from bs4 import Comment, Doctype, NavigableString
    from bs4.element import PreformattedString

    pieces: list[str] = []
    # An explicit stack: pages nest deeper than Python recurses.
    todo: list[object] = [tag]
    while todo:
        node = todo.pop()
        if isinstance(node, str) and not isinstance(node, NavigableString):
            pieces.append(node)
        elif isinstance(node, NavigableString):
            if not isinstance(node, Comment | Doctype | PreformattedString):
                pieces.append(_SPACE.sub(" ", node))
        elif node.name == "br":  # type: ignore[attr-defined]
            pieces.append("\n")
        elif node.name not in UNSEEN_TAGS:  # type: ignore[attr-defined]
            edge = "\n" if node.name in BLOCK_TAGS else ""  # type: ignore[attr-defined]
            todo.append(edge)
            todo.extend(reversed(node.contents))  # type: ignore[attr-defined]
            pieces.append(edge)
    lines = (_SPACE.sub(" ", line).strip() for line in "".join(pieces).split("\n"))
    return "\n".join(line for line in lines if line)
