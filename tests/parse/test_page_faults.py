"""Pages that are broken, hostile or huge: read right or refused clearly, in linear time, and nothing silently lost."""

import time
from collections.abc import Callable

import pytest
from linear_time import check_linear

import newsclean
from newsclean.errors import InputError
from newsclean.page import Page
from newsclean.parse import parse, tame
from newsclean.parse.html import parse_page

STORY = "The ferries stayed in port on Monday because the wind had turned in the night, the harbour office said."
OPENING = "<!doctype html><html><body>"
LIMIT_S = 20.0  # generous: the slowest takes one second on a quiet machine


def lines(html: str | bytes) -> list[str]:
    source = parse(html, "page")
    return source.text.split("\n")


def attributes(count: int, value: str = "x") -> str:
    return " ".join(f'a{i}="{value}"' for i in range(count))


GROWING: dict[str, Callable[[int], str]] = {
    "nested": lambda n: "<div>" * n,
    "nested with text": lambda n: "<div>a" * n,
    "nested lists": lambda n: "<ul><li>a" * n,
    "nested definitions": lambda n: "<dl><dd>a" * n,
    "nested tables": lambda n: "<table><tr><td>a" * n,
    "nested links": lambda n: "<a href=x><div>" * n,
    "nested shadow roots": lambda n: "<x-a><template shadowrootmode=open>a" * n + "</template></x-a>" * n,
    "unclosed paragraphs": lambda n: "<p>a" * n,
    "unclosed everything": lambda n: "<div><p>a<b>b<i>c<span>d<ul><li>e<table><tr><td>f<a href=x>g" * (n // 8),
    "unclosed fonts": lambda n: "".join(f"<font x={i}>" for i in range(n)),
    "fonts opened anew": lambda n: "<p>" + "".join(f"<font x={i}>" for i in range(n)) + "<p>a" * n,
    "fonts closed across blocks": lambda n: "".join(f"<b x={i}>" for i in range(n)) + "<div>" + "</b>a" * n,
    "attributes": lambda n: f"<p {attributes(n)}>a",
    "attributes with tags in them": lambda n: f"<p {attributes(n, '<p>')}>a",
    "attributes of many tags": lambda n: f"<p {attributes(500)}>a" * (n // 500),
    "different attributes": lambda n: "".join(f"<p a{i}=x>a" for i in range(n)),
    "different elements": lambda n: "".join(f"<t{i}>a</t{i}>" for i in range(n)),
    "open quotes": lambda n: "<p a='x\">" * n,
    "open tags": lambda n: "<p " * n,
    "closing nothing": lambda n: "</div></p></b>" * n,
    "comments": lambda n: "<!-- a -->b" * n,
    "references": lambda n: "&amp;" * n,
    "open string in a script": lambda n: '<script>"</p>" "' + '\\"x' * n + "</script>",
    "open string in a description": lambda n: '<script type="application/ld+json">{"a": "' + '\\"x' * n + "</script>",
    "doctypes": lambda n: "<!doctype html>a" * n,
}


@pytest.mark.parametrize("name", GROWING)
def test_time_is_linear_and_the_end_is_reached(name: str) -> None:
    half, whole = (f"{OPENING}{GROWING[name](n)}</div></p><p>{STORY}" for n in (12_000, 24_000))
    assert parse_page(whole).text.endswith(STORY) or name in ("open quotes", "open tags")
    assert check_linear(parse_page, half, whole) < LIMIT_S


def test_a_hundred_thousand_nested_elements() -> None:
    page = f"{OPENING}{'<div>' * 100_000}<p>{STORY}</p>{'</div>' * 100_000}<p>{STORY[:58]}.</p>"
    assert parse_page(page).text.endswith(f"{STORY}\n{STORY[:58]}.")
    assert STORY in newsclean.clean(page).text


def test_text_at_every_depth_stays_apart() -> None:
    depth = 30_000
    html = OPENING + "".join(f"<div>{i}" for i in range(depth)) + "</div>z" * depth
    assert lines(html) == [str(i) for i in range(depth)] + ["z"] * depth


def test_a_text_node_of_21_megabytes() -> None:
    text = f"{STORY} " * (21_000_000 // len(STORY))
    assert lines(f"{OPENING}<p>{text}</p><p>The end") == [text.strip(), "The end"]


def test_two_hundred_thousand_paragraphs() -> None:
    html = OPENING + "".join(f"<p>{i} {STORY}" for i in range(200_000))
    start = time.process_time()
    article = newsclean.clean(html)
    assert time.process_time() - start < 60
    assert article.text.count("\n\n") == 199_999 and article.text.endswith(f"199999 {STORY}")


def test_pages_beyond_the_caps_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tame, "MAX_CHARS", 1000)
    with pytest.raises(InputError, match=r"1,039 characters, more than 1,000.*split it"):
        parse(f"{OPENING}<p>{'a' * 1009}", "page")
    monkeypatch.undo()
    monkeypatch.setattr(tame, "MAX_TAGS", 100)
    with pytest.raises(InputError, match=r"about 151 elements, more than 100.*split it"):
        parse(f"{OPENING}{'<p></p>' * 150}", "page")
    assert parse(f"{OPENING}{'<p>a</p>' * 98}", "page").text.count("a") == 98


def test_a_large_attribute_is_kept_out_of_the_text() -> None:
    assert lines(f'{OPENING}<p data-a="{"x > y " * 500_000}">a</p><p>b') == ["a", "b"]


def test_formatting_is_the_most_that_a_wild_page_loses() -> None:
    body = "<p>" + "".join(f"<font x={i}>" for i in range(3000)) + "<p><b>a</b>b<i>c</i><a href=x>d</a>" * 3000
    assert lines(OPENING + body) == ["abcd"] * 3000


def test_the_depth_of_ordinary_pages_is_left_alone() -> None:
    for html in (
        OPENING + "<div><p>a<br><img src=x>b</div>" * 4000,
        OPENING + "<svg>" + "<path d=x />" * 12_000 + "</svg><p>a",
        OPENING + "<p>a<p>b<ul><li>c<li>d</ul><table><tr><td>e<tr><td>f</table>" * 1500,
        OPENING + "<script>var a = '<div>';</script>" * 6000,
        OPENING + "<!-- <div> -->a" * 6000,
    ):
        assert tame.tame(html) is html


def test_icons_are_not_taken_for_formatting_without_an_end() -> None:
    icons = "".join(f'<li><i class="icon icon-{i}"></i>a</li>' for i in range(1500))
    tags = icons.count("<")
    assert not tame._may_nest_wildly(icons, tags)
    for wild in ("<b>", "<!-- -->", "<br>"):  # closed, but not at once: the next tag may be another's
        assert tame._may_nest_wildly(icons.replace("></i>", f">{wild}</i>"), tags)
    assert tame._may_nest_wildly(icons.replace("></i>", "></b>"), tags)
    assert tame._may_nest_wildly(icons.replace('">', '" title="a < b">'), tags)


BROKEN: dict[str, tuple[str | bytes, list[str]]] = {
    "NUL": ("<p>The fer\x00ry</p>\x00<p>b", ["The ferry", "b"]),
    "a half surrogate": ("<p>a\ud800b</p><p>c", ["a\ufffdb", "c"]),
    "both halves": ("<p>a\ud83d\ude00b</p>", ["a\U0001f600b"]),
    "a reference to a half": ("<p>a&#xd800;b&#0;c</p>", ["a\ufffdb\ufffdc"]),
    "plaintext": ("<p>a</p><plaintext><p>b</p>\n</plaintext>c", ["a", "<p>b</p>", "</plaintext>c"]),
    "a script with tags": ('<script>document.write("<p>b</p></div>");</script><p>a', ["a"]),
    "a script in a comment in a script": ("<script><!-- <script> </script> --> </script><p>a", ["a"]),
    "an unclosed comment": ("<p>a</p><!-- b <p>c", ["a"]),
    "an empty comment": ("<p>a<!-->b", ["ab"]),
    "CDATA": ("<p>a<![CDATA[b]]>c", ["ac"]),
    "a lone less-than": ("<p>3 < 4 and a <b", ["3 < 4 and a"]),
    "text after the end": ("<p>a</p></body></html>b<p>c", ["a", "b", "c"]),
    "two bodies": ("<p>a</body><body class=x><p>b", ["a", "b"]),
    "crossed tags": ("<b><p>a</b>b</p><i>c<div>d</i>e</div>f", ["ab", "c", "de", "f"]),
    "upper case": ("<P>a<BR>b<SCRIPT>c</SCRIPT><DIV>d", ["a", "b", "d"]),
    "no end in sight": ("<p>a<p class='b", ["a"]),
    "an unknown element": ("<p>a<foo>b</foo>c<baz/>d", ["abcd"]),
    "wrong charset": (
        "<meta charset=utf-8><p>Zo\u00eb \u00e9tait l\u00e0".encode("cp1252"),
        ["Zo\u00eb \u00e9tait l\u00e0"],
    ),
    "UTF-16": ("\ufeff<html><p>Zo\u00eb".encode("utf-16-le"), ["Zo\u00eb"]),
}


@pytest.mark.parametrize(("html", "expected"), BROKEN.values(), ids=BROKEN)
def test_broken_pages(html: str | bytes, expected: list[str]) -> None:
    assert lines(html) == expected


@pytest.mark.parametrize("html", [case for case, _ in BROKEN.values()], ids=BROKEN)
def test_undo_gives_the_text_of_the_page(html: str | bytes) -> None:
    article = newsclean.clean(html, kind="page")
    assert article.undo() == parse(html, "page").text
    article.text.encode()
    str(article.to_dict()).encode()


@pytest.mark.parametrize(
    "html",
    [
        "<html>",
        "<html><body></body></html>",
        "<html><head><title>Ferries</title></head></html>",
        "<html><frameset cols=*><frame src=a.html></frameset></html>",
        "<!doctype html>",
        "<html><body><script>a()</script><img src=a.jpg></body></html>",
    ],
)
def test_pages_without_text_are_empty(html: str) -> None:
    article = newsclean.clean(html)
    assert (article.text, article.verdict, article.undo()) == ("", "empty", "")


def test_beautifulsoup_reads_what_lexbor_cannot(monkeypatch: pytest.MonkeyPatch) -> None:
    import selectolax.lexbor as lexbor

    def fail(*_: object) -> None:
        raise lexbor.SelectolaxError("out of memory")

    monkeypatch.setattr(lexbor, "LexborHTMLParser", fail)
    source = parse(f"{OPENING}<h1>Storm</h1><script>a</script><p>{STORY}<br>One\n<b>two</b></p><div>Three<p>Four</div>")
    assert source.page is None
    assert source.text.split("\n") == ["Storm", STORY, "One two", "Three", "Four"]


def test_what_is_said_of_a_page_is_in_step_with_its_text() -> None:
    for name, make in GROWING.items():
        page = parse(f"{OPENING}{make(1000)}<p>{STORY}", "page").page
        assert isinstance(page, Page), name
        assert len(page.blocks) == len(page.looks), name
        assert "\n".join(page.text[block.start : block.end] for block in page.blocks) == page.text, name
        assert all(element.parent < at for at, element in enumerate(page.elements)), name
