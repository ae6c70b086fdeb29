"""What every reader of `parse` hands on."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from newsclean.doc import Comment, Stated
    from newsclean.page import Page
    from newsclean.parse.sites import Site


class Source(NamedTuple):
    """An input, decoded: its text as a reader sees it, and for a web page its layout and what it says of itself."""

    text: str
    page: Page | None = None
    meta: tuple[Stated, ...] = ()
    comments: tuple[Comment, ...] = ()  # where they were asked for
    site: Site | None = None  # the pack for it
