"""A rule: one pattern with its label, what it cuts, its examples and its near misses."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

_STRUCTURE = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[()|]", re.DOTALL)

Find = tuple[int, int, re.Match[str]]  # start and end in the line, and the match

WHERE = ("line", "head", "tail", "any")
OPENS = ("", "next", "box", "end", "above")


@dataclass(frozen=True)
class Rule:
    """One pattern with its label, its examples and its near misses.

    `where` says what is cut: the whole `line` that the pattern finds something in, only the found `head`
    or `tail` of it, or the found stretch `any`where. `opens` says what the line announces: `next`, a
    headline; `box`, headlines and teasers up to the next paragraph of the article; `end`, nothing of the
    article any more; `above`, nothing, it closes the headline on the lines above. A line longer than
    `max_chars` code points is never cut as a whole.
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
        return _is_anchored(self.match)

    @cached_property
    def groups(self) -> tuple[tuple[str, int], ...]:
        """The named groups of the pattern with their numbers."""
        return tuple(self.regex.groupindex.items())

    @cached_property
    def reach(self) -> int:
        """The length in code points of the longest line that the rule may hit."""
        return self.max_chars if self.where == "line" else sys.maxsize

    @cached_property
    def exception(self) -> re.Pattern[str] | None:
        """The pattern that takes a hit back, if the rule has one."""
        return self._compile(self.unless) if self.unless else None

    def find(self, line: str) -> Sequence[Find]:
        """Return what the rule would cut in a folded line."""
        if len(line) > self.reach:
            return ()
        first = self.regex.match(line) if self.anchored else self.regex.search(line)
        if first is None or (self.exception is not None and self.exception.search(line)):
            return ()
        start, end = first.span()
        if self.where == "line":
            return ((0, len(line), first),) if start < end else ()
        if self.where == "head":
            return ((0, end, first),) if not start and end else ()
        # Only these two may find something behind the first find.
        ends = (len(line),) if self.where == "tail" else range(len(line) + 1)
        return [(*m.span(), m) for m in self.regex.finditer(line) if m.start() < m.end() and m.end() in ends]


def _is_anchored(pattern: str) -> bool:
    """Say whether all parts of a pattern between the `|` that stand outside all groups and classes start with `^`."""
    depth = 0
    for token in _STRUCTURE.finditer(pattern):
        if token[0] == "(":
            depth += 1
        elif token[0] == ")":
            depth -= 1
        elif token[0] == "|" and not depth and not pattern.startswith("^", token.end()):
            return False
    return pattern.startswith("^")
