"""Whether signs in a text are set off by quotes: such a text speaks about markup rather than being marked up."""

from __future__ import annotations

_BEFORE, _AFTER = "\"'`“„«‘‚‹「『", "\"'`”“»’‘›」』"


def is_quoted(text: str, start: int, end: int, *, brackets: bool = False) -> bool:
    """Say whether quotation marks or backticks stand on both sides of text[start:end]; `brackets` may, too.

    >>> is_quoted('type "<p>" here', 6, 9), is_quoted("type (<p>) here", 6, 9), is_quoted("<p>", 0, 3)
    (True, False, False)
    """
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    if not before or not after:
        return False
    if brackets:
        return before in _BEFORE + "(" and after in _AFTER + ")"
    return before in _BEFORE and after in _AFTER
