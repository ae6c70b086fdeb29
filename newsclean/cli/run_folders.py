"""`newsclean-cli run`: folders of texts and web pages in, a folder of results out."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from newsclean.cli.options import (
    PROGRAM,
    add_command,
    add_keep_option,
    add_kind_option,
    add_pipeline_options,
    read_config,
    say,
)

if TYPE_CHECKING:
    from newsclean.duplicates import Search
    from newsclean.report.tally import Tally

_EPILOG = f"""\
results:
  articles.jsonl     one article a line: text, title, authors, date ... and everything that was cut, with its rule
  duplicates.jsonl   one line for each article that is a copy of another one: of which, how alike, by what
  rejects.jsonl      one line for each input that yielded no article, with the reason
  summary.json       the counts, the configuration, and the fingerprints of the others; written last

Inputs are files and folders. Folders are read recursively, in sorted order, for *.txt, *.html, *.htm, *.xhtml,
*.mhtml and *.mht, also with .gz; hidden files and links in them are skipped. The id of a document is its path below the
folder that you name. Where page.html was found, page.url beside it may say. Results of an earlier run are replaced,
all together; files that newsclean did not write are not.

examples:
  {PROGRAM} run texts/ --out clean/
  {PROGRAM} run 2023/ 2024/ --out clean/ --keep-label photo_caption --without any.breadcrumbs
  {PROGRAM} run today/ --out clean/ --index seen.db --drop-duplicates
"""
_REFRESH_S = 0.1
_RATE_LEAST = 100  # documents; fewer tell more about the start than about the rate


def add_parser(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the subcommand."""
    parser = add_command(verbs, "run", "clean folders of texts into a folder of results", _EPILOG)
    parser.add_argument("inputs", metavar="INPUT", nargs="+", type=Path, help="a file or a folder")
    parser.add_argument(
        "--out", metavar="DIR", required=True, type=Path, help="the folder for the results; made if it is not there"
    )
    group = parser.add_argument_group("duplicates")
    add_keep_option(group)
    group.add_argument(
        "--drop-duplicates", action="store_true", help="leave copies out of articles.jsonl (default: mark them)"
    )
    group.add_argument(
        "--index",
        metavar="FILE",
        type=Path,
        help="compare with the articles of earlier runs, too, and add these to them; made if it is not there",
    )
    group.add_argument("--no-duplicates", action="store_true", help="compare nothing")
    cleaning = add_pipeline_options(parser)
    add_kind_option(cleaning)
    cleaning.add_argument(
        "--recurring", action="store_true", help="also cut paragraphs that stand in many articles of a site"
    )
    parser.set_defaults(command=_run)


def _run(args: argparse.Namespace) -> int:
    from newsclean.cli.inputs import nothing_found
    from newsclean.io.reject import HARMLESS
    from newsclean.results import OUTPUTS, REJECTS
    from newsclean.run import run

    search, config = _read_search(args), read_config(args)
    progress = _Progress() if not args.quiet and sys.stderr.isatty() else None
    start = monotonic()
    try:
        tally = run(
            args.inputs,
            args.out,
            pipeline=config.pipeline(),
            language=config.language,
            search=search,
            recurring=args.recurring,
            kind=args.kind,
            progress=progress,
        )
    finally:
        if progress:
            progress.clear()
    took_s = monotonic() - start
    if not args.quiet:
        print(tally.summary())
        print(f"results    {', '.join((args.out / name).as_posix() for name in OUTPUTS)}")
        if tally.settled == tally.skipped.total():
            say(nothing_found(args.inputs, tally.skipped.total()))
        else:
            rate = f", {tally.settled / took_s:,.0f} documents/s" if tally.settled >= _RATE_LEAST else ""
            say(f"{took_s:.1f} s{rate}")
    if args.verbose:
        _say_skipped(args)
    failures = {reason: count for reason, count in tally.rejected.items() if reason not in HARMLESS}
    if failures:
        say(f"{sum(failures.values()):,} inputs failed; {(args.out / REJECTS).as_posix()} says which and why")
        return 3
    return 0


def _read_search(args: argparse.Namespace) -> Search | None:
    from newsclean.duplicates import Search
    from newsclean.errors import ConfigError

    if not args.no_duplicates:
        return Search(args.keep or "first", args.drop_duplicates, args.index)
    for option in ("keep", "drop_duplicates", "index"):
        if getattr(args, option):
            raise ConfigError(
                f"--no-duplicates leaves nothing to do for --{option.replace('_', '-')}; drop one of them"
            )
    return None


def _say_skipped(args: argparse.Namespace) -> None:
    from newsclean.io.files import SKIPPED, Skip, printable
    from newsclean.run import list_documents

    for found in list_documents(args.inputs, args.out, args.index):
        if isinstance(found, Skip):
            say(f"skipped {printable(found.path)}: {SKIPPED[found.reason]}")


class _Progress:
    """One line on a terminal that tells how far the run is."""

    def __init__(self) -> None:
        self._next = self._start = monotonic()

    def __call__(self, tally: Tally) -> None:
        now = monotonic()
        if now < self._next:
            return
        self._next = now + _REFRESH_S
        rate = tally.settled / max(now - self._start, _REFRESH_S)
        rejected = f", {tally.rejected.total():,} rejected" if tally.rejected else ""
        line = (
            f"{tally.settled:,} of {tally.found:,} ({100 * tally.settled / tally.found:.0f} %){rejected}, {rate:,.0f}/s"
        )
        print(f"\r{line}\x1b[K", end="", file=sys.stderr, flush=True)

    def clear(self) -> None:
        print("\r\x1b[K", end="", file=sys.stderr, flush=True)
