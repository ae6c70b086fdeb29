"""The files of a run: drafts until all is known, then published together, the summary last."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Any

from newsclean.errors import InputError
from newsclean.io.atomic import Draft, only_writer, sync_folder, write_whole
from newsclean.io.jsonl import json_line
from newsclean.io.spool import Spool

ARTICLES, DUPLICATES, REJECTS, SUMMARY = "articles.jsonl", "duplicates.jsonl", "rejects.jsonl", "summary.json"
OUTPUTS = (ARTICLES, DUPLICATES, REJECTS, SUMMARY)
_KEYS = {ARTICLES: "schema", DUPLICATES: "duplicate_of", REJECTS: "reason", SUMMARY: "newsclean"}  # in what we wrote


class Results:
    """A folder of results in the making; leaving the `with` block removes what has not been published."""

    def __init__(self, out: Path) -> None:
        self.out = out
        self.lines: Counter[str] = Counter()
        self._stack = ExitStack()

    def __enter__(self) -> Results:
        self.out.mkdir(parents=True, exist_ok=True)
        with ExitStack() as stack:
            stack.enter_context(only_writer(self.out))
            self._drafts = {name: stack.enter_context(Draft(self.out / name)) for name in OUTPUTS if name != SUMMARY}
            self._stack = stack.pop_all()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._stack.__exit__(kind, error, at)

    def spool(self) -> Spool:
        """Return a place for articles that are not ready to be written."""
        return self._stack.enter_context(Spool(self.out / ARTICLES))

    def write(self, name: str, data: Mapping[str, Any]) -> None:
        """Add a line to one of the files."""
        self.write_line(name, json_line(data))

    def write_line(self, name: str, line: bytes) -> None:
        """Add a line, as `json_line` makes it, to one of the files."""
        self._drafts[name].file.write(line)
        self.lines[name] += 1

    def publish(self) -> None:
        """Let the files appear, without a summary: it never stands beside files of another run."""
        (self.out / SUMMARY).unlink(missing_ok=True)
        sync_folder(self.out)
        for draft in self._drafts.values():
            draft.publish()

    def write_summary(self, summary: Mapping[str, Any]) -> None:
        """Write the summary, with the fingerprints of the files that it is about."""
        files = {name: {"lines": self.lines[name], **_fingerprint(self.out / name)} for name in self._drafts}
        whole = {**summary, "files": files}
        write_whole(self.out / SUMMARY, json.dumps(whole, ensure_ascii=False, indent=2).encode() + b"\n")


def refuse_foreign_files(paths: Iterable[Path], out: Path, index: Path | None = None) -> None:
    """Raise InputError where writing to `out` would destroy an input, an index or something that no run wrote."""
    if out.exists() and not out.is_dir():
        raise InputError(f"{out} is a file; give --out the name of a folder")
    own = {(out / name).resolve() for name in OUTPUTS}
    if index and index.resolve() in own:
        raise InputError(f"{index} is a file of results; name another file for the index")
    for path in paths:
        if path.resolve() in own:
            raise InputError(f"{path} would be overwritten by this run; choose another folder for --out")
        if path.is_dir() and path.resolve() == out.resolve():
            raise InputError(f"{out} is itself an input; choose another folder for --out, one inside it will do")
    for name, key in _KEYS.items():
        if not _may_replace(out / name, key):
            raise InputError(f"{out / name} was not written by newsclean; move it, or choose another folder for --out")


def _may_replace(path: Path, key: str) -> bool:
    """Say whether a file is absent, empty, or starts with an object as we write it."""
    if not path.exists():
        return not path.is_symlink()
    if not path.is_file():
        return False
    with path.open("rb") as file:
        line = file.readline() if path.suffix == ".jsonl" else file.read()
    try:
        first = json.loads(line) if line else {key: ""}
    except ValueError:
        return False
    return isinstance(first, dict) and key in first


def _fingerprint(path: Path) -> dict[str, Any]:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256")
    return {"bytes": path.stat().st_size, "sha256": digest.hexdigest()}
