"""What the elements of a page say that its lines are, carried over to dumps of the page.

Annotators have named the furniture of few texts. Hundreds of pages name theirs in classes and tags, in many languages;
a line of a dump gets the label of the line of the page that it comes from. That is no gold: a label says where a line
stands, and what is not in the list of names (packs/html.toml) has none.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from body_data import JUNK, UNKNOWN, Sample, _words, site
from dump_pages import DUMPERS, read_pages
from page_data import read_page

from newsclean.doc import Doc
from newsclean.parse.elements import _label
from newsclean.parse.text import find_lines
from newsclean.repair import repair

# What a name says of a line unless an element around it is one of HOLDERS: the date of a story in a box is the box's.
PARTS = frozenset({"byline", "timestamp", "hashtags", "photo_caption", "media_placeholder", "share_counter"})
HOLDERS = frozenset({"related_link", "navigation", "advertisement", "comment_boilerplate", "newsletter"})
VAGUE_TAGS = frozenset({"button", "form", "dialog"})  # they stand in furniture of all kinds
LINKED = 0.8  # share of a line that is a link
STORY_WORDS = range(5, 26)  # of a link that is a headline
NEXT_WORDS = 200  # how far after the last line the next one is looked for, where the page says it more than once
ABOVE, BELOW = (2, 6, 12, 25), (4, 10, 20, 40)  # lines of furniture that are left around an article
MIN_PROSE = 3  # paragraphs of an article that can be cut out


def dump_samples(pages: Path) -> Iterator[Sample]:
    """Yield the dumps of all pages with the labels of their lines, whole and with little around the article."""
    for gold, html in read_pages(pages):
        found = read_page(html, gold["url"] if gold["url"].startswith("http") else None)
        if found is None:
            continue
        doc = found[0]
        marked = doc.covered(doc.marks)
        labels, prose = line_labels(doc, marked), _prose(doc, marked)
        for name, dumper in DUMPERS.items():
            text = repair(dumper(html))[0]
            lines, carried = find_lines(text), carry(text, doc, labels)
            yield _sample(gold["id"], site(gold["url"]), text, lines, carried)
            rng = random.Random(gold["id"] + name)
            if (part := _around_article(carry(text, doc, prose), rng)) is not None:
                yield _sample(gold["id"], site(gold["url"]), text, lines[part], carried[part])


def line_labels(doc: Doc, marked: Sequence[str]) -> list[str]:
    """Return what each line of a page is, "" where its elements do not tell; `marked` is the label that cuts it."""
    out = []
    for i, (block, shape) in enumerate(zip(doc.blocks, doc.shapes, strict=True)):
        label = _named(doc, i) if marked[i] else ""
        is_link = block.links >= LINKED * (block.end - block.start)
        if label in ("", "navigation") and is_link and shape.words in STORY_WORDS and shape.stop != ".":
            label = "related_link"
        out.append(label)
    return out


def _named(doc: Doc, index: int) -> str:
    """Return the label of the innermost element with a telling name, or else of one with a telling tag."""
    assert doc.page is not None
    look = doc.page.looks[index]
    names, tags = [_label("", look.names)[0]], []
    at = look.element
    while at >= 0:
        tag, called, at, _ = doc.page.elements[at]
        if tag not in ("html", "body", "main"):
            names.append(_label("", called)[0])
            tags.append("" if tag in VAGUE_TAGS else _label(tag, "")[0])
    said = [name for name in names if name not in ("", "other")]
    if any(name in HOLDERS for name in said):
        said = [name for name in said if name not in PARTS]
    return next(iter([*said, *filter(None, tags)]), "")


def _prose(doc: Doc, marked: Sequence[str]) -> list[str]:
    """Return a mark for the paragraphs that no element calls furniture."""
    return [
        "prose" if shape.prose and not label and 2 * block.links < block.end - block.start else ""
        for block, shape, label in zip(doc.blocks, doc.shapes, marked, strict=True)
    ]


def carry(text: str, doc: Doc, labels: Sequence[str]) -> list[str]:
    """Return the label of each line of a dump: that of the page's line which holds its words, "" where it is unclear.

    Where lines of different labels do, it is the next one after the line before.
    """
    words, owner = [], []
    places = defaultdict(list)
    for i in range(len(doc.blocks)):
        for word, _, _ in _words(doc.block_text(i)):
            places[word].append(len(words))
            words.append(word)
            owner.append(i)
    out, reached = [], 0
    for line in find_lines(text):
        own = [word for word, _, _ in _words(text[line.start : line.end])]
        found = [at for at in places.get(own[0], ()) if words[at : at + len(own)] == own] if own else []
        following = next((at for at in found if reached <= at), None)
        is_near = following is not None and (following < reached + NEXT_WORDS or len(found) == 1)
        kinds = {labels[owner[at]] for at in found}
        if following is not None and is_near:
            out.append(labels[owner[following]])
            reached = following + len(own)
        else:
            out.append(kinds.pop() if len(kinds) == 1 else "")
    return out


def _around_article(prose: Sequence[str], rng: random.Random) -> slice | None:
    """Return the lines of the article and some around it, None where a dump has nothing else, or no article."""
    found = [i for i, mark in enumerate(prose) if mark]
    if len(found) < MIN_PROSE:
        return None
    first, last = found[len(found) // 20], found[-1 - len(found) // 10]  # a lone one may be a notice
    start, end = max(0, first - rng.choice(ABOVE)), last + 1 + rng.choice(BELOW)
    return slice(start, end) if min(end, len(prose)) - start < 0.9 * len(prose) else None


def _sample(id: str, group: str, text: str, lines: Sequence[tuple[int, ...]], labels: Sequence[str]) -> Sample:
    """Return the part of a dump that has these lines, with their labels by code point."""
    low, high = (lines[0][0], lines[-1][1]) if lines else (0, 0)
    marks = np.full(high - low, UNKNOWN, np.uint8)
    named = [""] * (high - low)
    for line, label in zip(lines, labels, strict=True):
        if label:
            start, end = line[0] - low, line[1] - low
            marks[start:end] = JUNK
            named[start:end] = [label] * (end - start)
    return Sample(id, group, "dump", text[low:high], marks, named)
