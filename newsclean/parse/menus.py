"""Menus, footers and the like, each read in one go: half of a page's lines stand in them, and nobody looks at them.

An element whose name says that it is one, with many short lines in it and no paragraph, becomes one block of so many
lines, a piece of its text on each. What may be anything else is laid out like the rest of the page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from newsclean.parse.tags import PRE_TAGS, UNSEEN_TAGS
from newsclean.shape import SENTENCE_WORDS, is_dense, shape

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

LEAST_LINES = 6  # fewer may be breadcrumbs, or what stands around a headline
MOST_PROSE = 30  # words in paragraphs: the small print of a footer
MOST_TRIES = 3  # elements in one another that are looked through, so that the time stays linear

STOPS: Final = PRE_TAGS | {"h1", "main", "ruby", "template"}
UNSEEN: Final = UNSEEN_TAGS | {"noscript", "option"}
_PLAIN, _TEXT, _SKIP, _STOP = range(4)
_CRUMBS: Final = ":is([class*=rumb i], [id*=rumb i], [itemtype*=Breadcrumb])"


class MenuReader:
    """Reads the menus of one page."""

    def __init__(self) -> None:
        self._roles: dict[int, int] = {}  # by the number that lexbor gives a name in this tree

    def read(self, node: LexborNode) -> str:
        """Return the lines of an element; "" where they are few, or it holds a paragraph, a headline or breadcrumbs."""
        lines = [line for piece in self._seen(node) if (line := " ".join(piece.split()))]
        text = "\n".join(lines)
        if len(lines) < LEAST_LINES or has_prose(text) or node.css_first(_CRUMBS) is not None:
            return ""
        return text

    def _seen(self, node: LexborNode) -> list[str]:
        """Return the pieces of an element's text but for those that nobody sees; none if it holds one of `STOPS`."""
        roles = self._roles
        pieces: list[str] = []
        skipped = 0
        for inner in node.traverse(include_text=True, skip_empty=True):
            if skipped:
                skipped -= 1
                continue
            number = inner.tag_id
            role = roles.get(number)
            if role is None:
                role = roles[number] = _role(inner.tag or "")
            if role == _TEXT:
                pieces.append(inner.text_content or "")
            elif role == _SKIP:
                skipped = sum(1 for _ in inner.traverse(include_text=True, skip_empty=True)) - 1
            elif role == _STOP:
                return []
        return pieces


def _role(tag: str) -> int:
    if tag == "-text":
        return _TEXT
    return _SKIP if tag in UNSEEN else _STOP if tag in STOPS else _PLAIN


def has_prose(text: str) -> bool:
    """Say whether the lines of a text have paragraphs among them that hold more than some small print."""
    least = 0 if is_dense(text) else SENTENCE_WORDS - 1
    words = 0
    for line in text.split("\n"):
        if line.count(" ") >= least:
            looks = shape(line)
            words += looks.words * looks.prose
            if words > MOST_PROSE:
                return True
    return False
