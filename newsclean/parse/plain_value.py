"""A stated value as a reader would see it: one line, without markup and entities."""

from __future__ import annotations

import re
from html import unescape

# Only what systems leave in headlines: "<div>" may be what a headline is about.
_TAG = re.compile(
    r"</?(?:a|b|br|cite|em|font|h[1-6]|i|mark|p|q|s|small|span|strong|sub|sup|u|wbr)(?:\s[^<>]{0,500})?/?>",
    re.IGNORECASE,
)
_BREAK = re.compile(r"<(?:br|/p|/h[1-6]|/div|/li)(?:\s[^<>]{0,500})?/?>", re.IGNORECASE)
_ANY_TAG = re.compile(r"<[^<>]*>")
_SCRIPT = re.compile(r"<(script|style)[\s>].*?</\1>", re.DOTALL)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]\w{1,30});")
_INVISIBLE = re.compile("[\u200b\u2060\ufeff\u00ad]")


def plain_value(value: str) -> str:
    """Return a value on one line, entities decoded (also those escaped twice), inline markup out.

    >>> plain_value("Caf&amp;eacute; <em>fire</em>\\n  kills two")
    'Café fire kills two'
    """
    for _ in range(2):
        if "&" not in value or not _ENTITY.search(value):
            break
        value = unescape(value)
    if "<" in value:
        value = _TAG.sub("", _BREAK.sub(" ", value))
    if not value.isascii():
        value = _INVISIBLE.sub("", value)
    return " ".join(value.split())


def plain_lines(value: str) -> str:
    """Return a value of several lines, each as `plain_value` gives it, without those that are empty.

    >>> plain_lines("<p>Snow fell.</p><p>It froze.\\n\\nAll &amp; sundry slid.")
    'Snow fell.\\nIt froze.\\nAll & sundry slid.'
    """
    lines = _BREAK.sub("\n", value).splitlines()
    return "\n".join(filter(None, (plain_value(_ANY_TAG.sub("", line)) for line in lines)))


def plain_markup(markup: str) -> str:
    """Return the text of an element from its inner HTML: a line break parts words, an inline tag does not.

    >>> plain_markup("Harbour<br>freezes <b>o</b>ver &amp; out<script>a();</script>")
    'Harbour freezes over & out'
    """
    if "<" in markup:
        if "<s" in markup:
            markup = _SCRIPT.sub("", markup)
        markup = _ANY_TAG.sub("", _BREAK.sub(" ", markup))
    return " ".join(unescape(markup).split())
