"""`newsclean-cli dedup`: name the articles that are copies of others."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from newsclean.cli.inputs import STDIN, read_articles
from newsclean.cli.options import PROGRAM, add_command, add_keep_option, add_pipeline_options, say

if TYPE_CHECKING:
    from newsclean.dedup import StoredIndex
    from newsclean.duplicates import Batch, Mark

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
    from newsclean.errors import InputError
    from newsclean.io.atomic import Draft

    _refuse(args)
    failed: list[str] = []
    batch = Batch(args.kind)
    with ExitStack() as stack:
        index = stack.enter_context(_open(args, failed)) if args.against else None
        for article in read_articles(args, failed):
            batch.add(article)
        marks = batch.mark(keep=args.keep or "first", threshold=args.threshold, index=index)
    if args.output is None:
        _write(batch, marks, sys.stdout.buffer, args.format)
    elif any(args.output.exists() and args.output.samefile(path) for path in args.inputs if path != STDIN):
        raise InputError(f"{args.output} is also an input; name another file for the output")
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


def _refuse(args: argparse.Namespace) -> None:
    """Raise ConfigError for options that have nothing to say to each other."""
    from newsclean.errors import ConfigError

    if args.threshold is not None and args.kind == "headline":
        raise ConfigError("--threshold is a similarity of texts; drop it, or compare more than --kind headline")
    if args.threshold is not None and args.against:
        raise ConfigError("--against compares with thresholds of its own; drop --threshold")


def _open(args: argparse.Namespace, failed: list[str]) -> StoredIndex:
    """Return the index to go by; of a folder or a file of articles, one in memory."""
    from newsclean.corpus import holds_articles
    from newsclean.dedup import StoredIndex
    from newsclean.duplicates import folder_of, to_stored

    place: Path = args.against
    if not place.is_dir() and not holds_articles(place):
        return StoredIndex(place)
    index = StoredIndex()
    index.add(to_stored(article, folder_of(index), args.kind) for article in read_articles(args, failed, [str(place)]))
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
