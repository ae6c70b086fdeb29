"""What rules say about the parts of what they hit: this is the place, that is the author."""

from __future__ import annotations

from collections.abc import Sequence

from newsclean.doc import Doc
from newsclean.fields.stretch import block_at
from newsclean.span import Span

ROW = "timestamps.row"  # the rule of lines that say in a row when, whence and by whom


def stated(doc: Doc, spans: Sequence[Span], part: str) -> dict[Span, list[str]]:
    """Return for each cut whose rule names this part what stands there, in the order of the cuts.

    A piece of a row may hold what a rule for the whole line names: "Posted by Ana Vega on" 3 March 2024.
    """
    found: dict[Span, list[str]] = {}
    for span in spans:
        start, end, label, rule = span
        index = block_at(doc, start)
        for hit in doc.hits[index] if 0 <= index < len(doc.hits) else ():
            if not hit[3] or hit.rule.label != label:
                continue
            if (hit[:2] == (start, end) and hit.rule.id == rule) or rule == ROW:
                places = [(low, high) for name, low, high in hit[3] if name == part and start <= low and high <= end]
                if texts := [text for low, high in places if (text := doc.text[low:high].strip())]:
                    found.setdefault(span, []).extend(texts)
    return found
