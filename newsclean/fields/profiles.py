"""The n-gram profiles of the installed langdetect, as tables that numpy can look texts up in."""

from __future__ import annotations

import json
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from newsclean.errors import NewscleanError
from newsclean.fields.scripts import Script, letters

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# A letter nobody's profile knows keeps its place in the word, everything else parts words.
GAP = 1
PAIR = 1 << 8  # more than any script has ids: an id is a byte, and two bytes are the number of a bigram

# What a language is given for an n-gram that only others use.
# Source: Shuyo's language-detection, ALPHA_DEFAULT / BASE_FREQ.
FLOOR = 0.5 / 10_000
UNIT = 1000  # scores are whole numbers, so that a sum is the same on every machine
TRIGRAM_WEIGHT = 2  # what a trigram counts beside the bigram that it starts with

# Spellings that the profiles do not tell apart. Source: NGram.normalize of langdetect.
_SAME = ((0x219, 0x15F), (0x21B, 0x163), (0x6CC, 0x64A))
_VIETNAMESE = (0x1EA0, 0x1EFF, 0x1EC3)


class Table(NamedTuple):
    """What all languages of a script say to three signs: to the trigram, and to the bigram that it starts with.

    `triples[pairs[a + 256 * b] + c]` is their row of `scores`. A trigram that nobody knows has the row of its bigram,
    as has c = 0, which stands for no sign; row 0 is the bigram that nobody knows. Numbers are as small as they can be:
    of the time that a look-up takes, most goes into waiting for memory.
    Unigrams are left out: measured on cuts of 20 to 70 letters, accuracy is the same or better without them.
    """

    languages: tuple[str, ...]
    ids: NDArray[np.uint8]  # [65536], code point -> id; GAP parts words
    pairs: NDArray[np.intp]
    triples: NDArray[np.uint16]
    scores: NDArray[np.int16]  # [rows, languages + 1], logarithms times UNIT; last, whether the trigram is known
    alone: NDArray[np.int16]  # [languages, rows], what the trigram says without its bigram, not weighted
    typical: tuple[float, ...]  # what an average trigram of a language's own texts scores in it


@cache
def table(script: Script) -> Table:
    """Return the table of a script, read from the installed langdetect at the first call.

    Raises NewscleanError where the profiles cannot be found or read.
    """
    import numpy as np

    grams, frequencies, columns = _read(script.languages)
    known = letters(script)
    alphabet = [point for point in _distinct(grams, 0x110000) if point in known]
    size = len(alphabet) + 3
    ids = np.full(0x10000, GAP, dtype=np.intp)
    ids[list(known)] = size - 1  # a letter of no profile keeps its place in the word
    ids[alphabet] = range(2, size - 1)
    for twin, point in _SAME:
        ids[twin] = ids[point]
    first, last, point = _VIETNAMESE
    ids[first : last + 1] = ids[point]
    ids[0] = 0
    coded = ids[grams]
    # Profiles hold stray signs of other scripts; what they know with such a sign is no n-gram of this script.
    sound = (((coded != GAP) | (grams == ord(" "))) & (coded != size - 1)).all(axis=1) & (coded[:, 1] > 0)
    return _index(script.languages, ids, coded[sound], frequencies[sound], columns[sound])


def _read(
    languages: tuple[str, ...],
) -> tuple[NDArray[np.uint32], NDArray[np.float64], NDArray[np.intp]]:
    """Return n-grams `[n, 3]` padded with 0, their relative frequencies and the columns of their languages."""
    import numpy as np

    grams: list[str] = []
    frequencies, columns = [], []
    for column, language in enumerate(languages):
        counts, totals = _profile(language)
        grams.extend(counts)
        lengths = np.fromiter(map(len, counts), dtype=np.intp, count=len(counts))
        values = np.fromiter(counts.values(), dtype=np.float64, count=len(counts))
        frequencies.append(values / np.asarray(totals, dtype=np.float64)[lengths - 1])
        columns.append(np.full(len(counts), column, dtype=np.intp))
    points = np.array(grams, dtype="<U3").view(np.uint32).reshape(-1, 3)
    return points, np.concatenate(frequencies), np.concatenate(columns)


def _profile(language: str) -> tuple[dict[str, int], list[int]]:
    """Return the n-gram counts of a language and the numbers of 1-, 2- and 3-grams they were counted in."""
    path = _folder() / language
    try:
        profile = json.loads(path.read_bytes())
        return profile["freq"], profile["n_words"]
    except (OSError, ValueError, LookupError) as error:
        raise NewscleanError(f"{path}: cannot read this language profile ({error}): reinstall langdetect") from error


@cache
def _folder() -> Path:
    """Return where langdetect keeps its profiles."""
    # Found, not imported: importing langdetect sets up what only its own detector needs.
    spec = find_spec("langdetect")
    places = spec.submodule_search_locations if spec else None
    if not places:
        raise NewscleanError(
            "langdetect, whose profiles tell languages apart, is not installed: pip install langdetect"
        )
    return Path(places[0], "profiles")


def _index(
    languages: tuple[str, ...],
    ids: NDArray[np.intp],
    coded: NDArray[np.intp],
    frequencies: NDArray[np.float64],
    columns: NDArray[np.intp],
) -> Table:
    """Number the n-grams and fill in what each is worth in each language."""
    import numpy as np

    size = int(ids.max()) + 1
    prefix, third = coded[:, 0] + PAIR * coded[:, 1], coded[:, 2]
    long = third > 0
    prefixes = _distinct(prefix, PAIR * PAIR)
    first = len(prefixes) + 1  # the first trigram's row
    pairs = np.zeros(PAIR * PAIR, dtype=np.intp)
    pairs[prefixes] = np.arange(size, first * size, size)
    place = pairs[prefix] + third
    triples = np.arange(first, dtype=np.uint16).repeat(size)
    places = _distinct(place[long], len(triples))
    own_pair = triples[places]
    triples[places] = np.arange(first, first + len(places))
    shares = np.zeros((first + len(places), len(languages)))
    shares[triples[place], columns] = frequencies
    logs = np.log(FLOOR + shares)
    own = shares[first:]
    typical = (own * logs[first:]).sum(axis=0) / own.sum(axis=0)
    alone = np.where(shares.any(axis=1, keepdims=True), np.rint(logs * UNIT), 0)
    scores = np.zeros((len(logs), len(languages) + 1), np.int16)
    scores[:, :-1] = alone
    scores[first:, :-1] = TRIGRAM_WEIGHT * alone[first:] + alone[own_pair]
    scores[first:, -1] = 1
    alone[:first] = 0
    by_language = alone.T.astype(np.int16, order="C")
    return Table(languages, ids.astype(np.uint8), pairs, triples, scores, by_language, tuple(typical.tolist()))


def _distinct(numbers: NDArray[np.integer[Any]], limit: int) -> list[int]:
    """Return the different numbers in order; far cheaper than sorting where the limit is small."""
    import numpy as np

    seen = np.zeros(limit, dtype=np.bool_)
    seen[numbers] = True
    return np.flatnonzero(seen).tolist()
