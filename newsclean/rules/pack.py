"""Packs: the TOML files that hold the rules and word lists of one language each."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from newsclean.errors import RuleError
from newsclean.labels import LABELS
from newsclean.rules.fold import fold
from newsclean.rules.rule import OPENS, WHERE, Rule

ANY = "any"  # the pack of what is the same in every language
LINGUA_FRANCA = "en"  # sites in every language run English software and carry its labels

# Lists of firms, which sites in all languages name; other words a rule only meets in its own language.
FIRMS = frozenset(("agency", "agency_bracketed", "network", "photo_agency"))

_REQUIRED = {"id", "label", "where", "match", "hit"}
_KEYS = _REQUIRED | {"unless", "max_chars", "opens", "miss"}
_MACRO = re.compile(r"\{([a-z_]+)\}")

Words = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Pack:
    """The rules and word lists of one language."""

    name: str
    rules: tuple[Rule, ...]
    words: Words


def read_pack(file: Traversable, words: Words) -> Pack:
    """Read and check a pack of the user's; `words` are the word lists that its patterns may name as `{list}`.

    Raises RuleError, naming file and rule, where the pack is not what a pack must be.
    """
    import re2

    pack = _read(file, words)
    rules = tuple(replace(rule, own=True) for rule in pack.rules)
    for rule in rules:
        try:
            _ = rule.regex, rule.exception
        except re2.error as error:
            reason = error.args[0].decode() if isinstance(error.args[0], bytes) else str(error)
            raise RuleError(f"{rule.id}: RE2 refuses the pattern: {reason}. Look-around is not allowed.") from error
    return replace(pack, rules=rules)


def _read(file: Traversable, words: Words) -> Pack:
    name = file.name.removesuffix(".toml")
    table = _parse(file.name, _text(file))
    rules = tuple(_rule(raw, name, words) for raw in table.get("rule", []))
    ids = [rule.id for rule in rules]
    if len(set(ids)) != len(ids):
        twice = sorted({i for i in ids if ids.count(i) > 1})
        raise RuleError(f"{file.name}: rule ids stand twice: {', '.join(twice)}. Give each rule its own id.")
    return Pack(name, rules, {key: tuple(value) for key, value in table.get("words", {}).items()})


def _text(file: Traversable) -> str:
    try:
        return file.read_text("utf-8")
    except UnicodeDecodeError as error:
        raise RuleError(f"{file.name} is not UTF-8: {error}") from error


def _parse(name: str, text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise RuleError(f"{name} is not valid TOML: {error}") from error


def _rule(raw: dict[str, Any], pack: str, words: Words) -> Rule:
    name = f"{pack}.{raw.get('id', '?')}"
    missing, unknown = _REQUIRED - raw.keys(), raw.keys() - _KEYS
    if missing or unknown:
        raise RuleError(f"{name}: missing {sorted(missing)}, unknown {sorted(unknown)}. A rule has {sorted(_KEYS)}.")
    if raw["label"] not in LABELS:
        raise RuleError(f"{name}: no label {raw['label']!r}. The labels are {', '.join(LABELS)}.")
    if raw["where"] not in WHERE or raw.get("opens", "") not in OPENS:
        raise RuleError(f"{name}: `where` is one of {WHERE}, `opens` one of {OPENS[1:]}.")
    return Rule(
        id=name,
        label=raw["label"],
        where=raw["where"],
        match=expand(raw["match"], words, name),
        unless=expand(raw.get("unless", ""), words, name),
        max_chars=raw.get("max_chars", Rule.max_chars),
        opens=raw.get("opens", ""),
        hit=tuple(raw["hit"]),
        miss=tuple(raw.get("miss", ())),
        source=pack,
    )


def expand(pattern: str, words: Words, rule: str = "") -> str:
    """Return the pattern with each `{list}` replaced by an alternation of that word list, in its order.

    >>> expand("^{month}$", {"month": ("march", "may")})
    '^(?:march|may)$'
    """

    def alternation(found: re.Match[str]) -> str:
        if found[1] not in words:
            raise RuleError(f"{rule}: no word list {found[1]!r}. The packs have {', '.join(sorted(words))}.")
        return "(?:" + "|".join(re.escape(w).replace("\\ ", " ").replace("\\-", "-") for w in words[found[1]]) + ")"

    return _MACRO.sub(alternation, pattern)


def gather_words(lists: Iterable[Mapping[str, Iterable[str]]]) -> dict[str, tuple[str, ...]]:
    """Return the union of word lists, folded, longest first so that an alternation takes the longest."""
    union: dict[str, set[str]] = {}
    for table in lists:
        for key, entries in table.items():
            union.setdefault(key, set()).update(map(fold, entries))
    return {key: tuple(sorted(found, key=lambda w: (-len(w), w))) for key, found in sorted(union.items())}


@cache
def _files() -> dict[str, Traversable]:
    """Return the packs that ship with newsclean, by name, sorted."""
    folder = files("newsclean") / "packs"
    found = {file.name.removesuffix(".toml"): file for file in folder.iterdir() if file.name.endswith(".toml")}
    return dict(sorted(found.items()))


@cache
def _word_tables() -> dict[str, dict[str, list[str]]]:
    """Return the word lists of each pack; the rules are not read for it."""
    heads = {name: _text(file).split("\n[[rule]]", 1)[0] for name, file in _files().items()}
    return {name: _parse(f"{name}.toml", head).get("words", {}) for name, head in heads.items()}


@cache
def all_words() -> dict[str, tuple[str, ...]]:
    """Return the word lists of all packs together, folded."""
    return gather_words(_word_tables().values())


def _words_of(name: str) -> Words:
    """Return the word lists that the rules of a pack may name.

    Of words that the pack lists itself, it does not need those of other languages; in the lists of firms it does.
    """
    if name in (ANY, LINGUA_FRANCA):
        return all_words()
    tables = _word_tables()
    own = gather_words(tables.get(pack, {}) for pack in (ANY, LINGUA_FRANCA, name))
    return {**all_words(), **{key: own[key] for key in tables[name] if key not in FIRMS}}


@cache
def word_list(name: str, language: str | None = None) -> frozenset[str]:
    """Return one word list, folded: that of all packs together, or of those that are for texts in a language.

    A word that is none of anybody's names in one language may well be one in another. Empty if no pack has it.
    """
    if language is None:
        return frozenset(all_words().get(name, ()))
    packs = {ANY, LINGUA_FRANCA, language}
    return frozenset(fold(word) for pack in packs for word in _word_tables().get(pack, {}).get(name, ()))


@cache
def load_pack(name: str) -> Pack | None:
    """Return the pack of a language that ships with newsclean; None if there is none for it."""
    file = _files().get(name)
    return _read(file, _words_of(name)) if file else None


def load_packs() -> tuple[Pack, ...]:
    """Return all packs that ship with newsclean, sorted by name."""
    return tuple(pack for pack in map(load_pack, _files()) if pack)


def load_rules() -> tuple[Rule, ...]:
    """Return the rules of all packs that ship with newsclean, in a fixed order."""
    return tuple(rule for pack in load_packs() for rule in pack.rules)
