"""Character references that survived the scraper: `&amp;`, `&#39;`, `&eacute;`, `&amp;nbsp;`.

Only references with their semicolon count: "AT&T", "R&D" and "?a=1&copy=2" are no references. Inside a URL only
`&amp;` is read, since everything else there may be a parameter. References of `<` and `>` that would make a tag stay as
they are: the text either quotes markup, or it holds escaped tags, which are the business of `markup`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from html import unescape
from html.entities import html5, name2codepoint

from newsclean.span import Edit

_AMP = r"(?:(?:amp|AMP|#0{0,4}38|#[xX]0{0,4}26);)"
_REFERENCE = re.compile(
    rf"&(?P<nested>{_AMP}*)(?P<last>#[0-9]{{1,8}}|#[xX][0-9a-fA-F]{{1,7}}|[A-Za-z][A-Za-z0-9]{{1,31}});"
)
_QUERY = re.compile(r"(?:https?://|www\.)[^\s<>\"«»“”?]{1,300}\?[^\s<>\"«»“”]*", re.IGNORECASE)
_TAG_START = re.compile(r"[A-Za-z/!?]")
_LESS = re.compile(r"<|&(?:lt|LT|#0{0,4}60|#[xX]0{0,4}3[cC]);")
_GREATER = re.compile(r">|&(?:gt|GT|#0{0,4}62|#[xX]0{0,4}3[eE]);")
_LONGEST_TAG = 300  # code points that a quoted tag may have


def entities(text: str) -> Iterator[Edit]:
    """Yield the character for each reference; one that was escaped several times is one edit.

    >>> [(e.old, e.new) for e in entities("Fish &amp;amp; Chips&#33; AT&T; ?a=1&copy=2")]
    [('&amp;amp;', '&'), ('&#33;', '!')]
    """
    if "&" not in text or ";" not in text:
        return
    queries = _QUERY.finditer(text)
    query, query_end = next(queries, None), -1
    for found in _REFERENCE.finditer(text):
        start = found.start()
        while query is not None and query.start() < start:
            query_end, query = query.end(), next(queries, None)
        end, new = _read(found)
        if end == start or (start < query_end and new != "&"):
            continue
        if (new == "<" and _opens_tag(text, end)) or (new == ">" and _closes_tag(text, start)):
            continue
        yield Edit(start, end, text[start:end], new, "html_residue", "repair.entities")


def _read(found: re.Match[str]) -> tuple[int, str]:
    """Return where the reference ends and what it stands for; the start if it stands for nothing."""
    last = found["last"]
    if last.startswith("#"):
        return found.end(), unescape(f"&{last};")
    if _is_plausible(last):
        return found.end(), html5[last + ";"]
    if found["nested"]:  # "&amp;foo;": only the ampersand was escaped
        return found.end("nested"), "&"
    return found.start(), ""


@cache
def _is_plausible(name: str) -> bool:
    """Say whether a name is a reference that pages use; of HTML 5's 2,125 names the short ones look like words."""
    if name + ";" not in html5:
        return False
    return name in name2codepoint or name in ("apos", "AMP", "LT", "GT", "QUOT") or len(name) > 3


def _opens_tag(text: str, end: int) -> bool:
    """Say whether a `<` put in before text[end:] would start a tag."""
    if _REFERENCE.match(text, end):  # read that one first
        return True
    after = text[end : end + _LONGEST_TAG]
    return _TAG_START.match(after) is not None and _GREATER.search(after) is not None


def _closes_tag(text: str, start: int) -> bool:
    """Say whether a `>` put in after text[:start] would end a tag."""
    before = text[max(0, start - _LONGEST_TAG) : start]
    ends = [found.end() for found in _LESS.finditer(before)]
    return bool(ends) and _TAG_START.match(before, ends[-1]) is not None and ">" not in before[ends[-1] :]
