"""A file for articles on their way: written once, read as often as needed, never seen by anybody else."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

from newsclean.article import Article
from newsclean.io.atomic import Draft
from newsclean.io.jsonl import json_line


class Spool:
    """Articles on the disk, beside a file that they are to become part of; leaving the `with` block removes them."""

    def __init__(self, beside: Path) -> None:
        self._draft = Draft(beside)

    def __enter__(self) -> Spool:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._draft.__exit__(kind, error, at)

    def write(self, article: Article) -> None:
        """Add an article at the end."""
        self._draft.file.write(json_line(article.to_dict()))

    def lines(self) -> Iterator[bytes]:
        """Yield each article as the line of JSON that it is written as."""
        self._draft.file.seek(0)
        yield from self._draft.file

    def articles(self) -> Iterator[Article]:
        """Yield each article."""
        return (Article.from_dict(json.loads(line)) for line in self.lines())
