"""The headline, without what was cut from it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import takewhile
from operator import itemgetter

from newsclean.doc import Doc
from newsclean.fields.second_look import is_guess, likely_headline
from newsclean.fields.site_suffix import site_suffix
from newsclean.span import Span, merge

_SPACE = re.compile(r"\s+")


def title(doc: Doc, spans: Sequence[Span]) -> str | None:
    """Return the headline, None where the text has none; of a text, the line that looks like it now."""
    headline = doc.headline if doc.page is not None else likely_headline(doc, spans)
    if headline is None:
        return None
    block = doc.blocks[headline]
    out, at = [], block.start
    cuts = list(takewhile(lambda span: span.start < block.end, spans[bisect_right(spans, at, key=itemgetter(1)) :]))
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
