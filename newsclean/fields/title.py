"""The headline, without what was cut from it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from operator import itemgetter

from newsclean.doc import Doc
from newsclean.fields.second_look import likely_headline
from newsclean.fields.site_suffix import site_suffix
from newsclean.span import Span

_SPACE = re.compile(r"\s+")


def title(doc: Doc, spans: Sequence[Span]) -> str | None:
    """Return the headline, None where the text has none; of a text, the line that looks like it now."""
    headline = doc.headline if doc.page is not None else likely_headline(doc, spans)
    if headline is None:
        return None
    block = doc.blocks[headline]
    out, at = [], block.start
    if headline != doc.headline:  # cut by a guess, if at all
        suffix = site_suffix(doc, headline)
        spans = [suffix] if suffix else []
    for i in range(bisect_right(spans, at, key=itemgetter(1)), len(spans)):
        start, end, _, _ = spans[i]
        if start >= block.end:
            break
        out.append(doc.text[at : max(at, start)])
        at = end
    out.append(doc.text[at : block.end])
    said = _SPACE.sub(" ", "".join(out)).strip()
    # Pages set their kicker and the colon behind it apart; only French sets a space there.
    return (said if doc.language == "fr" else said.replace(" : ", ": ")) or None
