"""JSON lines: one JSON object a line, in UTF-8."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO

from newsclean.article import Article
from newsclean.errors import InputError
from newsclean.io.atomic import Draft

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
        for number, line in enumerate(file, 1):
            try:
                yield Article.from_dict(json.loads(line))
            except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
                raise InputError(f"{path}:{number}: this is no article of newsclean: {error}") from error
