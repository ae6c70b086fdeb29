"""The headline said twice: in the page's title and above the text, or once more in a share box."""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.doc import Doc
from newsclean.span import Span

MIN_CHARS = 15  # shorter headlines recur as subheadings and topic labels


def repeats(doc: Doc) -> Iterator[Span]:
    """Mark blocks that say the headline again; the first one stays."""
    if doc.headline is None:
        return
    headline = doc.block_folded(doc.headline).strip(" \"'.")
    if len(headline) < MIN_CHARS or doc.folded.count(headline[:MIN_CHARS]) < 2:
        return
    for i in range(len(doc.blocks)):
        line = doc.block_folded(i).strip(" \"'.")
        if i != doc.headline and len(line) >= MIN_CHARS and _same(headline, line):
            yield doc.mark(i, "duplicate_headline", "repeats")


def _same(headline: str, line: str) -> bool:
    if line == headline:
        return True
    longer, shorter = (headline, line) if len(headline) > len(line) else (line, headline)
    rest = longer[len(shorter) :]
    return longer.startswith(shorter) and len(rest) < 45 and rest[:3] in (" - ", " | ", " • ", " · ")
