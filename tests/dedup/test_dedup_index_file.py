"""What the file of an index holds and leaves behind, and that a single query says what a batch says."""

from __future__ import annotations

import random
import sqlite3
import subprocess
import sys
import zlib
from pathlib import Path

import pytest

from newsclean.dedup import Item, StoredIndex, cluster
from newsclean.dedup.bands import bands_of, keys_of
from newsclean.dedup.prepare import prepare
from newsclean.errors import IndexFileError

STORM = "Storm hits the long coast of Wexford"


def text(seed: int, words: int) -> str:
    rng = random.Random(seed)
    return " ".join("".join(rng.choices("abcdefghij", k=rng.randint(2, 8))) for _ in range(words))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "seen.idx"


SECOND = """
import sys
from newsclean.dedup import Item, StoredIndex, schema
from newsclean.errors import IndexFileError
schema.BUSY_S = 0.1
with StoredIndex(sys.argv[1]) as reader:
    print(len(reader))
try:
    with StoredIndex(sys.argv[1], write=True) as index:
        index.add([Item("b", "A second process writes")])
except IndexFileError as error:
    print(error)
"""


def test_a_second_process_reads_and_is_told_that_it_cannot_write(path: Path) -> None:
    with StoredIndex(path, write=True) as index:
        index.add([Item("a", STORM)])
        index._db.execute("BEGIN IMMEDIATE")
        done = subprocess.run([sys.executable, "-c", SECOND, str(path)], capture_output=True, text=True, check=True)
        index._db.execute("ROLLBACK")
        assert done.stdout.splitlines() == [
            "1",
            f"{path} is being written by another process; try again when it is done",
        ]
        assert len(index) == 1


def test_readers_leave_no_files_behind(path: Path) -> None:
    with StoredIndex(path, write=True) as index:
        index.add(Item(str(i), f"{STORM}, part {i}") for i in range(5))
    before = path.read_bytes()
    with StoredIndex(path) as index, StoredIndex(path) as other:
        assert len(index) == len(other) == 5
    assert list(path.parent.iterdir()) == [path]
    assert path.read_bytes() == before


def test_a_reader_leaves_another_programs_log_alone(path: Path) -> None:
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("CREATE TABLE things (id)")
    log = path.with_name(path.name + "-wal")
    before = path.read_bytes(), log.read_bytes()
    with pytest.raises(IndexFileError, match="no newsclean index"):
        StoredIndex(path)
    assert (path.read_bytes(), log.read_bytes()) == before
    db.close()


def test_nothing_in_the_file_is_pickled(path: Path) -> None:
    body = text(3, 120)
    with StoredIndex(path, write=True) as index:
        index.add([Item("a", STORM, body, "2024-03-12")])
    db = sqlite3.connect(path)
    rows = db.execute("SELECT key, title, body, published FROM documents").fetchall()
    db.close()
    assert [(key, title, zlib.decompress(packed).decode(), date) for key, title, packed, date in rows] == [
        ("a", STORM, body, "2024-03-12")
    ]


def test_bands_of_one_document_are_those_of_the_batch() -> None:
    titles = [
        "",
        "Oil",
        STORM,
        "Été : l’orage à Nice",
        "嵐が沿岸の町を襲う",
        *(f"{STORM}, part {i} of {i * i}" for i in range(20)),
    ]
    texts = ["", "one", "one two three", *(text(seed, 7 * seed) for seed in range(len(titles) - 3))]
    prepared = prepare(titles, "headline"), prepare(texts, "body")
    found = bands_of(*prepared)
    for at in range(len(titles)):
        assert sorted(keys_of(*prepared, at)) == sorted(found.keys(at))


def test_stored_copies_are_as_alike_as_in_a_batch() -> None:
    titles = [
        STORM,
        STORM + " - Harbour News",
        STORM[:-9] + "…",
        "Storm hit the lng coast of Wexfrod",
        "Oil",
        "oil!",
        "",
    ]
    batch = cluster(titles, guards=False)
    expected = {(pair.left, pair.right): (pair.similarity, pair.containment) for pair in batch.pairs}
    with StoredIndex() as index:
        index.add(Item(str(i), title) for i, title in enumerate(titles))
        found = {
            (i, int(hit.key)): (hit.similarity, hit.containment)
            for i, title in enumerate(titles)
            for hit in index.query_one(Item(str(i), title))
        }
    assert found[0, 1] == (1.0, 1.0) and found[4, 5] == (1.0, 1.0) and (0, 2) in found and (0, 4) not in found
    for ends, values in found.items():
        one, other = sorted(batch.exact[end] for end in ends)
        assert values == ((1.0, 1.0) if one == other else expected[one, other])
