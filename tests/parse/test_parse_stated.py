"""What a page says about itself, however it says it."""

import json

import pytest
from selectolax.lexbor import LexborHTMLParser

from newsclean.doc import Stated
from newsclean.parse.stated import read_stated

URL = "https://lantern.example/harbour/freezes"


def stated(head: str = "", body: str = "", url: str | None = URL) -> tuple[Stated, ...]:
    return read_stated(LexborHTMLParser(f"<html><head>{head}</head><body>{body}</body></html>"), url=url)


def ld(data: object) -> str:
    return f'<script type="application/ld+json">{data if isinstance(data, str) else json.dumps(data)}</script>'


def values(found: tuple[Stated, ...], field: str, source: str = "json-ld") -> list[str]:
    return [one.value for one in found if one.field == field and one.source == source]


STORY = {"@type": "NewsArticle", "headline": "Harbour freezes over", "author": {"name": "Ana Vega"}, "url": URL}
OTHER = {
    "@type": "NewsArticle",
    "headline": "Pears ripen early in the valley",
    "author": "Tom Reed",
    "url": "https://lantern.example/pears",
}


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ('<meta property="og:title" content="Harbour freezes">', Stated("title", "Harbour freezes", "opengraph")),
        ('<meta name="OG:Title" content="Harbour freezes">', Stated("title", "Harbour freezes", "opengraph")),
        ('<meta name="author" content=" Ana\n Vega ">', Stated("author", "Ana Vega", "meta")),
        ('<meta property="article:author" content="Ana Vega">', Stated("author", "Ana Vega", "opengraph")),
        ('<meta name="parsely-pub-date" content="2023-06-15">', Stated("published", "2023-06-15", "meta")),
        ('<meta itemprop="datePublished" content="2023-06-15">', Stated("published", "2023-06-15", "microdata")),
        ('<meta http-equiv="content-language" content="pt-BR">', Stated("language", "pt-BR", "meta")),
        ('<link href="/a" rel="canonical">', Stated("canonical_url", "/a", "link")),
        ("<title>Harbour &amp;amp; town</title>", Stated("page_title", "Harbour & town", "html")),
        (
            '<meta name="description" content="It&#8217;s &lt;b&gt;cold&lt;/b&gt;">',
            Stated("description", "It’s cold", "meta"),
        ),
    ],
)
def test_heads(head: str, expected: Stated) -> None:
    assert stated(head) == (expected,)


@pytest.mark.parametrize(
    "head",
    [
        '<meta name="author" content="">',
        '<meta name="viewport" content="width=device-width">',
        '<link rel="stylesheet" href="/a.css">',
        "<script>var headline = 'no'</script>",
        '<script type="application/ld+json"></script>',
        '<script type="application/ld+json">null</script>',
        '<script type="application/ld+json">"headline"</script>',
    ],
)
def test_heads_that_say_nothing(head: str) -> None:
    assert stated(head) == ()


def test_characters_are_put_right() -> None:
    found = stated('<meta name="author" content="Ana V\u00c3\u00a9ga"><meta name="section" content="Caf\u00e9\u0007s">')
    assert found == (Stated("author", "Ana V\u00e9ga", "meta"), Stated("section", "Caf\u00e9s", "meta"))


def test_a_drawing_has_no_title_of_the_page() -> None:
    found = stated("<title>Harbour</title>", "<svg><title>Search icon</title></svg>")
    assert values(found, "page_title", "html") == ["Harbour"]


def test_the_language_of_the_element() -> None:
    tree = LexborHTMLParser('<html lang="de-AT"><body></body></html>')
    assert read_stated(tree) == (Stated("language", "de-AT", "html"),)


@pytest.mark.parametrize(
    "data",
    [
        STORY,
        [STORY],
        {"@graph": [{"@type": "WebSite", "name": "The Lantern"}, STORY]},
        {"@type": "WebPage", "mainEntity": STORY},
        {"@type": "WebPage", "mainEntityOfPage": STORY},
        [[OTHER], STORY],
        [{"@type": "ItemList", "itemListElement": [OTHER]}, STORY],
        [{"@type": "Organization", "name": "The Lantern"}, {"@type": "BreadcrumbList"}, STORY],
        {**STORY, "@type": ["http://schema.org/NewsArticle"], "url": URL + "/?utm_source=feed"},
        {**STORY, "liveBlogUpdate": [OTHER], "@type": "LiveBlogPosting"},
        {**STORY, "hasPart": [OTHER], "comment": [{"@type": "Comment", "author": "Mo"}]},
    ],
)
def test_the_article_among_the_rest(data: object) -> None:
    found = stated(ld(data))
    assert values(found, "author") == ["Ana Vega"]
    assert values(found, "title") == ["Harbour freezes over"]


def test_the_article_is_told_by_the_headline_that_the_page_shows() -> None:
    two = [{**OTHER, "url": None}, {**STORY, "url": None}]
    found = stated(ld(two), "<h1>Harbour freezes over, ferries stay</h1>", url=None)
    assert values(found, "author") == ["Ana Vega"]


