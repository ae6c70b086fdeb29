"""Lines that hold nothing but dates, times and the words around them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from newsclean.doc import Doc
from newsclean.fields.ago import is_ago, may_end_ago, numberless
from newsclean.fields.dates import looks_like_timestamp, may_be_stamp
from newsclean.fields.day_heads import find_day_heads
from newsclean.fields.letters import has_digit, has_year_or_time, lines_with_digits
from newsclean.fields.meta_line import Piece, read_meta_line
from newsclean.fields.places import is_city
from newsclean.fields.stated import ROW
from newsclean.span import Span

_SIGNS_POST = re.compile(r"[-–—]\s*[^()\n]{1,60}\(@\w{1,30}\)")  # "— Ana Vega (@anavega) 3 March 2024"
_MINUTES = re.compile(r"\d{1,2} ?(?:min|mn)\.?")  # what is past says so: "4 min ago"
_BARS = "|-·•,/ "
_ROW_SIGNS = re.compile(r"[|•·/]| [-–—] ")

MAX_CHARS = 120
REACH = 2  # blocks below the first paragraph, where that is a standfirst
MAX_BYLINE_CHARS = 60
TELLING_LABELS = 3  # when, by whom and one thing more: no list of the article's own says so much in a line
TELLING = frozenset(("reading_time", "view_counter"))
MAX_HEAD_WORDS = 6  # a name, a desk or a section before the date; more words are a sentence


def timestamps(doc: Doc) -> Iterator[Span]:
    """Mark what states when the text was published: a line, or the end of a line above the first paragraph.

    A time alone stays, since a live blog needs it, and so do the days that head a calendar's entries.
    """
    dated: list[int] = []
    for i in _may_be_stamps(doc):
        block, line = doc.blocks[i], doc.block_folded(i)
        if looks_like_timestamp(line):
            dated.append(i)
        elif i < doc.body and i != doc.headline and has_digit(line) and is_ago(line):
            label = "reading_time" if _MINUTES.fullmatch(line) else "timestamp"
            yield doc.mark(i, label, "timestamps.relative")
        elif i != doc.headline and (row := _credits(doc, i)):
            for piece in row:
                yield Span(block.start + piece.start, block.start + piece.end, piece.label, ROW)
        elif i < doc.body and i != doc.headline:
            start = _dated_tail(line, lambda name: is_city(name) or _heads(doc, name))
            if start:
                yield Span(block.start + start, block.end, "timestamp", "timestamps.tail")
        elif doc.body < i <= doc.body + REACH and not doc.shapes[i].prose:
            bar = max(line.rfind(sign, 0, MAX_BYLINE_CHARS) for sign in "|•·")
            start = _dated_tail(line[bar:]) if bar > 0 else 0
            if start:
                yield Span(block.start + bar + start, block.end, "timestamp", "timestamps.tail")
    heads = find_day_heads(doc, dated) if len(dated) > 1 else ()
    for i in dated:
        if i not in heads:
            yield doc.mark(i, "timestamp", "timestamps")


def _may_be_stamps(doc: Doc) -> list[int]:
    """Return the lines with a figure, and those where words alone may say how long ago: above the first paragraphs."""
    found = lines_with_digits(doc.folded, doc.blocks, MAX_CHARS)
    phrases = [phrase for phrase in numberless() if phrase in doc.folded]
    if not phrases:
        return found
    near = [i for i, block in enumerate(doc.blocks[: doc.body + REACH + 1]) if block.end - block.start <= MAX_CHARS]
    return sorted({*found, *(i for i in near if any(phrase in doc.block_folded(i) for phrase in phrases))})


def _credits(doc: Doc, index: int) -> Sequence[Piece]:
    """Return the pieces of a line that says in a row when, whence and by whom; further down it must say more.

    What stands below a quoted post says whose it is, not whose the article is.
    """
    if index >= doc.body and doc.shapes[index].prose:
        return ()
    is_near = index <= doc.body + REACH
    if _SIGNS_POST.match(doc.text, *doc.blocks[index][:2]):
        return ()
    if not is_near and not _ROW_SIGNS.search(doc.block_folded(index)):
        return ()
    row = read_meta_line(doc.block_text(index), doc.language)
    labels = {piece.label for piece in row}
    if index < doc.body or len(labels) >= TELLING_LABELS or labels & TELLING:
        return row
    shapes = doc.shapes
    if not is_near:
        return row if len(labels) > 1 and not any(looks.prose for looks in shapes[index + 1 :]) else ()
    # "Ana Vega, 19 years" is one of a family; one of a list of winners, each with the day, has others beside it.
    beside = [doc.block_folded(i) for i in (index - 1, index + 1) if i < len(shapes) and not shapes[i].prose]
    return row if has_year_or_time(doc.block_folded(index)) and not any(map(has_digit, beside)) else ()


def _dated_tail(line: str, is_place: Callable[[str], bool] = is_city) -> int:
    """Return where the line's end is a timestamp from, 0 if it is none: "Ana Vega | 3 March 2024", "Bari 2 ore fa"."""
    end = line[line.rfind(" ") + 1 :].lstrip(_BARS)
    may_be_date, may_be_past = may_be_stamp(end) and has_digit(line), may_end_ago(end)
    at = 0 if may_be_date or may_be_past else len(line)
    for _ in range(MAX_HEAD_WORDS):
        at = line.find(" ", at) + 1
        if not at:
            return 0
        rest = line[at:].lstrip(_BARS)
        if may_be_date and looks_like_timestamp(rest):
            return at
        if may_be_past and is_ago(rest) and is_place(line[:at].strip(" ,|-")):
            return at
    return 0


def _heads(doc: Doc, name: str) -> bool:
    """Say whether the headline has this one word, in a script without capitals, which people do not sign with."""
    if doc.headline is None or name < "\u0590" or any(letter.isspace() or letter.isdigit() for letter in name):
        return False
    return name in doc.block_folded(doc.headline)
