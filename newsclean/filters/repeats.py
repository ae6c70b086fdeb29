"""The headline said twice: in the page's title and above the text, or once more in a share box."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from newsclean.doc import Doc
from newsclean.span import Span

MIN_CHARS = 15  # shorter headlines recur as subheadings and topic labels
PART_CHARS = 25  # of a headline without its topic; shorter ones are said in the article, too
MOST_CHARS = 45  # of the site's name behind a headline, or of the topic before it
QUOTES = " \"'."


def repeats(doc: Doc) -> Iterator[Span]:
    """Mark blocks that say the headline again; the first one stays."""
    if doc.headline is None:
        return
    headline = doc.block_folded(doc.headline).strip(QUOTES)
    if len(headline) < MIN_CHARS:
        return
    part = _without_topic(headline)
    found = {*_blocks_with(doc, headline[:MIN_CHARS]), *(_blocks_with(doc, part[:MIN_CHARS]) if part else ())}
    for i in sorted(found - {doc.headline}):
        line = doc.block_folded(i).strip(QUOTES)
        # Below the first paragraph, a headline without its topic is a subheading.
        if len(line) >= MIN_CHARS and (_same(headline, line) or (i < doc.body and _same_part(headline, part, line))):
            yield doc.mark(i, "duplicate_headline", "repeats")


def _without_topic(line: str) -> str:
    """Return what follows the topic, "Ferries: the last boat leaves at nine"; "" where there is none or too little."""
    topic, _, said = line.partition(": ")
    said = said.strip(QUOTES)
    return said if len(topic) < MOST_CHARS and len(said) >= PART_CHARS else ""


def _blocks_with(doc: Doc, opening: str) -> Iterator[int]:
    """Yield the blocks that hold what both of two lines that say the same open with."""
    if doc.folded.count(opening) < 2:
        return  # nearly always: it is only in the headline
    starts = [block.start for block in doc.blocks]
    at = doc.folded.find(opening)
    while at >= 0:
        block = bisect_right(starts, at)
        yield block - 1
        at = doc.folded.find(opening, starts[block]) if block < len(starts) else -1


def _same_part(headline: str, part: str, line: str) -> bool:
    """Say whether only one of the two names a topic first."""
    rest = _without_topic(line)
    return bool((part and len(line) >= PART_CHARS and _same(part, line)) or (rest and _same(headline, rest)))


def _same(headline: str, line: str) -> bool:
    if line == headline:
        return True
    longer, shorter = (headline, line) if len(headline) > len(line) else (line, headline)
    rest = longer[len(shorter) :].lstrip("\"'.")  # the longer one may end its quotation before the site's name
    return longer.startswith(shorter) and len(rest) < MOST_CHARS and rest[:3] in (" - ", " | ", " • ", " · ")
