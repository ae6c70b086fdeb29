"""What web pages teach about their dumps: the page model's word for the article, and the marks of invented pages.

A page says more than its dump: names, tags, where links are. So the page model tells which lines are the article's on
the pages of which the gold labels only some lines. It judges each page by trees that have not seen its site.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import numpy as np
from body_data import IGNORED, KEEP, UNKNOWN, Sample, align, samples
from dump_pages import DUMPERS
from page_data import _MARKS, frame_samples, golden_samples, page_samples
from train_page import FRAMES, GOLDEN, NO_LEXICON, cross_validate

from newsclean.parse.text import find_lines
from newsclean.repair import repair
from newsclean.repair.decode import decode
from newsclean.revisers.features import read
from newsclean.revisers.page_body import choose

TAUGHT_CHARS = 200  # of an article; with less, nobody can say where it stands in a dump


class Taught(NamedTuple):
    """What the page model takes for the article of a page."""

    title: str
    body: str


@dataclass
class TaughtSample(Sample):
    """A dump marked as its page was; `told` says which code points the gold itself marks."""

    told: np.ndarray = field(default_factory=lambda: np.zeros(0, bool))


def dump_samples(shared: Path) -> Iterator[Sample]:
    """Yield all documents; those of which only some lines are labelled are taught the rest."""
    taught = taught_pages(shared / "data/pages")
    for sample in samples(shared):
        if sample.source != "lines":
            yield sample
        elif sample.id in taught and (found := teach(sample, taught[sample.id])) is not None:
            yield found
    yield from invented_samples()


def teach(sample: Sample, page: Taught) -> TaughtSample | None:
    """Return a dump marked as its page was; what the gold says of some of its lines is right in any case."""
    marks = align(sample.text, {"body": page.body, "title": page.title, "summary": None})
    if marks is None or len(page.body) < TAUGHT_CHARS:
        return None
    told = sample.marks != UNKNOWN
    marks = np.where(told, sample.marks, marks)
    return TaughtSample(sample.id, sample.group, "taught", sample.text, marks, told=told)


def taught_pages(pages: Path) -> dict[str, Taught]:
    """Return what the page model takes for the article of each page, by models that have not seen its site."""
    samples = list(page_samples(pages))
    invented = [*golden_samples(GOLDEN), *frame_samples(FRAMES)]
    for sample in (*samples, *invented):
        sample.words = read(sample.doc, sample.covered, NO_LEXICON).words
    found = {}
    for sample, odds in zip(samples, cross_validate(samples, invented, print), strict=True):
        stays, headline, title = choose(sample.doc, odds, sample.covered), sample.doc.headline, ""
        if headline is not None:
            stays[headline], title = False, sample.doc.block_text(headline)
        found[sample.id] = Taught(title, "\n".join(sample.doc.block_text(i) for i in np.flatnonzero(stays)))
    return found


def invented_samples() -> Iterator[Sample]:
    """Yield the dumps of the invented pages."""
    for name, html, kept, either in _invented_pages():
        for dumper in DUMPERS.values():
            text = repair(dumper(html))[0]
            marks = align(text, {"body": "\n".join(kept), "title": "", "summary": None})
            if marks is None:
                continue
            wanted = {" ".join(line.split()) for line in kept} - {""}
            for block in find_lines(text):  # a subheading of two words has no four in a row
                if " ".join(text[block.start : block.end].split()) in wanted:
                    marks[block.start : block.end] = KEEP
            for line in either:
                pattern = r"\s+".join(map(re.escape, line.split()))
                for found in re.finditer(pattern, text) if pattern else ():
                    part = marks[found.start() : found.end()]
                    part[part != KEEP] = IGNORED
            yield Sample(name, f"{name}.example", "invented", text, marks)


def _invented_pages() -> Iterator[tuple[str, str, list[str], list[str]]]:
    """Yield the name of each page, the page, its lines that are the article's, and those that may stay or go."""
    from selectolax.lexbor import LexborHTMLParser

    for path in sorted(FRAMES.glob("*.html")):
        html = path.read_text("utf-8")
        tree = LexborHTMLParser(html)
        kept, either = ([node.text() for node in tree.css(f"[{mark}]")] for mark in ("data-keep", "data-any"))
        yield path.stem, _MARKS.sub("", html), kept, either
    for path in sorted(GOLDEN.glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        if gold.get("body"):
            values = [gold.get(key) or [] for key in ("title", "standfirst", "dateline", "optional")]
            lines = [line for value in values for line in ([value] if isinstance(value, str) else value)]
            yield path.stem, decode(path.with_suffix(".html").read_bytes()).text, gold["body"].split("\n"), lines
