"""What a block looks like, whatever its language: its words, whether it ends like a sentence, whether it is prose."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from newsclean.compiled import compiled
from newsclean.doc import Block
from newsclean.span import make

_DENSE = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+"
)  # no spaces between words, or long words
_OTHER_BYTES = bytes({*range(256)} - {0xE0, 0xE1, *range(0xE3, 0xEE)})  # of UTF-8, that open no letter of _DENSE
_CLOSERS = "\"'”’»)]›」』”*_ \u00a0\u202f"
# The stop comes first in the pattern, so that nothing but stops is looked at: three letters before one of ours, and
# a sentence behind it.
_INNER_STOP = re.compile(
    r"[.!?…。।॥؟！？](?:(?<=[^\W\d_]{3}[.!?…])[\"'”’»]? [\"'“„«(¿¡]{0,2}[^\W\d_]{2}|(?<=[。।॥؟！？])(?=.{4}))"
)
_IN_WORD = bytes(not chr(code).isspace() for code in range(0x80)).ljust(0x100)  # of ASCII
_FULL_STOPS = frozenset(".!?…。！？．؟।॥։።")
_ENDINGS = _FULL_STOPS.union(_CLOSERS)


LONG = 500  # code points from which it pays to look for the beginnings of words instead of splitting
PROSE_WORDS = 20  # a line of this many words is prose whatever it ends with
SENTENCE_WORDS = (
    8  # and one of this many if it ends like a sentence. Source: shares in measured.md ("What a page dump holds")
)


class Shape(NamedTuple):
    """A block's size and ending."""

    words: int  # in scripts without spaces: half the characters
    sentence: bool  # ends with a full stop of some script, perhaps inside quotes
    stop: str  # the last character that is not a closing quote or bracket
    prose: bool  # reads like a paragraph rather than a title, a link or a label


def count_words(text: str) -> int:
    """Return the number of words; in scripts without spaces between words, two characters count as one.

    >>> count_words("The ferries stayed in port.")
    5
    """
    if text.isascii():
        return _count_plain_words(text)
    return len(text.split()) + _count_dense(text) // 2


def _count_dense(text: str) -> int:
    # Of UTF-8 it takes a moment to tell that no letter of these scripts is in it.
    if not text.encode("utf-8", "surrogatepass").translate(None, _OTHER_BYTES):
        return 0
    return sum(map(len, _DENSE.findall(text)))


def is_dense(text: str) -> bool:
    """Say whether a text has letters of a script without spaces between words."""
    return _count_dense(text) > 0


def _count_plain_words(text: str) -> int:
    if len(text) < LONG:
        return len(text.split())
    import numpy as np

    in_word = np.frombuffer(text.encode().translate(_IN_WORD), np.bool_)
    return int(np.count_nonzero(in_word[1:] > in_word[:-1]) + in_word[0])


@compiled
def has_two_sentences(text: str) -> bool:
    """Say whether a sentence ends inside a text and another one follows.

    >>> has_two_sentences("The ferry stopped. Nobody knew why."), has_two_sentences("Dr. Vik, No. 4, p. 12.")
    (True, False)
    """
    return _INNER_STOP.search(text) is not None


def shape(text: str) -> Shape:
    """Return the shape of a block's text.

    >>> shape("The harbour froze over in the night, the mayor said.")
    Shape(words=10, sentence=True, stop='.', prose=True)
    """
    return _shape(text, count_words(text))


def _shape(text: str, words: int) -> Shape:
    stop = text[-1:]
    if stop not in _ENDINGS:
        return make(Shape, (words, False, stop, words >= PROSE_WORDS))
    if stop in _CLOSERS:
        text = text.rstrip(_CLOSERS)
        stop = text[-1:]
    if stop == "." and text[-2:] == "..":
        stop = "…"  # three dots trail off; they often cut a teaser short
    sentence = stop in _FULL_STOPS
    prose = words >= PROSE_WORDS or (sentence and words >= SENTENCE_WORDS)
    return make(Shape, (words, sentence, stop, prose))


@compiled
def shapes(text: str, blocks: Sequence[Block]) -> tuple[Shape, ...]:
    """Return the shape of every block."""
    # Counting spaces is much faster than splitting at them, and the same where there is no other white space.
    is_plain = "  " not in text and "\t" not in text
    lines = [text[block[0] : block[1]] for block in blocks]
    if is_plain and text.isascii():
        return tuple([_shape(line, line.count(" ") + 1) for line in lines])
    if is_plain and not _count_dense(text):
        sizes = [line.count(" ") + 1 if line.isascii() else len(line.split()) for line in lines]
    else:
        sizes = [_count_words_of_line(line) for line in lines]
    return tuple(map(_shape, lines, sizes))


def _count_words_of_line(line: str) -> int:
    if line.isascii() and "  " not in line and "\t" not in line:
        return line.count(" ") + 1
    return count_words(line)
