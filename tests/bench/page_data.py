"""The pages that the page model learns from: their documents as the reviser sees them, and which blocks are right."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from body_data import IGNORED, JUNK, KEEP, _mark_segments, align, fold_of, site
from dump_pages import read_pages

from newsclean.doc import Doc
from newsclean.parse import parse
from newsclean.parse.elements import name_words
from newsclean.pipeline import DEFAULT, _marked, _resolve, _without_layout
from newsclean.repair import repair
from newsclean.repair.decode import decode
from newsclean.revisers.words import Words

LINE_WEIGHT = 0.05  # of a labelled block of a page of which only some lines are labelled
SPREAD_WEIGHT = 0.6  # of all lines of such a page that stand beside a labelled one, none more than LINE_WEIGHT
PAGE_WEIGHT = 2.0  # of a page whose whole body is known
INVENTED_WEIGHT = 0.8  # of an invented page
JUNK_WEIGHT = 1.3  # of furniture on a page whose whole body is known; without it, more of that stays than paragraphs go
NEAR_CHARS = 20  # of a line that is a part of one, or has one as a part
JUNK_SHARE = 0.3  # of a block's characters that must be in an unwanted segment

_MARKS = re.compile(r"""\sdata-(?:keep|any)(?:=(?:""|''))?(?=[\s>/])""")


@dataclass
class PageSample:
    """A page, what its elements and the rules say, and the share of each block that is the article's (-1: unknown)."""

    id: str
    site: str
    whole: bool  # its whole body is known
    doc: Doc
    covered: list[str]
    target: np.ndarray
    weight: np.ndarray
    words: Words | None = None
    likely: np.ndarray = field(default_factory=lambda: np.zeros(0))  # `target`, and that of lines like labelled ones

    def __post_init__(self) -> None:
        if not len(self.likely):
            self.likely = self.target

    @property
    def fold(self) -> int:
        return fold_of(self.site)

    @property
    def open(self) -> np.ndarray:
        return np.array([not label for label in self.covered])

    def names(self) -> list[frozenset[str]]:
        """Return for each block the words of the names of all elements around it, but for the outermost."""
        page = self.doc.page
        assert page is not None
        out = []
        for look in page.looks:
            said, at = set(name_words(look.names)), look.element
            while at > 0:
                said.update(name_words(page.elements[at].names))
                at = page.elements[at].parent
            out.append(frozenset(said))
        return out


def page_samples(pages: Path) -> Iterator[PageSample]:
    """Yield the pages of ../shared/data/pages that have text."""
    for gold, html in read_pages(pages):
        if (sample := _sample(gold, html)) is not None:
            yield sample


def read_page(html: str, url: str | None) -> tuple[Doc, list[str]] | None:
    """Return a page as the page model gets to see it: the document, and the label that each block has already."""
    source = parse(html, "page", url)
    text, page, meta = source.text, source.page, source.meta
    assert page is not None
    steps = _resolve(tuple(step for step in DEFAULT.steps if step not in ("body", "headings")))
    repaired, edits = repair(text, _without_layout(steps.repairs))
    page = page.repaired(repaired, edits) if edits else page
    if not page.blocks:
        return None
    doc = DEFAULT._read(repaired, "", page, meta, source.site)
    return doc, doc.covered(_marked(doc, steps))


def frame_samples(folder: Path) -> Iterator[PageSample]:
    """Yield the invented pages of a folder: in `data-keep` is the article, in `data-any` what may stay or go."""
    for path in sorted(folder.glob("*.html")):
        yield _frame(path)


