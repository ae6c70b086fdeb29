"""Duplicates among articles: what an article is compared by, and what is said of each when that is done."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple
from urllib.parse import urlsplit

from newsclean.article import Article
from newsclean.dedup import Item

if TYPE_CHECKING:
    from newsclean.dedup import Added, Found, Keep, StoredHit, StoredIndex

Part = Literal["article", "headline", "body"]  # what is compared: headlines and texts, or only one of them

_DIGITS = 4  # of a similarity as it is written


@dataclass(frozen=True, slots=True)
class Search:
    """How a run looks for duplicates: which copy stays, whether the others are left out, and the index to go by."""

    keep: Keep = "first"
    drop: bool = False
    index: Path | None = None


class Mark(NamedTuple):
    """What is said of an article: its cluster and, if it is a copy, of which one, how alike, and by what.

    `similarity` is that to the copy it was found by: the one that stays, or the one in the index.
    """

    duplicate_of: str | None  # the id of the one that stays, or its key in the index; None where none stays
    cluster: int
    similarity: float | None = None
    on: Literal["text", "title"] | None = None
    exact: bool = False  # nothing differs but case, accents and punctuation
    stored: bool = False  # `duplicate_of` is a key of the index

    @property
    def is_copy(self) -> bool:
        """Whether the article is to go."""
        return self.on is not None

    @property
    def kind(self) -> str:
        """What a copy is counted as: exact, text or title."""
        return "exact" if self.exact else str(self.on)

    def __str__(self) -> str:
        how = "exact" if self.exact else f"{self.on} {self.similarity}"
        which = f"one of the copies in cluster {self.cluster}" if self.duplicate_of is None else self.duplicate_of
        return f"copy of {which} ({how})" if self.is_copy else f"no copy, cluster {self.cluster}"

    def to_dict(self) -> dict[str, Any]:
        """Return what a line of `articles.jsonl` says about it."""
        return {
            "cluster": self.cluster,
            "duplicate_of": self.duplicate_of,
            "similarity": self.similarity,
            "duplicate_on": self.on,
        }


def find_duplicates(articles: Sequence[Article], *, keep: Keep = "first", threshold: float | None = None) -> Found:
    """Return which articles are copies of which, by their texts and, where no text says otherwise, their headlines.

    `keep` says which copy stays: the first published, the longest, or none. `threshold` is the Jaccard similarity
    of the words of two texts, three at a time, from which on they are copies (0.5, less for truncated copies).

    >>> from newsclean import clean
    >>> story = "The harbour froze in the night, the mayor said, and all of the ferries stayed in port until noon."
    >>> found = find_duplicates([clean(story, id="a"), clean(story.upper(), id="b"), clean("Match 3", id="c")])
    >>> found.cluster, [(match.key, match.duplicate_of, match.on) for match in found.matches]
    ([0, 0, 1], [('b', 'a', 'text')])
    """
    from newsclean import dedup

    return dedup.find_duplicates([to_item(article) for article in articles], keep=keep, threshold=threshold)


def to_item(article: Article, part: Part = "article") -> Item:
    """Return what an article, or one part of it, is compared by."""
    return Item(
        article.id,
        article.title or "" if part != "body" else "",
        article.text if part != "headline" else "",
        article.published or "",
        site_of(article),
    )


def site_of(article: Article) -> str:
    """Return the site of an article: the host of its URL, else the site's name, else the top folder of its id; or "".

    >>> from newsclean import clean
    >>> site_of(clean("Rain.", url="https://www.lantern.example/1")), site_of(clean("Rain.", id="lantern/1.txt"))
    ('lantern.example', 'lantern')
    """
    try:
        host = urlsplit(article.url or "").hostname
    except ValueError:  # a broken address of a version 6 host
        host = None
    if host:
        return host.removeprefix("www.")
    folder, slash, _ = article.id.partition("/")
    return article.site_name or (folder if slash else "")


def to_stored(article: Article, folder: Path, part: Part = "article") -> Item:
    """Return an article as an index in `folder` holds it: its key is the path from there to its source.

    So it is the same document however its path is spelled, and another one of the same id is not.
    """
    return to_item(article, part)._replace(key=_key(article.id, article.source, folder))


def _key(id: str, source: str | None, folder: Path) -> str:
    if source in (None, "", "-"):
        return id
    path = Path(str(source)).absolute()
    real = _real(path.parent) / path.name
    try:
        return Path(os.path.relpath(real, _real(folder.absolute()))).as_posix()
    except ValueError:  # another drive
        return real.as_posix()


@lru_cache(maxsize=1024)
def _real(folder: Path) -> Path:
    return folder.resolve()


class Batch:
    """Articles that are compared with each other and with an index: their titles and texts, in memory."""

    def __init__(self, part: Part = "article") -> None:
        self.part = part
        self.items: list[Item] = []
        self._sources: list[str | None] = []

    def add(self, article: Article) -> None:
        """Add an article."""
        self.items.append(to_item(article, self.part))
        self._sources.append(article.source)

    def mark(
        self, *, keep: Keep = "first", threshold: float | None = None, index: StoredIndex | None = None
    ) -> list[Mark]:
        """Return what is to be said of each article. A copy of a stored one is a copy, whenever it was published.

        What the index holds of these same articles counts as nothing: a document is no duplicate of itself.
        """
        from newsclean import dedup

        found = dedup.find_duplicates(self.items, keep=keep, threshold=threshold)
        marks = [Mark(None, number) for number in found.cluster]
        for match in found.matches:
            alike = round(match.similarity, _DIGITS)
            marks[match.position] = Mark(match.duplicate_of, match.cluster, alike, match.on, match.exact)
        return marks if index is None else _mark_known(marks, self._find_stored(index))

    def row(self, at: int, mark: Mark) -> dict[str, Any]:
        """Return what a line of `duplicates.jsonl` says about a copy."""
        return {"id": self.items[at].key, "source": self._sources[at], **mark._asdict()}

    def remember(self, index: StoredIndex, marks: Sequence[Mark]) -> Added:
        """Add to an index the articles that stay, and take copies out that it holds.

        Of a story no copy of which stays all are added: the next copy is to be known.
        """
        named = self._stored(index)
        added = index.add(item for item, mark in zip(named, marks, strict=True) if mark.duplicate_of is None)
        for item, mark in zip(named, marks, strict=True):
            if mark.duplicate_of is not None:
                with suppress(KeyError):
                    index.remove(item.key)
        return added

    def _stored(self, index: StoredIndex) -> list[Item]:
        """Return the articles as an index holds them; the texts are not copied."""
        folder = folder_of(index)
        both = zip(self.items, self._sources, strict=True)
        return [item._replace(key=_key(item.key, source, folder)) for item, source in both]

    def _find_stored(self, index: StoredIndex) -> dict[int, StoredHit]:
        """Return the best hit of each article that the index knows under another key."""
        named = self._stored(index)
        own = {item.key for item in named}
        best = (next((hit for hit in hits if hit.key not in own), None) for hits in index.query(named))
        return {at: hit for at, hit in enumerate(best) if hit}


def folder_of(index: StoredIndex) -> Path:
    """Return the folder that the keys of an index start from: its own; the working directory of one in memory."""
    return index.path.parent if index.path else Path()


def _mark_known(marks: Sequence[Mark], hits: dict[int, StoredHit]) -> list[Mark]:
    """Return the marks where all of a cluster is known of which the index knows one."""
    speakers: dict[int, int] = {}  # of each known cluster the article that is most like a stored one
    for at in sorted(hits, key=lambda at: (hits[at].on, -hits[at].similarity, hits[at].key, at)):
        speakers.setdefault(marks[at].cluster, at)
    out = []
    for at, mark in enumerate(marks):
        speaker = speakers.get(mark.cluster)
        if at in hits:
            mark = _known(mark.cluster, hits[at])
        elif speaker is not None:
            # The one that would have stayed is known by the copy of it that the index knows.
            link = mark if mark.is_copy else marks[speaker]
            exact = link.exact and _known(mark.cluster, hits[speaker]).exact
            mark = link._replace(duplicate_of=hits[speaker].key, exact=exact, stored=True)
        out.append(mark)
    return out


def _known(cluster: int, hit: StoredHit) -> Mark:
    exact = hit.on == "text" and hit.similarity == 1
    return Mark(hit.key, cluster, round(hit.similarity, _DIGITS), hit.on, exact, stored=True)
