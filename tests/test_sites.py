"""Site packs: each that ships makes an invented page of its site right, and leaves alone what it does not know.

tests/sites/HOST.html is such a page; `data-keep` marks what a reader came for.
"""

import pickle
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from newsclean import Article
from newsclean.errors import NewscleanError
from newsclean.parse import parse
from newsclean.parse.elements import _table
from newsclean.parse.sites import ARTICLE, Site, find_site, read_site, read_sites, shipped_sites
from newsclean.pipeline import DEFAULT, Pipeline
from newsclean.revisers.page_body import score_blocks
from newsclean.revisers.page_trees import load_model

PAGES = {path.stem: path.read_text("utf-8") for path in sorted((Path(__file__).parent / "sites").glob("*.html"))}
SHIPPED = {site.host: site for site in shipped_sites()}
STORY = "The ferries stayed in port on Monday because the wind had turned in the night, the harbour office said."
ABOUT = "The Tide is written by hand in a boat house, and whoever finds a mistake in it is asked to bring a cake."
THANKS = (
    "Eleven people have sent us a cake so far, and we should like to thank them for each of them, and for the wine."
)
TIDE = Site("tide.example", ("story",), frozenset({"promo", "aside"}), (("related_link", "river"), ("byline", "p.by")))
URL = "https://www.tide.example/1"
PACK = """\
article = ["story"]
spared = ["promo", "aside"]

[cut]
related_link = ["river"]
byline = ["p.by"]
"""


def lines(article: Article) -> list[str]:
    return [line for line in article.text.split("\n") if line]


def gold(html: str) -> list[str]:
    return [" ".join(node.text().split()) for node in LexborHTMLParser(html).css("[data-keep]")]


def read(body: str, url: str = URL, sites: tuple[Site, ...] = (TIDE,)) -> Article:
    html = f"<!doctype html><html><body>{body}</body></html>"
    return Pipeline.of("rules").with_sites(sites).clean(html, url=url)


def rules(article: Article) -> dict[str, str]:
    """Return the rule that cut each line."""
    return {line: edit.rule for edit in article.removed for line in edit.old.split("\n") if line}


def test_every_pack_has_a_page() -> None:
    assert PAGES.keys() == SHIPPED.keys()
    assert len(PAGES) >= 5


@pytest.mark.parametrize("host", PAGES)
def test_a_pack_makes_the_page_right(host: str) -> None:
    html = PAGES[host]
    article = DEFAULT.clean(html)
    assert lines(article) == gold(html)
    assert article.title and article.published
    assert any(edit.rule.startswith(f"sites.{host}.") for edit in article.removed)
    # Without the pack it is not: an empty pack of the user's comes before the one that ships.
    assert lines(DEFAULT.with_sites([Site(host)]).clean(html)) != gold(html)


@pytest.mark.parametrize("host", PAGES)
def test_on_another_host_a_pack_says_nothing(host: str) -> None:
    bare = DEFAULT.with_sites([Site(host)]).clean(PAGES[host])
    for url in (f"https://{host}.example/a", f"https://not{host}/a"):
        assert lines(DEFAULT.clean(PAGES[host], url=url)) == lines(bare)


@pytest.mark.parametrize("host", [site.host for site in SHIPPED.values() if site.article])
def test_a_page_of_another_build_loses_nothing(host: str) -> None:
    site = SHIPPED[host]
    html = PAGES[host]
    for name in (*site.article, *(entry for _, entry in site.cut)):
        html = html.replace(name, f"x{name}x")
    article = DEFAULT.clean(html)
    assert set(gold(html)) <= set(lines(article))
    assert not any(edit.rule.startswith("sites.") for edit in article.removed)


