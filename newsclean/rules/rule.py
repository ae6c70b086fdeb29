"""A rule, and how the packs (TOML files) are read into rules."""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from newsclean.errors import RuleError
from newsclean.labels import LABELS

WHERE = ("line", "head", "tail", "any")
OPENS = ("", "next", "box", "end")
_KEYS = {"id", "label", "where", "match", "unless", "max_chars", "opens", "hit", "miss"}
_MACRO = re.compile(r"\{([a-z_]+)\}")


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

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The pattern that confirms a hit and gives its extent."""
        return re.compile(self.match)

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
        return re.compile(self.unless) if self.unless else None

    def find(self, folded: str, start: int, end: int) -> tuple[int, int, re.Match[str]] | None:
        """Return what the rule would cut in `folded[start:end]`, and the match; None if it does not hit."""
        if end - start > self.reach:
            return None
        line = folded[start:end]
        match = self.regex.match(line) if self.anchored else self.regex.search(line)
        if match is None or match.start() == match.end():
            return None
        if self.exception and self.exception.search(line):
            return None
        if self.where == "line":
            return start, end, match
        if (self.where == "head" and match.start()) or (self.where == "tail" and match.end() < len(line)):
            return None
        return start + match.start(), start + match.end(), match


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


@dataclass(frozen=True)
class Pack:
    """The rules and word lists of one language; `any` holds what is the same everywhere."""

    name: str
    rules: tuple[Rule, ...]
    words: Mapping[str, tuple[str, ...]]


def read_pack(file: Traversable, words: Mapping[str, tuple[str, ...]]) -> Pack:
    """Read one pack; `words` are the word lists of all packs, which patterns name as `{list}`.

    Raises RuleError, naming file and rule, where the pack is not what a pack must be.
    """
    name = file.name.removesuffix(".toml")
    table = _load(file)
    rules = tuple(_rule(raw, name, words) for raw in table.get("rule", []))
    ids = [rule.id for rule in rules]
    if len(set(ids)) != len(ids):
        twice = sorted({i for i in ids if ids.count(i) > 1})
        raise RuleError(f"{file.name}: rule ids stand twice: {', '.join(twice)}. Give each rule its own id.")
    own = {key: tuple(value) for key, value in table.get("words", {}).items()}
    return Pack(name, rules, own)


def _load(file: Traversable) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise RuleError(f"{file.name} is not valid TOML: {error}") from error


def _rule(raw: dict[str, Any], pack: str, words: Mapping[str, tuple[str, ...]]) -> Rule:
    name = f"{pack}.{raw.get('id', '?')}"
    missing = {"id", "label", "where", "match", "hit"} - raw.keys()
    unknown = raw.keys() - _KEYS
    if missing or unknown:
        raise RuleError(f"{name}: missing {sorted(missing)}, unknown {sorted(unknown)}. A rule has {sorted(_KEYS)}.")
    if raw["label"] not in LABELS:
        raise RuleError(f"{name}: no label {raw['label']!r}. The labels are {', '.join(LABELS)}.")
    if raw["where"] not in WHERE or raw.get("opens", "") not in OPENS:
        raise RuleError(f"{name}: `where` is one of {WHERE}, `opens` one of {OPENS[1:]}.")
    match, unless = (expand(raw.get(key, ""), words, name) for key in ("match", "unless"))
    try:
        re.compile(match)
        re.compile(unless)
    except re.error as error:
        raise RuleError(f"{name}: the pattern does not compile: {error}") from error
    return Rule(
        id=name,
        label=raw["label"],
        where=raw["where"],
        match=match,
        unless=unless,
        max_chars=raw.get("max_chars", Rule.max_chars),
        opens=raw.get("opens", ""),
        hit=tuple(raw["hit"]),
        miss=tuple(raw.get("miss", ())),
        source=pack,
    )


def expand(pattern: str, words: Mapping[str, tuple[str, ...]], rule: str = "") -> str:
    """Return the pattern with each `{list}` replaced by an alternation of that word list, in its order.

    >>> expand("^{month}$", {"month": ("march", "may")})
    '^(?:march|may)$'
    """

    def alternation(found: re.Match[str]) -> str:
        if found[1] not in words:
            raise RuleError(f"{rule}: no word list {found[1]!r}. The packs have {', '.join(sorted(words))}.")
        return "(?:" + "|".join(re.escape(w).replace("\\ ", " ").replace("\\-", "-") for w in words[found[1]]) + ")"

    return _MACRO.sub(alternation, pattern)


@cache
def load_packs() -> tuple[Pack, ...]:
    """Read all packs that ship with newsclean, sorted by name."""
    folder = files("newsclean") / "packs"
    return read_packs(f for f in folder.iterdir() if f.name.endswith(".toml"))


def read_packs(sources: Iterable[Traversable]) -> tuple[Pack, ...]:
    """Read packs that share their word lists, sorted by name."""
    ordered = sorted(sources, key=lambda file: file.name)
    words = gather_words(_load(file).get("words", {}) for file in ordered)
    return tuple(read_pack(file, words) for file in ordered)


def gather_words(lists: Iterable[Mapping[str, Iterable[str]]]) -> dict[str, tuple[str, ...]]:
    """Return the union of word lists, folded, longest first so that an alternation takes the longest."""
    from newsclean.rules.fold import fold

    union: dict[str, set[str]] = {}
    for table in lists:
        for key, entries in table.items():
            union.setdefault(key, set()).update(fold(entry) for entry in entries)
    return {key: tuple(sorted(found, key=lambda w: (-len(w), w))) for key, found in sorted(union.items())}


@cache
def word_list(name: str) -> frozenset[str]:
    """Return one word list of all packs together, folded; empty if no pack has it."""
    return frozenset(fold_word for pack in load_packs() for fold_word in map(_fold, pack.words.get(name, ())))


def _fold(word: str) -> str:
    from newsclean.rules.fold import fold

    return fold(word)


@cache
def load_rules() -> tuple[Rule, ...]:
    """Return the rules of all packs that ship with newsclean, in a fixed order."""
    return tuple(rule for pack in load_packs() for rule in pack.rules)
