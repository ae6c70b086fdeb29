"""Which files are inputs, in which order, under which id."""

import os
import socket
from pathlib import Path

import pytest

from newsclean.errors import InputError
from newsclean.io.files import TEXT_SUFFIXES, Input, Skip, find_inputs, printable, refuse_same_ids
from newsclean.io.reject import Reject


def make(root: Path, *names: str) -> None:
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("text", "utf-8")


def ids(*paths: Path, exclude: Path | None = None) -> list[str]:
    return [found.id for found in find_inputs(paths, exclude=exclude) if isinstance(found, Input)]


def skips(root: Path) -> dict[str, str]:
    found = [entry for entry in find_inputs([root]) if isinstance(entry, Skip)]
    return {skip.path.relative_to(root).as_posix(): skip.reason for skip in found}


def test_recursive_and_sorted(tmp_path: Path) -> None:
    make(tmp_path, "b.txt", "a/z.txt", "a/b/c.txt.gz", "B.TXT", "é.txt", "a.txt", "10.txt", "9.txt")
    assert ids(tmp_path) == ["10.txt", "9.txt", "B.TXT", "a/b/c.txt.gz", "a/z.txt", "a.txt", "b.txt", "é.txt"]


def test_pages_and_archives_are_inputs(tmp_path: Path) -> None:
    make(tmp_path, "a.html", "b.HTM", "c.xhtml.gz", "d.mhtml", "e.mht.gz", "f.xml", "g.html.bak", "h.htmlx")
    assert ids(tmp_path) == ["a.html", "b.HTM", "c.xhtml.gz", "d.mhtml", "e.mht.gz"]
    texts = find_inputs([tmp_path, tmp_path / "a.html"], suffixes=TEXT_SUFFIXES)
    assert [found.id for found in texts if isinstance(found, Input)] == ["a.html"]


def test_the_way_a_folder_is_written_does_not_matter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(tmp_path, "texts/a.txt", "texts/b/c.txt")
    monkeypatch.chdir(tmp_path)
    for path in ("texts", "texts/", "./texts", "texts/../texts", str(tmp_path / "texts")):
        assert ids(Path(path)) == ["a.txt", "b/c.txt"]
    assert [str(found.path) for found in find_inputs([Path("texts")])] == ["texts/a.txt", "texts/b/c.txt"]


def test_what_is_skipped(tmp_path: Path) -> None:
    make(tmp_path, "a.txt", ".hidden.txt", ".git/a.txt", "b.pdf", "README", "sub/.x/y.txt", "sub/d.txt", "a.url")
    (tmp_path / "link.txt").symlink_to("a.txt")
    (tmp_path / "loop").symlink_to(".")
    (tmp_path / "dangling.txt").symlink_to("nowhere")
    os.mkfifo(tmp_path / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as listener:
        before = Path.cwd()
        os.chdir(tmp_path)  # the names of sockets are short
        listener.bind("socket.txt")
        os.chdir(before)
    assert ids(tmp_path) == ["a.txt", "sub/d.txt"]
    assert skips(tmp_path) == {
        ".hidden.txt": "hidden",
        ".git": "hidden",
        "sub/.x": "hidden",
        "b.pdf": "suffix",
        "a.url": "url",
        "README": "suffix",
        "link.txt": "symlink",
        "loop": "symlink",
        "dangling.txt": "symlink",
        "pipe.txt": "special",
        "socket.txt": "special",
    }


def test_what_is_named_is_read(tmp_path: Path) -> None:
    make(tmp_path, "real/page.html", ".hidden/x.txt")
    (tmp_path / "link").symlink_to("real/page.html")
    (tmp_path / "folder").symlink_to(".hidden")
    assert ids(tmp_path / "link", tmp_path / "folder", tmp_path / ".hidden" / "x.txt") == ["link", "x.txt"]


def test_the_output_is_no_input(tmp_path: Path) -> None:
    make(tmp_path, "a.txt", "out/b.txt", "other/out/c.txt")
    assert ids(tmp_path, exclude=tmp_path / "out") == ["a.txt", "other/out/c.txt"]
    assert ids(tmp_path, exclude=tmp_path / "other" / ".." / "out") == ["a.txt", "other/out/c.txt"]
    assert ids(tmp_path, exclude=tmp_path / "not there yet") == ["a.txt", "other/out/c.txt", "out/b.txt"]


def test_reached_twice_read_once(tmp_path: Path) -> None:
    make(tmp_path, "a.txt", "sub/b.txt")
    assert ids(tmp_path, tmp_path / "sub", tmp_path / "a.txt", tmp_path) == ["a.txt", "sub/b.txt"]


def test_hard_links_are_two_documents(tmp_path: Path) -> None:
    make(tmp_path, "a.txt")
    (tmp_path / "b.txt").hardlink_to(tmp_path / "a.txt")
    assert ids(tmp_path) == ["a.txt", "b.txt"]


def test_a_missing_path(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"nowhere.*spelling"):
        ids(tmp_path, tmp_path / "nowhere")


def test_an_unreadable_folder_is_a_reject(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(tmp_path, "a.txt", "locked/b.txt", "z.txt")
    scandir = os.scandir

    def guarded(path: str) -> object:
        if path.endswith("locked"):
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr("newsclean.io.files.os.scandir", guarded)
    found = list(find_inputs([tmp_path]))
    assert [entry.id for entry in found if isinstance(entry, Input)] == ["a.txt", "z.txt"]
    (reject,) = [entry for entry in found if isinstance(entry, Reject)]
    assert reject == Reject("locked", (tmp_path / "locked").as_posix(), "unreadable", "Permission denied")


def test_a_name_that_is_no_utf8(tmp_path: Path) -> None:
    try:
        (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text("text", "utf-8")
    except OSError:
        pytest.skip("this file system takes UTF-8 only")
    assert ids(tmp_path) == ["caf\\xe9.txt"]
    assert printable(os.fsdecode(b"caf\xe9")) == "caf\\xe9"


def test_folders_nest_deeper_than_python_recurses(tmp_path: Path) -> None:
    depth = 1200
    before = Path.cwd()
    os.chdir(tmp_path)  # each step is short, the whole path is not
    try:
        for _ in range(depth):
            Path("d").mkdir()
            os.chdir("d")
        Path("a.txt").write_text("text", "utf-8")
        assert ids(tmp_path) == ["d/" * depth + "a.txt"]
    finally:
        # pytest removes its folders recursively, so these must be gone by then.
        Path("a.txt").unlink(missing_ok=True)
        while Path.cwd() != tmp_path:
            os.chdir("..")
            Path("d").rmdir()
        os.chdir(before)


def test_same_ids_are_refused(tmp_path: Path) -> None:
    make(tmp_path, "a/x.txt", "b/x.txt", "b/y.txt")
    found = [Input(tmp_path / name, Path(name).name) for name in ("a/x.txt", "b/y.txt", "b/x.txt")]
    refuse_same_ids(found[:2])
    with pytest.raises(InputError, match=r"a/x\.txt and .*b/x\.txt would both have the id 'x\.txt'"):
        refuse_same_ids(found)
