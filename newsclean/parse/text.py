"""Plain text: every line that holds something is a block."""

from __future__ import annotations

import re

from newsclean.doc import Block

# A line without the white space at its ends. It breaks where str.splitlines does, but for the separators \x1c-\x1e
# that only databases use.
_LINE = re.compile("\\S(?:[^\n\r\v\f\x85\u2028\u2029]*\\S)?")


def find_lines(text: str) -> tuple[Block, ...]:
    r"""Return a block for each line that is not blank, without the white space at its ends.

    >>> find_lines("One \r\n\n  two")
    (Block(start=0, end=3, kind='line', links=0, path=''), Block(start=9, end=12, kind='line', links=0, path=''))
    """
    return tuple([Block(*match.span()) for match in _LINE.finditer(text)])
