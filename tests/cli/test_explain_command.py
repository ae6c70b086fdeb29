"""`explain`: the text as it was, with what went marked in it, in colour or not."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shell import CLEAN, TITLED, Cli

import newsclean
from newsclean.article import Article
from newsclean.report.escape import escaped, shortened
from newsclean.report.tally import Tally
from newsclean.report.text import explanation, marked_document
from newsclean.span import Edit

RULE = newsclean.clean(TITLED).removed[0].rule


def article_of(raw: str, *edits: Edit) -> Article:
    from dataclasses import replace

    from newsclean.span import apply

    return replace(newsclean.clean(""), text=apply(raw, edits), edits=edits)


def test_the_margin_and_the_marks() -> None:
    raw = "Big news\nPARIS (AP) – Rain fell.\nCafÃ©s closed.\n\nShare\nTweet"
    article = article_of(
        raw,
        Edit(0, 8, "Big news", "", "title", "title"),
        Edit(8, 9, "\n", "", "space", "render"),
        Edit(9, 22, "PARIS (AP) – ", "", "dateline", "datelines"),
        Edit(36, 38, "Ã©", "é", "mojibake", "repair.mojibake"),
        Edit(47, 49, "\n\n", "", "space", "render"),
        Edit(49, 60, "Share\nTweet", "", "social_widget", "any.social.bar"),
    )
    assert article.undo() == raw
    assert marked_document(article).splitlines() == [
        "1 # Big news",
        "2 ~ [-PARIS (AP) –-]{dateline datelines} Rain fell.",
        "3 ~ Caf[-Ã©-]{+é+}{mojibake repair.mojibake}s closed.",
        "4",
        "5 - [-Share-]",
        "6 - [-Tweet-]{social_widget any.social.bar}",
    ]
    assert explanation(article).splitlines() == [
        f"{article.id}: 3 changes, 24 of 60 characters cut (40 %)",
        "     2  dateline       datelines        PARIS (AP) –",
        "     3  mojibake       repair.mojibake  Ã© -> é",
        "     5  social_widget  any.social.bar   Share Tweet",
    ]


@pytest.mark.parametrize("raw", ["", "\n", "a", "a\r\n\r\nb\rc\n", "\n\n x \n"])
def test_lines_are_those_of_the_text(raw: str) -> None:
    shown = marked_document(article_of(raw)).split("\n") if raw else []
    lines = re.split("\r\n|\r|\n", raw)
    if lines[-1] == "":
        lines.pop()
    assert [line[4:] for line in shown] == [line.rstrip() for line in lines]


_MARK = re.compile(r"\[-|-\](\{[^}]*\})?|\{\+[^}]*\+\}|\{[^{}]* [^{}]*\}")


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.sampled_from([CLEAN, "Share on Facebook", "By Ana Vega", "2023-06-15 11:48:45", "cafÃ© au port", " "]))
)
def test_nothing_of_the_text_is_lost(parts: list[str]) -> None:
    raw = "\n".join(parts)
    article = newsclean.clean(raw)
    shown = "".join(line[len(str(len(raw.splitlines()))) + 2 :] for line in marked_document(article).split("\n"))
    assert "".join(_MARK.sub("", shown).split()) == "".join(raw.split())
    for edit in article.removed:
        assert f"{{{edit.label} {edit.rule}}}" in shown


@settings(max_examples=200, deadline=None)
@given(st.text())
def test_any_text_is_safe_to_show(raw: str) -> None:
    article = newsclean.clean(raw)
    for text in (marked_document(article), explanation(article), shortened(raw, 20)):
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)
        text.encode()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain, with é, 中 and 😀", "plain, with é, 中 and 😀"),
        ("می‌خواهم 👩‍👩‍👧", "می‌خواهم 👩‍👩‍👧"),
        ("tab\tstays", "tab\tstays"),
        ("\x1b[2Jgone", "\\x1b[2Jgone"),
        ("a\u202eb\u2066c\u2028d", "a\\u202eb\\u2066c\\u2028d"),
        ("soft\xadhyphen\ufeff", "soft\\xadhyphen\\ufeff"),
        ("half \ud83d", "half \\ud83d"),
        ("tag \U000e0041", "tag \\U000e0041"),
    ],
)
def test_escapes(text: str, shown: str) -> None:
    assert escaped(text) == shown


def test_the_command(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TITLED, "utf-8")
    code, out, err = cli("explain", "a.txt")
    assert (code, err) == (0, "")
    lines = out.splitlines()
    assert lines[0] == "1 # Harbour freezes over in one night"
    assert lines[6] == f"7 - [-Share on Facebook-]{{social_widget {RULE}}}"
    assert "title      Harbour freezes over in one night" in lines
    assert "language   en" in lines
    assert cli("explain", "-q", "a.txt").out == "\n".join(lines[:7]) + "\n"
    listed = cli("explain", "--list", "a.txt").out
    assert listed == explanation(newsclean.clean(TITLED, source="a.txt")) + "\n"


@pytest.mark.parametrize(
    ("args", "code", "complaint"),
    [
        (("nowhere",), 2, "there is no file or folder nowhere"),
        (("folder",), 2, "explain shows one file, and folder holds 2"),
        (("binary",), 3, "binary: binary: "),
        (("a.txt", "b.txt"), 2, "unrecognized arguments"),
    ],
)
def test_wrong_use(cli: Cli, tmp_path: Path, args: tuple[str, ...], code: int, complaint: str) -> None:
    (tmp_path / "folder").mkdir()
    for name in ("folder/a.txt", "folder/b.txt", "a.txt", "b.txt"):
        (tmp_path / name).write_text(CLEAN, "utf-8")
    (tmp_path / "binary").write_bytes(bytes(range(32)) * 9)
    result = cli("explain", *args)
    assert (result.code, result.out) == (code, "")
    assert complaint in result.err


def on_a_terminal(*args: str, **env: str) -> str:
    """Return what the command prints on a pseudo-terminal."""
    pty = pytest.importorskip("pty")
    leader, follower = pty.openpty()
    clean = {key: value for key, value in os.environ.items() if key != "NO_COLOR"} | {"TERM": "xterm"} | env
    process = subprocess.Popen([sys.executable, "-m", "newsclean", *args], stdout=follower, stderr=follower, env=clean)
    os.close(follower)
    printed = b""
    while True:
        try:
            piece = os.read(leader, 1 << 16)
        except OSError:  # Linux says so when the other end is closed
            break
        if not piece:
            break
        printed += piece
    process.wait(timeout=60)
    os.close(leader)
    return printed.decode().replace("\r\n", "\n")


def test_colour_on_a_terminal_only(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TITLED, "utf-8")
    plain = cli("explain", "a.txt").out
    colourful = on_a_terminal("explain", str(path))
    assert "\x1b[9;31mShare on Facebook\x1b[0m" in colourful
    assert "[-" not in colourful
    for args, env in (((), {"NO_COLOR": "1"}), ((), {"TERM": "dumb"}), (("--no-color",), {})):
        assert on_a_terminal("explain", *args, str(path), **env) == plain


def test_progress_on_a_terminal(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TITLED, "utf-8")
    printed = on_a_terminal("run", str(path), "--out", str(tmp_path / "out"))
    assert "\r1 of 1 (100 %)" in printed
    assert "\r\x1b[K" in printed
    assert "\r" not in on_a_terminal("run", "-q", str(path), "--out", str(tmp_path / "out"))


def test_the_summary_adds_up() -> None:
    tally = Tally(found=4)
    tally.add_article(newsclean.clean(TITLED))
    tally.add_reject("binary")
    tally.skipped["symlink"] += 1
    assert not tally.balances()
    tally.add_reject("binary")
    assert tally.balances()
    assert tally.summary().splitlines()[:5] == [
        "4 found = 1 kept + 0 duplicates + 2 rejected (binary 2) + 1 skipped (symlink 1)",
        f"17 of {len(TITLED)} characters were dirt ({1700 / len(TITLED):.1f} %)",
        "",
        "cut            documents  characters",
        "social_widget          1          17",
    ]
