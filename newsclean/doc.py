"""One immutable document: a text, its blocks, and what the parser and the rules saw in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from newsclean.span import Span

if TYPE_CHECKING:
    from newsclean.rules.rule import Rule

_NO_META: Mapping[str, str] = MappingProxyType({})


class Block(NamedTuple):
    """A line, paragraph or other unit of layout; `text[start:end]` has no white space at its ends."""

    start: int
    end: int
    kind: str = "line"  # or p, h2, li, figcaption ...
    links: int = 0  # code points inside links
    path: str = ""  # element path, for explanations


class Hit(NamedTuple):
    """A rule found in a block; the stretch that the rule would cut, and the named parts of it."""

    start: int
    end: int
    rule: Rule
    parts: tuple[tuple[str, int, int], ...] = ()  # (name, start, end): author, agency, place, tag, site ...


@dataclass(frozen=True, slots=True)
class Doc:
    """What filters, revisers and fields read. `hits[i]` are the rule hits of `blocks[i]`."""

    text: str
    blocks: tuple[Block, ...]
    folded: str = ""  # the text as rules see it: lower case, straight quotes, same length
    hits: tuple[tuple[Hit, ...], ...] = ()
    marks: tuple[Span, ...] = ()  # what the parser already knew, from tags and classes
    meta: Mapping[str, str] = field(default_factory=lambda: _NO_META)
    language: str = ""  # as the caller or the page states it; "" if nobody does

    def block_text(self, index: int) -> str:
        """Return the text of one block."""
        block = self.blocks[index]
        return self.text[block.start : block.end]
