"""The bylines that a page shows below its headline, where its head names no author."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from newsclean.doc import Stated
from newsclean.parse.plain_value import plain_markup

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

# What has a word of `_AUTHOR` in its class, and some more; each condition is tried on every element.
_SELECTOR = (
    ":is(h1, h2, [class*=aut i], [class*=byline i], [class*=signature i], [class*=journalist i], [class*=writer i])"
)
_WORDS = re.compile(r"[a-z]+|[A-Z][a-z]*")
_AUTHOR = frozenset(
    "author authors autor autora autore autores autorin auteur auteurs autoren byline bylines journalist signature "
    "writer writers".split()
)
_OTHER = frozenset(
    "avatar bio box card caption comment comments credit credits fig figcaption figure follow foto image img copyright "
    "media more photo photographer picture popular profile related share social teaser trending widget".split()
)
_OTHER_BOXES = frozenset(
    "card cards comment comments featured latest popular recommended related teaser teasers trending".split()
)
MAX_CHARS = 160
MAX_LINES = 4
LEVELS = 8  # elements around a byline that may say that it is another story's


def read_shown(tree: LexborHTMLParser, titles: Sequence[str]) -> Iterator[Stated]:
    """Yield the first short elements below the headline that the page calls author or byline; `titles` are its own."""
    known = {title.casefold() for title in titles}
    below = False
    lines = 0
    for node in tree.css(_SELECTOR):
        if node.tag in ("h1", "h2"):
            below = below or plain_markup(node.inner_html or "").casefold() in known
            continue
        if not below or lines == MAX_LINES:
            continue
        names = frozenset(word.lower() for word in _WORDS.findall(node.attributes.get("class") or ""))
        if names & _OTHER or not names & _AUTHOR:
            continue
        line = plain_markup(node.inner_html or "")
        if line and len(line) <= MAX_CHARS and not _is_beside(node):
            lines += 1
            yield Stated("byline", line, "html")


def _is_beside(node: LexborNode) -> bool:
    """Say whether an element stands in a side column, a footer, a figure or a list of stories."""
    around = node.parent
    for _ in range(LEVELS):
        if around is None:
            break
        if around.tag in ("aside", "figure", "nav") or _OTHER_BOXES & set(
            _WORDS.findall((around.attributes.get("class") or "").lower())
        ):
            return True
        around = around.parent
    return False
