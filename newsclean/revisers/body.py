"""Where the article starts and ends.

1. Nothing before the headline is the article's.
2. Between headline and first paragraph stand bylines, dates, topics; a standfirst is longer than they are.
3. After the last paragraph, short lines are the article's until the first line that a rule has cut; from there on
   they are furniture, as long as there is some of it that rules have named.
"""

from __future__ import annotations

from collections.abc import Sequence

from newsclean.doc import Doc
from newsclean.fields.authors import is_name
from newsclean.span import Span

STANDFIRST_WORDS = 5
INHERITED = ("related_link", "comment_boilerplate", "newsletter", "subscription_paywall", "advertisement", "copyright")


def body(doc: Doc, spans: Sequence[Span]) -> Sequence[Span]:
    """Mark the short lines before the first and after the last paragraph that no rule has named."""
    covered = doc.covered(spans)
    if doc.body == len(doc.blocks) or not any(covered):
        return spans  # an article that no rule touches has nothing to lose
    added = [*_above(doc, covered), *_between(doc, covered), *_below(doc, covered)]
    return [*spans, *added]


def _above(doc: Doc, covered: Sequence[str]) -> list[Span]:
    if doc.headline is None:
        if "navigation" not in covered[: doc.body]:
            return []
        return [doc.mark(i, "navigation", "body.top") for i in range(doc.body) if not covered[i]]
    return [
        doc.mark(i, "navigation" if i < doc.headline - 2 else "breadcrumb", "body.top")
        for i in range(doc.headline)
        if not covered[i]
    ]


def _between(doc: Doc, covered: Sequence[str]) -> list[Span]:
    if doc.headline is None or not any(covered[doc.headline : doc.body]):
        return []
    return [
        doc.mark(i, "byline" if is_name(doc.block_text(i)) else "breadcrumb", "body.between")
        for i in range(doc.headline + 1, doc.body)
        if not covered[i] and doc.shapes[i].words < STANDFIRST_WORDS and not doc.shapes[i].sentence
    ]


def _below(doc: Doc, covered: Sequence[str]) -> list[Span]:
    last = max(i for i in range(len(covered)) if doc.shapes[i].prose and not covered[i] or i == doc.body)
    added = []
    label = ""
    for i in range(last + 1, len(covered)):
        if covered[i]:
            label = covered[i]
        elif label and i != doc.headline:
            added.append(doc.mark(i, label if label in INHERITED else "navigation", "body.tail"))
    return added
