from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from newsclean.dedup import Item, StoredIndex
from newsclean.errors import IndexFileError

STORM = "Storm hits the long coast of Wexford"


def text(seed: int, words: int = 120) -> str:
    rng = random.Random(seed)
    return " ".join("".join(rng.choices("abcdefghij", k=rng.randint(2, 8))) for _ in range(words))


def headlines(number: int, seed: int = 1) -> list[Item]:
    rng = random.Random(seed)
    return [
        Item(f"doc-{i}", " ".join("".join(rng.choices("abcdefghij", k=6)) for _ in range(8))) for i in range(number)
    ]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "seen.idx"


def test_add_then_query_from_another_connection(path: Path) -> None:
    with StoredIndex(path, write=True) as index:
        assert index.add([Item("a", STORM, text(1), "2024-03-12"), Item("b", "Council votes", text(2))]) == (2, 0, 0)
    with StoredIndex(path) as index:
        assert len(index) == 2
        (hit,) = index.query_one(Item("x", "Other words", text(1) + " more"))
        assert (hit.key, hit.published, hit.on) == ("a", "2024-03-12", "text") and 0.9 < hit.similarity < 1
        (hit,) = index.query_one(Item("x", f"LIVE: {STORM}"))
        assert (hit.key, hit.similarity, hit.on) == ("a", 1.0, "title")
        assert index.query_one(Item("x", STORM, text(3))) == [], "texts under one headline must agree"
        assert index.query_one(Item("x")) == []


def test_a_document_is_no_copy_of_itself(path: Path) -> None:
    items = [Item("a", STORM, text(1))]
    with StoredIndex(path, write=True) as index:
        index.add(items)
        assert index.query_one(items[0]) == []
        assert index.add(items) == (0, 1, 0)
        assert len(index) == 1 and index.verify() == []


def test_a_changed_document_replaces_the_old_one(path: Path) -> None:
    with StoredIndex(path, write=True) as index:
        index.add([Item("a", STORM, text(1))])
        assert index.add([Item("a", "Council votes on the new harbour", text(2))]) == (0, 0, 1)
        assert index.query_one(Item("x", STORM)) == []
        assert [hit.key for hit in index.query_one(Item("x", "Council votes on the new harbour"))] == ["a"]
        assert len(index) == 1 and index.verify() == []


def test_the_last_of_one_key_in_a_batch_counts(path: Path) -> None:
    with StoredIndex(path, write=True) as index:
        assert index.add([Item("a", STORM), Item("a", "Council votes on the new harbour")]) == (1, 1, 0)
        assert index.query_one(Item("x", STORM)) == []


def test_remove() -> None:
    with StoredIndex() as index:
        index.add([Item("a", STORM), Item("b", STORM)])
        index.remove("a")
        assert [hit.key for hit in index.query_one(Item("x", STORM))] == ["b"]
        assert index.verify() == []
        with pytest.raises(KeyError):
            index.remove("a")


def test_guards_hold_against_what_is_stored() -> None:
    with StoredIndex() as index:
        index.add([Item("3", "Championship semi-final, match 3: what we learned")])
        assert index.query_one(Item("4", "Championship semi-final, match 4: what we learned")) == []
        assert index.query_one(Item("4", "Championship semi-final, match 3: what we learned")) != []


def test_many_queries_answer_like_single_ones() -> None:
    items = headlines(300)
    with StoredIndex() as index:
        index.add(items)
        asked = [Item(f"x{i}", f"LIVE: {item.title} again") for i, item in enumerate(items[:60])] + headlines(
            40, seed=2
        )
        together = list(index.query(asked))
        assert together == [index.query_one(item) for item in asked]
        assert [hits[0].key for hits in together[:60]] == [item.key for item in items[:60]]
        assert not any(together[60:])


def test_what_is_stored_and_how_large(path: Path) -> None:
    with StoredIndex(path, write=True) as index:
        index.add(headlines(3_000))
        stats = index.stats()
        assert (stats.documents, stats.texts, stats.version) == (3_000, 0, 1)
        assert stats.bands == 3_000 * 33
        assert stats.size_bytes < 600 * 3_000


def test_strange_texts(path: Path) -> None:
    items = [Item("a", "Storm \udcff hits the coast of Wexford", "\x00 \udcff"), Item("ключ", "", ""), Item("", "Go")]
    with StoredIndex(path, write=True) as index:
        assert index.add(items) == (3, 0, 0)
        assert index.add(items) == (0, 3, 0)
        assert index.verify() == []


def fault(path: Path, *, write: bool = False) -> str:
    with pytest.raises(IndexFileError) as caught:
        StoredIndex(path, write=write)
    assert str(path) in str(caught.value) or str(path.parent) in str(caught.value)
    return str(caught.value)


def test_a_missing_file_is_not_made_by_a_reader(path: Path) -> None:
    assert "add documents to make it" in fault(path)
    assert not path.exists()


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    assert "folder" in fault(tmp_path / "no" / "seen.idx", write=True)
    assert "is a folder" in fault(tmp_path, write=True)


