"""`newsclean-cli fix`: cut the dirt and write the files again."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from newsclean.cli.inputs import STDIN, list_inputs, read_documents
from newsclean.cli.options import PROGRAM, add_command, add_pipeline_options, read_pipeline, say, say_reject

if TYPE_CHECKING:
    from newsclean.hook import Checked

_EPILOG = f"""\
Only files in which `check` finds something are written again: the headline, a blank line, the clean text, in UTF-8.
Each is replaced whole or stays as it was; mode, owner and links stay. A file of nothing but dirt is left alone.
Exits with 1 if it changed a file, as hooks do, and with 3 if a file cannot be read or written.
With - the text goes from standard input to standard output.

examples:
  {PROGRAM} fix --diff texts/       show what would change
  {PROGRAM} fix texts/
"""


def add_parser(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the subcommand."""
    parser = add_command(verbs, "fix", "cut the dirt in files, in place", _EPILOG)
    parser.add_argument("inputs", metavar="FILE", nargs="+", help="a file, a folder, or - for standard input")
    parser.add_argument("--diff", action="store_true", help="print the change instead of making it")
    add_pipeline_options(parser)
    parser.set_defaults(command=_fix)


def _fix(args: argparse.Namespace) -> int:
    from newsclean.hook import check_documents, fix_files
    from newsclean.io.reject import Reject

    failed: list[str] = []
    inputs = list_inputs(args, failed, pages=False)
    pipeline, language = read_pipeline(args)
    dry = args.diff or STDIN in args.inputs
    if dry:
        documents = read_documents(args, inputs)
        results = check_documents(documents, pipeline=pipeline, language=language)
    else:
        results = fix_files(inputs, pipeline=pipeline, language=language)
    found = False
    for result in results:
        if isinstance(result, Reject):
            failed.append(result.source)
            say_reject(result)
            continue
        found = found or bool(result.findings)
        if args.diff:
            _print_diff(result)
        elif dry:
            sys.stdout.buffer.write((result.before if result.fixed is None else result.fixed).encode())
        else:
            _report(result, args.quiet)
    return 3 if failed else int(found)


def _report(result: Checked, quiet: bool) -> None:
    from newsclean.report.escape import escaped

    if result.findings and result.fixed is None:
        say(f"{result.source}: nothing would be left of it; delete it, or say with --keep-label what should stay")
    elif result.findings and not quiet:
        note = "" if result.was_utf8 else ", now in UTF-8"
        count = len(result.findings)
        print(f"fixed {escaped(result.source)} ({count} finding{'s' * (count > 1)}{note})")


def _print_diff(result: Checked) -> None:
    from difflib import unified_diff

    from newsclean.report.escape import escaped

    if result.fixed is None:
        return
    before, after = result.before.splitlines(), result.fixed.splitlines()
    for line in unified_diff(before, after, f"a/{result.source}", f"b/{result.source}", lineterm=""):
        print(escaped(line))
