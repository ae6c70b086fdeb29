"""Tables of contents and excerpts: lines that stand in the text once more."""

from __future__ import annotations

import pytest

from newsclean import clean

TITLE = "Harbour of Vellmar freezes over for the first time in decades"
LEAD = "The harbour of Vellmar froze over on Tuesday night, and eleven boats have been stuck at the quay since then."
SECOND = "Harbour master Ida Brandt said that nobody had seen anything like it since the winter of her childhood."
THIRD = "An icebreaker from the neighbouring port is expected to reach the town on Friday, if the wind does not turn."


def lines(*parts: str) -> str:
    return "\n".join(parts)


def removed(text: str) -> dict[str, str]:
    return {edit.old.strip(): edit.rule for edit in clean(text).removed}


def test_table_of_contents_goes_and_the_subheadings_stay() -> None:
    first, second = "Boats in the ice", "Help from the north"
    text = lines(TITLE, LEAD, first, second, first, SECOND, second, THIRD)
    article = clean(text)
    assert [edit.old.strip() for edit in article.removed if edit.rule == "contents"] == [first, second]
    assert article.text.count(first) == article.text.count(second) == 1


@pytest.mark.parametrize(
    "text",
    [
        lines(TITLE, LEAD, "Ida Brandt", SECOND, "Tom Reed", THIRD, "Ida Brandt", LEAD.replace("eleven", "twelve")),
        lines(TITLE, LEAD, "Roll on, grey sea,", "roll on and sing,", "Roll on, grey sea,", "roll on and sing,"),
    ],
    ids=["speakers", "chorus"],
)  # fmt: skip
def test_lines_of_speech_and_song_that_come_back_stay(text: str) -> None:
    assert "contents" not in removed(text).values()


@pytest.mark.parametrize("cut", ["", "...", " […]"])
def test_excerpt_that_breaks_off_goes(cut: str) -> None:
    paragraph = LEAD + " " + SECOND
    excerpt = paragraph[:190].rstrip() + cut
    assert removed(lines(TITLE, excerpt, paragraph, THIRD)).get(excerpt) == "excerpts"
    assert removed(lines(TITLE, excerpt, "VELLMAR (AP) - " + paragraph, THIRD)).get(excerpt) == "excerpts"


def test_standfirst_in_other_words_stays() -> None:
    standfirst = "The harbour of Vellmar froze over on Tuesday night, the first time since the winter of 1987."
    assert standfirst in clean(lines(TITLE, standfirst, LEAD + " " + SECOND, THIRD)).text
