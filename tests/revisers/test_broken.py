"""Lines of a sentence that was broken at its links stay or go together."""

from __future__ import annotations

import numpy as np
import pytest

from newsclean.doc import Doc
from newsclean.pipeline import DEFAULT
from newsclean.revisers.broken import find_broken, rejoin
from newsclean.revisers.features import Reading, read
from newsclean.revisers.words import Lexicon

NO_WORDS = Lexicon(np.zeros(0, np.uint64), np.zeros(0))
BEFORE = "The harbour froze over on Tuesday night."
AFTER = "Nobody had seen anything like it before."


def reading_of(*lines: str, cut: tuple[int, ...] = ()) -> tuple[Doc, Reading]:
    doc = DEFAULT._read("\n".join(lines), "en")
    covered = ["navigation" if i in cut else "" for i in range(len(doc.blocks))]
    return doc, read(doc, covered, NO_WORDS)


def broken(*lines: str, cut: tuple[int, ...] = ()) -> list[int]:
    doc, reading = reading_of(*lines, cut=cut)
    return np.flatnonzero(find_broken(doc, reading)).tolist()


@pytest.mark.parametrize(
    ("lines", "parts"),
    [
        (["The captain of the", "Sea Star", "said that nobody was hurt."], [1, 2]),
        (["The captain of the Sea Star", "said that nobody was hurt."], [1]),
        (["The council of", "Northport", ", which met on Monday, said no."], [1, 2]),
        (["It was the idea of", "Ida Brandt", "'s grandmother, the mayor said."], [1, 2]),
        (["Der Kapitän der", "Seestern", "sagte, niemand sei verletzt."], [1, 2]),
    ],
)
def test_lines_that_go_on_with_a_sentence(lines: list[str], parts: list[int]) -> None:
    assert broken(BEFORE, *lines, AFTER) == [1 + i for i in parts]


@pytest.mark.parametrize(
    "lines",
    [
        ["The captain was not hurt.", "said the owner of the ship."],  # the sentence has ended
        ["Home", "News", "Sport", "About us"],
        ["Ida Brandt", "Harbour master", "Photo: Sea Star"],
        ["The winner of the race", "'We never slept' was all she said."],
        ["The winner of the race", "... and who came in second."],
        ["What the captain says", "The Harbour of Vellmar", "The crew"],
        ["معرض الصور", "أخبار المدينة", "الرياضة والطقس"],  # no small letters, no capitals
        ["항구 소식", "날씨와 바다", "스포츠"],
    ],
)
def test_lines_of_their_own(lines: list[str]) -> None:
    assert broken(BEFORE, *lines) == []


def test_what_rules_have_cut_parts_a_sentence() -> None:
    lines = ["The captain of the", "Sea Star", "said that nobody was hurt."]
    assert broken(*lines, cut=(1,)) == []
    assert broken(*lines, cut=(0,)) == [2]


@pytest.mark.parametrize("lines", [["x"], ["x", "y"], [", x", "y"], ["a,", ",b"]])
def test_short_texts_do_not_break_it(lines: list[str]) -> None:
    assert 0 not in broken(*lines)


def test_a_whole_has_the_mean_odds_of_its_words_and_is_a_sentence() -> None:
    lines = [BEFORE, "The captain of the", "Sea Star", "said that nobody of the crew was hurt.", AFTER]
    doc, reading = reading_of(*lines)
    odds = np.array([3.0, 1.0, -5.0, 4.0, 2.0])
    pooled, sentences = rejoin(doc, reading, odds, np.zeros(5, bool))
    size = np.array([4.0, 2.0, 8.0])
    mean = float((size * odds[1:4]).sum() / size.sum())
    assert pooled.tolist() == pytest.approx([3.0, mean, mean, mean, 2.0])
    assert sentences.tolist() == [False, True, True, True, False]


def test_a_broken_title_is_no_sentence() -> None:
    doc, reading = reading_of(BEFORE, "The captain of the", "sea star and its crew of four men at home", AFTER)
    assert not rejoin(doc, reading, np.zeros(4), np.zeros(4, bool))[1].any()


def test_whole_lines_stay_as_they_are() -> None:
    doc, reading = reading_of(BEFORE, AFTER)
    odds, sentences = np.array([1.0, 2.0]), np.array([True, False])
    same = rejoin(doc, reading, odds, sentences)
    assert same[0] is odds
    assert same[1] is sentences
