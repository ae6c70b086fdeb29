"""Mojibake: text that was decoded with the wrong charset, found and read back by ftfy.

Only ftfy's encoding fixers run. Quotes, ligatures, widths, line breaks and the no-break spaces of French stay as
they are. ftfy is slow (about 0.3 ms per 1,000 clean characters), so `is_suspect` looks first: it is ftfy's own
pattern of unlikely pairs, compiled as one automaton. Only suspect lines go to ftfy, in pieces of bounded length.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from newsclean.span import Edit

if TYPE_CHECKING:
    from ftfy import TextFixerConfig

_PIECE = 1000  # code points; ftfy reads a piece as a whole, so a longer one more often mixes good and bad text

_LINE = re.compile(r"[^\n]+")
# A piece ends after a printable ASCII character, best before a space; where there is none, before a capital with
# an accent or a letter like "å", which in UTF-8 read as windows-1252 start a character.
_CUTS = (
    re.compile(r"[^\n]*[!-~](?= )"),
    re.compile(r"[^\n]*[ -~]"),
    re.compile(r"[^\n]+(?=[À-ô])"),
)
_VERBOSE_TOKEN = re.compile(r"\\.|\[\^?\]?|\]|\s+|#[^\n]*|.", re.DOTALL)
_ASCII = re.compile(r"([\x00-\x7f]+)")
_ASCII_BUT_SPACE = re.compile(r"([\x00-\x1f!->@-\x7f]+)")  # nor "?": both may be bytes of a broken character


def mojibake(text: str) -> Iterator[Edit]:
    """Yield the characters that were meant, one edit for each run of mojibake.

    >>> [(e.start, e.old, e.new) for e in mojibake("Le prÃ©sident, Ã\\xa0 Orl\\xe9ans")]
    [(5, 'Ã©', 'é'), (15, 'Ã\\xa0', 'à')]
    """
    if not is_suspect(text):
        return
    for line in _LINE.finditer(text):
        if line.group().isascii() or not is_suspect(line.group()):
            continue
        for start, end in _pieces(text, line.start(), line.end()):
            piece = text[start:end]
            if not piece.isascii() and is_suspect(piece):
                for old_start, old, new in _align(piece, _fixed(piece)):
                    at = start + old_start
                    yield Edit(at, at + len(old), old, new, "mojibake", "repair.mojibake")


def is_suspect(text: str) -> bool:
    """Say whether ftfy would take some line of the text to be mojibake; never says no where ftfy says yes."""
    if text.isascii():
        return False
    return _suspicion().search(text.encode("utf-8", "replace")) is not None


@cache
def _suspicion() -> Any:
    import re2
    from ftfy.badness import BADNESS_RE

    options = re2.Options()
    options.never_capture = True
    return re2.compile("(?m)" + suspicion_pattern(BADNESS_RE.pattern), options)


def suspicion_pattern(verbose: str) -> str:
    r"""Return a verbose pattern of `re` as RE2 reads it: no layout, and Unicode's idea of \w and \s.

    >>> suspicion_pattern("[ a] \\w  # why\n | b")
    '[ a][\\pL\\pN_]|b'
    """
    kept: list[str] = []
    in_class = False
    for token in _VERBOSE_TOKEN.findall(verbose):
        if in_class:
            in_class = token != "]"
        elif token[0] == "[":
            in_class = True
        elif token.isspace() or token[0] == "#":
            continue
        kept.append({r"\w": r"[\pL\pN_]", r"\s": r"[\s\x0b\x1c-\x1f\x{85}\pZ]"}.get(token, token))
    return "".join(kept)


@cache
def _encoding_only() -> TextFixerConfig:
    from ftfy import TextFixerConfig

    return TextFixerConfig(
        unescape_html=False,
        remove_terminal_escapes=False,
        fix_latin_ligatures=False,
        fix_character_width=False,
        uncurl_quotes=False,
        fix_line_breaks=False,
        fix_surrogates=False,
        remove_control_chars=False,
        normalization=None,
        explain=False,
    )


def _fixed(piece: str) -> str:
    from ftfy import fix_encoding

    return fix_encoding(piece, _encoding_only())


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the bounds of pieces of at most `_PIECE` code points that part no mojibake."""
    while end - start > _PIECE:
        cuts = (cut.match(text, start, start + _PIECE) for cut in _CUTS)
        cut = next((found.end() for found in cuts if found and found.end() > start + _PIECE // 2), start + _PIECE)
        yield start, cut
        start = cut
    yield start, end


def _align(old: str, new: str) -> Iterator[tuple[int, str, str]]:
    """Yield the smallest changed stretches (position in `old`, old, new); ASCII characters are the fixed points."""
    if old == new:
        return
    for fixed in (_ASCII, _ASCII_BUT_SPACE):
        parts, news = fixed.split(old), fixed.split(new)
        if parts[1::2] == news[1::2]:
            break
    else:
        parts, news = [old], [new]
    at = 0
    for before, after in zip(parts, news, strict=True):
        if before != after:
            head = _same(before, after)
            tail = _same(before[head:][::-1], after[head:][::-1])
            yield at + head, before[head : len(before) - tail], after[head : len(after) - tail]
        at += len(before)


def _same(a: str, b: str) -> int:
    """Return how many characters two texts share at their start."""
    count = 0
    for x, y in zip(a, b, strict=False):
        if x != y:
            break
        count += 1
    return count
