"""`clean`: articles on standard output, everything else on standard error."""

import io
import json
import sys
from pathlib import Path

import pytest
from shell import CLEAN, TITLED, Cli, snapshot

import newsclean


@pytest.fixture
def stdin(monkeypatch: pytest.MonkeyPatch):
    def give(raw: bytes) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw)))

    return give


def test_one_line_an_article(cli: Cli, texts: Path) -> None:
    code, out, err = cli("clean", "texts/a.txt", "texts/b/c.txt")
    assert (code, err) == (0, "")
    rows = [json.loads(line) for line in out.splitlines()]
    expected = [newsclean.clean(text, id=key, source=f"texts/{path}").to_dict() for text, key, path in
                [(CLEAN, "a.txt", "a.txt"), (TITLED, "c.txt", "b/c.txt")]]  # fmt: skip
    assert rows == expected


def test_a_folder_with_bad_files(cli: Cli, texts: Path) -> None:
    code, out, err = cli("clean", "texts")
    assert code == 3
    assert [json.loads(line)["id"] for line in out.splitlines()] == ["a.txt", "b/c.txt", "b/empty.txt", "f.txt"]
    assert "texts/d.txt: binary: This is a PNG image" in err
    assert "texts/e.txt.gz: damaged" in err


def test_standard_input(cli: Cli, stdin) -> None:
    stdin(TITLED.encode("utf-16"))
    code, out, err = cli("clean", "-", "--url", "https://example.org/1")
    assert (code, err) == (0, "")
    row = json.loads(out)
    assert row == newsclean.clean(TITLED, source="-", url="https://example.org/1").to_dict()


def test_binary_standard_input(cli: Cli, stdin) -> None:
    stdin(b"%PDF-1.7\n")
    code, out, err = cli("clean", "-")
    assert (code, out) == (3, "")
    assert err.startswith("newsclean-cli: -: binary: This is a PDF")


def test_text(cli: Cli, texts: Path, stdin) -> None:
    article = newsclean.clean(TITLED)
    one = f"{article.title}\n\n{article.text}\n"
    assert cli("clean", "texts/b/c.txt", "--format", "text").out == one
    both = cli("clean", "texts/a.txt", "texts/b/c.txt", "--format", "text").out
    assert both == f"==> a.txt <==\n{CLEAN}\n==> c.txt <==\n{one}"
    stdin(TITLED.encode())
    assert cli("clean", "-", "--format", "text").out == one


def test_into_a_file(cli: Cli, texts: Path, tmp_path: Path) -> None:
    printed = cli("clean", "texts/a.txt").out
    assert cli("clean", "texts/a.txt", "-o", "articles.jsonl") == (0, "", "")
    assert (tmp_path / "articles.jsonl").read_text("utf-8") == printed
    assert cli("clean", "texts/a.txt", "-o", "-").out == printed


@pytest.mark.parametrize(
    ("args", "complaint"),
    [
        (("nowhere.txt",), "there is no file or folder nowhere.txt"),
        (("-", "texts"), "stands alone"),
        (("texts", "--url", "https://example.org"), "--url is for a single input"),
        (("texts/a.txt", "-o", "texts/a.txt"), "is also an input"),
        (("texts/a.txt", "-o", "texts/g.txt"), "is also an input"),
        (("texts/a.txt", "again/a.txt"), "would both have the id"),
        (("texts", "--format", "html"), "invalid choice: 'html'"),
        ((), "required"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_wrong_use(cli: Cli, texts: Path, tmp_path: Path, args: tuple[str, ...], complaint: str) -> None:
    (tmp_path / "again").mkdir()
    (tmp_path / "again" / "a.txt").write_text(CLEAN, "utf-8")
    before = snapshot(tmp_path)
    code, out, err = cli("clean", *args)
    assert (code, out) == (2, "")
    assert complaint in err
    assert snapshot(tmp_path) == before


def test_a_folder_that_is_not_there(cli: Cli, texts: Path, tmp_path: Path) -> None:
    code, _, err = cli("clean", "texts/a.txt", "-o", "nowhere/x.jsonl")
    assert code == 3
    assert f"{tmp_path}/nowhere/x.jsonl: No such file or directory" in err


def test_version_and_help(cli: Cli) -> None:
    assert cli("--version") == (0, f"newsclean-cli {newsclean.__version__}\n", "")
    for command in ("run", "clean", "explain", "check", "fix", "rules"):
        assert command in cli("--help").out
        code, out, _ = cli(command, "--help")
        assert code == 0
        assert f"newsclean-cli {command}" in out
        assert "examples:" in out
    assert cli().code == 2
    assert cli("cleen").code == 2
