from __future__ import annotations

import pytest

from newsclean.repair.markup import markup
from newsclean.span import apply

HITS = [
    ("paragraphs", "<p>The mayor left.</p><p>Nobody knew why.</p>", "The mayor left.\nNobody knew why."),
    ("paragraphs on lines", "<p>The mayor left.</p>\n<p>Nobody knew.</p>", "The mayor left.\nNobody knew."),
    ("breaks", "One<br>two<br/>three<br />four", "One\ntwo\nthree\nfour"),
    ("break before a line end", "One<br/>\ntwo", "One\ntwo"),
    ("bold", "He said <b>no</b> twice.", "He said no twice."),
    ("link", 'See <a href="https://example.org/x?a=1">the report</a>.', "See the report."),
    ("attribute with a bracket", '<img src="https://example.org/a.jpg" alt="a > b"/>Snow fell.', "Snow fell."),
    ("attributes without quotes", "<font color=red size=2>Snow</font> fell.", "Snow fell."),
    ("tag over two lines", 'See <a\n href="/x">here</a>.', "See here."),
    ("capitals", "<P>Snow fell.</P>", "Snow fell."),
    ("comment", "Snow fell.<!-- ad slot 3 --> It froze.", "Snow fell. It froze."),
    ("script with its content", "Snow.<script>if (a<b) { x(); }</script>", "Snow."),
    ("style with its content", "<style type='text/css'>p { color: red }</style>\nSnow.", "\nSnow."),
    ("CDATA keeps its content", "<![CDATA[Snow fell.]]>", "Snow fell."),
    ("one stray closing tag", "Snow fell overnight.</p>", "Snow fell overnight."),
    ("a paragraph that never closes", "<p> Snow fell.\n<p> It froze.", " Snow fell.\n It froze."),
    ("list", "<ul><li>Snow</li><li>Ice</li></ul>", "Snow\nIce"),
    ("nested", "<div><p><b>Snow</b> fell.</p></div>", "Snow fell."),
    ("escaped tags", "&lt;p&gt;Snow fell.&lt;/p&gt;&lt;p&gt;It froze.&lt;/p&gt;", "Snow fell.\nIt froze."),
    ("escaped link", "&lt;a href=&quot;https://example.org&quot;&gt;Snow&lt;/a&gt; fell.", "Snow fell."),
    ("tags of an office program", "<o:p>Snow fell.</o:p>", "Snow fell."),
    ("Chinese", "<p>昨夜下雪。</p><p>今天结冰。</p>", "昨夜下雪。\n今天结冰。"),
]
MISSES = [
    ("tags as the subject", "The <p> tag makes a paragraph, <b> makes text bold."),
    ("a pair as the subject", "Put the words between <b> and </b> to make them bold."),
    ("in quotes", 'He typed "<br>" and then "<hr>" into the form.'),
    ("in backticks", "Use `<div>` rather than `<span>`; `<b></b>` is old."),
    ("in brackets", "The paragraph tag (<p>) came first."),
    ("a list of tags", "<p> - a paragraph\n<div> – a block\n<b> is bold"),
    ("plural", "There were too many <div>s and <span>s."),
    ("more mentioned than used", "Type <b>so</b>: <i> opens, <u> too, then <em> or <strong> and <s> last."),
    ("escaped mention", "The &lt;b&gt; tag is old, says the editor."),
    ("comparison", "if a<b and c>d or x < y > z"),
    ("mail address", "Write to Ann <ann@example.org> or <mailto:ann@example.org>."),
    ("address in brackets", "See <https://example.org/a> for more."),
    ("placeholder", "Dear <name>, your <item> is <colour>."),
    ("no names of HTML", "The <foo>bar</foo> element"),
    ("arrows and hearts", "<3 <- -> <> << >> </3"),
    ("a lone comment end", "Snow --> ice ]]> water, says the <chart>"),
    ("an unclosed comment", "Snow <!-- fell"),
]


@pytest.mark.parametrize(("text", "expected"), [hit[1:] for hit in HITS], ids=[hit[0] for hit in HITS])
def test_removes(text: str, expected: str) -> None:
    edits = list(markup(text))
    assert apply(text, edits) == expected
    assert list(markup(expected)) == []
    assert {(edit.label, edit.rule) for edit in edits} == {("html_residue", "repair.markup")}


@pytest.mark.parametrize("text", [miss[1] for miss in MISSES], ids=[miss[0] for miss in MISSES])
def test_keeps(text: str) -> None:
    assert list(markup(text)) == []


def test_each_tag_is_its_own_edit() -> None:
    edits = list(markup("<p>A <b>cold</b> night.</p>"))
    assert [(edit.start, edit.old, edit.new) for edit in edits] == [
        (0, "<p>", ""),
        (5, "<b>", ""),
        (12, "</b>", ""),
        (23, "</p>", ""),
    ]


def test_quoted_tags_survive_in_a_text_whose_tags_go() -> None:
    text = '<p>The "<br>" tag is old.</p><p>It was never liked.</p>'
    assert apply(text, markup(text)) == 'The "<br>" tag is old.\nIt was never liked.'
