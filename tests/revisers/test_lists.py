"""Lines are named after the box or the menu that they stand in."""

from __future__ import annotations

from newsclean import clean

ARTICLE = [
    "Harbour of Vellmar freezes over for the first time in decades",
    "The harbour of Vellmar froze over on Tuesday night, and eleven boats have been stuck at the quay since then.",
    "Harbour master Ida Brandt said that the ice was up to forty centimetres thick in places, and that nobody had "
    "seen anything like it since the winter of her childhood.",
    "An icebreaker from the neighbouring port is expected to reach the town on Friday, if the wind does not turn.",
]
BOX = [
    "More stories",
    "Bakers of the old town form a guild",
    "3 March 2024",
    "Bridge to the northern quarter closes for repairs",
    "2 March 2024",
    "Choir wins prize with a song about herring",
    "1 March 2024",
]
FOOTER = ["About us", "Contact", "Our shops", "The lantern club", "Our winter offers", "Privacy policy"]


def names(*parts: str) -> dict[str, str]:
    return {edit.old.strip(): edit.label or "" for edit in clean("\n".join([*ARTICLE, *parts])).removed}


def test_dates_between_stories_are_the_boxs() -> None:
    assert {names(*BOX)[line] for line in BOX} == {"related_link"}


def test_short_lines_below_a_box_are_a_menu() -> None:
    found = names(*BOX, *FOOTER)
    assert {found[line] for line in FOOTER} == {"navigation"}
    assert found["Choir wins prize with a song about herring"] == "related_link"


def test_the_articles_own_date_stays_a_timestamp() -> None:
    assert names("Published 3 March 2024", *BOX)["Published 3 March 2024"] == "timestamp"


def test_teaser_closed_by_a_note_for_subscribers_goes() -> None:
    text = "\n".join([
        "Le port de Vellmar pris par les glaces depuis mardi",
        "Le port de Vellmar a gelé dans la nuit de mardi à mercredi, et onze bateaux sont bloqués à quai depuis lors.",
        "Analyse",
        "Que deviennent les phares de la côte nord ?",
        "27 mars 2031 abonnés",
        "La capitaine du port, Ida Brandt, dit que personne n'avait rien vu de tel depuis l'hiver de son enfance.",
    ])  # fmt: skip
    found = {edit.old.strip(): edit.label for edit in clean(text).removed}
    assert found["Que deviennent les phares de la côte nord ?"] == found["Analyse"] == "related_link"
