"""`dedup` names copies, in a folder, in articles, against another folder or an index."""

import gzip
import io
import json
import sys
from pathlib import Path

import pytest
from shell import Cli, Result, snapshot
from stories import EDITED, OTHERS, STORY, write_texts


@pytest.fixture
def two(tmp_path: Path) -> Path:
    write_texts(tmp_path / "mon", {"a.txt": STORY, "b.txt": OTHERS[0]})
    return write_texts(tmp_path / "tue", {"a.txt": EDITED, "b.txt": OTHERS[1], "c.txt": OTHERS[1], "x.md": ""})


def told(result: Result) -> dict[str, tuple[str | None, bool]]:
    rows = map(json.loads, result.out.splitlines())
    return {row["source"]: (row["duplicate_of"], row["stored"]) for row in rows}


def test_a_folder(cli: Cli, two: Path, tmp_path: Path) -> None:
    before = snapshot(tmp_path)
    result = cli("dedup", "tue")
    assert (result.code, told(result)) == (0, {"tue/c.txt": ("b.txt", False)})
    assert result.err == "newsclean-cli: 3 found = 2 kept + 1 duplicates (exact 1)\n"
    (row,) = map(json.loads, result.out.splitlines())
    assert list(row) == ["id", "source", "duplicate_of", "cluster", "similarity", "on", "exact", "stored"]
    assert snapshot(tmp_path) == before
    assert cli("dedup", "-q", "tue").err == ""


def test_without_copies(cli: Cli, two: Path) -> None:
    for options in ((), ("--exit-code",)):
        code, out, err = cli("dedup", "mon", *options)
        assert (code, out, "2 found = 2 kept + 0 duplicates\n" in err) == (0, "", True)


def test_the_exit_code(cli: Cli, two: Path) -> None:
    assert cli("dedup", "tue", "--exit-code").code == 1
    (two / "broken.txt.gz").write_bytes(b"\x1f\x8b\x08 cut off")
    code, out, err = cli("dedup", "tue", "--exit-code")
    assert (code, out.count("\n")) == (3, 1)
    assert "broken.txt.gz: damaged" in err


def test_sentences(cli: Cli, two: Path) -> None:
    assert cli("dedup", "tue", "--format", "text").out == "tue/c.txt: copy of b.txt (exact)\n"
    assert cli("dedup", "tue", "--format", "text", "--keep", "none").out == (
        "tue/b.txt: copy of one of the copies in cluster 1 (exact)\n"
        "tue/c.txt: copy of one of the copies in cluster 1 (exact)\n"
    )


@pytest.mark.parametrize("place", ["mon", "mon.jsonl", "mon.db"])
def test_against(cli: Cli, two: Path, tmp_path: Path, place: str) -> None:
    cli("clean", "mon", "-o", "mon.jsonl")
    cli("index", "add", "mon.db", "mon")
    before = {path: path.read_bytes() for path in tmp_path.rglob("*.txt")}
    result = cli("dedup", "tue", "--against", place)
    assert told(result) == {"tue/a.txt": ("mon/a.txt", True), "tue/c.txt": ("b.txt", False)}
    # What stands on both sides is the same document.
    assert told(cli("dedup", "mon", "--against", place)) == {}
    assert {path: path.read_bytes() for path in tmp_path.rglob("*.txt")} == before
    assert json.loads(cli("index", "stats", "mon.db").out)["documents"] == 2


def test_articles_are_read_back(cli: Cli, two: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    articles = cli("clean", "tue").out
    expected = {"tue/c.txt": ("b.txt", False)}
    (tmp_path / "a.jsonl").write_text(articles, "utf-8")
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(articles.encode()))
    assert told(cli("dedup", "a.jsonl")) == expected
    assert told(cli("dedup", "a.jsonl.gz")) == expected
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(articles.encode())))
    assert told(cli("dedup", "-")) == expected
    cli("run", "tue", "--out", "out")
    assert told(cli("dedup", "out/articles.jsonl")) == expected, "with its marks"


