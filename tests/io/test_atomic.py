"""Files appear whole or not at all, and a file that is fixed in place stays the same file."""

import os
import stat
from pathlib import Path

import pytest

from newsclean.errors import InputError
from newsclean.io.atomic import DRAFT_SUFFIX, Draft, only_writer, rewrite_in_place, write_whole

OLD, NEW = b"what was there before\n", b"new\n"


def drafts(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.name.endswith(DRAFT_SUFFIX)]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "file.txt"
    path.write_bytes(OLD)
    return path


def test_write_whole(tmp_path: Path, file: Path) -> None:
    for path in (tmp_path / "new.txt", file):
        write_whole(path, NEW)
        assert path.read_bytes() == NEW
    assert not drafts(tmp_path)


def test_a_new_file_has_the_mode_of_new_files(tmp_path: Path) -> None:
    write_whole(tmp_path / "a", NEW)
    (tmp_path / "b").write_bytes(NEW)
    assert (tmp_path / "a").stat().st_mode == (tmp_path / "b").stat().st_mode


def test_a_replaced_file_keeps_its_mode(file: Path) -> None:
    file.chmod(0o640)
    write_whole(file, NEW)
    assert stat.S_IMODE(file.stat().st_mode) == 0o640


def test_nothing_appears_before_it_is_published(tmp_path: Path) -> None:
    path = tmp_path / "out"
    with Draft(path) as draft:
        draft.file.write(NEW)
        draft.file.flush()
        assert not path.exists()
        draft.publish()
        assert path.read_bytes() == NEW


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, OSError])
def test_an_exception_leaves_the_old_file(file: Path, error: type[BaseException]) -> None:
    with pytest.raises(error), Draft(file) as draft:
        draft.file.write(NEW)
        raise error
    assert file.read_bytes() == OLD
    assert not drafts(file.parent)


def test_a_full_disk_names_the_file(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("newsclean.io.atomic.os.fsync", full)
    with pytest.raises(OSError, match="No space left") as caught:
        write_whole(file, NEW)
    assert caught.value.filename == str(file)
    assert file.read_bytes() == OLD
    assert not drafts(file.parent)


def test_a_missing_folder_is_named_as_the_user_did(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError) as caught:
        write_whole(tmp_path / "nowhere" / "out", NEW)
    assert caught.value.filename == str(tmp_path / "nowhere" / "out")


def test_a_link_stays_a_link(tmp_path: Path, file: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to("file.txt")
    write_whole(link, NEW)
    assert link.is_symlink()
    assert file.read_bytes() == NEW


def test_a_pipe_is_written_to_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        write_whole(pipe, NEW)
        assert os.read(reader, 100) == NEW
    finally:
        os.close(reader)
    assert stat.S_ISFIFO(pipe.stat().st_mode)


@pytest.mark.parametrize("data", [NEW, OLD * 1000, b""], ids=["shorter", "longer", "empty"])
def test_in_place(file: Path, data: bytes) -> None:
    file.chmod(0o604)
    before = file.stat()
    rewrite_in_place(file, data)
    after = file.stat()
    assert file.read_bytes() == data
    assert (after.st_mode, after.st_uid, after.st_gid) == (before.st_mode, before.st_uid, before.st_gid)
    assert not drafts(file.parent)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root gives files away")
def test_in_place_keeps_the_owner(file: Path) -> None:
    os.chown(file, 1234, 2345)
    file.chmod(0o4750)
    rewrite_in_place(file, NEW)
    after = file.stat()
    assert (after.st_uid, after.st_gid, stat.S_IMODE(after.st_mode)) == (1234, 2345, 0o4750)


def test_in_place_overwrites_where_the_owner_cannot_be_kept(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr("newsclean.io.atomic.shutil.copystat", refused)
    inode = file.stat().st_ino
    rewrite_in_place(file, NEW)
    assert file.read_bytes() == NEW
    assert file.stat().st_ino == inode
    assert not drafts(file.parent)


def test_in_place_keeps_hard_links(tmp_path: Path, file: Path) -> None:
    other = tmp_path / "other name"
    other.hardlink_to(file)
    rewrite_in_place(file, NEW)
    assert other.read_bytes() == file.read_bytes() == NEW
    assert other.samefile(file)
    assert not drafts(tmp_path)


def test_in_place_takes_a_failed_overwrite_back(tmp_path: Path, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "other name").hardlink_to(file)
    calls = []

    def flaky(handle: int) -> None:
        calls.append(handle)
        if len(calls) == 2:  # the first was the draft's
            raise OSError(5, "Input/output error")

    monkeypatch.setattr("newsclean.io.atomic.os.fsync", flaky)
    with pytest.raises(OSError, match="Input/output error"):
        rewrite_in_place(file, NEW)
    assert file.read_bytes() == OLD


def test_in_place_writes_through_links(tmp_path: Path, file: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(file)
    rewrite_in_place(link, NEW)
    assert link.is_symlink()
    assert file.read_bytes() == NEW


def test_in_place_keeps_extended_attributes(file: Path) -> None:
    try:
        os.setxattr(file, "user.origin", b"agency")
    except (OSError, AttributeError):
        pytest.skip("no extended attributes here")
    rewrite_in_place(file, NEW)
    assert os.getxattr(file, "user.origin") == b"agency"


def test_in_place_refuses_what_is_read_only(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsclean.io.atomic.os.access", lambda *_: False)  # root may write anything
    with pytest.raises(PermissionError):
        rewrite_in_place(file, NEW)
    assert file.read_bytes() == OLD


def test_one_writer(tmp_path: Path) -> None:
    with only_writer(tmp_path), pytest.raises(InputError, match="another run is writing"), only_writer(tmp_path):
        pass
    with only_writer(tmp_path):
        pass


def test_the_drafts_of_dead_runs_go(tmp_path: Path) -> None:
    dead = tmp_path / f".articles.jsonl.99-abc{DRAFT_SUFFIX}"
    dead.write_bytes(b"half")
    (tmp_path / ".mine").write_bytes(b"whole")
    with only_writer(tmp_path):
        assert [path.name for path in tmp_path.iterdir()] == [".mine"]
