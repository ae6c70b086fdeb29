"""Train the networks that name what the body models cut, and write them into the files of these models.

    python tests/bench/train_labels.py SHARED FOLDS [--folds-out FOLDER]

SHARED holds `data/texts` and `data/pages` as ../shared does; train_body.py says where anyone can get the pages. FOLDS
is the folder that train_body.py and train_dumps.py wrote the models of the folds into. They come first: labels are
learned with their lexicons, and all else in the files stays as it is. Needs inscriptis.

1. Annotators have named what is cut from few texts. The elements of pages name far more lines of their dumps, see
   element_labels.py; these count as much as all texts together, each site the same, rare labels a bit more.
   What elements do not tell (rights and imprints, sources, editors' notes) the texts teach alone.
2. Sites are dealt into five folds. Whatever a line is judged by was learned without its fold, and each line is read
   with a lexicon that has not seen its site.
3. Only lines that no rule has named are learned from; rules are silenced at random, see body_rows.py.

Prints how much of the furniture of texts that no rule has named, with all rules, some, and none, the networks of the
folds name right: by the square roots of words, mean over readings. The last are the hardest, and there are more of them
than a pipeline with all its rules meets; dumps.py scores what it does. --folds-out writes the models of the folds there
instead of into FOLDS. The same data and seeds give the same files.
"""

from __future__ import annotations

import os

os.environ["OPENBLAS_NUM_THREADS"] = "1"  # more threads sum in an order that depends on how busy they are

import argparse
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from body_data import FOLDS, Sample, _texts, fold_of
from body_rows import ALL, LABELS, NONE, SOME, marked_readings, targets_of
from element_labels import dump_samples
from fit_net import fit
from train_body import pack_net

from newsclean.doc import LONG_BLOCKS
from newsclean.revisers.body import unbox
from newsclean.revisers.body_net import Labels, Net, label_rows
from newsclean.revisers.body_net import fold as fold_nets
from newsclean.revisers.dump_model import pack_labels
from newsclean.revisers.features import OWN, Lexicon, read
from newsclean.revisers.place import place_columns
from newsclean.revisers.words import Words, lexicon_columns, unpack_lexicon

REVISERS = Path(__file__).parents[2] / "newsclean/revisers"
NO_LEXICON = Lexicon(np.zeros(0, np.uint64), np.zeros(0))
HIDDEN = (32,)
SEEDS = (0, 1, 2)
EPOCHS = 8
DUMPS = 1.0  # how much the lines of dumps count, all together, beside those of texts
RARE = 0.3  # a label counts as its lines to the power of one less this
LONGEST = 40  # words of a line of a dump; longer ones count no more
SAME = 16  # lines of one label from a dump

READINGS = {"text": (ALL, SOME, NONE)}


@dataclass
class Row:
    """The named lines of one reading of one document."""

    source: str
    group: str
    inputs: np.ndarray  # [n, inputs], without what the lexicon says
    words: Words
    lines: np.ndarray  # [n]: which blocks they are
    label: np.ndarray  # [n]: index into LABELS
    size: np.ndarray  # [n]: words

    def seen_with(self, lexicon: Lexicon) -> np.ndarray:
        """Return the inputs with what a lexicon says."""
        said = np.zeros((6, len(self.words.bounds) - 1), np.float32)
        lexicon_columns(self.words, lexicon, said)
        out = self.inputs.copy()
        out[:, OWN - 6 : OWN] = said[:, self.lines].T
        return out


def make_rows(samples: Iterable[Sample]) -> Iterator[Row]:
    """Yield the readings of documents; a dump is read once, with all rules or with some."""
    for index, sample in enumerate(samples):
        readings = READINGS | {"dump": ((ALL, SOME)[index % 2],)}
        for doc, marked in marked_readings(index, sample, readings):
            spans = unbox(doc, marked)[0] if len(doc.blocks) > LONG_BLOCKS else marked
            reading = read(doc, doc.covered(spans), NO_LEXICON)
            label = targets_of(sample, doc)[1]
            lines = np.flatnonzero((label >= 0) & (reading.hidden == 0))
            if sample.source == "dump":
                lines = _some_of_each(lines, label, np.random.default_rng(index))
            if len(lines):
                inputs = label_rows(reading.own, place_columns(doc, reading), lines)
                yield Row(sample.source, sample.group, inputs, reading.words, lines, label[lines], reading.size[lines])


