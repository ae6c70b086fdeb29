"""Plain text: every line that holds something is a block."""

from __future__ import annotations

import re

from newsclean.compiled import compiled
from newsclean.doc import Block
from newsclean.span import make

_AS_LINE = ("line", 0)

# What str.splitlines breaks at besides "\n", but for the separators \x1c-\x1e that only databases use.
_RARE_BREAKS = "\r\v\f\x85\u2028\u2029"
# A line without the white space at its ends. The dot is several times faster than a class, and nearly always enough.
_LINE = re.compile(r"\S.*(?<=\S)")
_LINE_WITH_RARE_BREAKS = re.compile(rf"\S[^\n{_RARE_BREAKS}]*(?<=\S)")


@compiled
def find_lines(text: str) -> tuple[Block, ...]:
    r"""Return a block for each line that is not blank, without the white space at its ends.

    >>> find_lines("One \r\n\n  two")
    (Block(start=0, end=3, kind='line', links=0), Block(start=9, end=12, kind='line', links=0))
    """
    pattern = _LINE_WITH_RARE_BREAKS if any(mark in text for mark in _RARE_BREAKS) else _LINE
    return tuple([make(Block, match.span() + _AS_LINE) for match in pattern.finditer(text)])
