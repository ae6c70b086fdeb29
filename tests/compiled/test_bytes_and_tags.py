"""Both ways to count controls and tags say the same of bytes and of markup that no page has."""

import random

import pytest

from newsclean.compiled import twins
from newsclean.parse.tame import FEW_TAGS, count_tags
from newsclean.repair.decode import count_controls

pytestmark = pytest.mark.skipif(not twins, reason="newsclean works without its compiled parts")
PIECES = (
    "<b < <B\t <big <em\n <FONT\x0b <i\xa0 <nobr\u2003 <tt <u\x1f <strong <STRIKE  <s <small <code </b <\xcdb <".split(
        " "
    )
)


def test_controls() -> None:
    written, built = twins["decode.count_controls"]
    for raw in (b"", b"snow", bytes(range(256)), bytes(range(256))[::-1] * 99, random.Random(3).randbytes(10_000)):
        assert built(raw) == written(raw)
    assert count_controls(bytes(range(256))) == 9 + 13 + 4 + 1


@pytest.mark.parametrize("end", ["", "\xe9", "\u0416", "\U0001f6a2", "\ud800"])
def test_tags(end: str) -> None:
    written, built = twins["tame.count_tags"]
    chance = random.Random(5)
    for size in (0, 1, 50, 4000, 20_000):
        html = "".join(chance.choices([*PIECES, " ", "x"], k=size)) + end
        assert built(html) == written(html)
    assert count_tags("<b >" * (FEW_TAGS + 1) + end) == (FEW_TAGS + 1, FEW_TAGS + 1)
    assert count_tags("<b >" * FEW_TAGS + "<b" + end)[1] == FEW_TAGS
