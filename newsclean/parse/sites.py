"""Site packs: what the pages of one site call their elements, a TOML file a site, named by its host."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from types import MappingProxyType

from newsclean.doc import Stated
from newsclean.errors import ConfigError, RuleError
from newsclean.labels import LABELS
from newsclean.toml_file import read_toml

ARTICLE = ("", "article")  # what is said of an element that holds the article, in the place of a label and a rule
_KEYS = ("article", "cut", "spared")
_SUFFIX = ".toml"
# A host has at most 253 characters. Source: RFC 1035, 2.3.4
_HOST = re.compile(r"\s*(?:[a-z][a-z\d+.-]*:)?//(?:[^/?#@\s]*@)?([^/?#:@\[\]\s]{1,253})", re.IGNORECASE)
_HOST_NAME = re.compile(r"(?!www\.)[^\W_][\w-]*(?:\.[\w-]+)+")


@dataclass(frozen=True)
class Site:
    """What one site calls the elements of its pages.

    `article` holds its article, `cut` pairs a label with what is furniture; each entry is a class, an id, a role or an
    itemprop, as written: `name`, or `tag.name` for elements of one tag, or `<tag>` for all of them. `spared` are words
    of packs/html.toml that name no furniture there.
    """

    host: str
    article: tuple[str, ...] = ()
    spared: frozenset[str] = frozenset()
    cut: tuple[tuple[str, str], ...] = ()

    @cached_property
    def _said(self) -> dict[str, tuple[str, str]]:
        said = {entry: (label, f"sites.{self.host}.{entry}") for label, entry in self.cut}
        return said | dict.fromkeys(self.article, ARTICLE)

    def rules(self) -> dict[str, tuple[str, str]]:
        """Return the label of each rule of this site, and what elements it means, for people to read."""
        told = {f"sites.{self.host}.{entry}": (label, f"elements called {entry!r}") for label, entry in self.cut}
        if self.article:
            told[f"sites.{self.host}.outside"] = "other", f"what stands outside of {', '.join(self.article)}"
        return {rule: (label, f"{what}, on pages of {self.host}") for rule, (label, what) in told.items()}

    def find(self, tag: str, names: str) -> tuple[str, str] | None:
        """Return ARTICLE, or the label of an element and the rule that says so; None where nothing is said."""
        said = self._said
        found = said.get(f"<{tag}>")
        for name in names.split():
            one = said.get(name) or said.get(f"{tag}.{name}")
            if one and found != ARTICLE and (found is None or one == ARTICLE):
                found = one
        return ARTICLE if found == ARTICLE else found  # in another process, the pack's own is a copy


NO_SITES: Mapping[str, Site] = MappingProxyType({})


def read_sites(paths: Iterable[Path]) -> tuple[Site, ...]:
    """Return the packs in some files, and in the TOML files of some folders, sorted by name.

    Raises ConfigError where one cannot be read, RuleError where it is no site pack or a second one for its host.
    """
    sites: dict[str, Site] = {}
    for path in paths:
        for file in _toml_files(path):
            site = read_site(file)
            if site.host in sites:
                raise RuleError(f"{file}: a second pack for {site.host}; put both into one file")
            sites[site.host] = site
    return tuple(sites.values())


def _toml_files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    found = sorted(path.glob(f"*{_SUFFIX}"))
    if not found:
        raise ConfigError(f"{path} holds no site pack; put one there, named by its host: example.com.toml")
    return found


def read_site(file: Traversable) -> Site:
    """Return the pack in a file; raises ConfigError or RuleError, naming file and key, where it cannot be used."""
    host = _plain(file.name.removesuffix(_SUFFIX))
    if not file.name.endswith(_SUFFIX) or not _HOST_NAME.fullmatch(host):
        raise RuleError(f"{file}: a site pack is named by its host without www., like example.com.toml; rename it")
    table = read_toml(file, RuleError)
    if unknown := sorted(table.keys() - set(_KEYS)):
        raise RuleError(f"{file}: unknown: {', '.join(unknown)}. The keys are {', '.join(_KEYS)}.")
    cut = table.get("cut", {})
    if not isinstance(cut, dict):
        raise RuleError(f"{file}: `cut` is a table of labels and their names; write [cut] and the labels below it")
    if unknown := sorted(cut.keys() - LABELS.keys()):
        raise RuleError(f"{file}: `cut` has no label {unknown[0]!r}. The labels are {', '.join(LABELS)}.")
    site = Site(
        host,
        _entries(file, "article", table.get("article", [])),
        frozenset(_entries(file, "spared", table.get("spared", []))),
        tuple((label, entry) for label, entries in cut.items() for entry in _entries(file, label, entries)),
    )
    _refuse_twice(file, site)
    return site


def _entries(file: Traversable, key: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(entry, str) for entry in value):
        raise RuleError(f"{file}: `{key}` is a list of strings, not {value!r}")
    for entry in value:
        if len(entry.split()) != 1:
            raise RuleError(f"{file}: `{key}` has {entry!r}; write each name of an element as an entry of its own")
        if entry[0] in ".#":
            raise RuleError(f"{file}: `{key}` has {entry!r}; write {entry[1:]!r}, which means classes and ids")
        if key == "spared" and entry != entry.lower():
            raise RuleError(f"{file}: `{key}` has {entry!r}; words of html.toml are lower case, {entry.lower()!r}")
    return tuple(value)


def _refuse_twice(file: Traversable, site: Site) -> None:
    says = dict.fromkeys(site.article, "article")
    for label, entry in site.cut:
        if says.setdefault(entry, label) != label:
            raise RuleError(f"{file}: {entry!r} stands under `{says[entry]}` and `{label}`; keep one")


def find_site(address: str | None, own: Mapping[str, Site]) -> Site | None:
    """Return the pack for a page's address, that of the nearest host; `own` come before those that ship.

    >>> find_site("https://www.harbour-notes.blogspot.com/2024/", {}).host
    'blogspot.com'
    >>> find_site("https://blogspot.com.example/", {})
    """
    found = _HOST.match(address) if address else None
    host = _plain(found[1]) if found else ""
    shipped = _shipped_files()
    while "." in host:
        if host in own:
            return own[host]
        if host in shipped:
            return _shipped(host)
        host = host.partition(".")[2]
    return None


def stated_address(meta: Sequence[Stated]) -> str | None:
    """Return the address that a page states as its own, if it does."""
    return next((one.value for one in meta if one.field == "canonical_url"), None)


def shipped_sites() -> Iterator[Site]:
    """Yield the packs that ship with newsclean, sorted by host."""
    return map(_shipped, _shipped_files())


@cache
def _shipped_files() -> dict[str, Traversable]:
    folder = files("newsclean") / "packs" / "sites"
    found = {file.name.removesuffix(_SUFFIX): file for file in folder.iterdir() if file.name.endswith(_SUFFIX)}
    return dict(sorted(found.items()))


@cache
def _shipped(host: str) -> Site:
    return read_site(_shipped_files()[host])


def _plain(host: str) -> str:
    """Return a host as packs are named: lower case, and letters that are not ASCII as they look."""
    host = host.lower().rstrip(".")
    if "xn--" in host:
        try:
            return host.encode("ascii").decode("idna")
        except UnicodeError:
            return host
    return host
