"""What a stated year, day and zone mean: Iranian years, and the offsets of zone words."""

from __future__ import annotations

from datetime import date, timedelta

# The leap years of the Iranian calendar repeat every 33 years; this holds for 1178-1633 of its years.
# Source: Borkowski, "The Persian calendar for 3000 years", 1996.
_LEAPS = (1, 5, 9, 13, 17, 22, 26, 30)
_NOWRUZ_1375 = date(1996, 3, 20)


def from_jalali(year: int, month: int, day: int) -> date:
    """Return the day of a date of the Iranian calendar, years 1300 to 1500.

    Raises ValueError where there is no such day.

    >>> from_jalali(1402, 5, 12)
    datetime.date(2023, 8, 3)
    """
    length = 31 if month <= 6 else 30 if month <= 11 else 29 + (year % 33 in _LEAPS)
    if not (1 <= month <= 12 and 1 <= day <= length):
        raise ValueError(f"{year}/{month}/{day} is no day of the Iranian calendar.")
    low, high = sorted((year, 1375))
    leaps = sum(y % 33 in _LEAPS for y in range(low, high))
    days = 365 * (year - 1375) + (leaps if year >= 1375 else -leaps)
    before = 31 * (month - 1) if month <= 6 else 186 + 30 * (month - 7)
    return _NOWRUZ_1375 + timedelta(days=days + before + day - 1)


def us_offset(standard: int, day: date) -> int | None:
    """Return the offset in minutes that ET, CT, MT or PT has on a day; None before the rule of 1987.

    A day on which the clock changes counts from its midnight.

    >>> us_offset(-300, date(2023, 10, 23)), us_offset(-300, date(2023, 12, 25))
    (-240, -300)
    """
    if day.year < 1987:
        return None
    if day.year >= 2007:
        first, last = _sunday(date(day.year, 3, 8)), _sunday(date(day.year, 11, 1))
    else:
        first, last = _sunday(date(day.year, 4, 1)), _sunday(date(day.year, 10, 25))
    return standard + 60 if first <= day < last else standard


def _sunday(day: date) -> date:
    """Return the first Sunday on or after a day."""
    return day + timedelta(days=6 - day.weekday())


def offset_text(minutes: int) -> str:
    """Return an offset as ISO 8601 writes it.

    >>> offset_text(-270)
    '-04:30'
    """
    hours, rest = divmod(abs(minutes), 60)
    return f"{'-' if minutes < 0 else '+'}{hours:02}:{rest:02}"
