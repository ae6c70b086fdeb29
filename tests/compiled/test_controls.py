"""Both ways to count controls say the same of bytes."""

import random

import pytest

from newsclean.compiled import twins
from newsclean.repair.decode import count_controls

pytestmark = pytest.mark.skipif(not twins, reason="newsclean works without its compiled parts")


def test_controls() -> None:
    written, built = twins["decode.count_controls"]
    for raw in (b"", b"snow", bytes(range(256)), bytes(range(256))[::-1] * 99, random.Random(3).randbytes(10_000)):
        assert built(raw) == written(raw)
    assert count_controls(bytes(range(256))) == 9 + 13 + 4 + 1
