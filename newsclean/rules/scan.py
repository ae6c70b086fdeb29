"""One compiled set of all patterns proposes which rules may hit a line; the rule itself confirms."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from newsclean.doc import Block, Hit
from newsclean.errors import RuleError
from newsclean.rules.pack import ANY, LINGUA_FRANCA, load_pack
from newsclean.rules.rule import Rule
from newsclean.span import make

if TYPE_CHECKING:
    import re2

MAX_MEM_BYTES = 1 << 28  # DFA cache; RE2's default of 8 MB makes a set of this size fall back to its slow path
REMEMBERED_LINES = 1 << 14  # at most some 5 MB a scanner
SHORT = 120  # code points; longer lines are first asked about together

# The proposer is looser than the rule and much smaller: exact Unicode classes and counted repeats make RE2's automaton
# large and slow, so classes take all that is not ASCII (and the controls that only `re` takes for white space), and
# counts become "any number". The rule's own `re` decides.
_OTHERS = r"\x{b}\x{1c}-\x{1f}\x{80}-\x{10ffff}"
_ESCAPES = {r"\b": "", r"\B": "", r"\w": rf"[\w{_OTHERS}]", r"\d": rf"[\d{_OTHERS}]", r"\s": rf"[\s{_OTHERS}]"}
_TOKEN = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\{(\d+)(?:,\d*)?\}\??", re.DOTALL)
_CLASS_ESCAPE = re.compile(r"\\[wds]")
_WIDE_ESCAPE = re.compile(r"\\[WDS]")

# The beginning of a pattern that may be under way in any line, whatever it begins with: after what may be missing, any
# number of any characters.
_ANY = r"(?:\.|\[\^(?:\\.|[^\]\\])*\]|\[(?:\\.|[^\]\\])*\\w(?:\\.|[^\]\\])*\]|\\[wS])"
_GROUP = r"\((?:\?(?:P<\w+>|:))?"
_MAYBE = r"(?:\[(?:\\.|[^\]\\])*\]|\\W|.)[*?]|\([^()]*\)\?"
_UNDER_WAY = re.compile(rf"(?:^|\|)\^(?:{_GROUP})*(?:{_MAYBE})*(?:{_GROUP})*{_ANY}(?:[*+]|\{{\d*,?\d*\}})")

# What text dumps of pages print before the entries of a menu; the lists of articles have hyphens, dots and numbers.
_LIST_MARK = re.compile(r"(?:[*+o»›·] +)+(?=\S)")


@cache
def loosen(pattern: str) -> str:
    r"""Return an RE2 pattern that hits wherever the `re` pattern hits, and perhaps more.

    >>> loosen(r"^\d{1,3} [a-z]\b")
    '^[\\d\\x{b}\\x{1c}-\\x{1f}\\x{80}-\\x{10ffff}]+ [a-z]'
    """
    return _TOKEN.sub(_looser, pattern)


def _looser(found: re.Match[str]) -> str:
    token = found[0]
    if token[0] == "\\":
        return _ESCAPES.get(token, token)
    if token.startswith("[^"):
        # What \w excludes is less in RE2, so that is looser already; what \W excludes is more: all that is not ASCII.
        return f"(?:{token}|[{_OTHERS}])" if _WIDE_ESCAPE.search(token) else token
    if token[0] == "[":
        return _CLASS_ESCAPE.sub(lambda escape: escape[0] + _OTHERS, token)
    return "+" if int(found[1]) else "*"


class Scanner:
    """All rules of a pipeline in one linear-time pattern set.

    Short lines are remembered: a site says "Share on Facebook" in every document, and often twice.
    """

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.rules = tuple(rules)
        self._patterns = _PatternSet(self.rules)
        self._known: dict[str, tuple[Hit, ...]] = {}

    def propose(self, line: str) -> list[Rule]:
        """Return the rules that may hit a line of the folded text, in their fixed order; perhaps too many."""
        return self._patterns.propose(line)

    def scan(self, lines: Sequence[str], blocks: Sequence[Block]) -> tuple[tuple[Hit, ...], ...]:
        """Return the confirmed hits of each block, sorted by place; `lines` are the blocks' folded texts."""
        out: list[tuple[Hit, ...]] = []
        longer: dict[int, str] = {}
        for i, found in enumerate(map(self._known.get, lines)):
            if found is None:
                found = ()
                if len(lines[i]) > SHORT:
                    longer[i] = lines[i]
                else:
                    found = self._find_short(lines[i])
            out.append(_moved(found, blocks[i][0]) if found else found)
        for i, rules in self._patterns.propose_each(longer).items():
            out[i] = _moved(_confirm(rules, longer[i]), blocks[i][0])
        return tuple(out)

    def forget(self) -> None:
        """Forget the short lines, as a bench needs it that wants to know what a new line costs."""
        self._known.clear()

    def _find_short(self, line: str) -> tuple[Hit, ...]:
        if len(self._known) >= REMEMBERED_LINES:
            self._known.clear()
        found = self._known[line] = self._find(line)
        return found

    def _find(self, line: str) -> tuple[Hit, ...]:
        found = _confirm(self._patterns.propose(line), line)
        mark = None if found else _LIST_MARK.match(line)
        if mark is None:
            return found
        # A rule that takes the entry of a menu whole takes its list mark with it.
        entry = line[mark.end() :]
        rules = [rule for rule in self._patterns.propose(entry) if rule.where == "line" and not rule.opens]
        return tuple(hit._replace(start=0, end=len(line)) for hit in _moved(_confirm(rules, entry), mark.end()))


