"""One compiled set of all patterns proposes which rules may hit a line; the rule itself confirms."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from newsclean.doc import Block, Hit
from newsclean.errors import RuleError
from newsclean.rules.rule import Rule, load_rules

if TYPE_CHECKING:
    import re2

MAX_MEM_BYTES = 1 << 28  # DFA cache; RE2's default of 8 MB makes a set of this size fall back to its slow path
WINDOW = 1000  # code points at either end of a long line that line, head and tail rules may look at

# RE2's \b, \w and \d know ASCII only, so the proposer must be looser than the rule; the rule's own `re` decides.
_LOOSER = ((r"\b", ""), (r"\w", r"[\pL\pN\pM_]"), (r"\d", r"\pN"), (r"\s", r"[\s\pZ]"))
_ESCAPE = re.compile(r"\\.", re.DOTALL)
_CLASS_ESCAPE = {r"\w": r"\pL\pN\pM_", r"\d": r"\pN", r"\s": r"\s\pZ"}


def loosen(pattern: str) -> str:
    r"""Return an RE2 pattern that hits wherever the `re` pattern hits, and perhaps more.

    >>> loosen(r"^\w+ [\w-]\b")
    '^[\\pL\\pN\\pM_]+ [\\pL\\pN\\pM_-]'
    """
    outside = dict(_LOOSER)
    out: list[str] = []
    in_class = False
    at = 0
    while at < len(pattern):
        char = pattern[at]
        if char == "\\":
            pair = pattern[at : at + 2]
            out.append(_CLASS_ESCAPE.get(pair, pair) if in_class else outside.get(pair, pair))
            at += 2
            continue
        if char == "[" and not in_class:
            in_class = True
        elif char == "]" and in_class and out[-1] not in ("[", "[^"):
            in_class = False
        out.append(char)
        at += 1
    return "".join(out)


class Scanner:
    """All rules of a pipeline in one linear-time pattern set. It holds no state between calls."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.rules = tuple(rules)
        self._set = _compile(self.rules)
        self._nothing = [len(self.rules)]

    def propose(self, line: str) -> list[Rule]:
        """Return the rules that may hit the folded line, in their fixed order."""
        found: list[int] = self._set.Match(line)
        if found == self._nothing:
            return []
        if not found:  # the last pattern matches everything, so silence means that the set gave up
            raise RuleError("the rule set ran out of memory on a line; raise rules.scan.MAX_MEM_BYTES")
        return [self.rules[i] for i in sorted(found)[:-1]]

    def scan(self, folded: str, blocks: Sequence[Block]) -> tuple[tuple[Hit, ...], ...]:
        """Return the confirmed hits of each block."""
        none: tuple[Hit, ...] = ()
        out: list[tuple[Hit, ...]] = []
        nothing, match = self._nothing, self._set.Match
        for block in blocks:
            start, end = block.start, block.end
            found: Any = match(folded[start:end])
            if found == nothing:
                out.append(none)
            else:
                out.append(self._confirm(folded, start, end))
        return tuple(out)

    def _confirm(self, folded: str, start: int, end: int) -> tuple[Hit, ...]:
        hits = []
        for rule in self.propose(folded[start:end]):
            found = rule.find(folded, start, end)
            if found:
                low, high, match = found
                hits.append(Hit(low, high, rule, _parts(match, start)))
        return tuple(hits)


def _parts(match: re.Match[str], start: int) -> tuple[tuple[str, int, int], ...]:
    """Return the named groups that took part, with their place in the document."""
    names = match.re.groupindex
    return tuple((n, start + match.start(n), start + match.end(n)) for n in names if match.start(n) >= 0)


def _compile(rules: Sequence[Rule]) -> re2.Set:
    import re2

    options = re2.Options()
    options.max_mem = MAX_MEM_BYTES
    options.log_errors = False
    patterns = re2.Set.SearchSet(options)
    for rule in rules:
        try:
            patterns.Add(loosen(rule.match))
        except re2.error as error:
            raise RuleError(f"{rule.id}: RE2 refuses the pattern: {error}. Look-around is not allowed.") from error
    patterns.Add("")
    patterns.Compile()
    return patterns


@cache
def default_scanner() -> Scanner:
    """Return the scanner of all built-in rules, compiled once a process."""
    return Scanner(load_rules())
