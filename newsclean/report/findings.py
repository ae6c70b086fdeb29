"""Findings: the edits that a reader of the file would want to hear about, with their lines."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from newsclean.article import Article, is_removal
from newsclean.report.escape import shortened
from newsclean.span import Edit

_UNREPORTED = ("space", "title")  # layout, and the headline that only moves
_BREAK = re.compile("\r\n|\r|\n")
_WIDTH = 100


class Finding(NamedTuple):
    """Dirt in a file: the line it starts on (from 1), what it is, which rule says so, and the text itself."""

    line: int
    label: str
    rule: str
    text: str
    new: str = ""  # what it becomes, where it is not cut but repaired

    def __str__(self) -> str:
        becomes = f" -> {shortened(self.new, _WIDTH)}" if self.new.strip() else ""
        return f"{self.line}: {self.rule}: {shortened(self.text, _WIDTH)}{becomes}"


def is_finding(edit: Edit) -> bool:
    """Say whether an edit is about dirt, not about layout alone."""
    return is_removal(edit) or edit.label not in _UNREPORTED


def find_dirt(article: Article) -> list[Finding]:
    """Return the findings in an article's input, in its order."""
    edits = [edit for edit in article.edits if is_finding(edit)]
    if not edits:
        return []
    starts = line_starts(article.undo())
    return [
        Finding(bisect_right(starts, _first_ink(edit)), edit.label, edit.rule, edit.old, edit.new) for edit in edits
    ]


def line_starts(text: str) -> list[int]:
    """Return where each line starts, as editors count lines."""
    return [0, *(found.end() for found in _BREAK.finditer(text))]


def _first_ink(edit: Edit) -> int:
    """Return where the visible part of an edit starts: its white space may begin lines before."""
    return edit.start + len(edit.old) - len(edit.old.lstrip())
