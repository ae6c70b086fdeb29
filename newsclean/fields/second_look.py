"""A second look for the title of a text, once it is known what was cut: which line above the article is its headline.

`newsclean.headline` has to tell before anything is cut, and the body model learns from what it says. Now the article's
first paragraph is known, and its byline. Source of the weights: a conditional logit over the lines above the articles
of 512 saved pages, dumped whole (128 of them) or from some lines above the headline on, and of the annotated texts;
then rounded. Those for quotes and for a line under a headline were set by hand. The rounded weights were right
as often as ones fitted on the pages of other sites; they have not been measured on pages that they had no part in.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from operator import itemgetter

from newsclean.doc import Doc
from newsclean.headline import DENSE, ITEM, TOKEN, USUAL_WORDS, cut_as_line, free_text, lead_of, overlap
from newsclean.shape import PROSE_WORDS, Shape
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
KNOWN = 1.5  # and by how much it must beat the one that is, unless that is an entry of a list

SAID_BELOW = 4.0  # all its words said again by the article
SAID_ON_TOP = 2.0  # all its words in the text's first line, which is the title of many a dump
LONG_ENOUGH = 3.0
NOT_TOO_LONG = 0.5
NAMED = 4.0  # a main heading, as Markdown says
SIGNED = 1.5  # a byline or a date right below
SIGNED_ABOVE = -1.0
FIRST = 1.5  # of all lines
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

_SIGNING = frozenset({"byline", "timestamp", "dateline", "reading_time"})
_GUESSED = ("body.", "repeats", "beside", "breadcrumbs", "captions")  # rules that may be wrong about a headline
_LETTER = re.compile(r"[^\W\d_]")
_DIGIT = re.compile(r"\d")
_STOPS = frozenset(".:;,。")
_FULL_STOPS = frozenset(".。।")
_QUOTES = frozenset('"“”„«»')
_BAR = re.compile(" [|·] ")
_ARROW = re.compile(" [>›»→] ")


def likely_headline(doc: Doc, spans: Sequence[Span]) -> int | None:
    """Return the block that looks most like the headline of a text, seen from what `spans` leave of it.

    `spans` are sorted and disjoint. The headline that is known stays unless another line is clearly better.
    """
    if doc.headline is not None and _stands_alone(doc, doc.headline):
        return doc.headline
    labels = doc.covered(spans)
    prose = [i for i, looks in enumerate(doc.shapes) if looks.prose and not labels[i]]
    if not prose:
        return doc.headline
    last = next((i for i in prose if doc.shapes[i].words >= PROSE_WORDS), prose[0])
    candidates = [i for i in range(max(0, last - REACH), last + 1) if _may_be(doc, i, labels, spans, last)]
    if not candidates or candidates == [doc.headline] or (doc.headline is not None and doc.headline not in candidates):
        return doc.headline
    at_sight = _at_sight(doc, candidates, labels, prose[0])
    lead = lead_of(doc.folded, (doc.blocks[i] for i in prose))
    top = _marks(doc.block_folded(0)) if doc.shapes[0].words >= TOP_WORDS else set()
    best, most = None, SURE
    if doc.headline is not None:
        best, most = doc.headline, at_sight[doc.headline] + _in_words(doc, doc.headline, lead, top)
        most += 0.0 if ITEM.match(doc.block_text(doc.headline)) else KNOWN
    for i in sorted(candidates, key=at_sight.__getitem__, reverse=True):
        if at_sight[i] + SAID_BELOW + SAID_ON_TOP <= most:
            break
        worth = at_sight[i] + _in_words(doc, i, lead, top)
        if i != doc.headline and worth > most:
            best, most = i, worth
    return best


def _stands_alone(doc: Doc, headline: int) -> bool:
    """Say whether no other line above the article is left by the rules."""
    if headline >= doc.body or doc.body == len(doc.blocks) or doc.shapes[doc.body].words < PROSE_WORDS:
        return headline == 0 and doc.body == 1
    return all(i == headline or cut_as_line(doc.blocks[i], doc.hits[i]) for i in range(doc.body))


def _may_be(doc: Doc, index: int, labels: Sequence[str], spans: Sequence[Span], last: int) -> bool:
    words, _, stop, is_prose = doc.shapes[index]
    start, end, _, _ = doc.blocks[index]
    if not MIN_WORDS <= words <= MAX_WORDS or end - start > MAX_CHARS:
        return False
    if index != doc.headline and (stop in _FULL_STOPS or (is_prose and index == last)):
        return False
    if labels[index]:
        first = spans[bisect_right(spans, start, key=itemgetter(1))]
        if not first.rule.startswith(_GUESSED):
            return False
    return _LETTER.search(doc.text, start, end) is not None


def _at_sight(doc: Doc, candidates: Sequence[int], labels: Sequence[str], body: int) -> dict[int, float]:
    """Return what each line is worth without a look at its words."""
    texts = {i: doc.block_text(i) for i in candidates}
    listed = {i for i, text in texts.items() if ITEM.match(text)}
    heads = {i for i in candidates if i not in listed and _is_like_headlines(doc.shapes[i])}
    signed = [i for i, label in enumerate(labels) if label in _SIGNING]
    over = {i - step for i in signed for step in range(1, NEAR + 1)}
    under = {i + step for i in signed for step in range(1, NEAR + 1)}
    out = {}
    for i, text in texts.items():
        worth = _of_line(doc, i, text) + BELOW_PROSE * (i >= body) + IN_A_LIST * (i in listed)
        worth += UNDER_A_HEADLINE * (i - 1 in heads) + SIGNED * (i in over) + SIGNED_ABOVE * (i in under)
        out[i] = worth + UNDER_A_KICKER * (i > 0 and doc.shapes[i - 1].words <= KICKER_WORDS)
    return out


def _is_like_headlines(looks: Shape) -> bool:
    """Say whether a line is as long as most headlines, and no sentence."""
    return USUAL_WORDS[0] <= looks.words <= LONGEST_USUAL and looks.stop not in _STOPS


def _of_line(doc: Doc, index: int, text: str) -> float:
    """Return what a line is worth by itself."""
    words, _, stop, is_prose = doc.shapes[index]
    few, many = USUAL_WORDS
    worth = LONG_ENOUGH * min(1.0, words / few) + NOT_TOO_LONG * min(1.0, many / words)
    worth += DIGITS * len(_DIGIT.findall(text)) / len(text)
    worth += FIRST * (index == 0) + PROSE * is_prose + STOPPED * (stop in _STOPS) + SMALL * text[0].islower()
    worth += NAMED * (doc.blocks[index].kind == "h1")
    worth += QUOTED * (text[0] in _QUOTES and text[-1] in _QUOTES)
    worth += PATH * (_ARROW.search(text) is not None)
    return worth + BARRED * (_BAR.search(text) is not None)


def _in_words(doc: Doc, index: int, lead: str, top: set[str]) -> float:
    """Return what it is worth that the article and the first line of all say the same words."""
    worth = SAID_BELOW * overlap(free_text(doc.folded, doc.blocks[index], doc.hits[index]), lead)
    if index and top:
        marks = _marks(doc.block_folded(index))
        worth += SAID_ON_TOP * len(marks & top) / max(1, len(marks))
    return worth


def _marks(line: str) -> set[str]:
    """Return the words of a line; in scripts without spaces, its pairs of letters."""
    if DENSE.search(line):
        return {line[i : i + 2] for i in range(len(line) - 1)}
    return set(TOKEN.findall(line))
