"""Words and places that a text says elsewhere."""

from __future__ import annotations

import pytest

from newsclean.fields.mentions import is_located, says


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("nella giornata di ieri", "nella", True),
        ("ieri nella", "nella", True),
        ("a la una, nella.", "nella", True),
        ("stanella e nellale", "nella", False),
        ("la nella_2", "nella", False),
        ("nellale, then nella", "nella", True),
        ("", "nella", False),
    ],
)
def test_says_a_whole_word_only(text: str, word: str, expected: bool) -> None:
    assert says(text, word) is expected


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("NORTHPORT", "in Northport", True),
        ("NORTHPORT", "The mayor of Northport, in Vik.", True),
        ("NORTHPORT", "Northport won. They went back till Northport.", True),
        ("NORTHPORT", "Within Northport.", False),
        ("NORTHPORT", "in Northports", False),
        ("NORTHPORT", "The Northport council", False),
        ("VIK", "in Vik", False),
        ("SALA RIVA", "abitano a Sala Riva", True),
    ],
)
def test_names_a_place_with_a_word_before_it(name: str, text: str, expected: bool) -> None:
    assert is_located(name, text) is expected
