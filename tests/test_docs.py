"""The documents say what is: examples run, lists are complete, links lead somewhere."""

import doctest
import re
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

import newsclean
from newsclean.config import load_config
from newsclean.filters import FILTERS
from newsclean.labels import LABELS
from newsclean.parse.sites import read_site
from newsclean.presets import PRESETS
from newsclean.revisers import REVISERS
from newsclean.rules.pack import all_words

TOP = Path(__file__).parents[1]
README = TOP / "README.md"
PAGES = [README, TOP / "CHANGELOG.md", *sorted((TOP / "docs").glob("*.md"))]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_examples_run(page: Path) -> None:
    sessions = re.findall(r"```pycon\n(.*?)```", page.read_text("utf-8"), re.DOTALL)
    for session in sessions:
        test = doctest.DocTestParser().get_doctest(session, {}, page.name, str(page), 0)
        assert doctest.DocTestRunner().run(test).failed == 0


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)", page.read_text("utf-8")):
        assert target.startswith("https://") or (page.parent / target).exists(), target


def test_readme_has_the_two_commands_and_every_hook() -> None:
    text = README.read_text("utf-8")
    assert len(re.findall(r"^python3 -m venv .*$", text, re.MULTILINE)) == 2
    for hook in re.findall(r"^- id: (\S+)", (TOP / ".pre-commit-hooks.yaml").read_text("utf-8"), re.MULTILINE):
        assert hook in text, hook


def test_labels_are_listed() -> None:
    listed = re.findall(r"^\| `(\w+)`", (TOP / "docs/labels.md").read_text("utf-8"), re.MULTILINE)
    assert listed == sorted(LABELS)


def test_steps_are_listed() -> None:
    listed = re.findall(r"^\| `(\w+)`", (TOP / "docs/how-it-works.md").read_text("utf-8"), re.MULTILINE)
    assert set(listed) >= {*FILTERS, *REVISERS}
    assert {name for steps in PRESETS.values() for name in steps} >= {*FILTERS, *REVISERS}


def test_word_lists_are_listed() -> None:
    page = (TOP / "docs/add-a-language.md").read_text("utf-8")
    read = {
        name
        for file in (TOP / "newsclean").rglob("*.py")
        for name in re.findall(r'word_list\("(\w+)"[,)]', file.read_text("utf-8"))
    }
    assert read <= set(re.findall(r"`(\w+)`", page))
    assert read <= set(all_words())


def test_the_version_is_one() -> None:
    project = tomllib.loads((TOP / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["version"] == newsclean.__version__
    assert not any("==" in need for need in project["dependencies"])


def test_public_names_are_sorted_and_there() -> None:
    assert newsclean.__all__ == sorted(newsclean.__all__)
    for name in newsclean.__all__:
        assert getattr(newsclean, name) is not None
    with pytest.raises(AttributeError, match="nobody"):
        _ = newsclean.nobody


@pytest.mark.parametrize("page", ["how-it-works.md", "cli.md"])
def test_the_configuration_in_the_docs_loads(page: str, tmp_path: Path) -> None:
    (text,) = re.findall(r"```toml\n(\[tool.*?)```", (TOP / "docs" / page).read_text("utf-8"), re.DOTALL)
    path = tmp_path / "newsclean.toml"
    path.write_text(text, "utf-8")
    config = load_config(path)
    assert config.keep_labels and config.without and config.rules and config.sites
    pipeline = replace(config, rules=(), sites=(), plus=()).pipeline()
    assert pipeline.clean("").text == ""


def test_the_site_pack_in_the_docs_is_one(tmp_path: Path) -> None:
    pack, config = re.findall(r"```toml\n(.*?)```", (TOP / "docs/pages.md").read_text("utf-8"), re.DOTALL)
    path = tmp_path / "tidepost.example.toml"
    path.write_text(pack, "utf-8")
    site = read_site(path)
    assert site.article and site.spared <= words_of_elements() and len(site.cut) == 3
    assert tomllib.loads(config)["tool"]["newsclean"].keys() == {"sites"}


def words_of_elements() -> set[str]:
    table = tomllib.loads((TOP / "newsclean/packs/html.toml").read_text("utf-8"))
    return {word for key in ("cut", "cut_tags") for words in table[key].values() for word in words}
