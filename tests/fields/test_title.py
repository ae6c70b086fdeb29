"""Headlines under the menus of whole pages, in paths, and with a stop."""

import pytest

from newsclean import clean
from newsclean.fields.title import as_title, label_of_moved
from newsclean.reading import read_text
from newsclean.span import Span

TITLE = "Fishermen block the harbour over fuel prices"
BODY = (
    "Fishermen blocked the entrance of the harbour on Wednesday in a protest against the price of fuel.\n"
    "The governor received them in the afternoon, and announced no new help.\n"
    "The ferries stayed in port until the evening, and their passengers slept in the waiting room."
)
MENU = "\n".join(
    f"* {name}"
    for name in (
        "Home Politics Business Sport, World Culture Travel Food Weather Science Health Letters Chess Radio "
        "Podcasts Archive Shop Events Jobs Cars Homes Notices Puzzles Recipes Gardens Books"
    ).split()
)


@pytest.mark.parametrize(
    "above",
    [
        MENU,
        f"{MENU}\n* The price of fuel\nShare this story:",
        f"{MENU}\nHome > Business > {TITLE}",
        f"{MENU}\nAll the fuel you need in one harbour card\n{MENU}\nAll the fuel you need in one harbour card",
        "",
    ],
    ids=["a menu", "a teaser and a colon", "a path that ends in it", "an advert that stands twice", "nothing"],
)
def test_under_a_menu(above: str) -> None:
    assert clean(f"{above}\n{TITLE}\nBy Greta Holm\n{BODY}").title == TITLE


def test_a_page_title_first_of_all() -> None:
    assert clean(f"{TITLE} - Northport Post\n{MENU}\n{TITLE}\n{BODY}").title == TITLE


def test_the_first_line_wins_over_a_standfirst_of_the_same_words() -> None:
    dek = "Fishermen blocked the entrance of the harbour in a protest against the price of fuel, and the governor"
    assert clean(f"{TITLE}\n{dek}\n{BODY}").title == TITLE


def test_a_kicker_is_not_torn_off_at_its_colon() -> None:
    assert clean(f"Northport: {TITLE}\n{MENU}\n{TITLE}\n{BODY}").title in {TITLE, f"Northport: {TITLE}"}


def test_a_colon_set_apart_is_set_right() -> None:
    assert clean(f"Northport : {TITLE}\n{BODY}").title == f"Northport: {TITLE}"
    french = (
        "Port-Nord : les pêcheurs bloquent l'entrée du port",
        "Les pêcheurs ont bloqué l'entrée du port mercredi pour protester contre le prix du gazole.\n"
        "Le préfet les a reçus dans l'après-midi, sans annoncer d'aide nouvelle.",
    )
    assert clean("\n".join(french)).title == french[0]


def test_what_rules_cut_from_a_line_is_no_part_of_the_title() -> None:
    prompted = f"Create a catchy SEO title for this article: Harbour opens again\n{BODY.splitlines()[1]}"
    assert clean(prompted).title == "Harbour opens again"


def test_what_a_guess_cut_of_the_headline_moves_as_the_title() -> None:
    doc = read_text(f"Tides\n{TITLE}\nWeather\n{BODY}")
    start, end, _, _ = doc.blocks[1]
    guess, rule = Span(0, end + len("\nWeather"), "navigation", "body.top"), Span(start, end, "other", "en.some.rule")
    assert as_title(doc, [guess], 1) == [
        guess._replace(end=start),
        Span(start, end, "title", "title"),
        guess._replace(start=end),
    ]
    assert as_title(doc, [rule], 1) == [rule]
    assert as_title(doc, [guess], None) == [guess]
    assert as_title(doc, [guess], 5) == [guess]


def test_what_leaves_in_place_of_the_title_is_called_what_it_is() -> None:
    doc = read_text(f"{TITLE} - Northport Post\nThe column of Greta Holm\n{TITLE}\n{BODY}")
    assert label_of_moved(doc, 0, 0) == label_of_moved(doc, None, 2) == "title"
    assert label_of_moved(doc, 0, 2) == label_of_moved(doc, 2, 0) == "duplicate_headline"
    assert label_of_moved(doc, 1, 2) == "navigation"


@pytest.mark.parametrize(
    "suffix", [" - Northport Post", " - 23/06/2022 - Northport Post", " | 5 March 2024 | Northport Post"]
)
def test_a_day_before_the_name_of_the_site_is_no_part_of_the_title(suffix: str) -> None:
    assert clean(f"{TITLE}{suffix}\nBy Greta Holm\n{BODY}").title == TITLE
    assert clean(f"The winter of 2022 - 2023\nBy Greta Holm\n{BODY}").title == "The winter of 2022 - 2023"
