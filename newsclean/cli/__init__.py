"""The command line: it reads arguments and prints, everything else is a public function elsewhere.

Data goes to standard output, everything else to standard error. Exit codes: 0 done; 1 findings; 2 wrong use;
3 some inputs failed or the results could not be written; 128 + n stopped by signal n.
"""

from __future__ import annotations

import argparse
import os
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress
from types import FrameType
from typing import NoReturn

from newsclean import __version__
from newsclean.cli import check, clean, dedup, explain, fix, index, rules, run_folders
from newsclean.cli.options import PROGRAM, add_general_options, say
from newsclean.errors import NewscleanError

DONE, FINDINGS, WRONG_USE, FAILED = 0, 1, 2, 3
_PIPE_CLOSED = 128 + 13  # SIGPIPE, which not every system has a name for

_EXAMPLES = f"""\
examples:
  {PROGRAM} run texts/ --out clean/      a folder of texts into a folder of results
  {PROGRAM} explain texts/003.txt        one text, with its dirt marked in it
  cat page.txt | {PROGRAM} clean -       one text into one line of JSON
  {PROGRAM} check texts/                 name the dirt; exit code 1 if there is any
  {PROGRAM} dedup texts/                 name the copies

exit codes:
  0 done   1 findings (check), files changed (fix), copies (dedup --exit-code)   2 wrong use
  3 some inputs failed, or the results could not be written   130, 143 interrupted
"""


class _Stopped(BaseException):
    """A signal asks the process to end; like KeyboardInterrupt, no `except Exception` holds it up."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


def run() -> NoReturn:
    """Run the command line of this process and end it with its exit code."""
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), _stop)
    raise SystemExit(main(sys.argv[1:]))


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line with these arguments and return its exit code."""
    try:
        code = _run_command(argv)
        sys.stdout.flush()
    except BrokenPipeError:
        _drop_output()
        return _PIPE_CLOSED
    except KeyboardInterrupt:
        _drop_output()
        say("interrupted; results that were not complete have been removed")
        return 128 + signal.SIGINT
    except _Stopped as stopped:
        _drop_output()
        return 128 + stopped.number
    except NewscleanError as error:
        say(str(error))
        return FAILED if type(error) is NewscleanError else WRONG_USE
    except OSError as error:
        _drop_output()
        cause = error.strerror or str(error)
        if error.filename is None:
            say(f"cannot write to standard output: {cause}")
        else:
            say(f"{error.filename}: {cause}; nothing incomplete was left there")
        return FAILED
    return code


def _run_command(argv: Sequence[str] | None) -> int:
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:  # it was closed before we started
            setattr(sys, name, open(os.devnull, "w"))  # noqa: PTH123, SIM115  as long as the process lives
        elif hasattr(stream, "reconfigure"):
            # A character that the terminal cannot show is no reason to stop.
            stream.reconfigure(errors="backslashreplace")
    try:
        args = build_parser().parse_args(argv)
    except SystemExit as stop:  # 0 after --help, 2 after a mistake
        return stop.code if isinstance(stop.code, int) else WRONG_USE
    code: int = args.command(args)
    return code


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of all subcommands."""
    parser = argparse.ArgumentParser(
        prog=PROGRAM,
        description="Clean news texts that were scraped or dumped: cut what is no article, keep what it says, say why.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"{PROGRAM} {__version__}")
    parser.set_defaults(quiet=False, verbose=0, no_color=False)
    add_general_options(parser)
    verbs = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for module in (run_folders, clean, explain, check, fix, dedup, index, rules):
        module.add_parser(verbs)
    return parser


def _stop(number: int, _: FrameType | None) -> NoReturn:
    raise _Stopped(number)


def _drop_output() -> None:
    """Send what is still buffered nowhere, so that nothing is reported a second time when Python ends."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
