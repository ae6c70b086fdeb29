"""Dates as news sites state them: read as precisely as they are stated, in any of the calendar's languages.

A date without a year, a relative time ("2 weeks ago") and a time alone state no moment: the first comes back
with an empty `iso`, the others not at all. No zone is invented: an offset is given only where the text has one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cache, lru_cache
from itertools import zip_longest
from operator import itemgetter
from typing import NamedTuple

from newsclean.fields.calendar import Line, load_vocabulary, plain, read_line
from newsclean.fields.date_day import Habit
from newsclean.fields.date_grammar import is_rest, load_grammar
from newsclean.fields.date_scan import Found, scan, written

_EPOCH = re.compile(r"\s*(?:\d{10}|\d{13})\s*")
_EPOCHS = range(1_000_000_000, 2_210_000_000)  # 2001 to 2040: what lies outside is a number
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[^\W\d_ʼ]+")
_COMBINING = re.compile("[\u0300-\u036f]")
_NO_HABIT = Habit("", None)
_SHORTEST_STAMP, _LONGEST_STAMP = 4, 120  # code points
_MOST_DATES = 3
LAST = (True, 1 << 30, 0)  # the rank of what is no date of publication
LONGEST_DAY = len("2024-03-05")  # code points of a date without a time
_REMEMBERED = 1 << 12  # lines; half a megabyte
_ASKED_AGAIN = 1 << 5  # lines of one document: a filter asks for the dates of a line, then those who split and read it
_SAME_LANGUAGE = {"nb": "no", "nn": "no", "iw": "he", "in": "id"}


class Date(NamedTuple):
    """A stated date: `iso` is ISO 8601 as precise as stated, or empty; `start` and `end` are code points.

    `kind` is `published`, `modified` or empty, from the words around it. `flags` say what to be careful with:
    `ambiguous_day_month` (03/04/2023 read by the language's habit), `ambiguous_month` (a name of two months),
    `ambiguous_zone` (a zone word of many offsets, left out), `two_digit_year`, `no_year` (`iso` is empty),
    `epoch`, and the calendars `jalali`, `buddhist`, `era` (converted) and `hijri` (`iso` is empty).
    """

    iso: str
    start: int
    end: int
    kind: str = ""
    flags: tuple[str, ...] = ()


@lru_cache(_ASKED_AGAIN)
def read_dates(text: str, *, language: str = "", day_first: bool | None = None) -> tuple[Date, ...]:
    """Return all dates that a short stretch of text states, in order.

    `day_first` decides dates such as 03/04/2023; without it another date of the stretch or the weekday may,
    and else the language: month first in English, day first elsewhere.

    >>> [d[0::3] for d in read_dates("Publié le 23/05/2021 à 09:41, Mis à jour le 25/05/2021")]
    [('2021-05-23T09:41', 'published'), ('2021-05-25', 'modified')]
    """
    if not _DIGIT.search(text):
        return ()
    if _EPOCH.fullmatch(text):
        return _read_epoch(text)
    line = read_line(plain(text))
    if line is None:
        return ()
    found = list(scan(line, text, Habit(_language(language), day_first)))
    if not found:
        return ()
    kind_of = load_grammar().kinds
    kinds = [(at, kind_of[letter]) for at, letter in enumerate(line.shape) if letter in kind_of]
    out = []
    for number, item in enumerate(found):
        after = found[number + 1].first if number + 1 < len(found) else len(line.shape)
        kind = _kind(line, kinds, found[number - 1].last if number else 0, item, after)
        start, end = line.starts[item.first], line.ends[item.last - 1]
        out.append(Date(written(item), start, end, kind, item.flags))
    return tuple(out)


def _kind(line: Line, kinds: Sequence[tuple[int, str]], low: int, item: Found, high: int) -> str:
    """Return what the nearest word before a date calls it, or else the word right after it that ends the line."""
    before = [kind for at, kind in kinds if low <= at < item.first and kind != "date"]
    if before:
        return before[-1]
    for at, kind in kinds:
        if item.last <= at < high and kind != "date":
            between, beyond = line.shape[item.last : at], line.shape[at + 1 : high]
            rest, newline, _ = beyond.partition("\n")
            # Right before another date the word is that one's: "3 March 2024 | Updated 4 March 2024".
            ends = newline or high == len(line.shape)
            if ends and not between.strip(" -,|(") and not rest.strip(" )."):
                return kind
            break
    return ""


def pick_published(dates: Sequence[Date], zones: Sequence[int] = ()) -> Date | None:
    """Return the date of publication among the dates of an article's stamps, or None: the first of the best `rank`.

    `zones` has one for each date.
    """
    ranked = [
        (rank(found, zone), found) for found, zone in zip_longest(dates, zones, fillvalue=0) if isinstance(found, Date)
    ]
    best, found = min(ranked, key=itemgetter(0), default=(LAST, None))
    return found if best < LAST else None


def rank(date: Date, zone: int = 0) -> tuple[bool, int, int]:
    """Return how likely a date of a stamp is that of publication, the least the likeliest, LAST if it cannot be.

    What is called published wins, then what stands in the lowest zone, then the most precise: the date of a page's
    head has no time, the article's has.
    """
    if not date.iso or date.kind == "modified":
        return LAST
    return date.kind != "published", zone, -min(len(date.iso), len("2024-03-05T10:20"))


class DayHead(NamedTuple):
    """A day that a line states alone; 0 where it has no year."""

    year: int
    month: int
    day: int
    weekday: bool  # is named


@lru_cache(_REMEMBERED)
def read_day_head(line: str, language: str = "") -> DayHead | None:
    """Return the day that a line of nothing but a date states; None if it states a time, or what the date is of.

    >>> read_day_head("Monday, 6 May"), read_day_head("Published on 6 May 2024")
    (DayHead(year=0, month=5, day=6, weekday=True), None)
    """
    tokens = read_line(plain(line), known_only=True)
    if tokens is None or not load_grammar().kinds.keys().isdisjoint(tokens.shape):
        return None
    found = list(scan(tokens, line, Habit(_language(language), None)))
    if len(found) != 1 or found[0].time or not found[0].day.day:
        return None
    weekday = load_vocabulary().classes["weekday"]
    rest = tokens.letters[: found[0].first] + tokens.letters[found[0].last :]
    return DayHead(*found[0].day[:3], any(letter in weekday for letter in rest))


def states_only_times(line: str) -> bool:
    """Say whether a line is nothing but a time of day, or words of stamps: "9.30 am", "11:05 Uhr".

    >>> states_only_times("9:30 a.m."), states_only_times("9:30 Ferry")
    (True, False)
    """
    tokens = read_line(plain(line), known_only=True) if _DIGIT.search(line) else None
    return tokens is not None and is_rest(tokens.shape)


def looks_like_timestamp(line: str) -> bool:
    """Say whether a line states a date and nothing else: at least day and month, or a month with a stamp's word.

    >>> looks_like_timestamp("Publié le 23/05/2021 à 09:41"), looks_like_timestamp("Samedi 12 mars : concert à 20 h")
    (True, False)
    """
    # Nearly every line of an article ends at its first word that no stamp has.
    if not _SHORTEST_STAMP <= len(line) <= _LONGEST_STAMP or not _DIGIT.search(line) or not may_be_stamp(line):
        return False
    return _states_date(line)


@lru_cache(_REMEMBERED)
def _states_date(line: str) -> bool:
    """Say whether a line that may is a date; most articles of a day, and all boxes that list them, say the same."""
    if _EPOCH.fullmatch(line):
        return bool(_read_epoch(line))
    tokens = read_line(plain(line), known_only=True)
    return tokens is not None and _is_stamp(tokens, line)


def _is_stamp(line: Line, text: str) -> bool:
    """Say whether nothing is left of a line of known words once its dates and times are gone."""
    found = list(scan(line, text, _NO_HABIT))
    grammar = load_grammar()
    kinds = {grammar.kinds[word] for word in line.shape if word in grammar.kinds}
    if kinds <= {"date"} and not grammar.linking.isdisjoint(line.shape):
        return False  # a sentence: "The date is 5 May."
    told = bool(found and kinds)
    if not any(f.day.day or (told and f.day.month) for f in found):
        return False
    if len(found) > _MOST_DATES or (len(found) > 1 and not told):
        return False
    if not told and any(_is_thin(item, line) for item in found):
        return False
    rest = []
    at = 0
    for item in found:
        rest.append(line.shape[at : item.first])
        at = item.last
    rest.append(line.shape[at:])
    return all(map(is_rest, rest))


def _is_thin(item: Found, line: Line) -> bool:
    """Say whether a date is a number and a short foreign word: `3 Pro` is Czech for 3 December, but not only."""
    if item.day.year or item.time or any(letter in load_vocabulary().classes["weekday"] for letter in line.letters):
        return False
    english = load_vocabulary().own["en"]["month"]
    return all(len(word) < 4 and word not in english for word in line.words[item.first : item.last])


def may_be_stamp(line: str) -> bool:
    """Say, at a glance, whether all words of a line, or of its end, are words of stamps.

    Single letters (`p.m.`), words with marks that may be composed in another way, and the scripts from Devanagari
    on, which are cut or spelt in several ways, are left to the reader.
    """
    listed = _listed()
    for found in _WORD.finditer(line):
        if found[0] in listed:
            continue
        word = found[0].lower()
        if word in listed or len(word) == 1 or word > "\u0900" or "İ" in found[0]:
            continue
        if not _COMBINING.match(line, found.end()):
            return False
    return True


@cache
def _listed() -> frozenset[str]:
    """Return the words of all words and phrases, cut as simply as `may_be_stamp` cuts a line."""
    return frozenset(word for entry in load_vocabulary().letters for word in _WORD.findall(entry))


def _language(language: str) -> str:
    short = language.replace("_", "-").partition("-")[0].lower()
    return _SAME_LANGUAGE.get(short, short)


def _read_epoch(text: str) -> tuple[Date, ...]:
    """Return the moment of a unix time in seconds or milliseconds, which is stated in UTC."""
    digits = text.strip()
    seconds = int(digits[:10])
    if seconds not in _EPOCHS:
        return ()
    start = text.index(digits)
    moment = datetime.fromtimestamp(seconds, UTC)
    return (Date(moment.isoformat(timespec="seconds"), start, start + len(digits), "", ("epoch",)),)
