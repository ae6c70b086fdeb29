"""The article: what newsclean hands out, with everything that was changed on the way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Any, TextIO

from newsclean.doc import Comment
from newsclean.labels import LABELS
from newsclean.span import Edit, undo

SCHEMA_VERSION = 1


@dataclass(frozen=True, slots=True)
class Article:
    """A clean article, its metadata, and the edits that made it.

    Every position counts code points of the decoded input. `edits` are sorted and disjoint; `removed` and
    `repairs` are two views of them.
    """

    id: str
    source: str | None  # the file or record it came from
    url: str | None
    title: str | None
    text: str  # the body: paragraphs separated by a blank line, without the title
    language: str  # ISO 639-1; "und" where nobody can say
    language_score: float  # 0 to 1
    authors: tuple[str, ...]
    agency: str | None
    place: str | None
    site_name: str | None
    section: str | None
    tags: tuple[str, ...]
    published: str | None  # ISO 8601, as precise as stated
    modified: str | None
    description: str | None  # what a page says of itself in a sentence or two
    image: str | None  # the address of its picture
    canonical_url: str | None  # the address that a page calls its own
    access: str | None  # "free" or "paid", None where nothing says
    metadata_sources: Mapping[str, str]  # field -> where it came from, see docs/metadata.md
    word_count: int
    verdict: str  # "article", or what it is instead: one of newsclean.fields.verdict.VERDICTS
    signals: Mapping[str, float]  # the numbers behind the verdict
    edits: tuple[Edit, ...]
    comments: tuple[Comment, ...] = ()

    @property
    def removed(self) -> tuple[Edit, ...]:
        """What was cut as dirt: edits whose label is one of `newsclean.labels.LABELS` and that leave nothing."""
        return tuple(edit for edit in self.edits if is_removal(edit))

    @property
    def repairs(self) -> tuple[Edit, ...]:
        """What was changed but not cut as dirt: repaired characters, white space, the headline moved to `title`."""
        return tuple(edit for edit in self.edits if not is_removal(edit))

    def undo(self) -> str:
        """Return the decoded input, code point for code point."""
        return undo(self.text, self.edits)

    def explain(self, file: TextIO | None = None, *, color: bool = False) -> None:
        """Print what was cut or changed, where and by which rule, to `file` or standard output."""
        from newsclean.report.text import explanation

        print(explanation(self, color=color), file=file)

    def to_dict(self) -> dict[str, Any]:
        """Return the article as JSON takes it; `docs/article.schema.json` describes it."""
        out: dict[str, Any] = {"schema": SCHEMA_VERSION}
        for name in _PLAIN_FIELDS:
            value = getattr(self, name)
            out[name] = list(value) if isinstance(value, tuple) else dict(value) if name in _MAPPINGS else value
        out["comments"] = [comment._asdict() for comment in self.comments]
        out["removed"] = [_removal(edit) for edit in self.edits if is_removal(edit)]
        out["repairs"] = [edit._asdict() for edit in self.edits if not is_removal(edit)]
        return out

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Article:
        """Return the article that `to_dict` wrote; raises ValueError where the schema is another one."""
        if data.get("schema") != SCHEMA_VERSION:
            raise ValueError(f"article schema {data.get('schema')!r} is not {SCHEMA_VERSION}; clean the source again")
        plain = {name: data[name] for name in _PLAIN_FIELDS}
        plain["authors"], plain["tags"] = tuple(data["authors"]), tuple(data["tags"])
        for name in _MAPPINGS:
            plain[name] = dict(data[name])
        comments = tuple(Comment(**comment) for comment in data["comments"])
        return cls(**plain, edits=tuple(_read_edits(data["removed"], data["repairs"])), comments=comments)


_MAPPINGS = ("metadata_sources", "signals")
_PLAIN_FIELDS = tuple(f.name for f in fields(Article) if f.name not in ("edits", "comments"))


def is_removal(edit: Edit) -> bool:
    """Say whether an edit cuts dirt, rather than repairing characters or moving the headline."""
    return not edit.new and edit.label in LABELS and not edit.rule.startswith("repair.")


def _removal(edit: Edit) -> dict[str, Any]:
    return {"start": edit.start, "end": edit.end, "label": edit.label, "rule": edit.rule, "text": edit.old}


def _read_edits(removed: Iterable[Mapping[str, Any]], repairs: Iterable[Mapping[str, Any]]) -> list[Edit]:
    cuts = [Edit(r["start"], r["end"], r["text"], "", r["label"], r["rule"]) for r in removed]
    return sorted([*cuts, *(Edit(**repair) for repair in repairs)])
