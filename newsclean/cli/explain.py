"""`newsclean-cli explain`: one text, with its dirt marked in it."""

from __future__ import annotations

import argparse
import sys

from newsclean.cli.inputs import list_inputs, read_documents
from newsclean.cli.options import (
    PROGRAM,
    add_command,
    add_kind_option,
    add_pipeline_options,
    read_pipeline,
    say_reject,
    use_color,
)

_EPILOG = f"""\
Every line of the text is shown with its number; of a web page, every line that a reader would see. In the margin, -
is a line that went, ~ one that lost or changed something, # the title. A cut is [-struck out-], what takes its place is
{{+put in+}}, and {{label rule}} says what it was and which rule says so: `{PROGRAM} rules show RULE` shows that rule.
With colours, cuts are red.

examples:
  {PROGRAM} explain story.txt
  {PROGRAM} explain --list story.txt
  {PROGRAM} explain story.html --url https://example.org/story
"""
_FIELDS = ("title", "authors", "agency", "place", "published", "modified", "section", "site_name", "tags", "language")


def add_parser(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the subcommand."""
    parser = add_command(verbs, "explain", "show one text with its dirt marked in it", _EPILOG)
    parser.add_argument("inputs", metavar="FILE", nargs=1, help="a file, or - for standard input")
    parser.add_argument("--list", action="store_true", help="list the cuts instead of showing the whole text")
    parser.add_argument("--url", metavar="URL", help="where it was found")
    add_kind_option(add_pipeline_options(parser))
    parser.set_defaults(command=_explain)


def _explain(args: argparse.Namespace) -> int:
    from newsclean.corpus import clean_document
    from newsclean.errors import InputError
    from newsclean.io.reject import Reject
    from newsclean.report.escape import escaped
    from newsclean.report.text import explanation, marked_document

    failed: list[str] = []
    inputs = list_inputs(args, failed)
    if len(inputs) > 1:
        raise InputError(f"explain shows one file, and {args.inputs[0]} holds {len(inputs)}; name one of them")
    pipeline, language = read_pipeline(args)
    for document in read_documents(args, inputs):
        result = clean_document(document, pipeline=pipeline, language=language, url=args.url, kind=args.kind)
        if isinstance(result, Reject):
            say_reject(result)
            return 3
        color = use_color(args, sys.stdout)
        if args.list:
            print(explanation(result, color=color))
            continue
        print(marked_document(result, color=color))
        if not args.quiet:
            print()
            for name in _FIELDS:
                value = getattr(result, name)
                if value:
                    print(f"{name:<9}  {escaped(value if isinstance(value, str) else ', '.join(value))}")
    return 3 if failed else 0
