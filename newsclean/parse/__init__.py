"""From input to text and blocks: after this, nothing knows what it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bs4 import Tag


def flatten(raw: str | bytes | Tag) -> str:
    """Return the text of an input: decoded where it is bytes, laid out as a reader sees it where it is a soup.

    Raises InputError where bytes are no text, TypeError for anything else.
    """
    if isinstance(raw, str):
        return raw
    if isinstance(raw, bytes | bytearray | memoryview):
        from newsclean.repair.decode import decode

        return decode(bytes(raw)).text
    if hasattr(raw, "descendants"):
        from newsclean.parse.soup import soup_text

        return soup_text(raw)
    raise TypeError(f"clean takes str, bytes or a BeautifulSoup tag, not {type(raw).__name__}")
