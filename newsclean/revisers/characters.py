"""Thirteen classes of characters, for all scripts: what the body model counts."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from newsclean.compiled import compiled

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# Letters come first; DENSE are those of scripts without spaces between words.
LOW, UPPER, DIGIT, DENSE, SPACE, COMMA, STOP, QUOTE, COLON, DASH, BRACKET, SIGN, OTHER = range(13)
CLASSES = 13
_LISTED = (
    (COMMA, ",;،؛、，；"),
    (STOP, ".!?…。！？．؟।॥։።"),
    (QUOTE, '"“”„‟«»‹›「」『』《》〈〉'),
    (LOW, "'’ʼ"),  # inside words, most of the time
    (COLON, ":："),
    (DASH, "-–—−"),
    (BRACKET, "()[]{}（）【】"),
    (SIGN, "|•·→/*+#_=&@©®^~<>\\▶►"),
)
_DENSE_RANGES = ((0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x3040, 0x30FF), (0x3400, 0x9FFF))


@cache
def char_classes() -> NDArray[np.uint8]:
    """Return the class of every code point up to U+2FFFF; what lies above counts as the last of them."""
    import numpy as np

    exact = {"Lu": UPPER, "Lt": UPPER, "Cc": SPACE}
    coarse = {"L": LOW, "M": LOW, "P": OTHER, "S": SIGN, "N": DIGIT, "C": OTHER, "Z": SPACE}
    table = np.full(0x30000, DENSE, np.uint8)
    for code in (*range(0x3400), *range(0xA000, 0xAC00), *range(0xD7A4, 0x10000)):
        category = unicodedata.category(chr(code))
        table[code] = exact.get(category, coarse[category[0]])
    table[0xAC00:0xD7A4] = LOW  # Hangul has spaces between words
    table[0x10000:0x1F000] = LOW
    table[0x1F000:0x20000] = SIGN  # emoji
    for low, high in _DENSE_RANGES:
        stretch = table[low : high + 1]
        stretch[stretch == LOW] = DENSE
    for kind, chars in _LISTED:
        table[[ord(c) for c in chars]] = kind
    table[-1] = SIGN
    table.flags.writeable = False
    return table


def codes(text: str) -> NDArray[np.unsignedinteger]:
    """Return the code points of a text."""
    import numpy as np

    if text.isascii():
        return np.frombuffer(text.encode("ascii"), np.uint8)
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


def kinds_of(text: str) -> NDArray[np.uint8]:
    """Return the class of each character of a text."""
    import numpy as np

    kinds = np.empty(len(text), np.uint8)
    fill_kinds(text, char_classes(), kinds)
    return kinds


@compiled
def fill_kinds(text: str, classes: NDArray[np.uint8], out: NDArray[np.uint8]) -> None:
    """Fill in the class of each character, given those of all code points."""
    classes.take(codes(text), out=out, mode="clip")
