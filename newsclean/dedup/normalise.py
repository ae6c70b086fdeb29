"""Texts folded for comparison, a whole batch at a time: case, accents, punctuation and width are gone.

The result is one flat array of 16-bit codes. After every text stand three zeros, so that windows of up
to four codes never reach into the next text, and a text shorter than a window still has one of its own.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

GAP = 3  # zeros after each text
FEW = 8  # texts up to which strings are quicker than arrays
CHUNK_CHARS = 2_000_000  # code points folded at once: the arrays of one chunk stay near 30 MB

_SPACE, _DROP = 32, 1
_STOP = "\uffff"  # stands between texts; a noncharacter, so no text may hold it
_STOPS = _STOP * GAP
_SURROGATES = range(0xD800, 0xE000)
# These ranges fold to themselves; to ask the Unicode tables about each would cost 40 ms at the first call.
_PLAIN = (range(0x3400, 0xA4D0), range(0xAC00, 0xD7A4), range(0xE000, 0xF000))
_APOSTROPHES = "'`\u00b4\u02b9\u02bb\u02bc\u02bd\u2018\u2019\u201b\u2032\u2035\uff07"
_ONE_LETTER = {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "œ": "o", "æ": "a", "þ": "t", "ħ": "h", "ŧ": "t"}
_SAME_LETTER = {"ي": "ی", "ى": "ی", "ك": "ک", "ة": "ه", "ٱ": "ا", "ς": "σ"}
# Marks that writers leave out at will. Vowel signs of Indian scripts are not among them: they are letters.
_MARKS = re.compile("[\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed]")

_CONTINUED = "\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u2122"
_MANGLED = re.compile(
    f"[\u00c2-\u00df][{_CONTINUED}]|[\u00e0-\u00ef][{_CONTINUED}]{{2}}|[\u00f0-\u00f4][{_CONTINUED}]{{3}}"
)
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


class Folded(NamedTuple):
    """Folded texts: text `i` is `codes[starts[i] : starts[i] + lengths[i]]`, and zeros follow it."""

    codes: NDArray[np.uint16]
    starts: NDArray[np.int64]
    lengths: NDArray[np.int64]

    def text(self, index: int) -> str:
        """Return one folded text as a string."""
        start = int(self.starts[index])
        return self.codes[start : start + int(self.lengths[index])].tobytes().decode("utf-16-le", "replace")


def fold(texts: Sequence[str], *, repair: bool = True) -> Folded:
    """Return the texts folded for comparison; `repair=False` where mojibake was read right already.

    >>> fold(["L’Été À PARIS : 3ᵉ jour"]).text(0)
    'lete a paris 3e jour'
    """
    if len(texts) <= FEW:
        return _fold_few(texts)
    parts = [_fold_chunk(repaired(chunk) if repair else chunk) for chunk in chunks(texts)]
    if len(parts) == 1:
        return parts[0]
    shifts = np.cumsum([0, *(part.codes.size for part in parts)])
    starts = [part.starts + shift for part, shift in zip(parts, shifts, strict=False)]
    empty = np.zeros(0, np.int64)
    return Folded(
        np.concatenate([part.codes for part in parts]) if parts else np.zeros(0, np.uint16),
        np.concatenate(starts) if parts else empty,
        np.concatenate([part.lengths for part in parts]) if parts else empty,
    )


def fold_text(text: str) -> str:
    """Return one text folded for comparison: what `fold` says, quicker where there is only one.

    >>> fold_text("Café — “OPEN” again")
    'cafe open again'
    """
    if not text.isascii():
        text = _ASTRAL.sub(_fold_astral, repair_mojibake(text))
    return _SPACES.sub(" ", text.translate(_SINGLE)).strip(" ")


class _Single(dict[int, int | None]):
    """The table of `fold` for `str.translate`, filled as characters come."""

    def __missing__(self, code: int) -> int | None:
        value = int(table()[code]) if code < 0xFFFF else _SPACE
        self[code] = out = None if value == _DROP else value
        return out


_SINGLE = _Single()
_SPACES = re.compile("  +")


def chunks(texts: Sequence[str], limit: int = CHUNK_CHARS) -> Iterator[Sequence[str]]:
    """Yield consecutive runs of texts of at most `limit` code points; a longer text stands alone."""
    ends = np.cumsum(np.fromiter(map(len, texts), np.int64, len(texts)) + GAP)
    first = 0
    while first < len(texts):
        before = int(ends[first - 1]) if first else 0
        last = max(first + 1, int(np.searchsorted(ends, before + limit, "right")))
        yield texts[first:last]
        first = last


def repair_mojibake(text: str) -> str:
    """Return the text with UTF-8 that was read as Windows-1252 or Latin-1 read right, where that is certain.

    >>> repair_mojibake("L’Ã©tÃ© Ã\\xa0 Paris")
    'L’été à Paris'
    """
    return text if text.isascii() else _MANGLED.sub(_reread, text)


def repaired(texts: Sequence[str]) -> Sequence[str]:
    """Return the texts with mojibake read right; the sequence itself where there is none."""
    codes, starts = encode(texts)
    mangled = is_mangled(codes)
    if not mangled.any():
        return texts
    fixed = list(texts)
    for i in texts_with(mangled, starts).tolist():
        fixed[i] = repair_mojibake(fixed[i])
    return fixed


def encode(texts: Sequence[str]) -> tuple[NDArray[np.uint16], NDArray[np.int64]]:
    """Return UTF-16 codes of the texts, three stops after each, and where each text starts.

    A code point beyond the basic plane is folded to one code first, so texts keep their lengths.
    """
    joined = _STOPS.join([*texts, ""])
    raw = joined.encode("utf-16-le", "surrogatepass")
    if len(raw) != 2 * len(joined) or joined.count(_STOP) != GAP * len(texts):
        clean = [_ASTRAL.sub(_fold_astral, text.replace(_STOP, " ")) for text in texts]
        raw = _STOPS.join([*clean, ""]).encode("utf-16-le", "surrogatepass")
    starts = np.zeros(len(texts), np.int64)
    np.cumsum(np.fromiter(map(len, texts), np.int64, len(texts))[:-1] + GAP, out=starts[1:])
    return np.frombuffer(raw, np.uint16), starts


def is_mangled(codes: NDArray[np.uint16]) -> NDArray[np.bool_]:
    """Say for each code whether mojibake may start there; too much rather than too little."""
    lead = (codes >= 0xC2) & (codes <= 0xF4)
    found = np.zeros(codes.size, bool)
    at = np.flatnonzero(lead[:-1])
    after = codes[at + 1]
    found[at] = (
        (after >= 0x80) & (after <= 0xBF)
        | (after >= 0x152) & (after <= 0x2DC)
        | (after >> 8 == 0x20)
        | (after == 0x2122)
    )
    return found


def texts_with(found: NDArray[np.bool_], starts: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return, ascending and once each, the texts in which something was found."""
    return once(np.searchsorted(starts, np.flatnonzero(found), "right") - 1)


