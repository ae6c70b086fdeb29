"""`run`: everything that goes in comes out, as an article, a reject or a skip."""

import gzip
import hashlib
import json
import os
from pathlib import Path

import pytest
from shell import CLEAN, DIRTY, TITLED, Cli, snapshot

import newsclean
from newsclean.config import Config
from newsclean.io.jsonl import read_articles
from newsclean.pipeline import DEFAULT
from newsclean.results import OUTPUTS
from newsclean.run import run


def rejects(out: Path) -> dict[str, str]:
    lines = (out / "rejects.jsonl").read_text("utf-8").splitlines()
    return {row["id"]: row["reason"] for row in map(json.loads, lines)}


def summary(out: Path) -> dict:
    return json.loads((out / "summary.json").read_text("utf-8"))


def test_a_folder_of_all_kinds(cli: Cli, texts: Path, tmp_path: Path) -> None:
    before = snapshot(texts)
    code, printed, err = cli("run", "texts", "--out", "out")
    out = tmp_path / "out"
    assert code == 3
    assert sorted(path.name for path in out.iterdir()) == sorted(OUTPUTS)
    articles = list(read_articles(out / "articles.jsonl"))
    assert [(article.id, article.source) for article in articles] == [
        ("a.txt", "texts/a.txt"),
        ("b/c.txt", "texts/b/c.txt"),
    ]
    assert articles[1].undo() == TITLED
    assert articles[1].text in DIRTY
    assert rejects(out) == {"b/empty.txt": "empty", "d.txt": "binary", "e.txt.gz": "damaged", "f.txt": "nothing_left"}
    assert summary(out)["documents"] == {"found": 9, "kept": 1, "duplicates": 1, "rejected": 4, "skipped": 3}
    assert summary(out)["skipped"] == {"hidden": 1, "suffix": 1, "symlink": 1}
    assert "9 found = 1 kept + 1 duplicates (text 1) + 4 rejected (" in printed
    assert "2 inputs failed; out/rejects.jsonl says which and why" in err
    assert snapshot(texts) == before, "inputs are never touched"


def test_the_summary_is_about_the_files_beside_it(cli: Cli, texts: Path, tmp_path: Path) -> None:
    cli("run", "texts", "--out", "out")
    out = tmp_path / "out"
    for name, stated in summary(out)["files"].items():
        raw = (out / name).read_bytes()
        assert stated == {
            "lines": raw.count(b"\n"),
            "bytes": len(raw),
            "sha256": hashlib.sha256(raw).hexdigest(),
        }
    articles = list(read_articles(out / "articles.jsonl"))
    cut = [edit for article in articles for edit in article.removed]
    assert cut
    assert sum(entry["cuts"] for entry in summary(out)["removed"].values()) == len(cut)
    assert sum(entry["characters"] for entry in summary(out)["removed"].values()) == sum(len(e.old) for e in cut)
    assert sum(summary(out)["rules"].values()) == len(cut)
    assert summary(out)["characters"]["in"] == sum(len(article.undo()) for article in articles)
    assert summary(out)["characters"]["out"] == sum(len(article.text) for article in articles)
    assert summary(out)["newsclean"] == newsclean.__version__


def test_again_gives_the_same_bytes(cli: Cli, texts: Path, tmp_path: Path) -> None:
    # The output lies inside the input, and is not read as input the second time.
    cli("run", "texts", "--out", "texts/out")
    first = snapshot(texts / "out")
    (texts / "out" / "note.txt").write_text(CLEAN, "utf-8")
    cli("run", "texts", "--out", "texts/out")
    (texts / "out" / "note.txt").unlink()
    assert snapshot(texts / "out") == first
    (texts / "out").rename(tmp_path / "moved")
    cli("run", "texts/", "--out", tmp_path / "elsewhere")
    assert snapshot(tmp_path / "elsewhere") == first


def test_a_later_run_replaces_all_results(cli: Cli, texts: Path, tmp_path: Path) -> None:
    cli("run", "texts", "--out", "out")
    code, _, _ = cli("run", "texts/b", "--out", "out")
    assert code == 0, "an empty file is no failure"
    assert [article.id for article in read_articles(tmp_path / "out" / "articles.jsonl")] == ["c.txt"]
    assert rejects(tmp_path / "out") == {"empty.txt": "empty"}
    assert summary(tmp_path / "out")["documents"]["found"] == 2


def test_gzip_is_read(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt.gz").write_bytes(gzip.compress(TITLED.encode()))
    assert cli("run", "in", "--out", "out").code == 0
    (article,) = read_articles(tmp_path / "out" / "articles.jsonl")
    assert (article.id, article.undo()) == ("a.txt.gz", TITLED)


def test_named_files_and_several_folders(cli: Cli, texts: Path, tmp_path: Path) -> None:
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "z.txt").write_text(CLEAN, "utf-8")
    assert cli("run", "texts/a.txt", "more", "more/z.txt", "--out", "out").code == 0
    assert [article.id for article in read_articles(tmp_path / "out" / "articles.jsonl")] == ["a.txt", "z.txt"]


def test_quiet(cli: Cli, texts: Path) -> None:
    assert cli("run", "-q", "texts/a.txt", "--out", "out") == (0, "", "")
    assert cli("-q", "run", "texts/a.txt", "--out", "out") == (0, "", "")


def test_verbose_says_what_was_skipped(cli: Cli, texts: Path) -> None:
    assert "skipped texts/g.txt: links are not followed" in cli("run", "-v", "texts", "--out", "out").err
    assert "skipped" not in cli("run", "texts", "--out", "out").err


