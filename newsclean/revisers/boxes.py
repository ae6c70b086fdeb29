"""How far a box of related stories reaches from the line that announces it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsclean.doc import LONG_BLOCKS, Doc, Hit
from newsclean.revisers.entries import entry_kind
from newsclean.shape import has_two_sentences
from newsclean.span import Span

STORY = "related_link"
NEXT_WORDS = 45  # a headline with its teaser; a paragraph of the article ends in a full stop
NAME_WORDS = 6  # who signs under a lone "By"
NEIGHBOURS = 2  # posts that a page links as the previous and the next
TEASER_LINES = 4  # kicker, headline, section, and one to spare
STORY_WORDS = 4  # of a headline in a list of stories
BOX_BLOCKS = 12  # an inline box holds three to six stories, each in one or two lines
ENOUGH_WORDS = 40  # of paragraphs that tell how long they are in this article, unless it is the dump of a page
TAIL_SHARE = 0.35  # what follows the last box may hold this share of the words before it, and still be the box's

_TIME = re.compile(r"(?<!\d)\d{1,2}[:.h]\d\d(?![.\d])")


def boxes(doc: Doc, spans: Sequence[Span]) -> Sequence[Span]:
    """Mark what the announcing lines (`opens` in the packs) announce.

    `next`: one headline, on the line after, unless the announcing line carries it. `box`: headlines up to the
    next paragraph, or all that follows where little of the article could still come. `end`: all that follows.
    `above`: the line closes a teaser, which stands on the lines above it.
    """
    openers = _openers(doc, spans)
    if not openers:
        return spans
    covered = doc.covered(spans)
    added: list[Span] = []
    # From the end, so that a box that opens inside the reach of another keeps its own label.
    for i, hit in reversed(openers):
        for j in _announced(doc, covered, i, hit):
            if not covered[j] and j != doc.headline:
                label = _label(hit, j - i)
                added.append(doc.mark(j, label, hit.rule.id))
                covered[j] = label
    return [*spans, *added]


def _label(hit: Hit, distance: int) -> str:
    """Return what the announced lines are: links to neighbouring posts are navigation, the rest is other stories."""
    if hit.rule.label == "navigation" and distance > NEIGHBOURS:
        return "related_link"
    return hit.rule.label


def _openers(doc: Doc, spans: Sequence[Span]) -> list[tuple[int, Hit]]:
    """Return the announcing lines, with their block's index, that are still marked."""
    found = [(i, hit) for i, hits in enumerate(doc.hits) for hit in hits if hit.rule.opens]
    marked = {(span.start, span.end, span.rule) for span in spans} if found else set()
    return [(i, hit) for i, hit in found if (hit.start, hit.end, hit.rule.id) in marked]


def _announced(doc: Doc, covered: Sequence[str], index: int, hit: Hit) -> range:
    """Return the blocks that the line announces or closes."""
    if hit.rule.opens != "above":
        return range(index + 1, _reach(doc, covered, index, hit))
    start = index
    while start > max(doc.body + 1, index - TEASER_LINES) and _is_story_link(doc, start - 1) and not covered[start - 1]:
        start -= 1
    return range(start, index)


def _reach(doc: Doc, covered: Sequence[str], index: int, hit: Hit) -> int:
    """Return the index after the last block that the line announces."""
    if hit.rule.opens == "next":
        longest = NAME_WORDS if hit.rule.label == "byline" else NEXT_WORDS
        if not (_announces_only(doc, index, hit) and _is_story_link(doc, index + 1, longest)):
            return index + 1
        return _end_of_last(doc, covered, index) if hit.rule.label == STORY else index + 2
    if doc.page is None and index > doc.body and _little_follows(doc, index):
        if len(doc.blocks) > LONG_BLOCKS:
            return len(doc.blocks)
        return _list_goes_on(doc, index) or _last_words(doc, covered, index) or len(doc.blocks)
    reach, end = index + 1, index + 1 + BOX_BLOCKS
    while reach < min(len(doc.blocks), end):
        if index > doc.body and is_dated_teaser(doc, covered, reach):
            end = reach + 1 + BOX_BLOCKS  # a list of stories, which may be long
        elif not (covered[reach] or _is_story_link(doc, reach)):
            break
        reach += 1
    return reach