def test_an_article_that_nothing_ties_to_the_page_is_better_than_none() -> None:
    assert values(stated(ld({**OTHER, "url": None}), url=None), "author") == ["Tom Reed"]


def test_a_second_node_fills_gaps_only() -> None:
    page = {"@type": "WebPage", "url": URL, "name": "Harbour", "datePublished": "2023-06-15", "author": "Web Master"}
    found = stated(ld(page) + ld(STORY))
    assert values(found, "author") == ["Ana Vega"]
    assert values(found, "published") == ["2023-06-15"]


def test_a_film_or_a_recipe_in_an_article_has_its_own_author_and_date() -> None:
    recipe = {"@type": "Recipe", "name": "Harbour freezes over", "author": "Halina", "datePublished": "2019-01-01"}
    found = stated(ld(recipe) + ld(STORY))
    assert values(found, "author") == ["Ana Vega"]
    assert values(found, "published") == []


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ("Ana Vega", ["Ana Vega"]),
        ({"@type": "Person", "name": "Ana Vega"}, ["Ana Vega"]),
        ([{"name": "Ana Vega"}, "Tom Reed"], ["Ana Vega", "Tom Reed"]),
        ({"name": ["Ana Vega", "Tom Reed"]}, ["Ana Vega", "Tom Reed"]),
        ({"@list": [{"name": "Ana Vega"}]}, ["Ana Vega"]),
        ({"givenName": "Ana", "familyName": "Vega"}, ["Ana Vega"]),
        ({"@id": "#ana"}, ["Ana Vega"]),
        ({"@id": "#nobody"}, []),
        ({"name": "Ana V&eacute;ga"}, ["Ana Véga"]),
        ([], []),
        (None, []),
        (7, ["7"]),
    ],
)
def test_authors_of_json_ld(author: object, names: list[str]) -> None:
    person = {"@type": "Person", "@id": "#ana", "name": "Ana Vega"}
    assert values(stated(ld({"@graph": [{**STORY, "author": author}, person]})), "author") == names


@pytest.mark.parametrize(
    "script",
    [
        '<!-- {"@type": "Article", "headline": "Harbour"} -->',
        '//<![CDATA[\n{"@type": "Article", "headline": "Harbour"}\n//]]>',
        '{"@type": "Article", "headline": "Harbour",}',
        '{"@type": "Article", "tags": ["a", "b",], "headline": "Harbour"};',
        '{"@type": "Article", "description": "two\nlines\t", "headline": "Harbour"}',
        '{"@type": "Article", "description": "it\\\'s", "headline": "Harbour"}',
        '{"@type": "Article", "description": "the "great" frost", "headline": "Harbour"}',
        '{"@type": "Person"} {"@type": "Article", "headline": "Harbour"}',
        "{&quot;@type&quot;: &quot;Article&quot;, &quot;headline&quot;: &quot;Harbour&quot;}",
        '{"@type": "Article", "headline": "<b>Harbour</b>"}',
        '{"@type": "Article", "headline": "Harbour", "articleBody": "cut off in the mid',
    ],
)
def test_json_that_is_none(script: str) -> None:
    assert values(stated(ld(script)), "title") == ["Harbour"]


def test_json_too_deep_to_read() -> None:
    assert stated(ld('{"a":' * 100_000 + "1" + "}" * 100_000)) == ()


def test_what_json_ld_says_besides() -> None:
    data = {
        **STORY,
        "articleSection": ["Town", "Weather"],
        "keywords": "ice, ferries",
        "image": [{"url": "/a.jpg"}, "/b.jpg"],
        "isAccessibleForFree": "False",
        "publisher": {"name": "The Lantern"},
        "inLanguage": {"@type": "Language", "name": "en"},
    }
    crumbs = {"@type": "BreadcrumbList", "itemListElement": [{"name": "Home"}, {"item": {"@id": "/t", "name": "Town"}}]}
    found = stated(ld([data, crumbs]))
    assert values(found, "section") == ["Town", "Weather"]
    assert values(found, "tag") == ["ice", "ferries"]
    assert values(found, "image") == ["/a.jpg", "/b.jpg"]
    assert values(found, "access") == ["False"]
    assert values(found, "publisher") == ["The Lantern"]
    assert values(found, "breadcrumb") == ["Home", "Town"]


def test_free_or_not_may_be_said_of_a_part() -> None:
    part = {"@type": "WebPageElement", "isAccessibleForFree": False}
    assert values(stated(ld({**STORY, "hasPart": part})), "access") == ["false"]


