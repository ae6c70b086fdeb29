"""The documents of a corpus as articles: texts and pages are cleaned, articles written before are read back."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from newsclean.article import Article
from newsclean.errors import InputError, TooLargeError
from newsclean.io.files import Input, printable
from newsclean.io.jsonl import read_article_lines
from newsclean.io.reject import Reject
from newsclean.io.text import Document, is_packed, read_text_document
from newsclean.pipeline import DEFAULT, Pipeline

if TYPE_CHECKING:
    from newsclean.parse import Kind


def clean_documents(
    documents: Iterable[Document | Reject],
    *,
    pipeline: Pipeline = DEFAULT,
    language: str | None = None,
    kind: Kind | None = None,
) -> Iterator[Article | Reject]:
    """Yield the article of each document, or why there is none; a reject is passed on."""
    for document in documents:
        result = clean_document(document, pipeline=pipeline, language=language, kind=kind)
        yield unless_empty(result) if isinstance(result, Article) else result


def clean_document(
    document: Document | Reject,
    *,
    pipeline: Pipeline = DEFAULT,
    language: str | None = None,
    url: str | None = None,
    kind: Kind | None = None,
    with_comments: bool = False,
) -> Article | Reject:
    """Return the article of a document, which may be empty, or why there is none; a reject is passed on.

    `url` and `kind` take precedence over what the document says of itself.
    """
    if isinstance(document, Reject):
        return document
    key, source, raw, found_at, own_kind = document
    try:
        return pipeline.clean(
            raw,
            language=language,
            id=key,
            source=source,
            url=url or found_at,
            kind=kind or own_kind,
            with_comments=with_comments,
        )
    except TooLargeError as error:
        return Reject(key, source, "too_large", str(error))
    except InputError as error:
        return Reject(key, source, "binary", str(error))
    except Exception as error:  # one bad document, or one bad plug-in, is not the end of a run
        return Reject(key, source, "failed", f"{type(error).__name__}: {error}")


def read_corpus(
    inputs: Iterable[Input], *, pipeline: Pipeline = DEFAULT, language: str | None = None
) -> Iterator[Article | Reject]:
    """Yield the articles in files, or why there are none: each text cleaned, `*.jsonl` as it was written before."""
    for found in inputs:
        if holds_articles(found.path):
            yield from _read_back(found)
        else:
            yield from clean_documents([read_text_document(found)], pipeline=pipeline, language=language)


def holds_articles(path: Path) -> bool:
    """Say whether a file holds articles that were written before, by its name."""
    return path.name.lower().endswith((".jsonl", ".jsonl.gz"))


def _read_back(found: Input) -> Iterator[Article | Reject]:
    name = printable(found.path)
    try:
        with found.path.open("rb") as raw, gzip.open(raw) if is_packed(found.path) else raw as file:
            yield from read_article_lines(cast(BinaryIO, file), name)
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        yield Reject(found.id, name, "damaged", f"the gzip data is cut off or broken: {error}")
    except OSError as error:
        yield Reject(found.id, name, "unreadable", error.strerror or str(error))


def unless_empty(article: Article) -> Article | Reject:
    """Return an article, or why it is none: nothing is left of it."""
    if not article.text and not article.title:
        if not article.removed:
            return Reject(article.id, article.source or "", "empty", "it holds no visible character")
        labels = sorted({edit.label for edit in article.removed})
        return Reject(article.id, article.source or "", "nothing_left", f"all of it was cut as {', '.join(labels)}")
    return article
