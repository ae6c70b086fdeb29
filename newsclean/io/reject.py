"""What becomes of an input that yields no article: a record with its reason, and the run goes on."""

from __future__ import annotations

from typing import Any, NamedTuple

REASONS = {
    "unreadable": "the system does not let it be read",
    "unwritable": "the system does not let it be written",
    "binary": "it is no text",
    "damaged": "its compression is cut off or broken",
    "too_large": "it is larger than a document may be",
    "empty": "it holds nothing but white space",
    "nothing_left": "all of it was cut",
    "page": "it is a web page, and only texts can be checked and fixed in place",
    "no_article": "a line of JSON lines holds no article",
    "failed": "a filter or a rule failed on it",
}
# An empty page is a poor input, but nothing failed: it does not change the exit code.
HARMLESS = frozenset({"empty", "nothing_left"})


class Reject(NamedTuple):
    """An input without an article; `reason` is a key of `REASONS`, `position` counts bytes of the source."""

    id: str
    source: str
    reason: str
    detail: str
    position: int | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return the reject as a line of `rejects.jsonl` has it."""
        return self._asdict()
