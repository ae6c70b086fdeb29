"""A web page, as bytes or text, read by lexbor."""

from __future__ import annotations

import re

from newsclean.parse.layout import lay_out
from newsclean.parse.source import Source

_OPENING = re.compile(
    r"\s*(?:<\?xml[^>]*>|<!--.*?-->|\s)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)


def is_page(text: str) -> bool:
    """Say whether a text is a web page, rather than a text in which some markup is left."""
    return _OPENING.match(text.lstrip("\ufeff")) is not None


def parse_page(html: str, url: str | None = None) -> Source:
    """Return the lines of a page and what it says about itself; `url` is where it came from."""
    from selectolax.lexbor import LexborHTMLParser

    tree = LexborHTMLParser(html)
    root = tree.body or tree.root
    assert root is not None
    page = lay_out(root)
    return Source(page.text, page)
