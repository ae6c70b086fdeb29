"""`rules`: every rule can be found, and everything about it read."""

from pathlib import Path

import pytest
from shell import Cli

from newsclean.rules.pack import load_rules

RULES = load_rules()


def test_list(cli: Cli) -> None:
    code, out, err = cli("rules")
    assert code == 0
    lines = out.splitlines()
    assert [line.split()[:3] for line in lines] == [[rule.id, rule.label, rule.where] for rule in RULES]
    assert f"{len(RULES):,} of {len(RULES):,} rules" in err
    assert cli("rules", "list", "-q") == (0, out, "")


def test_filters(cli: Cli) -> None:
    label, pack = RULES[0].label, RULES[-1].source
    assert ids(cli("rules", "--label", label).out) == [rule.id for rule in RULES if rule.label == label]
    assert ids(cli("rules", "list", "--pack", pack).out) == [rule.id for rule in RULES if rule.source == pack]
    name = RULES[0].id.split(".")[1]
    assert ids(cli("rules", "list", name).out) == [rule.id for rule in RULES if name in rule.id]


def ids(out: str) -> list[str]:
    return [line.split()[0] for line in out.splitlines()]


@pytest.mark.parametrize(
    "rule", [*RULES[:3], *[rule for rule in RULES if rule.unless][:2], *RULES[-3:]], ids=lambda r: r.id
)
def test_show(cli: Cli, rule) -> None:
    code, out, _ = cli("rules", "show", rule.id)
    assert code == 0
    assert out.splitlines()[0] == rule.id
    for text in (rule.label, rule.match, rule.unless, *rule.hit, *rule.miss):
        assert text in out


def test_show_several_and_own(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "my.toml").write_text(
        "[[rule]]\nid = 'desk'\nlabel = 'byline'\nwhere = 'line'\nmatch = '^desk$'\nhit = ['Desk']\nmiss = ['Desks']\n"
    )
    out = cli("rules", "show", RULES[0].id, "my.desk", "--rules", "my.toml").out
    assert f"{RULES[0].id}\n" in out and "\n\nmy.desk\n" in out
    assert ids(cli("rules", "--pack", "my", "--rules", "my.toml").out) == ["my.desk"]


@pytest.mark.parametrize(
    ("args", "complaint"),
    [
        (("show",), "show which rule?"),
        (("show", RULES[0].id[:-1]), f"did you mean {RULES[0].id}"),
        (("show", "zzzzzz"), "no rule 'zzzzzz'"),
        (("--label", "bylines"), "no label 'bylines'; the labels are"),
        (("--pack", "xx"), "no pack 'xx'; the packs are any, "),
        (("burn",), "invalid choice: 'burn'"),
    ],
)
def test_wrong_use(cli: Cli, args: tuple[str, ...], complaint: str) -> None:
    code, out, err = cli("rules", *args)
    assert (code, out) == (2, "")
    assert complaint in err
