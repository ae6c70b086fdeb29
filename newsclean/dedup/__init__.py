"""Near-duplicates of headlines and articles: in a batch, in a stream, against a stored index.

Knows texts and keys, not articles. The stages have the field's names, one file each: normalise, shingle, minhash
(signature), lsh (band, candidate), verify, guard, cluster, keep. Names load when they are asked for: numpy comes
with the first, scipy with the first cluster, datasketch with the first stream.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from newsclean.dedup.batch import Duplicates, Pair, cluster, cluster_ids
    from newsclean.dedup.hits import StoredHit
    from newsclean.dedup.keep import Item, Keep, Record, choose
    from newsclean.dedup.minhash import from_datasketch, signatures, to_datasketch
    from newsclean.dedup.records import Found, Match, find_duplicates
    from newsclean.dedup.recurring import SiteBlocks, count_blocks
    from newsclean.dedup.stored import Added, Stats, StoredIndex
    from newsclean.dedup.stream import DuplicateIndex, HeadlineIndex, Hit
    from newsclean.dedup.titles import clean_title

_HOME = {
    "batch": ("Duplicates", "Pair", "cluster", "cluster_ids"),
    "keep": ("Item", "Keep", "Record", "choose"),
    "minhash": ("from_datasketch", "signatures", "to_datasketch"),
    "records": ("Found", "Match", "find_duplicates"),
    "recurring": ("SiteBlocks", "count_blocks"),
    "hits": ("StoredHit",),
    "stored": ("Added", "Stats", "StoredIndex"),
    "stream": ("DuplicateIndex", "HeadlineIndex", "Hit"),
    "titles": ("clean_title",),
}

__all__ = [
    "Added",
    "DuplicateIndex",
    "Duplicates",
    "Found",
    "HeadlineIndex",
    "Hit",
    "Item",
    "Keep",
    "Match",
    "Pair",
    "Record",
    "SiteBlocks",
    "Stats",
    "StoredHit",
    "StoredIndex",
    "choose",
    "clean_title",
    "cluster",
    "cluster_ids",
    "count_blocks",
    "find_duplicates",
    "from_datasketch",
    "signatures",
    "to_datasketch",
]


def __getattr__(name: str) -> Any:
    """Load a public name's module when the name is first asked for."""
    for home, names in _HOME.items():
        if name in names:
            return getattr(import_module(f"newsclean.dedup.{home}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