class _PatternSet:
    """The loosened patterns of some rules, compiled into two automata.

    When a text first gets an automaton there, it makes a state for all the places that its patterns have reached
    together. Those that are under way in any line have many such places; apart from those that ordinary lines leave at
    their first words, a new text needs half as many states.
    """

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = tuple(rules)
        kinds: dict[bool, list[int]] = {False: [], True: []}
        for i, rule in enumerate(rules):
            kinds[_UNDER_WAY.search(rule.match) is not None].append(i)
        self._automata = [_Automaton(self._rules, places) for places in kinds.values() if places]

    def propose(self, line: str) -> list[Rule]:
        """Return the rules that may hit a line, in their fixed order."""
        raw = _encode(line)
        found = [place for automaton in self._automata for place in automaton.ask(raw)]
        return [self._rules[i] for i in sorted(found)]

    def propose_each(self, lines: Mapping[int, str]) -> dict[int, list[Rule]]:
        """Return the rules that may hit each line, by its number, for lines that rules may hit.

        Long lines are rarely hit, and a call costs as much as a line: one tells whether to look at each.
        """
        if not lines:
            return {}
        whole = _encode("\n".join(lines.values()))
        found: dict[int, list[int]] = {}
        for automaton in self._automata:
            if automaton.ask(whole):
                for i, line in lines.items():
                    if places := automaton.ask(_encode(line)):
                        found.setdefault(i, []).extend(places)
        return {i: [self._rules[place] for place in sorted(found[i])] for i in found}


class _Automaton:
    """Some of the rules of a `_PatternSet`; `places` are theirs in it."""

    def __init__(self, rules: Sequence[Rule], places: Sequence[int]) -> None:
        self._match = _compile([rules[i] for i in places]).Match
        self._places = places
        self._nothing = [len(places)]

    def ask(self, raw: bytes) -> Sequence[int]:
        """Return the places of the rules that may hit a line of these."""
        found: list[int] | None = self._match(raw)
        if found == self._nothing:
            return ()
        if not found:  # the last pattern always matches, so silence means that the set gave up
            raise RuleError("the rule set ran out of memory on a line; raise newsclean.rules.scan.MAX_MEM_BYTES")
        return [self._places[i] for i in sorted(found)[:-1]]


def _encode(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")  # what the wrapper of `re2` does in Python, done in C


def _confirm(rules: Sequence[Rule], line: str) -> tuple[Hit, ...]:
    """Return the hits of some rules in a line, sorted by place; places count from the line's start."""
    hits = []
    for rule in rules:
        for low, high, match in rule.find(line):
            places = [(name, *match.span(number)) for name, number in rule.groups]
            hits.append(Hit(low, high, rule, tuple([place for place in places if place[1] >= 0])))
    if len(hits) > 1:
        hits.sort(key=lambda hit: (hit.start, hit.end))
    return tuple(hits)


def _moved(hits: Sequence[Hit], at: int) -> tuple[Hit, ...]:
    """Return the hits of a line that starts at a place of the document."""
    if len(hits) == 1 and not hits[0][3]:
        low, high, rule, parts = hits[0]
        return (make(Hit, (low + at, high + at, rule, parts)),)
    out = []
    for low, high, rule, parts in hits:
        moved = tuple([(name, start + at, end + at) for name, start, end in parts]) if parts else parts
        out.append(make(Hit, (low + at, high + at, rule, moved)))
    return tuple(out)


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
    patterns.Add(r"\z")  # at the end only: a set that matches all along the text is three times slower
    patterns.Compile()
    return patterns


@cache
def base_scanner(own_rules: tuple[Rule, ...] = ()) -> Scanner:
    """Return the scanner for texts in any language: `any`, English and the caller's own rules.

    English belongs to every language, because software with English labels runs sites in all of them.
    """
    packs = [pack for pack in (load_pack(ANY), load_pack(LINGUA_FRANCA)) if pack]
    return Scanner((*(rule for pack in packs for rule in pack.rules), *own_rules))


@cache
def pack_scanner(language: str) -> Scanner | None:
    """Return the scanner of one language's pack; None if the base holds it already or there is none.

    The packs of other languages could only be wrong, and would cost every start seconds.
    """
    pack = None if language in (ANY, LINGUA_FRANCA) else load_pack(language)
    return Scanner(pack.rules) if pack else None
