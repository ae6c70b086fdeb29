"""The configuration comes from where the user works, never from where the texts are."""

from pathlib import Path

import pytest
from shell import CLEAN, TITLED, Cli

from newsclean.config import Config, find_config, load_config, read_own_rules
from newsclean.errors import ConfigError, NewscleanError, RuleError
from newsclean.parse.sites import Site
from newsclean.pipeline import DEFAULT, Pipeline
from newsclean.presets import PRESETS

PACK = """
[words]
harbour_word = ["ferry desk", "harbour office"]

[[rule]]
id = "desk"
label = "byline"
where = "line"
match = '^by the {harbour_word}$'
hit = ["By the Ferry Desk"]
miss = ["By the ferry desk of the port, people were waiting."]

[[rule]]
id = "stamp"
label = "timestamp"
where = "line"
match = '^tide of {month}$'
hit = ["Tide of May"]
miss = ["Tide of maybe"]
"""


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def test_nothing_said_is_the_default() -> None:
    assert Config().pipeline() == DEFAULT
    assert load_config() == Config()


@pytest.mark.parametrize("name", PRESETS)
def test_presets(name: str) -> None:
    assert Config(preset=name).pipeline() == Pipeline.of(name)


def test_every_key(tmp_path: Path) -> None:
    write(tmp_path / "my.toml", PACK)
    path = write(
        tmp_path / "pyproject.toml",
        '[tool.newsclean]\npreset = "rules"\nplus = ["body"]\nwithout = ["breadcrumbs"]\nkeep_labels = ["byline"]\n'
        'rules = ["my.toml"]\nsites = ["sites"]\nlanguage = "fr"\n',
    )
    write(tmp_path / "sites" / "tide.example.toml", 'article = ["story"]\n')
    config = load_config(path)
    paths = (tmp_path / "my.toml",), (tmp_path / "sites",)
    assert config == Config("rules", ("body",), ("breadcrumbs",), ("byline",), *paths, "fr", path)
    pipeline = config.pipeline()
    assert pipeline.names() == [step for step in (*PRESETS["rules"], "body") if step != "breadcrumbs"]
    assert pipeline.kept_labels == {"byline"}
    assert [rule.id for rule in pipeline.own_rules] == ["my.desk", "my.stamp"]
    assert pipeline.own_sites == (Site("tide.example", ("story",)),)


def test_a_file_of_its_own_needs_no_table(tmp_path: Path) -> None:
    for text in ('preset = "repair"\n', '[tool.newsclean]\npreset = "repair"\n'):
        assert load_config(write(tmp_path / "newsclean.toml", text)).preset == "repair"
    # In a pyproject.toml the top level belongs to others.
    assert load_config(write(tmp_path / "pyproject.toml", '[project]\nname = "x"\n')).preset == "news"


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (
            "prest = 'news'\nplsu = []\n",
            r"unknown: plsu, prest\. The keys are preset, plus, without, keep_labels, rules, sites, lang",
        ),
        ("file = 'x'\n", "unknown: file"),
        ("preset = 1\n", "`preset` is a string, not 1"),
        ("language = ['fr']\n", "`language` is a string"),
        ("keep_labels = 'byline'\n", "`keep_labels` is a list of strings, not 'byline'"),
        ("sites = 'sites'\n", "`sites` is a list of strings, not 'sites'"),
        ("without = [1]\n", "`without` is a list of strings"),
        ("preset = \n", "is not valid TOML"),
        ("[tool]\nnewsclean = 'x'\n", r"write \[tool.newsclean\]"),
    ],
)
def test_mistakes_name_file_and_key(tmp_path: Path, text: str, complaint: str) -> None:
    with pytest.raises(ConfigError, match=complaint) as caught:
        load_config(write(tmp_path / "my.toml", text))
    assert str(tmp_path / "my.toml") in str(caught.value)


@pytest.mark.parametrize(
    "config",
    [Config(preset="nwes"), Config(plus=("nobody",)), Config(without=("nobody",)), Config(keep_labels=("nobody",))],
    ids=["preset", "plus", "without", "keep_labels"],
)
def test_names_that_nobody_knows(config: Config) -> None:
    with pytest.raises(ConfigError, match=r"nwes|nobody"):
        config.pipeline()


def test_found_upward(tmp_path: Path) -> None:
    here = tmp_path / "a" / "b"
    here.mkdir(parents=True)
    assert find_config(here) in (None, *(p / "pyproject.toml" for p in tmp_path.parents))
    top = write(tmp_path / "pyproject.toml", "[tool.newsclean]\n")
    assert find_config(here) == top
    write(tmp_path / "a" / "pyproject.toml", '[tool.other]\nnote = "newsclean"\n')
    assert find_config(here) == top, "a file about something else is passed by"
    write(here / "pyproject.toml", "this is broken, but nobody asked about it\n")
    assert find_config(here) == top
    write(here / "pyproject.toml", "[tool.newsclean\n")
    with pytest.raises(ConfigError, match="is not valid TOML"):
        find_config(here)