@pytest.mark.parametrize("write", [False, True])
def test_foreign_files_are_refused_and_left_as_they_are(path: Path, write: bool) -> None:
    path.write_text("key,title\na,Storm hits the coast\n" * 200)
    before = path.read_bytes()
    assert "no index or is damaged" in fault(path, write=write)
    assert path.read_bytes() == before


@pytest.mark.parametrize("write", [False, True])
def test_another_programs_database_is_refused(path: Path, write: bool) -> None:
    db = sqlite3.connect(path)
    db.execute("CREATE TABLE things (id)")
    db.commit()
    db.close()
    before = path.read_bytes()
    assert "no newsclean index" in fault(path, write=write)
    assert path.read_bytes() == before


def test_another_version_and_other_parameters_are_refused(path: Path) -> None:
    StoredIndex(path, write=True).close()
    db = sqlite3.connect(path)
    db.execute("UPDATE parameters SET value = '2' WHERE name = 'seed'")
    db.commit()
    assert "made with seed 2, not 1" in fault(path)
    db.execute("PRAGMA user_version = 9")
    db.commit()
    db.close()
    assert "version 9" in fault(path, write=True)


def test_an_empty_file_becomes_an_index_only_for_a_writer(path: Path) -> None:
    path.touch()
    assert "no newsclean index" in fault(path)
    StoredIndex(path, write=True).close()
    assert len(StoredIndex(path)) == 0


@pytest.mark.parametrize("keep", [0.3, 0.9])
def test_a_truncated_file_is_noticed(path: Path, keep: float) -> None:
    with StoredIndex(path, write=True) as index:
        index.add(headlines(500))
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * keep)])
    try:
        with StoredIndex(path) as index:
            problems = index.verify()
    except IndexFileError as error:
        problems = [str(error)]
    assert problems and "rebuild" in problems[0]


def test_verify_finds_lost_and_foreign_bands(path: Path) -> None:
    with StoredIndex(path, write=True) as index:
        index.add(headlines(20))
        assert index.verify() == []
    db = sqlite3.connect(path)
    db.execute("INSERT INTO bands VALUES (5, 999)")
    db.commit()
    with StoredIndex(path) as index:
        assert "belong to no document" in index.verify()[0]
    db.execute("DELETE FROM bands WHERE document = 7")
    db.commit()
    db.close()
    with StoredIndex(path) as index:
        assert "'doc-6' lacks bands" in index.verify()[0]


def test_a_reader_cannot_write(path: Path) -> None:
    StoredIndex(path, write=True).close()
    with StoredIndex(path) as index, pytest.raises(IndexFileError, match="write=True"):
        index.add(headlines(1))


def test_one_writer_and_a_reader_beside_it(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsclean.dedup.schema.BUSY_S", 0.1)
    with StoredIndex(path, write=True) as first, StoredIndex(path, write=True) as second, StoredIndex(path) as reader:
        first.add([Item("a", STORM)])
        first._db.execute("BEGIN IMMEDIATE")
        first._db.execute("DELETE FROM documents")
        with pytest.raises(IndexFileError, match="written by another process"):
            second.add([Item("b", STORM)])
        assert [hit.key for hit in reader.query_one(Item("x", STORM))] == ["a"]
        first._db.execute("ROLLBACK")
        assert second.add([Item("b", STORM)]) == (1, 0, 0)
        assert len(reader) == 2


def test_a_failing_batch_leaves_the_file_as_it_was(path: Path) -> None:
    class Broken:
        key, text, published, site = "z", "", "", ""

        @property
        def title(self) -> str:
            raise RuntimeError("unreadable record")

    with StoredIndex(path, write=True) as index:
        index.add(headlines(3))
        with pytest.raises(RuntimeError):
            index.add([Item("new", STORM), Broken()])
        assert len(index) == 3 and index.verify() == []
        assert index.add([Item("new", STORM)]) == (1, 0, 0)


WRITER = """
import sys
from newsclean.dedup import Item, StoredIndex, stored
stored.BATCH = 40
titles = (f"title {i} about the number {i * 7919} and {i * 104729} of {i * 1299709}" for i in range(10**6))
with StoredIndex(sys.argv[1], write=True) as index:
    print("ready", flush=True)
    index.add(Item(str(i), title) for i, title in enumerate(titles))
"""


@pytest.mark.parametrize("delay", [0.05, 0.3, 0.6])
def test_a_killed_writer_leaves_whole_batches(path: Path, delay: float) -> None:
    process = subprocess.Popen([sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE)
    assert process.stdout is not None and process.stdout.readline() == b"ready\n"
    time.sleep(delay)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    process.stdout.close()
    with StoredIndex(path, write=True) as index:
        assert index.verify() == []
        number = len(index)
        assert number % 40 == 0
        assert index.add([Item("after", STORM)]) == (1, 0, 0)
        assert len(index) == number + 1
