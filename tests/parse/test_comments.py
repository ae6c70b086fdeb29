"""What readers wrote under an article: read where it is asked for, and never a part of the article."""

import json
import time
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

import newsclean
from newsclean.article import Article, Comment
from newsclean.parse.comments import read_comments

PAGES = Path(__file__).parents[1] / "pages"
STORY = "<h1>Ferries stay in port</h1>" + 3 * (
    "<p>The ferries stayed in port on Monday because the wind had turned in the night, the harbour office said.</p>"
)
CLASSIC = """<div id="comments"><ol class="commentlist">
<li class="comment" id="comment-1"><div class="comment-body"><div class="comment-author vcard">
<cite class="fn">Old Salt</cite> <span class="says">says:</span></div>
<div class="comment-meta"><a href="#c"><time datetime="2024-03-12 08:30">12 March</time></a></div>
<p>About time.</p><p>It blew.</p><div class="reply"><a class="comment-reply-link" href="#">Reply</a></div></div>
<ul class="children"><li class="comment" id="comment-2"><div class="comment-body">
<div class="comment-author"><cite class="fn">Ada</cite></div><p>It did.</p></div></li></ul></li>
<li class="pingback"><div class="comment-body"><p>Pingback: Other site</p></div></li></ol></div>"""
MICRODATA = """<div itemprop="comment" itemscope itemtype="https://schema.org/Comment"><span itemprop="author" itemscope
itemtype="https://schema.org/Person"><b itemprop="name">kettle</b></span><time itemprop="dateCreated"
datetime="2024-09-03T06:31:02Z">yesterday</time><div itemprop="text">Does the dog<br>compartment stay?</div></div>"""
BLOCKS = """<div class="comments"><dl id="comments-block">
<dt class="comment-author"><a href="/p">Marlene</a> said...</dt>
<dd class="comment-body"><p>She was there.</p></dd><dd class="comment-footer">May 20</dd>
<dt class="comment-author">Anonymous said...</dt><dd class="comment-body"><p>Who?</p></dd></dl></div>"""
BARE = '<div class="reader-comments"><p class="user-comment"><span class="comment__text">So it is.</span></p></div>'
JSON = """<script type="application/ld+json">{"@type": "NewsArticle", "comment": [
{"@type": "Comment", "text": "Well &amp; good.", "author": {"@type": "Person", "name": "Salt"},
"dateCreated": "2024-03-12",
"comment": {"@type": "Comment", "text": "Yes.",
"author": "Ada", "datePublished": "soon"}}, {"@type": "Comment", "text": ""}]}</script>"""

CASES = {
    "an old theme, with a reply": (
        CLASSIC,
        [("Old Salt", "About time.\n\nIt blew.", "2024-03-12T08:30"), ("Ada", "It did.", None)],
    ),
    "microdata": (MICRODATA, [("kettle", "Does the dog\n\ncompartment stay?", "2024-09-03T06:31:02Z")]),
    "a list of authors and texts": (BLOCKS, [("Marlene", "She was there.", None), ("Anonymous", "Who?", None)]),
    "nobody's": (BARE, [(None, "So it is.", None)]),
    "JSON-LD": (JSON, [("Salt", "Well & good.", "2024-03-12"), ("Ada", "Yes.", None)]),
    "elements before JSON-LD": (JSON + BARE, [(None, "So it is.", None)]),
    "said twice": (BARE + BARE, [(None, "So it is.", None)]),
}
NONE = {
    "the opinions of a paper": f'<article class="comment"><div class="comment-body">{STORY}</div></article>',
    "a section of that name": '<ul class="comment"><li><p class="comment-text">A columnist on ferries</p></li></ul>',
    "an article's text": '<div itemscope itemtype="https://schema.org/NewsArticle"><p itemprop="text">Wind.</p></div>',
    "the article inside a list of comments": f'<div id="comments"><div class="comment-body">{STORY}</div></div>',
    "a form": '<div id="comments"><form class="comment-form"><p class="comment-notes">Required *</p></form></div>',
    "an empty one": '<ol class="comment-list"><li id="comment-3"><div class="comment-content"> </div></li></ol>',
    "no comments": STORY,
}


@pytest.mark.parametrize(("markup", "expected"), CASES.values(), ids=CASES)
def test_comments(markup: str, expected: list[tuple[str | None, str, str | None]]) -> None:
    article = newsclean.clean(f"<!doctype html>{STORY}{markup}", with_comments=True)
    assert article.comments == tuple(Comment(*one) for one in expected)
    assert Article.from_dict(json.loads(json.dumps(article.to_dict()))) == article
    bare = newsclean.clean(f"<!doctype html>{STORY}{markup}")
    assert (bare.comments, bare.text) == ((), article.text)


@pytest.mark.parametrize("markup", NONE.values(), ids=NONE)
def test_what_is_no_comment(markup: str) -> None:
    assert newsclean.clean(f"<!doctype html>{markup}", with_comments=True).comments == ()


def test_texts_have_none() -> None:
    assert newsclean.clean("The harbour froze.\n\nComments\n\nAda: It did.", with_comments=True).comments == ()


@pytest.mark.parametrize("path", sorted(PAGES.glob("*.html")), ids=lambda path: path.stem)
def test_the_golden_pages(path: Path) -> None:
    gold = json.loads(path.with_suffix(".json").read_text("utf-8"))
    article = newsclean.clean(path.read_bytes(), url=gold.get("url"), with_comments=True)
    expected = [(one["author"], one["text"]) for one in gold.get("comments") or []]
    assert [(one.author, one.text) for one in article.comments] == expected
    assert not any(one.text in article.text for one in article.comments)


def test_many_comments_take_linear_time_and_have_an_end() -> None:
    took = []
    for count in (1000, 2000):
        tree = LexborHTMLParser(f"<div id=comments>{BARE.replace('So', '{}') * count}</div>".format(*range(count)))
        start = time.process_time()
        found = read_comments(tree)
        took.append(time.process_time() - start)
        assert len(found) == count and found[-1] == Comment(None, f"{count - 1} it is.", None)
    assert took[1] < 10
    nested = "<ol class=comment-list><li><div class=comment-text>a" * 400
    assert len(read_comments(LexborHTMLParser(nested))) <= 400
