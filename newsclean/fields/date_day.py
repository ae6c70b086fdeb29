"""Year, month and day, read from the parts that the grammar names, in the calendar they are stated in."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from newsclean.fields.calendar import Line, load_vocabulary, spellings
from newsclean.fields.date_grammar import Fit, find_dates, load_grammar, read_parts
from newsclean.fields.reckoning import from_jalali

# In `23.10.27` these languages mean the year first.
_YEAR_FIRST = ("zh", "ja", "ko", "hu", "lt", "mn")
_MONTH_FIRST = ("en", "fil")
_NAME_FIRST = (*_MONTH_FIRST, "hu", "ko", "sw")
_FIRST_OF_1900S = 69  # Source: POSIX, strptime, %y
_HIJRI_FROM = 1420  # Iranian years reach it in 2041, and Islamic years left it in 1999
_BUDDHIST = 543


class Habit(NamedTuple):
    """How dates are read: the language, and whether the day comes first (None: nobody says)."""

    language: str
    day_first: bool | None


class Day(NamedTuple):
    """A stated day of the common calendar; 0 is not stated."""

    year: int
    month: int
    day: int
    flags: tuple[str, ...] = ()


def read_day(fit: Fit, words: Mapping[str, str], line: Line, habit: Habit) -> Day | None:
    """Return the day that the words of a fit state, or None where there is no such day."""
    form = fit.form
    if form in ("dmy", "slash_only"):
        return _from_numbers(words, line, fit.first, habit)
    if form == "compact":
        whole = words["whole"]
        return _in_calendar(int(whole[:4]), int(whole[4:6]), int(whole[6:]), "")
    if form in ("year_month", "year_only") and not _announced(words, line, fit):
        return None
    year, month, day = (int(words.get(part) or 0) for part in "ymd")
    if "era" in words:
        year = load_vocabulary().values["era"][words["era"]] + int(words["n"])
        return _in_calendar(year, month, day, "", ("era",))
    flags: tuple[str, ...] = ()
    if 0 < year < 100:
        year, flags = _full_year(year), ("two_digit_year",)
    if form == "name_only" and not _month_first(words["name"]):
        return None
    if "name" in words:
        return _from_name(words["name"], year, day, habit, flags)
    return _in_calendar(year, month, day, habit.language, flags)


def _from_name(name: str, year: int, day: int, habit: Habit, flags: tuple[str, ...]) -> Day | None:
    """Read a month's name in the language given, or else in the first that has it."""
    vocabulary = load_vocabulary()
    values = vocabulary.values
    if (month := values["jalali"].get(name)) and not 1900 <= year <= 2100 and habit.language != "ar":
        return _in_calendar(year, month, day, "fa", flags)
    own = vocabulary.own.get(habit.language, {}).get("month", {})
    for table in (own, values["month"]):
        for word in spellings(name):
            if word in table:
                doubt = ("ambiguous_month",) if table is not own and word in vocabulary.rivals else ()
                return _in_calendar(year, table[word], day, habit.language, flags + doubt)
    return Day(0, 0, day, (*flags, "hijri"))


def _from_numbers(words: Mapping[str, str], line: Line, at: int, habit: Habit) -> Day | None:
    """Read `a/b/year`: day and month in either order, the year with two or four digits or none."""
    first, second = words["a"], words.get("b") or words["c"]
    dotted = "dot" in words or words.get("s", "").startswith(".")
    a, b, year = int(first), int(second), int(words.get("y") or 0)
    flags: tuple[str, ...] = ()
    if len(words.get("y", "")) == 2:
        # 1.2.23 is a version or a paragraph; 1/2/23 is a date.
        if len(first) + len(second) < 4 and "/" not in words.get("s", "/" if not dotted else ""):
            return None
        flags = ("two_digit_year",)
        if habit.language in _YEAR_FIRST and not habit.day_first:
            return _in_calendar(_full_year(a), b, year, "", flags)
        year = _full_year(year)
    day, month, guessed = _order(a, b, year, dotted, _weekday(line, at, habit), habit)
    if guessed:
        flags = (*flags, "ambiguous_day_month")
    return _in_calendar(year, month, day, habit.language, flags)


def _order(a: int, b: int, year: int, dotted: bool, weekday: int, habit: Habit) -> tuple[int, int, bool]:
    """Return day, month, and whether that is a guess."""
    day_first, month_first = (a, b, False), (b, a, False)
    if a > 12 or a == b or (dotted and b <= 12):
        return day_first
    if b > 12:
        return month_first
    if weekday and year:
        fits = [date(year, b, a).isoweekday() == weekday, date(year, a, b).isoweekday() == weekday]
        if fits[0] != fits[1]:
            return day_first if fits[0] else month_first
    if habit.day_first is not None:
        return day_first if habit.day_first else month_first
    return (b, a, True) if habit.language in _MONTH_FIRST else (a, b, True)


def settle_order(line: Line, habit: Habit) -> Habit:
    """Return the habit with `day_first` set if a date of the line with a number above 12 shows it."""
    # Two dates have four separators: most lines need no second look.
    if habit.day_first is not None or line.shape.count("/") + line.shape.count("-") < 4:
        return habit
    for fit in find_dates(line.shape):
        if fit.form == "dmy":
            words = read_parts(fit, line)
            a, b = int(words["a"]), int(words.get("b") or words["c"])
            if "dot" not in words and (a > 12) != (b > 12):
                return habit._replace(day_first=a > 12)
    return habit


def _weekday(line: Line, at: int, habit: Habit) -> int:
    """Return the weekday right before a date, 0 if none is stated."""
    vocabulary = load_vocabulary()
    for word in reversed(line.words[max(0, at - 3) : at]):
        if word.strip(" ,.("):
            own = vocabulary.own.get(habit.language, {}).get("weekday", {})
            return own.get(word) or vocabulary.values["weekday"].get(word, 0)
    return 0


def _announced(words: Mapping[str, str], line: Line, fit: Fit) -> bool:
    """Say whether a word such as `date` or `published` stands before a bare year or year and month, or nothing at all.

    `2011-12` alone is as well a season.
    """
    before = line.shape[: fit.first].rstrip(" :-")
    if before:
        return before[-1] in load_grammar().kinds
    season = int(words.get("m") or 0) == int(words["y"]) % 100 + 1
    return not season and not line.shape[fit.last :].strip()


def _month_first(name: str) -> bool:
    """Say whether a language that puts the month before the day has a name: `Mars 2` and `Set 2` are no dates."""
    own = load_vocabulary().own
    return any(name in own[language].get("month", {}) for language in _NAME_FIRST)


def _full_year(year: int) -> int:
    return year + (1900 if year >= _FIRST_OF_1900S else 2000)


def _in_calendar(year: int, month: int, day: int, language: str, flags: tuple[str, ...] = ()) -> Day | None:
    """Return a day of the common calendar, with the flag of the one it is stated in; None if there is no such day."""
    if 1300 <= year < 1500:
        if language == "ar" or year >= _HIJRI_FROM:
            return Day(0, month, day, (*flags, "hijri"))
        flags = (*flags, "jalali")
        if not day:
            return Day(0, month, 0, flags)
        try:
            common = from_jalali(year, month, day)
        except ValueError:
            return None
        return Day(common.year, common.month, common.day, flags)
    if year >= 2440:
        year, flags = year - _BUDDHIST, (*flags, "buddhist")
    try:
        date(year or 2000, month or 1, day or 1)  # 2000: a leap year
    except ValueError:
        return None
    return Day(year, month, day, flags if year else (*flags, "no_year"))
