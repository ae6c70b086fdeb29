"""Options that several subcommands share, and the little they all print."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from newsclean.config import Config
    from newsclean.io.reject import Reject
    from newsclean.pipeline import Pipeline

PROGRAM = "newsclean-cli"
_UNSET = argparse.SUPPRESS  # so that an option given before the command is not undone by the command's default


def add_command(
    verbs: argparse._SubParsersAction[argparse.ArgumentParser], name: str, purpose: str, epilog: str
) -> argparse.ArgumentParser:
    """Return the parser of a new subcommand with the general options."""
    parser = verbs.add_parser(
        name,
        help=purpose,
        description=purpose[0].upper() + purpose[1:] + ".",
        epilog=epilog,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add_general_options(parser)
    return parser


def add_general_options(parser: argparse.ArgumentParser) -> None:
    """Add what can stand before and after the command."""
    group = parser.add_argument_group("output")
    group.add_argument("-q", "--quiet", action="store_true", default=_UNSET, help="print data and errors only")
    group.add_argument("-v", "--verbose", action="count", default=_UNSET, help="also say what was skipped and why")
    group.add_argument("--no-color", action="store_true", default=_UNSET, help="no colours (nor with NO_COLOR set)")


def add_pipeline_options(parser: argparse.ArgumentParser) -> argparse._ArgumentGroup:
    """Add what decides how a text is cleaned; return the group of these options."""
    group = parser.add_argument_group("cleaning")
    group.add_argument(
        "--preset", metavar="NAME", help="news (default), rules: only what a rule names, or repair: characters only"
    )
    group.add_argument(
        "--without", metavar="NAME", action="append", default=[], help="leave out a step or a rule; repeatable"
    )
    group.add_argument(
        "--keep-label", metavar="LABEL", action="append", default=[], help="leave this kind of dirt in; repeatable"
    )
    group.add_argument(
        "--rules",
        metavar="FILE",
        action="append",
        default=[],
        type=Path,
        help="add a pack of your own rules (TOML); repeatable",
    )
    group.add_argument(
        "--sites",
        metavar="PATH",
        action="append",
        default=[],
        type=Path,
        help="add your own site packs: a folder of them, or one; repeatable",
    )
    group.add_argument(
        "--language", metavar="CODE", help="the language of all inputs, e.g. fr (default: guessed for each)"
    )
    add_config_options(group)
    return group


def add_kind_option(group: argparse._ArgumentGroup) -> None:
    """Add what the inputs are."""
    group.add_argument(
        "--kind",
        choices=("page", "text"),
        help="what all inputs are (default: by the name of the file, else by how it begins)",
    )


def add_keep_option(group: argparse._ArgumentGroup) -> None:
    """Add which copy stays."""
    group.add_argument(
        "--keep",
        metavar="WHICH",
        type=_policy,
        help="which copy stays: first (default): published first, longest, or none",
    )


def _policy(value: str) -> str:
    policies = ("first", "longest", "none")
    if value not in policies:
        raise argparse.ArgumentTypeError(
            f"{value!r} is none of {', '.join(policies)} (--keep-label says what stays in a text)"
        )
    return value


def add_config_options(parser: argparse._ArgumentGroup) -> None:
    """Add where the configuration comes from."""
    source = parser.add_mutually_exclusive_group()
    source.add_argument(
        "--config",
        metavar="FILE",
        type=Path,
        help="read the configuration there (default: [tool.newsclean] in the nearest pyproject.toml upward)",
    )
    source.add_argument("--isolated", action="store_true", help="read no configuration file")


def read_config(args: argparse.Namespace) -> Config:
    """Return the configuration file's values with those of the command line on top."""
    from newsclean.config import find_config, load_config

    path = args.config or (None if args.isolated else find_config())
    if path and args.verbose:
        say(f"configuration: {path}")
    return load_config(path).extended(
        preset=args.preset,
        without=args.without,
        keep_labels=args.keep_label,
        rules=args.rules,
        sites=args.sites,
        language=args.language,
    )


def read_pipeline(args: argparse.Namespace) -> tuple[Pipeline, str | None]:
    """Return the pipeline that was asked for, ready to clean, and the language of all inputs if there is one."""
    config = read_config(args)
    pipeline = config.pipeline()
    pipeline.clean("")  # a rule or a plug-in that cannot be used is one mistake, not one of each document
    return pipeline, config.language


def use_color(args: argparse.Namespace, stream: TextIO) -> bool:
    """Say whether to colour what goes to a stream. Source: no-color.org."""
    if args.no_color or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return stream.isatty()


def say(message: str) -> None:
    """Print a message about the work, not its result, to standard error."""
    from newsclean.report.escape import escaped

    print(f"{PROGRAM}: {escaped(message)}", file=sys.stderr, flush=True)


def say_reject(reject: Reject) -> None:
    """Print why an input yielded nothing."""
    at = "" if reject.position is None else f" at byte {reject.position:,}"
    say(f"{reject.source}: {reject.reason}{at}: {reject.detail}")