def test_no_progress_where_nobody_watches(cli: Cli, texts: Path) -> None:
    assert "\r" not in cli("run", "texts", "--out", "out").err


@pytest.mark.parametrize(
    ("args", "complaint"),
    [
        (("nowhere", "--out", "out"), "there is no file or folder nowhere"),
        (("texts", "--out", "texts/a.txt"), "is a file; give --out the name of a folder"),
        (("texts", "--out", "texts"), "is itself an input"),
        (("texts", "--out", "texts/b/.."), "is itself an input"),
        (("texts", "texts2", "--out", "out"), "would both have the id 'a.txt'"),
        (("texts", "--out", "out", "--preset", "nwes"), "no preset 'nwes'"),
        (("texts", "--out", "out", "--without", "nobody"), "no step and no rule 'nobody'"),
        (("texts", "--out", "out", "--keep-label", "bylines"), "no label 'bylines'"),
        (("texts", "--out", "out", "--rules", "my.toml"), "my.toml cannot be read"),
        (("texts", "--out", "out", "--config", "my.toml"), "my.toml cannot be read"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_wrong_use(cli: Cli, texts: Path, tmp_path: Path, args: tuple[str, ...], complaint: str) -> None:
    (tmp_path / "texts2").mkdir()
    (tmp_path / "texts2" / "a.txt").write_text(CLEAN, "utf-8")
    before = snapshot(tmp_path)
    code, out, err = cli("run", *args)
    assert (code, out) == (2, "")
    assert err.startswith("newsclean-cli: ")
    assert complaint in err
    assert snapshot(tmp_path) == before, "nothing is written before everything is clear"
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("name", OUTPUTS)
@pytest.mark.parametrize("content", ["my notes\n", "[1]\n", '{"mine": true}\n', "\ufeff"])
def test_foreign_files_are_not_overwritten(cli: Cli, texts: Path, tmp_path: Path, name: str, content: str) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / name).write_text(content, "utf-8")
    code, _, err = cli("run", "texts", "--out", "out")
    assert code == 2
    assert f"out/{name} was not written by newsclean" in err
    assert snapshot(tmp_path / "out") == {name: content.encode()}


def test_other_files_in_the_output_folder_stay(cli: Cli, texts: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "notes.md").write_text("mine", "utf-8")
    cli("run", "texts", "--out", "out")
    assert (tmp_path / "out" / "notes.md").read_text("utf-8") == "mine"
    assert summary(tmp_path / "out")["documents"]["found"] == 9


def test_an_input_among_the_outputs(cli: Cli, texts: Path, tmp_path: Path) -> None:
    cli("run", "texts", "--out", "out")
    before = snapshot(tmp_path / "out")
    code, _, err = cli("run", "out/articles.jsonl", "--out", "out")
    assert code == 2
    assert "would be overwritten" in err
    assert snapshot(tmp_path / "out") == before


def test_an_empty_folder(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "x.pdf").write_text("", "utf-8")
    code, out, err = cli("run", "in", "--out", "out")
    assert code == 0
    assert "1 found = 0 kept + 0 duplicates + 0 rejected + 1 skipped (suffix 1)" in out
    assert (
        "no *.txt, *.md, *.markdown, *.html, *.htm, *.xhtml, *.mhtml, *.mht (or .gz of it) in in, but 1 other files"
        in err
    )
    assert (tmp_path / "out" / "articles.jsonl").read_bytes() == b""
    assert cli("run", "in", "--out", "out").code == 0, "empty results of its own are replaced"


def test_one_bad_document_is_not_the_end(texts: Path, tmp_path: Path) -> None:
    def touchy(doc):
        if "harbour" in doc.text.lower() and doc.headline is not None:
            raise ZeroDivisionError("a bug in a filter")
        return ()

    tally = run([texts], tmp_path / "out", pipeline=DEFAULT.plus(touchy))
    assert tally.kept == 1
    assert rejects(tmp_path / "out")["b/c.txt"] == "failed"
    assert tally.balances()


def test_progress_counts_every_document(texts: Path, tmp_path: Path) -> None:
    seen = []
    run([texts], tmp_path / "out", progress=lambda tally: seen.append((tally.settled, tally.found)))
    assert seen == [(n, 9) for n in range(4, 10)], "three were skipped, six were read"


def test_options_reach_the_articles(cli: Cli, texts: Path, tmp_path: Path) -> None:
    def cuts(*options: str) -> set[str]:
        cli("run", "texts/b/c.txt", "--out", "out", *options)
        (article,) = read_articles(tmp_path / "out" / "articles.jsonl")
        return {edit.label for edit in article.removed}

    assert cuts() == {"social_widget"}
    assert cuts("--keep-label", "social_widget") == set()
    assert cuts("--preset", "repair") == set()
    assert cuts("--without", "patterns", "--without", "body") == set()
    cli("run", "texts/b/c.txt", "--out", "out", "--language", "fr", "--keep-label", "byline")
    (article,) = read_articles(tmp_path / "out" / "articles.jsonl")
    assert article.language == "fr"
    stated = summary(tmp_path / "out")["pipeline"]
    assert (stated["language"], stated["keep_labels"]) == ("fr", ["byline"])
    assert stated["steps"] == Config().pipeline().names()


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="no modes here")
def test_the_output_folder_is_a_link(cli: Cli, texts: Path, tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (texts / "out").symlink_to(tmp_path / "real")
    assert cli("run", "texts", "--out", "texts/out").code == 3
    assert sorted(path.name for path in (tmp_path / "real").iterdir()) == sorted(OUTPUTS)
