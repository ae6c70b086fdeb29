"""Two lists of edits as one: nothing is lost, and each change keeps the name of who made it."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest

from newsclean import clean
from newsclean.span import Edit, apply, compose, undo

STORY = "The [harbour](https://a.example/h) froze over in the night, the mayor of the **town** said on Tuesday."
REST = "Nobody was hurt when the ice closed around eleven boats at the old quay."
IMAGE = "![Boats in the ice](https://a.example/b.jpg)"


def named(text: str) -> list[tuple[str, str]]:
    article = clean(text)
    assert apply(text, article.edits) == article.text
    assert undo(article.text, article.edits) == text
    return [(edit.old, edit.label) for edit in article.edits if "!" in edit.old]


@pytest.mark.parametrize(
    ("lines", "count"),
    [
        ([STORY, IMAGE, REST], 1),
        ([IMAGE, STORY, REST], 1),
        ([STORY, REST, IMAGE], 1),
        ([STORY, IMAGE, IMAGE, REST], 2),
        ([STORY, IMAGE + IMAGE, REST], 2),
        ([STORY, "  " + IMAGE + "  ", REST], 1),
        ([STORY, IMAGE + " " + REST], 1),
    ],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_an_image_alone_on_its_line_is_left_over_markup(lines: list[str], count: int, gap: str) -> None:
    assert named(gap.join(lines)) == [(IMAGE, "html_residue")] * count
    assert clean(gap.join(lines)).text.split("\n\n")[-1] == REST


def test_white_space_beside_words_that_change_is_one_edit() -> None:
    first = [Edit(1, 5, "<br>", "\n", "html_residue", "repair.markup")]
    second = [Edit(1, 3, "\n ", "\n\n", "space", "render")]
    assert compose(first, second) == [Edit(1, 6, "<br> ", "\n\n", "space", "render")]


def some_edits(text: str, chance: random.Random, new: str) -> list[Edit]:
    out = []
    at = chance.randrange(3)
    while at < len(text):
        end = min(len(text), at + chance.randrange(4))
        now = "".join(chance.choices(new, k=chance.randrange(3))) if new else ""
        if text[at:end] != now:
            out.append(Edit(at, end, text[at:end], now, "space", "test"))
        at = end + 1 + chance.randrange(3)
    return out


@pytest.mark.parametrize("new", ["", " b"])
@pytest.mark.parametrize("letters", ["a \n", " \n"])
def test_it_does_what_both_do_and_nothing_overlaps(letters: str, new: str) -> None:
    chance = random.Random(letters + new)
    for _ in range(400):
        text = "".join(chance.choices(letters, k=chance.randrange(20)))
        first = some_edits(text, chance, new)
        middle = apply(text, first)
        second = some_edits(middle, chance, " \n")
        both = compose(first, second)
        assert apply(text, both) == apply(middle, second)
        assert undo(apply(text, both), both) == text
        assert all(a.end <= b.start for a, b in pairwise(both))
        assert all(text[edit.start : edit.end] == edit.old for edit in both)
