"""JSON lines are valid UTF-8, one object a line for every reader, and come back as they were."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsclean
from newsclean.errors import InputError
from newsclean.io.jsonl import json_line, read_articles, write_articles

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
