"""Titles told only after the cut: headlines that share hardly a word with the article, beside lines that share many."""

import pytest

from newsclean import clean

TITLE = "A cold shoulder for the angry fishermen"
BODY = (
    "Fishermen blocked the entrance of the harbour on Wednesday in a protest against the price of fuel.\n"
    "The governor received them in the afternoon, and announced no new help before the end of the month.\n"
    "The ferries stayed in port until the evening, and their passengers slept in the waiting room of the terminal."
)
DEK = "Nobody sailed to the islands all day, but there is hope for a talk with those in charge on Friday"
MENU = "\n".join(f"* {name}" for name in "Home Politics Business Sport Culture Travel Weather".split())


@pytest.mark.parametrize(
    "above",
    [
        f"{TITLE}\nBy Greta Holm\n12 March 2024",
        f"{MENU}\n{TITLE}\nBy Greta Holm\n12 March 2024",
        f"Business\n{TITLE}\nGreta Holm\n12 March 2024, 10:15\n3 min read",
        f"{MENU}\n{TITLE}\n{DEK}\nBy Greta Holm\n12 March 2024",
        f"{MENU}\n* The harbour waits for the governor again\n{TITLE}\nBy Greta Holm\n12 March 2024",
        f"{TITLE}\nBy Greta Holm\n12 March 2024\nFishermen at the entrance of the harbour (Photo: Ana Vega)",
        f"{TITLE} | The Northport Post\nBy Greta Holm\n12 March 2024",
        f"Home > News > The harbour\n{TITLE}\nBy Greta Holm\n12 March 2024",
    ],
    ids=["a byline", "a menu", "a kicker", "a standfirst", "an entry of a list", "a caption", "a suffix", "a path"],
)
def test_a_headline_of_other_words(above: str) -> None:
    assert clean(f"{above}\n{BODY}").title == TITLE


@pytest.mark.parametrize(
    "above",
    [
        "Fishermen block the harbour over the price of fuel\nA cold shoulder for the angry fishermen\nBy Greta Holm",
        "Fishermen block the harbour over the price of fuel\nBy Greta Holm\n12 March 2024\nThe price of fuel",
        f"{MENU}\nFishermen block the harbour over the price of fuel\nGreta Holm, Northport\n12 March 2024",
    ],
    ids=["a standfirst", "a heading", "a byline"],
)
def test_a_headline_that_is_known_stays(above: str) -> None:
    assert clean(f"{above}\n{BODY}").title == "Fishermen block the harbour over the price of fuel"


@pytest.mark.parametrize(
    "above",
    [
        "",
        "“A boat is a debt that floats on other people”\n",
        "The ferries stayed in port.\n",
        "By Greta Holm\n12 March 2024\n",
        f"{MENU}\n12 March 2024\n",
        "Share\nCopy link\n",
        "NORTHPORT (AP) — ",
    ],
    ids=["nothing", "a pull quote", "a short paragraph", "a byline", "a menu", "prompts", "a dateline"],
)
def test_no_headline(above: str) -> None:
    assert clean(above + BODY).title is None
