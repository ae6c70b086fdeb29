"""The model of long texts: what it sees of their white space, and what it says of dumps of pages."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import NamedTuple, cast

import numpy as np
import pytest
from test_body import ARTICLE, FOOTER, MENU, NO_WORDS, marked

from newsclean.doc import LONG_BLOCKS
from newsclean.labels import LABELS
from newsclean.pipeline import DEFAULT, clean
from newsclean.revisers.body import body, unbox
from newsclean.revisers.body_net import Labels, Layers, label_rows
from newsclean.revisers.dump_model import (
    FIRST,
    SECOND,
    DumpModel,
    first_inputs,
    first_tables,
    load_model,
    pack_judge,
    pack_labels,
    second_inputs,
    second_tables,
    unpack_model,
)
from newsclean.revisers.features import OWN, Lexicon, Reading, read
from newsclean.revisers.place import PLACE, place_columns
from newsclean.revisers.spacing import SPACING, around_columns, spacing_columns
from newsclean.revisers.trees import Inputs, Trees, pick

LONG_MENU = [f"{word} {place}" for place in ("north", "south", "east", "west", "abroad") for word in MENU]
LONG_FOOTER = [*FOOTER, *LONG_MENU]
DUMP = [*LONG_MENU, "Harbour of Vellmar freezes over", *ARTICLE, *LONG_FOOTER]


def spaced(text: str) -> tuple[Reading, np.ndarray]:
    doc, spans = marked(text)
    reading = read(doc, doc.covered(spans), NO_WORDS)
    return reading, spacing_columns(doc, reading)


def test_a_long_dump_loses_its_furniture() -> None:
    assert len(DUMP) > LONG_BLOCKS
    article = clean("\n".join(DUMP))
    assert article.text.split("\n\n") == ARTICLE
    assert article.title == "Harbour of Vellmar freezes over"


def test_a_long_article_stays_whole() -> None:
    lines = [f"{line} That was on day {day} of the frost." for day in range(20) for line in ARTICLE]
    assert clean("\n\n".join([*lines, "Share on Facebook"])).text.split("\n\n") == lines


def test_spans_have_known_labels() -> None:
    doc, spans = marked("\n".join(DUMP))
    added = [span for span in body(doc, spans) if span not in spans]
    assert added
    assert {span.label for span in added} <= set(LABELS)


@pytest.mark.parametrize(
    "text", ["a\nb\n" * 50, "\ud800 lone\n" * 90, "\u2014\n" * 600, "1\r" * 90, "\U0001f642 x\n\n" * 99]
)
def test_odd_texts_do_not_break_it(text: str) -> None:
    doc, spans = DEFAULT.mark(text)
    body(doc, spans)


class TestColumns:
    def test_there_are_as_many_as_the_model_was_trained_on(self) -> None:
        doc, spans = marked("\n".join(MENU + ARTICLE))
        reading = read(doc, doc.covered(spans), NO_WORDS)
        n = len(doc.blocks)
        spacing = spacing_columns(doc, reading)
        assert spacing.shape == (SPACING, n)
        tables = first_tables(reading, place_columns(doc, reading), spacing)
        assert pick(tables, first_inputs(), np.arange(n)).shape == (FIRST, n)
        tables = second_tables(tables, np.zeros(n), reading.size)
        assert pick(tables, second_inputs(), np.arange(n)).shape == (SECOND, n)
        assert second_inputs().row.max() + 1 == sum(map(len, tables))

    def test_a_block_is_seen_beside_its_neighbours(self) -> None:
        own = np.arange(12, dtype=np.float32).reshape(3, 4)
        inputs = Inputs(np.array([0, 2, 1, 1]), np.array([0, -1, 1, 0]), -1.0)
        seen = [[0, 1, 3], [-1, 8, 10], [5, 6, -1], [4, 5, 7]]
        assert pick((own[:2], own[2:]), inputs, np.array([0, 1, 3])).tolist() == seen

    @pytest.mark.parametrize("text", ["x", "!\n?\n!", "\U0001f642\n\U0010ffff", "\n\n a\r b", "\u6f22\n\n\n\u5b57"])
    def test_all_are_numbers(self, text: str) -> None:
        reading, spacing = spaced(text)
        assert np.isfinite(spacing).all()
        assert np.isfinite(around_columns(reading)).all()


class TestBoxes:
    STORIES = ("Ferries back in service after the storm", "Council votes on the new pier", "Two rescued off the coast")

    def test_paragraphs_that_only_a_box_reaches_are_open_again(self) -> None:
        lines = [*ARTICLE * 4, "Related stories", *self.STORIES, *ARTICLE[1:4], *FOOTER]
        doc, spans = marked("\n".join(lines))
        below = len(ARTICLE) * 4 + 1 + len(self.STORIES)
        paragraphs = list(range(below, below + 3))
        assert {doc.covered(spans)[i] for i in paragraphs} == {"related_link"}
        left, boxed = unbox(doc, spans)
        assert sorted(boxed) == paragraphs
        assert sorted([*left, *boxed.values()]) == sorted(spans)
        covered = doc.covered(left)
        assert not any(covered[i] for i in paragraphs)
        assert all(covered[below - 1 - len(self.STORIES) : below])

    def test_the_end_of_an_article_under_a_box_stays(self) -> None:
        below = [f"{line} That was on the first day." for line in ARTICLE]
        lines = [*LONG_MENU, *ARTICLE * 5, "Related stories", *self.STORIES, *below, *LONG_FOOTER]
        doc, spans = marked("\n".join(lines))
        assert len(lines) > LONG_BLOCKS
        gone = doc.covered(body(doc, spans))
        first = lines.index(below[0])
        assert doc.covered(spans)[first]
        assert not any(gone[first : first + len(below)])
        assert all(gone[first - len(self.STORIES) : first])

    def test_one_paragraph_of_two_sentences_is_open_again(self) -> None:
        long = f"{ARTICLE[1]} That was on the first day."
        doc, spans = marked("\n".join([*ARTICLE * 4, "Related stories", *self.STORIES, long, *FOOTER]))
        assert list(unbox(doc, spans)[1]) == [len(ARTICLE) * 4 + 1 + len(self.STORIES)]

    @pytest.mark.parametrize("below", [[], ARTICLE[:1], ARTICLE[:2], ["The pier is closed. Nobody knows why."]])
    def test_a_box_of_fewer_sentences_holds_teasers(self, below: list[str]) -> None:
        doc, spans = marked("\n".join([*ARTICLE * 4, "Related stories", *self.STORIES, *below, *FOOTER]))
        assert unbox(doc, spans) == (spans, {})

    def test_without_a_box_nothing_opens(self) -> None:
        doc, spans = marked("\n".join([*MENU, *ARTICLE, *FOOTER[4:]]))
        assert unbox(doc, spans) == (spans, {})

    def test_what_goes_all_the_same_keeps_the_name_of_its_box(self) -> None:
        doc, spans = marked("\n".join([*LONG_MENU, *ARTICLE * 4, "Related stories", *ARTICLE[1:4], *LONG_FOOTER]))
        boxed = unbox(doc, spans)[1]
        assert len(boxed) == 3
        low = np.full(len(doc.blocks), -9.0)
        low[len(LONG_MENU) : len(LONG_MENU) + 4 * len(ARTICLE)] = 4.0
        after = body(doc, spans, dump_model=cast("DumpModel", Judge(low)))
        assert set(boxed.values()) <= set(after)


class Judge(NamedTuple):
    """A model that says the same of every document."""

    odds: np.ndarray
    lexicon: Lexicon = NO_WORDS

    def score(self, *_: object) -> np.ndarray:
        return self.odds

    def name(self, _reading: object, _place: object, chosen: np.ndarray) -> list[str]:
        return ["navigation"] * len(chosen)


def always(odds: float) -> Trees:
    """Return trees that say the same of every block: one that asks of a column and does not mind the answer."""
    zeros, values = np.zeros((1, 3), np.float32), np.full((1, 3), odds, np.float32)
    return Trees(zeros.astype(np.intp), zeros, np.array([[1, 1, 2]]), np.array([[2, 1, 2]]), values, 1)


class TestModel:
    def test_it_fits_the_columns(self) -> None:
        model = load_model()
        assert FIRST // 2 < model.first.column.max() < FIRST
        assert FIRST < model.second.column.max() < SECOND
        inputs = label_rows(*(np.zeros((rows, 1), np.float32) for rows in (OWN, PLACE)), np.zeros(1, np.intp)).shape[1]
        weights = model.labels.layers.weights
        assert (weights[0].shape[0], weights[-1].shape[1]) == (inputs, len(model.labels.names))
        assert set(model.labels.names) <= set(LABELS)
        assert (np.diff(model.lexicon.hash.astype(object)) > 0).all()

    def test_only_blocks_that_no_rule_names_are_asked_about(self) -> None:
        doc, spans = marked("\n".join(DUMP))
        model = load_model()
        reading = read(doc, doc.covered(spans), model.lexicon)
        odds = model.score(doc, reading, place_columns(doc, reading))
        named = reading.hidden > 0
        assert 0 < named.sum() < len(named)
        assert len(set(odds[named])) == 1
        assert odds[len(LONG_MENU) + 1] > 0 > odds[0]

    @pytest.mark.parametrize(("first", "final"), [(-4.0, -4.0), (-2.0, 5.0), (4.0, 5.0)])
    def test_the_second_trees_are_not_asked_what_the_first_are_sure_of(self, first: float, final: float) -> None:
        doc, spans = marked("\n".join(DUMP))
        model = load_model()._replace(first=always(first), second=always(5.0))
        reading = read(doc, doc.covered(spans), model.lexicon)
        odds = model.score(doc, reading, place_columns(doc, reading))
        assert set(odds[reading.hidden == 0]) == {final}

    def test_the_label_with_the_greatest_sum_is_chosen(self) -> None:
        table = np.array([[1.0, -1.0], [0.0, 2.0]])
        layers = Layers(np.full(2, -1.0), np.full(2, 3.0), (table,), (np.array([0.0, 0.5]),))
        labels = Labels(layers, ("one", "two"))
        rows = np.array([[2.0, 0.0], [0.0, 0.0], [3.0, 2.0], [99.0, 1.0], [0.0, -99.0]])
        assert labels.choose(rows) == ["one", "two", "one", "one", "one"]

    def test_it_comes_back_from_json(self) -> None:
        model = load_model()
        packed = pack_judge(model.lexicon, model.first, model.second) | {"labels": pack_labels(model.labels)}
        back = unpack_model(json.loads(json.dumps(packed)))
        rows = np.random.default_rng(4).normal(size=(20, SECOND)).astype(np.float32)
        assert back.second.score(rows).tolist() == model.second.score(rows).tolist()
        assert back.labels.names == model.labels.names
        lines = np.random.default_rng(5).normal(size=(40, len(model.labels.layers.low))).astype(np.float32)
        assert back.labels.choose(lines) == model.labels.choose(lines)
        assert len(set(back.labels.choose(lines))) > 1
        assert (back.lexicon.odds == model.lexicon.odds).all()

    def test_it_says_what_it_reached(self) -> None:
        packed = json.loads((files("newsclean") / "revisers/dump_model.json").read_text("utf-8"))
        assert packed["version"] >= 1
        assert packed["cross_validated"]["inscriptis"]["precision"] > 0.93
