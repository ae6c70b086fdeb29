"""Bytes to text by a stated policy. The first of these that fits decides:

1.  The bytes are those of an image, an archive, a PDF ... or mostly control bytes: `InputError`.
2.  A byte order mark (UTF-8, UTF-16, UTF-32). It wins over a stated charset that contradicts it, as in browsers.
3.  The charset the caller states. A few broken bytes do not refute it, they become U+FFFD.
4.  NUL bytes in the rhythm of UTF-16 or UTF-32 without a mark.
5.  Valid UTF-8, or UTF-8 with a few broken bytes or cut in its last character.
6.  The charset that the page declares in its first 4,096 bytes.
7.  The charset that `guess_charset` finds by the frequency of letters.
8.  windows-1252.

Labels mean what browsers take them for: "iso-8859-1" is windows-1252, "gb2312" is gb18030.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import NamedTuple

from newsclean.compiled import compiled
from newsclean.errors import InputError
from newsclean.repair.charset import guess_charset

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it starts with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Codec, where its high and its low byte are, bytes a unit.
_WIDE = (("utf-32-le", 3, 0, 4), ("utf-32-be", 0, 3, 4), ("utf-16-le", 1, 0, 2), ("utf-16-be", 0, 1, 2))
# How the files start that turn up among articles, what they are, and what to do with them.
_FORMATS = (
    (b"\x89PNG", "a PNG image", "leave it out"),
    (b"\xff\xd8\xff", "a JPEG image", "leave it out"),
    (b"GIF8[79]a", "a GIF image", "leave it out"),
    (rb"RIFF.{4}(?:WEBP|WAVE|AVI )", "a WebP image, a sound or a film", "leave it out"),
    (rb".{4}ftyp", "a film", "leave it out"),
    (b"ID3[\x02-\x04]|OggS\x00", "a sound", "leave it out"),
    (b"wOF[F2]\x00", "a font", "leave it out"),
    (rb"%PDF-\d", "a PDF", "extract its text first, e.g. with pdftotext"),
    (b"PK\x03\x04", "a zip archive or an office document", "unpack it, or save the document as text"),
    (b"\xd0\xcf\x11\xe0", "an old office document", "save it as text"),
    (rb"\{\\rtf\d", "an RTF document", "save it as text"),
    (b"\x1f\x8b", "gzip", "decompress it first"),
    (b"BZh[1-9]1AY&SY", "bzip2", "decompress it first"),
    (b"\xfd7zXZ\x00", "xz", "decompress it first"),
    (rb"\x28\xb5\x2f\xfd", "zstd", "decompress it first"),
    (b"7z\xbc\xaf|Rar!\x1a\x07", "an archive", "unpack it first"),
    (b"SQLite format 3\x00", "an SQLite database", "export its texts first"),
    (b"PAR1", "a Parquet file", "read it as a table of articles"),
    (b"\x7fELF|\xca\xfe\xba\xbe|\xcf\xfa\xed\xfe", "a program", "leave it out"),
)
_FORMAT = [(re.compile(start, re.DOTALL), name, remedy) for start, name, remedy in _FORMATS]
_CONTROLS = bytes([*range(0x09), *range(0x0E, 0x1B), *range(0x1C, 0x20), 0x7F])
_BINARY_SHARE = 0.1  # of control bytes; UTF-16 has been told apart by then
_BINARY_LEAST = 8  # control bytes: a few strays make no binary file
_BROKEN_SHARE = 0.05  # broken sequences to good ones that a charset survives

_DECLARED = re.compile(
    rb"<meta\b[^>]{0,300}?charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w:.-]{2,40})|<\?xml[^>]{0,200}?encoding=[\"']([\w:.-]{2,40})",
    re.IGNORECASE,
)
_DECLARED_WITHIN = 4096  # bytes; browsers look at 1,024, scraped pages often start with scripts

# Labels that browsers read as a superset, and Python's name for it.
_SUPERSETS = {
    "ascii": "windows-1252",
    "iso8859-1": "windows-1252",
    "cp1252": "windows-1252",
    "iso8859-9": "windows-1254",
    "iso8859-11": "windows-874",
    "tis-620": "windows-874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "hz": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "johab": "cp949",
    "utf-8-sig": "utf-8",
}
_ALIASES = {
    "x-sjis": "cp932",
    "ks_c_5601-1987": "cp949",
    "windows-874": "cp874",
    "x-gbk": "gb18030",
    "x-cp1251": "cp1251",
}
_LABELS = {"cp932": "shift_jis", "cp949": "euc-kr", "cp874": "windows-874"}
# Not charsets of texts: they escape, compress names, or may yield half surrogates.
_REFUSED = {"idna", "punycode", "unicode-escape", "raw-unicode-escape", "undefined", "utf-7", "mbcs", "oem"}


class Decoded(NamedTuple):
    """A text, the charset it was read with, and what was odd about it.

    Flags: "bom" a mark was cut off; "declared" the page names its charset; "guessed" the charset is a guess;
    "replaced" undecodable bytes are U+FFFD; "charset_wrong" and "charset_unknown" the stated one was of no use.
    """

    text: str
    charset: str
    flags: tuple[str, ...] = ()


def decode(raw: bytes, *, charset: str | None = None) -> Decoded:
    """Return the text of some bytes; raise `InputError` where they are no text at all.

    The text can always be encoded as UTF-8, and undecodable bytes never raise.

    >>> decode("Caf\\u00e9".encode("latin-1"))
    Decoded(text='Café', charset='windows-1252', flags=('guessed',))
    >>> decode(b"%PDF-1.7 ...")
    Traceback (most recent call last):
        ...
    newsclean.errors.InputError: This is a PDF, not text; extract its text first, e.g. with pdftotext.
    """
    _refuse_formats(raw)
    flags: list[str] = []
    for name, how in _candidates(raw, charset, flags):
        body = raw
        if how == "bom":
            body = raw[len(next(mark for mark, codec in _BOMS if codec == name)) :]
        elif not name.startswith(("utf-16", "utf-32")):
            _refuse_binary(raw)
        text, broken = _decode(body, name)
        if broken and how in ("stated", "utf-8", "declared") and not _survives(text, body, name):
            if how == "stated":
                flags.append("charset_wrong")
            continue
        flags += [how] if how in ("bom", "declared", "guessed") else []
        flags += ["replaced"] if broken else []
        return Decoded(text, _label(name), tuple(dict.fromkeys(flags)))
    raise AssertionError("windows-1252 takes any bytes")


def _candidates(raw: bytes, charset: str | None, flags: list[str]) -> Iterator[tuple[str, str]]:
    """Yield codecs in the order of the policy, each with the reason for it."""
    mark = next((codec for mark, codec in _BOMS if raw.startswith(mark)), None)
    if charset:
        stated = _codec(charset)
        if stated is None:
            flags.append("charset_unknown")
        elif mark and not mark.startswith(stated):
            flags.append("charset_wrong")
        elif not mark:
            yield {"utf-16": "utf-16-le", "utf-32": "utf-32-le"}.get(stated, stated), "stated"
    if mark:
        yield mark, "bom"
    wide = _wide(raw)
    if wide:
        yield wide, "guessed"
    yield "utf-8", "utf-8"
    declared = _DECLARED.search(raw[:_DECLARED_WITHIN])
    if declared:
        name = _codec((declared[1] or declared[2]).decode("ascii", "replace"))
        if name and not name.startswith("utf"):
            yield name, "declared"
    yield guess_charset(raw), "guessed"


def _decode(raw: bytes, name: str) -> tuple[str, bool]:
    """Return the text and whether something in it had to be replaced."""
    try:
        return raw.decode(name), False
    except UnicodeDecodeError:
        return raw.decode(name, "replace"), True


def _survives(text: str, raw: bytes, name: str) -> bool:
    """Say whether a charset is likely right although some bytes do not decode."""
    broken = text.count("\ufffd") - (raw.count("\ufffd".encode()) if name == "utf-8" else 0)
    good = len(text) - len(text.encode("ascii", "ignore")) - broken
    cut = name == "utf-8" and broken == 1 and text.endswith("\ufffd") and good > 0
    return cut or broken <= _BROKEN_SHARE * good


def _wide(raw: bytes) -> str | None:
    """Return UTF-16 or UTF-32 where NUL bytes show its rhythm and the text is plausible."""
    sample = raw[: min(4096, len(raw) // 4 * 4)]
    if b"\0" not in sample:
        return None
    for name, high, low, step in _WIDE:
        zeros = sample[high::step].count(0)
        # In UTF-32 each character has a NUL there. In UTF-16 only ASCII has, but spaces at least are everywhere;
        # at the other place NULs are rare: U+4E00 has one.
        if zeros > (0.99 if step == 4 else 0.05) * len(sample) / step and zeros > 2 * sample[low::step].count(0):
            text = sample.decode(name, "replace")
            odd = sum(not (c.isprintable() or c.isspace() or c in "\xad\u200b") for c in text) + text.count("\ufffd")
            if odd <= 0.02 * len(text):
                return name
    return None


def _codec(label: str) -> str | None:
    """Return Python's name of the charset that a label means, None if it names none."""
    label = label.strip().lower()
    try:
        info = codecs.lookup(_ALIASES.get(label, label))
        b"a".decode(info.name, "replace")  # refuses codecs from bytes to bytes
    except (LookupError, ValueError, UnicodeError):
        return None
    name = _SUPERSETS.get(info.name, info.name)
    return None if name.replace("_", "-") in _REFUSED else name


def _label(codec: str) -> str:
    """Return the name that the rest of the world has for a codec."""
    if codec in _LABELS:
        return _LABELS[codec]
    return codec.replace("_", "-").replace("iso8859", "iso-8859").replace("cp125", "windows-125")


def _refuse_formats(raw: bytes) -> None:
    for start, name, remedy in _FORMAT:
        if start.match(raw):
            raise InputError(f"This is {name}, not text; {remedy}.")


def _refuse_binary(raw: bytes) -> None:
    count = count_controls(raw)
    if count >= _BINARY_LEAST and count > _BINARY_SHARE * len(raw):
        share = round(100 * count / len(raw))
        raise InputError(
            f"This is a binary file of an unknown kind, not text: {share}% of its bytes are controls; "
            "leave it out, or decode it before."
        )


@compiled
def count_controls(raw: bytes) -> int:
    """Return how many bytes are controls that no text has."""
    return len(raw) - len(raw.translate(None, _CONTROLS))
