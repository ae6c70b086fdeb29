"""Whether a line may start with a dateline: a look at its first words that spares nearly every line the reading."""

from __future__ import annotations

import re
from functools import cache

from newsclean.fields.agency import AROUND, openings
from newsclean.fields.dateline import REACH

_OPENING = 8  # letters of an agency's name
_MARK = re.compile(r"[(（\[/ـ-]")  # brackets, strokes and, in a folded text, dashes


def may_have_dateline(folded: str, start: int, end: int) -> bool:
    """Say whether a stretch of a folded text has a bracket, a dash or what an agency opens with where datelines do.

    >>> may_have_dateline("paris (afp) - ministers met", 0, 27), may_have_dateline("the ferry, in port", 0, 18)
    (True, False)
    """
    end = min(end, start + REACH)
    if _MARK.search(folded, start, end):
        return True
    first, later = _agencies()
    return first.match(folded, start, end) is not None or later.search(folded, start, end) is not None


@cache
def _agencies() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of an agency's opening at the start, and behind a stop or a comma."""
    by_letter: dict[str, list[str]] = {}
    for opening in sorted(openings(_OPENING)):
        by_letter.setdefault(opening[0], []).append(re.escape(opening[1:]))
    either = "|".join(f"{re.escape(letter)}(?:{'|'.join(rest)})" for letter, rest in by_letter.items())
    opening = rf"[{re.escape(AROUND)}]*+(?:{either})"
    return re.compile(opening), re.compile(f"[.,] {opening}")
