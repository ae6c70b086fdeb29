"""From documents to training rows: the features of each block, with rules silenced at random.

Packs differ in how much they know of a language, so the model also sees every text without some of the hits and
without any.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from body_data import IGNORED, JUNK, KEEP, Sample

from newsclean.doc import Doc
from newsclean.headline import find_body, find_headline
from newsclean.pipeline import DEFAULT, _resolve
from newsclean.revisers.features import Lexicon, Words, read
from newsclean.revisers.place import place_columns
from newsclean.span import Span

ALL, SOME, NONE = 0, 1, 2  # how many rules speak
READINGS = {"text": (ALL, SOME, NONE), "inscriptis": (ALL, SOME, NONE), "soup": (ALL, SOME, NONE)}
# How much a document of each source counts.
WEIGHTS = {"text": 4.0, "inscriptis": 2.0, "soup": 2.0, "container": 0.7, "paragraphs": 0.7, "clean": 0.8, "mixed": 1.2}
LINE_WEIGHT = 0.15  # of a labelled line of a page that is not labelled otherwise
GUESS_WEIGHT = 0.4  # of all guessed lines of such a page together

# What a block that no rule names can be called.
LABELS = (
    "navigation", "related_link", "photo_caption", "byline", "timestamp", "comment_boilerplate", "social_widget",
    "newsletter", "copyright", "source_credit", "advertisement", "media_placeholder", "hashtags", "breadcrumb", "other",
)  # fmt: skip
_SAME = {
    "photo_credit": "photo_caption", "share_counter": "social_widget", "view_counter": "social_widget",
    "agency_credit": "source_credit", "editor_note": "byline", "dateline": "byline", "app_promo": "newsletter",
    "donation": "newsletter", "subscription_paywall": "newsletter", "cookie_consent": "navigation",
    "reading_time": "timestamp",
}  # fmt: skip


@dataclass
class Row:
    """One reading of one document."""

    source: str
    group: str
    fold: int
    made_up: bool
    first_reading: bool
    own: np.ndarray  # [own, n]
    place: np.ndarray  # [place, n]
    size: np.ndarray
    hidden: np.ndarray
    words: Words
    target: np.ndarray  # share of the block that is the article's; -1: not known
    label: np.ndarray  # index into LABELS; -1: none
    weight: np.ndarray

    def with_guesses(self, scores: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return targets and weights where the sure guesses of an earlier model stand in for labels."""
        sure = (self.target < 0) & (np.abs(scores) > 2)
        target = np.where(self.target >= 0, self.target, np.where(sure, 1 / (1 + np.exp(-scores)), -1))
        root = np.sqrt(np.minimum(self.size, 80) + 0.5) * sure
        return target, self.weight + GUESS_WEIGHT * root / max(root.sum(), 1e-9)


def make_rows(samples: Sequence[Sample]) -> list[Row]:
    """Return the readings of all documents that hold a block."""
    return [row for i, sample in enumerate(samples) for row in _read_sample(i, sample)]


def _read_sample(index: int, sample: Sample) -> Iterator[Row]:
    for i, (doc, spans) in enumerate(marked_readings(index, sample, READINGS)):
        yield _row(sample, doc, spans, i == 0)


def marked_readings(
    index: int, sample: Sample, by_source: Mapping[str, tuple[int, ...]]
) -> Iterator[tuple[Doc, list[Span]]]:
    """Yield what `mark` returns of a document for each reading of its source; nothing if it holds no block."""
    readings = by_source.get(sample.source, (ALL,))
    if sample.made_up or sample.source in ("container", "mixed"):
        readings = ((ALL, SOME, NONE)[index % 3],)
    elif sample.source == "clean":
        readings = ((ALL, NONE)[index % 2],)
    for silence in readings:
        doc, spans = mark(sample.text, silence, random.Random(f"{index}-{silence}"))
        if doc.blocks:
            yield doc, spans


def mark(text: str, silence: int, rng: random.Random) -> tuple[Doc, list[Span]]:
    """Return what the body reviser gets to see, with no rule, some rules or all rules silenced."""
    steps = _resolve(DEFAULT.steps[: DEFAULT.steps.index("body")])
    doc = DEFAULT._read(text, "")
    if silence:
        ids = sorted({hit.rule.id for hits in doc.hits for hit in hits})
        silent = {i for i in ids if silence == NONE or rng.random() < 0.5}
        hits = tuple(tuple(hit for hit in line if hit.rule.id not in silent) for line in doc.hits)
        body = find_body(doc.blocks, doc.shapes, hits)
        headline = find_headline(doc.lines, doc.blocks, doc.shapes, hits, body)
        doc = replace(doc, hits=hits, body=body, headline=headline)
    spans: Sequence[Span] = sorted({*doc.marks, *(span for find in steps.filters for span in find(doc))})
    for revise in steps.revisers:
        spans = revise(doc, spans)
    return doc, list(spans)


def _row(sample: Sample, doc: Doc, spans: Sequence[Span], first: bool) -> Row:
    reading = read(doc, doc.covered(spans), Lexicon(np.zeros(0, np.uint64), np.zeros(0)))
    target, label = targets_of(sample, doc)
    made = np.sqrt(np.minimum(reading.size, 80) + 0.5) * (target >= 0)
    if sample.source == "lines":
        weight = LINE_WEIGHT * (target >= 0)
    else:
        weight = WEIGHTS[sample.source] * (0.5 if sample.made_up else 1) * made / max(made.sum(), 1)
    return Row(
        sample.source, sample.group, sample.fold, sample.made_up, first, reading.own.astype(np.float32),
        place_columns(doc, reading).astype(np.float32), reading.size, reading.hidden > 0, reading.words, target, label,
        weight,
    )  # fmt: skip


def targets_of(sample: Sample, doc: Doc) -> tuple[np.ndarray, np.ndarray]:
    n = len(doc.blocks)
    target, label = np.full(n, -1.0), np.full(n, -1)
    solid = np.array([not char.isspace() for char in sample.text], bool)
    for i, block in enumerate(doc.blocks):
        marks = sample.marks[block.start : block.end][solid[block.start : block.end]]
        kept, junk, ignored = ((marks == kind).sum() for kind in (KEEP, JUNK, IGNORED))
        if sample.source == "lines":
            target[i] = 1 if kept else 0 if junk > 0.3 * len(marks) else -1
        elif kept + junk and ignored <= max(kept, junk):
            target[i] = kept / (kept + junk)
        if sample.labels and junk >= kept and junk:
            names = [name for name in sample.labels[block.start : block.end] if name]
            name = max(sorted(set(names)), key=names.count) if names else ""
            name = _SAME.get(name, name)
            label[i] = LABELS.index(name) if name in LABELS else -1
    if sample.source not in ("text", "lines"):
        target = np.where(target < 0, -1, target >= 0.5).astype(float)
    if doc.headline is not None and (
        sample.source in ("clean", "mixed") or (sample.source == "text" and target[doc.headline] < 0.5)
    ):
        target[doc.headline] = -1  # it becomes the title, whatever this model says
    return target, label
