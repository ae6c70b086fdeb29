"""The headline, without what was cut from it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import itemgetter

from newsclean.doc import Block, Doc
from newsclean.fields.second_look import is_guess
from newsclean.fields.site_suffix import site_suffix
from newsclean.span import MOVED, Span, merge

_SPACE = re.compile(r"\s+")


def title(doc: Doc, spans: Sequence[Span], headline: int | None) -> str | None:
    """Return what a block says as the headline, see `likely_headline`; None where there is none."""
    if headline is None:
        return None
    block = doc.blocks[headline]
    out, at = [], block.start
    cuts = spans[_inside(spans, block)]
    if headline != doc.headline:
        suffix = site_suffix(doc, headline)
        cuts = merge([*(span for span in cuts if not is_guess(span)), *([suffix] if suffix else [])])
    for start, end, _, _ in cuts:
        out.append(doc.text[at : max(at, start)])
        at = end
    out.append(doc.text[at : block.end])
    said = _SPACE.sub(" ", "".join(out)).strip()
    # Pages set their kicker and the colon behind it apart; only French sets a space there.
    return (said if doc.language == "fr" else said.replace(" : ", ": ")) or None


def as_title(doc: Doc, spans: Sequence[Span], headline: int | None) -> Sequence[Span]:
    """Return the spans; what guesses cut of the headline is called the title, as which it lives on."""
    if headline is None:
        return spans
    start, end, _, _ = block = doc.blocks[headline]
    inside = _inside(spans, block)
    if not any(map(is_guess, spans[inside])):
        return spans
    out = list(spans[: inside.start])
    for span in spans[inside]:
        if not is_guess(span):
            out.append(span)
            continue
        own = span._replace(start=max(start, span.start), end=min(end, span.end), label=MOVED, rule="title")
        pieces = span._replace(end=own.start), own, span._replace(start=own.end)
        out += [piece for piece in pieces if piece.start < piece.end]
    return [*out, *spans[inside.stop :]]


def _inside(spans: Sequence[Span], block: Block) -> slice:
    """Return where those of some sorted, disjoint spans stand that reach into a block."""
    first = bisect_right(spans, block.start, key=itemgetter(1))
    return slice(first, bisect_left(spans, block.end, first, key=itemgetter(0)))


def label_of_moved(doc: Doc, moved: int | None, headline: int | None) -> str:
    """Return what the block is that leaves the text as the headline; a second look may have found a better one."""
    if moved is None or headline is None or moved == headline:
        return MOVED
    one, other = doc.block_folded(moved), doc.block_folded(headline)
    return "duplicate_headline" if one in other or other in one else "navigation"
