"""A rule: one pattern with its label, what it cuts, its examples and its near misses."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass, field
from functools import cached_property

WHERE = ("line", "head", "tail", "any")
OPENS = ("", "next", "box", "end")


@dataclass(frozen=True)
class Rule:
    """One pattern with its label, its examples and its near misses.

    `where` says what is cut: the whole `line` that the pattern finds something in, only the found `head`
    or `tail` of it, or the found stretch `any`where. `opens` says what the line announces: `next`, a
    headline; `box`, headlines and teasers up to the next paragraph of the article; `end`, nothing of the
    article any more. A line longer than `max_chars` code points is never cut as a whole.
    """

    id: str
    label: str
    where: str
    match: str
    unless: str = ""
    max_chars: int = 200
    opens: str = ""
    hit: tuple[str, ...] = ()
    miss: tuple[str, ...] = ()
    source: str = field(default="", compare=False)
    own: bool = False  # a rule of the user's, whose linear time nobody has tested

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The pattern that confirms a hit and gives its extent."""
        return self._compile(self.match)

    def _compile(self, pattern: str) -> re.Pattern[str]:
        r"""Compile with `re`, or a user's pattern with RE2: it cannot hang, but its `\b` and `\w` know ASCII only."""
        if not self.own:
            return re.compile(pattern)
        import re2

        options = re2.Options()
        options.log_errors = False
        compiled: re.Pattern[str] = re2.compile(pattern, options)
        return compiled

    @cached_property
    def anchored(self) -> bool:
        """Whether the pattern can only hit at the start of a line, so that one try tells."""
        return self.match.startswith("^") and not _has_free_alternative(self.match)

    @cached_property
    def reach(self) -> int:
        """The length in code points of the longest line that the rule may hit."""
        return self.max_chars if self.where == "line" else sys.maxsize

    @cached_property
    def exception(self) -> re.Pattern[str] | None:
        """The pattern that takes a hit back, if the rule has one."""
        return self._compile(self.unless) if self.unless else None

    def find(self, folded: str, start: int, end: int) -> list[tuple[int, int, re.Match[str]]]:
        """Return what the rule would cut in the line `folded[start:end]`, as (start, end, match)."""
        if end - start > self.reach:
            return []
        line = folded[start:end]
        first = self.regex.match(line) if self.anchored else self.regex.search(line)
        if first is None or (self.exception and self.exception.search(line)):
            return []
        if self.where == "line":
            return [(start, end, first)] if first.end() > first.start() else []
        if self.where == "head":
            return [] if first.start() else [(start, start + first.end(), first)]
        # Only these two may find something behind the first find.
        found = self.regex.finditer(line)
        ends = (len(line),) if self.where == "tail" else range(len(line) + 1)
        return [(start + m.start(), start + m.end(), m) for m in found if m.start() < m.end() and m.end() in ends]


def _has_free_alternative(pattern: str) -> bool:
    """Say whether a `|` stands outside all groups and classes."""
    depth = 0
    in_class = False
    skip = False
    for char in pattern:
        if skip or char == "\\":
            skip = not skip
        elif in_class:
            in_class = char != "]"
        elif char == "[":
            in_class = True
        elif char in "()":
            depth += 1 if char == "(" else -1
        elif char == "|" and not depth:
            return True
    return False
