"""The scanner finds the same whether a line comes alone, among others, or beside rules of the other automaton."""

import pytest

from newsclean.doc import Block
from newsclean.parse.text import find_lines
from newsclean.rules.pack import load_pack
from newsclean.rules.rule import Rule
from newsclean.rules.scan import Scanner

LONG = "the ferry stayed in port for a night while the crews cut the ice around the long piers by hand, the mayor said "
SOON_LEFT = Rule("test.share", "social_widget", "line", "^share on facebook", max_chars=400)
UNDER_WAY = Rule("test.credit", "photo_credit", "line", r"^.{5,300} photo: ", max_chars=400)
ANYWHERE = Rule("test.inline", "related_link", "any", r"\(read more\)")


@pytest.mark.parametrize("rules", [(SOON_LEFT, UNDER_WAY, ANYWHERE), (UNDER_WAY, ANYWHERE, SOON_LEFT)])
def test_proposals_keep_the_order_of_the_rules(rules: tuple[Rule, ...]) -> None:
    line = "share on facebook (read more) photo: ida holmt"
    assert Scanner(rules).propose(line) == list(rules)


@pytest.mark.parametrize("rules", [(SOON_LEFT,), (UNDER_WAY,), (ANYWHERE,), ()])
def test_rules_of_one_kind_need_no_others(rules: tuple[Rule, ...]) -> None:
    line = "share on facebook (read more) photo: ida holmt"
    assert Scanner(rules).propose(line) == list(rules)


@pytest.mark.parametrize("size", [1, 2], ids=["up to a paragraph", "longer"])
def test_long_lines_are_hit_among_others(size: int) -> None:
    lines = [LONG * size, LONG * size + "(read more)", "share on facebook", LONG * size + "photo: ida holmt"]
    lines = [line.strip() for line in lines]
    text = "\n".join(lines)
    found = Scanner((SOON_LEFT, UNDER_WAY, ANYWHERE)).scan(lines, find_lines(text))
    assert [[hit.rule.id for hit in line] for line in found] == [[], ["test.inline"], ["test.share"], ["test.credit"]]
    assert [text[hit.start : hit.end] for line in found for hit in line] == ["(read more)", lines[2], lines[3]]


def test_no_lines_no_hits() -> None:
    assert Scanner((SOON_LEFT,)).scan([""], [Block(0, 0)]) == ((),)
    assert Scanner((SOON_LEFT,)).scan([], []) == ()


@pytest.mark.parametrize(
    ("match", "anchored"),
    [
        ("^a|^b", True),
        ("^(?:a|b)", True),
        (r"^a\|b", True),
        ("^[(|]a", True),
        ("^[]|]a", True),
        ("^a|b", False),
        ("^(?:a)|b", False),
        (r"^\(a|b", False),
        ("a", False),
        ("(?:^a|^b)", False),  # which is anchored, but searching for it finds the same
    ],
)
def test_anchored(match: str, anchored: bool) -> None:
    assert Rule("test.rule", "other", "line", match).anchored is anchored


def test_a_pack_has_the_words_of_its_language_and_all_firms() -> None:
    matches = {rule.id: rule.match for pack in ("it", "en") for rule in load_pack(pack).rules}  # type: ignore[union-attr]
    assert "giornalista" in matches["it.byline.by"] and "reporter" in matches["it.byline.by"]
    assert "журналист" not in matches["it.byline.by"]
    assert "журналист" in matches["en.byline.by"], "English rules are for texts in all languages"
    assert "ritzau" in matches["it.agency.credit"]