def test_bad_lines_are_passed_over(cli: Cli, two: Path, tmp_path: Path) -> None:
    lines = cli("clean", "tue").out.splitlines()
    (tmp_path / "a.jsonl").write_text("\n".join([lines[0], "{}", lines[1], "[", "\ufeff", lines[2]]), "utf-8")
    result = cli("dedup", "a.jsonl")
    assert (result.code, told(result)) == (3, {"tue/c.txt": ("b.txt", False)})
    for number, position in ((2, len(lines[0].encode()) + 1), (4, None), (5, None)):
        assert f"newsclean-cli: a.jsonl:{number}: no_article at byte {position or ''}" in result.err.replace(",", "")
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress("\n".join(lines).encode())[:-9])
    result = cli("dedup", "b.jsonl.gz")
    assert (result.code, "b.jsonl.gz: damaged: the gzip data is cut off" in result.err) == (3, True)


def test_empty_texts_are_no_failure(cli: Cli, tmp_path: Path) -> None:
    write_texts(tmp_path / "in", {"a.txt": "", "b.txt": "\n", "c.txt": "Share on Facebook\n"})
    code, out, err = cli("dedup", "in")
    assert (code, out) == (0, "")
    assert err == "newsclean-cli: 0 found = 0 kept + 0 duplicates\n"
    assert "in/a.txt: empty" in cli("dedup", "-v", "in").err


def test_kinds_and_thresholds(cli: Cli, tmp_path: Path) -> None:
    title = "Harbour freezes over in one cold winter night"
    poem = (
        "One cold winter night over the harbour is all that a poem by the librarian tells of, and it won a prize.\n\n"
        "She had sent it under another name, she told the jury, who had never read a line of hers before.\n"
    )
    write_texts(
        tmp_path / "in",
        {"a.txt": f"{title}\n\n{STORY}", "b.txt": f"{title}\n\n{poem}", "c.txt": EDITED},
    )

    def copies(*options: object) -> set[str]:
        return set(told(cli("dedup", "in", *options)))

    assert copies() == copies("--kind", "body") == {"in/c.txt"}
    assert copies("--kind", "headline") == {"in/b.txt"}
    assert copies("--threshold", 0.99) == copies("--threshold", 1, "--kind", "body") == set()
    assert copies("--threshold", 0.3) == {"in/c.txt"}


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        (("--threshold", "1.5"), "'1.5' is no similarity"),
        (("--threshold", "0"), "'0' is no similarity"),
        (("--threshold", "nan"), "'nan' is no similarity"),
        (("--threshold", "half"), "'half' is no similarity"),
        (("--threshold", "0.5", "--kind", "headline"), "--threshold is a similarity of texts"),
        (("--threshold", "0.5", "--against", "mon"), "drop --threshold"),
        (("--against", "nowhere"), "nowhere does not exist"),
        (("--against", "mon/a.txt"), "mon/a.txt is no index"),
        (("--keep", "all"), "'all' is none of first, longest, none"),
        (("-o", "tue/a.txt"), "tue/a.txt is also an input"),
        (("-o", "mon/b.txt", "--against", "mon"), "mon/b.txt is also an input"),
        (("-o", "seen.db", "--against", "seen.db"), "seen.db is also an input"),
        (("nowhere",), "there is no file or folder nowhere"),
        (("mon",), "would both have the id 'a.txt'"),
        (("-",), "- is standard input and stands alone"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_wrong_use(cli: Cli, two: Path, tmp_path: Path, options: tuple[str, ...], complaint: str) -> None:
    cli("index", "add", "seen.db", "mon")
    before = snapshot(tmp_path)
    code, out, err = cli("dedup", "tue", *options)
    assert (code, out) == (2, "")
    assert complaint in err
    assert snapshot(tmp_path) == before


def test_the_output_is_a_file(cli: Cli, two: Path, tmp_path: Path) -> None:
    printed = cli("dedup", "tue").out
    assert cli("dedup", "tue", "-o", "copies.jsonl").out == ""
    assert (tmp_path / "copies.jsonl").read_text("utf-8") == printed
    assert cli("dedup", "tue", "-o", "nowhere/copies.jsonl").code == 3


def test_options_of_cleaning_count(cli: Cli, tmp_path: Path) -> None:
    bar = "Share on Facebook\n\nTweet this\n\nFollow us on Twitter\n\nSign up for our newsletter\n\n"
    write_texts(tmp_path / "in", {"a.txt": OTHERS[0] + "\n" + bar, "b.txt": OTHERS[0]})
    kinds = {json.loads(cli("dedup", "in", *options).out)["exact"] for options in ((), ("--preset", "repair"))}
    assert kinds == {True, False}, "boilerplate is not what is compared, unless it is left in"
