"""From the paths on a command line to the files that they mean."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from newsclean.cli.options import read_pipeline, say, say_reject

if TYPE_CHECKING:
    from newsclean.article import Article
    from newsclean.io.files import Input
    from newsclean.io.reject import Reject
    from newsclean.io.text import Document

STDIN = "-"


def list_inputs(
    args: argparse.Namespace, failed: list[str], paths: Sequence[str] | None = None, *, pages: bool = True
) -> list[Input]:
    """Return the files below the paths of a command; say what could not be listed, and with -v what was skipped.

    Without `pages`, web pages below a folder are skipped.
    Appends to `failed` what could not be listed. Raises InputError where a path does not exist.
    """
    from newsclean.errors import InputError
    from newsclean.io.files import SKIPPED, SUFFIXES, TEXT_SUFFIXES, Input, Skip, find_inputs, printable

    paths = args.inputs if paths is None else paths
    if STDIN in paths:
        if len(paths) > 1:
            raise InputError("- is standard input and stands alone; clean the files in a command of their own")
        return []
    inputs: list[Input] = []
    skipped = 0
    suffixes = SUFFIXES if pages else TEXT_SUFFIXES
    for found in find_inputs([Path(path) for path in paths], suffixes=suffixes):
        if isinstance(found, Input):
            inputs.append(found)
        elif isinstance(found, Skip):
            skipped += 1
            if args.verbose:
                say(f"skipped {printable(found.path)}: {SKIPPED[found.reason]}")
        else:
            failed.append(found.source)
            say_reject(found)
    if not inputs and not failed and not args.quiet:
        say(nothing_found(paths, skipped, suffixes))
    return inputs


def read_documents(args: argparse.Namespace, inputs: Iterable[Input]) -> Iterator[Document | Reject]:
    """Yield the documents of a command: its files, or what stands on standard input."""
    from newsclean.io.text import read_stream, read_text_documents

    if STDIN in args.inputs:
        yield read_stream(sys.stdin.buffer)
    else:
        yield from read_text_documents(inputs)


def read_articles(
    args: argparse.Namespace, inputs: Sequence[Input], failed: list[str], *, stdin: bool = False
) -> Iterator[Article]:
    """Yield the articles in files, or on standard input: texts are cleaned, JSON lines read back.

    Says why there is no article in an input, and appends to `failed` what could not be read. Raises InputError where
    two texts would have the same id.
    """
    from newsclean.corpus import holds_articles, read_corpus
    from newsclean.io.files import refuse_same_ids
    from newsclean.io.jsonl import read_article_lines
    from newsclean.io.reject import HARMLESS, Reject

    refuse_same_ids([found for found in inputs if not holds_articles(found.path)])
    pipeline, language = read_pipeline(args)
    results = read_corpus(inputs, pipeline=pipeline, language=language)
    if stdin:
        results = read_article_lines(sys.stdin.buffer, STDIN)
    for result in results:
        if not isinstance(result, Reject):
            yield result
        elif result.reason not in HARMLESS:
            failed.append(result.source)
            say_reject(result)
        elif args.verbose:
            say_reject(result)


def nothing_found(paths: Iterable[str | Path], skipped: int, suffixes: Sequence[str] | None = None) -> str:
    """Return the warning that there was nothing to do."""
    from newsclean.io.files import SUFFIXES

    suffixes = SUFFIXES if suffixes is None else suffixes
    also = f", but {skipped:,} other files; -v says why they were skipped" if skipped else ""
    names = ", ".join("*" + suffix for suffix in suffixes if not suffix.endswith(".gz"))
    return f"no {names} (or .gz of it) in {', '.join(map(str, paths))}{also}"
