from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any

import pytest

from newsclean.dedup.guard import clash, differ
from newsclean.dedup.headline import Headline
from newsclean.dedup.lexicon import lexicon, read_numbers
from newsclean.dedup.normalise import fold_text

TABLES = tomllib.loads(files("newsclean.dedup").joinpath("guards.toml").read_text("utf-8"))
LANGUAGES = "en fr de es it pt nl pl ru uk tr ar he fa hi bn id vi zh ja ko el cs sv da no fi ro hu".split()


def test_all_languages_have_a_table() -> None:
    assert sorted(TABLES) == sorted(LANGUAGES)


def why(left: str, right: str) -> str:
    one, other = Headline(left, fold_text(left)), Headline(right, fold_text(right))
    assert differ(one, other) == differ(other, one)
    return differ(one, other)


TWO_STORIES = [
    ("Semi-final, match 3: what we learned", "Semi-final, match 4: what we learned", "number"),
    ("Louis XIV part II on stage", "Louis XIV part III on stage", "number"),
    ("Three dead after crash near Calder", "Five dead after crash near Calder", "number"),
    ("1,000 flee the flood", "1,200 flee the flood", "number"),
    ("Météo de lundi : pluie au nord", "Météo de mardi : pluie au nord", "date"),
    ("Börsenbericht vom Januar: Kurse stabil", "Börsenbericht vom Februar: Kurse stabil", "date"),
    ("Прогноз на понедельник: дождь", "Прогноз на вторник: дождь", "date"),
    ("Pogoda na środę w Gdyni", "Pogoda na czwartek w Gdyni", "date"),
    ("Minister wins the vote", "Minister does not win the vote", "negation"),
    ("Le maire approuve le plan", "Le maire n'approuve pas le plan", "negation"),
    ("Der Rat billigt die Steuer", "Der Rat billigt die Steuer nicht", "negation"),
    ("Суд принимает иск", "Суд не принимает иск", "negation"),
    ("市长同意新计划", "市长不同意新计划", "negation"),
    ("Başkan projeyi kabul ediyor", "Başkan projeyi kabul etmiyor", "negation"),
    ("مجلس المدينة يوافق على الخطة", "مجلس المدينة لا يوافق على الخطة", "negation"),
    ("Council opens the bridge", "Council closes the bridge", "opposite"),
    ("La banque centrale relève ses taux", "La banque centrale baisse ses taux", "opposite"),
    ("The mayor of Lyon resigns today", "The mayor of Graz resigns today", "name"),
    ("Court fines Harriet Vance over taxes", "Court fines Marcus Thorne over taxes", "name"),
    ("Doctors back reform of night shifts in clinics", "Farmers mourn reform of night shifts in forests", "wording"),
]

ONE_STORY = [
    ("Storm hits coast", "Storm hits coast"),
    ("Storm hits coast near Wexford", "Storm hits coast near Wexford 12 March"),
    ("Storm hits coast near Wexf", "Storm hits coast near Wexford, no one hurt"),
    ("1,000 flee the flood", "1000 flee the flood"),
    ("Sales rise in 2024", "Sales rise in 2O24"),
    ("The goal that won it", "The g0al that won it"),
    ("Minister says the race is not lost", "Minister says the race is n0t lost"),
    ("He does not resign", "He doesnot resign"),
    ("Zelensky speaks to parliament", "Zelenskiy speaks to parliament"),
    ("Two new bridges open", "2 new bridges open"),
    ("Council backs plan for harbour", "Council supports plan for harbour"),
    ("Storm hits coast - Valmont Matin", "Storm hits coast - Harbour Echo"),
    ("Nationa1 bank raises rates", "National bank raises rates"),
]


@pytest.mark.parametrize(("left", "right", "reason"), TWO_STORIES)
def test_two_stories(left: str, right: str, reason: str) -> None:
    assert why(left, right) == reason


@pytest.mark.parametrize(("left", "right"), ONE_STORY)
def test_one_story(left: str, right: str) -> None:
    assert why(left, right) == ""


def _sample(table: dict[str, Any], kind: str) -> list[str]:
    return [forms.split()[0] for forms in table[kind]]


@pytest.mark.parametrize("language", sorted(TABLES))
def test_every_language_guards_numbers_dates_and_negation(language: str) -> None:
    table = TABLES[language]
    base = "alpha beta {} gamma delta"
    for kind, reason in (("weekdays", "date"), ("months", "date"), ("numbers", "number")):
        forms = _sample(table, kind)
        if forms:
            assert why(base.format(forms[3]), base.format(forms[4])) in (reason, "number", "date")
    negation = table["negation"].split() or table["negation_parts"].split()
    assert why("alpha beta gamma delta", f"alpha beta {negation[0]} gamma delta") == "negation"
    left, right = (side.split() for side in table["opposites"][0].split("|"))
    assert why(base.format(left[0]), base.format(right[0])) in ("opposite", "negation", "number")


@pytest.mark.parametrize(
    ("word", "numbers"),
    [("12", [12]), ("007", [7]), ("20h30", [20, 30]), ("3rd", [3]), ("2o24", [2024]), ("g0al", []), ("milli0n", []),
     ("iv", [4]), ("i", []), ("v", []), ("mi", []), ("f1", [1]), ("9" * 40, [10**18 - 1])],
)  # fmt: skip
def test_numbers_in_words(word: str, numbers: list[int]) -> None:
    assert read_numbers(word) == numbers


def test_clash_needs_a_value_on_both_sides() -> None:
    def told(text: str) -> Headline:
        return Headline(text, fold_text(text))

    assert clash(told("match 3").told, told("match 4").told) == "number"
    assert clash(told("match 3").told, told("match").told) == ""
    assert clash(told("match 3 of 4").told, told("match 4").told) == ""


def test_the_lexicon_forgets_nothing_it_looked_up() -> None:
    first = lexicon().look_up("wednesday")
    assert first.weekdays == {2} and lexicon().look_up("wednesday") is first
