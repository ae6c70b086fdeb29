from __future__ import annotations

import pytest

from newsclean.repair.entities import entities
from newsclean.span import Edit, apply

HITS = [
    ("ampersand", "Marks &amp; Sons", "Marks & Sons"),
    ("accents", "Caf&eacute; d&#233;j&#xE0;", "Café déjà"),
    ("no-break space stays one", "10&nbsp;000&nbsp;&euro;", "10\xa0000\xa0€"),
    ("quotes", "&quot;It&#39;s&quot; &ldquo;so&rdquo; &apos;", "\"It's\" “so” '"),
    ("double escaped", "Fish &amp;amp; Chips", "Fish & Chips"),
    ("escaped five times", "Q&amp;amp;amp;amp;amp;A", "Q&A"),
    ("double escaped accent", "caf&amp;eacute; &amp;#8217;", "café ’"),
    ("windows-1252 by number", "it&#146;s", "it’s"),
    ("beyond the planes", "a&#x110000;b", "a\ufffdb"),
    ("half surrogate by number", "a&#xD800;b", "a\ufffdb"),
    ("HTML 5 name", "10&percnt; &hellip;&lpar;", "10% …("),
    ("less than, no tag", "3 &lt; 4 &gt; 2", "3 < 4 > 2"),
    ("a heart", "I &lt;3 you", "I <3 you"),
    ("less than before a letter that closes nowhere", "if a&lt;b then", "if a<b then"),
    ("only the ampersand was escaped", "R&amp;D; and Q&amp;foo;", "R&D; and Q&foo;"),
    ("ampersand inside a query", "https://example.org/?a=1&amp;b=2 now", "https://example.org/?a=1&b=2 now"),
    ("in a path", "www.example.org/caf&eacute;", "www.example.org/café"),
]
MISSES = [
    ("names of firms", "AT&T; R&D; S&P; Q&A; M&Ms;"),
    ("no semicolon", "Text &copy 2020 &nbsp and &eacute"),
    ("query without a semicolon", "https://example.org/?a=1&copy=2&reg=3;"),
    ("query with something like a reference", "https://example.org/?a=1&copy;=2&lt;"),
    ("unknown names", "&foo; &unknownthing; &b;"),
    ("prefix of a name", "&notit; &copycat;"),
    ("quoted markup", "Write &lt;b&gt; for bold and &lt;/b&gt; after it."),
    ("quoted markup, by number", "Write &#60;b&#62; for bold."),
    ("quoted markup, half escaped", "Write &lt;b> or <b&gt; for bold."),
    ("quoted comment", "A comment is &lt;!-- like this --&gt;."),
    ("too many digits", "&#123456789; &#x123456789;"),
    ("ampersands", "A & B && C; D &; &&amp"),
]


@pytest.mark.parametrize(("text", "expected"), [hit[1:] for hit in HITS], ids=[hit[0] for hit in HITS])
def test_unescapes(text: str, expected: str) -> None:
    edits = list(entities(text))
    assert apply(text, edits) == expected
    assert {(edit.label, edit.rule) for edit in edits} == {("html_residue", "repair.entities")}
    assert list(entities(expected)) == []


@pytest.mark.parametrize("text", [miss[1] for miss in MISSES], ids=[miss[0] for miss in MISSES])
def test_keeps(text: str) -> None:
    assert list(entities(text)) == []


def test_double_escaped_is_one_edit() -> None:
    assert list(entities("a &amp;amp; b")) == [Edit(2, 11, "&amp;amp;", "&", "html_residue", "repair.entities")]


def test_each_reference_is_its_own_edit() -> None:
    assert [edit.old for edit in entities("&eacute;t&eacute;")] == ["&eacute;", "&eacute;"]
