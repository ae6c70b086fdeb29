"""Pieces of HTML that are no whole page: items of feeds, bodies out of a database, what another tool cut out."""

import pytest

from newsclean import clean

FIRST = "The town council of Northport voted on Tuesday to close the swimming pool on Mill Street after 61 years."
SECOND = "“We cannot heat water for forty people,” said the mayor, Ada Krol, after the vote, which went nine to four."
THIRD = "The pool loses 310,000 crowns a year. A club of swimmers has collected 2,100 signatures against the closure."
LAST = "The last day is 30 June."
TWEET = (
    "<blockquote class=twitter-tweet><p>Forty lengths, for the last time.</p>— Ada Krol (@adakrol) "
    "<a href=https://social.example/1>March 3, 2024</a></blockquote>"
)
WHOLE = {
    "paragraphs": "".join(f"<p>{line}</p>" for line in (FIRST, SECOND, THIRD, LAST)),
    "line breaks": "<br><br>".join((FIRST, SECOND, THIRD, LAST)),
    "one paragraph": f"<div>{FIRST} {SECOND} {THIRD} {LAST}</div>",
    "a quotation": f"<p>{FIRST}</p><blockquote><p>{SECOND}</p></blockquote><p>{THIRD}</p>",
    "a list": f"<p>{FIRST}</p><ul><li>Monday: 8 to 12</li><li>Tuesday: 8 to 20</li><li>Sunday: closed</li></ul>"
    f"<p>{SECOND}</p>",
    "a table": f"<p>{FIRST}</p><table><tr><th>Year<th>Visitors</tr><tr><td>2021<td>14,100</tr></table><p>{SECOND}</p>",
    "questions": f"<p><strong>Why now?</strong></p><p>{FIRST}</p><p><strong>Who swims?</strong></p><p>{SECOND}</p>",
    "a quoted post": f"<p>{FIRST}</p>{TWEET}<p>{THIRD}</p><p>{SECOND}</p>",
    "a heading": f"<p>{FIRST}</p><h3>Cold water</h3><p>{SECOND}</p><p>{THIRD}</p>",
    "a whole document": f"<html><body><section><p>{FIRST}</p><p>{SECOND}</p></section></body></html>",
    "links in its sentences": f"<p>{FIRST} See <a href=/minutes>the minutes</a> of the meeting.</p><p>{SECOND}</p>",
}
FURNITURE = {
    "a pointer": (f"<p>{FIRST}</p><p><a href=/x>Read more: School closes</a></p><p>{SECOND}</p>", "Read more"),
    "where it was first": (
        f"<p>{FIRST}</p><p>{SECOND}</p><p>The post <a href=/a>Council closes pool</a> appeared first on "
        "<a href=/>Northport Post</a>.</p>",
        "appeared first",
    ),
    "a menu": (f"<ul><li><a href=/a>News</a><li><a href=/b>Sport</a></ul><p>{FIRST}</p><p>{SECOND}</p>", "Sport"),
}


@pytest.mark.parametrize("fragment", WHOLE.values(), ids=WHOLE)
def test_nothing_is_cut(fragment: str) -> None:
    article = clean(fragment, kind="page")
    assert article.removed == ()
    assert article.authors == ()


@pytest.mark.parametrize("fragment, furniture", FURNITURE.values(), ids=FURNITURE)
def test_furniture_goes(fragment: str, furniture: str) -> None:
    article = clean(fragment, kind="page")
    assert furniture not in article.text
    assert FIRST in article.text and SECOND in article.text


def test_a_byline_is_no_post() -> None:
    article = clean(f"Council closes pool\nAda Krol (@adakrol) March 3, 2024\n{FIRST}\n{SECOND}\n{THIRD}")
    assert article.authors == ("Ada Krol",) and article.published == "2024-03-03"


@pytest.mark.parametrize("signature", ["— Ada Krol (@adakrol) March 3, 2024", "– Ада Крол (@adakrol) 3 марта 2024 г."])
def test_what_stands_below_a_post_stays(signature: str) -> None:
    article = clean(f"Council closes pool\n{FIRST}\nForty lengths, for the last time.\n{signature}\n{SECOND}\n{THIRD}")
    assert signature in article.text and article.published is None
