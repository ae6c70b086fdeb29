"""A web page, as text, read by lexbor; by BeautifulSoup where lexbor fails."""

from __future__ import annotations

import re

from newsclean.parse.layout import lay_out
from newsclean.parse.source import Source
from newsclean.parse.stated import read_stated
from newsclean.parse.tags import UNSEEN_TAGS, is_block
from newsclean.parse.tame import tame

_OPENING = re.compile(
    r"\s*(?:<\?xml[^>]*>|<!--.*?-->|\s)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
# Code points; a page with less text may have its article where browsers without scripts find it.
BARE_CHARS = 400

_BREAK = "\0"  # taken out of the page before it is put between lines


def is_page(text: str) -> bool:
    """Say whether a text is a web page, rather than a text in which some markup is left."""
    return _OPENING.match(text.lstrip("\ufeff")) is not None


def parse_page(html: str, url: str | None = None) -> Source:
    """Return the lines of a page and what it says about itself; `url` is where it came from.

    Raises InputError where it is larger than any page of a news site.
    """
    from selectolax.lexbor import LexborHTMLParser, SelectolaxError

    tamed = tame(html)
    try:
        raw = tamed.encode()
    except UnicodeEncodeError:
        # Halves of characters: what belongs together is joined, what is left alone becomes U+FFFD.
        raw = tamed.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace").encode()
    try:
        tree = LexborHTMLParser(raw)
        root = tree.body or tree.root
    except SelectolaxError:
        root = None
    if root is None:
        return Source(_read_slowly(raw))
    page = lay_out(root)
    if len(page.text) < BARE_CHARS and tree.css_first("noscript p") is not None:
        page = lay_out(root, noscript=True)
    return Source(page.text, page, read_stated(tree, url=url))


def _read_slowly(raw: bytes) -> str:
    """Return the text of a page, a block on a line, without the tree around it."""
    from bs4 import BeautifulSoup

    soup = BeautifulSoup(raw.replace(_BREAK.encode(), b""), "html.parser", from_encoding="utf-8")
    for tag in soup.find_all(sorted(UNSEEN_TAGS)):
        tag.decompose()
    for tag in soup.find_all(lambda tag: is_block(tag.name) or tag.name == "br"):
        tag.insert_before(_BREAK)
        tag.insert_after(_BREAK)
    lines = (" ".join(line.split()) for line in soup.get_text().split(_BREAK))
    return "\n".join(filter(None, lines))
