"""Files of texts and of web pages, plain or gzipped: each is one document, read whole or rejected, never cut short."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, Literal, NamedTuple

from newsclean.article import Article
from newsclean.errors import InputError
from newsclean.io.files import Input, printable
from newsclean.io.pages import is_archive, kind_of, read_archive, read_url
from newsclean.io.reject import Reject

MAX_DOCUMENT_BYTES = 64 << 20  # the longest articles have under 1 MB; what is larger is a dump of many
MAX_RATIO = 200  # unpacked to packed; articles reach 5, one line said over and over 150
RATIO_FREE_BYTES = 1 << 20  # a small file may be as repetitive as it likes
_CHUNK_BYTES = 1 << 16
_GZIP = b"\x1f\x8b"


class Document(NamedTuple):
    """A document as it lies on the disk, unpacked but not decoded, or a text that was decoded before."""

    id: str
    source: str
    raw: bytes | str
    url: str | None = None  # where it was found, if a file or an archive says so
    kind: Literal["page", "text"] | None = None  # None: its first characters will tell


class _ReadError(Exception):
    def __init__(self, reason: str, detail: str, position: int | None = None) -> None:
        super().__init__(detail)
        self.reason, self.detail, self.position = reason, detail, position


def read_text_documents(
    inputs: Iterable[Input], *, limit_bytes: int = MAX_DOCUMENT_BYTES
) -> Iterator[Document | Reject]:
    """Yield each document, or why it cannot be read; one at a time is in memory."""
    for found in inputs:
        yield read_text_document(found, limit_bytes=limit_bytes)


def read_text_document(found: Input, *, limit_bytes: int = MAX_DOCUMENT_BYTES) -> Document | Reject:
    """Return one document, or why it cannot be read; a name in `.gz` is unpacked, an archive opened."""
    source = printable(found.path)
    try:
        with found.path.open("rb") as file:
            raw = read_capped(file, limit_bytes, is_packed(found.path))
        url, kind = read_url(found.path), kind_of(found.path)
        if is_archive(found.path):
            page = read_archive(raw)
            return Document(found.id, source, page.html, url or page.url, kind)
        return Document(found.id, source, raw, url, kind)
    except InputError as error:
        return Reject(found.id, source, "damaged", str(error))
    except _ReadError as error:
        return Reject(found.id, source, error.reason, error.detail, error.position)
    except OSError as error:
        return Reject(found.id, source, "unreadable", error.strerror or str(error))


def read_stream(file: BinaryIO, name: str = "-", *, limit_bytes: int = MAX_DOCUMENT_BYTES) -> Document | Reject:
    """Return what a stream holds as one document without an id, or why it cannot be read."""
    try:
        return Document("", name, read_capped(file, limit_bytes, packed=False))
    except _ReadError as error:
        return Reject("", name, error.reason, error.detail, error.position)


def article_text(article: Article) -> str:
    """Return an article as plain text: the title, a blank line, the body.

    Where the headline was left in the text, it is not said a second time.
    """
    paragraphs = article.text.split("\n\n") if article.text else []
    if article.title and _set_right(article.title) not in map(_set_right, paragraphs):
        paragraphs.insert(0, article.title)
    return "\n\n".join(paragraphs)


def _set_right(line: str) -> str:
    """Return a line with its white space as titles have it in most languages."""
    return " ".join(line.split()).replace(" : ", ": ")


def is_packed(path: Path) -> bool:
    """Say whether a file is gzipped, by its name."""
    return path.name.lower().endswith(".gz")


def read_capped(file: BinaryIO, limit_bytes: int, packed: bool) -> bytes:
    """Return all bytes of a file, unpacked; what is too large or damaged is never returned in part."""
    pieces: list[bytes] = []
    size = 0
    for piece in _unpack(file) if packed else iter(lambda: file.read(_CHUNK_BYTES), b""):
        size += len(piece)
        if size > limit_bytes:
            raise _ReadError("too_large", f"it has more than {limit_bytes:,} bytes; split it into one file a document")
        pieces.append(piece)
    return b"".join(pieces)


def _unpack(file: BinaryIO) -> Iterator[bytes]:
    """Yield what a gzip file of any number of members holds."""
    read = unpacked = 0
    member = zlib.decompressobj(wbits=31)
    while chunk := file.read(_CHUNK_BYTES):
        if not read and not chunk.startswith(_GZIP):
            raise _ReadError("damaged", "it is named .gz but is no gzip file", 0)
        read += len(chunk)
        while chunk:
            if member.eof:
                # Tapes and block devices pad with zeros, which is no error.
                chunk = chunk.lstrip(b"\0")
                if not chunk:
                    break
                if not chunk.startswith(_GZIP[:1]):
                    raise _ReadError("damaged", "there is something else after the gzip data", read - len(chunk))
                member = zlib.decompressobj(wbits=31)
            try:
                piece = member.decompress(chunk, _CHUNK_BYTES)
            except zlib.error as error:
                raise _ReadError("damaged", f"the gzip data is broken: {error}", read - len(chunk)) from None
            unpacked += len(piece)
            if unpacked > max(RATIO_FREE_BYTES, MAX_RATIO * read):
                raise _ReadError("too_large", f"it unpacks to more than {MAX_RATIO} times its size; no text does", read)
            yield piece
            chunk = member.unused_data if member.eof else member.unconsumed_tail
    # What the member still holds back belongs to it: decompress with a cap may keep output for later.
    while not member.eof and (piece := member.decompress(b"", _CHUNK_BYTES)):
        unpacked += len(piece)
        yield piece
    if not member.eof:
        raise _ReadError("damaged", f"the gzip data ends too early, after {unpacked:,} unpacked bytes", read)
