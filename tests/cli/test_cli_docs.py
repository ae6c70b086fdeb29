"""docs/cli.md knows every command, option, reason and public function."""

import argparse
import re
from importlib import import_module
from pathlib import Path

import pytest

from newsclean.cli import build_parser
from newsclean.io.files import SKIPPED
from newsclean.io.reject import REASONS

TEXT = (Path(__file__).parents[2] / "docs" / "cli.md").read_text("utf-8")
(VERBS,) = (action for action in build_parser()._actions if isinstance(action, argparse._SubParsersAction))
OPTIONS = {
    option for parser in VERBS.choices.values() for action in parser._actions for option in action.option_strings
} - {"-h"}


@pytest.mark.parametrize("verb", VERBS.choices)
def test_commands(verb: str) -> None:
    assert re.search(rf"^\| `{verb} ", TEXT, re.MULTILINE)
    assert f"\n    newsclean-cli {verb} " in TEXT


@pytest.mark.parametrize("option", sorted(OPTIONS))
def test_options(option: str) -> None:
    assert re.search(rf"`{option}\b", TEXT)


@pytest.mark.parametrize("reason", [*SKIPPED, *REASONS])
def test_reasons(reason: str) -> None:
    assert f"`{reason}`" in TEXT


def test_examples_are_commands() -> None:
    examples = re.findall(r"^    newsclean-cli (.*)$", TEXT, re.MULTILINE)
    assert len(examples) > 6
    for example in examples:
        build_parser().parse_args(example.split(" <")[0].split())


def test_functions() -> None:
    names = re.findall(r"`newsclean\.([a-z_.]+)\.([a-z_]+)`", TEXT)
    assert len(names) > 3
    for module, name in names:
        assert callable(getattr(import_module(f"newsclean.{module}"), name))
