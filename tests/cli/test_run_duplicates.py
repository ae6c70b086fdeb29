"""`run` tells copies: marked or dropped, counted once, compared with earlier runs."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from shell import Cli, snapshot
from stories import EDITED, OTHERS, STORY, write_texts

from newsclean.dedup import StoredIndex
from newsclean.duplicates import Search
from newsclean.io.jsonl import read_articles
from newsclean.report.tally import Tally
from newsclean.run import run

SCHEMA = Path(__file__).parents[2] / "docs" / "article.schema.json"
MARKS = ("cluster", "duplicate_of", "similarity", "duplicate_on")


@pytest.fixture
def copies(tmp_path: Path) -> Path:
    return write_texts(
        tmp_path / "in",
        {
            "a.txt": STORY,
            "b.txt": EDITED,
            "c.txt": OTHERS[0],
            "d/a.txt": STORY,
            "e.txt": STORY.upper(),
            "empty.txt": "\n",
            "page.pdf": "",
        },
    )


def rows(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def summary(out: Path) -> dict:
    return json.loads((out / "summary.json").read_text("utf-8"))


def told(out: Path) -> dict[str, str | None]:
    return {row["id"]: row["duplicate_of"] for row in rows(out / "duplicates.jsonl")}


def test_copies_are_marked(cli: Cli, copies: Path, tmp_path: Path) -> None:
    code, printed, _ = cli("run", "in", "--out", "out")
    out = tmp_path / "out"
    assert code == 0
    assert "7 found = 2 kept + 3 duplicates (exact 2, text 1) + 1 rejected (empty 1) + 1 skipped (suffix 1)" in printed
    assert summary(out)["documents"] == {"found": 7, "kept": 2, "duplicates": 3, "rejected": 1, "skipped": 1}
    assert summary(out)["duplicates"] == {"exact": 2, "text": 1}
    assert summary(out)["search"] == {"keep": "first", "drop": False, "index": None}
    lines = rows(out / "articles.jsonl")
    assert [line["id"] for line in lines] == ["a.txt", "b.txt", "c.txt", "d/a.txt", "e.txt"]
    assert [line["cluster"] for line in lines] == [0, 0, 1, 0, 0]
    (stays,) = {line["duplicate_of"] for line in lines} - {None}
    assert stays == "a.txt", "nothing is dated, and of the longest it has the smallest id"
    validator = Draft202012Validator(json.loads(SCHEMA.read_text("utf-8")))
    for line in lines:
        validator.validate(line)
        assert list(line)[-4:] == list(MARKS)
    assert [article.id for article in read_articles(out / "articles.jsonl")] == [line["id"] for line in lines]


def test_the_two_files_say_the_same(cli: Cli, copies: Path, tmp_path: Path) -> None:
    cli("run", "in", "--out", "out")
    marked = {line["id"]: line for line in rows(tmp_path / "out" / "articles.jsonl") if line["duplicate_on"]}
    listed = rows(tmp_path / "out" / "duplicates.jsonl")
    assert [row["id"] for row in listed] == list(marked)
    for row in listed:
        line = marked[row["id"]]
        assert (row["source"], row["on"], row["stored"]) == (line["source"], line["duplicate_on"], False)
        assert all(row[name] == line[name] for name in MARKS[:3])
    assert {row["id"]: row["exact"] for row in listed} == {"b.txt": False, "d/a.txt": True, "e.txt": True}


@pytest.mark.parametrize(
    ("keep", "stay"), [("first", {"a.txt", "c.txt"}), ("longest", {"a.txt", "c.txt"}), ("none", {"c.txt"})]
)
def test_copies_are_dropped(cli: Cli, copies: Path, tmp_path: Path, keep: str, stay: set[str]) -> None:
    assert cli("run", "in", "--out", "out", "--drop-duplicates", "--keep", keep).code == 0
    out = tmp_path / "out"
    assert {line["id"] for line in rows(out / "articles.jsonl")} == stay
    assert set(told(out)) | stay == {"a.txt", "b.txt", "c.txt", "d/a.txt", "e.txt"}
    counts = summary(out)["documents"]
    assert (counts["kept"], counts["duplicates"]) == (len(stay), 5 - len(stay))
    assert summary(out)["files"]["articles.jsonl"]["lines"] == len(stay)
    assert summary(out)["search"] == {"keep": keep, "drop": True, "index": None}


def test_dates_decide_which_stays(cli: Cli, tmp_path: Path) -> None:
    dated = {f"{day}.txt": f"Harbour freezes over\n\nJune {day}, 2023\n\n{STORY}" for day in (17, 15, 16)}
    write_texts(tmp_path / "in", dated)
    cli("run", "in", "--out", "out")
    assert told(tmp_path / "out") == {"16.txt": "15.txt", "17.txt": "15.txt"}


def test_nothing_is_compared(cli: Cli, copies: Path, tmp_path: Path) -> None:
    cli("run", "in", "--out", "out")
    code, printed, _ = cli("run", "in", "--out", "out", "--no-duplicates")
    assert code == 0
    assert "7 found = 5 kept + 0 duplicates + 1 rejected" in printed
    assert (tmp_path / "out" / "duplicates.jsonl").read_bytes() == b"", "those of the last run are gone"
    assert not any(name in line for line in rows(tmp_path / "out" / "articles.jsonl") for name in MARKS)
    assert summary(tmp_path / "out")["search"] is None


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        (("--keep", "photo_caption"), "none of first, longest, none (--keep-label says what stays in a text)"),
        (("--no-duplicates", "--keep", "none"), "leaves nothing to do for --keep;"),
        (("--no-duplicates", "--drop-duplicates"), "leaves nothing to do for --drop-duplicates;"),
        (("--no-duplicates", "--index", "seen.db"), "leaves nothing to do for --index;"),
        (("--index", "in/a.txt"), "in/a.txt is no index or is damaged"),
        (("--index", "in"), "in is a folder; name a file for the index"),
        (("--index", "nowhere/seen.db"), "the folder nowhere does not exist"),
        (("--index", "out/articles.jsonl"), "is a file of results; name another file for the index"),
        (("--index", "foreign.db"), "is no newsclean index; name another file"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_wrong_use(cli: Cli, copies: Path, tmp_path: Path, options: tuple[str, ...], complaint: str) -> None:
    import sqlite3

    with sqlite3.connect(tmp_path / "foreign.db") as db:
        db.execute("CREATE TABLE notes (text)")
    db.close()
    before = snapshot(tmp_path)
    code, out, err = cli("run", "in", "--out", "out", *options)
    assert (code, out) == (2, "")
    assert complaint in err
    assert snapshot(tmp_path) == before, "nothing is written before everything is clear"


def test_the_balance_is_kept_whatever_is_a_copy() -> None:
    tally = Tally(found=3, kept=2)
    tally.add_reject("binary")
    assert tally.balances()
    tally.add_duplicate("exact")
    tally.add_duplicate("title")
    assert tally.balances()
    assert tally.summary().startswith(
        "3 found = 0 kept + 2 duplicates (exact 1, title 1) + 1 rejected (binary 1) + 0 skipped\n"
    )
    tally.kept += 1
    assert not tally.balances()


@pytest.mark.parametrize("seed", ["0", "1"])
def test_the_same_bytes_for_any_hash_seed(copies: Path, tmp_path: Path, seed: str) -> None:
    run([copies], tmp_path / "here", recurring=True)
    command = [sys.executable, "-m", "newsclean", "run", str(copies), "--out", str(tmp_path / "there"), "--recurring"]
    env = {**os.environ, "PYTHONHASHSEED": seed}
    subprocess.run(command, env=env, check=True, capture_output=True, timeout=120)
    assert snapshot(tmp_path / "there") == snapshot(tmp_path / "here")


def test_an_index_makes_it_incremental(cli: Cli, tmp_path: Path) -> None:
    write_texts(tmp_path / "mon", {"1.txt": STORY, "2.txt": OTHERS[0], "3.txt": STORY})
    write_texts(tmp_path / "tue", {"1.txt": OTHERS[1], "2.txt": EDITED, "3.txt": OTHERS[0]})
    assert "index      new 2" in cli("run", "mon", "--out", "o1", "--index", "seen.db").out
    assert told(tmp_path / "o1") == {"3.txt": "1.txt"}
    _, printed, _ = cli("run", "tue", "--out", "o2", "--index", "seen.db", "--drop-duplicates")
    assert "3 found = 1 kept + 2 duplicates (exact 1, text 1)" in printed
    assert "index      new 1" in printed
    assert told(tmp_path / "o2") == {"2.txt": "mon/1.txt", "3.txt": "mon/2.txt"}
    assert [row["stored"] for row in rows(tmp_path / "o2" / "duplicates.jsonl")] == [True, True]
    assert [line["id"] for line in rows(tmp_path / "o2" / "articles.jsonl")] == ["1.txt"]
    assert summary(tmp_path / "o2")["search"]["index"] == "seen.db"
    with StoredIndex(tmp_path / "seen.db") as index:
        assert len(index) == 3
        assert index.verify() == []


def test_the_same_run_again_is_the_same(
    cli: Cli, copies: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cli("run", "in", "--out", "out", "--index", "seen.db")
    first = snapshot(tmp_path / "out")
    assert "index      known 2" in cli("run", "in", "--out", "out", "--index", "seen.db").out
    assert snapshot(tmp_path / "out") == first
    # However the path is spelled, it is no duplicate of itself.
    monkeypatch.chdir(copies)
    cli("run", "d/..", "--out", "../again", "--index", "../seen.db")
    assert told(tmp_path / "again") == told(tmp_path / "out")
    monkeypatch.chdir(tmp_path)
    cli("run", copies, "--out", "absolute", "--index", "seen.db")
    assert told(tmp_path / "absolute") == told(tmp_path / "out")


def test_a_changed_document_replaces_what_was_stored(cli: Cli, tmp_path: Path) -> None:
    write_texts(tmp_path / "in", {"a.txt": STORY})
    cli("run", "in", "--out", "out", "--index", "seen.db")
    write_texts(tmp_path / "in", {"a.txt": OTHERS[0]})
    assert "index      changed 1" in cli("run", "in", "--out", "out", "--index", "seen.db").out
    write_texts(tmp_path / "new", {"b.txt": STORY, "c.txt": OTHERS[0]})
    cli("run", "new", "--out", "out2", "--index", "seen.db")
    assert told(tmp_path / "out2") == {"c.txt": "in/a.txt"}


def test_an_index_inside_the_inputs_is_no_input(cli: Cli, copies: Path, tmp_path: Path) -> None:
    for _ in range(2):
        cli("run", "in", "--out", "in/out", "--index", "in/seen.txt")
        assert summary(tmp_path / "in" / "out")["documents"]["found"] == 7
    assert "seen" not in cli("run", "-v", "in", "--out", "in/out", "--index", "in/seen.txt").err


def test_an_index_that_is_busy_at_the_end(
    copies: Path, tmp_path: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("newsclean.dedup.schema.BUSY_S", 0.1)
    cli("run", "in", "--out", "undisturbed", "--index", "other.db")
    import sqlite3

    with StoredIndex(tmp_path / "seen.db", write=True):
        pass
    other = sqlite3.connect(tmp_path / "seen.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    code, _, err = cli("run", "in", "--out", "out", "--index", "seen.db")
    assert code == 3
    assert "is being written by another process" in err and "The same command completes them" in err
    assert sorted(snapshot(tmp_path / "out")) == ["articles.jsonl", "duplicates.jsonl", "rejects.jsonl"]
    other.execute("ROLLBACK")
    other.close()
    assert cli("run", "in", "--out", "out", "--index", "seen.db").code == 0
    assert told(tmp_path / "out") == told(tmp_path / "undisturbed")


def test_what_recurs_is_reported_and_cut(cli: Cli, tmp_path: Path) -> None:
    note = "Lantern of the Sea, the voice of the old harbour"
    words = "harbour ferry mayor council storm winter".split()
    texts = {
        f"lantern/{word}.txt": f"The {word} of the town was closed on Monday after a night of rain, said a clerk.\n\n"
        f"Nobody at the {word} could say how long that would last, or who was to pay for it all.\n\n{note}\n"
        for word in words
    }
    write_texts(tmp_path / "in", texts | {"lantern/note.txt": f"{note}\n", "beacon/1.txt": f"{OTHERS[0]}\n{note}\n"})
    cli("run", "in", "--out", "plain", "--no-duplicates")
    site = {"documents": 7, "blocks": [{"text": note, "documents": 7}]}
    assert summary(tmp_path / "plain")["recurring"] == {"cut": False, "sites": {"lantern": site}}
    assert sum(note in line["text"] for line in rows(tmp_path / "plain" / "articles.jsonl")) >= 7
    for options in ((), ("--no-duplicates",)):
        code, printed, _ = cli("run", "in", "--out", "cut", "--recurring", *options)
        assert (code, "8 found = " in printed) == (0, True)
        assert summary(tmp_path / "cut")["recurring"] == {"cut": True, "sites": {"lantern": site}}
        assert summary(tmp_path / "cut")["rules"]["recurring"] == len(words)
        for article in read_articles(tmp_path / "cut" / "articles.jsonl"):
            is_cut = article.id.startswith("lantern/") and article.id != "lantern/note.txt"
            assert (note not in article.text) is is_cut, article.id
            assert article.undo() == (tmp_path / "in" / article.id).read_text("utf-8")


def test_a_search_from_python(copies: Path, tmp_path: Path) -> None:
    tally = run([copies], tmp_path / "out", search=Search(keep="none", drop=True, index=tmp_path / "seen.db"))
    assert (tally.kept, dict(tally.duplicates), dict(tally.indexed)) == (1, {"exact": 3, "text": 1}, {"new": 5})
    with pytest.raises(ValueError, match="say first, longest or none"):
        run([copies], tmp_path / "out2", search=Search(keep="some"))  # type: ignore[arg-type]
    assert not (tmp_path / "out2").exists()
