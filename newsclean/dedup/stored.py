"""Duplicates against what was seen before: an index in one SQLite file.

The bands of headlines and texts stand in one table `(band, document)`, so a query is 66 look-ups. One process
writes, many read; a commit is a whole batch, so a process killed at any time leaves the last whole batch. The
file says what it is, in which version and with which parameters; nothing in it is executed or unpickled.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import NamedTuple

from newsclean.dedup import schema
from newsclean.dedup.bands import Bands, bands_of, keys_of
from newsclean.dedup.hits import Stored, StoredHit, compare
from newsclean.dedup.keep import Record
from newsclean.dedup.normalise import FEW
from newsclean.dedup.prepare import prepare

BATCH = 100_000  # documents of one commit: sorted rows fill pages, and many small commits rewrite them
BATCH_CHARS = 50_000_000  # and characters of one commit, so that bodies fit in memory
MAX_CANDIDATES = 400  # documents compared for one query; the headline of a daily column has thousands of copies


class Added(NamedTuple):
    """How many records were new, stored before as they are, and stored before otherwise (and now replaced)."""

    new: int = 0
    known: int = 0
    changed: int = 0


class Stats(NamedTuple):
    """What an index holds: documents, those with a text, rows of bands, bytes on disk, schema version."""

    documents: int
    texts: int
    bands: int
    size_bytes: int
    version: int


class StoredIndex:
    """An index in a file, or in memory without a path.

    `write=True` makes the file where there is none, and is one process's at a time; readers see the last commit.
    Raises IndexFileError, which says what to do, for a file that is foreign, damaged, of another version, or being
    written by another process.

    >>> from newsclean.dedup import Item
    >>> with StoredIndex() as index:
    ...     index.add([Item("a", "Storm hits the coast of Wexford")])
    ...     [hit.key for hit in index.query_one(Item("b", "LIVE: Storm hits the coast of Wexford!"))]
    Added(new=1, known=0, changed=0)
    ['a']
    """

    def __init__(self, path: str | Path | None = None, *, write: bool = False) -> None:
        self.path = None if path is None else Path(path)
        self._db = schema.connect(self.path, write or path is None)

    def __enter__(self) -> StoredIndex:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __len__(self) -> int:
        return int(self._one("SELECT count(*) FROM documents"))

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def add(self, records: Iterable[Record]) -> Added:
        """Store records, a batch a commit. One stored before under its key is replaced if it has changed."""
        total = Added()
        for batch in _batches(records, BATCH):
            with schema.told(self.path), self._db:
                self._db.execute("BEGIN IMMEDIATE")
                counts = self._add(batch)
            total = Added(*(a + b for a, b in zip(total, counts, strict=True)))
        return total

    def query_one(self, record: Record) -> list[StoredHit]:
        """Return the stored documents that a record is a copy of, the most alike first; never its own key."""
        return next(self.query([record]))

    def query(self, records: Iterable[Record]) -> Iterator[list[StoredHit]]:
        """Yield for each record the stored documents that it is a copy of, the most alike first; never its own key."""
        for batch in _batches(records, 1_000):
            titles = prepare([record.title for record in batch], "headline")
            texts = prepare([record.text for record in batch], "body")
            found = bands_of(titles, texts) if len(batch) > FEW else None
            for at, record in enumerate(batch):
                keys = found.keys(at) if found else keys_of(titles, texts, at)
                with schema.told(self.path):
                    near = self._near(record, keys)
                yield compare(titles, texts, at, near) if near else []

    def remove(self, key: str) -> None:
        """Take a document out. Raises KeyError if it is not there."""
        with schema.told(self.path), self._db:
            self._db.execute("BEGIN IMMEDIATE")
            row = self._db.execute("SELECT id, title, body FROM documents WHERE key = ?", (key,)).fetchone()
            if row is None:
                raise KeyError(key)
            self._forget([row])

    def stats(self) -> Stats:
        """Return what the index holds."""
        with schema.told(self.path):
            texts = self._one("SELECT count(*) FROM documents WHERE body IS NOT NULL")
            pages = self._one("PRAGMA page_count") * self._one("PRAGMA page_size")
            return Stats(len(self), texts, self._one("SELECT count(*) FROM bands"), pages, schema.VERSION)

    def verify(self) -> list[str]:
        """Return what is wrong with the file, nothing if all is well: its pages, and each document's bands anew."""
        problems = schema.check_pages(self._db, self.path)
        if problems:
            return problems
        with schema.told(self.path):
            expected = 0
            for rows in self._documents():
                found = _bands_of_rows(rows)
                expected += len(found)
                stored = {key for key in found if self._db.execute(_HAS_BAND, key).fetchone()}
                lacking = sorted({document for _, document in set(found) - stored})
                problems += [f"document {self._key(document)!r} lacks bands; rebuild the index" for document in lacking]
            surplus = self._one("SELECT count(*) FROM bands") - expected
            if not problems and surplus:
                problems.append(f"{surplus} rows of bands belong to no document; rebuild the index")
        return problems

    def _one(self, query: str) -> int:
        """Return the only number of an answer."""
        return int(self._db.execute(query).fetchone()[0])

    def _key(self, document: int) -> str:
        """Return the key of a document."""
        return str(self._db.execute("SELECT key FROM documents WHERE id = ?", (document,)).fetchone()[0])

    def _documents(self) -> Iterator[list[tuple[int, str, bytes | None]]]:
        """Yield all documents, some at a time."""
        cursor = self._db.execute("SELECT id, title, body FROM documents ORDER BY id")
        while rows := cursor.fetchmany(5_000):
            yield rows

    def _add(self, batch: Sequence[Record]) -> Added:
        """Store one batch inside a transaction."""
        latest = {record.key: record for record in batch}  # of one key in a batch the last counts
        old = self._stored(list(latest))
        fresh: list[Record] = []
        outdated: list[tuple[int, str, bytes | None]] = []
        for key, record in latest.items():
            if key in old:
                document, title, body, published = old[key]
                if (title, published) == (schema.writable(record.title), record.published) and body == schema.pack(
                    record.text
                ):
                    continue
                outdated.append((document, title, body))
            fresh.append(record)
        self._forget(outdated)
        first = self._one("SELECT coalesce(max(id), 0) + 1 FROM documents")
        rows = [
            (first + at, record.key, schema.writable(record.title), schema.pack(record.text), record.published)
            for at, record in enumerate(fresh)
        ]
        self._db.executemany("INSERT INTO documents VALUES (?, ?, ?, ?, ?)", rows)
        titles = prepare([record.title for record in fresh], "headline")
        texts = prepare([record.text for record in fresh], "body")
        self._db.executemany("INSERT INTO bands VALUES (?, ?)", bands_of(titles, texts).rows(first))
        return Added(len(fresh) - len(outdated), len(batch) - len(fresh), len(outdated))

    def _stored(self, keys: Sequence[str]) -> dict[str, tuple[int, str, bytes | None, str]]:
        """Return what is stored under these keys."""
        out = {}
        if self._one("SELECT EXISTS (SELECT 1 FROM documents)"):
            query = "SELECT id, title, body, published FROM documents WHERE key = ?"
            for key in keys:
                if row := self._db.execute(query, (key,)).fetchone():
                    out[key] = row
        return out

    def _forget(self, rows: Sequence[tuple[int, str, bytes | None]]) -> None:
        """Take documents and their bands out."""
        self._db.executemany("DELETE FROM bands WHERE band = ? AND document = ?", _bands_of_rows(rows))
        self._db.executemany("DELETE FROM documents WHERE id = ?", [(row[0],) for row in rows])

    def _near(self, record: Record, keys: Sequence[int]) -> list[Stored]:
        """Return the documents that share bands with a record."""
        if not keys:
            return []
        marks = ",".join("?" * len(keys))
        # The documents that share most bands first, then the oldest: what is cut off is the least alike.
        shared = f"SELECT document FROM bands WHERE band IN ({marks}) GROUP BY document"
        near = f"{shared} ORDER BY count(*) DESC, document LIMIT {MAX_CANDIDATES}"
        query = f"SELECT key, title, body, published FROM ({near}) CROSS JOIN documents ON id = document WHERE key != ?"
        return self._db.execute(query, [*keys, record.key]).fetchall()


_HAS_BAND = "SELECT 1 FROM bands WHERE band = ? AND document = ?"


def _bands_of_rows(rows: Sequence[tuple[int, str, bytes | None]]) -> list[tuple[int, int]]:
    """Return the rows of bands that documents must have."""
    if not rows:
        return []
    found: Bands = bands_of(
        prepare([row[1] for row in rows], "headline"), prepare([schema.unpack(row[2]) for row in rows], "body")
    )
    ids = [row[0] for row in rows]
    return sorted({(key, ids[at]) for at in range(len(rows)) for key in found.keys(at)})


def _batches(records: Iterable[Record], size: int) -> Iterator[list[Record]]:
    """Yield records, `size` at a time, or fewer where they are long."""
    batch: list[Record] = []
    chars = 0
    for record in records:
        batch.append(record)
        chars += len(record.title) + len(record.text)
        if len(batch) == size or chars >= BATCH_CHARS:
            yield batch
            batch, chars = [], 0
    if batch:
        yield batch
