"""A web page, as text, read by lexbor; by BeautifulSoup where lexbor fails."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import islice
from typing import TYPE_CHECKING

from newsclean.parse.layout import lay_out
from newsclean.parse.sites import NO_SITES, Site, find_site, stated_address
from newsclean.parse.source import Source
from newsclean.parse.state import state_markup
from newsclean.parse.stated import read_stated
from newsclean.parse.stated_body import with_stated_body
from newsclean.parse.tags import UNSEEN_TAGS, is_block
from newsclean.parse.tame import tame

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

    from newsclean.page import Page

# What a whole page opens with, once comments and declarations are passed over.
_OPENING = re.compile(r"<(?:!doctype\s+html|html|head|body|title|meta|link|base|frameset)\b", re.IGNORECASE)
_BLOCK = re.compile(
    r"<(?:address|article|aside|blockquote|center|div|dl|figure|footer|h[1-6]|header|main|nav|ol|p|pre|section|table|ul)"
    r"(?=[\s/>])",
    re.IGNORECASE,
)
_MARKS = re.compile(r"[\s\ufeff]*")
FRAGMENT_BLOCKS = 3  # a text in which fewer are left is mended as a text
# Code points; a page with less text may have its article where browsers without scripts find it.
BARE_CHARS = 400
LEAST_CHARS_BESIDE = 1000  # code points of a page outside of its menus; with fewer, one may hold what the page is about

_BREAK = "\0"  # taken out of the page before it is put between lines


def is_page(text: str) -> bool:
    """Say whether a text is a web page or a fragment of one, rather than a text in which some markup is left.

    A page opens with its doctype, its `html`, or what stands in its head; a fragment is blocks from its first to its
    last character.

    >>> is_page("<!-- cached --><html><p>Snow fell."), is_page("<p>Snow fell.</p> It froze.")
    (True, False)
    >>> is_page('<h2>Snow</h2><div class="text"><p>Snow fell.</p></div>')
    True
    """
    if is_whole_page(text):
        return True
    at = _skip_prologue(text)
    if not _BLOCK.match(text, at) or not text.rstrip().endswith(">"):
        return False
    blocks = _BLOCK.finditer(text, at)
    return next(islice(blocks, FRAGMENT_BLOCKS - 1, None), None) is not None


def is_whole_page(text: str) -> bool:
    """Say whether a text opens as a web page does: with its doctype, its `html`, or what stands in its head."""
    return _OPENING.match(text, _skip_prologue(text)) is not None


def _skip_prologue(text: str) -> int:
    """Return where a page begins after marks, white space, comments and declarations of XML."""
    at = 0
    while True:
        at = _MARKS.match(text, at).end()  # type: ignore[union-attr]
        if text.startswith("<!--", at):
            end = text.find("-->", at)
        elif text.startswith("<?", at):
            end = text.find(">", at)
        else:
            return at
        if end < 0:
            return at
        at = text.index(">", end) + 1


def parse_page(
    html: str,
    url: str | None = None,
    *,
    utf8: bytes | None = None,
    with_comments: bool = False,
    sites: Mapping[str, Site] = NO_SITES,
    by_names: bool = True,
) -> Source:
    """Return the lines of a page and what it says about itself; `url` is where it came from, `utf8` its very bytes.

    `by_names`, menus are one block each, but for pages of a site with a pack, one of `sites` or of those that ship,
    which may know better what is one.

    Raises InputError where it is larger than any page of a news site.
    """
    from selectolax.lexbor import LexborHTMLParser, SelectolaxError

    tamed = tame(html)
    raw = utf8 if utf8 is not None and tamed is html else _encode(tamed)
    try:
        tree = LexborHTMLParser(raw)
        root = tree.body or tree.root
    except SelectolaxError:
        root = None
    if root is None:
        return Source(_read_slowly(raw))
    meta = read_stated(tree, url=url)
    site = find_site(url or stated_address(meta), sites)
    page = _lay_out(tree, root, menus=by_names and site is None)
    page = with_stated_body(page, meta)
    source = Source(page.text, page, meta, site=site)
    if with_comments:
        from newsclean.parse.comments import read_comments

        return source._replace(comments=read_comments(tree))
    return source


def _encode(html: str) -> bytes:
    try:
        return html.encode()
    except UnicodeEncodeError:
        # Halves of characters: what belongs together is joined, what is left alone becomes U+FFFD.
        return html.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace").encode()


def _lay_out(tree: LexborHTMLParser, root: LexborNode, *, menus: bool) -> Page:
    """Return the lines of a page, where it has few also those that are there for scripts and for want of scripts."""
    page = lay_out(root, menus=menus)
    if page.menus and _count_menu_chars(page) > len(page.text) - LEAST_CHARS_BESIDE:
        page = lay_out(root)
    if len(page.text) < BARE_CHARS and tree.css_first("noscript") is not None:
        fuller = lay_out(root, noscript=True)
        if len(fuller.text) > len(page.text) + BARE_CHARS // 2:  # more than a plea to switch scripts on
            page = fuller
    if len(page.text) < BARE_CHARS and (markup := state_markup(tree)):
        told = type(tree)(markup.encode("utf-8", "replace")).body
        page = lay_out(told) if told is not None else page
    return page


def _count_menu_chars(page: Page) -> int:
    lines = zip(page.blocks, page.looks, strict=True)
    return sum([end - start for (start, end, _, _), look in lines if look[0] in page.menus])


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
