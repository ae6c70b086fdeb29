"""JSON as sites write it: in comments, with trailing commas, raw line breaks, half escapes and loose quotes."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import Any

MAX_CHARS = 4 << 20  # of one script; a page's own description of itself is far shorter

_WRAPPER = re.compile(r"^(?:\s|<!--|//<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[|//[^\n]*\n)+")
# One that nothing closes goes to the end, where else each of the quotes in it would be tried in turn.
STRING = r'"[^"\\]*+(?:\\.[^"\\]*+)*+(?:"|\\?\Z)'
_STRING_OR_COMMA = re.compile(STRING + r"|,(?=\s*[}\]])", re.DOTALL)
_HALF_ESCAPE = re.compile(r'\\(?!["\\/bfnrt]|u[0-9a-fA-F]{4})')
# What stands between the quotes that a value opens and closes with, whatever quotes it has inside.
_PAIR = re.compile(r'"(@?[A-Za-z]{2,30})"\s*:\s*"([^\n]{0,500}?)"\s*(?:,\s*"@?[A-Za-z]{2,30}"\s*:|[}\]\n])')
_AUTHOR = re.compile(r'"author"\s*:\s*\[?\s*\{[^{}]{0,400}?"name"\s*:\s*"([^"\n]{1,100})"')
_MAX_BROKEN_CHARS = 100_000
_DECODER = json.JSONDecoder(strict=False)


def load_loose(text: str) -> list[Any]:
    """Return the JSON values in a script, one after the other; of what nothing can mend, the pairs that can be read.

    >>> load_loose('<!-- {"a": "x\\ty", "b": [1, 2,],} -->')
    [{'a': 'x\\ty', 'b': [1, 2]}]
    """
    text = text[:MAX_CHARS]
    start = _WRAPPER.match(text)
    at = start.end() if start else 0
    try:
        return _values(text, at)
    except (ValueError, RecursionError):
        pass
    if '"' not in text:
        text = unescape(text)
    mended = _HALF_ESCAPE.sub(r"\\\\", text)
    mended = _STRING_OR_COMMA.sub(lambda found: "" if found[0] == "," else found[0], mended)
    try:
        return _values(mended, at)
    except (ValueError, RecursionError):
        return _pairs(text)


def _values(text: str, at: int) -> list[Any]:
    """Return the values from a position on; raises ValueError where not even the first can be read."""
    out: list[Any] = []
    while at < len(text) and text[at] in "{[":
        try:
            value, at = _DECODER.raw_decode(text, at)
        except ValueError:
            if out:
                break
            raise
        out.append(value)
        while at < len(text) and (text[at].isspace() or text[at] in ",;"):
            at += 1
    if not out and text[at:].strip():
        raise ValueError("no JSON object")
    return out


def _pairs(text: str) -> list[Any]:
    """Return one flat object of the strings of a broken script, the first of each name."""
    text = text[:_MAX_BROKEN_CHARS]
    found: dict[str, Any] = {}
    at = 0
    while (match := _PAIR.search(text, at)) is not None:
        found.setdefault(match[1], match[2])
        at = match.end(2)
    found.pop("name", None)  # whose name that is nobody can say
    if author := _AUTHOR.search(text):
        found["author"] = author[1]
    return [found] if found else []
