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


def test_the_publishers_address_below_a_box_is_no_story() -> None:
    address = ["Lantern Publishing, 4 Quay Street, Vellmar", "desk@lantern.example", "Tel: +99 555 010 20 30"]
    found = names(*BOX, *address)
    assert found[address[1]] == found[address[2]] == "copyright"


def test_years_and_sums_in_headlines_of_a_box_are_no_address() -> None:
    lines = ["Herring catch of 2029-2031 worth 5 000 000 000", "What @harbour wrote at 12.30 on 12-12-2030"]
    found = names("More stories", *lines, *BOX[1:])
    assert {found[line] for line in lines} == {"related_link"}


def test_the_code_of_a_player_is_the_players() -> None:
    menu = [f"{word} {place}" for word in ("News", "Ferries", "Harbour") for place in ("north", "south", "east")]
    code = 'Embed < iframe src="https://media.example/player/77" width="100%" title="Player">'
    text = "\n".join(["Listen 3:41", code, *menu, *ARTICLE, *BOX, *FOOTER])
    found = {edit.old.strip(): edit.label for edit in clean(text).removed}
    assert next(label for line, label in found.items() if code in line) == "media_placeholder"


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