@pytest.mark.parametrize("site", SHIPPED.values(), ids=SHIPPED)
def test_entries_are_sorted_and_spare_what_there_is(site: Site) -> None:
    words, tags, *_ = _table()
    assert site.spared <= words.keys() | tags.keys()
    for label in {label for label, _ in site.cut}:
        entries = [entry for name, entry in site.cut if name == label]
        assert entries == sorted(entries, key=str.lower)


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://tide.example/", "tide.example"),
        ("http://WWW.Tide.Example:8080/a?b=//c", "tide.example"),
        ("//m.news.tide.example/a", "tide.example"),
        ("https://user:word@tide.example./a", "tide.example"),
        ("  https://tide.example", "tide.example"),
        ("https://harbour.tide.example/", "harbour.tide.example"),
        ("https://a.harbour.tide.example/", "harbour.tide.example"),
        ("https://xn--mwe-sna.example/a", "möwe.example"),
        ("https://MÖWE.example/a", "möwe.example"),
        ("https://harbour-notes.blogspot.com/", "blogspot.com"),
    ],
)
def test_the_nearest_host_is_found(address: str, host: str) -> None:
    own = {name: Site(name) for name in ("tide.example", "harbour.tide.example", "möwe.example")}
    found = find_site(address, own)
    assert found is not None and found.host == host


@pytest.mark.parametrize(
    "address",
    [
        *(None, "", "tide.example", "/tide.example/a", "https:///tide.example/", "mailto:desk@tide.example"),
        *("https://lowtide.example/", "https://tide.example.org/", "https://example/", "https://[::1]/tide.example"),
        *(
            "https://else.example/?at=https://tide.example/",
            "https://else.example/#//tide.example",
            "file:///tide.example",
        ),
        *("https://" + "a." * 200 + "tide.example/", "https://xn--\u2028.example/", "https://xn--99999999999.example/"),
    ],
)
def test_other_addresses_have_no_pack(address: str | None) -> None:
    assert find_site(address, {"tide.example": TIDE}) is None


@given(st.text())
def test_no_address_is_too_odd(address: str) -> None:
    assert find_site(f"https://{address}", {"tide.example": TIDE}) is None
    find_site(address, {})


def test_the_address_that_the_page_states_counts_if_none_is_given() -> None:
    html = f'<!doctype html><link rel=canonical href="{URL}"><body><p class=river>{STORY}</p><p>{ABOUT}</p>'
    pipeline = Pipeline.of("rules").with_sites([TIDE])
    assert STORY in rules(pipeline.clean(html))
    assert STORY not in rules(pipeline.clean(html, url="https://syndicate.example/1"))


def test_what_a_pack_cuts_goes_whole() -> None:
    body = f"<p>{ABOUT}</p><div id=river><h2>Also</h2><p>{STORY}</p></div><p class=by>{STORY} By us all. It blew.</p>"
    assert rules(read(body)) == {
        "Also": "sites.tide.example.river",
        STORY: "sites.tide.example.river",
        f"{STORY} By us all. It blew.": "sites.tide.example.p.by",
    }
    assert rules(read(body, url="https://else.example/")) == {}


@pytest.mark.parametrize("names", ["river-bank", "River", "inriver", "story-river", ""])
def test_names_are_whole(names: str) -> None:
    assert rules(read(f'<p>{ABOUT}</p><div class="{names}"><p>{STORY}</p></div>')) == {}
    assert TIDE.find("div", f"a {names} b") is None


def test_entries_name_elements() -> None:
    site = Site(
        "tide.example", ("<main>", "div.text"), cut=(("other", "<aside>"), ("byline", "by"), ("other", "p.text"))
    )
    assert site.find("main", "") is site.find("div", "a text b") is site.find("div", "by text") is ARTICLE
    assert site.find("aside", "x") == ("other", "sites.tide.example.<aside>")
    assert site.find("p", "text") == ("other", "sites.tide.example.p.text")
    assert site.find("span", "x by") == ("byline", "sites.tide.example.by")
    assert site.find("section", "text") is None is site.find("", "main")


def test_what_opens_a_line_counts() -> None:
    site = Site("tide.example", cut=(("byline", "desk"),))
    article = read(f"<p><span class=desk>The desk</span> has spoken to her</p><p>{STORY}</p>", sites=(site,))
    assert rules(article) == {"The desk has spoken to her": "sites.tide.example.desk"}


