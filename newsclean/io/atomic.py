"""Files that appear whole or not at all, whenever the process dies.

A draft is written beside its final place, forced to the disk, moved into place, and the folder is forced to the
disk after it. Source: the rename rules of POSIX, and the ways editors lost files by leaving out one of the steps.
"""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex
from types import TracebackType
from typing import BinaryIO

from newsclean.errors import InputError

DRAFT_SUFFIX = ".newsclean-draft"


class Draft:
    """A file in the making; `publish` lets it appear, leaving the `with` block without that removes it.

    What is no regular file (a pipe, `/dev/null`) cannot be replaced and is written to directly.
    """

    def __init__(self, path: Path) -> None:
        self.path = path.resolve()  # a link stays one: what it points to is replaced
        self._draft: Path | None = None
        with _naming(self.path):
            if self.path.exists() and not self.path.is_file():
                self.file: BinaryIO = self.path.open("wb")
                return
            self._draft = self.path.with_name(f".{self.path.name[:180]}.{os.getpid()}-{token_hex(4)}{DRAFT_SUFFIX}")
            self.file = self._draft.open("x+b")
        if self.path.exists():
            with suppress(OSError):  # where the file system knows no modes, there is none to keep
                self._draft.chmod(stat.S_IMODE(self.path.stat().st_mode))

    def __enter__(self) -> Draft:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        self.discard()
        _name(error, self.path)

    def publish(self) -> None:
        """Let the file appear; raises OSError, with nothing changed, where the disk does not take it."""
        with _naming(self.path):
            self.file.flush()
            if self._draft is None:
                self.file.close()
                return
            os.fsync(self.file.fileno())
            self.file.close()
            self._draft.replace(self.path)
            self._draft = None
            sync_folder(self.path.parent)

    def discard(self) -> None:
        """Remove what has not been published."""
        with suppress(OSError):  # closing flushes, and the disk may be full
            self.file.close()
        if self._draft:
            self._draft.unlink(missing_ok=True)
            self._draft = None


def write_whole(path: Path, data: bytes) -> None:
    """Write a file that is there with all of `data` or not at all; raises OSError."""
    with Draft(path) as draft:
        draft.file.write(data)
        draft.publish()


def rewrite_in_place(path: Path, data: bytes) -> None:
    """Give an existing file new content; its mode, owner, links and extended attributes stay.

    A file with several names, or of an owner that we cannot give files to, is overwritten instead of replaced.
    Its new content lies whole beside it meanwhile, and stays there should the process be killed. Raises OSError.
    """
    path = path.resolve()
    before = path.stat()
    if not os.access(path, os.W_OK):
        raise PermissionError(13, "the file is read-only", str(path))
    with Draft(path) as draft:
        draft.file.write(data)
        draft.file.flush()
        if before.st_nlink == 1 and _takes_after(draft.file, path, before):
            draft.publish()
            return
        os.fsync(draft.file.fileno())
        old = path.read_bytes()
        try:
            _overwrite(path, data)
        except BaseException:
            _overwrite(path, old)
            raise


def _overwrite(path: Path, data: bytes) -> None:
    with path.open("r+b") as file:
        file.write(data)
        file.truncate()
        file.flush()
        os.fsync(file.fileno())


def _takes_after(file: BinaryIO, path: Path, before: os.stat_result) -> bool:
    """Say whether a draft could be given the owner, the mode and the extended attributes of the file."""
    try:
        now = os.fstat(file.fileno())
        if hasattr(os, "fchown") and (now.st_uid, now.st_gid) != (before.st_uid, before.st_gid):
            os.fchown(file.fileno(), before.st_uid, before.st_gid)
        shutil.copystat(path, file.name)  # after the owner: a change of owner drops the set-id bits
        os.utime(file.name)
    except OSError:
        return False
    return True


def sync_folder(folder: Path) -> None:
    """Force the names in a folder to the disk, where the system can."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        with suppress(OSError):  # some network file systems refuse, and have nothing better to offer
            os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def only_writer(folder: Path) -> Iterator[None]:
    """Hold a folder against other runs that write to it, and clear away the drafts of dead ones.

    Raises InputError where another run holds it. The lock dies with the process.
    """
    handle = os.open(folder, os.O_RDONLY) if hasattr(os, "O_DIRECTORY") else -1
    try:
        if handle >= 0:
            import fcntl

            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise InputError(f"another run is writing to {folder}; wait for it or choose another folder") from None
            except OSError:
                pass  # no locks on this file system: go on as everybody does there
        for draft in folder.glob(f".*{DRAFT_SUFFIX}"):
            draft.unlink(missing_ok=True)
        yield
    finally:
        if handle >= 0:
            os.close(handle)


@contextmanager
def _naming(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        _name(error, path)
        raise


def _name(error: BaseException | None, path: Path) -> None:
    """Tell an error of the system which file it was about, which write and fsync leave out."""
    if isinstance(error, OSError) and (error.filename is None or str(error.filename).endswith(DRAFT_SUFFIX)):
        error.filename, error.filename2 = str(path), None
