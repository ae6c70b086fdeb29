"""Whether an input is a page or a text, and what soups are read as."""

import time

import pytest
from bs4 import BeautifulSoup
from bs4.element import Comment

import newsclean
from newsclean.parse import parse
from newsclean.parse.html import is_page

PAGES = [
    "<!DOCTYPE html><html><body>Snow fell.",
    '<!doctype html public "-//W3C//DTD XHTML 1.0 Strict//EN" "xhtml1-strict.dtd"><html>',
    "\ufeff\n  <html lang=en>",
    '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml">',
    "<!-- cached --><!-- again --> <html>",
    "<HTML><BODY BGCOLOR=white>Snow",
    "<head><title>Snow</title></head><p>Snow fell.",
    "<title>Snow</title><p>Snow fell.",
    "<meta charset=utf-8><p>Snow fell.",
    "<body class=article>Snow fell.",
    "<p>Snow fell.</p><p>It froze.</p><p>The ferry stayed in port.</p>",
    '<p class="lead">Snow fell.</p>\n\n<h2>Ice</h2>\n<p>It froze.</p>\n<ul><li>Ferries</li></ul>\n',
    '<div class="content"><div><p>Snow <b>fell</b>.</p></div></div>',
    "<!-- wp:paragraph --><p>Snow fell.</p><!-- /wp:paragraph --><p>It froze.</p><figure><img src=a></figure>",
    "<section><h1>Snow</h1><p>Snow fell.<br>It froze.</p></section>",
]
TEXTS = [
    "",
    "Snow fell.",
    "Snow fell.\n<html>",
    "<p>Snow fell.</p>",
    "<p>Snow fell.</p>\n<p>It froze.</p>",
    "<b>Snow</b> fell.<p>It froze.</p><p>Ice.</p><p>Frost.</p>",
    "<p>Snow fell.</p><p>It froze.</p><p>Ice.</p> The ferry stayed.",
    "<p> - a paragraph\n<div> – a block\n<h1> – a heading\n<b> is bold",
    "<br>Snow fell.<br>",
    "<script>a()</script>\nSnow fell.",
    "<3 is how she signs, <html> is what she teaches",
    "<headline>Snow</headline>",
    "< html >",
    "<!-- never closed <html>",
    "<pressure>1</pressure><pressure>2</pressure><pressure>3</pressure>",
]


@pytest.mark.parametrize("raw", PAGES)
def test_pages(raw: str) -> None:
    assert is_page(raw)
    article = newsclean.clean(raw)
    assert parse(raw).page is not None
    assert article.undo() == parse(raw).text
    assert parse(raw, "text").text == newsclean.clean(raw, kind="text").undo() == raw


@pytest.mark.parametrize("raw", TEXTS)
def test_texts(raw: str) -> None:
    assert not is_page(raw)
    assert parse(raw).page is None
    assert newsclean.clean(raw).undo() == raw
    assert parse(raw, "page").page is not None


@pytest.mark.parametrize("piece", ["<!-- a -->", " ", "<?a>", "<!--", "<p>", "\ufeff", "<p", "<div>a"])
def test_telling_takes_linear_time(piece: str) -> None:
    start = time.process_time()
    is_page(piece * 200_000)
    assert time.process_time() - start < 5


def test_a_kind_that_is_none() -> None:
    with pytest.raises(ValueError, match="must be one of page, text, or None"):
        newsclean.clean("Snow", kind="html")  # type: ignore[arg-type]


SOUP = BeautifulSoup(
    "<html><body><article id=a><h1>Snow</h1><p>Snow <b>fell</b> &lt;here&gt;.</p><!-- ad --><table><tr><td>Ice<td>9"
    "</table></article><aside>More</aside></body></html>",
    "html.parser",
)


def soup_text(raw: object) -> str:
    return parse(raw).text  # type: ignore[arg-type]


def test_soups_and_their_parts() -> None:
    assert soup_text(SOUP) == "Snow\nSnow fell <here>.\nIce\t9\nMore"
    assert soup_text(SOUP.article) == "Snow\nSnow fell <here>.\nIce\t9"
    assert soup_text(SOUP.p) == "Snow fell <here>."
    assert soup_text(SOUP.b) == "fell"
    assert soup_text(BeautifulSoup("", "html.parser")) == ""


def test_rows_and_cells_of_a_soup() -> None:
    rows = BeautifulSoup("<tr><td>Ice</td><td>9</td></tr>", "html.parser")
    assert soup_text(rows.tr) == "Ice\t9"
    assert soup_text(rows.td) == "Ice"


def test_a_soup_stays_as_it_is() -> None:
    before = str(SOUP)
    newsclean.clean(SOUP)
    assert str(SOUP) == before


def test_strings_of_a_soup_are_texts() -> None:
    for string in (SOUP.b.string, SOUP.find(string=lambda text: isinstance(text, Comment))):  # type: ignore[union-attr]
        source = parse(string)  # type: ignore[arg-type]
        assert source.page is None and type(source.text) is str
        assert source.text == str(string)


def test_what_is_neither_is_refused() -> None:
    with pytest.raises(TypeError, match="takes str, bytes or a BeautifulSoup tag, not ResultSet"):
        newsclean.clean(SOUP.find_all("p"))  # type: ignore[arg-type]


def test_bytes_are_told_apart_too() -> None:
    page = "<html><p>Schnee fällt.".encode()
    assert newsclean.clean(page).text == "Schnee fällt."
    assert newsclean.clean(memoryview(page), kind="text").undo() == page.decode()  # type: ignore[arg-type]
