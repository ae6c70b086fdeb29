from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsclean.repair import REPAIRS, repair
from newsclean.repair.gate import is_clean
from newsclean.span import apply, undo

ANYTHING = st.text(st.characters(exclude_categories=()))
# Pieces that damage each other: halves of references, tags, mojibake, surrogates and wrapped lines.
SCRAPS = """
    Ã © Â â€™ â€œ Ð¿Ñ€ &amp; & amp; #109; &lt; b &gt; < > <b> </b> p> <p> --> <!-- ]]> <![CDATA[ &# 38; lt; &shy;
    &#0; &NewLine; <script> </script> ก ☃ ? . - the “ https://a.b/?x
"""
PIECES = SCRAPS.split()
PIECES += [
    " ",
    "\n",
    "\r\n",
    "word " * 14 + "\n",
    *"\xa0\xad\u200b\ufeff\x00\x93\x85\x81\ufffd\ud83d\ude00\udb40\udc41",
]
PIECES += ["\U0001f3f4", "\U000e0067\U000e0062\U000e0065\U000e007f"]
TEXTS = st.one_of(ANYTHING, st.lists(st.sampled_from(PIECES), max_size=40).map("".join))


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_undo_gives_the_input_back(text: str) -> None:
    repaired, edits = repair(text)
    assert undo(repaired, edits) == text
    assert apply(text, edits) == repaired
    assert all(text[e.start : e.end] == e.old != e.new for e in edits)
    assert all(a.end <= b.start for a, b in pairwise(edits))


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_repairing_again_changes_nothing(text: str) -> None:
    repaired, _ = repair(text)
    assert repair(repaired) == (repaired, [])


@settings(deadline=None)  # the first example imports ftfy
@given(TEXTS)
def test_what_is_repaired_is_valid_utf8(text: str) -> None:
    repair(text)[0].encode("utf-8")


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_a_clean_text_has_nothing_to_repair(text: str) -> None:
    if is_clean(text):
        assert [name for name, find in REPAIRS if name != "space" and list(find(text))] == []


@pytest.mark.parametrize(("name", "find"), REPAIRS, ids=[name for name, _ in REPAIRS])
@settings(deadline=None)
@given(text=TEXTS)
def test_each_repair_keeps_its_promises_alone(name: str, find, text: str) -> None:  # type: ignore[no-untyped-def]
    edits = list(find(text))
    assert undo(apply(text, edits), edits) == text
    assert {edit.rule for edit in edits} <= {f"repair.{name}"}
    assert {edit.label for edit in edits} <= {"mojibake", "html_residue", "control", "space"}


CASES = [
    ("mojibake that holds a soft hyphen", "BrasÃ\xadlia", "Brasília"),
    ("soft hyphen after a capital", "SÃ\xadO", "SíO"),
    ("soft hyphen by name", "Bundes&shy;tag", "Bundestag"),
    ("zero width space in a reference", "A&am\u200bp;B", "A&B"),
    ("mark read as latin-1", "ï»¿Snow fell", "Snow fell"),
    ("reference inside an attribute", '<a href="https://a.b/?x=1&amp;y=2" title="&quot;">Snow</a> fell', "Snow fell"),
    ("mojibake inside a link", '<a href="/x">prÃ©sident</a>', "président"),
    ("control without a meaning", "a\x81b", "ab"),
    ("reference of a control", "a&#8203;b", "ab"),
]
CLEAN = [
    "Le « président » a déclaré : « C’est l’été ! » – à 3 000 € près…",
    "SÃO PAULO, NÃO, CORAÇÃO",
    "Fish & Chips, AT&T, R&D; 3 < 4 > 2",
    "The <p> tag makes a paragraph.",
    "Write &lt;b&gt; for bold.",
    "می\u200cخواهم 👩\u200d🚒",
    "Line one\nLine two\n\n  indented\ttab  double",
    "",
]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_repairs_work_together(text: str, expected: str) -> None:
    repaired, edits = repair(text)
    assert repaired == expected
    assert undo(repaired, edits) == text


@pytest.mark.parametrize("text", CLEAN)
def test_clean_text_is_given_back(text: str) -> None:
    assert repair(text) == (text, [])


def test_edits_stay_small() -> None:
    text = "Le prÃ©sident &amp; lâ€™été\x00, <b>dit</b>-il"
    assert [(e.old, e.new) for e in repair(text)[1]] == [
        ("Ã©", "é"),
        ("&amp;", "&"),
        ("â€™", "’"),
        ("\x00", ""),
        ("<b>", ""),
        ("</b>", ""),
    ]


def test_what_is_nested_on_purpose_loses_its_controls_only() -> None:
    text = "&#38;"
    for _ in range(12):  # each round uncovers the last digit of the next reference
        at = text.index(";") - 1
        text = f"{text[:at]}&#{ord(text[at])};{text[at + 1 :]}"
    text = "\x00" + text + "\ud800"
    repaired, edits = repair(text)
    assert repaired == text[1:-1] + "\ufffd"
    assert undo(repaired, edits) == text
    assert repair(repaired) == (repaired, [])


UNITS = [
    "&gt;",
    "<b>",
    "<!--",
    "<![CDATA[",
    '&lt;a x="',
    "<script>",
    "www.a&amp;",
    "Ã©",
    "é\x93",
    "Ã ",
    "x\n",
    " \n",
    "a<br>",
    "\x00a",
]


@pytest.mark.parametrize("unit", UNITS)
def test_time_is_linear(unit: str) -> None:
    def seconds(size: int) -> float:
        text = (unit * size)[:size]
        taken = []
        for _ in range(3):
            start = time.process_time()
            repair(text)
            taken.append(time.process_time() - start)
        return min(taken)

    seconds(1000)  # imports and compiles
    small, large = seconds(5_000), seconds(20_000)
    assert large < 4 * 2.6 * small + 0.01  # quadratic would be 16 times
