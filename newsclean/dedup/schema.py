"""The file of a stored index: what is in it, how it is opened, and what its faults are called."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from newsclean.dedup.lsh import BANDS, BEGINNING, ROWS
from newsclean.dedup.minhash import PERMUTATIONS, SEED
from newsclean.dedup.shingle import WIDTH
from newsclean.errors import IndexFileError

APPLICATION = 0x6E636C78  # "nclx", in the header of the file
VERSION = 1
BUSY_S = 5.0

# What a signature depends on. An index made with others would find nothing, silently.
PARAMETERS = {
    "scheme": "affine32",
    "seed": SEED,
    "permutations": PERMUTATIONS,
    "bands": BANDS,
    "rows": ROWS,
    "characters": WIDTH["headline"],
    "words": WIDTH["body"],
    "beginning": f"{BEGINNING['headline']} {BEGINNING['body']}",
    "normalisation": 1,  # raise it when folding or title cleaning changes what a stored signature would be
}

_TABLES = """
CREATE TABLE parameters (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE documents (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, title TEXT NOT NULL, body BLOB,
    published TEXT NOT NULL);
CREATE TABLE bands (band INTEGER NOT NULL, document INTEGER NOT NULL, PRIMARY KEY (band, document)) WITHOUT ROWID;
"""


def connect(path: Path | None, write: bool) -> sqlite3.Connection:
    """Return an open index. Raises IndexFileError, with what to do, for anything that is none."""
    if path is not None and path.is_dir():
        raise IndexFileError(f"{path} is a folder; name a file for the index")
    if path is not None and not path.exists():
        if not write:
            raise IndexFileError(f"{path} does not exist; add documents to make it")
        if not path.parent.is_dir():
            raise IndexFileError(f"the folder {path.parent} does not exist; make it or name another place")
    with told(path):
        db = _open(path, write)
        try:
            if write and _is_new(db):
                _create(db)
            _check(db, path)
        except BaseException:
            db.close()
            raise
    return db


def _open(path: Path | None, write: bool) -> sqlite3.Connection:
    """Open a file; in write mode the header stays as it is until the file is known to be ours."""
    if path is None:
        return sqlite3.connect(":memory:", isolation_level=None)
    # The last connection takes the files -wal and -shm away, if it may write; so ours may, but not the tables.
    mode = "rwc" if write else "rw" if _is_marked(path) else "ro"
    db = sqlite3.connect(f"{path.absolute().as_uri()}?mode={mode}", uri=True, timeout=BUSY_S, isolation_level=None)
    if not write:
        db.execute("PRAGMA query_only = ON")
    return db


def _is_marked(path: Path) -> bool:
    """Say whether a file's header names it an index: nothing is opened to write that may be another program's."""
    try:
        with path.open("rb") as file:
            header = file.read(72)
    except OSError:
        return False
    return header[68:] == APPLICATION.to_bytes(4, "big")


def _is_new(db: sqlite3.Connection) -> bool:
    """Say whether a file is empty."""
    tables = db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    return bool(tables == 0 and db.execute("PRAGMA application_id").fetchone()[0] == 0)


def _create(db: sqlite3.Connection) -> None:
    """Make the tables, at once or not at all."""
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("BEGIN IMMEDIATE")
    try:
        if _is_new(db):  # another process may have been first
            for statement in _TABLES.split(";"):
                db.execute(statement)
            db.executemany("INSERT INTO parameters VALUES (?, ?)", [(k, str(v)) for k, v in PARAMETERS.items()])
            db.execute(f"PRAGMA application_id = {APPLICATION}")
            db.execute(f"PRAGMA user_version = {VERSION}")
        db.execute("COMMIT")
    except BaseException:
        db.execute("ROLLBACK")
        raise


def _check(db: sqlite3.Connection, path: Path | None) -> None:
    """Raise IndexFileError unless a file is an index of this version and these parameters."""
    if db.execute("PRAGMA application_id").fetchone()[0] != APPLICATION:
        raise IndexFileError(f"{path} is no newsclean index; name another file")
    version = db.execute("PRAGMA user_version").fetchone()[0]
    if version != VERSION:
        raise IndexFileError(f"{path} is an index of version {version}, this program reads {VERSION}; rebuild it")
    stored = dict(db.execute("SELECT name, value FROM parameters"))
    for name, value in PARAMETERS.items():
        if stored.get(name) != str(value):
            raise IndexFileError(f"{path} was made with {name} {stored.get(name)}, not {value}; rebuild it")
    # NORMAL in WAL mode: a killed process loses nothing, a power cut at most the last commits, never the file.
    db.execute("PRAGMA synchronous = NORMAL")


def check_pages(db: sqlite3.Connection, path: Path | None) -> list[str]:
    """Return what SQLite finds wrong with its pages."""
    try:
        found = [str(row[0]) for row in db.execute("PRAGMA integrity_check(20)")]
    except sqlite3.DatabaseError as error:
        found = [str(error)]
    return [] if found == ["ok"] else [f"{path} is damaged: {one}; rebuild it" for one in found]


@contextmanager
def told(path: Path | None) -> Iterator[None]:
    """Turn SQLite's faults into IndexFileError with place and remedy."""
    try:
        yield
    except sqlite3.OperationalError as error:
        if "locked" in str(error) or "busy" in str(error):
            raise IndexFileError(f"{path} is being written by another process; try again when it is done") from error
        if "readonly" in str(error):
            raise IndexFileError(
                f"{path} cannot be written; open it with write=True, or check its permissions"
            ) from error
        raise IndexFileError(f"{path} cannot be used: {error}; check disk and permissions") from error
    except sqlite3.DatabaseError as error:
        raise IndexFileError(f"{path} is no index or is damaged: {error}; name another file or rebuild it") from error


def writable(text: str) -> str:
    """Return a text that SQLite can hold: lone surrogates become question marks."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode()


def pack(text: str) -> bytes | None:
    """Return a text as stored: compressed, or nothing for an empty one."""
    return zlib.compress(text.encode("utf-8", "replace"), 6) if text else None


def unpack(body: bytes | None) -> str:
    """Return a stored text. Raises IndexFileError where it is damaged."""
    try:
        return zlib.decompress(body).decode() if body else ""
    except (zlib.error, UnicodeDecodeError) as error:
        raise IndexFileError(f"a stored text cannot be read ({error}); rebuild the index") from error
