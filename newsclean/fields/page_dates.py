"""When a page says that it was published and changed.

1. JSON-LD, OpenGraph, `<meta>`, microdata, `<time>` that says what it is, the text, any `<time>`, the address:
   the first that states a day is believed, for each of the two dates.
2. If a later one states the same day with a time, that is the more precise one.
3. A day of a template (1 January 1970, the year 1) is none. A change before the publication is none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from newsclean.doc import Stated
from newsclean.fields.dates import read_dates

_SOURCES = ("json-ld", "opengraph", "meta", "microdata", "time")
MAX_CHARS = 100
_DAY_CHARS = len("2023-06-15")

_ISO = re.compile(
    r"(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(:\d\d)?(?:[.,]\d+)?\s?(?:(Z|UTC|GMT)|([+-]\d\d):?(\d\d)?)?(?:\[[\w/]+\])?)?"
)
_COMPACT = re.compile(r"((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])")
# /2023/06/15/, /2023-06-15-, /20230615/, /a202306151148003/, /2023/jun/15/; a year and a month are a folder, no date
_IN_URL = re.compile(
    r"(?<![\d])((?:19|20)\d\d)[/-](0?[1-9]|1[0-2]|[a-z]{3})[/-](0?[1-9]|[12]\d|3[01])(?![\d])"
    r"|[/._-][a-z]?((?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))(?:(?:[01]\d|2[0-3])[0-5]\d\d*)?(?!\d)"
)
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_TEMPLATE_DAYS = frozenset(("1970-01-01", "1969-12-31", "1900-01-01", "1899-12-30", "2000-01-01", "1980-01-01"))
OLDEST_WEB_YEAR = "1991"  # an older date in a page's text is somebody's birthday
YEARS = range(1800, 2100)


class Moments(NamedTuple):
    """ISO 8601, as precise as stated, and the source of each; None and "" where nothing is stated."""

    published: str | None
    published_source: str
    modified: str | None
    modified_source: str


def page_dates(
    meta: Sequence[Stated],
    read: Callable[[], tuple[str | None, str | None]],
    stamp: Callable[[], str],
    url: str | None,
    language: str = "",
) -> Moments:
    """Return when a page was published and changed.

    `read` reads the two dates that the text states, `stamp` one beside the headline where nothing else helps.
    """
    published = _first(meta, "published", language) or _first(meta, "created", language)
    modified = _first(meta, "modified", language)
    is_settled = modified and published and "T" in published[0]
    shown, changed = (None, None) if is_settled else read()
    if shown and shown[:4] >= OLDEST_WEB_YEAR and (not published or _sharper(shown, published[0])):
        published = (shown, "text")
    if not published:
        published = _first(meta, "time", language)
    if not published and (beside := stamp()) >= OLDEST_WEB_YEAR:
        published = (beside, "text")
    if not published and (day := date_in_url(url or "")):
        published = (day, "url")
    modified = modified or ((changed, "text") if changed else None)
    if modified and published and modified[0][:_DAY_CHARS] < published[0][: len(modified[0][:_DAY_CHARS])]:
        modified = None
    return Moments(*(published or (None, "")), *(modified or (None, "")))


def _first(meta: Iterable[Stated], field: str, language: str) -> tuple[str, str] | None:
    """Return the date of the best source that states one, in the words of the most precise one of the same day."""
    found: dict[str, str] = {}
    for one in meta:
        if one.field == field and one.source not in found and (iso := read_moment(one.value, language)):
            found[one.source] = iso
    best = next(((found[source], source) for source in _SOURCES if source in found), None)
    if best and "T" not in best[0]:
        return next(((found[s], s) for s in _SOURCES if s in found and _sharper(found[s], best[0])), best)
    return best


def _sharper(one: str, other: str) -> bool:
    """Say whether a date is the other one, with a time that the other lacks."""
    return "T" in one and "T" not in other and one.startswith(other)


def read_moment(value: str, language: str = "") -> str:
    """Return a stated moment in ISO 8601, as precise as stated and with the zone as given; "" where there is none.

    >>> read_moment("2023-06-15T11:48:00.000Z"), read_moment("Thu, 15 Jun 2023 11:48 +0200"), read_moment("0001-01-01")
    ('2023-06-15T11:48:00+00:00', '2023-06-15T11:48+02:00', '')
    """
    value = value.strip()
    if not 4 <= len(value) <= MAX_CHARS:
        return ""
    if found := _ISO.fullmatch(value):
        day, clock, seconds, utc, hours, minutes = found.groups()
        iso = day
        if clock:
            iso += f"T{clock}{seconds or ''}" + ("+00:00" if utc else f"{hours}:{minutes or '00'}" if hours else "")
    elif found := _COMPACT.fullmatch(value):
        iso = "-".join(found.groups())
    else:
        iso = next((date.iso for date in read_dates(value, language=language) if len(date.iso) >= _DAY_CHARS), "")
    return iso if _is_sound(iso) else ""


def _is_sound(iso: str) -> bool:
    if not iso or iso[:_DAY_CHARS] in _TEMPLATE_DAYS or int(iso[:4]) not in YEARS:
        return False
    try:
        datetime.fromisoformat(iso)
    except ValueError:
        return False
    return True


def date_in_url(url: str) -> str:
    """Return the day in an address, "" where there is none.

    >>> date_in_url("https://news.example/2023/06/15/harbour"), date_in_url("https://news.example/2023/06/harbour")
    ('2023-06-15', '')
    """
    path = url.lower().partition("://")[2].partition("?")[0]
    for found in _IN_URL.finditer(path[path.find("/") :] if "/" in path else ""):
        year, month, day, compact = found.groups()
        if compact:
            year, month, day = compact[:4], compact[4:6], compact[6:]
        elif month.isalpha():
            if month not in _MONTHS:
                continue
            month = str(_MONTHS.index(month) + 1)
        iso = f"{year}-{int(month):02}-{int(day):02}"
        if _is_sound(iso):
            return iso
    return ""
