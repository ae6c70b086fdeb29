from __future__ import annotations

from textwrap import fill

import pytest

from newsclean.repair.space import space
from newsclean.span import Edit, apply

STORY = [
    "The town council voted late on Monday to keep the old library open for two more years, after a petition"
    " by readers had gathered more signatures than there are voters on the register, an official said.",
    "Opponents of the plan argued that the roof alone would cost more than the building is worth. They want"
    " a reading room in the new school instead, with longer hours and a place where children can wait.",
    "A decision on the money is due in the spring. Until then the doors stay open.",
]
GERMAN = [
    "Der Gemeinderat hat am späten Montagabend beschlossen, die alte Bücherei noch zwei Jahre lang offen zu"
    " halten, nachdem eine Petition mehr Unterschriften erhalten hatte, als es Wahlberechtigte gibt.",
    "Gegner des Vorhabens rechnen vor, dass allein das Dach teurer käme, als das Gebäude wert sei. Sie"
    " wünschen sich stattdessen einen Lesesaal in der neuen Schule mit längeren Öffnungszeiten.",
]
SHORT_LINES = "\n".join(["Home", "News", "Sport", "Weather"])


def wrapped(paragraphs: list[str], width: int) -> str:
    return "\n\n".join(fill(paragraph, width, break_on_hyphens=False) for paragraph in paragraphs)


@pytest.mark.parametrize("width", [55, 60, 66, 72, 78, 90])
@pytest.mark.parametrize("story", [STORY, GERMAN * 2], ids=["en", "de"])
def test_joins_wrapped_paragraphs(story: list[str], width: int) -> None:
    text = wrapped(story, width)
    edits = list(space(text))
    assert apply(text, edits) == "\n\n".join(story)
    assert {(e.end - e.start, e.old, e.new, e.label, e.rule) for e in edits} == {
        (1, "\n", " ", "space", "repair.space")
    }


@pytest.mark.parametrize("width", [60, 72, 78])
@pytest.mark.parametrize("story", [STORY, GERMAN * 2], ids=["en", "de"])
def test_joins_paragraphs_that_no_blank_line_parts(story: list[str], width: int) -> None:
    story = ["Council keeps the old library", "By Ana Vega", *story, *story]
    text = "\n".join(fill(paragraph, width, break_on_hyphens=False) for paragraph in story)
    joined = apply(text, space(text))
    assert joined.split() == text.split()
    lines = joined.split("\n")
    assert len(story) <= len(lines) <= len(story) + 2  # a sentence that ends with its line may end the paragraph
    assert all(any(line.startswith(paragraph[:20]) for line in lines) for paragraph in story)


def test_joins_lines_that_end_in_carriage_returns() -> None:
    text = wrapped(STORY, 72).replace("\n", "\r\n")
    assert apply(text, space(text)) == "\r\n\r\n".join(STORY)


def test_a_space_at_the_line_end_is_the_space() -> None:
    text = wrapped(STORY, 72).replace("\n", " \n").replace(" \n \n", "\n\n")
    edits = list(space(text))
    assert apply(text, edits) == "\n\n".join(STORY)
    assert {(e.old, e.new) for e in edits} == {("\n", "")}


def test_a_break_after_a_hyphen_stays() -> None:
    text = wrapped(STORY, 72)
    at = text.index("\n")
    text = text[: at - 1] + "-" + text[at:]
    joined = apply(text, space(text))
    assert joined.count("\n") == 5  # two blank lines and the hyphen's
    assert "-\n" in joined


def test_leaves_an_address_in_a_wrapped_text() -> None:
    address = "Town Library\n12 Station Road\nOldtown"
    text = wrapped(STORY, 72) + "\n\n" + address
    assert apply(text, space(text)) == "\n\n".join(STORY) + "\n\n" + address


def test_edits_are_positions_of_line_breaks() -> None:
    text = wrapped(STORY, 72)
    first = next(iter(space(text)))
    assert first == Edit(text.index("\n"), text.index("\n") + 1, "\n", " ", "space", "repair.space")


SENTENCES = [
    "The council met on Monday evening in the old hall.",
    "Nobody had expected the vote to be close at all.",
    "The mayor left before the count was finished.",
    "A new date for the talks has not been set yet.",
    "The opposition called the outcome a small wonder.",
]
LINES_OF_VERSE = [
    "The river took the summer down, and nobody was there to see",
    "how slowly all the boats came home,",
    "how the lanterns on the water moved and went out one by one by one",
    "and the children, called to supper, would not come",
    "until the stars had counted them, and sent them back to bed",
    "with wet shoes and with open eyes.",
]
KEPT = {
    "paragraphs on one line each": "\n\n".join(STORY),
    "one sentence a line": "\n".join(SENTENCES * 3),
    "one sentence a line, equally long": "\n".join(
        [f"On day {n} of the talks the two sides met, and parted again." for n in range(20)]
    ),
    "verse": "\n".join(LINES_OF_VERSE * 3),
    "verse among wrapped lines": "\n".join([*LINES_OF_VERSE * 3, fill(STORY[0], 66)]),
    "verse in small letters": "\n".join(line.lower().rstrip(".") for line in LINES_OF_VERSE * 3),
    "headlines": "\n".join(
        f"{word} council keeps the old library on Mill Street" for word in "Old New Oldtown".split() * 5
    ),
    "list": "\n".join(f"- item number {n} of a list whose lines are all about as long" for n in range(12)),
    "numbered list": "\n".join(f"{n}. item number {n} of a list whose lines are about as long" for n in range(12)),
    "forms": "\n\n".join(
        ["Lecture: Rebuilding the Harbour Quarter of Oldtown after the Flood\nPlace: Town Library, the Large Hall"] * 6
    ),
    "menu": "\n".join(["Home", "News", "Sport", "Weather"] * 10),
    "addresses": "\n\n".join(["Town Library\n12 Station Road\nOldtown"] * 8),
    "table": "\n".join(f"row {n}      value {n}      the remark that belongs to row {n}" for n in range(12)),
    "pipes": "\n".join(f"| row {n} | value {n} | the remark that belongs to row {n} |" for n in range(12)),
    "quoted mail": "\n".join("> " + line for line in wrapped(STORY[:1] * 3, 70).split("\n")),
    "indented code": "\n".join("    call(the_first_argument, the_second_argument, the_third_one)" for _ in range(9)),
    "narrow column": wrapped(STORY, 40),
    "wide lines": wrapped([" ".join(STORY)] * 2, 120),
    "Chinese": "\n".join(
        ["市议会星期一晚上投票决定将旧图书馆再开放两年此前读者发起的请愿征集到的签名比登记选民还要多一位官员说" * 1] * 8
    ),
    "Korean": wrapped(
        ["시의회는 월요일 밤 늦게 오래된 도서관을 이 년 더 열어 두기로 의결했다고 한 관계자가 말했다 " * 6], 60
    ),
    "Thai": "\n".join(["สภาเทศบาลลงมติเมื่อคืนวันจันทร์ให้เปิดห้องสมุดเก่าต่อไปอีกสองปีหลังจากผู้อ่านเข้าชื่อ"] * 8),
    "too few lines": fill(STORY[2], 60),
    "short lines and a story": SHORT_LINES + "\n\n" + "\n".join(STORY),
    "double spaces and no-break spaces": "A  b\xa0c\u2003d\n" * 10,
}


@pytest.mark.parametrize("text", KEPT.values(), ids=KEPT)
def test_keeps(text: str) -> None:
    assert list(space(text)) == []
