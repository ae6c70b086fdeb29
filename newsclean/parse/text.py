"""Plain text: every line that holds something is a block."""

from __future__ import annotations

import re

from newsclean.doc import Block

# What str.splitlines breaks at, but for the separators \x1c-\x1e that only databases use.
_LINE = re.compile("[^\n\r\v\f\x85\u2028\u2029]+")


def find_lines(text: str) -> tuple[Block, ...]:
    r"""Return a block for each line that is not blank, without the white space at its ends.

    >>> find_lines("One \r\n\n  two")
    (Block(start=0, end=3, kind='line', links=0, path=''), Block(start=8, end=11, kind='line', links=0, path=''))
    """
    blocks = []
    for match in _LINE.finditer(text):
        line = match[0]
        bare = line.strip()
        if bare:
            start = match.start() + line.index(bare[0])
            blocks.append(Block(start, start + len(bare)))
    return tuple(blocks)
