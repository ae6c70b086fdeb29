"""How a page is laid out in lines: each case is what stands in the body, and the lines a reader would see."""

import pytest

from newsclean.page import Page
from newsclean.parse import parse
from newsclean.parse.lines import MAX_DEPTH


def page_of(body: str) -> Page:
    page = parse(f"<!doctype html><html><body>{body}</body></html>").page
    assert page is not None
    return page


CASES = {
    "white space is one space": ("<p>The\n   ferry\t\tstayed \r\n in port. </p>", ["The ferry stayed in port."]),
    "white space between inline elements": ("<p><b>Wind</b> <i>and</i>\n<u>rain</u></p>", ["Wind and rain"]),
    "white space inside inline elements": ("<p>The<b> old </b>pier</p>", ["The old pier"]),
    "no white space where there is none": ("<p>har<b>bour</b>s<em>ide</em></p>", ["harbourside"]),
    "drop caps": ('<p><span class="dropcap">T</span>he ferry left.</p>', ["The ferry left."]),
    "no-break spaces stay inside": ("<p>&nbsp;12&nbsp;000 boats&nbsp;</p>", ["12\xa0000 boats"]),
    "paragraphs that nobody closes": ("<p>One<p>Two<p>Three", ["One", "Two", "Three"]),
    "text beside blocks": ("<div>One<p>Two</p>Three</div>Four", ["One", "Two", "Three", "Four"]),
    "line breaks": ("<p>One<br>Two<br/><br>Three</p>", ["One", "Two", "Three"]),
    "a break in bold": ("<p><b>One<br>Two</b> three</p>", ["One", "Two three"]),
    "rules part": ("One<hr>Two", ["One", "Two"]),
    "preformatted": ("<pre>One\n  two\n\nthree   four</pre>", ["One", "two", "three   four"]),
    "preformatted with markup": ("<pre>a <b>b\nc</b>  d</pre>", ["a b", "c  d"]),
    "lists": ("<ul><li>One</li><li>Two <b>b</b></li></ul>", ["One", "Two b"]),
    "lists in lists": ("<ul><li>One<ul><li>Two</ul><li>Three</ul>", ["One", "Two", "Three"]),
    "definitions": ("<dl><dt>Pier<dd>A place<dd>A person</dl>", ["Pier", "A place", "A person"]),
    "short cells share a line": (
        "<table><tr><th>Ferry<th>Leaves<tr><td>Tern<td>7.15</table>",
        ["Ferry\tLeaves", "Tern\t7.15"],
    ),
    "long cells are text": (
        f"<table><tr><td>{'The ferry stayed in port. ' * 3}<td>b</table>",
        [("The ferry stayed in port. " * 3).strip(), "b"],
    ),
    "cells of several lines are text": ("<table><tr><td><p>a<p>b<td>c</table>", ["a", "b", "c"]),
    "text that slipped out of a table": ("<table>a<tr><td>b</table>", ["a", "b"]),
    "captions of tables": ("<table><caption>Ferries<tr><td>a<td>b</table>", ["Ferries", "a\tb"]),
    "tables in tables": ("<table><tr><td><table><tr><td>a<td>b</table><td>c</table>", ["a\tb", "c"]),
    "ruby": ("<p><ruby>港<rp>(</rp><rt>みなと</rt><rp>)</rp></ruby>の朝</p>", ["港の朝"]),
    "links side by side": ('<a href="/a">News</a><a href="/b">Sport</a>', ["News Sport"]),
    "a link and its full stop": ('<p>See <a href="/a">the plan</a>.</p>', ["See the plan."]),
    "a link that ends in a word": ('<p><a href="/a">ferry</a>man</p>', ["ferryman"]),
    "details": ("<details><summary>More</summary>The rest.</details>", ["More", "The rest."]),
    "elements of their own": ("<x-card>One</x-card><x-card>Two</x-card>", ["One", "Two"]),
    "figures": ("<figure><img src=a.jpg alt=A><figcaption>The pier</figcaption></figure>", ["The pier"]),
    "scripts and styles": ('<p>a<script>b("</p>")</script><style>p{}</style>c</p>', ["ac"]),
    "forms": ("<select><option>One</select><textarea>Two</textarea><p>Three</p>", ["Three"]),
    "fallbacks": ("<video>One</video><iframe>Two</iframe><object>Three</object><canvas>Four</canvas>x", ["x"]),
    "drawings": ("<svg><title>Logo</title><text>Logo</text></svg><p>a</p>", ["a"]),
    "formulas": ("<p>E <math><mi>m</mi><annotation>\\m</annotation></math></p>", ["E m"]),
    "comments": ("<p>a<!-- <p>b</p> -->c</p>", ["ac"]),
    "templates are not shown": ("<template><p>a</p></template><p>b</p>", ["b"]),
    "shadow roots are": (
        "<x-story><template shadowrootmode=open><p>One</p><slot></slot></template><p>Two</p></x-story><p>Three</p>",
        ["One", "Two", "Three"],
    ),
    "an image for those without scripts": (
        f"<p>{'The ferry stayed in port. ' * 20}</p><noscript><p><img src=a.jpg>The pier</p></noscript>",
        [("The ferry stayed in port. " * 20).strip()],
    ),
    "hidden blocks stay": ("<p hidden>One</p><p style='display: none'>Two</p>", ["One", "Two"]),
    "hidden stretches of a line go": ("<p>a<span hidden> b</span> c<span style='display:none'>d</span></p>", ["a c"]),
    "words for screen readers behind others go": (
        "<p>See <a href=/n>the notice<span class='u-visually-hidden'> (opens in a new tab)</span></a> of May."
        "<span class='sr-only'>Like</span> <span class=ScreenReaderText>x</span> <span class=h-offscreen>y</span></p>",
        ["See the notice of May."],
    ),
    "those that open a line say what it is": (
        "<p><span class=sr-only>Image source,</span> Ana Vega</p>",
        ["Image source, Ana Vega"],
    ),
    "some are hidden only on wide screens": ("<p>a <span class='sm:sr-only'>b</span></p>", ["a b"]),
    "or shown again": ("<p>a <span class='not-sr-only'>b</span> <b class=reader>c</b></p>", ["a b c"]),
    "or long enough to be the rest": (f"<p>a <span class=sr-only>{'b ' * 200}</span></p>", [f"a {'b ' * 200}".strip()]),
    "a long one may be the rest": (
        f"<p>a <span style='display:none'>{'b ' * 200}</span></p>",
        [f"a {'b ' * 200}".strip()],
    ),
    "after the end": ("a</body></html>b<p>c", ["ab", "c"]),
    "nothing visible": ("<p> </p><div>&nbsp;</div><br>", []),
}


