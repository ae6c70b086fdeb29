"""`index` keeps what was seen before: add, query, stats, verify."""

import json
import sqlite3
from pathlib import Path

import pytest
from shell import Cli, snapshot
from stories import EDITED, OTHERS, STORY, write_texts

from newsclean.dedup import StoredIndex


@pytest.fixture
def news(tmp_path: Path) -> Path:
    return write_texts(tmp_path / "news", {"a.txt": STORY, "b.txt": OTHERS[0], "c.txt": OTHERS[1]})


def test_add_is_counted(cli: Cli, news: Path) -> None:
    code, out, err = cli("index", "add", "seen.db", "news")
    assert (code, out, err) == (0, "", "newsclean-cli: 3 new, 0 known, 0 changed; 3 in the index\n")
    (news / "b.txt").write_text(OTHERS[2], "utf-8")
    (news / "d.txt").write_text(STORY, "utf-8")
    assert "1 new, 2 known, 1 changed; 4 in the index" in cli("index", "add", "seen.db", "news").err
    assert cli("index", "add", "-q", "seen.db", "news").err == ""


def test_query(cli: Cli, news: Path, tmp_path: Path) -> None:
    write_texts(tmp_path, {"new.txt": STORY, "none.txt": OTHERS[2]})
    write_texts(news, {"edited.txt": EDITED})
    cli("index", "add", "seen.db", "news")
    code, out, _ = cli("index", "query", "seen.db", "new.txt", "none.txt")
    assert code == 0
    first, second = map(json.loads, out.splitlines())
    assert first.items() >= {"key": "new.txt", "duplicate_of": "news/a.txt", "published": "", "on": "text"}.items()
    assert (first["similarity"], first["containment"]) == (1, 1)
    assert (second["duplicate_of"], second["on"]) == ("news/edited.txt", "text")
    assert 0.5 < second["similarity"] < 1
    # Nothing is a copy of itself.
    assert [
        json.loads(line)["duplicate_of"] for line in cli("index", "query", "seen.db", "news/a.txt").out.splitlines()
    ] == ["news/edited.txt"]
    assert cli("index", "query", "seen.db", "news/b.txt").out == ""


def test_articles_are_the_same_documents_as_their_texts(cli: Cli, news: Path, tmp_path: Path) -> None:
    cli("clean", "news", "-o", "articles.jsonl")
    cli("index", "add", "seen.db", "articles.jsonl")
    assert "0 new, 3 known, 0 changed" in cli("index", "add", "seen.db", "news").err


def test_stats_and_verify(cli: Cli, news: Path, tmp_path: Path) -> None:
    cli("index", "add", "seen.db", "news")
    code, out, _ = cli("index", "stats", "seen.db")
    stats = json.loads(out)
    assert (code, stats["documents"], stats["texts"], stats["version"]) == (0, 3, 3, 1)
    assert stats["size_bytes"] == (tmp_path / "seen.db").stat().st_size
    assert cli("index", "verify", "seen.db") == (0, "", "newsclean-cli: seen.db is whole: 3 articles\n")
    db = sqlite3.connect(tmp_path / "seen.db", isolation_level=None)
    db.execute("DELETE FROM bands WHERE document = 2")
    db.close()
    code, out, _ = cli("index", "verify", "seen.db")
    assert (code, "'news/b.txt' lacks bands; rebuild the index" in out) == (1, True)


def test_failures_are_said_and_the_rest_is_added(cli: Cli, news: Path) -> None:
    (news / "broken.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4)
    code, _, err = cli("index", "add", "seen.db", "news")
    assert code == 3
    assert "news/broken.txt: binary" in err
    assert "3 new, 0 known" in err


@pytest.mark.parametrize(
    ("args", "complaint"),
    [
        (("stats", "nowhere.db"), "nowhere.db does not exist; add documents to make it"),
        (("query", "nowhere.db", "news"), "nowhere.db does not exist; add documents to make it"),
        (("add", "news", "news"), "news is a folder; name a file for the index"),
        (("add", "nowhere/seen.db", "news"), "the folder nowhere does not exist"),
        (("add", "news/a.txt", "news"), "news/a.txt is no index or is damaged"),
        (("add", "seen.db"), "index add takes inputs"),
        (("query", "seen.db"), "index query takes inputs"),
        (("stats", "seen.db", "news"), "index stats takes no inputs"),
        (("verify", "seen.db", "news"), "index verify takes no inputs"),
        (("drop", "seen.db"), "invalid choice: 'drop'"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_wrong_use(cli: Cli, news: Path, tmp_path: Path, args: tuple[str, ...], complaint: str) -> None:
    before = snapshot(tmp_path)
    code, out, err = cli("index", *args)
    assert (code, out) == (2, "")
    assert complaint in err
    assert snapshot(tmp_path) == before


def test_damage_is_refused_with_what_to_do(cli: Cli, news: Path, tmp_path: Path) -> None:
    cli("index", "add", "seen.db", "news")
    raw = (tmp_path / "seen.db").read_bytes()
    for broken in (b"SQLite format 4" + raw[15:], raw[:16] + b"\xff" * 84 + raw[100:]):
        (tmp_path / "seen.db").write_bytes(broken)
        for args in (("stats", "seen.db"), ("add", "seen.db", "news"), ("query", "seen.db", "news")):
            code, out, err = cli("index", *args)
            assert (code, out) == (2, "")
            assert "name another file" in err or "rebuild it" in err
        assert (tmp_path / "seen.db").read_bytes() == broken


def test_one_writer_many_readers(cli: Cli, news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsclean.dedup.schema.BUSY_S", 0.1)
    cli("index", "add", "seen.db", "news/a.txt")
    writer = sqlite3.connect(tmp_path / "seen.db", isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    try:
        code, _, err = cli("index", "add", "seen.db", "news")
        assert (code, "is being written by another process; try again when it is done" in err) == (2, True)
        assert json.loads(cli("index", "stats", "seen.db").out)["documents"] == 1
        assert cli("index", "query", "seen.db", "news/b.txt").code == 0
    finally:
        writer.execute("ROLLBACK")
        writer.close()
    with StoredIndex(tmp_path / "seen.db") as index:
        assert len(index) == 1
