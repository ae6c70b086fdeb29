"""The article that a page holds only in its JSON-LD, for scripts to show and for search engines to read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from newsclean.doc import Block, Stated
from newsclean.page import Element, Look, Page

LEAST_CHARS = 300  # a shorter "articleBody" is a teaser
SAMPLE_CHARS = 40  # code points that are looked for in the page,
SAMPLES = 8  # at so many places
_NOT_WORD = re.compile(r"[\W_]+")


def find_stated_body(meta: Sequence[Stated]) -> str:
    """Return the longest body that a page states, "" where there is none or nothing but a teaser."""
    body = max((stated.value for stated in meta if stated.field == "article_body"), key=len, default="")
    return body if len(body) >= LEAST_CHARS else ""


def with_stated_body(page: Page, meta: Sequence[Stated]) -> Page:
    """Return the page with the stated body as its last lines, where none of that is among its lines."""
    body = find_stated_body(meta)
    if not body or not page.elements or _is_shown(body, page.text):
        return page
    text = f"{page.text}\n{body}" if page.text else body
    at = len(text) - len(body)
    blocks = list(page.blocks)
    for line in body.split("\n"):
        blocks.append(Block(at, at + len(line), "p"))
        at += len(line) + 1
    looks = (*page.looks, *[Look(len(page.elements))] * (len(blocks) - len(page.blocks)))
    elements = (*page.elements, Element("script", "articleBody", 0))
    return replace(page, text=text, blocks=tuple(blocks), elements=elements, looks=looks)


def _is_shown(body: str, text: str) -> bool:
    """Say whether any sample of the body stands in the text, whatever its white space and marks."""
    for at in range(0, len(body), max(1, len(body) // SAMPLES)):  # nearly always one does as it is
        piece = body[at : at + 2 * SAMPLE_CHARS]
        if piece in text and len(_NOT_WORD.sub("", piece)) >= SAMPLE_CHARS:
            return True
    said, shown = (_NOT_WORD.sub("", part).casefold() for part in (body, text))
    step = max(1, (len(said) - SAMPLE_CHARS) // SAMPLES)
    return any(said[at : at + SAMPLE_CHARS] in shown for at in range(0, max(1, len(said) - SAMPLE_CHARS), step))