def test_nothing_outside_of_the_article_is_its_part() -> None:
    body = f"<p>{ABOUT}</p><a href=/a>More of it all</a><div class=story><p>{STORY}</p></div><p>{THANKS}</p>"
    article = read(body)
    assert article.text == STORY
    assert set(rules(article).values()) == {"sites.tide.example.outside"}
    assert {edit.label for edit in article.removed} == {"other", "navigation"}


@pytest.mark.parametrize("body", ["", "<h2>Seen today</h2>", "<a href=/a>All of it</a>"])
def test_an_article_without_prose_is_none(body: str) -> None:
    assert STORY in read(f"<div class=story>{body}</div><p>{STORY}</p><p>{ABOUT}</p>").text


def test_an_article_in_furniture_is_one() -> None:
    around = f"<div class=sidebar><p>{ABOUT} {ABOUT}</p>" + "<p>{}</p></div>" + f"<div class=story>{ABOUT * 9}</div>"
    assert STORY not in read(around.format(STORY)).text
    assert STORY in read(around.format(f"<div class=story>{STORY}</div>")).text
    hidden = f"<div hidden><div class=story><p>{STORY}</p></div></div>"
    assert STORY in read(hidden).text
    both = f"<div class=river><p>{ABOUT}</p><div class=story><p>{STORY}</p><p class=river>{ABOUT}</p></div></div>"
    assert read(both).text == STORY


def test_spared_words_and_tags_name_no_furniture() -> None:
    body = f"<div class=story><p>{STORY * 9}</p>" + "".join(
        f"<{tag} class={name}>{tag} {name}, she said.</{tag}>"
        for tag in ("div", "aside")
        for name in ("promo", "share")
    )
    cut = [line for line, rule in rules(read(body)).items() if rule.startswith("elements.")]
    assert cut == ["div share, she said.", "aside share, she said."]
    bare = rules(read(body, url="https://else.example/"))
    assert [rule for rule in bare.values() if rule.startswith("elements.")] == [
        *("elements.promo", "elements.share", "elements.aside", "elements.aside")
    ]


def test_the_page_model_does_not_hold_a_spared_word_against_a_line() -> None:
    odds = {}
    for name in ("promo", "", "share"):
        html = f"<body><h1>Ice</h1><div class=story><p>{STORY}</p><p class='{name}'>{THANKS}</p><p>{ABOUT}</p></div>"
        source = parse(html, "page", URL, sites={TIDE.host: TIDE})
        doc = DEFAULT.with_sites([TIDE])._read(source.text, "", source.page, source.meta, source.site)
        odds[name] = score_blocks(doc, [""] * len(doc.blocks), load_model()).tolist()
    assert odds["promo"] == odds[""] != odds["share"]


def test_bylines_and_headlines_outside_are_read() -> None:
    html = (
        f"<!doctype html><meta property=og:title content='Ferries stay in port'><body><h1>Ferries stay in port</h1>"
        f"<p>By Hetta Vorley</p><p>4 May 2024</p><div class=story><p>{STORY}</p></div>"
    )
    article = DEFAULT.with_sites([TIDE]).clean(html, url=URL)
    assert (article.title, article.authors, article.published) == (
        *("Ferries stay in port", ("Hetta Vorley",), "2024-05-04"),
    )
    assert article.text == STORY


def test_a_body_that_the_page_only_states_stays() -> None:
    stated = (STORY + " It blew. ") * 5
    script = f'<script type="application/ld+json">{{"@type": "NewsArticle", "articleBody": "{stated}"}}</script>'
    html = f"<!doctype html>{script}<body><div class=story><p>{ABOUT}</p></div><p>{ABOUT}</p>"
    assert stated.strip() in DEFAULT.with_sites([TIDE]).clean(html, url=URL).text


def test_undo_gives_the_flattened_page_back() -> None:
    article = DEFAULT.clean(PAGES["substack.com"])
    bare = DEFAULT.with_sites([Site("substack.com")]).clean(PAGES["substack.com"])
    assert article.undo() == bare.undo() and article.text != bare.text


def test_without_elements_no_pack_is_asked() -> None:
    html = f"<!doctype html><p>{ABOUT}</p><p class=river>{STORY}</p><div class=story><p>{STORY} It blew.</p></div>"
    pipeline = Pipeline.of("rules").with_sites([TIDE])
    assert pipeline.clean(html, url=URL).text == f"{STORY} It blew."
    assert not pipeline.without("elements").clean(html, url=URL).removed


