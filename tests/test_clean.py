"""What holds for every text there is: nothing is lost, nothing raises, cleaning what is clean changes nothing."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

import newsclean
from newsclean.errors import ConfigError, InputError
from newsclean.filters import FILTERS
from newsclean.labels import LABELS
from newsclean.pipeline import DEFAULT, Pipeline
from newsclean.presets import PRESETS
from newsclean.rules.pack import load_rules
from newsclean.span import Span, apply

SEEDS = sorted((Path(__file__).parents[1] / "seeds").glob("*.txt"))
DIRT = [line for rule in load_rules() if rule.source in ("any", "en", "fr") for line in rule.hit[:1]]
PROSE = [
    "The ferries stayed in port on Monday because the wind had turned in the night.",
    "Le maire a promis lundi que la digue serait relevée avant le prochain hiver.",
    "« Personne ne s'y attendait », a raconté une habitante du quartier du port.",
    "What the council decided",
]
DOCUMENTS = st.lists(st.one_of(st.sampled_from(PROSE), st.sampled_from(DIRT), st.text(max_size=40)), max_size=12).map(
    "\n\n".join
)


def check(raw: str) -> None:
    article = newsclean.clean(raw)
    assert article.undo() == raw
    assert apply(raw, article.edits) == article.text
    for edit in article.edits:
        assert raw[edit.start : edit.end] == edit.old != edit.new
    assert all(a.end <= b.start for a, b in zip(article.edits, article.edits[1:], strict=False))
    assert article.text == article.text.strip()
    assert newsclean.Article.from_dict(article.to_dict()) == article


@settings(max_examples=300, deadline=None)
@given(st.text())
def test_any_text(raw: str) -> None:
    check(raw)


@settings(max_examples=300, deadline=None)
@given(DOCUMENTS)
def test_any_document(raw: str) -> None:
    check(raw)


@settings(max_examples=200, deadline=None)
@given(DOCUMENTS)
def test_repaired_text_needs_no_repair(raw: str) -> None:
    article = Pipeline.of("repair").clean(raw)
    assert not Pipeline.of("repair").clean(article.text).removed


@pytest.mark.parametrize(
    "raw",
    [
        "",
        " \n\t\n",
        "\ufeff",
        "word",
        "1234 !!",
        "😀" * 500,
        "\u202eabc\u202c",
        "مرحبا بالعالم\nشارك",
        "\r\r\n\u2028x",
        "a\x00b",
        "\ud800",
    ],
    ids=["empty", "space", "bom", "one word", "digits", "emoji", "bidi", "arabic", "breaks", "nul", "surrogate"],
)
def test_odd_texts(raw: str) -> None:
    check(raw)


def test_a_text_without_letters_has_no_language() -> None:
    assert newsclean.clean("1234 !!").language == "und"


def test_a_line_of_a_megabyte() -> None:
    check("The harbour froze in the night, the mayor said. " * 21_000)


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_seeds_come_back(path: Path) -> None:
    raw = path.read_bytes()
    article = newsclean.clean(raw)
    assert article.undo().encode() == raw
    again = newsclean.clean(article.text)
    assert (again.text, again.removed) == (article.text, ())


def test_bytes_and_soups() -> None:
    text = "Der Hafen fror in der Nacht zu, sagte die Bürgermeisterin am Montag."
    assert newsclean.clean(text.encode("utf-16")).text == text
    soup = BeautifulSoup(f"<html><title>x</title><body><p>{text}</p><script>no()</script></body>", "html.parser")
    assert newsclean.clean(soup).text == text
    with pytest.raises(InputError):
        newsclean.clean(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01\x00")
    with pytest.raises(TypeError):
        newsclean.clean(42)  # type: ignore[arg-type]


def test_clean_many_streams() -> None:
    seen = []

    def texts():
        for text in PROSE:
            seen.append(text)
            yield text

    articles = newsclean.clean_many(texts())
    assert next(articles).text == PROSE[0]
    assert len(seen) == 1


def harbour(doc):
    for i in range(len(doc.blocks)):
        for found in re.finditer("harbour", doc.block_folded(i)):
            start = doc.blocks[i].start
            yield Span(start + found.start(), start + found.end(), "other", "harbour")


def test_a_pipeline_composes() -> None:
    text = "The harbour froze in the night, the mayor said.\n\nShare on Facebook"
    assert newsclean.clean(text, pipeline=DEFAULT.plus(harbour)).text == "The froze in the night, the mayor said."
    assert newsclean.clean(text, pipeline=DEFAULT.keeping("social_widget")).text == text
    assert newsclean.clean(text, pipeline=DEFAULT.without("patterns")).text == text
    (cut,) = newsclean.clean(text).removed
    assert newsclean.clean(text, pipeline=DEFAULT.without(cut.rule)).text == text
    for wrong in (lambda: DEFAULT.without("nobody"), lambda: DEFAULT.plus("nobody"), lambda: DEFAULT.keeping("nobody")):
        with pytest.raises(ConfigError, match="nobody"):
            wrong()


def test_white_space_that_must_stay_cannot_be_cut() -> None:
    text = f"{PROSE[0]} And stayed.\n\n{PROSE[0]} Share it now.\n\n{PROSE[1]}"

    def marked(*stretches: str) -> Pipeline:
        def spans(doc):
            for stretch in stretches:
                for found in re.finditer(stretch, doc.text):
                    yield Span(*found.span(), "other", "test")

        return Pipeline((spans,))

    for white in (r"\n\n", r" (?=ferries)", r"(?<=The) |\n\n"):
        article = newsclean.clean(text, pipeline=marked(white, r"Share it now\."))
        assert article.text == text.replace(" Share it now.", "")
        assert article.undo() == text and apply(text, article.edits) == article.text
        assert ("Share it now.", "other") in [(edit.old, edit.label) for edit in article.edits]


def test_a_standfirst_that_could_be_the_headline_keeps_the_headline_above_it() -> None:
    standfirst = "The ferry company Northwind opens its new harbour office in Mill Street on Monday."
    lead = "Northwind, the ferry company, opens a harbour office on Monday, in Mill Street, where the mill once stood."
    headline = "Northwind returns to the harbour street after years"
    rest = ["The office sells tickets until eight in the evening.", "It has taken two years to build, said the owner."]
    article = newsclean.clean("\n\n".join([headline, standfirst, f"{lead} Years ago it left the street.", *rest]))
    again = newsclean.clean(article.text)
    assert (article.title, again.title) == (headline, headline)
    assert again.text == article.text


def test_presets_name_what_there_is() -> None:
    for name in PRESETS:
        assert newsclean.clean(PROSE[0], pipeline=Pipeline.of(name)).text == PROSE[0]
    assert set(FILTERS) <= set(PRESETS["news"])


def test_spans_have_labels() -> None:
    assert {rule.label for rule in load_rules()} <= set(LABELS)


def test_the_same_bytes_for_any_hash_seed() -> None:
    code = (
        "import json, sys, newsclean, pathlib\n"
        "for p in sys.argv[1:]: print(json.dumps(newsclean.clean(pathlib.Path(p).read_bytes()).to_dict()))"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", code, *map(str, SEEDS)],
            check=True,
            capture_output=True,
            env={"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C", "PATH": ""},
        ).stdout
        for seed, zone in (("0", "UTC"), ("1", "Asia/Tokyo"), ("4242", "America/New_York"))
    }
    assert len(runs) == 1


PAGE = """<!doctype html><html><body><nav>News Sport Weather</nav><h1>Harbour freezes over</h1>
<p>The harbour froze in the night, the mayor said on Monday, and the ferries stayed in port.</p>
<p>Ice breakers are on their way from the north, and the market will open on Tuesday.</p>
<aside>Ten winters to remember</aside></body></html>"""


def test_a_pipeline_without_cuts_cuts_nothing_from_a_page() -> None:
    article = Pipeline.of("repair").clean(PAGE)
    assert not article.removed
    assert "Ten winters to remember" in article.text


def test_elements_are_a_step_like_any_other() -> None:
    assert {cut.rule for cut in newsclean.clean(PAGE).removed} >= {"elements.nav", "elements.aside"}
    bare = Pipeline.of("news").without("elements").clean(PAGE)
    assert not any(cut.rule.startswith("elements.") for cut in bare.removed)
    assert bare.undo() == newsclean.clean(PAGE).undo()


def test_where_no_element_is_asked_the_rules_are() -> None:
    page = PAGE.replace("<aside>Ten winters to remember</aside>", "<footer><p>Share on Facebook</p></footer>")
    assert page != PAGE
    for pipeline, rule in ((DEFAULT, "elements.footer"), (DEFAULT.without("elements"), "en.social.share")):
        assert [cut.rule for cut in pipeline.clean(page).removed if cut.old == "Share on Facebook"] == [rule]
