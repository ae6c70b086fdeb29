"""The golden cases: text files in tests/golden/, each an input, what must come out, and what was cut by which rule.

    === "Lire aussi" between paragraphs
    Le gouvernement a annoncé lundi un plan pour les ports de la côte.
    À lire aussi : le débat
    Il sera voté mardi par les deux chambres réunies.
    ---
    Le gouvernement a annoncé lundi un plan pour les ports de la côte.
    Il sera voté mardi par les deux chambres réunies.
    ---
    2  fr.related.read-also

The second part is the text, a paragraph a line; or the one word `unchanged`, and then there is no third part. The third
part lists the cuts, `line  rule`, and may state fields before them: `title: ...`, `authors: A; B`.
Blank lines in the input are part of it; in the output they do not count.
"""

import random
from pathlib import Path
from typing import NamedTuple

import pytest

from newsclean.article import Article
from newsclean.filters import FILTERS
from newsclean.pipeline import DEFAULT, Pipeline

GOLDEN = Path(__file__).parent / "golden"
LISTS = ("authors", "tags")


class Case(NamedTuple):
    place: str  # file:line, for the failure message
    raw: str
    text: str
    facts: dict[str, str]
    cuts: list[tuple[int, str]]
    unchanged: bool


def read_cases(path: Path) -> list[Case]:
    cases = []
    lines = path.read_text("utf-8").split("\n")
    starts = [i for i, line in enumerate(lines) if line.startswith("=== ")]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        parts = "\n".join(lines[start + 1 : end]).split("\n---\n")
        raw, expected, rest = parts[0], parts[1].strip("\n"), (parts[2] if len(parts) > 2 else "")
        unchanged = expected == "unchanged"
        facts = dict(line.split(": ", 1) for line in rest.splitlines() if line and not line[0].isdigit())
        cuts = [(int(n), rule) for n, rule in (line.split() for line in rest.splitlines() if line[:1].isdigit())]
        place = f"{path.name}:{start + 1} {lines[start][4:]}"
        cases.append(Case(place, raw.strip("\n"), raw if unchanged else expected, facts, cuts, unchanged))
    return cases


CASES = [case for path in sorted(GOLDEN.glob("*.txt")) for case in read_cases(path)]
EVERY = pytest.mark.parametrize("case", CASES, ids=lambda case: case.place)


def paragraphs(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]


def cuts(article: Article, raw: str) -> list[tuple[int, str]]:
    return [(raw.count("\n", 0, edit.start) + 1, edit.rule) for edit in article.removed]


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 150
    assert 3 * sum(case.unchanged for case in CASES) >= len(CASES), "a third of the cases must be near misses"


@EVERY
def test_text(case: Case) -> None:
    article = DEFAULT.clean(case.raw)
    title = [article.title] if case.unchanged and article.title else []
    assert title + paragraphs(article.text) == paragraphs(case.text)


@EVERY
def test_cuts(case: Case) -> None:
    assert cuts(DEFAULT.clean(case.raw), case.raw) == case.cuts


@EVERY
def test_facts(case: Case) -> None:
    article = DEFAULT.clean(case.raw)
    for name, value in case.facts.items():
        found = getattr(article, name)
        assert (list(found) if name in LISTS else found) == (value.split("; ") if name in LISTS else value), name


@EVERY
def test_undo(case: Case) -> None:
    assert DEFAULT.clean(case.raw).undo() == case.raw


@EVERY
def test_cleaning_the_output_changes_nothing(case: Case) -> None:
    text = DEFAULT.clean(case.raw).text
    again = DEFAULT.clean(text)
    assert (again.text, again.removed) == (text, ())


@EVERY
def test_the_order_of_filters_does_not_matter(case: Case) -> None:
    steps = list(DEFAULT.steps)
    places = [i for i, step in enumerate(steps) if step in FILTERS]
    names = [steps[i] for i in places]
    random.Random(case.place).shuffle(names)
    for i, name in zip(places, names, strict=True):
        steps[i] = name
    assert Pipeline(tuple(steps)).mark(case.raw) == DEFAULT.mark(case.raw)
