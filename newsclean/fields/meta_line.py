"""Lines under a headline that say in a row when, whence and by whom: "2024-03-05 10:20 来源：新华网 作者：王小明"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from newsclean.doc import Doc
from newsclean.fields.agency import is_agency
from newsclean.fields.ago import is_ago, may_hold_ago
from newsclean.fields.authors import read_authors
from newsclean.fields.byline_parts import byline_words
from newsclean.fields.calendar import is_calendar
from newsclean.fields.credit_cells import cell_labels
from newsclean.fields.date_glance import may_state_day
from newsclean.fields.dates import Date, read_dates
from newsclean.fields.letters import has_digit
from newsclean.fields.stated import ROW
from newsclean.rules.fold import fold
from newsclean.rules.pack import word_list
from newsclean.span import Span

MAX_CHARS = 120
MAX_NAME_CHARS = 24

_CREDITS = ("timestamp", "source_credit", "byline", "agency_credit")
_URL = re.compile(r"(?:https?://|www\.)\S+")
# What names something besides a date: a word with a colon, where times have figures, an address, or a Han sign.
_MAY_SAY_MORE = re.compile(r"[^\d\s]\s?[:：]|(?:https?://|www\.)\S|[\u2fff-\U0010ffff]")
_DATED = re.compile(r"\d{4}|\d[:.h]\d\d|\d[./-]\d|\d ?[^\W\d_]{3,}")  # a year, a time, figures or a month behind a day
_DENSE = re.compile("[\u2fff-\ud7af]")
_STOPS = frozenset(".।؟!?")
_CASED = re.compile("[a-z]", re.IGNORECASE)
_SEPARATOR = re.compile(r"[|┊·•∙⋅;,\n]+| [-–—~/] |\s{2,}|—")
_BETWEEN = re.compile(r"[\s|丨│｜┊·•\u3000]+")
_BAR = re.compile("(?<=.)[|丨│｜┊\u3000]")
_EDGES = " |丨│｜┊·•,，:：\u3000()（）[]【】-–—/"


class Piece(NamedTuple):
    """A stretch of a line, half open, and the label of what it says."""

    start: int
    end: int
    label: str


@cache
def _labels() -> re.Pattern[str]:
    """Return the pattern of the words with a colon that say what follows."""
    words = {*byline_words("source"), *byline_words("helper"), *word_list("by"), *word_list("role")}
    either = "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))
    return re.compile(rf"(?<![^\s|丨│｜┊·•,，(（\u3000])(?P<label>{either})\s?[:：]\s?")


def read_meta_line(line: str, language: str = "") -> list[Piece]:
    """Return the pieces of a line that states when and beside it nothing but sources, names and the like; else nothing.

    Together they are the whole line.

    >>> [piece.label for piece in read_meta_line("2024-03-05 10:20 来源：北城网 作者：王小明", "zh")]
    ['timestamp', 'source_credit', 'byline']
    >>> [piece.label for piece in read_meta_line("By Ana Vega | 5 March 2024 | 4 min read", "en")]
    ['byline', 'timestamp', 'reading_time']
    >>> read_meta_line("2024-03-05 港口关闭了整整一天", "zh"), read_meta_line("5 March 2024: the harbour freezes", "en")
    ([], [])
    """
    if not len("1h | AP") <= len(line) <= MAX_CHARS or not has_digit(line):
        return []
    if line[-1] in _STOPS and not _CASED.search(line):
        return []  # without capitals a name and a date are as good as a sentence
    is_dense = _DENSE.search(line) is not None
    if is_dense and not _MAY_SAY_MORE.search(line):
        return []
    days = _read_days(line, language)
    if not any(date.iso for date in days) if is_dense else not days and not may_hold_ago(fold(line)):
        return []  # numbers are no dates
    pieces = [Piece(date.start, date.end, "timestamp") for date in days]
    pieces += [Piece(*found.span(), "navigation") for found in _URL.finditer(line)]
    read = _read_gap if is_dense else _read_cells
    for start, end in list(_gaps(sorted(pieces), len(line))):
        for piece in read(line, start, end, language):
            if not piece.label:
                return []
            pieces.append(piece)
    if not days and not any(piece.label == "timestamp" and _is_ago(line, piece) for piece in pieces):
        return []
    if len({piece.label for piece in pieces}) == 1 and (is_dense or len(pieces) == 1):
        return []
    return _joined(sorted(pieces), len(line))


def _read_days(line: str, language: str) -> list[Date]:
    """Return the days that a line states, also those without a year; months and years alone are none."""
    if not _DATED.search(line) or not may_state_day(line):
        return []
    found = read_dates(line, language=language)
    return [date for date in found if len(date.iso) >= len("2024-03-05") or not date.iso]


def _is_ago(line: str, piece: Piece) -> bool:
    return is_ago(fold(line[piece.start : piece.end]).strip(_EDGES))


def _gaps(pieces: list[Piece], size: int) -> Iterator[tuple[int, int]]:
    at = 0
    for start, end, _ in pieces:
        if at < start:
            yield at, start
        at = max(at, end)
    if at < size:
        yield at, size


def _read_gap(line: str, start: int, end: int, language: str) -> Iterator[Piece]:
    """Yield what stands between the dates of a line; the label is empty where nobody can say."""
    at, kind = start, ""
    for label in _labels().finditer(fold(line), start, end):
        yield from _read_words(line, at, label.start(), kind, language)
        at, kind = label.start(), "source_credit" if label["label"] in byline_words("source") else "byline"
    yield from _read_words(line, at, end, kind, language)


def _read_words(line: str, start: int, end: int, kind: str, language: str) -> Iterator[Piece]:
    text = line[start:end]
    if not text.strip(_EDGES):
        return
    if kind:
        bar = _BAR.search(text)
        stop = start + bar.start() + 1 if bar else end
        yield Piece(start, stop, kind if stop - start <= 2 * MAX_NAME_CHARS else "")
        yield from _read_words(line, stop, end, "", language)
        return
    at = start
    for word in _BETWEEN.split(text):
        place = line.index(word, at)
        at = place + len(word)
        bare = word.strip(_EDGES)
        if bare:
            yield Piece(place, at, _kind_of(bare, language))


def _read_cells(line: str, start: int, end: int, language: str) -> Iterator[Piece]:
    """Yield what stands between dates, a piece for each stretch between commas, strokes and the like."""
    at = start
    for found in (*_SEPARATOR.finditer(line, start, end), None):
        stop = found.start() if found else end
        for size, label in cell_labels(line[at:stop], language):
            yield Piece(at, at + size, label)
            at += size
        at = found.end() if found else end


def _kind_of(word: str, language: str) -> str:
    """Return the label of what one word without any sign says; empty where it says something else."""
    if is_calendar(word):
        return "timestamp"
    if word < "\u2fff" or len(word) > MAX_NAME_CHARS:
        return ""  # in other scripts a word alone is a section or a topic
    if is_agency(word) or word.endswith(byline_words("medium")):
        return "source_credit"
    signs = fold(word) in word_list("by") or fold(word) in word_list("role") or read_authors(word, language)
    return "byline" if signs else ""


def _joined(pieces: list[Piece], size: int) -> list[Piece]:
    """Return the pieces without gaps, neighbours of one label as one."""
    out: list[Piece] = []
    for piece in pieces:
        if out and out[-1].label == piece.label:
            out[-1] = out[-1]._replace(end=piece.end)
        else:
            if out:
                out[-1] = out[-1]._replace(end=piece.start)
            out.append(piece if out else piece._replace(start=0))
    return [*out[:-1], out[-1]._replace(end=size)]


def spread(doc: Doc, spans: Sequence[Span]) -> Sequence[Span]:
    """Return the spans with those that hold a whole such line in pieces, so that each says its own.

    `spans` are sorted and disjoint.
    """
    out: list[Span] = []
    done = 0
    for i, (at, stop, label, rule) in enumerate(spans):
        if label not in _CREDITS or stop - at <= len("2024-03-05"):
            continue
        # The body model guesses labels, it reads nothing; what the timestamps' filter marks is one piece.
        is_read = rule.startswith(("body.", "timestamps"))
        if not is_read and (pieces := read_meta_line(doc.text[at:stop], doc.language)):
            out += spans[done:i]
            out += [Span(at + start, at + end, said, ROW) for start, end, said in pieces]
            done = i + 1
    return [*out, *spans[done:]] if done else spans
