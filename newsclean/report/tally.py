"""What a run did, in numbers that add up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from newsclean.article import Article, is_removal

FIELDS = ("title", "authors", "agency", "place", "site_name", "section", "tags", "published", "modified")


@dataclass
class Tally:
    """Counts of a run; the same inputs give the same counts in any order."""

    found: int = 0  # files, as they were listed before the first was read
    kept: int = 0
    duplicates: Counter[str] = field(default_factory=Counter)  # exact, text, title: articles that are copies
    indexed: Counter[str] = field(default_factory=Counter)  # new, known, changed: what became of the index
    rejected: Counter[str] = field(default_factory=Counter)
    skipped: Counter[str] = field(default_factory=Counter)
    characters_in: int = 0  # of the documents that became articles, before
    characters_out: int = 0  # and of their texts, after
    documents_with: Counter[str] = field(default_factory=Counter)  # label -> documents it was cut from
    cuts: Counter[str] = field(default_factory=Counter)  # label -> cuts
    cut_characters: Counter[str] = field(default_factory=Counter)  # label -> characters cut
    repaired: Counter[str] = field(default_factory=Counter)  # label -> repairs
    rules: Counter[str] = field(default_factory=Counter)  # rule -> cuts
    verdicts: Counter[str] = field(default_factory=Counter)
    languages: Counter[str] = field(default_factory=Counter)
    fields: Counter[str] = field(default_factory=Counter)  # field -> articles that have it

    def add_article(self, article: Article) -> None:
        """Count a document that became an article."""
        self.kept += 1
        self.characters_out += len(article.text)
        self.characters_in += len(article.text) + sum(len(e.old) - len(e.new) for e in article.edits)
        self.verdicts[article.verdict] += 1
        self.languages[article.language] += 1
        self.fields.update(name for name in FIELDS if getattr(article, name))
        labels = set()
        for edit in article.edits:
            if is_removal(edit):
                labels.add(edit.label)
                self.cuts[edit.label] += 1
                self.cut_characters[edit.label] += len(edit.old)
                self.rules[edit.rule] += 1
            else:
                self.repaired[edit.label] += 1
        self.documents_with.update(labels)

    def add_duplicate(self, kind: str) -> None:
        """Count an article, which was kept so far, as a copy of another one."""
        self.kept -= 1
        self.duplicates[kind] += 1

    def add_reject(self, reason: str) -> None:
        """Count a document that became none."""
        self.rejected[reason] += 1

    @property
    def articles(self) -> int:
        """How many documents became articles, copies included."""
        return self.kept + self.duplicates.total()

    @property
    def settled(self) -> int:
        """How many files have been accounted for so far."""
        return self.articles + self.rejected.total() + self.skipped.total()

    def balances(self) -> bool:
        """Say whether every file that was found is accounted for, once."""
        return self.found == self.settled

    def to_dict(self) -> dict[str, Any]:
        """Return the counts as `summary.json` has them."""
        removed = {
            label: {"documents": self.documents_with[label], "cuts": cuts, "characters": self.cut_characters[label]}
            for label, cuts in sorted(self.cuts.items())
        }
        return {
            "documents": {
                "found": self.found,
                "kept": self.kept,
                "duplicates": self.duplicates.total(),
                "rejected": self.rejected.total(),
                "skipped": self.skipped.total(),
            },
            "duplicates": _sorted(self.duplicates),
            "rejected": _sorted(self.rejected),
            "skipped": _sorted(self.skipped),
            "characters": {"in": self.characters_in, "out": self.characters_out},
            "removed": removed,
            "rules": _sorted(self.rules),
            "repairs": _sorted(self.repaired),
            "verdicts": _sorted(self.verdicts),
            "languages": _sorted(self.languages),
            "fields": {name: self.fields[name] for name in FIELDS},
        }

    def summary(self) -> str:
        """Return the counts as a person reads them."""
        lines = [
            f"{self.found:,} found = {self.kept:,} kept + {_reasons('duplicates', self.duplicates)}"
            f" + {_reasons('rejected', self.rejected)} + {_reasons('skipped', self.skipped)}"
        ]
        if not self.articles:
            return lines[0]
        dirty = self.cut_characters.total()
        share = 100 * dirty / self.characters_in if self.characters_in else 0
        lines += [f"{dirty:,} of {self.characters_in:,} characters were dirt ({share:.1f} %)", ""]
        rows = [
            (label, f"{self.documents_with[label]:,}", f"{count:,}")
            for label, count in sorted(self.cut_characters.items(), key=lambda item: (-item[1], item[0]))
        ]
        if rows:
            lines += [*_table(("cut", "documents", "characters"), rows), ""]
        repaired = {label: n for label, n in self.repaired.items() if label not in ("space", "title")}
        if repaired:
            lines.append("repaired   " + _listed(repaired))
        if self.indexed:
            lines.append("index      " + _listed(self.indexed))
        lines.append("verdicts   " + _listed(self.verdicts))
        lines.append("languages  " + _listed(self.languages))
        lines.append("fields     " + _listed({name: self.fields[name] for name in FIELDS if self.fields[name]}))
        return "\n".join(lines)


def _sorted(counts: Mapping[str, int]) -> dict[str, int]:
    return dict(sorted(counts.items()))


def _listed(counts: Mapping[str, int]) -> str:
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return ", ".join(f"{name} {count:,}" for name, count in ordered) or "none"


def _reasons(name: str, counts: Counter[str]) -> str:
    return f"{counts.total():,} {name}" + (f" ({_listed(counts)})" if counts else "")


def _table(head: tuple[str, str, str], rows: Iterable[tuple[str, str, str]]) -> list[str]:
    """Return aligned lines: words to the left, numbers to the right."""
    rows = [head, *rows]
    first, second, third = (max(len(row[i]) for row in rows) for i in range(3))
    return [f"{a:<{first}}  {b:>{second}}  {c:>{third}}" for a, b, c in rows]
