"""A text file is read whole or rejected with its reason, never in part."""

import dataclasses
import gzip
import io
from collections.abc import Callable
from pathlib import Path

import pytest

import newsclean
from newsclean.io.files import Input
from newsclean.io.reject import REASONS, Reject
from newsclean.io.text import MAX_RATIO, RATIO_FREE_BYTES, Document, article_text, read_stream, read_text_document

TEXT = "The harbour froze in the night, the mayor said. Les bateaux sont restés à quai.\n".encode()
PACKED = gzip.compress(TEXT)


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., Document | Reject]:
    def read_bytes(raw: bytes, name: str = "a.txt", **options: int) -> Document | Reject:
        (tmp_path / name).write_bytes(raw)
        return read_text_document(Input(tmp_path / name, "x"), **options)

    return read_bytes


Read = Callable[..., Document | Reject]


def test_plain(read: Read, tmp_path: Path) -> None:
    assert read(TEXT) == Document("x", (tmp_path / "a.txt").as_posix(), TEXT)


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (PACKED, TEXT),
        (PACKED + PACKED, TEXT + TEXT),
        (PACKED + b"\0" * 500, TEXT),
        (PACKED + b"\0" * 500 + PACKED, TEXT + TEXT),
        (gzip.compress(b""), b""),
        (gzip.compress(TEXT * 5000), TEXT * 5000),
        (PACKED * 3000, TEXT * 3000),
    ],
    ids=["one", "two members", "padded", "padded between", "empty", "larger than a chunk", "many members"],
)
def test_gzip(read: Read, raw: bytes, text: bytes) -> None:
    found = read(raw, "a.txt.GZ")
    assert isinstance(found, Document)
    assert found.raw == text


@pytest.mark.parametrize(
    ("raw", "detail", "position"),
    [
        (PACKED[:-1], "ends too early", len(PACKED) - 1),
        (PACKED[:20], "ends too early", 20),
        (PACKED + PACKED[:-4], "ends too early", 2 * len(PACKED) - 4),
        (PACKED + b"garbage", "something else after the gzip data", len(PACKED)),
        (PACKED + b"\0\0garbage", "something else after the gzip data", len(PACKED) + 2),
        (PACKED[:-6] + b"\xff" + PACKED[-5:], "is broken", None),
        (TEXT, "no gzip file", 0),
        (b"", "ends too early", 0),
    ],
    ids=["last byte", "cut", "second cut", "tail", "tail after padding", "checksum", "plain", "empty file"],
)
def test_damaged_gzip(read: Read, raw: bytes, detail: str, position: int | None) -> None:
    found = read(raw, "a.txt.gz")
    assert isinstance(found, Reject)
    assert found.reason == "damaged"
    assert detail in found.detail
    if position is not None:
        assert found.position == position


def test_a_bomb_is_not_unpacked(read: Read) -> None:
    packed = gzip.compress(b"a" * (RATIO_FREE_BYTES * 20))
    found = read(packed, "a.txt.gz")
    assert isinstance(found, Reject)
    assert (found.reason, f"{MAX_RATIO} times" in found.detail) == ("too_large", True)


def test_a_small_repetitive_file_is_no_bomb(read: Read) -> None:
    raw = b"a" * RATIO_FREE_BYTES
    assert len(gzip.compress(raw)) * MAX_RATIO < len(raw)
    assert isinstance(read(gzip.compress(raw), "a.txt.gz"), Document)


@pytest.mark.parametrize(("name", "pack"), [("a.txt", bytes), ("a.txt.gz", gzip.compress)])
def test_the_limit_rejects_and_never_cuts(read: Read, name: str, pack: Callable[[bytes], bytes]) -> None:
    exact = read(pack(b"a" * 1000), name, limit_bytes=1000)
    assert isinstance(exact, Document)
    assert len(exact.raw) == 1000
    over = read(pack(b"a" * 1001), name, limit_bytes=1000)
    assert isinstance(over, Reject)
    assert (over.reason, "1,000 bytes" in over.detail) == ("too_large", True)


def test_a_file_that_is_gone(tmp_path: Path) -> None:
    found = read_text_document(Input(tmp_path / "gone.txt", "gone.txt"))
    assert found == Reject("gone.txt", (tmp_path / "gone.txt").as_posix(), "unreadable", "No such file or directory")


@pytest.mark.parametrize("error", [OSError(5, "Input/output error"), OSError(24, "Too many open files")])
def test_a_failing_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(Path, "open", fail)
    found = read_text_document(Input(tmp_path / "a.txt", "a.txt"))
    assert isinstance(found, Reject)
    assert (found.reason, found.detail) == ("unreadable", error.strerror)


def test_a_stream() -> None:
    assert read_stream(io.BytesIO(TEXT)) == Document("", "-", TEXT)
    over = read_stream(io.BytesIO(TEXT), limit_bytes=10)
    assert isinstance(over, Reject)


@pytest.mark.parametrize(
    ("title", "text", "plain"),
    [
        ("Frost", "Kicker\n\nIt froze.", "Frost\n\nKicker\n\nIt froze."),
        ("Frost", "Frost in the harbour.", "Frost\n\nFrost in the harbour."),
        ("Frost again", "Kicker\n\nFrost\nagain\n\nIt froze.", "Kicker\n\nFrost\nagain\n\nIt froze."),
        (None, "It froze.", "It froze."),
        ("Frost", "", "Frost"),
        (None, "", ""),
    ],
    ids=["moved", "a word of it", "left in the text", "no title", "no text", "nothing"],
)
def test_an_article_as_text(title: str | None, text: str, plain: str) -> None:
    assert article_text(dataclasses.replace(newsclean.clean(""), title=title, text=text)) == plain


def test_every_reason_is_explained() -> None:
    source = (Path(__file__).parents[2] / "newsclean").rglob("*.py")
    used = {reason for path in source for reason in REASONS if f'"{reason}"' in path.read_text("utf-8")}
    assert used == set(REASONS)
