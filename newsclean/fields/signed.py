"""Who wrote the article of a text, from what stands near it; on the dump of a page most names are other people's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from newsclean.doc import Doc
from newsclean.fields.authors import is_name
from newsclean.fields.byline_parts import byline_words
from newsclean.fields.bylines import SIGNED, authors, read_names, surest
from newsclean.fields.letters import may_name
from newsclean.fields.mentions import is_told_about
from newsclean.fields.signatures import starts_with_lead
from newsclean.fields.sources import telling
from newsclean.fields.stretch import ABOVE, BEHIND, BELOW, HEAD, INSIDE, Stretch, block_at, is_guessed
from newsclean.rules.fold import fold
from newsclean.span import Span

INNER = "head"  # the rule of what is found in a line
LONE = "names"  # the rule of lines that are nothing but a name
# Source of these: names around the headlines of the dumps of 667 saved pages. Four of five that stand so are the
# author's, of all names around a headline every second one.
BELOW_HEADLINE = 5  # lines that a name may stand under the headline,
RIGHT_BELOW = 2  # lines where nothing else need say that it signs,
OVER_BODY = 25  # and lines above the first paragraph; a menu is longer
BESIDE = 2  # lines around a name with a date, a byline, or the headline said again
COMPANY = frozenset({"byline", "timestamp", "reading_time", "duplicate_headline"})
MAX_CHARS = 60
LINE_CHARS = 120
LEAD_WORDS = 3  # before "by"; more are a sentence
_BAR = re.compile(r"[|•·]|\s[-–—/]\s")
_WORD = re.compile(r"[^\W\d_]{2,}")
_EDGES = " \t,;|/•·&-–—"


def text_authors(doc: Doc, spans: Sequence[Span], stretch: Stretch) -> tuple[str, ...]:
    """Return the authors of the article that stands at `stretch`; `spans` are all that is cut, sorted and disjoint.

    In the dump of a page the lines around the headline come first. If nobody signs there, one byline in the article or
    right below it is its own; two are not, and what stands farther off signs other stories.
    """
    if not stretch.is_dump:
        return authors(doc, telling(spans))
    head = _Head(doc, spans, stretch)
    zones: dict[int, list[Span]] = {HEAD: [], INSIDE: [], BEHIND: []}
    for span in spans:
        if span.label not in SIGNED or span.rule.startswith("body."):
            continue
        index = block_at(doc, span.start)
        zone = stretch.zone(index)
        if zone not in (HEAD, ABOVE):
            zones.get(zone, []).append(span)
        elif span.rule != LONE or head.signs(index):
            zones[HEAD].append(span)
    zones[HEAD] += head.unseen()
    zones[HEAD] += _joined(doc, zones[HEAD])
    signed = surest(sorted(zones[HEAD]))
    if found := read_names(doc, signed) or read_names(doc, list(head.behind_leads())):
        return tuple(found)
    for zone in (INSIDE, BEHIND):
        bylines = {tuple(names) for span in zones[zone] if (names := read_names(doc, [span]))}
        if bylines:
            return bylines.pop() if len(bylines) == 1 else ()
    return ()


@cache
def _inside() -> re.Pattern[str]:
    """Return the pattern of "by" in a folded line, with what may name somebody behind it."""
    words = "|".join(sorted(byline_words("inside")))
    return re.compile(rf"(?<!\w)(?:{words}) (?P<names>[^\d|•·:(\[–—]+)")


class _Head:
    """The lines around a headline, where names stand alone."""

    def __init__(self, doc: Doc, spans: Sequence[Span], stretch: Stretch) -> None:
        self.doc, self.stretch = doc, stretch
        self.labels = doc.covered(spans)
        self.rules = {span.start: span.rule for span in spans}
        self.prose: list[str] | None = None

    def signs(self, index: int) -> bool:
        """Say whether a name signs: with "By", or near headline or date where nobody speaks of its owner."""
        text = self.doc.block_text(index)
        if starts_with_lead(text, self.doc.lines[index]):
            return True
        is_near = 0 < index - self.stretch.headline <= BELOW_HEADLINE or self._has_company(index, 1)
        return is_near and not self._is_told(text)

    def behind_leads(self) -> Iterator[Span]:
        """Yield what stands behind "by" in lines that say other things, too: "Column by Ana Vega, 3 comments"."""
        doc = self.doc
        for i in self.stretch.head(len(self.labels)):
            start, end, _, _ = doc.blocks[i]
            if i == self.stretch.headline or doc.shapes[i].sentence or end - start > LINE_CHARS:
                continue
            found = _inside().search(doc.folded, start, end) if is_guessed(self.rules.get(start, "")) else None
            if not found or self._is_told(doc.text[slice(*found.span("names"))]):
                continue
            before = _WORD.findall(_BAR.split(doc.folded[start : found.start()])[-1])
            if len(before) <= LEAD_WORDS and not (before and before[-1] in byline_words("helper")):
                yield Span(*found.span("names"), "byline", INNER)

    def unseen(self) -> Iterator[Span]:
        """Yield the lines under the headline that are one person's name, whatever they were taken for."""
        doc, top = self.doc, self.stretch.headline
        last = min(top + BELOW_HEADLINE + 1, self.stretch.body + BELOW, len(self.labels))
        for i in range(max(top + 1, self.stretch.body - OVER_BODY), last):
            text = doc.block_text(i)
            if not self.labels[i] or len(text) > MAX_CHARS or not is_guessed(self.rules.get(doc.blocks[i].start, "")):
                continue
            if not may_name(text) or not is_name(text.strip(_EDGES), doc.language):
                continue
            if (i <= top + RIGHT_BELOW or self._has_company(i, BESIDE)) and not self._is_told(text):
                yield doc.mark(i, "byline", LONE)

    def _has_company(self, index: int, reach: int) -> bool:
        near = self.labels[max(0, index - reach) : index] + self.labels[index + 1 : index + reach + 1]
        return not COMPANY.isdisjoint(near)

    def _is_told(self, name: str) -> bool:
        if self.prose is None:
            kept = (i for i, label in enumerate(self.labels) if not label)
            self.prose = [self.doc.block_text(i) for i in kept if self.doc.shapes[i].prose]
        return is_told_about(name, self.prose, self.doc, often=1)


def _joined(doc: Doc, head: Sequence[Span]) -> Iterator[Span]:
    """Yield the names below others with nothing between but a line that joins them: "Ana Vega", "and", "Tom Reed"."""
    joining = {"", *byline_words("join")}
    for span in head:
        i = block_at(doc, span.end - 1) + 2
        while i < len(doc.blocks) and fold(doc.block_text(i - 1)).strip(_EDGES) in joining:
            text = doc.block_text(i)
            if len(text) > MAX_CHARS or not is_name(text.strip(_EDGES), doc.language):
                break
            yield doc.mark(i, "byline", span.rule)
            i += 2