def once(ascending: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the values of an ascending array, once each."""
    out: NDArray[np.int64] = ascending[np.diff(ascending, prepend=-1) != 0]
    return out


def _fold_few(texts: Sequence[str]) -> Folded:
    """Fold a few texts one by one; the same result without the fixed cost of a chunk."""
    return laid_out([fold_text(text) for text in texts])


def laid_out(folded: Sequence[str]) -> Folded:
    """Return folded strings as codes in a row."""
    codes = np.frombuffer("".join(text + "\0" * GAP for text in folded).encode("utf-16-le", "surrogatepass"), np.uint16)
    lengths = np.array([len(text) for text in folded], np.int64)
    return Folded(codes, np.cumsum(lengths + GAP) - lengths - GAP, lengths)


def _fold_chunk(texts: Sequence[str]) -> Folded:
    """Fold one chunk: look up, drop marks, collapse spaces."""
    codes = table().take(encode(texts)[0])
    if (dropped := codes == _DROP).any():
        codes = codes[~dropped]
    space = codes == _SPACE
    # A space goes where another or a text's start comes before it.
    surplus = space[1:] & (space[:-1] | (codes[:-1] == 0))
    keep = np.ones(codes.size, bool)
    keep[1:] = ~surplus
    keep[:1] = ~space[:1]
    codes = codes[keep]
    ends = np.flatnonzero(codes == 0)[::GAP]
    starts = np.empty_like(ends)
    if starts.size:
        starts[0], starts[1:] = 0, ends[:-1] + GAP
    trailing = ends[(ends > starts) & (codes[ends - 1] == _SPACE)] - 1
    codes[trailing] = 0
    sizes = ends - starts
    sizes[np.searchsorted(ends, trailing + 1)] -= 1
    return Folded(codes, starts.astype(np.int64), sizes.astype(np.int64))


@lru_cache(maxsize=1)
def table() -> NDArray[np.uint16]:
    """Return what each 16-bit code folds to: a letter or digit, 32 for white space and signs, 1 for nothing."""
    out = np.full(0x10000, _SPACE, np.uint16)
    for plain in _PLAIN:
        out[plain.start : plain.stop] = np.arange(plain.start, plain.stop)
    for code in range(1, 0x10000):
        if code in _SURROGATES or any(code in plain for plain in _PLAIN):
            continue
        out[code] = _fold_char(chr(code))
    out[0xFFFF] = 0
    return out


def _fold_char(char: str) -> int:
    """Return the code that a character folds to."""
    if char in _APOSTROPHES or _MARKS.match(char):
        return _DROP
    kind = unicodedata.category(char)
    if kind == "Cf":
        return _DROP
    if kind[0] not in "LNM":
        return _SPACE
    if kind == "Nd":
        return ord(str(unicodedata.decimal(char)))
    if char.casefold() == char and not unicodedata.decomposition(char):
        return ord(_ONE_LETTER.get(char, _SAME_LETTER.get(char, char)))
    wide = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", char).casefold())
    plain = unicodedata.normalize("NFC", _MARKS.sub("", wide)) or char
    first = _ONE_LETTER.get(plain[0], _SAME_LETTER.get(plain[0], plain[0]))
    return _in_plane(ord(first)) if first.isalnum() or unicodedata.category(first)[0] == "M" else _SPACE


def _in_plane(code: int) -> int:
    """Return a 16-bit code. Rare ideographs share 4,096 private ones: two of them may fold alike."""
    return code if code < 0x10000 else 0xE000 + code % 0x1000


def _fold_astral(match: re.Match[str]) -> str:
    """Return one character of the basic plane for one beyond it: bold letters fold, emoji become spaces."""
    char = match[0]
    plain = unicodedata.normalize("NFKC", char)[0]
    return chr(_in_plane(ord(plain))) if unicodedata.category(char)[0] in "LNM" else " "


def _reread(match: re.Match[str]) -> str:
    """Return what mangled bytes say as UTF-8; the match itself where the result is no likely letter or sign."""
    try:
        plain = bytes(_to_byte(char) for char in match[0]).decode("utf-8")
    except (UnicodeDecodeError, ValueError):
        return match[0]
    code = ord(plain)
    likely = len(match[0]) > 2 or code <= 0x17F or 0x370 <= code <= 0x52F or 0x590 <= code <= 0x6FF
    return plain if likely else match[0]


def _to_byte(char: str) -> int:
    """Return the byte that Windows-1252, or else Latin-1, shows as this character."""
    return ord(char) if ord(char) < 0x100 else char.encode("cp1252")[0]
