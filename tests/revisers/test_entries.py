"""Entries of one list stand or fall together."""

from __future__ import annotations

import numpy as np
import pytest

from newsclean import clean
from newsclean.doc import SHORT_BLOCKS, Doc
from newsclean.pipeline import Pipeline
from newsclean.revisers.entries import entry_kind, spare_entries

TITLE = "Council agrees on the new harbour"
LEAD = "The council of Vellmar has agreed on a plan for the new harbour after a debate of six hours."
SAID = "The mayor, Ida Holmt, said that the work would begin in the autumn and take four years."
POINTS = ["A new quay for the ferries", "Forty berths for small boats", "No cars on Harbour Street"]
BOX = ["Read also", "Ten storms that made history in Vellmar", "How to keep your roof on in a storm"]
FOOT = ["Subscribe to our newsletter", "© 2024 Northport Post"]


def doc_of(*lines: str) -> Doc:
    return Pipeline.of("repair").mark("\n".join(lines))[0]


def spared(lines: list[str], cut: str, hidden: str = "") -> str:
    """Return what is cut after all, an x for each line that is."""
    gone = np.array([sign == "x" for sign in cut])
    named = np.array([sign == "x" for sign in hidden or "-" * len(lines)])
    places = [i for i, sign in enumerate(cut) if sign == "x"]
    assert spare_entries(doc_of(*lines), gone, named, places) == (cut.count("x") > gone.sum())
    return "".join("x" if is_cut else "-" for is_cut in gone.tolist())


@pytest.mark.parametrize(
    "marks", ["- - -", "• • •", "* * *", "1. 2. 3.", "1) 2) 3)", "a) b) c)", "9. 10. 11.", "▲ ▲ ▲"]
)
@pytest.mark.parametrize("count", [2, 3])
def test_a_list_above_a_box_stays_whole(marks: str, count: int) -> None:
    points = [f"{mark} {point}" for mark, point in zip(marks.split(), POINTS, strict=True)][:count]
    text = "\n".join([TITLE, LEAD, SAID, "These are the main points of the plan:", *points, *BOX, *FOOT])
    assert clean(text).text.splitlines()[-2 * count + 1 :: 2] == points


@pytest.mark.parametrize("mark", ["- ", "• ", "* ", "1. "])
def test_a_list_of_stories_goes_whole(mark: str) -> None:
    text = "\n".join([TITLE, LEAD, SAID, BOX[0], mark + BOX[1], mark + BOX[2], *FOOT])
    assert clean(text).text.splitlines()[-1] == SAID


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("- one", "-"),
        ("• one", "•"),
        ("▲one", "▲"),
        ("――one", "―"),
        ("1. one", "0."),
        ("12. one", "0."),
        ("3) one", "0)"),
        ("(3) one", "(0)"),
        ("b) one", "0)"),
        ("1、one", "0、"),
        ("18:30 one", "0:0"),
        ("18.30 one", "0.0"),
        ("Opening: 2031", ":"),
        ("长度：2.4公里", ":"),
        ("Ida Holmt: I will sleep.", ":"),
        ("https://post.example/one", ""),
        ("The plan:", ""),
        ("He came. He said: no.", ""),
        ("One", ""),
        ('"One," she said.', ""),
        ("(One)", ""),
        ("2024 was a good year", ""),
        ("110 people came", ""),
        ("$40 a head", ""),
        ("#harbour", ""),
        ("3.5 million people", ""),
        ("¿Quién?", ""),
    ],
)
def test_how_an_entry_opens(line: str, kind: str) -> None:
    assert entry_kind(doc_of(line), 0) == kind


BULLETS = ["The plan has three parts.", "• Quay", "• Berths", "• Street", "The end."]


@pytest.mark.parametrize(
    ("cut", "left"),
    [("--x--", "-----"), ("-xx--", "-----"), ("---x-", "-----"), ("-xxx-", "-xxx-"), ("----x", "----x")],
)
def test_one_entry_that_stays_holds_the_others(cut: str, left: str) -> None:
    assert spared(BULLETS, cut) == left


def test_in_a_longer_text_most_entries_hold_the_others() -> None:
    lines = BULLETS + ["One more line."] * SHORT_BLOCKS
    rest = "-" * SHORT_BLOCKS
    assert spared(lines, "-xx--" + rest) == "-xx--" + rest
    assert spared(lines, "-x---" + rest) == "-----" + rest


@pytest.mark.parametrize(
    "above", ["These are the parts:", "内容は次の通り。", "主要内容如下。", "Основные пункты：", "Key points:"]
)
def test_a_list_that_is_announced_stays(above: str) -> None:
    lines = [above, *BULLETS[1:]]
    assert spared(lines, "-xxx-") == "-----"
    assert spared(lines, "xxxx-") == "xxxx-"
    assert spared(lines, "-xxx-", "x----") == "-xxx-"  # a rule knows what the line announces


