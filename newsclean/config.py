"""The configuration: `[tool.newsclean]` in pyproject.toml, or a file of its own.

It is looked for from the working directory upward, never beside the texts: what is scraped does not decide how it
is cleaned.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newsclean.errors import ConfigError
from newsclean.toml_file import read_toml

if TYPE_CHECKING:
    from newsclean.pipeline import Pipeline
    from newsclean.rules.rule import Rule


@dataclass(frozen=True)
class Config:
    """What a configuration file can say; every key is optional."""

    preset: str = "news"
    plus: tuple[str, ...] = ()  # steps to add, also ones that other packages ship
    without: tuple[str, ...] = ()  # steps and rules to leave out
    keep_labels: tuple[str, ...] = ()  # labels that stay in the text
    rules: tuple[Path, ...] = ()  # packs of your own; relative to the file that names them
    sites: tuple[Path, ...] = ()  # folders and files of your own site packs; likewise
    language: str | None = None  # of all documents; None to guess it for each
    file: Path | None = None  # where this was read, for messages

    def pipeline(self) -> Pipeline:
        """Return the pipeline that this describes; raises ConfigError or RuleError where it names what is not."""
        from newsclean.parse.sites import read_sites
        from newsclean.pipeline import Pipeline

        pipeline = Pipeline.of(self.preset)
        if self.rules:
            pipeline = pipeline.with_rules(read_own_rules(self.rules))
        if self.sites:
            pipeline = pipeline.with_sites(read_sites(self.sites))
        for step in self.plus:
            pipeline = pipeline.plus(step)
        for name in self.without:
            pipeline = pipeline.without(name)
        return pipeline.keeping(*self.keep_labels)

    def extended(
        self,
        *,
        preset: str | None = None,
        without: Sequence[str] = (),
        keep_labels: Sequence[str] = (),
        rules: Sequence[Path] = (),
        sites: Sequence[Path] = (),
        language: str | None = None,
    ) -> Config:
        """Return the configuration with what the command line says: it replaces one value, and adds to a list."""
        return replace(
            self,
            preset=preset or self.preset,
            without=(*self.without, *without),
            keep_labels=(*self.keep_labels, *keep_labels),
            rules=(*self.rules, *rules),
            sites=(*self.sites, *sites),
            language=language or self.language,
        )


_TEXTS = ("preset", "language")
_PATHS = ("rules", "sites")
_KEYS = tuple(f.name for f in fields(Config) if f.name != "file")


def load_config(path: Path | None = None) -> Config:
    """Return the configuration in a file, whose keys stand at the top level or under `[tool.newsclean]`.

    Raises ConfigError, naming file and key, where it cannot be used.
    """
    if path is None:
        return Config()
    table = read_toml(path)
    tool = table.get("tool", {})
    own = tool.get("newsclean") if isinstance(tool, dict) else None
    if own is None:
        own = {} if path.name == "pyproject.toml" else {key: value for key, value in table.items() if key != "tool"}
    if not isinstance(own, dict):
        raise ConfigError(f"{path}: tool.newsclean is no table; write [tool.newsclean] and the keys below it")
    return _read_keys(own, path)


def find_config(start: Path | None = None) -> Path | None:
    """Return the nearest pyproject.toml with a table `[tool.newsclean]`, from a folder (here) upward; or None."""
    start = (start or Path.cwd()).resolve()
    for folder in (start, *start.parents):
        path = folder / "pyproject.toml"
        try:
            raw = path.read_bytes()
        except OSError:
            continue
        if b"newsclean" not in raw:
            continue  # and somebody else's broken file is not our concern
        tool = read_toml(path).get("tool", {})
        if isinstance(tool, dict) and "newsclean" in tool:
            return path
    return None


def read_own_rules(paths: Sequence[Path]) -> tuple[Rule, ...]:
    """Return the rules of packs that do not ship with newsclean; they may use its word lists.

    Raises ConfigError where a file cannot be read, RuleError where it is no pack or takes a name that is taken.
    """
    from newsclean.errors import RuleError
    from newsclean.rules.pack import gather_words, load_packs, read_pack

    lists: list[Mapping[str, Any]] = [pack.words for pack in load_packs()]
    lists += [_read_pack_table(path).get("words", {}) for path in paths]
    words = gather_words(lists)
    taken = {pack.name: "newsclean itself" for pack in load_packs()}
    rules: list[Rule] = []
    for path in paths:
        pack = read_pack(path, words)
        if pack.name in taken:
            raise RuleError(f"{path}: a pack {pack.name!r} comes from {taken[pack.name]}; give the file another name")
        taken[pack.name] = str(path)
        rules += pack.rules
    for rule in rules:
        _test_examples(rule)
    return tuple(rules)


def _read_pack_table(path: Path) -> dict[str, Any]:
    """Return a pack that somebody wrote by hand; raises RuleError where a value has the wrong type."""
    from newsclean.errors import RuleError

    table = read_toml(path)
    words, rules = table.get("words", {}), table.get("rule", [])
    if not isinstance(words, dict) or not all(_is_strings(entry) for entry in words.values()):
        raise RuleError(f"{path}: `words` is a table of lists of strings")
    if not isinstance(rules, list) or not all(isinstance(rule, dict) for rule in rules):
        raise RuleError(f"{path}: rules are tables that start with [[rule]]")
    for rule in rules:
        for key, value in rule.items():
            kind, right = "a string", isinstance(value, str)
            if key in ("hit", "miss"):
                kind, right = "a list of strings", _is_strings(value)
            elif key == "max_chars":
                kind, right = "a number", isinstance(value, int)
            if not right:
                raise RuleError(f"{path}: rule {rule.get('id', '?')}: `{key}` is {kind}, not {value!r}")
    return table


def _test_examples(rule: Rule) -> None:
    """Raise RuleError where a rule breaks the promises of its own examples."""
    from newsclean.errors import RuleError
    from newsclean.rules.fold import fold

    for lines, expected, does in (
        (rule.hit, True, "does not hit its own example"),
        (rule.miss, False, "hits its own near miss"),
    ):
        for line in lines:
            folded = fold(line)
            if bool(rule.find(folded)) is not expected:
                raise RuleError(f"{rule.id} {does} {line!r}; correct the pattern or the example")


def _is_strings(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(entry, str) for entry in value)


def _read_keys(table: Mapping[str, Any], path: Path) -> Config:
    if unknown := sorted(table.keys() - set(_KEYS)):
        raise ConfigError(f"{path}: unknown: {', '.join(unknown)}. The keys are {', '.join(_KEYS)}.")
    values: dict[str, Any] = {"file": path}
    for key, value in table.items():
        if key in _TEXTS:
            if not isinstance(value, str):
                raise ConfigError(f"{path}: `{key}` is a string, not {value!r}")
            values[key] = value
        elif not _is_strings(value):
            raise ConfigError(f"{path}: `{key}` is a list of strings, not {value!r}")
        else:
            values[key] = tuple(path.parent / entry for entry in value) if key in _PATHS else tuple(value)
    return Config(**values)