@pytest.mark.parametrize(("body", "lines"), CASES.values(), ids=CASES)
def test_lines(body: str, lines: list[str]) -> None:
    page = page_of(body)
    assert page.text.split("\n") == (lines or [""])
    assert [page.text[block.start : block.end] for block in page.blocks] == lines
    assert len(page.looks) == len(page.blocks)


def test_an_article_for_those_without_scripts_is_read() -> None:
    story = ("The ferry stayed in port. " * 20).strip()
    assert page_of(f"<noscript><p>{story}</p></noscript><div id=app></div>").text == story
    assert page_of("<noscript><p>Please enable JavaScript.</p></noscript><div id=app>Ferries</div>").text == "Ferries"


def test_kinds_and_elements() -> None:
    page = page_of('<div id=a class="story wide"><h2>One</h2><ul role=list><li>Two</ul></div>Three')
    assert [block.kind for block in page.blocks] == ["h2", "li", "body"]
    assert page.path(1) == "body/div.a/ul.list/li"
    assert [element.names for element in page.elements] == ["", "a story wide", "", "list", ""]


def test_no_block_has_more_elements_around_it_than_in_a_browser() -> None:
    page = page_of("<div>a" * 3000)
    assert page.text == "\n".join("a" * 3000)
    assert max(page.path(i).count("/") for i in (400, 511, 1500, 2999)) == MAX_DEPTH


def test_a_row_belongs_to_its_row() -> None:
    page = page_of('<table><tr class=r><td><a href="/t">Tern</a><td><b>7.15</b></table>')
    assert page.blocks[0].kind == "tr" and page.blocks[0].links == 4
    look = page.looks[0]
    assert page.elements[look.element].names == "r"
    assert (look.links, look.strong) == (1, 4)


def test_what_is_hidden_says_so() -> None:
    body = "<div hidden>a</div><div style='color:red;DISPLAY : none'>b</div><dialog>c</dialog><dialog open>d</dialog>"
    page = page_of(f"{body}<div style='display:block'>e</div>")
    assert [page.elements[look.element].hidden for look in page.looks] == [True, True, True, False, False]


def test_links_bold_and_italics_are_counted() -> None:
    page = page_of('<p>See <a href="/a"> the\n plan </a> and <a href="/b"><b>more</b></a>, <i>now</i></p>')
    assert page.text == "See the plan and more, now"
    assert page.blocks[0].links == len("the plan") + len("more")
    assert page.looks[0][2:] == (2, 4, 3)


def test_a_link_around_blocks_is_one_in_each() -> None:
    page = page_of('<a href="/a"><h3>Ferry stays</h3><p>It blew.</p></a><p>After</p>')
    assert [block.links for block in page.blocks] == [11, 8, 0]
    assert [look.links for look in page.looks] == [1, 1, 0]


def test_names_of_what_opens_a_line() -> None:
    page = page_of('<p><span class=by>By</span> Ann</p><p>a <span class=x>b</span></p><p><a class="l m">c</a></p>')
    assert [look.names for look in page.looks] == ["by", "", "l m"]


def test_lexbor_numbers_text_as_we_think() -> None:
    from selectolax.lexbor import LexborHTMLParser

    from newsclean.parse.lines import TEXT

    body = LexborHTMLParser("<p>a").body
    assert body is not None and body.first_child is not None and body.first_child.first_child is not None
    assert body.first_child.first_child.tag_id == TEXT


@pytest.mark.parametrize(
    ("html", "text", "links", "count"),
    [
        ("<p><a href=/a>Isles</a><a href=/b>Mail</a></p>", "Isles Mail", 9, 2),
        ("<p><a href=/a><b>Isles</b></a><a href=/b>Mail</a></p>", "Isles Mail", 9, 2),
        ("<p><a href=/a> The \n isles </a> and<a href=/b> \xa0</a>mail</p>", "The isles and mail", 9, 2),
        ("<p><a href=/a> </a><a href=/b></a>Mail</p>", "Mail", 0, 2),
        ("<p>Mail<a name=top></a></p>", "Mail", 0, 1),
        ("<p><b>To <a href=/a>isles</a></b> by mail", "To isles by mail", 5, 1),
        ("<pre>To  <a href=/a>the  isles</a></pre>", "To  the  isles", 9, 1),
        ("<p><a href=/a>The <!-- --> isles</a>", "The isles", 8, 1),
    ],
)
def test_links_of_one_text_count_as_others_do(html: str, text: str, links: int, count: int) -> None:
    page = page_of(html)
    assert page.text == text
    assert (page.blocks[0].links, page.looks[0].links) == (links, count)
