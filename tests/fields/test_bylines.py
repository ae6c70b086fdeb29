"""Who wrote the article, told from everybody else who is named in its text."""

import pytest

from newsclean import clean

TITLE = "Fishermen block the harbour over fuel prices"
FIRST = "Fishermen blocked the entrance of the harbour on Wednesday in a protest against the price of fuel."
REST = (
    "The governor received them in the afternoon, and announced no new help before the end of the month.\n"
    "The ferries stayed in port until the evening, and their passengers slept in the waiting room of the terminal."
)
GERMAN = (
    "Fischer sperren den Hafen wegen der hohen Preise\n{}\n"
    "Fischer haben am Mittwoch die Einfahrt des Hafens gesperrt, um gegen die Preise von Diesel zu protestieren.\n"
    "Der Bürgermeister empfing sie am Nachmittag, kündigte aber bis zum Ende des Monats keine neue Hilfe an."
)


@pytest.mark.parametrize(
    "head, tail, names",
    [
        ("By Ana Vega\n12 March 2024", "Read more\nStorm closes the school\nBy Tom Reed\n10 March 2024", ["Ana Vega"]),
        ("By Ana Vega\n12 March 2024", "Additional reporting by Tom Reed", ["Ana Vega"]),
        ("Written by Ana Vega\nEdited by Tom Reed\n12 March 2024", "", ["Ana Vega"]),
        ("Tom Reed\nBy Ana Vega\n12 March 2024", "", ["Ana Vega"]),
        ("By Ana Vega\nTom Reed\n12 March 2024", "", ["Ana Vega", "Tom Reed"]),
        ("By Ana Vega and Tom Reed\n12 March 2024", "", ["Ana Vega", "Tom Reed"]),
        ("By Ana Vega, New York\n12 March 2024", "", ["Ana Vega"]),
        ("12 March 2024", "By Ana Vega", ["Ana Vega"]),
        ("12 March 2024", "Reporting by Ana Vega; editing by Tom Reed", ["Ana Vega"]),
        ("12 March 2024", "", []),
        ("By our own correspondent\n12 March 2024", "", []),
    ],
)
def test_who_wrote(head: str, tail: str, names: list[str]) -> None:
    assert list(clean(f"{TITLE}\n{head}\n{FIRST}\n{REST}\n{tail}").authors) == names


def test_a_byline_under_the_standfirst_counts() -> None:
    text = f"{TITLE}\n{FIRST}\nBy Ana Vega\n12 March 2024\n{REST}\nRead more\nStorm closes the school\nBy Tom Reed"
    assert clean(text).authors == ("Ana Vega",)


@pytest.mark.parametrize(
    "head, names, agency",
    [
        ("Nora Blank (dpa)\nDienstag, 12.3.2024 - 09:15", ["Nora Blank"], "dpa"),
        ("Von Nora Blank und Jens von der Heide, Kiel\n12. März 2024", ["Nora Blank", "Jens von der Heide"], None),
        ("Von Nora Blank 12. März 2024", ["Nora Blank"], None),
    ],
)
def test_german_heads(head: str, names: list[str], agency: str | None) -> None:
    article = clean(GERMAN.format(head))
    assert (list(article.authors), article.agency, article.place) == (names, agency, None)
    assert article.published is not None and article.published[:10] == "2024-03-12"


def test_an_agency_behind_a_place_is_a_dateline() -> None:
    article = clean(f"{TITLE}\n12 March 2024\nBuenos Aires (AFP)\n{FIRST}\n{REST}")
    assert (article.authors, article.place, article.agency) == ((), "Buenos Aires", "AFP")
