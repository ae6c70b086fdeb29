"""Which files are inputs: folders are read recursively, in the order of their names."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from newsclean.errors import InputError
from newsclean.io.pages import ARCHIVES, MARKDOWN, PAGES, TEXTS, URL_SUFFIX
from newsclean.io.reject import Reject

SUFFIXES = tuple(name + packed for name in (*TEXTS, *MARKDOWN, *PAGES, *ARCHIVES) for packed in ("", ".gz"))
TEXT_SUFFIXES = tuple(name + packed for name in TEXTS for packed in ("", ".gz"))

SKIPPED = {
    "hidden": "its name starts with a dot",
    "symlink": "links are not followed",
    "special": "it is a pipe, a socket or a device",
    "url": "it says where the page beside it was found",
    "suffix": f"its name ends in none of {', '.join(SUFFIXES[::2])}, nor in one of these and .gz",
}


class Input(NamedTuple):
    """A file to read and the id of its document."""

    path: Path
    id: str


class Skip(NamedTuple):
    """A file or folder that is no input; `reason` is a key of `SKIPPED`."""

    path: Path
    reason: str


def find_inputs(
    paths: Iterable[Path], *, exclude: Path | None = None, suffixes: tuple[str, ...] = SUFFIXES
) -> Iterator[Input | Skip | Reject]:
    """Yield the inputs below some files and folders, and what was skipped or could not be listed.

    A path that is named is read whatever it is called, also if it is a link. Below a folder, links, hidden and
    special files are skipped, what ends in none of `suffixes`, and the folder `exclude`. What is reached twice is
    yielded once.
    Raises InputError where a path does not exist.
    """
    paths = list(paths)
    for path in paths:
        if not path.exists():
            raise InputError(f"there is no file or folder {printable(path)}; check its spelling")
    seen: set[str] | None = set() if len(paths) > 1 else None
    barred = _identity(exclude) if exclude and exclude.exists() else None
    for path in paths:
        for found in _walk(path, barred, suffixes) if path.is_dir() else [Input(path, printable(path.name))]:
            if seen is not None and isinstance(found, Input):
                real = os.path.realpath(found.path)
                if real in seen:
                    continue
                seen.add(real)
            yield found


def refuse_same_ids(inputs: Sequence[Input]) -> None:
    """Raise InputError where two documents would have the same id."""
    first: dict[str, Path] = {}
    for path, key in inputs:
        if key in first:
            raise InputError(
                f"{printable(first[key])} and {printable(path)} would both have the id {key!r}; "
                "give the folder that holds both, or clean them one after the other"
            )
        first[key] = path


def printable(path: Path | str) -> str:
    """Return a path with slashes; bytes of a name that are no UTF-8 are written as an escape.

    >>> printable(Path("press") / "caf\\udce9.txt")
    'press/caf\\\\xe9.txt'
    """
    name = path.as_posix() if isinstance(path, Path) else path
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def _walk(root: Path, barred: tuple[int, int] | None, suffixes: tuple[str, ...]) -> Iterator[Input | Skip | Reject]:
    # A stack of its own: folders nest deeper than Python recurses.
    todo: list[tuple[str, str, os.DirEntry[str] | None]] = [(str(root), "", None)]
    while todo:
        path, key, entry = todo.pop()
        if entry is None or (entry.is_dir(follow_symlinks=False) and not entry.name.startswith(".")):
            if entry is not None and barred is not None and _identity(entry) == barred:
                continue
            try:
                with os.scandir(path) as entries:
                    inside = sorted(entries, key=lambda e: e.name, reverse=True)
            except OSError as error:
                yield Reject(printable(key or root.name), printable(Path(path)), "unreadable", str(error.strerror))
                continue
            todo += [(e.path, f"{key}/{e.name}" if key else e.name, e) for e in inside]
        elif reason := _why_skip(entry, suffixes):
            yield Skip(Path(path), reason)
        else:
            yield Input(Path(path), printable(key))


def _why_skip(entry: os.DirEntry[str], suffixes: tuple[str, ...]) -> str | None:
    if entry.name.startswith("."):
        return "hidden"
    if entry.is_symlink():
        return "symlink"
    if not entry.is_file(follow_symlinks=False):
        return "special"
    name = entry.name.lower()
    if name.endswith(suffixes):
        return None
    return "url" if name.endswith(URL_SUFFIX) else "suffix"


def _identity(path: Path | os.DirEntry[str]) -> tuple[int, int]:
    found = path.stat()
    return found.st_dev, found.st_ino
