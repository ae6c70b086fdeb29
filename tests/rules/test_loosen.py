"""The proposer may propose too much, never too little: what `re` finds, the loosened pattern finds in RE2."""

import re
import sys

import pytest
import re2

from newsclean.doc import Block
from newsclean.rules.fold import fold
from newsclean.rules.rule import Rule
from newsclean.rules.scan import Scanner, loosen

EVERY_CHARACTER = "".join(chr(i) for i in range(sys.maxunicode + 1) if not 0xD800 <= i < 0xE000)
CLASSES = [
    *(r"\w", r"\W", r"\d", r"\D", r"\s", r"\S"),
    *(r"[\w.-]", r"[\W\d]", r"[\d,]", r"[\D]", r"[\s,]", r"[\S]", r"[a-z\d]"),
    *(r"[^\w]", r"[^\W]", r"[^\d:]", r"[^\D7]", r"[^\s-]", r"[^\S]", r"[^\W\d_]", r"[^\W\d.,()]", r"[^]\W]", r"[^abc]"),
]
NAME = r"[^\W\d_]{3,}"


@pytest.mark.parametrize("pattern", CLASSES)
def test_a_loosened_class_holds_all_that_the_class_holds(pattern: str) -> None:
    held = "".join(re.findall(pattern, EVERY_CHARACTER))
    assert held
    unseen = re2.sub(f"^(?:{loosen(pattern)})*", "", held)
    assert not unseen, f"{unseen[0]!r} is in {pattern}, not in {loosen(pattern)}"


def test_a_class_of_ascii_stays_one() -> None:
    assert loosen("[^abc]") == "[^abc]"
    assert not re2.search(loosen(r"[a-z.]"), "Ж")


@pytest.mark.parametrize(
    ("match", "hit", "miss"),
    [
        (rf"^автор: {NAME} {NAME}$", "Автор: Мирослава Озёрная", "Автор: 12 33"),
        (rf"^της {NAME}ς$", "Της Μυρτούς", "Της 7ης"),
        (rf"^بقلم {NAME}", "بقلم سلمى", "بقلم ٢٠٢٤"),
        (rf"^फ़ोटो: {NAME}", "फ़ोटो: कमल", "फ़ोटो: १२३४"),
        (r"^[^\W\d]+/фото$", "Озёрная/фото", "2024/фото"),
        (r"^[^\S\n]+далее$", "\u2005далее", "-далее"),
    ],
    ids=["russian", "greek", "arabic", "hindi", "open class", "odd space"],
)
def test_rules_for_letters_of_other_scripts_are_proposed(match: str, hit: str, miss: str) -> None:
    rule = Rule("test.name", "byline", "line", match)
    scanner = Scanner([rule])
    assert scanner.propose(fold(hit)) == [rule]
    for line, expected in ((hit, 1), (miss, 0)):
        (found,) = scanner.scan([fold(line)], [Block(0, len(line))])
        assert len(found) == expected