def _list_goes_on(doc: Doc, index: int) -> int:
    """Return where the list that a box has interrupted goes on below it, 0 if none does."""
    last = len(doc.blocks) - 1
    kind = entry_kind(doc, index - 1) if index < last else ""
    if not kind or entry_kind(doc, index + 1) == kind:
        return 0  # the stories may be listed just so
    return next((i for i in range(index + 2, last + 1) if entry_kind(doc, i) == kind), 0)


def _last_words(doc: Doc, covered: Sequence[str], index: int) -> int:
    """Return the one paragraph below one headline of a box that may as well end the article, 0 if there is none."""
    last = index + 2
    if last >= len(doc.blocks) or covered[index + 1] not in ("", STORY) or covered[last]:
        return 0
    if not _is_story_link(doc, index + 1) or not doc.shapes[last].sentence or _is_story_link(doc, last):
        return 0
    rest = zip(doc.shapes[last + 1 :], covered[last + 1 :], strict=True)
    return last if all(label or looks.words < STORY_WORDS for looks, label in rest) else 0


def _end_of_last(doc: Doc, covered: Sequence[str], index: int) -> int:
    """Return the index after the headline that a line announces, or after all where no sentence of a text follows."""
    end = index + 2
    if doc.page is not None or index <= doc.body:
        return end
    if any(looks.sentence and not label for looks, label in zip(doc.shapes[end:], covered[end:], strict=True)):
        return end
    while end < len(doc.blocks) and not covered[end] and doc.shapes[end].words >= STORY_WORDS:
        end += 1
    return end


def is_dated_teaser(doc: Doc, covered: Sequence[str], index: int) -> bool:
    """Say whether a block is a sentence under a headline, and that under a date, as stories stand in a list.

    The entries of a live blog are told at length, or have the time of day.
    """
    if index < 2 or covered[index - 2] != "timestamp" or _TIME.search(doc.block_text(index - 2)):
        return False
    if has_two_sentences(doc.block_text(index)):
        return False
    return doc.shapes[index - 1].words >= STORY_WORDS and _is_story_link(doc, index - 1)


def _announces_only(doc: Doc, index: int, hit: Hit) -> bool:
    """Say whether the line says no more than "Read also:", so that the headline must follow."""
    line = doc.block_folded(index)
    found = hit.rule.regex.search(line)
    # Some rules take what stands behind their colon, too.
    return found is not None and not any(map(str.isalnum, line[found.end() :] + line.partition(":")[2]))


def _is_story_link(doc: Doc, index: int, longest: int = NEXT_WORDS) -> bool:
    """Say whether a block could be a headline in a box: it ends in no full stop, or it is very short.

    On a page it is a link, whatever it ends in.
    """
    if index >= len(doc.blocks):
        return False
    looks = doc.shapes[index]
    if doc.page is not None:
        start, end, _, links = doc.blocks[index]
        return looks.words <= longest and 2 * links > end - start
    return looks.words <= longest and (not looks.sentence or looks.words < 4 or looks.stop in "?!…")


def _little_follows(doc: Doc, index: int) -> bool:
    """Say whether the prose after a block is too little to be the rest of the article."""
    before = sum(looks.words for looks in doc.shapes[doc.body : index] if looks.prose)
    after = sum(looks.words for looks in doc.shapes[index + 1 :] if looks.prose and looks.sentence)
    return after < TAIL_SHARE * before and (before >= ENOUGH_WORDS or len(doc.blocks) > LONG_BLOCKS)
