"""Which copy of a story stays: a total order, so that it never depends on the order of the input.

`first`: earliest published, then longest, then smallest key. `longest`: longest, then earliest, then smallest
key. `none`: no copy of a story that has copies. A record without a readable date counts as published last; a
date without a time as the start of its day, one without an offset as UTC.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Literal, NamedTuple, Protocol

Keep = Literal["first", "longest", "none"]

NEVER = datetime.max.replace(tzinfo=UTC)


class Record(Protocol):
    """What duplicates are told by. `published` is ISO 8601 or ""; the key names the record and nothing else."""

    @property
    def key(self) -> str:
        """The record's name."""

    @property
    def title(self) -> str:
        """Its headline, or ""."""

    @property
    def text(self) -> str:
        """Its body, or ""."""

    @property
    def published(self) -> str:
        """When it was published, ISO 8601, or ""."""

    @property
    def site(self) -> str:
        """The site it stands on, or ""."""


class Item(NamedTuple):
    """The lightest record: a key, and what is known."""

    key: str
    title: str = ""
    text: str = ""
    published: str = ""
    site: str = ""


def published_at(record: Record) -> datetime:
    """Return when a record was published, in UTC; `NEVER` where that is not said or cannot be read."""
    try:
        found = datetime.fromisoformat(record.published.strip())
        return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
    except (ValueError, OverflowError, AttributeError):
        return NEVER


def choose(clusters: Sequence[int], records: Sequence[Record], keep: Keep = "first") -> list[int | None]:
    """Return for each record the index of the copy that stays for it; None where none does.

    Raises ValueError for a policy that is not known.
    """
    if keep not in ("first", "longest", "none"):
        raise ValueError(f"keep={keep!r} is no policy; say first, longest or none")
    members: dict[int, list[int]] = defaultdict(list)
    for i, number in enumerate(clusters):
        members[number].append(i)
    kept: list[int | None] = list(range(len(clusters)))
    for found in members.values():
        if len(found) > 1:
            best = None if keep == "none" else min(found, key=lambda i: (*_rank(records[i], keep), i))
            for i in found:
                kept[i] = best
    return kept


def _rank(record: Record, keep: Keep) -> tuple[object, ...]:
    """Return what copies are ordered by."""
    length = -len(record.text) or -len(record.title)
    when = published_at(record)
    order = (length, when) if keep == "longest" else (when, length)
    return (*order, record.key, record.title, record.text)
