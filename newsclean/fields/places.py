"""Which names are those of cities, in the scripts of all packs."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache
from importlib.resources import files

from newsclean.rules.fold import fold
from newsclean.rules.pack import word_list

MAX_CHARS = 26
PAGE = 1 << 12  # bytes of the list that are looked through for a name

# Cities whose names are words sooner than places, wherever a text starts with them.
_WORDS = frozenset("bar bath brave como date enter independence liberal man mobile most much nice of orange ordu "
                   "police reading salt same split tours van video young ada ali best".split())  # fmt: skip


@cache
def _names() -> bytes:
    """Return the folded names, one a line and sorted; a set of them would take ten times as much memory."""
    return files("newsclean.fields").joinpath("places.txt").read_bytes()


@cache
def _pages() -> tuple[list[bytes], list[int]]:
    """Return the first name of each page of the list, and where the line break before it stands."""
    names = _names()
    breaks = [names.index(b"\n", place) for place in range(0, names.rindex(b"\n", 0, -1), PAGE)]
    return [names[at + 1 : names.index(b"\n", at + 1)] for at in breaks], breaks


def _is_listed(name: str) -> bool:
    # A page only: to look through two megabytes takes longer than to clean an article.
    names, wanted = _names(), name.encode()
    firsts, breaks = _pages()
    page = bisect_right(firsts, wanted) - 1
    if page < 0:
        return False
    end = breaks[page + 1] + 1 if page + 1 < len(breaks) else len(names)
    return names.find(b"\n" + wanted + b"\n", breaks[page], end) >= 0


def is_city(name: str) -> bool:
    """Say whether a name is that of a city, or of several with strokes between them, and not also a common word.

    Source: GeoNames (CC BY 4.0), cities of 15,000 people and more; see tests/bench/build_places.py.

    >>> is_city("Pescara"), is_city("Москва"), is_city("東京"), is_city("Nostalgia")
    (True, True, True, False)
    """
    parts = fold(name).split("/")
    return all(2 <= len(part) <= MAX_CHARS and "\n" not in part for part in parts) and all(
        _is_listed(part) and part not in _WORDS and part not in word_list("not_place") for part in parts
    )
