"""Whether a text is an article, and what else it is."""

import json
from pathlib import Path

import pytest

import newsclean
from newsclean.fields.verdict import VERDICTS

PARAGRAPH = (
    "The ferries stayed in port on Monday because the wind had turned in the night, and the mayor asked for help. "
)
NEXT = PARAGRAPH.replace("Monday", "Tuesday")
MENU = "\n".join(
    f"{name} news" for name in "Harbour Council School Market River Bridge Storm Winter Ferry Engine".split()
)

TEASER = "The wind turned in the night, and the harbour office expects it to stay in the north until Friday."
HEADLINES = [f"The {word} storm of this winter leaves the harbour closed" for word in "first second third".split()] * 4
STORIES = [f"The {word} of this winter has closed the harbour" for word in MENU.split() if word != "news"] * 2

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
    ("listing", "\n".join([MENU, *STORIES])),
    ("listing", "\n".join([MENU, *(f"{story}\n{TEASER}" for story in STORIES)])),
    ("listing", "\n".join([MENU, *(f"3 May 2024\n{story}\n{TEASER}\nBy Ana Vega" for story in STORIES)])),
    ("too_short", "The ferries stayed in port."),
]

NEAR_MISSES = [
    PARAGRAPH * 2 + "\n\nThe site asked him to verify that he was human, which took the pilot four attempts. " * 3,
    '"I\'m sorry, but I cannot let you board," the captain told the last passengers at the pier. ' + PARAGRAPH * 6,
    "Page not found: why the council's website has lost ten years of minutes\n\n" + PARAGRAPH * 8,
    "What readers were shown instead of the article was the number 404 and nothing else, the paper admitted. " * 2,
    PARAGRAPH * 8 + "\nAlready a subscriber? Sign in",
    "Already a subscriber? Sign in\nFerries stay in port\n" + PARAGRAPH * 2,
    "\n".join([MENU, "Ferries stay in port", PARAGRAPH, NEXT, "More stories", *STORIES]),
    "\n".join([MENU, "Ferries stay in port", PARAGRAPH, NEXT, "More stories", *(f"{s}\n{TEASER}" for s in STORIES)]),
    "\n".join(["The last ferry", PARAGRAPH, *["The rope is coiled, the lamp is low,"] * 12, NEXT]),
    "\n".join(["Ten walks for dry days", TEASER, *(f"{i}. Along the river\n{TEASER}" for i in range(1, 11))]),
]


CARDS = "".join(
    f'<div class=card><h3><a href="/{i}">{line}</a></h3><p>{TEASER}</p></div>' for i, line in enumerate(HEADLINES)
)
SOME_CARDS = [
    f'<div class=card><h3><a href="/{i}">The {word} storm leaves the harbour closed</a></h3>'
    f"<p>The {word} storm turned in the night, and the office expects it to stay in the north.</p></div>"
    for i, word in enumerate("first second third fourth fifth sixth".split())
]
LINKS = "".join(f'<li><a href="/{i}">{line}</a></li>' for i, line in enumerate(HEADLINES))
STORY = f"<h1>Ferries stay in port</h1><p>{PARAGRAPH * 3}</p><p>{NEXT * 3}</p>"
FIGURES = "".join(
    f"<figure><img src={i}.jpg><figcaption>{line}.</figcaption></figure>" for i, line in enumerate(HEADLINES)
)
WALL = "<div class=wall><p>Already a subscriber? Sign in</p></div>"


def head(kind: str = "", title: str = "Ferries", url: str = "https://lantern.example/a/ferries") -> str:
    of_type = f'<meta property="og:type" content="{kind}">' if kind else ""
    return f'<!doctype html><title>{title}</title>{of_type}<link rel=canonical href="{url}"><body>'


PAGES = [
    ("article", head("article") + STORY),
    ("article", head() + f"<ul>{LINKS}</ul>{STORY}<ul>{LINKS * 3}</ul>"),
    ("article", head("website", url="https://lantern.example/") + f"{STORY}<ul>{LINKS * 3}</ul>"),
    ("article", head("video.other") + STORY + "<video src=a.mp4></video>"),
    ("article", head() + STORY + FIGURES),
    ("article", head("article", "404 days without a ferry") + STORY),
    ("article", head("article") + f"<div>We value your privacy</div><h1>Ferries</h1><p>{PARAGRAPH * 2}</p>"),
    ("article", head() + STORY + f"<p>{NEXT.replace('mayor', 'pilot') * 3}</p>" + WALL),
    ("article", head() + f"<nav>Already a subscriber? Sign in</nav><h1>Ferries</h1><p>{PARAGRAPH * 2}</p>"),
    ("listing", head() + CARDS),
    ("listing", head("website", url="https://lantern.example/") + CARDS),
    ("listing", head() + f"<h1>Harbour</h1><ul>{LINKS}</ul>"),
    ("listing", head() + "<h1>Tag: Storm</h1>" + "".join(SOME_CARDS)),
    ("listing", head() + "<h1>Ana Vega</h1><p>Ana Vega writes about ports and ships.</p>" + "".join(SOME_CARDS)),
    ("article", head() + STORY + "".join(SOME_CARDS)),
    ("article", head("article") + "<h1>Storms</h1>" + "".join(SOME_CARDS)),
    (
        "article",
        head()
        + f"<h1>Storms</h1><p>{PARAGRAPH}</p>"
        + "".join(f"{card}<p>{NEXT * (i + 2)}</p>" for i, card in enumerate(SOME_CARDS)),
    ),
    ("gallery", head() + "<h1>Winter in the harbour</h1>" + FIGURES),
    ("gallery", head("gallery") + f"<h1>Winter in the harbour</h1><p>{PARAGRAPH}</p>"),
    ("video", head("video.other") + f"<h1>Watch the storm come in</h1><video src=a.mp4></video><p>{PARAGRAPH}</p>"),
    ("captcha", head(title="Just a moment...") + "<h1>lantern.example</h1><h2>Verify you are human</h2>"),
    ("captcha", head() + "<h2>Checking if the site connection is secure</h2><p>Lantern needs to review it.</p>"),
    ("consent", head() + f"<h1>We value your privacy</h1><p>{TEASER}</p><button>Accept</button>"),
    ("error_page", head(title="Page not found - The Lantern") + f"<p>Try the search.</p><ul>{LINKS}</ul>"),
    ("error_page", head() + f"<ul>{LINKS}</ul><h1>404</h1><p>{TEASER}</p>"),
    ("paywall_stub", head("article") + f"<h1>Ferries</h1><p>{PARAGRAPH}</p>{WALL}"),
    ("empty", head() + "<div id=app></div>"),
]


@pytest.mark.parametrize(("verdict", "raw"), PAGES)
def test_verdicts_of_pages(verdict: str, raw: str) -> None:
    article = newsclean.clean(raw)
    assert (article.verdict, article.signals["page"]) == (verdict, 1), dict(article.signals)


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
    assert {verdict for verdict, _ in [*CASES, *PAGES]} == set(VERDICTS) == set(schema["properties"]["verdict"]["enum"])


def test_signals_are_numbers() -> None:
    signals = newsclean.clean(PARAGRAPH).signals
    assert signals["words"] == len(PARAGRAPH.split())
    assert 0 <= signals["prose"] <= 1 and 0 <= signals["kept"] <= 1 and 0 <= signals["short_lines"] <= 1
    assert (signals["run"], signals["headlines"]) == (signals["words"], 0)
