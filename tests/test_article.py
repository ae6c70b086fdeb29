"""The article: it survives JSON, undoes itself afterwards, and is what the schema says."""

import dataclasses
import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import newsclean
from newsclean.article import SCHEMA_VERSION, Article, Comment, is_removal
from newsclean.duplicates import Mark
from newsclean.labels import LABELS
from newsclean.span import Edit, apply

SCHEMA = json.loads((Path(__file__).parents[1] / "docs" / "article.schema.json").read_text("utf-8"))
VALID = Draft202012Validator(SCHEMA)
SEEDS = sorted((Path(__file__).parents[1] / "seeds").glob("*.txt"))
DIRTY = (
    "Harbour freezes over\n\nBy Ana Vega\n\n2023-06-15 11:48\n\n"
    "The harbour froze in the night, the mayor said, and cafÃ©s stayed shut.\n\nShare on Facebook\n"
)


def through_json(article: Article) -> Article:
    return Article.from_dict(json.loads(json.dumps(article.to_dict())))


@pytest.fixture
def article() -> Article:
    return newsclean.clean(DIRTY, id="a/1.txt", source="news/a/1.txt", url="https://example.org/1")


def test_the_example_is_dirty_enough(article: Article) -> None:
    assert article.title == "Harbour freezes over"
    assert article.published == "2023-06-15T11:48"
    assert len(article.removed) >= 2
    assert any(edit.label == "mojibake" for edit in article.repairs)


def test_round_trip(article: Article) -> None:
    assert through_json(article) == article
    assert through_json(article).undo() == DIRTY


@settings(max_examples=200, deadline=None)
@given(st.text(), st.one_of(st.none(), st.text(min_size=1)))
def test_round_trip_of_anything(raw: str, url: str | None) -> None:
    article = newsclean.clean(raw, url=url)
    again = through_json(article)
    assert again == article
    assert again.undo() == raw
    VALID.validate(article.to_dict())


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_seeds_are_as_the_schema_says(path: Path) -> None:
    article = newsclean.clean(path.read_bytes())
    VALID.validate(article.to_dict())
    assert through_json(article).undo() == path.read_text("utf-8")


@pytest.mark.parametrize("mark", [Mark(None, 3), Mark("b.txt", 0, 0.9, "text"), Mark(None, 0, 1.0, "title", True)])
def test_what_a_run_adds(article: Article, mark: Mark) -> None:
    data = article.to_dict() | mark.to_dict()
    VALID.validate(data)
    assert Article.from_dict(data) == article


def test_comments_survive_json(article: Article) -> None:
    comments = (Comment("Tom", "Cold!", "2023-06-15"), Comment(None, "Very.", None))
    article = dataclasses.replace(article, comments=comments)
    VALID.validate(article.to_dict())
    assert through_json(article) == article


def test_a_text_is_its_own_source(article: Article) -> None:
    filled = {"title", "authors", "published", "language"}
    assert article.metadata_sources == dict.fromkeys(filled, "text")


def test_edits_are_either_removed_or_repairs(article: Article) -> None:
    assert sorted([*article.removed, *article.repairs]) == list(article.edits)
    assert apply(DIRTY, article.edits) == article.text
    for edit in article.removed:
        assert DIRTY[edit.start : edit.end] == edit.old


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (Edit(0, 4, "Tags", "", "navigation", "any.nav.tags"), True),
        (Edit(0, 2, "\n\n", "", "space", "render"), False),
        (Edit(0, 2, "Ã©", "é", "mojibake", "repair.mojibake"), False),
        (Edit(0, 4, "<br>", "", "html_residue", "repair.markup"), False),
        (Edit(0, 8, "Headline", "", "title", "title"), False),
    ],
)
def test_what_is_a_removal(edit: Edit, expected: bool) -> None:
    assert is_removal(edit) is expected


def test_another_schema_is_refused(article: Article) -> None:
    data = article.to_dict() | {"schema": SCHEMA_VERSION + 1}
    with pytest.raises(ValueError, match="clean the source again"):
        Article.from_dict(data)


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_the_schema_names_the_fields_of_the_class(article: Article) -> None:
    names = {field.name for field in dataclasses.fields(Article)} - {"edits"} | {"schema", "removed", "repairs"}
    assert set(SCHEMA["required"]) == names
    marks = list(Mark(None, 0).to_dict())
    assert list(SCHEMA["properties"]) == [*article.to_dict(), *marks], "the schema has the order of the lines"
    assert SCHEMA["properties"]["schema"]["const"] == SCHEMA_VERSION
    assert SCHEMA["$defs"]["label"]["enum"] == list(LABELS)


def test_the_schema_has_the_types_of_the_class() -> None:
    kinds = {"str": {"string"}, "str | None": {"string", "null"}, "int": {"integer"}, "float": {"number"}}
    kinds["Mapping[str, float]"] = kinds["Mapping[str, str]"] = {"object"}
    for field in dataclasses.fields(Article):
        if field.name == "edits":
            continue
        stated = SCHEMA["properties"][field.name]
        if "$ref" in stated:
            stated = SCHEMA["$defs"][stated["$ref"].rsplit("/", 1)[1]]
        found = {stated["type"]} if isinstance(stated["type"], str) else set(stated["type"])
        assert found == kinds.get(str(field.type), {"array"}), field.name


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"language_score": 1.5}, "maximum"),
        ({"published": "15 June 2023"}, "does not match"),
        ({"authors": "Ana Vega"}, "not of type 'array'"),
        ({"title": ""}, "non-empty|too short"),
        ({"access": "metered"}, "not one of"),
        ({"metadata_sources": {"title": "hearsay"}}, "not one of"),
        ({"metadata_sources": {"colour": "text"}}, "not one of"),
        ({"comments": [{"author": None, "text": "Cold!"}]}, "required"),
        ({"colour": "red"}, "Additional properties"),
        ({**Mark(None, 0).to_dict(), "duplicate_on": "taste"}, "not one of"),
        ({**Mark(None, 0).to_dict(), "similarity": 1.1}, "maximum"),
        ({"similarity": 0.9}, "dependency"),
        ({"removed": [{"start": 0, "end": 1, "label": "rubbish", "rule": "x", "text": "a"}]}, "not one of"),
        ({"repairs": [{"start": -1, "end": 1, "label": "space", "rule": "x", "old": "a", "new": ""}]}, "minimum"),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
)
def test_the_schema_refuses(article: Article, change: dict, complaint: str) -> None:
    (error,) = VALID.iter_errors(article.to_dict() | change)
    assert re.search(complaint, error.message), error.message


def test_explain_prints_every_finding(article: Article, capsys: pytest.CaptureFixture[str]) -> None:
    article.explain()
    printed = capsys.readouterr().out
    for edit in article.removed:
        assert edit.rule in printed
        assert edit.label in printed
    assert "\x1b" not in printed
    article.explain(color=True)
    assert "\x1b[31m" in capsys.readouterr().out
