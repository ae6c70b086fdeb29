"""JSON lines are valid UTF-8, one object a line for every reader, and come back as they were."""

import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsclean
from newsclean.article import Article
from newsclean.errors import InputError
from newsclean.io.jsonl import add_keys, json_line, read_article_lines, read_articles, write_articles
from newsclean.io.reject import Reject
from newsclean.io.spool import Spool

TEXTS = ["The harbour froze in the night, the mayor said.\n\nShare on Facebook", "", "½ \ud800 \u2028 \x85 x", "क्षेत्र"]


@given(st.dictionaries(st.text(), st.one_of(st.text(), st.integers(), st.none())))
def test_any_strings(data: dict) -> None:
    line = json_line(data)
    assert json.loads(line) == data
    assert line.decode("utf-8").splitlines(keepends=True) == [line.decode("utf-8")]


def test_letters_stay_readable() -> None:
    assert json_line({"title": "Gelée à Brême"}) == '{"title": "Gelée à Brême"}\n'.encode()


def test_round_trip(tmp_path: Path) -> None:
    articles = [newsclean.clean(text, id=str(i)) for i, text in enumerate(TEXTS)]
    path = tmp_path / "articles.jsonl"
    assert write_articles(iter(articles), path) == len(TEXTS)
    assert list(read_articles(path)) == articles
    assert [article.undo() for article in read_articles(path)] == TEXTS


def test_a_failure_leaves_no_file(tmp_path: Path) -> None:
    def articles():
        yield newsclean.clean(TEXTS[0])
        raise RuntimeError("the source dried up")

    with pytest.raises(RuntimeError):
        write_articles(articles(), tmp_path / "articles.jsonl")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("line", ["{", "[]", '{"schema": 1}', '{"schema": 99}', "\ufeffx", "[" * 100_000, "null"])
def test_a_bad_line_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "articles.jsonl"
    write_articles([newsclean.clean(TEXTS[0])], path)
    with path.open("a", encoding="utf-8") as file:
        file.write(line + "\n")
    articles = read_articles(path)
    next(articles)
    with pytest.raises(InputError, match=r"articles\.jsonl:2: "):
        next(articles)


def test_bad_lines_are_passed_over_by_offset() -> None:
    good = json_line(newsclean.clean(TEXTS[0], id="a").to_dict())
    raw = b"".join([good, b"{}\n", b'{"x": "' + b"y" * 3_000_000 + b'"}\n', good, b"z" * 2_000_000])
    results = list(read_article_lines(io.BytesIO(raw), "in/a.jsonl", limit_bytes=1_000_000))
    assert [result.id for result in results] == ["a", "in/a.jsonl:2", "in/a.jsonl:3", "a", "in/a.jsonl:5"]
    rejects = [(result.reason, result.position) for result in results if isinstance(result, Reject)]
    third = len(good) + 3
    assert rejects == [
        ("no_article", len(good)),
        ("too_large", third),
        ("too_large", third + 3_000_010 + len(good)),
    ]
    assert "more than 1,000,000 bytes" in results[2].detail


@pytest.mark.parametrize("end", [b"", b"\n", b"\r\n"])
def test_the_last_line_needs_no_end(end: bytes) -> None:
    line = json_line(newsclean.clean(TEXTS[0], id="a").to_dict()).rstrip(b"\n")
    (result,) = read_article_lines(io.BytesIO(line + end), "-", limit_bytes=len(line) + 1)
    assert isinstance(result, Article)


def test_a_spool_is_read_as_often_as_needed_and_leaves_nothing(tmp_path: Path) -> None:
    articles = [newsclean.clean(text, id=str(i)) for i, text in enumerate(TEXTS)]
    with Spool(tmp_path / "articles.jsonl") as spool:
        for article in articles:
            spool.write(article)
        assert list(spool.articles()) == articles
        lines = list(spool.lines())
        assert [add_keys(line, {"cluster": 3}) for line in lines] == [
            json_line(article.to_dict() | {"cluster": 3}) for article in articles
        ]
        assert len(list(tmp_path.iterdir())) == 1
    assert list(tmp_path.iterdir()) == []
