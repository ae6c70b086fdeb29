"""`newsclean-cli index`: a file of articles that were seen before, to find their copies later."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from itertools import tee
from pathlib import Path
from typing import TYPE_CHECKING

from newsclean.cli.inputs import STDIN, list_inputs, read_articles
from newsclean.cli.options import PROGRAM, add_command, add_pipeline_options, say

if TYPE_CHECKING:
    from newsclean.dedup import Item, StoredIndex

_EPILOG = f"""\
  add      store articles; the index is made if it is not there. One that was stored before is stored anew if it changed
  query    print one line of JSON for each stored article that one of the inputs is a copy of
  stats    print what the index holds
  verify   check every page and every article of it; exit code 1 if something is wrong

Inputs are texts, which are cleaned first, and articles as `run` and `clean` write them (*.jsonl, or - for standard
input). An article is known by the path from the index to its source. One process can write at a time, others read.

examples:
  {PROGRAM} index add seen.db texts/
  {PROGRAM} index query seen.db story.txt
"""


def add_parser(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the subcommand."""
    parser = add_command(verbs, "index", "keep an index of articles, and find their copies in it", _EPILOG)
    parser.add_argument("verb", choices=tuple(_VERBS), help="what to do with the index")
    parser.add_argument("index", metavar="INDEX", type=Path, help="the file of the index")
    parser.add_argument("inputs", metavar="INPUT", nargs="*", help="a file, a folder, or - for standard input")
    add_pipeline_options(parser)
    parser.set_defaults(command=_index)


def _index(args: argparse.Namespace) -> int:
    from newsclean.dedup import StoredIndex
    from newsclean.errors import InputError

    takes_inputs = args.verb in ("add", "query")
    if takes_inputs != bool(args.inputs):
        rest = "inputs; name files or folders after the index" if takes_inputs else "no inputs, only the index"
        raise InputError(f"index {args.verb} takes {rest}")
    with StoredIndex(args.index, write=args.verb == "add") as index:
        code: int = _VERBS[args.verb](args, index)
    return code


def _read(args: argparse.Namespace, index: StoredIndex, failed: list[str]) -> Iterator[Item]:
    from newsclean.duplicates import folder_of, to_stored

    articles = read_articles(args, list_inputs(args, failed), failed, stdin=STDIN in args.inputs)
    return (to_stored(article, folder_of(index)) for article in articles)


def _add(args: argparse.Namespace, index: StoredIndex) -> int:
    failed: list[str] = []
    added = index.add(_read(args, index, failed))
    if not args.quiet:
        say(f"{added.new:,} new, {added.known:,} known, {added.changed:,} changed; {len(index):,} in the index")
    return 3 if failed else 0


def _query(args: argparse.Namespace, index: StoredIndex) -> int:
    from newsclean.io.jsonl import json_line

    failed: list[str] = []
    asked, queries = tee(_read(args, index, failed))
    for item, hits in zip(asked, index.query(queries), strict=True):
        for hit in hits:
            row = {
                "key": item.key,
                "duplicate_of": hit.key,
                "published": hit.published,
                "similarity": round(hit.similarity, 4),
                "containment": round(hit.containment, 4),
                "on": hit.on,
            }
            sys.stdout.buffer.write(json_line(row))
    sys.stdout.buffer.flush()
    return 3 if failed else 0


def _stats(args: argparse.Namespace, index: StoredIndex) -> int:
    import json

    print(json.dumps(index.stats()._asdict(), indent=2))
    return 0


def _verify(args: argparse.Namespace, index: StoredIndex) -> int:
    problems = index.verify()
    for problem in problems:
        print(problem)
    if not problems and not args.quiet:
        say(f"{args.index} is whole: {len(index):,} articles")
    return int(bool(problems))


_VERBS = {"add": _add, "query": _query, "stats": _stats, "verify": _verify}
