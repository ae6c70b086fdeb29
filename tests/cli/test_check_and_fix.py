"""`check` names the dirt and changes nothing; `fix` cuts it, and `check` is silent afterwards."""

import gzip
import io
import os
import stat
import sys
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from shell import CLEAN, DIRTY, TITLED, Cli, snapshot

from newsclean.hook import check_text
from newsclean.pipeline import Pipeline
from newsclean.report.findings import Finding
from newsclean.rules.pack import load_rules

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))
FIXED = TITLED.removesuffix("\nShare on Facebook\n")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "c.txt"
    path.write_text(TITLED, "utf-8")
    return path


def test_check_prints_path_line_rule_text(cli: Cli, texts: Path) -> None:
    before = snapshot(texts)
    code, out, err = cli("check", "texts/b/c.txt")
    assert code == 1
    path, line, rule, text = out.strip().split(":")
    assert (path, line, text) == ("texts/b/c.txt", "7", " Share on Facebook")
    assert rule.strip() in {rule.id for rule in load_rules()}
    assert err == "newsclean-cli: 1 finding in 1 file; `newsclean-cli fix` cuts them\n"
    assert snapshot(texts) == before


def test_check_of_clean_files(cli: Cli, texts: Path) -> None:
    assert cli("check", "texts/a.txt", "texts/b/empty.txt") == (0, "", "")


def test_check_of_a_folder_with_bad_files(cli: Cli, texts: Path) -> None:
    code, out, err = cli("check", "texts")
    assert code == 3
    assert [line.split(":")[0] for line in out.splitlines()] == ["texts/b/c.txt", "texts/f.txt"]
    assert "texts/d.txt: binary" in err
    assert "2 findings in 2 files" in err


def test_files_of_the_same_name_are_all_checked(cli: Cli, texts: Path) -> None:
    (texts / "b" / "a.txt").write_text(DIRTY, "utf-8")
    assert cli("check", "texts/a.txt", "texts/b/a.txt").out.startswith("texts/b/a.txt:5: ")


def test_keep_and_without(cli: Cli, file: Path) -> None:
    assert cli("check", "c.txt", "--keep-label", "social_widget").code == 0
    rule = cli("check", "c.txt").out.split(":")[2].strip()
    assert f"c.txt:7: {rule}: " not in cli("check", "c.txt", "--without", rule).out


def test_layout_and_the_headline_are_no_findings() -> None:
    assert check_text(f"Harbour freezes over in one night\n\n\n\n   {CLEAN}\n\n\n").findings == []


def test_repairs_are_findings() -> None:
    (finding,) = check_text("Some cafÃ©s stayed shut in the old harbour on Monday, the mayor said.").findings
    assert (finding.line, finding.label, finding.text, finding.new) == (1, "mojibake", "Ã©", "é")
    assert str(finding).endswith("Ã© -> é")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_counted_as_editors_do(end: str) -> None:
    (finding,) = check_text(DIRTY.replace("\n", end)).findings
    assert finding.line == 5


def test_findings_are_safe_to_print() -> None:
    line = str(Finding(1, "other", "r", "a\x1b]0;title\x07\u202eb\nc"))
    assert line == "1: r: a\\x1b]0;title\\x07\\u202eb c"


def test_fix(cli: Cli, file: Path) -> None:
    code, out, _ = cli("fix", "c.txt")
    assert (code, out) == (1, "fixed c.txt (1 finding)\n")
    assert file.read_text("utf-8") == FIXED
    assert cli("check", "c.txt") == (0, "", "")
    assert cli("fix", "c.txt") == (0, "", "")


def test_fix_leaves_clean_files_untouched(cli: Cli, tmp_path: Path) -> None:
    odd = tmp_path / "odd.txt"
    odd.write_bytes(b"\xef\xbb\xbfHarbour freezes over in one night\r\n\r\n\r\n" + CLEAN.strip().encode() + b"  \r\n\n")
    before = (odd.read_bytes(), odd.stat().st_mtime_ns, odd.stat().st_ino)
    assert cli("fix", "odd.txt").code == 0
    assert (odd.read_bytes(), odd.stat().st_mtime_ns, odd.stat().st_ino) == before


@pytest.mark.parametrize(
    ("raw", "fixed"),
    [
        (DIRTY.encode(), FIXED.split("\n\n", 1)[1].encode()),
        (DIRTY.rstrip().encode(), FIXED.split("\n\n", 1)[1].rstrip().encode()),
        (TITLED.replace("\n", "\r\n").encode(), FIXED.replace("\n", "\r\n").encode()),
        (TITLED.encode("utf-16"), FIXED.encode()),
        (b"\xef\xbb\xbf" + TITLED.encode(), FIXED.encode()),
        (TITLED.replace("market", "café").encode("latin-1"), FIXED.replace("market", "café").encode()),
    ],
    ids=["no title", "no final newline", "crlf", "utf-16", "bom", "latin-1"],
)
def test_fixed_bytes(cli: Cli, file: Path, raw: bytes, fixed: bytes) -> None:
    file.write_bytes(raw)
    code, out, _ = cli("fix", "c.txt")
    assert code == 1
    assert file.read_bytes() == fixed
    is_utf8 = raw.decode("utf-8", "replace").encode() == raw and not raw.startswith(b"\xef\xbb\xbf")
    assert ("now in UTF-8" in out) is not is_utf8
    assert cli("check", "c.txt").code == 0


