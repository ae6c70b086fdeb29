"""What recurs on a site: counted, reported, and cut where the run is told to."""

from newsclean import Article, Pipeline, clean
from newsclean.dedup import count_blocks
from newsclean.recurring import REPORTED, Boilerplate, recurring_filter

NAMES = "harbour ferry mayor council storm winter market budget school bridge".split()
NOTE = "Lantern of the Sea, the voice of the old harbour"


def story(name: str) -> str:
    return (
        f"The {name} of the old town was closed on Monday after a night of heavy rain, said a spokeswoman.\n\n"
        f"Nobody at the {name} could say how long the repairs would take, or who was to pay for them in the end."
    )


def told(articles: list[Article]) -> Boilerplate:
    boilerplate = Boilerplate()
    for article in articles:
        boilerplate.count(article)
    return boilerplate


def pages(site: str, note: str, number: int = 6) -> list[Article]:
    return [clean(f"{story(name)}\n\n{note}\n", id=f"{site}/{name}.txt") for name in NAMES[:number]]


def test_found_on_its_site_and_nowhere_else() -> None:
    lantern, beacon = pages("lantern", NOTE), pages("beacon", "", 5)
    guest = clean(f"{story('tower')}\n\n{NOTE}\n", id="beacon/tower.txt")
    boilerplate = told([*lantern, *beacon, guest])
    assert boilerplate.may_recur()
    assert [boilerplate.find(article) for article in lantern] == [[NOTE]] * 6
    assert [boilerplate.find(article) for article in (*beacon, guest)] == [[]] * 6
    assert boilerplate.to_dict() == {"lantern": {"documents": 6, "blocks": [{"text": NOTE, "documents": 6}]}}


def test_too_few_documents() -> None:
    boilerplate = told(pages("lantern", NOTE, 4))
    assert not boilerplate.may_recur()
    assert boilerplate.find(pages("lantern", NOTE, 1)[0]) == []
    assert boilerplate.to_dict() == {}


def test_one_story_many_times_is_no_boilerplate() -> None:
    articles = [clean(f"{story('ferry')}\n\n{NOTE}\n", id=f"lantern/{i}.txt") for i in range(9)]
    boilerplate = told(articles)
    assert not boilerplate.may_recur()
    assert boilerplate.find(articles[0]) == []


def test_an_article_of_nothing_else_stays() -> None:
    articles = pages("lantern", NOTE)
    short = clean(f"Closed.\n\n{NOTE}\n", id="lantern/short.txt")
    assert told([*articles, short]).find(short) == []


def test_spelled_in_several_ways_it_is_reported_once() -> None:
    articles = pages("lantern", NOTE, 3) + [
        clean(f"{story(name)}\n\n{NOTE.upper()}\n", id=f"lantern/{name}.txt") for name in NAMES[3:6]
    ]
    boilerplate = told(articles)
    for article in articles:
        boilerplate.find(article)
    assert boilerplate.to_dict()["lantern"]["blocks"] == [{"text": NOTE, "documents": 6}]


def test_the_report_is_short() -> None:
    notes = "\n\n".join(f"{NOTE}, part {i:02} of the many parts that it has and that nobody reads" for i in range(30))
    articles = [
        clean("".join(f"{story(f'{name} {i}')}\n\n" for i in range(12)) + notes, id=f"x/{name}.txt") for name in NAMES
    ]
    boilerplate = told(articles)
    found = [boilerplate.find(article) for article in articles]
    assert len(found[0]) > REPORTED
    blocks = boilerplate.to_dict()["x"]["blocks"]
    assert len(blocks) == REPORTED
    assert all(len(block["text"]) <= 80 for block in blocks)


def test_the_filter_cuts_and_says_so() -> None:
    articles = pages("lantern", NOTE)
    cutting = Pipeline.of("news").plus(recurring_filter(told(articles).blocks, "lantern"))
    for article in articles:
        again = cutting.clean(article.undo(), id=article.id)
        assert NOTE in article.text and NOTE not in again.text
        assert [(edit.old, edit.label, edit.rule) for edit in again.removed] == [(NOTE, "navigation", "recurring")]
        assert again.undo() == article.undo()
        assert cutting.clean(again.text).text == again.text
    elsewhere = Pipeline.of("news").plus(recurring_filter(told(articles).blocks, "beacon"))
    assert elsewhere.clean(articles[0].undo()).text == articles[0].text


def test_the_headline_stays() -> None:
    headline = "Harbour of the Lantern freezes over in one night"
    blocks = count_blocks(("x", [headline, story(name)]) for name in NAMES)
    article = Pipeline.of("news").plus(recurring_filter(blocks, "x")).clean(f"{headline}\n\n{story('ice rink')}\n")
    assert article.title == headline
    assert article.removed == ()


def test_a_pipeline_with_it_still_names_its_steps() -> None:
    pipeline = Pipeline.of("rules").plus(recurring_filter(count_blocks([]), "x"))
    assert pipeline.names()[-1] == "recurring"
    assert pipeline.keeping("navigation").clean(story("ferry")).text == story("ferry")
