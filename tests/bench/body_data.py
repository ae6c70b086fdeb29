"""The documents that the body model learns from: texts, page dumps, containers of pages, clean articles.

Each is a repaired text with a mark for each code point: does it belong to the article?
"""

from __future__ import annotations

import hashlib
import json
import random
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import numpy as np
from body_made_up import Frame, common_words, cut_frame, insert_made_up, shorten
from dump_pages import DUMPERS, read_pages

from newsclean.parse.text import find_lines
from newsclean.repair import repair
from newsclean.span import Edit

UNKNOWN, JUNK, KEEP, IGNORED = 0, 1, 2, 3
GRAM = 4  # words that must follow each other to count as the article's
FOLDS = 5
DENSE = "\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af"
WORD = re.compile(rf"[{DENSE}]|[^\W{DENSE}]+")
CONTAINERS = 4  # elements around the article, from the smallest out


@dataclass
class Sample:
    """A text with its marks; `group` is its site, so that no site is in training and test."""

    id: str
    group: str
    source: str  # text, inscriptis, soup, container, paragraphs, clean, mixed, lines (a page with marked lines only)
    text: str
    marks: np.ndarray
    labels: list[str] = field(default_factory=list)  # of each code point, where the gold tells
    made_up: bool = False

    @property
    def fold(self) -> int:
        return fold_of(self.group)


def fold_of(group: str) -> int:
    """Return the fold of a site."""
    return int(hashlib.md5(group.encode()).hexdigest(), 16) % FOLDS


def samples(shared: Path) -> Iterator[Sample]:
    """Yield all documents, real ones and what is made of them, in a fixed order."""
    rng = random.Random(11)
    real = [*_texts(shared / "data/texts"), *_pages(shared / "data/pages")]
    yield from _mixed(real, rng)
    for sample in real:
        yield sample
        times = {"text": 2, "clean": 1, "inscriptis": 1, "soup": 1, "container": rng.randrange(2)}.get(sample.source, 0)
        for _ in range(times):
            if found := insert_made_up(sample.text, sample.marks, KEEP, rng):
                labels = found.spread(sample.labels, "") if sample.labels else []
                yield Sample(sample.id, sample.group, sample.source, found.text, found.marks, labels, True)
        if sample.source == "clean":
            yield _clean(sample.id, sample.group, shorten(sample.text, rng), made_up=True)


def _mixed(real: list[Sample], rng: random.Random) -> Iterator[Sample]:
    """Yield clean articles in the furniture of another site of their fold, one of their language if there is one.

    Where an article ends is the hardest question, and this gives each ending other neighbours.
    """
    pool: dict[int, list[tuple[Frame, frozenset[str], str]]] = {fold: [] for fold in range(FOLDS)}
    for sample in real:
        if sample.source in ("inscriptis", "soup", "container"):
            frame = cut_frame(sample.text, sample.marks, KEEP)
            pool[sample.fold].append((frame, common_words(sample.text), sample.group))
    for sample in real:
        if sample.source != "clean":
            continue
        words = common_words(sample.text)
        others = [entry for entry in rng.sample(pool[sample.fold], 16) if entry[2] != sample.group]
        frame = max(others, key=lambda entry: len(entry[1] & words))[0]
        above, below = frame.above[len(frame.above) - rng.randrange(26) :], frame.below[: rng.randrange(31)]
        if rng.random() < 0.3:
            above = []
        parts = [("\n".join(above), JUNK), (sample.text, KEEP), ("\n".join(below), JUNK)]
        text = "\n".join(part for part, _ in parts)
        marks = [mark for part, mark in parts for mark in [mark] * (len(part) + 1)][:-1]
        if repair(text)[0] == text:
            yield Sample(sample.id, sample.group, "mixed", text, np.array(marks, np.uint8))


def _clean(id: str, group: str, text: str, *, made_up: bool = False) -> Sample:
    text = repair(text)[0]
    return Sample(id, group, "clean", text, np.full(len(text), KEEP, np.uint8), made_up=made_up)