def test_a_pipeline_with_packs_is_a_value() -> None:
    pipeline = DEFAULT.with_sites([TIDE])
    html = f"<!doctype html><p>{ABOUT}</p><p class=story>{STORY}</p>"
    article = pipeline.clean(html, url=URL)
    there = pickle.loads(pickle.dumps(pipeline))
    assert there == pipeline == DEFAULT.with_sites([TIDE]) != DEFAULT
    assert there.clean(html, url=URL) == article
    assert article.text == STORY
    assert hash(pipeline) == hash(DEFAULT.with_sites([TIDE]))
    late = Site("tide.example", cut=(("other", "river"),))
    assert pipeline.with_sites([late])._sites == {"tide.example": late}


def test_packs_are_read(tmp_path: Path) -> None:
    (tmp_path / "tide.example.toml").write_text(PACK)
    (tmp_path / "xn--mwe-sna.example.toml").write_text("")
    (tmp_path / "notes.txt").write_text("not a pack")
    assert read_sites([tmp_path]) == (TIDE, Site("möwe.example"))
    assert read_sites([tmp_path / "tide.example.toml"]) == (TIDE,)


@pytest.mark.parametrize(
    ("name", "text", "complaint"),
    [
        ("tide.toml", PACK, r"a site pack is named by its host without www\., like example\.com\.toml; rename it"),
        ("www.tide.example.toml", PACK, "without www"),
        ("tide.example.json", PACK, "rename it"),
        ("tide.example.toml", PACK + "[keep]\n", r"unknown: keep\. The keys are article, cut, spared\."),
        ("tide.example.toml", "[cut\n", "is not valid TOML"),
        ("tide.example.toml", "cut = ['river']\n", r"`cut` is a table .* write \[cut\]"),
        ("tide.example.toml", "[cut]\nrelated = ['river']\n", r"`cut` has no label 'related'\. The labels are"),
        ("tide.example.toml", "[cut]\nother = 'river'\n", "`other` is a list of strings, not 'river'"),
        ("tide.example.toml", "article = [3]\n", r"`article` is a list of strings, not \[3\]"),
        ("tide.example.toml", "article = ['story text']\n", "'story text'; write each name of an element as an entry"),
        ("tide.example.toml", "article = ['']\n", "write each name"),
        ("tide.example.toml", "article = ['.story']\n", "'.story'; write 'story'"),
        ("tide.example.toml", "spared = ['Promo']\n", "words of html.toml are lower case, 'promo'"),
        (
            "tide.example.toml",
            "[cut]\nother = ['a']\nbyline = ['a']\n",
            "'a' stands under `other` and `byline`; keep one",
        ),
        ("tide.example.toml", "article = ['a']\n[cut]\nother = ['a']\n", "'a' stands under `article` and `other`"),
    ],
)
def test_bad_packs_name_file_and_remedy(tmp_path: Path, name: str, text: str, complaint: str) -> None:
    path = tmp_path / name
    path.write_text(text, "utf-8")
    with pytest.raises(NewscleanError, match=complaint) as caught:
        read_site(path)
    assert str(path) in str(caught.value)


def test_files_that_are_no_packs(tmp_path: Path) -> None:
    with pytest.raises(NewscleanError, match=r"nobody\.example\.toml cannot be read: .*; check the path"):
        read_sites([tmp_path / "nobody.example.toml"])
    with pytest.raises(NewscleanError, match="holds no site pack; put one there"):
        read_sites([tmp_path])
    for folder in "ab":
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "tide.example.toml").write_text(PACK)
    with pytest.raises(NewscleanError, match=r"b/tide.example.toml: a second pack for tide.example; put both into one"):
        read_sites([tmp_path / "a", tmp_path / "b"])
    (tmp_path / "a" / "tide.example.toml").write_bytes(b"\xff")
    with pytest.raises(NewscleanError, match="is not valid TOML"):
        read_sites([tmp_path / "a"])
