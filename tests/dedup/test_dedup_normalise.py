from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.dedup.normalise import GAP, chunks, fold, fold_text, repair_mojibake, table

SAME = [
    ("L’Été à Paris", "L'ÉTÉ À PARIS"),
    ("naïve", "nai\u0308ve"),
    ("Straße", "STRAßE"),
    ("１２３ ＡＢＣ", "123 abc"),
    ("ٱلْعَرَبِيَّة", "العربيه"),
    ("كتاب", "کتاب"),
    ("שָׁלוֹם", "שלום"),
    ("١٢٣", "123"),
    ("𝐁𝐫𝐞𝐚𝐤𝐢𝐧𝐠", "breaking"),
    ("Ёлка", "елка"),
    ("a\u200bb\u00ad c", "ab c"),
    ("  two   spaces\t\n", "two spaces"),
    ("İstanbul", "istanbul"),
    ("Łódź", "lodz"),
]

DIFFERENT = [
    ("का", "की"),  # vowel signs of Indian scripts are letters
    ("日本", "本日"),
    ("Match 3", "Match 4"),
    ("שני", "שלישי"),
    ("가", "각"),
]


@pytest.mark.parametrize(("left", "right"), SAME)
def test_folds_alike(left: str, right: str) -> None:
    assert fold_text(left) == fold_text(right)
    assert fold([left]).text(0) == fold([right]).text(0)


@pytest.mark.parametrize(("left", "right"), DIFFERENT)
def test_keeps_apart(left: str, right: str) -> None:
    assert fold_text(left) != fold_text(right)


@given(st.lists(st.text(max_size=30), max_size=30))
def test_a_batch_folds_like_single_texts(texts: list[str]) -> None:
    folded = fold(texts)
    assert [folded.text(i) for i in range(len(texts))] == [fold_text(text) for text in texts]


@given(st.lists(st.text(st.characters(), max_size=12), min_size=9, max_size=20))
def test_zeros_follow_every_text(texts: list[str]) -> None:
    folded = fold(texts)
    for start, length in zip(folded.starts, folded.lengths, strict=True):
        assert not folded.codes[start + length : start + length + GAP].any()
        assert folded.codes[start : start + length].all()


@given(st.text(max_size=40))
def test_folding_again_changes_nothing(text: str) -> None:
    once = fold_text(text)
    assert fold_text(once) == once


@pytest.mark.parametrize(
    ("mangled", "plain"),
    [
        ("Ð\u009fÑ€Ð¸Ð²ÐµÑ‚", "Привет"),
        ("Itâ€™s late", "It’s late"),
        ("CAFÉ… OUVERT", "CAFÉ… OUVERT"),
        ("Ä Ö Ü", "Ä Ö Ü"),
        ("château", "château"),
    ],
)
def test_mojibake_is_read_right_where_that_is_certain(mangled: str, plain: str) -> None:
    assert repair_mojibake(mangled) == plain


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1"])
def test_a_mangled_headline_folds_like_the_plain_one(encoding: str) -> None:
    plain = "Le maire de Nîmes dévoile l’été culturel"
    mangled = "".join(bytes([b]).decode(encoding, "ignore") or chr(b) for b in plain.encode())
    assert fold_text(mangled) == fold_text(plain)
    many = fold([mangled, plain] * 10)
    assert many.text(0) == many.text(1)


def test_chunks_lose_and_repeat_nothing() -> None:
    texts = ["a" * n for n in (5, 0, 50, 1, 1, 200, 3)]
    parts = list(chunks(texts, 60))
    assert [text for part in parts for text in part] == texts
    assert len(parts) > 2
    assert list(chunks([])) == []


def test_the_table_has_no_zero_but_the_stop() -> None:
    assert (table() == 0).nonzero()[0].tolist() == [0xFFFF]


def test_letters_never_fold_to_spaces() -> None:
    letters = [chr(c) for c in range(0x20, 0xD7A4) if unicodedata.category(chr(c)) in ("Ll", "Lu", "Lo", "Nd")]
    wrong = [c for c in letters if table()[ord(c)] == 32]
    assert wrong == []
