"""`newsclean-cli check`: name the dirt in files, change nothing."""

from __future__ import annotations

import argparse
import sys

from newsclean.cli.inputs import STDIN, list_inputs, read_documents
from newsclean.cli.options import PROGRAM, add_command, add_pipeline_options, read_pipeline, say, say_reject

_EPILOG = f"""\
Prints `path:line: rule: text` for each finding and exits with 1 if there is any, with 3 if a file cannot be read.
White space and the place of the headline are no findings.

examples:
  {PROGRAM} check texts/
  {PROGRAM} check story.txt --keep-label byline --keep-label dateline
"""


def add_parser(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the subcommand."""
    parser = add_command(verbs, "check", "name the dirt in files, line by line", _EPILOG)
    parser.add_argument("inputs", metavar="FILE", nargs="+", help="a file, a folder, or - for standard input")
    add_pipeline_options(parser)
    parser.set_defaults(command=_check)


def _check(args: argparse.Namespace) -> int:
    from newsclean.hook import check_documents
    from newsclean.io.reject import Reject
    from newsclean.report.escape import escaped

    failed: list[str] = []
    documents = read_documents(args, list_inputs(args, failed, pages=False))
    pipeline, language = read_pipeline(args)
    files = findings = 0
    for result in check_documents(documents, pipeline=pipeline, language=language):
        if isinstance(result, Reject):
            failed.append(result.source)
            say_reject(result)
            continue
        files += bool(result.findings)
        findings += len(result.findings)
        for finding in result.findings:
            print(f"{escaped(result.source)}:{finding}")
    sys.stdout.flush()
    if findings and not args.quiet:
        hint = "" if STDIN in args.inputs else f"; `{PROGRAM} fix` cuts them"
        say(f"{findings:,} finding{'s' * (findings > 1)} in {files:,} file{'s' * (files > 1)}{hint}")
    return 3 if failed else int(findings > 0)