def _some_of_each(lines: np.ndarray, label: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Return SAME lines of each label at most."""
    picked = [rng.permutation(lines[label[lines] == kind])[:SAME] for kind in np.unique(label[lines])]
    return np.sort(np.concatenate(picked)) if picked else lines


class Table:
    """The lines of all rows as one model sees them; each is read with the lexicon of its fold."""

    def __init__(self, rows: Sequence[Row], lexicons: Sequence[Lexicon]) -> None:
        self.inputs = np.concatenate([row.seen_with(lexicons[fold_of(row.group)]) for row in rows])
        self.label = np.concatenate([row.label for row in rows])
        self.size = np.concatenate([row.size for row in rows])
        counts = [len(row.label) for row in rows]
        self.row = np.repeat(np.arange(len(rows)), counts)
        self.fold = np.repeat([fold_of(row.group) for row in rows], counts)
        self.site = np.repeat(np.unique([row.group for row in rows], return_inverse=True)[1], counts)
        self.is_dump = np.repeat([row.source == "dump" for row in rows], counts)

    def fit(self, without: int | None) -> Net:
        """Return the mean of the networks learned without a fold."""
        chosen = np.flatnonzero(self.fold != (-1 if without is None else without))
        parts = self.inputs[chosen], np.eye(len(LABELS))[self.label[chosen]], self._weights(chosen)
        return mean_of([fit(*parts, HIDDEN, epochs=EPOCHS, seed=seed, decay=0.05, batch=512) for seed in SEEDS])

    def _weights(self, chosen: np.ndarray) -> np.ndarray:
        is_dump = self.is_dump[chosen]
        weight = np.sqrt(np.where(is_dump, np.minimum(self.size[chosen], LONGEST), self.size[chosen]) + 1)
        unit = np.where(is_dump, self.site[chosen], self.row[chosen] + self.site.max() + 1)
        weight /= np.sqrt(np.bincount(unit, weight))[unit]
        kinds = self.label[chosen]
        total = np.bincount(kinds, weight * is_dump, len(LABELS))
        balanced = weight * np.maximum(total, 1)[kinds] ** -RARE
        balanced *= DUMPS * weight[~is_dump].sum() / balanced[is_dump].sum()
        return np.where(is_dump, balanced, weight)

    def share_right(self, nets: Sequence[Net]) -> float:
        """Return how much of each reading of a text the networks of the folds name right, mean over readings."""
        right = np.zeros(len(self.label))
        for fold, net in enumerate(nets):
            own = self.fold == fold
            right[own] = net.score(self.inputs[own]).argmax(1) == self.label[own]
        weight = np.sqrt(self.size) * ~self.is_dump
        said = np.bincount(self.row, weight)
        return float((np.bincount(self.row, weight * right)[said > 0] / said[said > 0]).mean())


def mean_of(nets: Sequence[Net]) -> Net:
    """Return one network with the hidden layers of these beside each other, which says what they say on average."""
    first, last = (np.concatenate([net.weights[layer] for net in nets], 1 - layer) for layer in (0, 1))
    biases = np.concatenate([net.biases[0] for net in nets]), np.mean([net.biases[1] for net in nets], 0)
    return nets[0]._replace(weights=(first, last / len(nets)), biases=biases)


def add_to_body(packed: dict[str, Any], net: Net) -> dict[str, Any]:
    """Return a model of short texts with other labels."""
    return packed | {"labels": pack_net(net), "label_names": list(LABELS)}


def add_to_dumps(packed: dict[str, Any], net: Net) -> dict[str, Any]:
    """Return a model of long texts with other labels."""
    return packed | {"labels": pack_labels(Labels(fold_nets(net), LABELS))}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("folds", type=Path)
    parser.add_argument("--folds-out", type=Path)
    args = parser.parse_args()
    out = args.folds_out or args.folds
    out.mkdir(exist_ok=True)
    texts = [sample for sample in _texts(args.shared / "data/texts") if sample.source == "text"]
    rows = [*make_rows(texts), *make_rows(dump_samples(args.shared / "data/pages"))]
    print(f"{len(rows)} readings, {sum(len(row.label) for row in rows)} lines", flush=True)
    for name, prefix, add in (("body_model.json", "", add_to_body), ("dump_model.json", "dump-", add_to_dumps)):
        packed = [json.loads((args.folds / f"{prefix}{fold}.json").read_text("utf-8")) for fold in range(FOLDS)]
        table = Table(rows, [unpack_lexicon(model["lexicon"]) for model in packed])
        nets = [table.fit(fold) for fold in range(FOLDS)]
        for fold, (model, net) in enumerate(zip(packed, nets, strict=True)):
            (out / f"{prefix}{fold}.json").write_text(json.dumps(add(model, net)), "utf-8")
        model = add(json.loads((REVISERS / name).read_text("utf-8")), table.fit(None))
        (REVISERS / name).write_text(json.dumps(model, indent=0, sort_keys=True) + "\n", "utf-8")
        print(f"{name:16} {table.share_right(nets):.3f}", flush=True)


if __name__ == "__main__":
    main()
