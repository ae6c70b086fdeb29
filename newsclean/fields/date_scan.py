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
    while match := grammar.date.regex.search(line.shape, at):
        fields = read_fields(grammar.date, match, line)
        day = None if _is_glued(line, match.start()) else read_day(fields, line, match.span(), habit)
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
    grammar = load_grammar()
    if match := grammar.after.regex.match(line.shape, found.last):
        said = read_fields(grammar.after, match, line, text).words
        timed = _with_time(found, said, habit, match.span())
        if timed.time:
            return timed
    if match := grammar.before.regex.search(line.shape, reached, found.first):
        said = read_fields(grammar.before, match, line, text).words
        return _with_time(found, said, habit, match.span())
    return found


def _with_time(found: Found, said: dict[str, str], habit: Habit, span: tuple[int, int]) -> Found:
    time, flag = read_time(said, found.day, habit)
    if not time:
        return found
    flags = (*found.flags, flag) if flag else found.flags
    return Found(min(found.first, span[0]), max(found.last, span[1]), found.day, time, flags)
