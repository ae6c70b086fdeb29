"""A second look for the title of a text, once it is known what was cut: which line above the article is its headline.

`newsclean.headline` has to tell before anything is cut, and the body model learns from what it says. Now the article's
first paragraph is known, and its byline. Source of the weights: a conditional logit over the lines above the articles
of 512 saved pages, dumped whole (128 of them) or from some lines above the headline on, and of the annotated texts;
then rounded. Those for quotes and for a line under a headline were set by hand, those for the first line and for the
headline that is known by a grid over three dumps of 667 pages, short texts among them. The weights were right as often
as ones fitted on the pages of other sites; they have not been measured on pages that they had no part in.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence, Set
from operator import itemgetter
from typing import NamedTuple

from newsclean.doc import LONG_BLOCKS, Doc
from newsclean.headline import (
    DENSE,
    ITEM,
    MIN_REPEATED_CHARS,
    SPEAKER,
    TOKEN,
    USUAL_WORDS,
    cut_as_line,
    free_text,
    is_path,
    lead_of,
    overlap,
)
from newsclean.shape import PROSE_WORDS
from newsclean.span import Span

MIN_WORDS = 2
MAX_WORDS = 40
MAX_CHARS = 260
REACH = 60  # blocks above the first long paragraph
NEAR = 3  # blocks around a headline in which its byline stands
KICKER_WORDS = 4
LONGEST_USUAL = 20  # words
TOP_WORDS = 3  # of a first line that may be the page's title
SURE = 3.5  # what a line must reach where no headline is known,
KNOWN = 0.75  # and by how much it must beat the one that is, unless that is an entry of a list

SAID_BELOW = 4.0  # all its words said again by the article
SAID_ON_TOP = 3.5  # all its words in the text's first line, which is the title of many a dump
LONG_ENOUGH = 3.0
NOT_TOO_LONG = 0.5
NAMED = 4.0  # a main heading, as Markdown says
SIGNED = 1.5  # a byline or a date right below
FIRST = 1.25  # of all lines
IN_A_LIST = -4.0
STOPPED = -2.5  # with a full stop, a colon, a comma
BELOW_PROSE = -2.0
SMALL = -1.5  # first letter
QUOTED = -3.0  # from end to end, as a pull quote is
DIGITS = -2.0  # nothing else
BARRED = -1.0
PATH = -6.0  # "Home > News > Local"
UNDER_A_KICKER = 0.5
UNDER_A_HEADLINE = -1.0  # or what may be one, as a standfirst stands
PROSE = -0.5

# What so many words are worth, by their number.
_SIZES = tuple(
    LONG_ENOUGH * min(1.0, words / USUAL_WORDS[0]) + NOT_TOO_LONG * min(1.0, USUAL_WORDS[1] / max(1, words))
    for words in range(MAX_WORDS + 1)
)
COPY = "duplicate_headline"
_SIGNING = frozenset({"byline", "timestamp", "dateline", "reading_time"})
_GUESSED = ("body.", "repeats", "beside", "breadcrumbs", "captions")
_LETTER = re.compile(r"[^\W\d_]")
_DIGIT = re.compile(r"\d")
_STOPS = frozenset(".:;,。")
_FULL_STOPS = frozenset(".。।")
_QUOTES = frozenset('"“”„«»')
_BAR = re.compile(" [|·] ")
_ARROW = re.compile(" [>›»→] ")


def likely_headline(doc: Doc, spans: Sequence[Span]) -> int | None:
    """Return the block that looks most like the headline of a text, seen from what `spans` leave of it.

    `spans` are sorted and disjoint. The headline that is known stays unless another line is clearly better; that of
    a page stays in any case.
    """
    known = doc.headline
    if doc.page is not None or (known is not None and _stands_alone(doc, known)):
        return known
    labels = doc.covered(spans)
    prose = [i for i, looks in enumerate(doc.shapes) if looks[3] and not labels[i]]
    if not prose:
        return known
    last = next((i for i in prose if doc.shapes[i].words >= PROSE_WORDS), prose[0])
    signed = [i for i, label in enumerate(labels) if label in _SIGNING]
    above = _Above(doc, labels, spans, max(0, last - REACH), last, prose[0], _near(signed))
    lead = lead_of(doc.lines[i] for i in prose)
    top = _marks(doc.block_folded(0)) if doc.shapes[0].words >= TOP_WORDS else set()
    best, most = None, SURE
    if known is not None:
        if known > last or not _may_be(above, known):
            return known
        best, most = known, _at_sight(above, known) + _in_words(doc, known, lead, top)
        most += 0.0 if ITEM.match(doc.block_text(known)) else KNOWN
    enough = most - SAID_BELOW - (SAID_ON_TOP if top else 0.0)
    promising = [i for i in _large_enough(above, enough) if i != known and _may_be(above, i)]
    at_sight = {i: _at_sight(above, i) for i in promising}
    for i in sorted(promising, key=at_sight.__getitem__, reverse=True):
        if at_sight[i] + SAID_BELOW + SAID_ON_TOP <= most:
            break
        worth = at_sight[i] + _in_words(doc, i, lead, top)
        if worth > most:
            best, most = i, worth
    return best if best is None else _without_path(above, best)


def _without_path(above: _Above, best: int) -> int:
    """Return the line that the best one ends in, if that is a path to it: "Home News The harbour froze over again"."""
    lines = above.doc.lines
    for i in range(above.first, above.last):
        if len(lines[i]) >= MIN_REPEATED_CHARS and is_path(lines[best], lines[i]):
            return i
    return best


def is_guess(span: Span) -> bool:
    """Say whether a rule marked this that may be wrong about a headline."""
    return span.rule.startswith(_GUESSED)


class _Above(NamedTuple):
    """The lines from `first` to `last` that may be the headline, and what is known of those around them."""

    doc: Doc
    labels: Sequence[str]
    spans: Sequence[Span]
    first: int
    last: int
    body: int  # the first line of prose
    over: Set[int]  # the lines with a byline or a date right below


def _near(signed: Sequence[int]) -> set[int]:
    return {i - step for i in signed for step in range(1, NEAR + 1)}


def _stands_alone(doc: Doc, headline: int) -> bool:
    """Say whether no other line above the article is left by the rules."""
    if headline >= doc.body or doc.body == len(doc.blocks) or doc.shapes[doc.body].words < PROSE_WORDS:
        return headline == 0 and doc.body == 1
    return all(i == headline or cut_as_line(doc.blocks[i], doc.hits[i]) for i in range(doc.body))


def _large_enough(above: _Above, enough: float) -> list[int]:
    """Return the lines that may be worth more than so much for what they say: by their size, or where they stand."""
    doc, enough = above.doc, enough - UNDER_A_KICKER
    lucky = above.over | {0}
    lines = zip(range(above.first, above.last + 1), doc.shapes[above.first :], doc.blocks[above.first :], strict=False)
    return [
        i
        for i, (words, _, _, _), (_, _, kind, _) in lines
        if words <= MAX_WORDS and (_SIZES[words] > enough or i in lucky or kind == "h1")
    ]


def _may_be(above: _Above, index: int) -> bool:
    doc = above.doc
    words, _, stop, is_prose = doc.shapes[index]
    start, end, _, _ = doc.blocks[index]
    if not MIN_WORDS <= words <= MAX_WORDS or end - start > MAX_CHARS or SPEAKER.match(doc.folded, start):
        return False
    if index != doc.headline and (stop in _FULL_STOPS or (is_prose and index == above.last)):
        return False
    if label := above.labels[index]:
        if label == COPY and len(doc.blocks) <= LONG_BLOCKS:
            return False  # in a dump it may be the headline itself, below the title of its window
        first = above.spans[bisect_right(above.spans, start, key=itemgetter(1))]
        if not is_guess(first):
            return False
    return _LETTER.search(doc.text, start, end) is not None


def _at_sight(above: _Above, index: int) -> float:
    """Return what a line that may be the headline is worth without a look at its words."""
    doc = above.doc
    text = doc.block_text(index)
    worth = _of_line(doc, index, text) + BELOW_PROSE * (index >= above.body)
    worth += IN_A_LIST * (ITEM.match(text) is not None) + UNDER_A_HEADLINE * _is_like_headlines(above, index - 1)
    worth += SIGNED * (index in above.over)
    return worth + UNDER_A_KICKER * (index > 0 and doc.shapes[index - 1].words <= KICKER_WORDS)


def _is_like_headlines(above: _Above, index: int) -> bool:
    """Say whether a line may be the headline, too: as long as most are, and no sentence or entry of a list."""
    if index < above.first:
        return False
    words, _, stop, _ = above.doc.shapes[index]
    if not USUAL_WORDS[0] <= words <= LONGEST_USUAL or stop in _STOPS:
        return False
    return _may_be(above, index) and not ITEM.match(above.doc.block_text(index))


def _of_line(doc: Doc, index: int, text: str) -> float:
    """Return what a line is worth by itself."""
    words, _, stop, is_prose = doc.shapes[index]
    worth = _SIZES[words]
    worth += DIGITS * len(_DIGIT.findall(text)) / len(text)
    worth += FIRST * (index == 0) + PROSE * is_prose + STOPPED * (stop in _STOPS) + SMALL * text[0].islower()
    worth += NAMED * (doc.blocks[index].kind == "h1")
    worth += QUOTED * (text[0] in _QUOTES and text[-1] in _QUOTES)
    worth += PATH * (_ARROW.search(text) is not None)
    return worth + BARRED * (_BAR.search(text) is not None)


def _in_words(doc: Doc, index: int, lead: str, top: set[str]) -> float:
    """Return what it is worth that the article and the first line of all say the same words."""
    worth = SAID_BELOW * overlap(free_text(doc.lines[index], doc.blocks[index], doc.hits[index]), lead)
    if index and top:
        marks = _marks(doc.block_folded(index))
        worth += SAID_ON_TOP * len(marks & top) / max(1, len(marks))
    return worth


def _marks(line: str) -> set[str]:
    """Return the words of a line; in scripts without spaces, its pairs of letters."""
    if DENSE.search(line):
        return {line[i : i + 2] for i in range(len(line) - 1)}
    return set(TOKEN.findall(line))
