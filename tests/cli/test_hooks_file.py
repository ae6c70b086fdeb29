"""The hooks that pre-commit offers are commands that there are."""

import json
import re
from pathlib import Path

import pytest
from shell import TITLED, Cli

TEXT = (Path(__file__).parents[2] / ".pre-commit-hooks.yaml").read_text("utf-8")
# No YAML reader is among the dependencies, and the file is as flat as it looks.
HOOKS = [dict(re.findall(r"^[- ] (\w+): (.*)$", part, re.MULTILINE)) for part in re.split(r"\n(?=- )", TEXT)]


def test_the_hooks() -> None:
    assert [hook["id"] for hook in HOOKS] == ["newsclean-check", "newsclean-fix", "newsclean-duplicates"]
    for hook in HOOKS:
        assert set(hook) - {"args", "pass_filenames"} == {
            "id", "name", "description", "entry", "language", "types_or", "files", "minimum_pre_commit_version"
        }  # fmt: skip
        assert hook["language"] == "python"


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_the_entries_work(cli: Cli, tmp_path: Path, hook: dict[str, str]) -> None:
    program, *args = hook["entry"].split()
    assert program == "newsclean-cli"
    (tmp_path / "a.txt").write_text(TITLED, "utf-8")
    (tmp_path / "b.txt").write_text(TITLED, "utf-8")
    names = ["a.txt"] if hook.get("pass_filenames") != "false" else json.loads(hook["args"])
    assert re.search(hook["files"], "news/a.txt") and not re.search(hook["files"], "news/a.txt.md")
    assert cli(*args, *names).code == 1
    assert ((tmp_path / "a.txt").read_text("utf-8") != TITLED) is (hook["id"] == "newsclean-fix")
