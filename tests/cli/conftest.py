"""The command line, called in this process: fast, and its exit code is a return value."""

from pathlib import Path

import pytest
from shell import CLEAN, TITLED, Cli, Result

from newsclean.cli import main


@pytest.fixture
def cli(capfdbinary: pytest.CaptureFixture[bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cli:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("NO_COLOR", raising=False)

    def call(*args: object) -> Result:
        capfdbinary.readouterr()
        code = main([str(arg) for arg in args])
        out, err = capfdbinary.readouterr()
        return Result(code, out.decode(), err.decode())

    return call


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    """A folder with what a crawl leaves: good, dirty, empty, binary, damaged, linked, hidden."""
    root = tmp_path / "texts"
    (root / "b").mkdir(parents=True)
    (root / "a.txt").write_text(CLEAN, "utf-8")
    (root / "b" / "c.txt").write_text(TITLED, "utf-8")
    (root / "b" / "empty.txt").write_text(" \n\n", "utf-8")
    (root / "d.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4)
    (root / "e.txt.gz").write_bytes(b"\x1f\x8b\x08 cut off")
    (root / "f.txt").write_text("Share on Facebook\n", "utf-8")
    (root / "g.txt").symlink_to("a.txt")
    (root / ".h.txt").write_text(CLEAN, "utf-8")
    (root / "page.pdf").write_text("%PDF-1.7", "utf-8")
    return root
