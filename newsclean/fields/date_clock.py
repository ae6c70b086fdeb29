"""Times of day and their offsets, read from the parts that the grammar names."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from newsclean.fields.calendar import load_vocabulary
from newsclean.fields.date_day import Day, Habit
from newsclean.fields.reckoning import offset_text, us_offset

_US_READERS = ("", "en", "es")  # elsewhere `ET` is a word in capitals
_FARTHEST = 14 * 60  # Source: UTC+14 is the largest offset in use (Line Islands)


def read_time(said: Mapping[str, str], day: Day, habit: Habit) -> tuple[str, str]:
    """Return `T13:02`, `T13:02:45` or these with an offset, and a flag; empty where there is no such time.

    `said` has the hour `h`, the minute `i` (or `j`), the second `c`, the half of the day `p` or `q`, and the
    parts of a zone.
    """
    hour, minute, second = int(said["h"]), int(said.get("i") or said.get("j") or 0), int(said.get("c") or 0)
    if hour > 23 or minute > 59 or second > 59:
        return "", ""
    half = load_vocabulary().values["half"].get(said.get("q") or said.get("p", ""))
    if half is not None and hour <= 12:
        hour = hour % 12 + half
    seconds = f":{second:02}" if said.get("c") else ""
    offset, flag = _offset(said, day, habit)
    return f"T{hour:02}:{minute:02}{seconds}{offset}", flag


def _offset(said: Mapping[str, str], day: Day, habit: Habit) -> tuple[str, str]:
    """Return the stated offset, or nothing; and the flag of a zone word that may mean several."""
    minutes = _numeric(said)
    if minutes is not None:
        return (offset_text(minutes) if abs(minutes) <= _FARTHEST else ""), ""
    zone = load_vocabulary().zones.get(said.get("z", ""))
    if isinstance(zone, dict):
        return (offset_text(zone[habit.language]), "") if habit.language in zone else ("", "ambiguous_zone")
    if isinstance(zone, str):  # us-300: the standard offset of a zone with summer time
        usable = day.year and habit.language in _US_READERS
        zone = us_offset(-int(zone[3:]), date(day.year, day.month, day.day)) if usable else None
    return ("" if zone is None else offset_text(zone)), ""


def _numeric(said: Mapping[str, str]) -> int | None:
    """Return the minutes of `+02:00`, `-0400`, `GMT+2`."""
    if "plus" in said:
        return 60 * int(said["zh"]) + int(said.get("zm", 0))
    if "sign" in said:
        minutes = 60 * int(said["zf"][:2]) + int(said["zf"][2:])
        return -minutes if said["sign"] == "-" else minutes
    if "minus" in said:
        return -60 * int(said["nh"]) - int(said["nm"])
    return None
