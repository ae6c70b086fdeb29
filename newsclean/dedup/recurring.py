"""Blocks that stand in many documents of one site: its boilerplate, told by counting and not by rules.

1. A block counts once a document, and equal documents count once: a story published twice is no boilerplate.
2. A block recurs that stands in at least five documents of the site and in a twentieth of them.
3. A long block must stand near the top or the end nearly everywhere. The paragraph of background that an agency
   puts into every story on a war stands in the middle, and is the reporter's.
4. Of a document more than four fifths of which recur nothing is cut: it is a page without an article.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from hashlib import blake2b
from typing import NamedTuple

from newsclean.dedup.normalise import fold

MIN_DOCUMENTS = 5
MIN_SHARE = 0.05
LONG = 160  # folded characters; a longer block is a paragraph and must stand at an edge
TOO_LONG = 1_500  # a block this long is text that was copied, not boilerplate
TOP, END = 3, 8  # blocks that count as near the top and the end
AT_EDGE = 0.8  # share of its documents in which a long block stands at an edge
MAX_CUT = 0.8  # share of a document's characters that may recur


class Count(NamedTuple):
    """In how many documents of a site a block stands, in how many of them near an edge, and its folded length."""

    documents: int
    at_edge: int
    length: int


class SiteBlocks:
    """Counts of blocks by site. Counting is a sum: parts counted apart can be merged, in any order."""

    def __init__(self) -> None:
        self._counts: dict[str, dict[bytes, Count]] = defaultdict(dict)
        self._seen: dict[str, set[bytes]] = defaultdict(set)

    def add(self, site: str, blocks: Sequence[str]) -> bool:
        """Count the blocks of one document; False if the site's same document was counted before."""
        names, lengths = _names(blocks)
        content = blake2b(b"".join(names), digest_size=16).digest()
        if content in self._seen[site]:
            return False
        self._seen[site].add(content)
        counts = self._counts[site]
        edge = {name for at, name in enumerate(names) if _is_edge(at, len(names))}
        for name, length in dict(zip(names, lengths, strict=True)).items():
            old = counts.get(name, Count(0, 0, length))
            counts[name] = Count(old.documents + 1, old.at_edge + (name in edge), length)
        return True

    def merge(self, other: SiteBlocks) -> None:
        """Add what another counted; the two must have counted different documents."""
        for site, counts in other._counts.items():
            self._seen[site] |= other._seen[site]
            own = self._counts[site]
            for name, new in counts.items():
                old = own.get(name, Count(0, 0, new.length))
                own[name] = Count(old.documents + new.documents, old.at_edge + new.at_edge, new.length)

    def documents(self, site: str) -> int:
        """Return how many different documents of a site were counted."""
        return len(self._seen[site]) if site in self._seen else 0

    def count(self, site: str, block: str) -> Count:
        """Return the counts of one block."""
        (name,), (length,) = _names([block])
        return self._counts.get(site, {}).get(name, Count(0, 0, length))

    def find(
        self, site: str, blocks: Sequence[str], *, min_documents: int = MIN_DOCUMENTS, min_share: float = MIN_SHARE
    ) -> list[int]:
        """Return the indices of a document's blocks that recur on its site; none where nearly all of it does."""
        counts = self._counts.get(site, {})
        needed = max(min_documents, min_share * self.documents(site))
        names, lengths = _names(blocks)
        found = [
            at
            for at, (name, length) in enumerate(zip(names, lengths, strict=True))
            if (count := counts.get(name)) and count.documents >= needed and length and _is_boilerplate(count)
        ]
        cut = sum(lengths[at] for at in found)
        return found if cut <= MAX_CUT * sum(lengths) else []


def count_blocks(documents: Iterable[tuple[str, Sequence[str]]]) -> SiteBlocks:
    """Return the counts of the blocks of documents, each a site and its blocks.

    >>> pages = [("a.example", [f"Story {name} is told here.", "Follow us"]) for name in "abcdef"]
    >>> count_blocks(pages).find("a.example", ["Another story.", "Follow us"])
    [1]
    """
    counts = SiteBlocks()
    for site, blocks in documents:
        counts.add(site, blocks)
    return counts


def _is_edge(at: int, number: int) -> bool:
    """Say whether a block stands near the top or the end."""
    return at < TOP or at >= number - END


def _is_boilerplate(count: Count) -> bool:
    """Say whether a recurring block may be cut, by its length and where it stands."""
    if count.length > TOO_LONG:
        return False
    return count.length <= LONG or count.at_edge >= AT_EDGE * count.documents


def _names(blocks: Sequence[str]) -> tuple[list[bytes], list[int]]:
    """Return the fingerprint of each folded block, and its length."""
    folded = fold(blocks)
    texts = [folded.text(i) for i in range(len(blocks))]
    return [blake2b(text.encode("utf-8", "replace"), digest_size=12).digest() for text in texts], [
        len(t) for t in texts
    ]
