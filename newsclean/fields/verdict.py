"""Whether a text is an article at all, and if not, what it is instead.

1. A page that only says what went wrong says so in stock phrases (`captcha`, `error_page`, `consent`, `refusal` in
   the packs) at the start of a line, and little else; an article *about* captchas has paragraphs.
2. A stub before a paywall is short, and the wall has been cut from it.
3. A listing is many headlines with a teaser below them at most. A dump of an article has as many around it, but also
   paragraphs that follow each other. What a web page is, its build says as well: see `page_kind`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from newsclean.compiled import compiled
from newsclean.doc import Doc
from newsclean.fields.page_kind import HEADLINE_WORDS, LIST_RUN, Build, calls_itself_article, guess_kind, measure
from newsclean.rules.fold import fold
from newsclean.rules.pack import word_list
from newsclean.shape import Shape
from newsclean.span import Span

VERDICTS = (
    "article",
    "empty",
    "listing",
    "gallery",
    "video",
    "captcha",
    "consent",
    "paywall_stub",
    "error_page",
    "refusal",
    "too_short",
)

STOCK: Final = ("captcha", "error_page", "consent", "refusal")  # the names of word lists, and verdicts
STOCK_WORDS = 120  # words of prose from which a page says more than its stock phrase
STUB_WORDS = 150
SHORT_WORDS = 20
LISTING_BLOCKS = 12  # and no sentence
LISTING_LINES = 15  # of several words that are no sentences; lists in articles and poems have fewer
LISTING_SHORT = 0.6  # share of a listing's lines that are no sentences
LISTING_RUN = 35  # words of the longest stretch of sentences, from which on it is no teaser
WALL_LINES = 15  # below the last paragraph of a page: a picture, the names of the plans and what they cost
_TITLES: Final = ("title", "page_title", "heading")
_HEADINGS: Final = ("h1", "h2")


class Verdict(NamedTuple):
    """One of VERDICTS, and the numbers that led to it."""

    verdict: str
    signals: dict[str, float]


def judge(doc: Doc, spans: Sequence[Span], text: str, words: int) -> Verdict:
    """Return what the document is; `text` is what is left of it, in so many words.

    The signals of a page are those of a text and, with `page` at 1, those of `page_kind.Build`.
    """
    total, prose, short, headlines = tally(doc.shapes)
    signals = {
        "words": float(words),
        "kept": round(len(text) / len(doc.text), 3) if doc.text else 0.0,
        "prose": round(prose / total, 3) if total else 0.0,
        "short_lines": round(short / len(doc.shapes), 3) if doc.shapes else 0.0,
        "page": float(doc.page is not None),
    }
    if doc.page is None:
        signals |= {"run": float(longest_run(doc.shapes, doc.covered(spans))), "headlines": float(headlines)}
        return Verdict(_of_text(doc, spans, prose, signals), signals)
    build = measure(doc, spans)
    signals |= {name: float(value) for name, value in build._asdict().items()}
    return Verdict(_of_page(doc, spans, build, words), signals)


def _of_text(doc: Doc, spans: Sequence[Span], prose: int, signals: Mapping[str, float]) -> str:
    words = signals["words"]
    if prose < STOCK_WORDS:
        lines = [doc.block_folded(i) for i in range(len(doc.blocks))]
        if said := _says(lines, STOCK):
            return said
    if not words:
        return "empty"
    if words < STUB_WORDS and _ends_at_a_wall(doc, spans):
        return "paywall_stub"
    if signals["short_lines"] >= LISTING_SHORT:
        is_bare = not signals["run"] and len(doc.blocks) >= LISTING_BLOCKS
        if is_bare or (signals["run"] < LISTING_RUN and signals["headlines"] >= LISTING_LINES):
            return "listing"
    return "too_short" if words < SHORT_WORDS else "article"


@compiled
def tally(shapes: Sequence[Shape]) -> tuple[int, int, int, int]:
    """Return the number of words, those in prose, the lines that are no sentences, and those as long as headlines."""
    total = prose = short = headlines = 0
    for size, is_sentence, _, is_prose in shapes:
        total += size
        if is_prose:
            prose += size
        elif not is_sentence:
            short += 1
            headlines += size >= HEADLINE_WORDS
    return total, prose, short, headlines


@compiled
def longest_run(shapes: Sequence[Shape], labels: Sequence[str]) -> int:
    """Return the words of the longest stretch of sentences that stay, with nothing between them.

    `labels` say of each line as what it is cut, "" if it stays.
    """
    longest = run = 0
    for (words, is_sentence, _, is_prose), label in zip(shapes, labels, strict=True):
        if label or not (is_prose or (is_sentence and words >= HEADLINE_WORDS)):
            run = 0
        else:
            run += words
            longest = max(longest, run)
    return longest


def _of_page(doc: Doc, spans: Sequence[Span], build: Build, words: int) -> str:
    if build.run < LIST_RUN:
        # Banners about cookies and forms with a captcha stand on the pages of short articles, too.
        banners = [] if calls_itself_article(doc) else [doc.block_folded(i) for i in range(len(doc.blocks))]
        titles = [fold(one.value) for one in doc.meta if one.field in _TITLES]
        titles += [doc.block_folded(i) for i, block in enumerate(doc.blocks) if block.kind in _HEADINGS]
        if said := _says(banners, ("captcha", "consent", "refusal")) or _says(titles, ("captcha", "error_page")):
            return said
    if kind := guess_kind(doc, build, words):
        return kind
    if not words:
        return "empty"
    if words < STUB_WORDS and _ends_at_a_wall(doc, spans):
        return "paywall_stub"
    return "too_short" if words < SHORT_WORDS else "article"


def _ends_at_a_wall(doc: Doc, spans: Sequence[Span]) -> bool:
    """Say whether a wall stands below the last paragraph; the boxes of a menu offer subscriptions everywhere."""
    labels = doc.covered(spans)
    last = max((i for i, looks in enumerate(doc.shapes) if looks.prose and not labels[i]), default=-1)
    return "subscription_paywall" in labels[last + 1 : last + 1 + WALL_LINES]


def _says(lines: Iterable[str], lists: Iterable[str]) -> str:
    """Return the word list with a phrase that a line starts with; a sentence that quotes one starts otherwise."""
    bare = [line.lstrip(" \"'-*!#.(") for line in lines]
    for name in lists:
        phrases = tuple(word_list(name))
        if any(line.startswith(phrases) for line in bare):
            return name
    return ""
