"""Writing systems: which one a letter belongs to, and which languages write with it."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Script(NamedTuple):
    """A writing system; one language decides at once, several are told apart by their n-grams."""

    name: str
    languages: tuple[str, ...]
    blocks: tuple[tuple[int, int], ...]  # code points, both ends included
    weight: int = 2  # in the vote which script a text is in


_LATIN = "af ca cs cy da de en es et fi fr hr hu id it lt lv nl no pl pt ro sk sl so sq sv sw tl tr vi"

# Order is the number of the script in `script_numbers`. Number 0 is whatever is no letter of these scripts.
SCRIPTS = (
    Script("none", (), (), 0),
    Script(
        "latin",
        tuple(_LATIN.split()),
        ((0x41, 0x5A), (0x61, 0x7A), (0xC0, 0x24F), (0x1E00, 0x1EFF)),
        1,  # names and brands are written in Latin letters everywhere
    ),
    Script("cyrillic", ("bg", "mk", "ru", "uk"), ((0x400, 0x52F),)),
    Script("arabic", ("ar", "fa", "ur"), ((0x600, 0x6FF), (0x750, 0x77F), (0x8A0, 0x8FF))),
    Script("devanagari", ("hi", "mr", "ne"), ((0x900, 0x97F),)),
    Script("han", ("zh",), ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF)), 4),
    Script("kana", ("ja",), ((0x3041, 0x30FF), (0x31F0, 0x31FF), (0xFF66, 0xFF9F)), 4),
    Script("hangul", ("ko",), ((0x1100, 0x11FF), (0x3131, 0x318E), (0xAC00, 0xD7A3)), 4),
    Script("greek", ("el",), ((0x370, 0x3FF), (0x1F00, 0x1FFF))),
    Script("hebrew", ("he",), ((0x590, 0x5FF), (0xFB1D, 0xFB4F))),
    Script("armenian", ("hy",), ((0x530, 0x58F), (0xFB13, 0xFB17))),
    Script("georgian", ("ka",), ((0x10A0, 0x10FF), (0x1C90, 0x1CBF), (0x2D00, 0x2D2F))),
    Script("thai", ("th",), ((0xE00, 0xE7F),)),
    Script("lao", ("lo",), ((0xE80, 0xEFF),)),
    Script("khmer", ("km",), ((0x1780, 0x17FF),)),
    Script("burmese", ("my",), ((0x1000, 0x109F),)),
    Script("ethiopic", ("am",), ((0x1200, 0x139F),)),
    Script("sinhala", ("si",), ((0xD80, 0xDFF),)),
    Script("bengali", ("bn",), ((0x980, 0x9FF),)),
    Script("gurmukhi", ("pa",), ((0xA00, 0xA7F),)),
    Script("gujarati", ("gu",), ((0xA80, 0xAFF),)),
    Script("oriya", ("or",), ((0xB00, 0xB7F),)),
    Script("tamil", ("ta",), ((0xB80, 0xBFF),)),
    Script("telugu", ("te",), ((0xC00, 0xC7F),)),
    Script("kannada", ("kn",), ((0xC80, 0xCFF),)),
    Script("malayalam", ("ml",), ((0xD00, 0xD7F),)),
)


@cache
def letters(script: Script) -> frozenset[int]:
    """Return the code points of the script that are letters or marks: its digits and punctuation say nothing.

    >>> ord("é") in letters(SCRIPTS[1]), ord("×") in letters(SCRIPTS[1])
    (True, False)
    """
    return frozenset(
        point
        for first, last in script.blocks
        for point in range(first, last + 1)
        if unicodedata.category(chr(point))[0] in "LM"
    )


@cache
def script_numbers() -> NDArray[np.uint8]:
    """Return for each code point of the basic plane the index of its script in `SCRIPTS`, `[65536] uint8`."""
    import numpy as np

    numbers = np.zeros(0x10000, dtype=np.uint8)
    for number, script in enumerate(SCRIPTS):
        if script.weight > 2:  # tens of thousands of signs, nearly all of them letters
            for first, last in script.blocks:
                numbers[first : last + 1] = number
        else:
            numbers[list(letters(script))] = number
    numbers[[0x30FB, 0x30A0]] = 0  # the dots and dashes among the kana also part foreign names in Chinese
    return numbers
