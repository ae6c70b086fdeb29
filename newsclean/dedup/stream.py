"""Duplicates in a stream: datasketch's `MinHashLSH` over newsclean's signatures, in memory or in Redis.

The index proposes, exact similarity and the guards decide, as in a batch. Everything goes through datasketch's
storages: bands, beginnings and the texts themselves, so several processes can share one Redis. They do not lock
it: two that add copies at the same moment may both find nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

import numpy as np

from newsclean.dedup.guard import differ
from newsclean.dedup.limits import Limits, limits
from newsclean.dedup.lsh import BANDS, BEGINNING, ROWS, beginnings
from newsclean.dedup.minhash import PERMUTATIONS, sign_units, to_datasketch
from newsclean.dedup.prepare import Prepared, prepare
from newsclean.dedup.shingle import WIDTH, Kind
from newsclean.dedup.verify import similarities
from newsclean.errors import MissingExtraError

_BATCH = 1_000  # texts whose signatures are made together


class Hit(NamedTuple):
    """A stored text that a text is a copy of: its key, Jaccard similarity, and containment of the shorter."""

    key: str
    similarity: float
    containment: float


class DuplicateIndex:
    """Texts by key, and which of them a new one is a copy of.

    `redis` holds the arguments of `redis.Redis`, such as `{"host": "localhost", "port": 6379}`; texts of one
    `name` are one index, which stays when the process ends. Without it everything is in memory.

    >>> index = DuplicateIndex("headline")
    >>> index.add_if_new("a", "Storm hits the coast of Wexford")
    >>> index.add_if_new("b", "LIVE: Storm hits the coast of Wexford!")
    Hit(key='a', similarity=1.0, containment=1.0)
    >>> len(index)
    1
    """

    def __init__(
        self,
        kind: Kind = "body",
        *,
        threshold: float | None = None,
        redis: Mapping[str, Any] | None = None,
        name: str = "newsclean",
    ) -> None:
        self.kind: Kind = kind
        self.limits: Limits = limits(kind, threshold)
        if redis is not None:
            _need_redis()
        from datasketch import MinHashLSH
        from datasketch.storage import ordered_storage, unordered_storage

        base = f"{name}:{kind}:".encode()
        config: dict[str, Any] = {"type": "dict"}
        if redis is not None:
            config = {"type": "redis", "redis": dict(redis), "basename": base}
        self._lsh = MinHashLSH(num_perm=PERMUTATIONS, params=(BANDS, ROWS), storage_config=config, prepickle=False)
        self._begun = unordered_storage(config, name=base + b"beginnings:")
        self._texts = ordered_storage(config, name=base + b"texts:")

    def __len__(self) -> int:
        return int(self._texts.size())

    def __contains__(self, key: str) -> bool:
        return bool(self._texts.has_key(key.encode()))

    def add(self, key: str, text: str) -> None:
        """Add a text; one added under the same key before is replaced."""
        if key in self:
            self.remove(key)
        prepared = prepare([text], self.kind)
        self._add(key.encode(), text, prepared)

    def add_many(self, texts: Iterable[tuple[str, str]]) -> None:
        """Add texts by key; signatures are made a thousand at a time."""
        batch: dict[str, str] = {}
        for key, text in texts:
            batch[key] = text
            if len(batch) == _BATCH:
                self._add_batch(batch)
                batch = {}
        self._add_batch(batch)

    def query(self, text: str, *, key: str | None = None) -> list[Hit]:
        """Return the stored texts that this one is a copy of, the most alike first; never the one under `key`."""
        return self._query(prepare([text], self.kind), key)

    def add_if_new(self, key: str, text: str) -> Hit | None:
        """Return what a text is a copy of; if nothing, add it and return None."""
        hits = self.query(text, key=key)
        if hits:
            return hits[0]
        self.add(key, text)
        return None

    def remove(self, key: str) -> None:
        """Take a text out. Raises KeyError if it is not there."""
        name = key.encode()
        if key not in self:
            raise KeyError(key)
        begun = _beginning(prepare([self._text(name)], self.kind))
        if begun is not None:
            self._begun.remove_val(begun, name)
        if name in self._lsh:
            self._lsh.remove(name)
        self._texts.remove(name)

    def _text(self, name: bytes) -> str:
        """Return a stored text."""
        found = self._texts.get(name)
        return bytes(found[0]).decode("utf-8", "surrogatepass") if found else ""

    def _add(self, name: bytes, text: str, prepared: Prepared, at: int = 0) -> None:
        """Store one prepared text; an empty one gets no signature and is found by nothing."""
        self._texts.insert(name, text.encode("utf-8", "surrogatepass"))
        if not prepared.units.counts[at]:
            return
        one = np.array([at])
        for _, block in sign_units(prepared.units, one):
            self._lsh.insert(name, to_datasketch(np.ascontiguousarray(block[:, 0]), lean=True))
        if (begun := _beginning(prepared, at)) is not None:
            self._begun.insert(begun, name)

    def _add_batch(self, batch: Mapping[str, str]) -> None:
        """Store texts that were prepared together."""
        for key in batch:
            if key in self:
                self.remove(key)
        prepared = prepare(list(batch.values()), self.kind)
        for at, (key, text) in enumerate(batch.items()):
            self._add(key.encode(), text, prepared, at)

    def _query(self, prepared: Prepared, key: str | None) -> list[Hit]:
        """Look up, then verify."""
        if not prepared.units.counts[0]:
            return []
        names: set[bytes] = set()
        for _, block in sign_units(prepared.units, np.array([0])):
            names |= set(self._lsh.query(to_datasketch(np.ascontiguousarray(block[:, 0]), lean=True)))
        if (begun := _beginning(prepared)) is not None:
            names |= set(self._begun.get(begun))
        names.discard(key.encode() if key is not None else b"")
        keys = sorted(names)
        return verified(prepared.texts[0], [(name.decode(), self._text(name)) for name in keys], self.kind, self.limits)


class HeadlineIndex(DuplicateIndex):
    """A `DuplicateIndex` of headlines."""

    def __init__(
        self, *, threshold: float | None = None, redis: Mapping[str, Any] | None = None, name: str = "newsclean"
    ) -> None:
        super().__init__("headline", threshold=threshold, redis=redis, name=name)


def verified(text: str, others: list[tuple[str, str]], kind: Kind, wanted: Limits) -> list[Hit]:
    """Return which of these keyed texts a text is a copy of, the most alike first, then by key."""
    if not others:
        return []
    prepared = prepare([text, *(other for _, other in others)], kind)
    right = np.arange(1, len(others) + 1)
    alike = similarities(prepared.units, np.zeros_like(right), right)
    hits = [
        Hit(others[at][0], *alike.at(at))
        for at in np.flatnonzero(wanted.met(alike) & (alike.jaccard > 0)).tolist()
        if kind == "body" or not differ(prepared.headline(0), prepared.headline(at + 1))
    ]
    return sorted(hits, key=lambda hit: (-hit.similarity, -hit.containment, hit.key))


def _beginning(prepared: Prepared, at: int = 0) -> bytes | None:
    """Return the key of a text's beginning; None if it is too short to have one."""
    kind = prepared.units.kind
    if prepared.units.counts[at] <= BEGINNING[kind] - WIDTH[kind]:
        return None
    return beginnings(prepared.units, np.array([at])).tobytes()


def _need_redis() -> None:
    """Raise MissingExtraError where the Redis client is not installed."""
    try:
        import redis  # noqa: F401
    except ImportError as error:
        raise MissingExtraError("an index in Redis needs its client: pip install 'newsclean[redis]'") from error
