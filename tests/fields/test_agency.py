"""Agencies as their copy is signed, and words that only look like them."""

import pytest

from newsclean import clean
from newsclean.fields.agency import find_agency, is_agency

BODY = (
    "Fishermen blocked the entrance of the harbour on Wednesday in a protest against the price of fuel.\n"
    "The governor received them in the afternoon, and announced no new help."
)


@pytest.mark.parametrize(
    "credit, name",
    [
        ("AFP/VNA", "AFP"),
        ("(dpa/tmn)", "dpa"),
        ("Foto: AP", "AP"),
        ("(भाषा)", "भाषा"),
        ("(Efe)", "Efe"),
        ("Korr. БЕЛТА", "БЕЛТА"),
        ("أ ف ب", "أ ف ب"),
        ("共同", "共同"),
        ("中央社記者", "中央社"),
        ("서울=연합뉴스", "연합뉴스"),
        ("Anadolu Ajansı", "Anadolu Ajansı"),
        ("SITA", "SITA"),
    ],
)
def test_signs(credit: str, name: str) -> None:
    assert find_agency(credit) == name


@pytest.mark.parametrize(
    "text",
    [
        "The Daily Lantern",
        "Map of the harbour",
        "Anita Uni",
        "Efe Yılmaz",
        "Sana Khan",
        "the goddess Sita",
        "共同体",
        "apart",
    ],
)
def test_words_are_no_agencies(text: str) -> None:
    assert find_agency(text) is None
    assert not is_agency(text)


def test_a_sentence_about_an_agency_names_none() -> None:
    assert (
        clean(BODY + "\nReuters was founded by a man who kept pigeons, and the harbour remembers him.").agency is None
    )


def test_the_holder_of_rights_is_the_agency() -> None:
    assert clean(BODY + "\n© 2024 AFP. All rights reserved.").agency == "AFP"
    assert clean(BODY + "\n© 2024 Northport Post. All rights reserved.").agency is None
