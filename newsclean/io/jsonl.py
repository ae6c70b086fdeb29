"""JSON lines: one JSON object a line, in UTF-8."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO

from newsclean.article import Article
from newsclean.errors import InputError
from newsclean.io.atomic import Draft
from newsclean.io.files import printable
from newsclean.io.reject import Reject

MAX_LINE_BYTES = 512 << 20  # an article of the longest document, its edits and the escapes of both take less
_CHUNK_BYTES = 1 << 20

# They end a line for many readers, though not for JSON.
_BREAKS = {"\u2028": "\\u2028", "\u2029": "\\u2029", "\x85": "\\u0085"}


def json_line(data: Mapping[str, Any]) -> bytes:
    r"""Return one line of valid UTF-8, whatever the strings hold; a half surrogate is written as an escape.

    >>> json_line({"text": "caf\u00e9 \ud800"})
    b'{"text": "caf\\u00e9 \\ud800"}\n'
    """
    line = json.dumps(data, ensure_ascii=False)
    for mark, escape in _BREAKS.items():
        if mark in line:
            line = line.replace(mark, escape)
    try:
        return line.encode() + b"\n"
    except UnicodeEncodeError:
        return json.dumps(data).encode() + b"\n"


def add_keys(line: bytes, data: Mapping[str, Any]) -> bytes:
    """Return a line that `json_line` made with more at its end.

    >>> add_keys(b'{"id": "a"}\\n', {"cluster": 3})
    b'{"id": "a", "cluster": 3}\\n'
    """
    return line[:-2] + b", " + json_line(data)[1:]


def write_articles(articles: Iterable[Article], path: Path) -> int:
    """Write articles to a file that is there whole or not at all; return how many."""
    with Draft(path) as draft:
        count = write_articles_to(articles, draft.file)
        draft.publish()
    return count


def write_articles_to(articles: Iterable[Article], file: BinaryIO) -> int:
    """Write articles to an open file; return how many."""
    count = 0
    for article in articles:
        file.write(json_line(article.to_dict()))
        count += 1
    return count


def read_articles(path: Path) -> Iterator[Article]:
    """Yield the articles of a file; raises InputError, naming the line, where one is none."""
    with path.open("rb") as file:
        for result in read_article_lines(file, printable(path)):
            if isinstance(result, Reject):
                raise InputError(f"{result.source}: {result.detail}")
            yield result


def read_article_lines(file: BinaryIO, name: str, *, limit_bytes: int = MAX_LINE_BYTES) -> Iterator[Article | Reject]:
    """Yield the article of each line, or why it holds none; one line at a time is in memory."""
    position = 0
    for number, line in enumerate(iter(lambda: file.readline(limit_bytes + 1), b""), 1):
        place, start = f"{name}:{number}", position
        position += len(line)
        if len(line) > limit_bytes and not line.endswith(b"\n"):
            position += _skip_line(file)
            yield Reject(place, place, "too_large", f"this line has more than {limit_bytes:,} bytes", start)
            continue
        try:
            yield Article.from_dict(json.loads(line))
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            yield Reject(place, place, "no_article", f"this is no article of newsclean: {error}", start)


def _skip_line(file: BinaryIO) -> int:
    """Read to the end of a line; return how many bytes that took."""
    size = 0
    while piece := file.readline(_CHUNK_BYTES):
        size += len(piece)
        if piece.endswith(b"\n"):
            break
    return size
