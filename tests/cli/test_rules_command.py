"""`rules`: every rule can be found, and everything about it read."""

import re
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


def test_show_elements(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "tide.example.toml").write_text("article = ['story']\n[cut]\nrelated_link = ['river']\n")
    shown = {
        "elements.sidebar": "navigation: menus, .*elements with the word 'sidebar' in their names",
        "elements.nav": "navigation: .*<nav> and elements with the word 'nav' in their names",
        "elements.hidden": "other: .*what a style hides",
        "elements.aside": "related_link: .*cuts    <aside>$",
        "sites.wikinews.org.noprint": "navigation: .*elements called 'noprint', on pages of wikinews.org",
        "sites.tide.example.river": "related_link: .*elements called 'river', on pages of tide.example",
        "sites.tide.example.outside": "other: .*what stands outside of story, on pages of tide.example",
    }
    for rule, told in shown.items():
        code, out, _ = cli("rules", "show", rule, "--sites", "tide.example.toml")
        assert code == 0
        assert out.startswith(f"{rule}\n") and re.search(told, out.strip(), re.DOTALL), out
    assert "did you mean sites.tide.example.river" in cli("rules", "show", "tide.river", "--sites", ".").err


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
