"""Whether a text is an article, and what else it is."""

import json
from pathlib import Path

import pytest

import newsclean
from newsclean.fields.verdict import VERDICTS

PARAGRAPH = (
    "The ferries stayed in port on Monday because the wind had turned in the night, and the mayor asked for help. "
)
MENU = "\n".join(
    f"{name} news" for name in "Harbour Council School Market River Bridge Storm Winter Ferry Engine".split()
)

CASES = [
    ("article", PARAGRAPH * 4),
    ("empty", ""),
    ("empty", "Share on Facebook\nLeave a Comment"),
    ("captcha", "lantern.example\nVerify you are human by completing the action below."),
    ("captcha", "Checking your browser before accessing the site.\nThis process is automatic."),
    ("error_page", "404\nPage not found\nThe page you requested could not be found."),
    ("error_page", "Page introuvable\nRetour à l'accueil"),
    ("consent", "We value your privacy\nWe and our partners store information on a device.\nManage options"),
    ("refusal", "I'm sorry, but I cannot write that article without more information."),
    ("refusal", "Je suis désolé, mais je ne peux pas rédiger cet article."),
    ("paywall_stub", PARAGRAPH + "\nAlready a subscriber? Sign in"),
    ("listing", f"{MENU}\n{MENU}"),
    ("too_short", "The ferries stayed in port."),
]

NEAR_MISSES = [
    PARAGRAPH * 2 + "\n\nThe site asked him to verify that he was human, which took the pilot four attempts. " * 3,
    '"I\'m sorry, but I cannot let you board," the captain told the last passengers at the pier. ' + PARAGRAPH * 6,
    "Page not found: why the council's website has lost ten years of minutes\n\n" + PARAGRAPH * 8,
    "What readers were shown instead of the article was the number 404 and nothing else, the paper admitted. " * 2,
    PARAGRAPH * 8 + "\nAlready a subscriber? Sign in",
]


@pytest.mark.parametrize(("verdict", "raw"), CASES)
def test_verdicts(verdict: str, raw: str) -> None:
    article = newsclean.clean(raw)
    assert article.verdict == verdict
    assert article.undo() == raw


@pytest.mark.parametrize("raw", NEAR_MISSES)
def test_articles_about_it_are_articles(raw: str) -> None:
    assert newsclean.clean(raw).verdict == "article"


def test_every_verdict_is_shown_and_described() -> None:
    schema = json.loads((Path(__file__).parents[2] / "docs/article.schema.json").read_text("utf-8"))
    assert {verdict for verdict, _ in CASES} == set(VERDICTS) == set(schema["properties"]["verdict"]["enum"])


def test_signals_are_numbers() -> None:
    signals = newsclean.clean(PARAGRAPH).signals
    assert signals["words"] == len(PARAGRAPH.split())
    assert 0 <= signals["prose"] <= 1 and 0 <= signals["kept"] <= 1 and 0 <= signals["short_lines"] <= 1
