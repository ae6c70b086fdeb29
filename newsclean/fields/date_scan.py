"""From the letters of a line to the dates in it: match, read, and find the time that belongs to each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from newsclean.fields.calendar import Line
from newsclean.fields.date_clock import read_time
from newsclean.fields.date_day import Day, Habit, read_day, settle_order
from newsclean.fields.date_grammar import Fit, find_date, find_time_after, find_time_before, read_parts


class Found(NamedTuple):
    """A date and the tokens it takes (half open)."""

    first: int
    last: int
    day: Day
    time: str = ""
    flags: tuple[str, ...] = ()


def written(found: Found) -> str:
    """Return a date as ISO 8601, as precise as it is stated; empty where it has no year."""
    day = found.day
    if not day.year:
        return ""
    if not day.day:
        return f"{day.year:04}-{day.month:02}" if day.month else f"{day.year:04}"
    return f"{day.year:04}-{day.month:02}-{day.day:02}{found.time}"


def scan(line: Line, text: str, habit: Habit) -> Iterator[Found]:
    """Yield the dates of a line with their times; `text` is the line as written, for the case of zone words."""
    habit = settle_order(line, habit)
    at = reached = 0
    while fit := find_date(line.shape, at):
        words = read_parts(fit, line)
        day = None if _is_glued(line, fit.first) else read_day(fit, words, line, habit)
        if day is None:
            at = fit.first + 1
            continue
        found = Found(fit.first, fit.last, day, "", day.flags)
        if fit.form == "compact":
            clock = words["clock"]
            said = words | {"h": clock[:2], "i": clock[2:4], "c": clock[4:]}
            found = _with_time(found, said, habit, fit)
        elif day.day:
            found = _attach(found, line, text, habit, reached)
        yield found
        at = reached = found.last


def _is_glued(line: Line, first: int) -> bool:
    """Say whether a Latin word runs into the date: `v12.05.24` is a version."""
    return (
        first > 0
        and line.ends[first - 1] == line.starts[first]
        and line.words[first - 1].isascii()
        and line.words[first - 1].isalpha()
    )


def _attach(found: Found, line: Line, text: str, habit: Habit, reached: int) -> Found:
    """Return the date with the time after it, or else the one before it."""
    if fit := find_time_after(line.shape, found.last):
        timed = _with_time(found, read_parts(fit, line, text), habit, fit)
        if timed.time:
            return timed
    if fit := find_time_before(line.shape, reached, found.first):
        return _with_time(found, read_parts(fit, line, text), habit, fit)
    return found


def _with_time(found: Found, said: dict[str, str], habit: Habit, fit: Fit) -> Found:
    time, flag = read_time(said, found.day, habit)
    if not time:
        return found
    flags = (*found.flags, flag) if flag else found.flags
    return Found(min(found.first, fit.first), max(found.last, fit.last), found.day, time, flags)
