"""What a page calls its site."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

from newsclean.doc import Stated
from newsclean.fields.page_title import title_key

# The site's own name comes first, then who publishes it, then what its program is called.
_ORDER = (
    ("site_name", "opengraph"),
    ("site_name", "json-ld"),
    ("publisher", "json-ld"),
    ("publisher", "microdata"),
    ("site_name", "meta"),
    ("site_name", "html"),
    ("app_name", "meta"),
    ("publisher", "meta"),
)
_FIELDS = frozenset(field for field, _ in _ORDER)
MAX_CHARS = 60


def host(url: str | None) -> str:
    """Return the host of an address, in lower case and without "www."; empty where there is none.

    >>> host("https://www.lantern.example/a")
    'lantern.example'
    """
    try:
        return (urlsplit(url or "").hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def site_keys(meta: Iterable[Stated], url: str | None) -> frozenset[str]:
    """Return all that the site calls itself, as `title_key` writes it: its names, its host and the host's own part."""
    keys = {title_key(one.value) for one in meta if one.field in _FIELDS and len(one.value) <= MAX_CHARS}
    name = host(url)
    if name:
        keys |= {title_key(name), title_key(own_part(name))}
    return frozenset(keys - {""})


def own_part(name: str) -> str:
    """Return the part of a host that is its owner's.

    >>> own_part("news.lantern.co.uk"), own_part("lantern.example")
    ('lantern', 'lantern')
    """
    parts = name.split(".")
    while len(parts) > 1 and (len(parts[-1]) <= 3 or parts[-1] == name.rsplit(".", 1)[-1]):
        parts.pop()
    return parts[-1]


def page_site_name(meta: Iterable[Stated]) -> tuple[str, str] | None:
    """Return the site's name as a page states it, and the source; None where it states none.

    Of two spellings of one name ("thelantern", "The Lantern") that with spaces and capitals is for readers, and a
    name is better than a domain.
    """
    named: dict[tuple[str, str], str] = {}
    for one in meta:
        if one.field in _FIELDS and len(one.value) <= MAX_CHARS and "://" not in one.value and "@" not in one.value:
            named.setdefault((one.field, one.source), one.value.strip(" @|-"))
    ranked = [(named[place], place[1]) for place in _ORDER if named.get(place)]
    if not ranked:
        return None
    if _is_domain(ranked[0][0]):
        own = _letters(own_part(ranked[0][0].removeprefix("www.")))
        ranked = [pair for pair in ranked if not _is_domain(pair[0]) and own in _letters(pair[0])] or ranked
    first = _letters(ranked[0][0])
    same = [pair for pair in ranked if _letters(pair[0]) == first]
    return max(same, key=lambda pair: (" " in pair[0], pair[0] != pair[0].lower()))


def _is_domain(name: str) -> bool:
    return "." in name.strip(".") and " " not in name


def _letters(name: str) -> str:
    return title_key(name).replace(" ", "")
