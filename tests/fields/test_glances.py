"""Quick looks that spare slow ones: each says yes wherever the slow one does."""

from __future__ import annotations

import sys

import pytest

from newsclean.fields.agency import _signs, find_agency, is_agency, may_open_with_agency
from newsclean.fields.ago import is_ago, may_be_ago, may_hold_ago
from newsclean.fields.calendar import load_vocabulary
from newsclean.fields.date_glance import may_state_day, states_days_only
from newsclean.fields.date_grammar import load_grammar
from newsclean.fields.dateline import read_dateline
from newsclean.fields.dateline_glance import may_have_dateline
from newsclean.fields.dates import read_dates
from newsclean.fields.language import _judge_western, guess_language
from newsclean.fields.letters import has_digit
from newsclean.rules.fold import fold
from newsclean.shape import count_words, has_two_sentences


@pytest.mark.parametrize("name", ["AFP", "(dpa)", " – Reuters", "РИА Новости", "भाषा", "أ ف ب", "共同", "AP"])
def test_may_open_with_every_agency(name: str) -> None:
    assert is_agency(name)
    assert may_open_with_agency(name + ", Ana Vega. The harbour froze.")


def test_finds_every_agency_inside_a_credit() -> None:
    signs = _signs()
    for sign in sorted(signs.all):
        for text in (f"Foto: {sign} 2024", f"«{sign}»", f"Ana Vega, {sign.upper()}."):
            sure = signs.sure.search(fold(text)) or signs.spelled.search(text)
            assert not sure or find_agency(text)


def test_may_not_open_with_what_no_agency_opens_with() -> None:
    assert not may_open_with_agency("harbour and ferry froze over in the night")


@pytest.mark.parametrize(
    "line",
    [
        "BRUSSELS (AP) – Ministers met on Monday.",
        "БАКУ /Тренд/ - Министры встретились.",
        "Київ. 3 березня. УНН. Міністри зустрілися.",
        "LONDON, Reuters. Ministers met.",
        "AFP, Paris – Ministers met.",
        "SEOUL, South Korea — Ministers met.",
        "القاهرة، 3 مارس ـ اجتمع الوزراء",
        "新华社北京3月5日电 港口关闭",
    ],
)
def test_may_have_a_dateline_wherever_one_is_read(line: str) -> None:
    assert may_have_dateline(fold(line), 0, len(line)) or read_dateline(line) is None
    inside = f"port. {line}"
    assert may_have_dateline(fold(inside), 6, len(inside)) or read_dateline(line) is None


@pytest.mark.parametrize("line", ["The harbour froze over. All of it, in one night.", "Rain fell. " * 10 + "(AP)"])
def test_may_not_have_a_dateline(line: str) -> None:
    assert not may_have_dateline(fold(line), 0, len(line))


@pytest.mark.parametrize("line", ["3 hours ago", "il y a 2 heures", "कुछ ही क्षण पहले", "٣ ساعات"])
def test_may_be_ago_wherever_it_is(line: str) -> None:
    assert may_be_ago(line) or not is_ago(line)


@pytest.mark.parametrize("line", ["3 hours ago", "il y a 2 heures", "कुछ ही क्षण पहले", "٣ ساعات"])
def test_may_hold_ago_wherever_a_part_is_it(line: str) -> None:
    for text in (line, f"ana vega | {line}", f"[{line}]*northport", f"news·{line}~port"):
        assert may_hold_ago(text) or not is_ago(line)
    assert not may_hold_ago("article 5 of 10 | northport")


@pytest.mark.parametrize(
    "text",
    [
        "5 March 2024 at 9:30",
        "20240305T093000Z",
        "5/3/2024, 9h30",
        "5 mars 2024 - 09.30",
        "1709629800",
        "5. März 2024, 9 Uhr",
    ],
)
def test_states_no_day_only_where_a_time_stands(text: str) -> None:
    assert any(len(date.iso) > len("2024-03-05") for date in read_dates(text, language="de"))
    assert not states_days_only(text)


def test_states_no_day_only_where_it_is_called_published_or_changed() -> None:
    kinds = {letter for letter, kind in load_grammar().kinds.items() if kind != "date"}
    told = [entry for entry, letter in load_vocabulary().letters.items() if letter in kinds]
    for entry in told:
        assert not states_days_only(f"{entry.upper()} 5 March 2024")
        assert not states_days_only(f"5.3.2024 ({entry})")
    assert states_days_only("5 March 2024")
    assert states_days_only("Mardi, le 5 févr. 2024")


@pytest.mark.parametrize(
    "text", ["5 March", "05.03.24", "2024-03-05", "le 1er févr.", "20240305T093000", "3月5日", "10. 3. 2024"]
)
def test_may_state_a_day_wherever_one_is_read(text: str) -> None:
    assert read_dates(text)
    assert may_state_day(text)


@pytest.mark.parametrize("text", ["5 boats of 2024", "4 min read", "Wahl 2024", "© 2024 Ländle", "09:30", "il y a 3 h"])
def test_may_not_state_a_day_without_a_month(text: str) -> None:
    assert not may_state_day(text)


def test_has_every_digit() -> None:
    for code in range(sys.maxunicode + 1):
        assert has_digit(chr(code)) is chr(code).isdigit()


@pytest.mark.parametrize("text", ["a 3", "٣", "③", "m²"])
def test_has_digits_of_all_scripts(text: str) -> None:
    assert has_digit(text)
    assert not has_digit("no figure – aucun chiffre")


@pytest.mark.parametrize(
    "text", ["one  two ", "one\n\ntwo\nthree", "\none\ttwo", "one \n two\x1cthree", "one\n\n\n\ntwo three", "a b\n\nd"]
)
def test_counts_the_words_of_long_texts_as_those_of_short_ones(text: str) -> None:
    long = "harbour ferry\n\n" * 60 + text + "\n\nmayor council storm" * 60
    assert count_words(text) == len(text.split())
    assert count_words(long) == len(long.split())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ferry stopped. Nobody knew why.", True),
        ("“The ferry stopped.” Nobody knew why.", True),
        ("Er ging. „Nein“, sagte er.", True),
        ("港は凍った。市長はそう語った。", True),
        ("港は凍った。終", False),
        ("Dr. Vik, No. 4, p. 12.", False),
        ("It cost 300. Nobody paid", False),
    ],
)
def test_sees_where_a_sentence_ends_inside(text: str, expected: bool) -> None:
    assert has_two_sentences(text) is expected


@pytest.mark.parametrize(
    "text",
    ["Le gouvernement a annoncé lundi un plan.", "THE HARBOUR FROZE OVER", "The NATO met", "ÀÉÎ öäü ß", "12:30"],
)
def test_reads_western_bytes_as_it_reads_other_texts(text: str) -> None:
    # An arrow is in no Latin-1 and no word, so that the other way is taken; a dash goes with Latin letters.
    assert guess_language(text) == guess_language(text + " →") == guess_language(text + " –")
    assert _judge_western(text.encode("latin-1"), "")[0] == guess_language(text)