def golden_samples(folder: Path) -> Iterator[PageSample]:
    """Yield the golden pages that hold an article, see tests/test_pages.py."""
    for path in sorted(folder.glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        if not gold.get("body"):
            continue
        html = decode(path.with_suffix(".html").read_bytes()).text
        either = [gold.get(key) or [] for key in ("standfirst", "dateline", "optional")]
        flat = [line for value in either for line in ([value] if isinstance(value, str) else value)]
        yield _invented(path.stem, html, gold.get("url"), gold["body"].split("\n"), flat)


def _frame(path: Path) -> PageSample:
    from selectolax.lexbor import LexborHTMLParser

    html = path.read_text("utf-8")
    tree = LexborHTMLParser(html)
    kept, either = ([node.text() for node in tree.css(f"[{mark}]")] for mark in ("data-keep", "data-any"))
    return _invented(path.stem, _MARKS.sub("", html), None, kept, either)


def _invented(name: str, html: str, url: str | None, kept: Iterable[str], either: Iterable[str]) -> PageSample:
    """Return an invented page; its lines are the article's if they are among `kept`, unknown if near them."""
    found = read_page(html, url)
    assert found is not None, f"{name}: no text"
    doc, covered = found
    wanted = {_squash(line) for line in kept} - {""}
    free = {_squash(line) for line in either}
    target = np.zeros(len(doc.blocks))
    for i in range(len(doc.blocks)):
        line = _squash(doc.block_text(i))
        if line in wanted:
            target[i] = 1
        elif (
            line in free or i == doc.headline or any(line in other or other in line for other in wanted if _near(line))
        ):
            target[i] = -1
    open_ = np.array([not label for label in covered])
    size = np.array([looks.words for looks in doc.shapes], float)
    weight = (target >= 0) * open_ * np.sqrt(np.minimum(size, 80) + 0.5)
    weight = INVENTED_WEIGHT * weight / max(weight.sum(), 1.0)
    return PageSample(name, f"{name}.example", True, doc, covered, target, weight)


def _near(line: str) -> bool:
    return len(line) > NEAR_CHARS


def _squash(text: str) -> str:
    return " ".join(text.split())


def check_frame(path: str) -> str:
    """Return the blocks of a frame, each with what it counts as and the label that its element or a rule gives."""
    sample = _frame(Path(path))
    names = {1: "keep", -1: "any", 0: "-"}
    rows = zip(sample.target, sample.covered, range(len(sample.covered)), strict=True)
    return "\n".join(f"{names[int(t)]:5}{label:22}{sample.doc.block_text(i)[:80]}" for t, label, i in rows)


def _sample(gold: dict[str, Any], html: str) -> PageSample | None:
    found = read_page(html, gold["url"] if gold["url"].startswith("http") else None)
    if found is None:
        return None
    doc, covered = found
    whole = gold["kind"] == "full"
    marks = align(doc.text, gold) if whole else _mark_segments(doc.text, gold)
    target = np.full(len(doc.blocks), -1.0)
    for i, block in enumerate(doc.blocks if marks is not None else ()):
        assert marks is not None
        part = marks[block.start : block.end]
        kept, junk, ignored = ((part == kind).sum() for kind in (KEEP, JUNK, IGNORED))
        if not whole:
            target[i] = 1 if kept else 0 if junk > JUNK_SHARE * len(part) else -1
        elif kept + junk and ignored <= max(kept, junk):
            target[i] = kept / (kept + junk)
    open_ = np.array([not label for label in covered])
    size = np.array([looks.words for looks in doc.shapes], float)
    weight = (target >= 0) * open_ * (np.sqrt(np.minimum(size, 80) + 0.5) if whole else 1.0)
    weight = PAGE_WEIGHT * weight / max(weight.sum(), 1.0) if whole else LINE_WEIGHT * weight
    weight[target < 0.5] *= JUNK_WEIGHT if whole else 1.0
    likely = target if whole else _spread(doc, target, open_)
    beside = (likely >= 0) & (target < 0)
    if beside.any():
        share = np.sqrt(np.minimum(size[beside], 80)) + 0.5
        weight[beside] = np.minimum(SPREAD_WEIGHT * share / share.sum(), LINE_WEIGHT)
    return PageSample(gold["id"], site(gold["url"]), whole, doc, covered, target, weight, likely=likely)


def _spread(doc: Doc, target: np.ndarray, open_: np.ndarray) -> np.ndarray:
    """Return the target with that of the lines that stand beside labelled ones, in elements of the same names."""
    assert doc.page is not None
    elements = doc.page.elements
    groups: dict[Any, list[int]] = defaultdict(list)
    for i, look in enumerate(doc.page.looks):
        if look.element >= 0:
            own = elements[look.element]
            groups["in", look.element].append(i)
            groups[own.parent, own.tag, name_words(own.names), look.names].append(i)
    told: dict[int, set[bool]] = defaultdict(set)
    for lines in groups.values():
        said = {bool(target[i] > 0.5) for i in lines if target[i] >= 0}
        for i in lines if said else ():
            told[i] |= said
    out = target.copy()
    for i, said in told.items():
        if target[i] < 0 and open_[i] and len(said) == 1:
            out[i] = float(said.pop())
    return out


def golds(pages: Path) -> list[dict[str, Any]]:
    with (pages / "gold.jsonl").open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]
