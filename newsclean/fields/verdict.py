"""Whether a text is an article at all, and if not, what it is instead.

1. A page that only says what went wrong says so in stock phrases (`captcha`, `error_page`, `consent`, `refusal` in
   the packs) at the start of a line, and little else; an article *about* captchas has paragraphs.
2. A stub before a paywall is short, and the wall has been cut from it.
3. A listing is many short lines and hardly any prose.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from newsclean.doc import Doc
from newsclean.rules.pack import word_list
from newsclean.span import Span

VERDICTS = (
    "article",
    "empty",
    "listing",
    "captcha",
    "consent",
    "paywall_stub",
    "error_page",
    "refusal",
    "too_short",
)

STOCK_WORDS = 120  # words of prose from which a page says more than its stock phrase
STUB_WORDS = 150
SHORT_WORDS = 20
LISTING_BLOCKS = 12
LISTING_SHORT = 0.7  # share of a listing's lines that are no sentences
LISTING_PROSE = 0.3  # share of its words that stand in paragraphs, at most


class Verdict(NamedTuple):
    """One of VERDICTS, and the numbers that led to it."""

    verdict: str
    signals: dict[str, float]


def judge(doc: Doc, spans: Sequence[Span], text: str, words: int) -> Verdict:
    """Return what the document is; `text` is what is left of it, in so many words."""
    total = prose = short = 0
    for looks in doc.shapes:
        total += looks.words
        if looks.prose:
            prose += looks.words
        elif not looks.sentence:
            short += 1
    signals = {
        "words": float(words),
        "kept": round(len(text) / len(doc.text), 3) if doc.text else 0.0,
        "prose": round(prose / total, 3) if total else 0.0,
        "short_lines": round(short / len(doc.shapes), 3) if doc.shapes else 0.0,
        "page": float(doc.page is not None),
    }
    return Verdict(_verdict(doc, spans, prose, signals), signals)


def _verdict(doc: Doc, spans: Sequence[Span], prose: int, signals: dict[str, float]) -> str:
    words = signals["words"]
    if prose < STOCK_WORDS:
        lists = {
            "captcha": word_list("captcha"),
            "error_page": word_list("error_page"),
            "consent": word_list("consent"),
            "refusal": word_list("refusal"),
        }
        for name, phrases in lists.items():
            if _says(doc, tuple(phrases)):
                return name
    if not words:
        return "empty"
    if words < STUB_WORDS and any(span.label == "subscription_paywall" for span in spans):
        return "paywall_stub"
    crowded = len(doc.blocks) >= LISTING_BLOCKS and signals["short_lines"] >= LISTING_SHORT
    if crowded and signals["prose"] < LISTING_PROSE:
        return "listing"
    return "too_short" if words < SHORT_WORDS else "article"


def _says(doc: Doc, phrases: tuple[str, ...]) -> bool:
    """Say whether a line starts with one of the stock phrases; a sentence that quotes one starts otherwise."""
    lines = (doc.block_folded(i).lstrip(" \"'-*!#.(") for i in range(len(doc.blocks)))
    return any(line.startswith(phrases) for line in lines)
