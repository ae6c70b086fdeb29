"""From documents to the training rows of the model of long texts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from body_data import Sample
from body_rows import ALL, NONE, SOME, marked_readings, targets_of
from body_taught import TaughtSample

from newsclean.doc import LONG_BLOCKS
from newsclean.revisers.body import unbox
from newsclean.revisers.features import Lexicon, Reading, read
from newsclean.revisers.place import place_columns
from newsclean.revisers.spacing import spacing_columns

READINGS = {"text": (ALL, SOME, NONE), "inscriptis": (ALL, SOME), "soup": (ALL, SOME)}
# How much a document of each source counts.
WEIGHTS = {
    "text": 8.0, "inscriptis": 2.0, "soup": 2.0, "container": 0.6, "paragraphs": 0.7, "clean": 1.2, "mixed": 1.2,
    "taught": 0.8, "invented": 1.0,
}  # fmt: skip
TOLD = 3.0  # how much more a line counts that the gold of a page labels than one that the page model does


@dataclass
class Row:
    """One reading of one document."""

    source: str
    group: str
    fold: int
    made_up: bool
    first_reading: bool
    reading: Reading
    place: np.ndarray  # [place, n]
    spacing: np.ndarray  # [spacing, n]
    open: np.ndarray  # which blocks no rule has named
    target: np.ndarray  # share of the block that is the article's; -1: not known
    label: np.ndarray  # index into LABELS; -1: none
    weight: np.ndarray


def make_rows(samples: Sequence[Sample]) -> list[Row]:
    """Return the readings of all documents that hold a block."""
    return [row for i, sample in enumerate(samples) for row in _read_sample(i, sample)]


def _read_sample(index: int, sample: Sample) -> Iterator[Row]:
    for i, (doc, spans) in enumerate(marked_readings(index, sample, READINGS)):
        open_ = unbox(doc, spans)[0] if len(doc.blocks) > LONG_BLOCKS else spans
        reading = read(doc, doc.covered(open_), Lexicon(np.zeros(0, np.uint64), np.zeros(0)))
        target, label = targets_of(sample, doc)
        weight = np.sqrt(np.minimum(reading.size, 80) + 0.5) * (target >= 0)
        weight *= WEIGHTS[sample.source] * (0.5 if sample.made_up else 1) / max(weight.sum(), 1)
        if isinstance(sample, TaughtSample):
            weight *= [TOLD if sample.told[block.start : block.end].any() else 1.0 for block in doc.blocks]
        yield Row(
            sample.source, sample.group, sample.fold, sample.made_up, i == 0, reading, place_columns(doc, reading),
            spacing_columns(doc, reading), reading.hidden == 0, target, label, weight,
        )  # fmt: skip