def test_fix_keeps_gzip(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "c.txt.gz"
    path.write_bytes(gzip.compress(TITLED.encode()))
    assert cli("fix", "c.txt.gz").code == 1
    assert gzip.decompress(path.read_bytes()).decode() == FIXED
    assert cli("fix", "c.txt.gz").code == 0


def test_fix_keeps_mode_links_and_names(cli: Cli, file: Path, tmp_path: Path) -> None:
    file.chmod(0o640)
    (tmp_path / "other.txt").hardlink_to(file)
    (tmp_path / "link.txt").symlink_to("c.txt")
    assert cli("fix", "link.txt").code == 1
    assert (tmp_path / "link.txt").is_symlink()
    assert (tmp_path / "other.txt").read_text("utf-8") == FIXED
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert sorted(path.name for path in tmp_path.iterdir()) == ["c.txt", "link.txt", "other.txt"]


def test_fix_leaves_a_file_of_nothing_but_dirt(cli: Cli, file: Path) -> None:
    file.write_text("Share on Facebook\n", "utf-8")
    code, out, err = cli("fix", "c.txt")
    assert (code, out) == (1, "")
    assert "c.txt: nothing would be left of it" in err
    assert file.read_text("utf-8") == "Share on Facebook\n"


def test_fix_goes_on_after_a_file_it_cannot_write(
    cli: Cli, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text(TITLED, "utf-8")
    monkeypatch.setattr("newsclean.io.atomic.os.access", lambda path, _: Path(path).name != "a.txt")
    code, out, err = cli("fix", "a.txt", "c.txt")
    assert (code, out) == (3, "fixed c.txt (1 finding)\n")
    assert "a.txt: unwritable: the file is read-only" in err
    assert (tmp_path / "a.txt").read_text("utf-8") == TITLED


def test_fix_on_a_full_disk(cli: Cli, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("newsclean.io.atomic.os.fsync", full)
    code, _, err = cli("fix", "c.txt")
    assert code == 3
    assert "c.txt: unwritable: No space left on device" in err
    assert snapshot(file.parent) == {"c.txt": TITLED.encode()}


def test_diff_changes_nothing(cli: Cli, file: Path) -> None:
    code, out, _ = cli("fix", "--diff", "c.txt")
    assert code == 1
    assert out.splitlines()[:2] == ["--- a/c.txt", "+++ b/c.txt"]
    assert "-Share on Facebook" in out
    assert file.read_text("utf-8") == TITLED
    file.write_text(FIXED, "utf-8")
    assert cli("fix", "--diff", "c.txt") == (0, "", "")


@pytest.mark.parametrize(
    ("raw", "out", "code"), [(TITLED, FIXED, 1), (FIXED, FIXED, 0), ("Share on Facebook", "Share on Facebook", 1)]
)
def test_standard_input(cli: Cli, monkeypatch: pytest.MonkeyPatch, raw: str, out: str, code: int) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw.encode())))
    assert cli("fix", "-")[:2] == (code, out)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw.encode())))
    result = cli("check", "-")
    assert (result.code, result.out.startswith("-:")) == (code, code == 1)


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_fixed_seeds_are_clean(cli: Cli, tmp_path: Path, path: Path) -> None:
    copy = tmp_path / path.name
    copy.write_bytes(path.read_bytes())
    found = cli("check", copy.name)
    assert cli("fix", copy.name).code == found.code
    assert cli("check", copy.name) == (0, "", "")


PARTS = [rule.hit[0] for rule in load_rules() if rule.source in ("any", "en", "fr")]  # the languages of PROSE
PROSE = [
    "The ferries stayed in port on Monday because the wind had turned in the night.",
    "Le maire a promis lundi que la digue serait relevée avant le prochain hiver.",
    "What the council decided",
    "cafÃ©",
]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(PROSE), st.sampled_from(PARTS), st.text(max_size=30)), max_size=10))
@example(["Create a catchy SEO title for this article: Harbour opens again", PROSE[0]])
@example(["Source : La Gazette", PROSE[0], "Comment puis-je vous aider aujourd'hui ?", "Publié par Camille Roussel"])
@example(["Jane Doe/AP hide caption", "Vidéo du jour :", PROSE[0], PROSE[0], "About Us"])
def test_what_is_fixed_stays_fixed(parts: list[str]) -> None:
    once = check_text("\n\n".join(parts) + "\n")
    if once.fixed is None:
        return
    assert once.findings
    assert check_text(once.fixed).findings == []
    assert check_text(once.fixed.encode()).findings == []


def test_repair_alone() -> None:
    checked = check_text("Share on Facebook\n\nA cafÃ© opened in the old harbour.\n", pipeline=Pipeline.of("repair"))
    assert [finding.label for finding in checked.findings] == ["mojibake"]
    assert checked.fixed == "Share on Facebook\n\nA café opened in the old harbour.\n"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_killed_at_any_step_a_file_is_old_or_new(file: Path) -> None:
    from dying import run_until

    from newsclean.hook import fix_files
    from newsclean.io.files import find_inputs

    for steps in range(100):
        file.write_text(TITLED, "utf-8")
        finished = run_until(steps, lambda: list(fix_files(find_inputs([file]))))
        assert file.read_text("utf-8") in (TITLED, FIXED)
        if finished:
            assert steps > 3, "some steps were there to die at"
            assert file.read_text("utf-8") == FIXED
            return
    raise AssertionError("the fix never came to its end")
