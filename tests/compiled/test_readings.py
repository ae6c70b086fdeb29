"""Twins that read a document for the models say the same of whatever letters it is made of, and take linear time."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from linear_time import check_linear
from test_twins import compared, twins

from newsclean.doc import Block, Doc, Stated
from newsclean.pipeline import clean
from newsclean.reading import read_text
from newsclean.revisers.features import GROUPS, Reading, read
from newsclean.revisers.page_stated import stated_columns
from newsclean.revisers.words import Lexicon

SIGNS = "abé жÉЖ09٣漢ก한'’-.,;:!?«»()|#…。،\t \xa0\u2028\u200b\u0301\0\x1c\ud800\uffff\U0001f6a2\U0002ffff\U0010ffff"
WORDS = "tide harbour TIDE Île 1924 İş ΣΑΣ 港 港口 ไทย l'été x \U0001f6a2".split()
LABELS = ("", "", "", "unheard-of", *(group[0] for group in GROUPS))

lines = st.one_of(
    st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join),
    st.text(st.sampled_from(SIGNS), max_size=40),
    st.text(st.characters(exclude_categories=()), max_size=20),
)
stated = st.builds(Stated, st.sampled_from(("title", "heading", "description", "article_body")), lines, st.just("meta"))

clean("The ferries stayed in port.\n" * 90)  # this loads what has twins
clean("<title>The ferries</title><p>The ferries stayed in port, and nobody knew why they had.")
needs_compiler = pytest.mark.skipif(not twins, reason="newsclean was installed without a compiler")


def lexicon_of(reading: Reading) -> Lexicon:
    """Return a lexicon that lists every other word."""
    known = np.array(sorted({*reading.words.hash[::2].tolist(), 0, 2**64 - 1}), np.uint64)
    return Lexicon(known, np.resize([2.5, -0.5, 0.25, -3.0], len(known)))


def read_all(doc: Doc, covered: list[str]) -> Reading:
    empty = Lexicon(np.zeros(0, np.uint64), np.zeros(0))
    return read(doc, covered, lexicon_of(read(doc, covered, empty)))


@needs_compiler
def test_readings_and_what_is_stated() -> None:
    @settings(max_examples=100, deadline=None)
    @given(st.data(), st.lists(lines, min_size=1, max_size=40), st.lists(stated, max_size=12))
    def check(data: st.DataObject, texts: list[str], meta: list[Stated]) -> None:
        doc = read_text("\n".join(texts))
        if not doc.blocks:
            return
        n = len(doc.blocks)
        covered = data.draw(st.lists(st.sampled_from(LABELS), min_size=n, max_size=n))
        headline = data.draw(st.one_of(st.none(), st.integers(0, n - 1)))
        reading = read_all(replace(doc, headline=headline), covered)
        assert np.isfinite(reading.own).all()
        body = [Stated("article_body", doc.text[::2] * 300, "json-ld")] if len(meta) % 2 else []
        assert np.isfinite(stated_columns(reading.words, [*meta, *body])).all()

    with compared() as asked:
        check()
    assert {name for name in twins if name.partition(".")[0] in ("features", "words", "page_stated")} <= asked.keys()


@needs_compiler
def test_every_code_point_is_folded_alike() -> None:
    written, built = twins["fold.fold"]
    for start in range(0, 0x110000, 64):
        some = [chr(code) for code in range(start, start + 64)]
        for text in ("".join(some), "Σ".join(some), " ".join(f"aΣ{one}" for one in some)):
            assert built(text) == written(text), hex(start)
            assert built(text).isascii() == written(text).isascii()


@needs_compiler
@given(st.text(st.sampled_from("ΣσςΑABab '’`\tʹ.·:\u0301\u0345\xadﬁǅKẞİIıß\U00010400\ud800\0")))
def test_capital_sigma_is_folded_as_its_neighbours_say(text: str) -> None:
    written, built = twins["fold.fold"]
    assert built(text) == written(text)
    assert len(built(text)) == len(text)


@needs_compiler
@pytest.mark.parametrize("place", [Block(-3, 4), Block(4, 3), Block(0, 99), Block(99, 120), (0,), None])
def test_blocks_that_are_not_in_the_text_are_refused(place: Block) -> None:
    doc = read_text("The ferries stayed in port.\nNobody knew why.")
    read_all(doc, ["", ""])
    with pytest.raises((ValueError, IndexError, TypeError)):
        read_all(replace(doc, blocks=(place, doc.blocks[1])), ["", ""])


@pytest.mark.parametrize("piece", ["Home\n", "tide ", "x", "漢", "港口\n", "\U0001f6a2 ", "a\n\n\ud800", "- a\n- b\n"])
def test_time_is_linear(piece: str) -> None:
    def call(text: str) -> None:
        doc = read_text(text)
        reading = read_all(doc, [""] * len(doc.blocks))
        stated_columns(reading.words, [Stated("title", text, "meta"), Stated("article_body", text, "json-ld")])

    check_linear(call, piece * 10_000, piece * 20_000)
