"""One compiled set of all patterns proposes which rules may hit a line; the rule itself confirms."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from newsclean.doc import Block, Hit
from newsclean.errors import RuleError
from newsclean.rules.pack import ANY, LINGUA_FRANCA, load_pack
from newsclean.rules.rule import Rule

if TYPE_CHECKING:
    import re2

MAX_MEM_BYTES = 1 << 28  # DFA cache; RE2's default of 8 MB makes a set of this size fall back to its slow path
PARAGRAPH = 120  # code points from which a line is first asked about together with others

# The proposer is looser than the rule and much smaller: exact Unicode classes and counted repeats make RE2's automaton
# large and slow, so classes take all that is not ASCII, and counts become "any number". The rule's own `re` decides.
_OTHERS = r"\x{80}-\x{10ffff}"
_ESCAPES = {r"\b": "", r"\B": "", r"\w": rf"[\w{_OTHERS}]", r"\d": rf"[\d{_OTHERS}]", r"\s": rf"[\s{_OTHERS}]"}
_IN_CLASS = {r"\w": rf"\w{_OTHERS}", r"\d": rf"\d{_OTHERS}", r"\s": rf"\s{_OTHERS}"}
_COUNT = re.compile(r"\{(\d+)(?:,\d*)?\}\??")


def loosen(pattern: str) -> str:
    r"""Return an RE2 pattern that hits wherever the `re` pattern hits, and perhaps more.

    >>> loosen(r"^\d{1,3} [a-z]\b")
    '^[\\d\\x{80}-\\x{10ffff}]+ [a-z]'
    """
    out: list[str] = []
    in_class = False
    at = 0
    while at < len(pattern):
        char = pattern[at]
        count = None if in_class else _COUNT.match(pattern, at)
        if char == "\\":
            pair = pattern[at : at + 2]
            out.append((_IN_CLASS if in_class else _ESCAPES).get(pair, pair))
            at += 2
            continue
        if count:
            out.append("+" if int(count[1]) else "*")
            at = count.end()
            continue
        if char == "[" and not in_class:
            in_class = True
        elif char == "]" and in_class and out[-1] not in ("[", "^"):
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

    def propose(self, text: str) -> list[Rule]:
        """Return the rules that may hit a line of the folded text, in their fixed order; perhaps too many."""
        # The wrapper of `re2` encodes in Python what str.encode does in C.
        found: list[int] | None = self._set.Match(text.encode("utf-8", "surrogatepass"))
        if found == self._nothing:
            return []
        if not found:  # the last pattern matches everything, so silence means that the set gave up
            raise RuleError("the rule set ran out of memory on a line; raise newsclean.rules.scan.MAX_MEM_BYTES")
        return [self.rules[i] for i in sorted(found)[:-1]]

    def scan(self, folded: str, blocks: Sequence[Block]) -> tuple[tuple[Hit, ...], ...]:
        """Return the confirmed hits of each block, sorted by place."""
        lines = [folded[block.start : block.end] for block in blocks]
        # Paragraphs are long and rarely hit: one call for all of them tells whether to look at each.
        paragraphs = [line for line in lines if len(line) >= PARAGRAPH]
        all_clean = len(paragraphs) > 1 and not self.propose("\n".join(paragraphs))
        out: list[tuple[Hit, ...]] = []
        for line, block in zip(lines, blocks, strict=True):
            rules = [] if all_clean and len(line) >= PARAGRAPH else self.propose(line)
            out.append(_confirm(rules, folded, block.start, block.end) if rules else ())
        return tuple(out)


def _confirm(rules: Sequence[Rule], folded: str, start: int, end: int) -> tuple[Hit, ...]:
    hits = [hit for rule in rules if (hit := _hit(rule, folded, start, end))]
    hits.sort(key=lambda hit: (hit.start, hit.end))
    return tuple(hits)


def _hit(rule: Rule, folded: str, start: int, end: int) -> Hit | None:
    found = rule.find(folded, start, end)
    if found is None:
        return None
    low, high, match = found
    return Hit(low, high, rule, _parts(match, start))


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
            patterns.Add("(?m)" + loosen(rule.match))
        except re2.error as error:
            raise RuleError(f"{rule.id}: RE2 refuses the pattern: {error}. Look-around is not allowed.") from error
    patterns.Add("")
    patterns.Compile()
    return patterns


@cache
def scanner(language: str, own_rules: tuple[Rule, ...] = ()) -> Scanner:
    """Return the scanner for texts in a language, compiled once a process: `any`, English, and the language's pack.

    English belongs to every language, because software with English labels runs sites in all of them. The
    packs of other languages could only be wrong, and would cost every start seconds.
    """
    packs = (load_pack(name) for name in dict.fromkeys((ANY, LINGUA_FRANCA, language)))
    return Scanner((*(rule for pack in packs if pack for rule in pack.rules), *own_rules))


@cache
def pack_scanner(language: str) -> Scanner | None:
    """Return the scanner of one language's pack alone; None if it is in every scanner or there is none."""
    pack = None if language in (ANY, LINGUA_FRANCA) else load_pack(language)
    return Scanner(pack.rules) if pack else None
