from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsclean.repair.mojibake import is_suspect, mojibake
from newsclean.span import Edit, apply

FRENCH = "Le « président » a déclaré : « C’est l’été, n’est-ce pas ? » – à 3 000 € près…"
ORIGINALS = [
    FRENCH,
    "Où est passée la forêt ? Ça, personne ne le sait.",
    "Правительство объявило о новом плане.",
    "Η κυβέρνηση ανακοίνωσε νέο σχέδιο.",
    "Chính phủ đã công bố kế hoạch mới cho nền kinh tế.",
    "政府宣布了新的经济计划，市场反应积极。",
    "Rząd ogłosił, że zmiany wejdą w życie późną jesienią.",
    "أعلنت الحكومة عن خطة جديدة للاقتصاد.",
    "“It’s over,” she said — finally…",
    "A população não aceitou; São Paulo fará eleições.",
]
CLEAN = [
    *ORIGINALS,
    "SÃO PAULO, NÃO, CORAÇÃO, PÃO E ÓRGÃO",
    "ÂGE, CHÂTEAU, PÂQUES; în România, ÎNCĂ ȘI ÂNCORĂ",
    "Chào Ông Ân, Âu Cơ và Ất",
    "Það er þörf á nýjum lögum, ÞÓRÐUR Æ",
    "le café», dit-elle, à «l’été»; « voilà »",
    "RÉSUMÉ™, NAÏVETÉ®, PREÇO: R$ 5",
    "Вы — Великобритания; РСФСР, СССР, ВГРС",
    "Temperatur: 20 °C ± 2°, ½ Å, µm, 3×4",
    "ΒΓΞΟ και ΕΛΛΑΔΑ",
    "Ãdan and Ângela are names",
]


@pytest.mark.parametrize("charset", ["latin-1", "windows-1252", "sloppy-windows-1252"])
@pytest.mark.parametrize("original", ORIGINALS)
def test_reads_wrongly_decoded_utf8_back(original: str, charset: str) -> None:
    import ftfy.bad_codecs

    ftfy.bad_codecs.ok()
    try:
        text = original.encode().decode(charset)
    except UnicodeDecodeError:
        pytest.skip("windows-1252 has no letter for one of the bytes")
    edits = list(mojibake(text))
    assert apply(text, edits) == original
    assert {(edit.label, edit.rule) for edit in edits} == {("mojibake", "repair.mojibake")}


@pytest.mark.parametrize("text", CLEAN)
def test_keeps_clean_text(text: str) -> None:
    assert list(mojibake(text)) == []


def test_one_edit_a_run() -> None:
    assert list(mojibake("Le prÃ©sident est lÃ\xa0.")) == [
        Edit(5, 7, "Ã©", "é", "mojibake", "repair.mojibake"),
        Edit(19, 21, "Ã\xa0", "à", "mojibake", "repair.mojibake"),
    ]


def test_windows_punctuation_read_as_latin_1() -> None:
    text = "\x93It\x92s over,\x94 José said\x85"
    assert apply(text, mojibake(text)) == "“It’s over,” José said…"


def test_lost_no_break_space() -> None:
    assert apply("voilÃ le prÃ©sident", mojibake("voilÃ le prÃ©sident")) == "voilà le président"


def test_good_and_bad_in_one_line() -> None:
    text = "São Paulo e BrasÃ\xadlia, à noite"
    assert apply(text, mojibake(text)) == "São Paulo e Brasília, à noite"


def test_twice_wrong() -> None:
    text = "é".encode().decode("latin-1").encode().decode("latin-1") + "tait"
    assert apply(text, mojibake(text)) == "était"


def test_only_bad_lines_change() -> None:
    text = f"{FRENCH}\nprÃ©sident\n{FRENCH}"
    assert [edit.start for edit in mojibake(text)] == [len(FRENCH) + 3]


@pytest.mark.parametrize("original", [FRENCH + " ", "政府宣布了新的经济计划，市场反应积极。"])
def test_long_lines_are_read_in_pieces_that_part_no_character(original: str) -> None:
    text = (original * 300).encode().decode("latin-1")
    assert apply(text, mojibake(text)) == original * 300


@settings(deadline=None)
@given(st.text(st.sampled_from("ÃÂâ€™œ\x80\x93\xa0\xad é»«°²³ØÙ×√≈‚вЂВГРС¬ΒΓΞΟβā├╬àaZ.\n")))
def test_suspects_whatever_ftfy_suspects(text: str) -> None:
    from ftfy.badness import is_bad

    if is_bad(text):
        assert is_suspect(text)


@settings(deadline=None)
@given(st.text())
def test_suspects_whatever_ftfy_suspects_anywhere(text: str) -> None:
    from ftfy.badness import is_bad

    if is_bad(text):
        assert is_suspect(text)
