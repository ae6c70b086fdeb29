"""What stands beside a marked line: captions, rubrics, numbers, names under a lone "By"."""

from __future__ import annotations

import pytest

from newsclean import clean

TITLE = "Harbour of Vellmar freezes over for the first time in decades"
LEAD = (
    "The harbour of Vellmar froze over on Tuesday night, and eleven boats have been stuck at the quay since then, "
    "the town said in the morning."
)
SECOND = (
    "Harbour master Ida Brandt said that the ice was up to forty centimetres thick in places, and that nobody had "
    "seen anything like it since the winter of her childhood."
)
CREDIT = "Photo: Reuters"


def labels(*parts: str) -> dict[str, str]:
    return {edit.old.strip(): edit.label or "" for edit in clean("\n".join(parts)).removed}


@pytest.mark.parametrize(
    "caption",
    [
        "Two fishermen walk over the ice of the harbour on Wednesday.",
        "Ida Brandt looks at the boats in the frozen harbour",
    ],
)
def test_caption_above_a_credit_goes(caption: str) -> None:
    assert labels(TITLE, LEAD, caption, CREDIT, SECOND, LEAD)[caption] == "photo_caption"


@pytest.mark.parametrize(
    "line",
    [
        "“We can walk to the lighthouse, and my grandchildren think this is wonderful.”",
        "Help from the north",
        SECOND,
    ],
    ids=["speech", "subheading", "paragraph"],
)
def test_what_else_stands_above_a_credit_stays(line: str) -> None:
    assert line in clean("\n".join([TITLE, LEAD, line, CREDIT, SECOND.replace("forty", "thirty"), LEAD])).text


def test_rubric_above_the_byline_goes() -> None:
    removed = clean("\n".join([TITLE, "Winter and weather", "By Ana Vega", "3 March 2024", LEAD, SECOND])).removed
    found = {edit.old.strip(): (edit.label, edit.rule) for edit in removed}
    assert found["Winter and weather"] == ("breadcrumb", "beside.meta")


def test_many_short_lines_above_the_byline_are_a_list() -> None:
    lines = [
        "Rope",
        "Two ice picks",
        "A whistle",
        "Dry socks",
        "Hot tea",
        "A thermometer",
        "A long pole",
        "Spare gloves",
    ]
    removed = clean("\n".join([TITLE, *lines, "By Ana Vega", "3 March 2024", LEAD, SECOND])).removed
    assert "By Ana Vega" in [edit.old.strip() for edit in removed]
    assert not any((edit.rule or "").startswith("beside") for edit in removed)


def test_standfirst_above_the_byline_stays() -> None:
    standfirst = "Eleven boats stuck, and no help before Friday"
    assert standfirst in clean("\n".join([TITLE, standfirst, "By Ana Vega", "3 March 2024", LEAD, SECOND])).text


def test_number_above_a_counter_goes() -> None:
    assert labels(TITLE, "By Ana Vega", "130", "Shares", LEAD, SECOND)["130"] in ("share_counter", "social_widget")


def test_name_under_a_lone_par_goes() -> None:
    body = [
        "Le port de Vellmar a gelé dans la nuit de mardi à mercredi, et onze bateaux sont bloqués à quai depuis lors.",
        "La capitaine du port, Ida Brandt, dit que personne n'avait rien vu de tel depuis l'hiver de son enfance.",
    ]
    assert (
        labels("Le port de Vellmar pris par les glaces", "Par", "la rédaction du Nord", *body)["la rédaction du Nord"]
        == "byline"
    )
