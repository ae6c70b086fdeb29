"""Twins that read texts and spans say the same of what chance makes of them, which is odder than any document."""

import random
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from newsclean.compiled import twins
from newsclean.doc import Block
from newsclean.pipeline import clean
from newsclean.span import Span

SIGNS = "ab .!?'\"…。»)]_* \t\n\r\v\f\x1c\x1f\x85\xa0\u2028\u2003\u3000\u0e01一ア한\0\xe9\u0416\ud800\U0001f6a2"
LABELS = ("byline", "other", "timestamp")


clean("This loads what has twins.")


def texts() -> Iterator[str]:
    chance = random.Random(7)
    for _ in range(1500):
        few = chance.sample(SIGNS, chance.randint(1, len(SIGNS)))
        yield "".join(chance.choices(few, k=chance.randint(0, 60)))


def some_spans(chance: random.Random, size: int) -> list[Span]:
    places = [sorted(chance.choices(range(size + 2), k=2)) for _ in range(chance.randint(0, 8))]
    return [Span(start, end, chance.choice(LABELS), chance.choice("ab")) for start, end in places]


def wrapped(text: str, chance: random.Random) -> str:
    """Return lines of such signs, most of them about as long."""
    width = chance.randint(45, 105)
    words = (text.replace("\n", "-") or "a").ljust(20, "a") * 20
    lines = [words[: width - chance.randint(0, 9) ** 2 // 3] for _ in range(chance.randint(3, 9))]
    return chance.choice(("\n", " \n")).join(lines + chance.choices(("", "-", text), k=2))


def both(name: str, *args: Any) -> Any:
    """Return what both twins return; fails where they differ, in what it is or in its classes."""
    written, built = twins[name]
    expected, value = written(*args), built(*args)
    assert (value, classes(value)) == (expected, classes(expected)), args
    return value


def classes(value: Any) -> Any:
    return [type(value), *(map(type, value) if isinstance(value, (list, tuple)) else ())]


@pytest.mark.skipif(not twins, reason="newsclean was installed without a compiler")
def test_lines_and_what_is_cut_from_them() -> None:
    chance = random.Random(11)
    for text in texts():
        blocks = both("text.find_lines", text)
        both("shape.shapes", text, blocks)
        both("shape.shapes", text, [Block(0, len(text))])
        both("space.may_be_wrapped", text)
        both("space.may_be_wrapped", wrapped(text, chance))
        spans = both("span.merge", some_spans(chance, len(text)))
        both("doc.find_labels", text, blocks, spans)
        both("render.close_gaps", text, blocks, spans)
        lines = [text[block.start : block.end] for block in blocks]
        both("headline.overlaps", [*lines, text], text[len(text) // 3 :])
        both("headline.find_echoes", [wide for line in lines for wide in (line, line * 25)], list(range(len(lines))))


@pytest.mark.skipif(not twins, reason="newsclean was installed without a compiler")
@pytest.mark.parametrize("name", ["span.merge", "doc.find_labels", "render.close_gaps"])
@pytest.mark.parametrize("odd", [[1, 2], ["ab"], [()], [(1,)], [(None, None, "a", "b")]])
def test_what_is_no_span_is_refused_and_no_crash(name: str, odd: list[object]) -> None:
    refused: Callable[..., Any] = twins[name][1]
    with pytest.raises((TypeError, IndexError)):
        refused(*(() if name == "span.merge" else ("a b\nc", [Block(0, 3), Block(4, 5)])), odd)