def test_own_rules_use_the_word_lists_of_all_packs(tmp_path: Path) -> None:
    desk, stamp = read_own_rules([write(tmp_path / "my.toml", PACK)])
    assert "ferry" in desk.match and "harbour" in desk.match
    assert "janvier" in stamp.match and "march" in stamp.match
    article = Config(rules=(tmp_path / "my.toml",)).pipeline().clean(f"By the Ferry Desk\n\n{CLEAN}")
    assert [(edit.rule, edit.old) for edit in article.removed] == [("my.desk", "By the Ferry Desk")]


@pytest.mark.parametrize(
    ("name", "text", "complaint"),
    [
        ("en.toml", PACK, "a pack 'en' comes from newsclean itself; give the file another name"),
        ("my.toml", PACK.replace("byline", "bylines"), "no label 'bylines'"),
        ("my.toml", PACK.replace("{month}", "{moon}"), "no word list 'moon'"),
        ("my.toml", PACK.replace("^tide", "(tide"), "my.stamp: RE2 refuses the pattern"),
        ("my.toml", "[[rule]\n", "is not valid TOML"),
        ("my.toml", "words = 3\n", "`words` is a table of lists of strings"),
        ("my.toml", "rule = 3\n", r"rules are tables that start with \[\[rule\]\]"),
        ("my.toml", "rule = [3]\n", r"rules are tables that start with \[\[rule\]\]"),
        ("my.toml", "[[rule]]\nid = 'x'\n", "missing"),
        ("my.toml", PACK.replace('"desk"', "3"), "rule 3: `id` is a string"),
        ("my.toml", PACK.replace('["By the Ferry Desk"]', '"By the Ferry Desk"'), "`hit` is a list of strings"),
        ("my.toml", PACK.replace("Tide of May", "Tide of Max"), "my.stamp does not hit its own example 'Tide of Max'"),
        ("my.toml", PACK.replace("Tide of maybe", "Tide of march"), "my.stamp hits its own near miss 'Tide of march'"),
    ],
)
def test_bad_packs(tmp_path: Path, name: str, text: str, complaint: str) -> None:
    with pytest.raises(NewscleanError, match=complaint):
        read_own_rules([write(tmp_path / name, text)])


def test_two_packs_of_one_name(tmp_path: Path) -> None:
    paths = [write(tmp_path / folder / "my.toml", PACK) for folder in "ab"]
    with pytest.raises(RuleError, match=r"b/my\.toml: a pack 'my' comes from .*a/my\.toml"):
        read_own_rules(paths)


def test_look_around_is_refused_before_the_run(cli: Cli, texts: Path, tmp_path: Path) -> None:
    write(tmp_path / "my.toml", PACK.replace("^by the", "^by (?=the)the"))
    code, _, err = cli("run", "texts", "--out", "out", "--rules", "my.toml")
    assert (code, (tmp_path / "out").exists()) == (2, False)
    assert "my.desk: RE2 refuses the pattern" in err


def test_the_command_line_adds_to_the_file(cli: Cli, tmp_path: Path) -> None:
    write(tmp_path / "a.txt", TITLED)
    assert cli("check", "a.txt").code == 1
    write(tmp_path / "pyproject.toml", '[tool.newsclean]\nkeep_labels = ["social_widget"]\n')
    assert cli("check", "a.txt").code == 0
    assert cli("check", "a.txt", "--keep-label", "byline").code == 0
    assert cli("check", "a.txt", "--isolated").code == 1
    write(tmp_path / "other.toml", 'keep_labels = ["byline"]\n')
    assert cli("check", "a.txt", "--config", "other.toml").code == 1
    assert cli("check", "a.txt", "--config", "other.toml", "--isolated").code == 2
    assert "configuration: " in cli("check", "a.txt", "-v").err
    write(tmp_path / "pyproject.toml", '[tool.newsclean]\nkept = ["social_widget"]\n')
    code, _, err = cli("check", "a.txt")
    assert (code, "unknown: kept" in err) == (2, True)


def test_nothing_beside_the_texts_is_loaded(cli: Cli, tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    write(corpus / "a.txt", TITLED)
    write(corpus / "pyproject.toml", "[tool.newsclean]\nnonsense = true\n")
    write(corpus / "newsclean.toml", "nonsense = true\n")
    write(corpus / "my.toml", PACK)
    assert cli("check", "corpus").code == 1
    assert cli("run", "corpus", "--out", "out").code == 0


PAGE = (
    '<!doctype html><link rel=canonical href="https://www.tide.example/1"><body><p>The Tide is written by hand, and '
    f"whoever finds a mistake is asked to bring a cake.</p><div class=story><p>{CLEAN}</p></div>"
)


def test_site_packs_from_file_and_command_line(cli: Cli, tmp_path: Path) -> None:
    write(tmp_path / "page.html", PAGE)
    path = write(tmp_path / "packs" / "tide.example.toml", 'article = ["story"]\n')
    outside = "sites.tide.example.outside"
    assert outside not in cli("explain", "page.html", "--isolated").out
    for where in ("packs", str(path)):
        assert outside in cli("explain", "page.html", "--isolated", "--sites", where).out
    write(tmp_path / "pyproject.toml", '[tool.newsclean]\nsites = ["packs"]\n')
    assert outside in cli("explain", "page.html").out
    write(path, "[cut]\nriver = []\n")
    code, _, err = cli("explain", "page.html")
    assert code == 2
    assert str(path) in err and "`cut` has no label 'river'" in err
