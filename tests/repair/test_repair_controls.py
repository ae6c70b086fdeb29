from __future__ import annotations

import pytest

from newsclean.repair.controls import controls, soft_hyphens
from newsclean.span import Edit, apply

HITS = [
    ("NUL between letters", "a\x00b", "ab"),
    ("a run is one removal", "a\x00\x01\x02b", "ab"),
    ("escape and delete", "\x1b[0mRed\x7f", "[0mRed"),
    ("separators part words", "one\x1etwo", "one two"),
    ("byte order mark in the middle", "one\ufefftwo", "onetwo"),
    ("zero width space", "\u200bThe mayor\u200b left", "The mayor left"),
    ("word joiner", "10\u2060km", "10km"),
    ("right-to-left override", "file\u202egnp.exe", "filegnp.exe"),
    ("isolates", "the \u2068name\u2069 of", "the name of"),
    ("embedding around Arabic", "\u202bخبر\u202c", "خبر"),
    ("object placeholder", "before\ufffcafter", "beforeafter"),
    ("noncharacters", "a\ufdd0b\uffffc\U0010fffed", "abcd"),
    ("hidden message in tag characters", "Hello\U000e0068\U000e0069", "Hello"),
    ("tag characters after a flag that is none", "\U0001f3f4\U000e0068\U000e007f", "\U0001f3f4"),
    ("half surrogate", "a\ud800b\udc00c", "a\ufffdb\ufffdc"),
    ("a character in two halves", "\ud83d\ude00!", "😀!"),
    ("halves that would make a removable character", "a\udb40\udc41b", "ab"),
]
MISSES = [
    ("breaks and tabs", "a\tb\nc\rd\x0be\x0cf\u2028g\u2029h"),
    ("zero width joiner in an emoji", "👩\u200d🚒 saved the cat"),
    ("zero width non-joiner in Persian", "می\u200cخواهم"),
    ("direction marks", "abc\u200e و\u200f \u061c1"),
    ("variation selectors", "❤\ufe0f and 葛\U000e0100"),
    ("zero width space between Khmer letters", "សួស្តី\u200bពិភពលោក"),
    ("flag of Scotland", "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f won"),
    ("replacement character", "caf\ufffd"),
    ("no-break spaces", "10\u00a0000\u202f€"),
    ("C1 controls, which may be mojibake", "\x93quoted\x94"),
    ("soft hyphen, which may be mojibake", "Ã\xad"),
    ("private use", "\uf8ff phones"),
]


@pytest.mark.parametrize(("text", "expected"), [hit[1:] for hit in HITS], ids=[hit[0] for hit in HITS])
def test_removes(text: str, expected: str) -> None:
    edits = list(controls(text))
    assert apply(text, edits) == expected
    assert list(controls(expected)) == []
    assert {(edit.label, edit.rule) for edit in edits} == {("control", "repair.controls")}


@pytest.mark.parametrize("text", [miss[1] for miss in MISSES], ids=[miss[0] for miss in MISSES])
def test_keeps(text: str) -> None:
    assert list(controls(text)) == []


def test_edits_hold_the_old_characters() -> None:
    assert list(controls("ab\x00\x00c")) == [Edit(2, 4, "\x00\x00", "", "control", "repair.controls")]


def test_soft_hyphens_go_alone() -> None:
    text = "Bun\xaddes\xadtag, well-known\u2010\u2011"
    assert apply(text, soft_hyphens(text)) == "Bundestag, well-known\u2010\u2011"
    assert list(soft_hyphens("well-known")) == []
