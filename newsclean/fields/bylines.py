"""The persons who wrote an article, from its bylines."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from operator import itemgetter

from newsclean.doc import Doc
from newsclean.fields.authors import read_authors
from newsclean.fields.byline_parts import byline_words, openings_of_helpers
from newsclean.fields.letters import LOW, UP
from newsclean.fields.stated import stated
from newsclean.rules.fold import fold
from newsclean.span import Span

SIGNED = ("byline", "dateline")
_HEAD_BLOCKS = 3  # from the first paragraph on, which may be a standfirst with the byline under it
MOST_BYLINES = 6  # away from the head; more are those of a list of stories
_LONGEST_OPENING = 30  # code points; "Photographs by"
_BEHIND_AGENCY = re.compile(rf", ([{UP}][{LOW}]+(?: [{UP}][{LOW}]+){{1,2}})\. ?$")


def authors(doc: Doc, spans: Sequence[Span]) -> tuple[str, ...]:
    """Return the authors that the cut bylines and datelines name, each once, in the order of the text.

    Where the head of the text says who wrote it, a byline further down is another story's, or a helper's; where it does
    not, and there are many further down, they are all other stories'.
    """
    # The body model guesses labels, it reads nothing.
    signed = [span for span in spans if span.label in SIGNED and not span.rule.startswith("body.")]
    if not signed:
        return ()
    near = doc.body + _HEAD_BLOCKS
    end = doc.blocks[near].start if near < len(doc.blocks) else len(doc.text)
    head = surest([span for span in signed if span.start < end])
    names = read_names(doc, head)
    if names or len(head) == len(signed) or len(signed) > MOST_BYLINES:
        return tuple(names)
    return tuple(read_names(doc, signed))


def surest(head: Sequence[Span]) -> Sequence[Span]:
    """Return the bylines without the lone names above the first one that says "By": captions and kickers are names."""
    first = next((span.start for span in head if span.label == "byline" and not span.rule.startswith("names")), 0)
    return [span for span in head if span.start >= first or span.rule != "names"]


def _helped(doc: Doc, span: Span, text: str) -> bool:
    """Say whether a byline names who helped: "Editor: Ana Vega", the word in a line of its own or not."""
    label, colon, _ = text.partition(":")
    if not colon and span.rule == "names.lead":
        above = bisect_left(doc.blocks, span.start, key=itemgetter(0)) - 1
        label = doc.block_text(above) if above >= 0 else ""
    return fold(label).strip(" :.*•-") in byline_words("helper")


def read_names(doc: Doc, signed: Sequence[Span]) -> list[str]:
    """Return the names in bylines and datelines, each once."""
    found: dict[str, str] = {}
    parts = stated(doc, signed, "author")
    unnamed = [span for span in signed if span.label == "byline" and span not in parts]
    sites = stated(doc, unnamed, "site") if unnamed else {}
    for span in signed:
        text = doc.text[span.start : span.end]
        if fold(text[:_LONGEST_OPENING]).startswith(openings_of_helpers()) or _helped(doc, span, text):
            continue
        # "МОСКВА, 3 мар — РИА Новости, Иван Петров."
        whole = [text] if span.label == "byline" and span not in sites else _BEHIND_AGENCY.findall(text)
        for text in parts.get(span) or whole:
            for name in read_authors(text, doc.language):
                found.setdefault(fold(name), name)
    return list(found.values())
