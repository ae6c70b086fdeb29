"""`newsclean-cli clean`: texts and web pages in, articles out, as JSON lines or as text."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from newsclean.cli.inputs import STDIN, list_inputs, read_documents
from newsclean.cli.options import PROGRAM, add_command, add_kind_option, add_pipeline_options, read_pipeline, say_reject

if TYPE_CHECKING:
    from newsclean.article import Article
    from newsclean.io.files import Input
    from newsclean.pipeline import Pipeline

_EPILOG = f"""\
With --format text, each article is its title, a blank line and its text; several are told apart by a line
"==> ID <==" before each, as head does.

examples:
  curl -s https://example.org/story | {PROGRAM} clean - --url https://example.org/story
  {PROGRAM} clean texts/ -o articles.jsonl
  {PROGRAM} clean story.txt --format text
"""


def add_parser(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the subcommand."""
    parser = add_command(verbs, "clean", "print the clean articles, one line of JSON each", _EPILOG)
    parser.add_argument("inputs", metavar="INPUT", nargs="+", help="a file, a folder, or - for standard input")
    parser.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        default=STDIN,
        help="write there, whole or not at all (default: standard output)",
    )
    parser.add_argument("--format", choices=("jsonl", "text"), default="jsonl", help="jsonl (default) or text")
    parser.add_argument("--url", metavar="URL", help="where it was found; for a single input")
    parser.add_argument("--with-comments", action="store_true", help="also read what readers wrote under it")
    add_kind_option(add_pipeline_options(parser))
    parser.set_defaults(command=_clean)


def _clean(args: argparse.Namespace) -> int:
    from newsclean.errors import InputError
    from newsclean.io.atomic import Draft
    from newsclean.io.files import refuse_same_ids

    failed: list[str] = []
    inputs = list_inputs(args, failed)
    if args.url and len(inputs) > 1:
        raise InputError(f"--url is for a single input, and here are {len(inputs)}; leave it out")
    if args.format == "jsonl":
        refuse_same_ids(inputs)
    pipeline, language = read_pipeline(args)
    articles = _articles(args, inputs, failed, pipeline, language)
    if args.output == STDIN:
        _write(articles, sys.stdout.buffer, args.format, len(inputs) > 1)
    else:
        out = Path(args.output)
        if any(out.exists() and out.samefile(found.path) for found in inputs):
            raise InputError(f"{out} is also an input; `{PROGRAM} fix` changes files in place")
        with Draft(out) as draft:
            _write(articles, draft.file, args.format, len(inputs) > 1)
            draft.publish()
    return 3 if failed else 0


def _articles(
    args: argparse.Namespace, inputs: Sequence[Input], failed: list[str], pipeline: Pipeline, language: str | None
) -> Iterator[Article]:
    """Yield the article of each input; say why there is none, and remember whose."""
    from newsclean.corpus import clean_document
    from newsclean.io.reject import Reject

    for document in read_documents(args, inputs):
        result = clean_document(
            document,
            pipeline=pipeline,
            language=language,
            url=args.url,
            kind=args.kind,
            with_comments=args.with_comments,
        )
        if isinstance(result, Reject):
            failed.append(result.source)
            say_reject(result)
        else:
            yield result


def _write(articles: Iterable[Article], file: BinaryIO, kind: str, many: bool) -> None:
    from newsclean.io.jsonl import write_articles_to
    from newsclean.io.text import article_text

    if kind == "jsonl":
        write_articles_to(articles, file)
        return
    for i, article in enumerate(articles):
        head = f"{'' if i == 0 else chr(10)}==> {article.id} <==\n" if many else ""
        file.write(f"{head}{article_text(article)}\n".encode("utf-8", "replace"))