@pytest.mark.parametrize("above", ["Related:", "The parts.", "The parts"])
def test_a_list_that_is_not_announced_goes(above: str) -> None:
    assert spared([above, *BULLETS[1:]], "-xxx-") == "-xxx-"


def test_lists_that_open_in_other_ways_are_others() -> None:
    assert spared(["• Quay", "• Berths", "- Home", "- News"], "--xx") == "--xx"
    assert spared(["• Quay", "Read also", "• Home"], "--x") == "--x"


def test_what_a_rule_has_named_is_no_entry() -> None:
    assert spared(["• Quay", "• Share", "• Home"], "--x", "-x-") == "--x"


@pytest.mark.parametrize("head", ["9.30 am", "07:15", "14 Uhr", "19h30", "9時10分", "Monday, 6 May", "5月6日"])
def test_days_and_times_between_lines_that_stay_stay(head: str) -> None:
    lines = ["The ferry stays.", head, "The bridge is closed.", "11.30 am", "Power is out."]
    assert spared(lines, "-x---") == "-----"
    assert spared(lines, "-x-x-") == "-----"


@pytest.mark.parametrize("cut", ["xx---", "-xx--", "-x-xx", "-xxx-"])
def test_a_time_beside_a_line_that_goes_goes(cut: str) -> None:
    lines = ["The ferry stays.", "9.30 am", "The bridge is closed.", "11.30 am", "Power is out."]
    assert spared(lines, cut) == cut


def test_a_time_alone_goes() -> None:
    assert spared(["The ferry stays.", "9.30 am", "The bridge is closed."], "-x-") == "-x-"


@pytest.mark.parametrize("line", ["Home", "3:1", "212", "Page 3", "9.30 am and 11.45 am at the old quay, and at noon"])
def test_other_lines_between_lines_that_stay_go(line: str) -> None:
    lines = ["The ferry stays.", line, "The bridge is closed.", "11.30 am", "Power is out."]
    assert spared(lines, "-x---") == "-x---"


FACTS = ["It is a long tunnel.", "Length: 2 km", "Depth: 31 m", "Opening: 2031", "Toll: none", "The end."]


@pytest.mark.parametrize(("cut", "left"), [("---x--", "------"), ("-xx---", "------"), ("-xxx--", "-xxx--")])
def test_facts_in_a_row_stay_where_most_do(cut: str, left: str) -> None:
    assert spared(FACTS, cut) == left


def test_two_facts_are_no_list() -> None:
    assert spared(["It is long.", "Length: 2 km", "Topics: harbour"], "--x") == "--x"


WALKS = ["1. Along the river", "Start at the mill.", "2. The loop", "Two hours.", "3. The lighthouse", "Low tide only."]


@pytest.mark.parametrize(("cut", "left"), [("x-----", "------"), ("----x-", "------"), ("x-x---", "x-x---")])
def test_numbers_that_go_on_below_other_lines_stay_where_most_do(cut: str, left: str) -> None:
    assert spared(WALKS, cut) == left


def test_numbers_that_start_again_are_another_list() -> None:
    assert spared([*WALKS, "1. Most read", "2. Second"], "------xx") == "------xx"
    assert spared([*WALKS, "1. Most read", "By Ana", "3. Third"], "------x-x") == "------x-x"


STARS = ["It will be slow.", "Aries", "Somebody waits.", "Taurus", "Money comes.", "Gemini", "Say it once.", "Leo"]


@pytest.mark.parametrize(
    ("cut", "left"),
    [
        ("---x----", "--------"),
        ("-x-x----", "--------"),
        ("-x-x-x--", "-x-x-x--"),  # none stays
        ("-------x", "-------x"),  # nothing is said of it
        ("----xx--", "----xx--"),
        ("--xx----", "--xx----"),
    ],
)
def test_names_in_turn_with_what_is_said_of_them_stay(cut: str, left: str) -> None:
    assert spared(STARS, cut) == left


@pytest.mark.parametrize(
    "lines",
    [
        ["It will be slow.", "Photo", "Somebody waits.", "Photo", "Money comes.", "Photo", "Say it once."],
        ["It will be slow.", "Aries", "Somebody waits.", "Taurus", "Money comes."],
        ["It will be slow.", "Aries", "Somebody waits.", "The sign of the bull", "Money comes.", "Gemini", "Soon."],
        ["It will be slow.", "Aries.", "Somebody waits.", "Taurus", "Money comes.", "Gemini.", "Say it once."],
    ],
)
def test_what_else_stands_between_sentences_goes(lines: list[str]) -> None:
    cut = "---x" + "-" * (len(lines) - 4)
    assert spared(lines, cut) == cut
