"""Who wrote the article, told from everybody else who is named in its text."""

import pytest

from newsclean import clean
from newsclean.doc import Doc
from newsclean.fields.bylines import authors
from newsclean.parse.text import find_lines

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
        ("Reporter\nAna Vega\nEditor\nTom Reed\n12 March 2024", "", ["Ana Vega"]),
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


def signed_by(lines: list[str]) -> tuple[str, ...]:
    """Return the authors of a text whose lines from "By" on were cut as bylines."""
    text = "\n".join(lines)
    doc = Doc(text, find_lines(text), language="en")
    return authors(doc, [doc.mark(i, "byline", "by") for i, line in enumerate(lines) if line.startswith("By ")])


def test_many_bylines_below_an_article_are_those_of_other_stories() -> None:
    names = "Tom Reed, Ada Krol, Ivo Lind, Mia Sand, Leo Holm, Eva Dorn, Jan Falk".split(", ")
    story = [FIRST, *REST.split("\n"), FIRST, FIRST]
    assert signed_by([*story, *(f"By {name}" for name in names)]) == ()
    assert signed_by(["By Ana Vega", *story, *(f"By {name}" for name in names)]) == ("Ana Vega",)
    assert signed_by([*story, *(f"By {name}" for name in names[:2])]) == ("Tom Reed", "Ada Krol")
    assert list(signed_by([*story, f"By {', '.join(names[:-1])} and {names[-1]}"])) == names


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


@pytest.mark.parametrize("last, names", [("Ana Vega", ["Ana Vega"]), ("Gute Nacht.", []), ("Ende Mai.", [])])
def test_a_name_alone_signs_at_the_end_and_a_sentence_stays(last: str, names: list[str]) -> None:
    article = clean(GERMAN.format("12. März 2024") + f"\nDie Fähren blieben bis zum Abend im Hafen liegen.\n{last}")
    assert list(article.authors) == names
    assert article.text.endswith(last) == (not names)
