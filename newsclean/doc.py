"""One immutable document: a text, its blocks, and what the parser and the rules saw in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from newsclean.compiled import compiled
from newsclean.span import Span, make, merge

if TYPE_CHECKING:
    from newsclean.page import Page
    from newsclean.rules.rule import Rule
    from newsclean.shape import Shape

# Source for both: grids run by hand over cross-validated scores, see train_body.py and train_dumps.py in tests/bench.
SHORT_BLOCKS = 30  # a text of no more is an article with some dirt rather than the dump of a page,
LONG_BLOCKS = 80  # and one of more is a dump


class Block(NamedTuple):
    """A line, paragraph or other unit of layout; `text[start:end]` has no white space at its ends."""

    start: int
    end: int
    kind: str = "line"  # or p, h2, li, figcaption ...
    links: int = 0  # code points inside links


class Hit(NamedTuple):
    """A rule found in a block; the stretch that the rule would cut, and the named parts of it."""

    start: int
    end: int
    rule: Rule
    parts: tuple[tuple[str, int, int], ...] = ()  # (name, start, end): author, agency, place, tag, site ...


class Stated(NamedTuple):
    """What a page says about itself: `docs/metadata.md` lists the fields and the sources."""

    field: str  # title, author, published ...
    value: str  # as stated, but for white space, markup and entities; never empty
    source: str  # json-ld, opengraph, meta, microdata, time, link or html


class Comment(NamedTuple):
    """What a reader wrote under an article; None where the page does not say who or when."""

    author: str | None
    text: str
    published: str | None  # ISO 8601, as precise as stated


@compiled
def cut_lines(text: str, blocks: Iterable[Block]) -> tuple[str, ...]:
    """Return the text of each block."""
    return tuple([text[start:end] for start, end, _, _ in blocks])


@dataclass(frozen=True, slots=True)
class Doc:
    """What filters, revisers and fields read. `shapes[i]` and `hits[i]` belong to `blocks[i]`."""

    text: str
    blocks: tuple[Block, ...]
    folded: str = ""  # the text as rules see it: lower case, straight quotes, same length
    shapes: tuple[Shape, ...] = ()
    hits: tuple[tuple[Hit, ...], ...] = ()
    headline: int | None = None  # the block that holds the headline
    body: int = 0  # the first block that reads like a paragraph of the article; len(blocks) if none does
    marks: tuple[Span, ...] = ()  # what the parser already knew, from tags and classes
    meta: tuple[Stated, ...] = ()  # what the page says about itself, in its order
    outside: tuple[Span, ...] = ()  # what is no part of the article, as the site's own pack says
    page: Page | None = None  # for a web page, the elements around the blocks
    language: str = ""  # ISO 639-1, stated or guessed; "und" where nobody can say
    language_score: float = 0.0  # 0 to 1; 1 where the caller states it
    lines: tuple[str, ...] = ()  # the folded text of each block
    _asked: list[tuple[tuple[Span, ...], list[str]]] = field(
        default_factory=list, init=False, repr=False, compare=False
    )

    def __post_init__(self) -> None:
        if not self.lines:
            object.__setattr__(self, "lines", cut_lines(self.folded, self.blocks))

    def block_text(self, index: int) -> str:
        """Return the text of one block."""
        block = self.blocks[index]
        return self.text[block[0] : block[1]]

    def block_folded(self, index: int) -> str:
        """Return the folded text of one block."""
        return self.lines[index]

    def mark(self, index: int, label: str, rule: str) -> Span:
        """Return a span over one block."""
        block = self.blocks[index]
        return make(Span, (block[0], block[1], label, rule))

    def covered(self, spans: Iterable[Span]) -> list[str]:
        """Return for each block the label of the spans that cover it wholly, the longest one's; "" if none do."""
        asked = tuple(spans)
        # Most revisers add nothing, so the next one asks about the same spans again, which shows faster than a hash.
        for spans, labels in reversed(self._asked):
            if spans == asked:
                return labels.copy()
        labels = find_labels(self.text, self.blocks, merge(asked))
        self._asked.append((asked, labels))
        return labels.copy()


@compiled
def find_labels(text: str, blocks: Sequence[Block], ordered: Sequence[Span]) -> list[str]:
    """Return the label of each block of a text, see `Doc.covered`; the spans are sorted and disjoint."""
    labels = [""] * len(blocks)
    at, last = -1, len(ordered) - 1
    low = high = 0
    label = ""
    for i, block in enumerate(blocks):
        start, end = block[0], block[1]
        while high <= start and at < last:
            at += 1
            low, high, label, _ = ordered[at]
        if low < end and high > start:
            labels[i] = label if low <= start and high >= end else _joint_label(text, block, ordered, at)
    return labels


def _joint_label(text: str, block: Block, ordered: Sequence[Span], at: int) -> str:
    """Return the label of the longest of several spans that together leave nothing of a block, else ""."""
    reached, longest, label = block.start, 0, ""
    for span in ordered[at:]:
        if span.start >= block.end:
            break
        if text[reached : max(reached, span.start)].strip():
            return ""
        if span.end - span.start > longest:
            longest, label = span.end - span.start, span.label
        reached = span.end
    return "" if text[reached : block.end].strip() else label
