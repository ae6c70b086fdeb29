"""What a date and a time look like, as patterns over the letters of `calendar.read_line`.

In a form, `<name>` opens a named group, `{role}` is a word of that role, `N` a number of one or two digits,
`Y` a year, `~` an optional space. Groups end with the form's number, which Python's names need.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from newsclean.fields.calendar import Line, load_vocabulary

_ANY = "[12yjbf86EN]"
_ENDS = rf"(?!{_ANY}|[-./:]{_ANY}|x|[-/]x)"  # a longer number, a version, an address, an identifier
_OPENS = "(?=[12yjb8]|{month}|{jalali}|{hijri}|{era}|{day_mark}|{month_mark})"
_STARTS = rf"(?<!{_ANY})(?<!{_ANY}[-./:,+])(?<![x/.+])(?<![xz.]-)"
_GLUE = "(?:~(?:{of}|[-/.,])~|~)"
_NAME = "(?:{month}|{jalali}|{hijri})"
_TWIN = "(?:~/~{month})?"  # Arabic pages name each month twice: "5 آذار/مارس 2024"
_DAY = r"(?P<d>N)(?:~{ordinal}|\.)?"

# In the order in which they are tried at a place: what says more comes first.
_DATES = {
    "compact": r"(?P<whole>8){iso}(?P<clock>6)(?:~(?P<z>{zone}))?(?!_ANY)",
    "ymd": r"(?P<y>Y)(?P<s>~[-/]~|~\.~)(?P<m>N)(?P=s)(?P<d>N)(?:\.|_ENDS)",
    "han": r"(?:(?P<era>{era})~(?P<n>[12N])|(?P<y>Y|2))~{year_mark}~(?P<m>N)~{month_mark}(?:~(?P<d>N)~{day_mark})?",
    "han_day": r"(?P<m>N)~{month_mark}~(?P<d>N)~{day_mark}",
    "named_mark": r"(?:{day_mark}~)?(?P<d>N)~{month_mark}~(?P<m>N)(?:~[-,/]?~(?:{year_mark}~)?(?P<y>Y))?_ENDS",
    "mark_month": r"{month_mark}~(?P<m>N)~[-,/]?~(?:{year_mark}~)?(?P<y>Y)_ENDS",
    "dmy": r"(?P<a>N)(?:(?P<s>~[-/]~)(?P<b>N)(?P=s)|(?P<dot>\.~)(?P<c>N)\.~)(?P<y>Y|2)_ENDS",
    "day_name": rf"{_DAY}(?:{_GLUE}){{{{1,2}}}}(?P<name>{_NAME}){_TWIN}\.?{_GLUE}{_GLUE}(?P<y>Y)(?:_ENDS|(?=~{{iso}}))",
    "day_name_short": r"(?P<d>N)(?P<s>[-/.])(?P<name>{month})(?P=s)(?P<y>2)_ENDS",
    "day_name_end": r"(?P<d>N) (?P<name>{month})\.? '?(?P<y>2)(?=~\Z)",
    "name_day": rf"(?P<name>{_NAME})\.?~(?:{{of}}~)?{_DAY},?{_GLUE}{_GLUE}(?P<y>Y)_ENDS",
    "year_name": rf"(?P<y>Y)(?:~{{year_mark}})?\.?(?:{_GLUE})(?P<name>{_NAME})\.?{_GLUE}{_DAY}(?:~{{day_mark}}|_ENDS)",
    "year_day_name": rf"(?P<y>Y)\.?~{{year_mark}}\.?~{_DAY}(?:{_GLUE}){{{{1,2}}}}(?P<name>{_NAME})\.?",
    "name_year": rf"(?<![12] )(?<![12]\. )(?P<name>{_NAME})\.?{_GLUE}{_GLUE}(?P<y>Y)_ENDS",
    "day_only": rf"{_DAY}(?:{_GLUE}){{{{1,2}}}}(?P<name>{_NAME}){_TWIN}"
    r"(?!~[-,./]?~(?:{of}~)?(?:Y|f|N(?=~{month})))\.?",
    "name_only": rf"(?P<name>{_NAME})\.?~(?:{{of}}~)?{_DAY}(?!,?~(?:{{of}}~)?(?:Y|f)|~[-:]~N)_ENDS",
    "slash_only": r"(?P<a>2)(?P<s>[/.])(?P<b>2)\.?(?=~[-,|]?~(?:{at}~)?2:2)",
    "year_month": r"(?P<y>y)(?P<s>[-])(?P<m>2)_ENDS",
    "year_only": r"(?P<y>y)_ENDS",
}
_JOIN = r"(?:[ ,.|/()-]|(?:{at}|{filler}|{linking}|{weekday}|{year_mark}|{day_mark}|{date})\.?){{0,9}}"
# `13:02-14:00` is from two to three, but nobody states the seconds of an opening time.
_ZONE = (
    r"(?:~\(?(?P<z>{zone})\)?)?"
    r"(?:~\(?(?P<plus>[+])(?P<zh>N)(?::?(?P<zm>2))?(?!_ANY)\)?|~(?P<sign>[-+])(?P<zf>[fj])(?!_ANY)|(?:(?<=:2:2)|(?<={iso}2:2)|(?<=:2[.,]_ANY))(?P<minus>-)(?P<nh>2):(?P<nm>2)(?!_ANY))?"
)
_CLOCK = (
    r"(?P<h>N):(?P<i>2)(?::(?P<c>2)(?:[.,]_ANY)?)?(?!_ANY|:_ANY|~{minute_mark})"
    r"(?:~{hour_mark}(?!x))?(?:~(?P<q>{half})\.?)?"
)
_HOURS = (
    r"(?P<h>N)~{hour_mark}\.?(?:~(?:(?P<i>2)(?!_ANY|[:./]|~(?:{month}|{of}))(?:~{minute_mark}\.?)?|(?P<j>N)~{minute_mark}\.?)"
    r"(?:~(?P<c>N)~{second_mark})?)?(?:~(?P<q>{half})\.?)?"
)
_TIMES = {
    "clock": rf"(?:(?P<p>{{half}})~)?{_CLOCK}{_ZONE}",
    "hours": rf"(?:(?P<p>{{half}})~)?{_HOURS}{_ZONE}",
    "half": rf"(?P<h>N)(?:\.(?P<i>2))?~(?P<q>{{half}})\.?{_ZONE}",
    "dotted": rf"(?P<h>N)\.(?P<i>2)(?:\.(?P<c>2))?~{{hour_mark}}{_ZONE}",
}
# `12.30` is a time only where `kl` or `alle ore` says so, or right after a date.
_AFTER_AT = {"at": rf"(?P<h>N)\.(?P<i>2)(?:\.(?P<c>2))?_ENDS{_ZONE}"}
_AFTER_DATE = {"after": rf"(?P<h>N)\.(?P<i>2)(?:\.(?P<c>2))?_ENDS(?!~x){_ZONE}"}


class Forms(NamedTuple):
    """A compiled alternation of forms, and the groups of each form."""

    regex: re.Pattern[str]
    groups: dict[str, tuple[str, list[tuple[str, int]]]]


class Grammar(NamedTuple):
    """The compiled patterns: dates, the time after a date and before one, times anywhere, and what may be left."""

    date: Forms
    after: Forms
    before: Forms
    loose_time: re.Pattern[str]
    rest: re.Pattern[str]
    kinds: dict[str, str]
    linking: frozenset[str]


@cache
def load_grammar() -> Grammar:
    """Compile the patterns for the words that ship with newsclean."""
    classes = load_vocabulary().classes
    times = _either(_TIMES, 0)
    at_time = rf"{{at}}\.?~(?:{_either(_AFTER_AT, 20)})"
    after = f"(?:{{iso}}|{_JOIN}?)(?:{times})|{_JOIN}?{at_time}|~[-,|]?~(?:{_either(_AFTER_DATE, 30)})"
    before = rf"{_STARTS}(?:{times}|{at_time}){_JOIN}(?:{{of}}~)?\Z"
    told = (
        "published",
        "modified",
        "date",
        "at",
        "of",
        "filler",
        "linking",
        "weekday",
        "ordinal",
        "year_mark",
        "day_mark",
        "zone",
    )
    words = "".join(classes[role][1:-1] for role in told)
    kinds = {
        letter: "published"
        if letter in classes["published"]
        else "modified"
        if letter in classes["modified"]
        else "date"
        for role in ("date", "modified", "published")
        for letter in classes[role][1:-1]
    }
    return Grammar(
        _compile(f"{_OPENS}{_STARTS}(?:{_either(_DATES, 0)})"),
        _compile(after),
        _compile(before),
        re.compile(_fill(f"{_STARTS}(?<!-)(?<!- )(?:{times}|{at_time})(?!~-~{_ANY})")),
        re.compile(rf"(?:[-.,:;|()/' \nE]|[{words}])*"),
        kinds,
        frozenset(classes["linking"][1:-1]),
    )


class Fit(NamedTuple):
    """Where a form fits a shape, and where its named parts are: places of letters, half open."""

    first: int
    last: int
    form: str
    parts: tuple[tuple[str, int, int], ...]


# Dates are written in a few hundred ways in all, so what fits a shape is remembered.
@lru_cache(1 << 11)
def find_date(shape: str, at: int) -> Fit | None:
    """Return the first date of a shape from a place on."""
    forms = load_grammar().date
    return _fit(forms, forms.regex.search(shape, at))


@lru_cache(1 << 11)
def find_time_after(shape: str, at: int) -> Fit | None:
    """Return the time that belongs to a date that ends at a place."""
    forms = load_grammar().after
    return _fit(forms, forms.regex.match(shape, at))


@lru_cache(1 << 11)
def find_time_before(shape: str, low: int, high: int) -> Fit | None:
    """Return the time, not before `low`, that belongs to a date that starts at `high`."""
    forms = load_grammar().before
    return _fit(forms, forms.regex.search(shape, low, high))


def find_dates(shape: str) -> Iterator[Fit]:
    """Yield the dates of a shape that do not overlap, whether or not there are such days."""
    forms = load_grammar().date
    return (fit for match in forms.regex.finditer(shape) if (fit := _fit(forms, match)))


@lru_cache(1 << 11)
def is_rest(shape: str) -> bool:
    """Say whether what a stamp has beside its dates is times, and words and signs of stamps."""
    grammar = load_grammar()
    return grammar.rest.fullmatch(grammar.loose_time.sub("", shape)) is not None


def _fit(forms: Forms, match: re.Match[str] | None) -> Fit | None:
    if match is None:
        return None
    form, names = forms.groups[match.lastgroup or ""]
    spans = [(name, *match.span(index)) for name, index in names]
    return Fit(*match.span(), form, tuple(span for span in spans if span[1] >= 0))


def read_parts(fit: Fit, line: Line, text: str = "") -> dict[str, str]:
    """Return what the parts of a fit say; with the `text` as written, a zone word counts only in capitals."""
    words = {}
    for name, first, last in fit.parts:
        words[name] = line.words[first] if last == first + 1 else "".join(line.words[first:last]).strip()
        if name == "z" and text and not _is_zone(words["z"], text[line.starts[first] : line.ends[first]]):
            del words["z"]
    return words


def _is_zone(word: str, raw: str) -> bool:
    """Say whether a zone word is written as one: `est` and `et` are words of French, `EST` and `gmt` are zones."""
    return not word.isascii() or len(word) > 5 or word in ("gmt", "utc") or raw == raw.upper()


def _compile(pattern: str) -> Forms:
    """Compile a pattern of forms and list, for each form, its groups as (name without number, index)."""
    regex = re.compile(_fill(pattern))
    groups: dict[str, tuple[str, list[tuple[str, int]]]] = {}
    own: tuple[str, list[tuple[str, int]]] = ("", [])
    # A form's group opens before those inside it.
    for group, index in sorted(regex.groupindex.items(), key=lambda item: item[1]):
        name, inside, _ = group.rpartition("_")
        if inside:
            own = groups[group] = (name, [])
        else:
            own[1].append((group.rstrip("0123456789"), index))
    return Forms(regex, groups)


def _either(forms: dict[str, str], first: int) -> str:
    """Return an alternation of forms, each in a group of its name, its own groups numbered."""
    numbered = []
    for number, (name, form) in enumerate(forms.items(), first):
        own = re.sub(r"\(\?P<(\w+)>", rf"(?P<\g<1>{number}>", form)
        own = re.sub(r"\(\?P=(\w+)\)", rf"(?P=\g<1>{number})", own)
        numbered.append(f"(?P<{name}_{number}>{own})")
    return "|".join(numbered)


def _fill(form: str) -> str:
    """Return the regular expression of a form."""
    form = re.sub(r"\{\{(.*?)\}\}", r"{\1}", form)
    form = form.replace("_ENDS", _ENDS).replace("_ANY", _ANY).replace("~", " ?")
    form = re.sub(r"(?<![<\w])N(?![\w>])", "[12]", form)
    form = re.sub(r"(?<![<\w])Y(?![\w>])", "[yjb]", form)
    return re.sub(r"\{([a-z]\w*)\}", lambda found: load_vocabulary().classes[found[1]], form)