def _texts(folder: Path) -> Iterator[Sample]:
    for path in sorted(folder.glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        with path.with_suffix(".txt").open(encoding="utf-8", newline="") as file:
            raw = file.read()
        marks = np.full(len(raw), KEEP, np.uint8)
        labels = [""] * len(raw)
        if gold.get("title_span"):
            marks[slice(*gold["title_span"])] = IGNORED
        for cut in gold["removed"]:
            start = cut.get("start", raw.find(cut["text"]))
            end = start + len(cut["text"])
            marks[start:end] = JUNK
            labels[start:end] = [cut["category"]] * (end - start)
        text, edits = repair(raw)
        carried = list(_sources(len(raw), edits))
        group = gold["site_group"]
        yield Sample(gold["id"], group, "text", text, marks[carried], [labels[i] for i in carried])
        yield _clean(gold["id"], group, gold["body"])
        if gold["title"]:
            yield _clean(gold["id"], group, f"{gold['title']}\n\n{gold['body']}")


def _sources(length: int, edits: list[Edit]) -> Iterator[int]:
    """Yield for each code point of the repaired text the place in the raw text that it comes from."""
    at = 0
    for edit in edits:
        yield from range(at, edit.start)
        yield from [min(edit.start, length - 1)] * len(edit.new)
        at = edit.end
    yield from range(at, length)


def _pages(folder: Path) -> Iterator[Sample]:
    for gold, html in read_pages(folder):
        group = site(gold["url"])
        for name, dumper in DUMPERS.items():
            text = repair(dumper(html))[0]
            if gold["kind"] == "segments":
                yield Sample(gold["id"], group, "lines", text, _mark_segments(text, gold))
            elif (marks := align(text, gold)) is not None:
                yield Sample(gold["id"], group, name, text, marks)
        if gold["kind"] == "full":
            yield _clean(gold["id"], group, gold["body"])
            yield _clean(gold["id"], group, f"{gold['title']}\n{gold['body']}")
            yield from _containers(gold, html, group)


def site(url: str) -> str:
    """Return the site that a page's address or name stands for."""
    host = urlsplit(url).netloc.lower() if "://" in url else url.split("::")[-1].split("-")[0].lower()
    parts = host.removeprefix("www.").split(".")
    depth = 3 if len(parts) > 2 and parts[-2] in ("co", "com", "org", "net", "gov") else 2
    return ".".join(parts[-depth:])


def _mark_segments(text: str, gold: dict[str, Any]) -> np.ndarray:
    marks = np.full(len(text), UNKNOWN, np.uint8)
    for segments, mark in ((gold["unwanted"], JUNK), (gold["wanted"], KEEP)):
        for segment in segments:
            words = [re.escape(word) for word in segment.split()]
            for found in re.finditer(r"\s+".join(words), text) if words else ():
                marks[found.start() : found.end()] = mark
    return marks


def _words(text: str) -> list[tuple[str, int, int]]:
    return [(m[0].casefold(), m.start(), m.end()) for m in WORD.finditer(text)]


def _grams(words: list[str], n: int = GRAM) -> list[tuple[str, ...]]:
    return [tuple(words[i : i + n]) for i in range(len(words) - n + 1)]


def align(text: str, gold: dict[str, Any]) -> np.ndarray | None:
    """Return the marks of a dump whose article is known; None if the dump does not hold it.

    A word is the article's if four words around it stand in the gold body in this order. Outside the densest
    stretch this counts only for what the stretch itself lacks, so that a teaser that repeats the lead is junk.
    """
    places = _words(text)
    words = [word for word, _, _ in places]
    grams = _grams(words)
    wanted = set(_grams([word for word, _, _ in _words(gold["body"])]))
    hit = np.array([gram in wanted for gram in grams], bool)
    if not hit.any():
        return None
    covered = np.zeros(len(words), bool)
    for i in np.flatnonzero(hit):
        covered[i : i + GRAM] = True
    start, end = _densest(covered)
    inside = set(grams[start : max(start, end - GRAM + 1)])
    kept = covered.copy()
    kept[:start] = kept[end:] = False
    for i in np.flatnonzero(hit):
        if not start <= i < end and grams[i] not in inside:
            kept[i : i + GRAM] = True
    marks = np.full(len(text), JUNK, np.uint8)
    for keep, (_, low, high) in zip(kept, places, strict=True):
        if keep:
            marks[low:high] = KEEP
    lead = places[start][1]
    _mark_line(text, gold["summary"], marks, KEEP, lead - 1500, lead)
    _mark_line(text, gold["title"], marks, IGNORED, 0, len(text))
    return marks


def _densest(covered: np.ndarray) -> tuple[int, int]:
    best, now, start, found = 0.0, 0.0, 0, (0, 0)
    for i, value in enumerate(np.where(covered, 1.0, -0.6)):
        if now <= 0:
            now, start = 0.0, i
        now += value
        if now > best:
            best, found = now, (start, i + 1)
    return found


def _mark_line(text: str, line: str | None, marks: np.ndarray, mark: int, low: int, high: int) -> None:
    """Mark the lines within (low, high] that say the same as `line`, unless they hold some of the article."""
    wanted = set(_grams([word for word, _, _ in _words(line or "")], 3))
    for block in find_lines(text) if wanted else ():
        grams = _grams([word for word, _, _ in _words(text[block.start : block.end])], 3)
        if not grams or not low < block.end <= high or (marks[block.start : block.end] == KEEP).any():
            continue
        if sum(g in wanted for g in grams) >= 0.8 * len(grams) and len(grams) >= 0.6 * len(wanted):
            marks[block.start : block.end] = mark


def _containers(gold: dict[str, Any], html: str, group: str) -> Iterator[Sample]:
    """Yield the elements around the article, with and without the page's title, and all paragraphs of the page."""
    import lxml.html
    from inscriptis import get_text

    try:
        root = lxml.html.fromstring(html)
    except ValueError:
        root = lxml.html.fromstring(html.encode("utf-8"))
    for element in list(root.iter("script", "style", "noscript", "template")):
        element.drop_tree()
    texts = [get_text(lxml.html.tostring(e, encoding="unicode")) for e in _elements_around(root, gold["body"])]
    if texts and (title := root.findtext(".//title")):
        texts.append(f"{title.strip()}\n\n{texts[min(1, len(texts) - 1)]}")
    paragraphs = "\n".join(" ".join(p.text_content().split()) for p in root.iter("p"))
    named = [("container", text) for text in texts] + [("paragraphs", f"{gold['title']}\n{paragraphs}")]
    for source, text in named:
        repaired = repair(text)[0]
        marks = align(repaired, gold)
        if marks is not None:
            yield Sample(gold["id"], group, source, repaired, marks)


def _elements_around(root: Any, body: str) -> list[Any]:
    wanted = Counter(word for word, _, _ in _words(body))
    whole = sum(wanted.values())

    def cover(element: Any) -> tuple[float, int]:
        words = Counter(word for word, _, _ in _words(element.text_content()))
        return sum((words & wanted).values()) / whole, sum(words.values())

    chain, node = [root], root
    while found := max(((cover(e)[0], i, e) for i, e in enumerate(node) if isinstance(e.tag, str)), default=None):
        if found[0] < 0.9:
            break
        node = found[2]
        chain.append(node)
    picked: list[Any] = []
    last = 0.0
    for element in reversed(chain):
        size = cover(element)[1]
        if size > 1.05 * last and len(picked) < CONTAINERS:
            picked.append(element)
            last = size
    return picked
