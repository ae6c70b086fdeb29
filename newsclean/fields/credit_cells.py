"""What one cell of a line such as "By Ana Vega | Politics | 4 min read" says: as if it were a line of its own."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from newsclean.doc import Block
from newsclean.fields.agency import is_agency
from newsclean.fields.ago import is_ago
from newsclean.fields.calendar import is_calendar
from newsclean.fields.places import is_city
from newsclean.fields.signatures import signs, signs_for_house
from newsclean.rules.fold import fold
from newsclean.rules.pack import word_list
from newsclean.rules.scan import base_scanner, pack_scanner

# What rules may say of a cell: who, whence, how long, how often; not that it is part of a menu.
_LABELS = frozenset(
    ("byline", "agency_credit", "source_credit", "photo_credit", "reading_time", "view_counter", "share_counter",
     "social_widget", "comment_boilerplate")
)  # fmt: skip
_SITE = re.compile(r"(?:[\w-]+\.)+[a-z]{2,6}", re.IGNORECASE)
_WORD = re.compile(r"\S+")
_EDGES = " \t|丨│｜┊·•,，:：\u3000()（）[]【】-–—/*"
MAX_OUTLET_WORDS = 4


@lru_cache(1 << 10)
def cell_labels(cell: str, language: str = "") -> tuple[tuple[int, str], ...]:
    """Return what a cell says, as (size, label) of its stretches; empty labels where nobody can tell, () for a blank.

    >>> cell_labels("4 min read", "en"), cell_labels("Ana Vega"), cell_labels("rain in the harbour", "en")
    (((10, 'reading_time'),), ((8, 'byline'),), ((19, ''),))
    >>> cell_labels("Ana Vega, published")
    ((9, 'byline'), (10, 'timestamp'))
    """
    text = cell.strip(_EDGES)
    if not text:
        return ()
    if label := _label(text, language):
        return ((len(cell), label),)
    start, end = _without_calendar(cell)
    label = _label(cell[start:end].strip(_EDGES), language) if end - start < len(text) else ""
    if not label:
        return ((len(cell), ""),)
    parts = ((start, "timestamp"), (end - start, label), (len(cell) - end, "timestamp"))
    return tuple(part for part in parts if part[0])


def _without_calendar(cell: str) -> tuple[int, int]:
    """Return what is left of a cell without the words of dates at its ends, which belong to the date beside it."""
    words = [found.span() for found in _WORD.finditer(cell)]
    first, last = 0, len(words) - 1
    while first < last and is_calendar(cell[slice(*words[first])]):
        first += 1
    while first < last and is_calendar(cell[slice(*words[last])]):
        last -= 1
    return words[first][0], words[last][1]


def _label(text: str, language: str) -> str:
    folded = fold(text).strip(_EDGES)
    if not folded or is_calendar(text) or is_ago(folded):
        return "timestamp"
    if is_agency(text):
        return "agency_credit"
    if folded in word_list("section"):
        return "breadcrumb"
    if label := _ruled(folded, language):
        return label
    if signs(text, language) or signs_for_house(text):
        return "byline"
    if _SITE.fullmatch(text) or _is_outlet(text):
        return "source_credit"
    return "dateline" if is_city(text) else ""


def _is_outlet(text: str) -> bool:
    """Say whether a text is called as newspapers and channels are: "NBS News", "Northport Tageblatt"."""
    words = text.split()
    site_words = _site_words()
    return 2 <= len(words) <= MAX_OUTLET_WORDS and all(
        word[0].isupper() or fold(word) in site_words for word in words
    ) and fold(words[-1]) in site_words  # fmt: skip


@cache
def _site_words() -> frozenset[str]:
    return word_list("site_word") - word_list("plain_word")


def _ruled(folded: str, language: str) -> str:
    """Return the label that the rules for lines give a cell."""
    line = [Block(0, len(folded))]
    for scanner in filter(None, (base_scanner(), pack_scanner(language))):
        for hit in scanner.scan([folded], line)[0]:
            if hit.start == 0 and hit.end == len(folded) and hit.rule.label in _LABELS:
                return hit.rule.label
    return ""
