"""What a page says that it is about: section, tags, description, and whether it is free to read."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from urllib.parse import unquote, urlsplit

from newsclean.doc import Stated
from newsclean.fields.page_title import title_key
from newsclean.rules.fold import fold
from newsclean.rules.pack import word_list

_ORDER = ("json-ld", "opengraph", "microdata", "meta")
_DESCRIPTIONS = ("opengraph", "meta", "json-ld", "microdata")
MAX_TAGS = 50
MAX_TAG_CHARS = 80
MAX_SECTION_CHARS = 60
MAX_STEP_WORDS = 3
_GLUED = re.compile(r",(?=\S)")
_HOME = frozenset("accueil home homepage inicio início start startseite главная 首页 首頁 ホーム 홈".split())
_CUT_OFF = ("...", "…")

_FREE = frozenset(("true", "1", "yes", "free", "open", "https://schema.org/true", "http://schema.org/true"))
_PAID = frozenset(
    ("false", "0", "no", "locked", "metered", "paid", "premium", "https://schema.org/false", "http://schema.org/false")
)


def page_section(
    meta: Sequence[Stated],
    crumbs: Callable[[], Iterable[str]],
    title: str | None,
    sites: Collection[str],
    url: str | None,
) -> tuple[str, str] | None:
    """Return the section and its source: as stated, from the breadcrumb shown, or a folder of the address that is one.

    One that says no more than "Home" or "News" is taken only where nothing else is stated.
    """
    general, last = word_list("general_section"), title_key(title or "")
    stated = [(field, source) for field in ("section", "breadcrumb") for source in (*_ORDER, "link")]
    found = [(one.value, one.source) for place in stated for one in meta if (one.field, one.source) == place]
    if not found:
        found = [(step, "text") for step in crumbs()]
    named = []
    for value, source in found:
        name = value.strip("/").split(" > ")[0].split("/")[0].strip(" ,")
        if name.count(",") > 1 or _GLUED.search(name):  # all the categories of a story
            name = name.partition(",")[0]
        if 0 < len(name) <= MAX_SECTION_CHARS and "://" not in value and title_key(name) not in (last, "", *sites):
            named.append((name, source))
    telling = [pair for pair in named if fold(pair[0]) not in general]
    known = word_list("section")
    if telling and telling[0][1] == "text":  # a breadcrumb shown may start with a skip link
        telling = [pair for pair in telling if len(pair[0].split()) <= MAX_STEP_WORDS]
    if telling:
        return telling[0]
    folders = [folder for folder in _folders(url) if fold(folder) in known and fold(folder) not in general]
    if folders:
        return (folders[0].upper() if len(folders[0]) < 4 else folders[0].capitalize()), "url"
    return next((pair for pair in reversed(named) if fold(pair[0]) not in _HOME), None)


def _folders(url: str | None) -> list[str]:
    try:
        return [unquote(part).replace("-", " ") for part in urlsplit(url or "").path.split("/")[1:-1] if part]
    except ValueError:
        return []


def page_tags(meta: Sequence[Stated], title: str | None, sites: Collection[str]) -> tuple[tuple[str, ...], str] | None:
    """Return the tags of the first source that states any, and the source; the title and the site's name are none."""
    for source in (*_ORDER, "link"):
        tags: dict[str, str] = {}
        for one in meta:
            if one.field == "tag" and one.source == source and len(one.value) <= MAX_TAG_CHARS:
                key = title_key(one.value)
                if key and key not in sites and key != title_key(title or ""):
                    tags.setdefault(key, one.value.lstrip("#").strip())
        if tags:
            return tuple(tags.values())[:MAX_TAGS], source
    return None


def page_description(meta: Sequence[Stated], title: str | None) -> tuple[str, str] | None:
    """Return the description and its source; one that is cut off gives way to the same in full."""
    found = [
        (one.value, one.source)
        for source in _DESCRIPTIONS
        for one in meta
        if one.field == "description" and one.source == source and title_key(one.value) != title_key(title or "")
    ]
    if not found:
        return None
    first = found[0][0]
    if first.endswith(_CUT_OFF):
        head = first.rstrip(".… ")
        return next((pair for pair in found if pair[0].startswith(head) and len(pair[0]) > len(first)), found[0])
    return found[0]


def page_access(meta: Iterable[Stated]) -> tuple[str, str] | None:
    """Return "free" or "paid" and the source; None where the page does not say."""
    for one in meta:
        word = one.value.strip().lower()
        if one.field == "access" and (word in _FREE or word in _PAID):
            return ("free" if word in _FREE else "paid"), one.source
        if one.field == "paywall" and (word in _FREE or word in _PAID):  # `true` says that it is paid for
            return ("paid" if word in ("true", "1", "yes", "paid", "premium", "locked") else "free"), one.source
    return None
