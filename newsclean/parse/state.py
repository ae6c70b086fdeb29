"""The article of a page that only its scripts would show: markup in a string of the data that they start from."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from newsclean.parse.loose_json import STRING

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

LEAST_PARAGRAPHS = 3  # fewer are a note to readers
LEAST_CHARS = 600  # of markup
_STRING = re.compile(STRING, re.DOTALL)
_ENDS = ("</p>", "<\\/p>", "\\u003c/p", "\\u003C/p")  # of a paragraph, as scripts may write it


def state_markup(tree: LexborHTMLParser) -> str:
    """Return the longest string with paragraphs in the scripts of a page, "" where there is none.

    >>> from selectolax.lexbor import LexborHTMLParser
    >>> story = "<p>Snow fell on the harbour, and nobody could sail for a week.</p>" * 12
    >>> state_markup(LexborHTMLParser(f'<script>push([1, "{story}"])</script>')) == story
    True
    """
    best = ""
    for node in tree.css("script"):
        script = node.text()
        if not any(end in script for end in _ENDS):
            continue
        for found in _STRING.finditer(script):
            literal = found[0]
            if len(literal) > len(best) and any(end in literal for end in _ENDS):
                try:
                    value = json.loads(literal, strict=False)
                except ValueError:  # of another language than JSON
                    continue
                best = max(best, value, key=len)
    return best if len(best) >= LEAST_CHARS and best.count("</p>") >= LEAST_PARAGRAPHS else ""