MICRODATA = """
<article itemscope itemtype="https://schema.org/NewsArticle">
  <h1 itemprop="headline">Harbour <em>freezes</em><br>over</h1>
  <span itemprop="author" itemscope itemtype="https://schema.org/Person"><a itemprop="name">Ana Vega</a></span>
  <time itemprop="datePublished" datetime="2023-06-15T11:48Z">today</time>
  <img itemprop="image" src="/a.jpg">
  <div itemprop="publisher" itemscope itemtype="https://schema.org/Organization">
    <b itemprop="name">The Lantern</b>
  </div>
  <div itemprop="comment" itemscope itemtype="https://schema.org/Comment">
    <i itemprop="author" itemscope itemtype="https://schema.org/Person"><b itemprop="name">Mo</b></i>
  </div>
</article>
<div itemscope itemtype="https://schema.org/Product"><b itemprop="brand">Skates</b></div>
<ol itemscope itemtype="https://schema.org/BreadcrumbList">
  <li itemprop="itemListElement" itemscope itemtype="https://schema.org/ListItem"><b itemprop="name">Town</b></li>
</ol>
"""


def test_microdata() -> None:
    found = stated("", MICRODATA)
    assert values(found, "title", "microdata") == ["Harbour freezes over"]
    assert values(found, "author", "microdata") == ["Ana Vega"]
    assert values(found, "published", "microdata") == ["2023-06-15T11:48Z"]
    assert values(found, "image", "microdata") == ["/a.jpg"]
    assert values(found, "publisher", "microdata") == ["The Lantern"]
    assert values(found, "breadcrumb", "microdata") == ["Town"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            '<time class="entry-date published" datetime="2023-06-15">x</time>',
            Stated("published", "2023-06-15", "time"),
        ),
        ('<time pubdate datetime="2023-06-15">x</time>', Stated("published", "2023-06-15", "time")),
        ('<time class="updated" datetime="2023-06-15">x</time>', Stated("modified", "2023-06-15", "time")),
        ('<time datetime="2023-06-15">x</time>', Stated("time", "2023-06-15", "time")),
        ("<time>15 June 2023</time>", Stated("time", "15 June 2023", "time")),
        ('<abbr class="published" title="2023-06-15">x</abbr>', Stated("published", "2023-06-15", "time")),
        ('<a rel="author" href="/a">Ana Vega</a>', Stated("author", "Ana Vega", "link")),
        ('<a rel="category tag" href="/t">Town</a>', Stated("section", "Town", "link")),
        ('<a rel="tag" href="/t">ice</a>', Stated("tag", "ice", "link")),
    ],
)
def test_bodies(body: str, expected: Stated) -> None:
    assert stated("", body) == (expected,)


def test_a_shown_byline_is_read_where_the_head_names_nobody() -> None:
    head = '<meta property="og:title" content="Harbour freezes over">'
    body = (
        '<p class="author">Another Story</p><h1>Harbour freezes over</h1><div class="photo-author">Mo Lens</div>'
        '<span class="signature">Ana Vega</span><aside><p class="author">Tom Reed</p></aside>'
    )
    assert values(stated(head, body), "byline", "html") == ["Ana Vega"]
    assert values(stated(head + '<meta name="author" content="Ana Vega">', body), "byline", "html") == []


@pytest.mark.parametrize("count", [2_000, 4_000])
def test_a_page_of_nothing_but_items(count: int) -> None:
    item = '<div itemscope itemtype="https://schema.org/Article"><b itemprop="author">Ana Vega</b><time>1</time></div>'
    found = stated("", item * count)
    assert 0 < len(found) < 1000


def test_no_value_holds_what_a_script_says() -> None:
    body = (
        "<h1><style>.big{top:0}</style>Harbour <s>thaws</s> freezes over<script>load()</script></h1>"
        '<article itemscope itemtype="https://schema.org/NewsArticle"><div itemprop="articleBody"><p>Ice holds.</p>'
        "<script>push({})</script><style>p{top:0}</style><p>Boats rest.</p></div></article>"
    )
    found = stated("", body)
    assert values(found, "heading", "html") == ["Harbour thaws freezes over"]
    assert values(found, "article_body", "microdata") == ["Ice holds. Boats rest."]


@pytest.mark.parametrize("home", ["/", "https://news.example/", "//news.example", "index.html", "/index.php"])
def test_a_heading_that_leads_home_is_the_name_of_the_site(home: str) -> None:
    found = stated(body=f"<h1><a href='{home}'><img src=a.png>The Lantern</a></h1><h1>Harbour freezes over</h1>")
    assert values(found, "site_name", "html") == ["The Lantern"]
    assert values(found, "heading", "html") == ["Harbour freezes over"]


@pytest.mark.parametrize(
    "heading",
    [
        "<a href='/harbour'>Harbour freezes over</a>",
        "<a href=''>Harbour freezes over</a>",
        "<a href='#top'>Harbour freezes over</a>",
        "<a href='/?p=3'>Harbour freezes over</a>",
        "<a href='/'>News</a> Harbour freezes over",
        "<a>Harbour freezes over</a>",
    ],
)
def test_other_headings_are_headlines(heading: str) -> None:
    found = stated(body=f"<h1>{heading}</h1>")
    assert values(found, "site_name", "html") == []
    assert values(found, "heading", "html")[0].endswith("Harbour freezes over")
