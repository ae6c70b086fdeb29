"""Where the article of a text stands, once it is known what was cut, and how near to it other lines stand."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from operator import itemgetter
from typing import NamedTuple

from newsclean.doc import LONG_BLOCKS, Doc
from newsclean.span import Span

# What stands there speaks of the article, the lowest number the likeliest. Source of the order and of the reaches: how
# many dates and names were right there in the dumps of 667 saved pages; near the headline seven of eight, in the tail
# two of five dates and a third of the names.
HEAD, ABOVE, INSIDE, FAR, BEHIND, TAIL = range(6)
OVER = 1  # lines above the headline that belong to the head,
ABOVE_LINES = 6  # and that stand near it; what is farther above is the page's
BELOW = 3  # lines from the first paragraph on, which may be a standfirst with the byline under it
HEAD_LINES = 4  # below the headline, where a line of anything says when
BEHIND_LINES = 10  # below the article, where it may be signed
_GUESSED = ("body.", "beside.", "breadcrumbs", "contents")


class Stretch(NamedTuple):
    """The lines of an article: its headline, its first paragraph, its last line."""

    headline: int
    body: int
    end: int
    is_dump: bool  # of a page, which holds other stories, too

    def head(self, count: int) -> range:
        """Return those of `count` lines that may say when it was written: right around the headline."""
        last = min(self.headline + HEAD_LINES, self.body + BELOW - 1, count - 1)
        return range(max(0, self.headline - OVER), last + 1)

    def zone(self, index: int) -> int:
        """Return how near a line stands to the headline: HEAD, ABOVE, INSIDE ..."""
        if index < self.headline:
            over = self.headline - index
            return HEAD if over <= OVER else ABOVE if over <= ABOVE_LINES else FAR
        if index < self.body + BELOW:
            return HEAD
        if index <= self.end:
            return INSIDE
        return BEHIND if index <= self.end + BEHIND_LINES else TAIL


def find_stretch(doc: Doc, spans: Sequence[Span], headline: int | None) -> Stretch:
    """Return where the article stands in a text of which `spans` are cut; a headline it lacks counts as its start."""
    labels = doc.covered(spans)
    kept = [i for i, label in enumerate(labels) if not label]
    first = 0 if headline is None else headline + 1
    body = next((i for i in kept if i >= first and doc.shapes[i].prose), doc.body)
    top = body if headline is None else headline
    return Stretch(top, body, kept[-1] if kept else 0, len(doc.blocks) > LONG_BLOCKS)


def block_at(doc: Doc, place: int) -> int:
    """Return the block that a place of the text belongs to."""
    return bisect_right(doc.blocks, place, key=itemgetter(0)) - 1


def is_guessed(rule: str) -> bool:
    """Say whether a line was cut for its looks or its neighbours, not for what it says, or not cut at all: ""."""
    return not rule or rule.startswith(_GUESSED)
