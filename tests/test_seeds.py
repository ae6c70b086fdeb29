"""The five documents that the project started from, and what each must become."""

from pathlib import Path
from typing import NamedTuple

import pytest

from newsclean.pipeline import DEFAULT

SEEDS = Path(__file__).parent.parent / "seeds"
FIELDS = ("title", "authors", "agency", "place", "published", "site_name", "section", "tags")


class Seed(NamedTuple):
    file: str
    facts: dict[str, object]  # the fields that are not empty
    first: str
    last: str
    paragraphs: int
    cuts: list[str]  # the labels, in order


EXPECTED = [
    Seed(
        "000_a6a5a20ba6731fee.txt",
        {"agency": "AP", "place": "BRUXELLES", "published": "2023-06"},
        "Les ministres de la Défense de l’OTAN se sont réunis jeudi",
        "en groupe des armes et des munitions.",
        10,
        ["timestamp", "dateline", "agency_credit"],
    ),
    Seed(
        "001_6e5c958e3f846143.txt",
        {
            "title": "“Le Japon pourrait soutenir l’approvisionnement en munitions de l’Ukraine” • L’OTAN cherche "
            "des moyens d’officialiser ses relations avec l’Ukraine",
            "authors": ("Martin Alberts",),
            "published": "2023-06-15T11:48:45",
            "tags": tuple(
                "Japon pourrait soutenir lapprovisionnement munitions lUkraine LOTAN cherche des moyens dofficialiser "
                "ses relations avec lUkraine".split()
            ),
        },
        "Les États membres de l’OTAN recherchent avec impatience",
        "un plan clair étape par étape vers l’adhésion.",
        4,
        [
            "duplicate_headline",
            "related_link",
            "photo_caption",
            "byline",
            "timestamp",
            "timestamp",
            "hashtags",
            *["social_widget"] * 4,
            "comment_boilerplate",
            "comment_boilerplate",
        ],
    ),
    Seed(
        "002_0f8f28e42abcf623.txt",
        {"title": "Le chef de l’OTAN Stoltenberg effectue une visite surprise en Ukraine en temps de guerre"},
        "Lors d’une visite inattendue, le secrétaire général de l’OTAN",
        "du paysage sécuritaire européen de l’après-guerre froide.",
        24,
        ["seo_prompt", "seo_prompt", "editor_note", "source_credit"],
    ),
    Seed(
        "003_8b2eba1b99747ab6.txt",
        {
            "title": "Les ministres de la Défense de l’OTAN approuvent un nouveau plan d’aide à la sécurité "
            "pour l’Ukraine",
            "site_name": "Tunisie Focus",
            "section": "International",
        },
        "Jeudi 13 juin 2024, les ministres de la Défense se sont réunis",
        "a déclaré le secrétaire général en guise de conclusion.",
        4,
        ["breadcrumb", "site_suffix"],
    ),
    Seed(
        "004_6a0b2dfa48986c7c.txt",
        {},
        "Le ministre ukrainien des Affaires étrangères Andriy Sybiha",
        "des ministres des Affaires étrangères de l'OTAN des 3 et 4 décembre. »",
        18,
        ["related_link", "related_link"],
    ),
]
EVERY = pytest.mark.parametrize("seed", EXPECTED, ids=lambda seed: seed.file)


def read(seed: Seed) -> str:
    return (SEEDS / seed.file).read_text("utf-8")


def test_every_seed_has_its_expectation() -> None:
    assert sorted(path.name for path in SEEDS.glob("*.txt")) == [seed.file for seed in EXPECTED]


@EVERY
def test_fields(seed: Seed) -> None:
    article = DEFAULT.clean(read(seed))
    found = {name: value for name in FIELDS if (value := getattr(article, name))}
    assert (found, article.language) == (seed.facts, "fr")


@EVERY
def test_body(seed: Seed) -> None:
    paragraphs = DEFAULT.clean(read(seed)).text.split("\n\n")
    assert paragraphs[0].startswith(seed.first)
    assert paragraphs[-1].endswith(seed.last)
    assert len(paragraphs) == seed.paragraphs


@EVERY
def test_all_else_of_the_body_stays(seed: Seed) -> None:
    raw = read(seed)
    article = DEFAULT.clean(raw)
    for edit in article.removed:
        raw = raw.replace(edit.old, "", 1)
    assert "".join(raw.replace(article.title or "", "", 1).split()) == "".join(article.text.split())


@EVERY
def test_cuts(seed: Seed) -> None:
    assert [edit.label for edit in DEFAULT.clean(read(seed)).removed] == seed.cuts


@EVERY
def test_undo_and_again(seed: Seed) -> None:
    article = DEFAULT.clean(read(seed))
    assert article.undo() == read(seed)
    again = DEFAULT.clean(article.text)
    assert (again.text, again.removed) == (article.text, ())
