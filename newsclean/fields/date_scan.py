"""From the letters of a line to the dates in it: match, read, and find the time that belongs to each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from newsclean.fields.calendar import Line
from newsclean.fields.date_clock import read_time
from newsclean.fields.date_day import Day, Habit, read_day, settle_order
from newsclean.fields.date_grammar import load_grammar, read_fields


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
    grammar = load_grammar()
    habit = settle_order(line, habit)
    at = reached = 0
    while match := grammar.date.search(line.shape, at):
        fields = read_fields(match, line)
        day = read_day(fields, line, match.span(), habit)
        if day is None:
            at = match.start() + 1
            continue
        found = Found(*match.span(), day, "", day.flags)
        if fields.form == "compact":
            clock = fields.words["clock"]
            said = fields.words | {"h": clock[:2], "i": clock[2:4], "c": clock[4:]}
            found = _with_time(found, said, habit, match.span())
        elif day.day:
            found = _attach(found, line, text, habit, reached)
        yield found
        at = reached = found.last


def _attach(found: Found, line: Line, text: str, habit: Habit, reached: int) -> Found:
    """Return the date with the time after it, or else the one before it."""
    grammar = load_grammar()
    for match in (grammar.after.match(line.shape, found.last), grammar.before.search(line.shape, reached, found.first)):
        if match:
            said = read_fields(match, line, text).words
            timed = _with_time(found, said, habit, match.span())
            if timed.time:
                return timed
    return found


def _with_time(found: Found, said: dict[str, str], habit: Habit, span: tuple[int, int]) -> Found:
    time, flag = read_time(said, found.day, habit)
    if not time:
        return found
    flags = (*found.flags, flag) if flag else found.flags
    return Found(min(found.first, span[0]), max(found.last, span[1]), found.day, time, flags)
