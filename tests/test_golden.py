"""The golden cases: text files in tests/golden/, each case an input, what must come out, and which rule cut what.

    === "Lire aussi" between paragraphs
    Le gouvernement a annoncé lundi un plan pour les ports de la côte.
    À lire aussi : le débat
    Il sera voté mardi par les deux chambres réunies.
    ---
    Le gouvernement a annoncé lundi un plan pour les ports de la côte.
    Il sera voté mardi par les deux chambres réunies.
    ---
    2  fr.related.read-also

The second part is the text, a paragraph a line; or the one word `unchanged`, and then nothing is cut. The third part
states fields first: `title: ...`, `authors: A; B`, `published: 2023-06`, `agency: none`; then the cuts, `line  rule`,
`line  label` where it does not matter who says so, or `line  *` where it only matters that it goes. Blank lines count
in the input, in the output they do not.

known_failures.txt holds cases whose expectation is right and whose outcome is not, yet; the suspected cause stands in
brackets. A case that comes true there fails the tests, and moves to the file of its theme.
"""

import random
from pathlib import Path
from typing import NamedTuple

import pytest

from newsclean.article import Article
from newsclean.filters import FILTERS
from newsclean.labels import LABELS
from newsclean.pipeline import DEFAULT, Pipeline

GOLDEN = Path(__file__).parent / "golden"
LISTS = ("authors", "tags")

# Furniture that leaves an article as it is, wherever it stands: (file, above, below).
FRAMES = [
    ("near_misses_en.txt", "", "Share on Facebook\nLeave a Comment\nYour email address will not be published."),
    ("near_misses_en.txt", "By Greta Holm\n4 March 2024\n", ""),
    ("near_misses_en.txt", "Home\nNews\nLog in\n", ""),
    ("near_misses_fr.txt", "", "Partager sur Facebook\nLaisser un commentaire\nVotre e-mail ne sera pas publié."),
    ("near_misses_fr.txt", "Par Camille Roussel\nPublié le 4 mars 2024\n", ""),
    ("near_misses_fr.txt", "Accueil\nActualités\nSe connecter\n", ""),
]


class Case(NamedTuple):
    file: str
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
        cases.append(Case(path.name, place, raw.strip("\n"), raw if unchanged else expected, facts, cuts, unchanged))
    return cases


KNOWN = read_cases(GOLDEN / "known_failures.txt")
CASES = [case for path in sorted(GOLDEN.glob("*.txt")) if path.stem != "known_failures" for case in read_cases(path)]
FRAMED = [(case, above, below) for file, above, below in FRAMES for case in CASES if case.file == file]


def place_of(case: object) -> str | None:
    return case.place if isinstance(case, Case) else None


EACH = pytest.mark.parametrize("case", CASES, ids=place_of)
EVERY = pytest.mark.parametrize("case", [*CASES, *KNOWN], ids=place_of)


def paragraphs(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]


def cuts(article: Article, raw: str, expected: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Return the line of each cut with its rule, or with its label or a star where the case states one."""
    stated = [name for _, name in expected] + [""] * len(article.removed)
    return [
        (raw.count("\n", 0, edit.start) + 1, name if name == "*" else edit.label if name in LABELS else edit.rule)
        for edit, name in zip(article.removed, stated, strict=False)
    ]


def check_text(case: Case) -> None:
    article = DEFAULT.clean(case.raw)
    title = [article.title] if case.unchanged and article.title else []
    found = paragraphs(article.text)
    if title and title[0] in [
        " ".join(paragraph.split()) for paragraph in found
    ]:  # a headline that could not leave the text
        title = []
    assert title + found == paragraphs(case.text)


def check_facts(case: Case) -> None:
    article = DEFAULT.clean(case.raw)
    for name, value in case.facts.items():
        found = getattr(article, name)
        stated = "; ".join(found) if name in LISTS else found
        assert (stated or "none") == value, name


def check_rest(text: str) -> None:
    again = DEFAULT.clean(text)
    assert (again.text, again.removed) == (text, ())


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 350
    assert 3 * sum(case.unchanged for case in CASES) >= len(CASES), "a third of the cases must be near misses"
    assert len({case.raw for case in CASES}) == len(CASES)
    assert len(KNOWN) <= 0.1 * len(CASES)


@EACH
def test_text(case: Case) -> None:
    check_text(case)


@EACH
def test_cuts(case: Case) -> None:
    assert cuts(DEFAULT.clean(case.raw), case.raw, case.cuts) == case.cuts


@EACH
def test_facts(case: Case) -> None:
    check_facts(case)


@EACH
def test_cleaning_the_output_changes_nothing(case: Case) -> None:
    check_rest(DEFAULT.clean(case.raw).text)


@EVERY
def test_undo(case: Case) -> None:
    assert DEFAULT.clean(case.raw).undo() == case.raw


@EVERY
def test_the_order_of_filters_does_not_matter(case: Case) -> None:
    steps = list(DEFAULT.steps)
    places = [i for i, step in enumerate(steps) if step in FILTERS]
    names = [steps[i] for i in places]
    random.Random(case.place).shuffle(names)
    for i, name in zip(places, names, strict=True):
        steps[i] = name
    assert Pipeline(tuple(steps)).mark(case.raw) == DEFAULT.mark(case.raw)


@pytest.mark.parametrize("case, above, below", FRAMED, ids=place_of)
def test_furniture_around_an_article_goes_alone(case: Case, above: str, below: str) -> None:
    article = DEFAULT.clean(f"{above}{case.raw}\n{below}")
    title = [article.title] if article.title else []
    kept = [line for line in paragraphs(article.text) if line not in title]
    assert title + kept == paragraphs(case.raw)
    check_rest(article.text)


@pytest.mark.xfail(strict=True, raises=AssertionError)
@pytest.mark.parametrize("case", KNOWN, ids=place_of)
def test_known_failures(case: Case) -> None:
    check_text(case)
    assert cuts(DEFAULT.clean(case.raw), case.raw, case.cuts) == case.cuts
    check_facts(case)
    check_rest(DEFAULT.clean(case.raw).text)
