"""`newsclean-cli dedup`: name the articles that are copies of others."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from newsclean.cli.inputs import STDIN, list_inputs, read_articles
from newsclean.cli.options import PROGRAM, add_command, add_keep_option, add_pipeline_options, say

if TYPE_CHECKING:
    from newsclean.dedup import StoredIndex
    from newsclean.duplicates import Batch, Mark
    from newsclean.io.files import Input

_EPILOG = f"""\
Inputs are texts, which are cleaned first, and articles as `run` and `clean` write them (*.jsonl, or - for standard
input). Prints one line of JSON for each copy: its id and source, which article it is a copy of, how alike (Jaccard
similarity), on text or title, and whether they differ in nothing but case, accents and punctuation.

examples:
  {PROGRAM} dedup texts/
  {PROGRAM} dedup today/ --against yesterday/
  {PROGRAM} clean texts/ | {PROGRAM} dedup - --keep longest --format text
"""


def add_parser(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the subcommand."""
    parser = add_command(verbs, "dedup", "name the articles that are copies of others", _EPILOG)
    parser.add_argument("inputs", metavar="INPUT", nargs="+", help="a file, a folder, or - for standard input")
    group = parser.add_argument_group("duplicates")
    group.add_argument(
        "--against",
        metavar="PLACE",
        type=Path,
        help="also name copies of what stands there: an index, a folder of texts, or a file of articles",
    )
    add_keep_option(group)
    group.add_argument(
        "--kind",
        choices=("article", "headline", "body"),
        default="article",
        help="compare headlines and texts (default), or only one of them",
    )
    group.add_argument(
        "--threshold", metavar="N", type=_similarity, help="texts are copies from this similarity on (default: 0.5)"
    )
    group.add_argument("--exit-code", action="store_true", help="exit with 1 if there are copies")
    group.add_argument("-o", "--output", metavar="FILE", type=Path, help="write there, whole or not at all")
    group.add_argument("--format", choices=("jsonl", "text"), default="jsonl", help="jsonl (default) or text")
    add_pipeline_options(parser)
    parser.set_defaults(command=_dedup)


def _similarity(value: str) -> float:
    try:
        number = float(value)
    except ValueError:
        number = 0.0
    if not 0 < number <= 1:
        raise argparse.ArgumentTypeError(f"{value!r} is no similarity; give a number above 0 and up to 1")
    return number


def _dedup(args: argparse.Namespace) -> int:
    from newsclean.duplicates import Batch
    from newsclean.io.atomic import Draft

    failed: list[str] = []
    inputs = list_inputs(args, failed)
    others = _list_others(args, failed)
    _refuse(args, [found.path for found in (*inputs, *others)])
    batch = Batch(args.kind)
    with ExitStack() as stack:
        index = stack.enter_context(_open(args, others, failed)) if args.against else None
        for article in read_articles(args, inputs, failed, stdin=STDIN in args.inputs):
            batch.add(article)
        marks = batch.mark(keep=args.keep or "first", threshold=args.threshold, index=index)
    if args.output is None:
        _write(batch, marks, sys.stdout.buffer, args.format)
    else:
        with Draft(args.output) as draft:
            _write(batch, marks, draft.file, args.format)
            draft.publish()
    kinds = Counter(mark.kind for mark in marks if mark.is_copy)
    if not args.quiet:
        counted = ", ".join(f"{kind} {count:,}" for kind, count in sorted(kinds.items()))
        stay = len(marks) - kinds.total()
        say(f"{len(marks):,} found = {stay:,} kept + {kinds.total():,} duplicates{f' ({counted})' if kinds else ''}")
    return 3 if failed else int(args.exit_code and bool(kinds))


def _list_others(args: argparse.Namespace, failed: list[str]) -> list[Input]:
    """Return the files to compare with; none where that is an index."""
    from newsclean.corpus import holds_articles

    if args.against and (args.against.is_dir() or holds_articles(args.against)):
        return list_inputs(args, failed, [str(args.against)])
    return []


def _refuse(args: argparse.Namespace, files: Sequence[Path]) -> None:
    """Raise ConfigError for options that do not go together, and InputError where the output is also an input."""
    from newsclean.errors import ConfigError, InputError

    output = args.output
    read = [*files, args.against] if args.against and args.against.exists() else files
    if output and output.exists() and any(output.samefile(path) for path in read):
        raise InputError(f"{output} is also an input; name another file for the output")

    if args.threshold is not None and args.kind == "headline":
        raise ConfigError("--threshold is a similarity of texts; drop it, or compare more than --kind headline")
    if args.threshold is not None and args.against:
        raise ConfigError("--against compares with thresholds of its own; drop --threshold")


def _open(args: argparse.Namespace, others: Sequence[Input], failed: list[str]) -> StoredIndex:
    """Return the index to go by; of a folder or a file of articles, one in memory."""
    from newsclean.dedup import StoredIndex
    from newsclean.duplicates import folder_of, to_stored

    if not others and not args.against.is_dir():
        return StoredIndex(args.against)
    index = StoredIndex()
    index.add(to_stored(article, folder_of(index), args.kind) for article in read_articles(args, others, failed))
    return index


def _write(batch: Batch, marks: Sequence[Mark], file: BinaryIO, kind: str) -> None:
    from newsclean.io.jsonl import json_line
    from newsclean.report.escape import escaped

    for at, mark in enumerate(marks):
        if mark.is_copy:
            row = batch.row(at, mark)
            sentence = escaped(f"{row['source'] or row['id']}: {mark}")
            file.write(json_line(row) if kind == "jsonl" else f"{sentence}\n".encode())
    file.flush()
