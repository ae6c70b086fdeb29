"""Text of strangers on a terminal: what could move the cursor, hide or reorder something is written as an escape."""

from __future__ import annotations

import re

# Controls but for the tab, marks that reorder text, invisible spaces and tags, half surrogates. Joiners stay:
# Persian, Indic scripts and emoji need them.
_UNSEEN = re.compile(
    "[\x00-\x08\x0a-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)


def escaped(text: str) -> str:
    r"""Return a text that is safe to print on one line.

    >>> print(escaped("red\x1b[31m\nalert\u202e"))
    red\x1b[31m\nalert\u202e
    """
    return _UNSEEN.sub(lambda found: found[0].encode("unicode_escape", "surrogatepass").decode("ascii"), text)


def shortened(text: str, width: int) -> str:
    """Return a text on one line, with its middle left out where it is longer than `width` characters.

    >>> shortened("Share this\\n  article with everybody you know", 24)
    'Share this … y you know'
    """
    line = escaped(" ".join(text.split()))
    if len(line) <= width:
        return line
    half = (width - 3) // 2
    return f"{line[:half].rstrip()} … {line[-half:].lstrip()}"
