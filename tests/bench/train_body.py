"""Train the model of short texts and write newsclean/revisers/body_model.json with the scores it reached.

    python tests/bench/train_body.py SHARED [--cache FILE] [--folds FOLDER]

SHARED holds `data/texts` and `data/pages` as ../shared does. The pages are public: the evaluation set of trafilatura
(github.com/adbar/trafilatura, tests/eval) and the parser tests of fundus (github.com/flairNLP/fundus,
tests/resources/parser); more whole-gold pages: scrapinghub's article-extraction-benchmark. Needs inscriptis.

1. Sites are dealt into five folds. Whatever a document is judged by was learned without its fold.
2. A lexicon of furniture words and a first network are learned from what is labelled; then both again, with what the
   first round was sure of on the pages of which only some lines are labelled.
3. The second network learns from first scores of documents that the first network had not seen.
4. What is cut gets its names from train_labels.py, which must be run afterwards: without it the file is not whole.

--folds writes the model of each fold, which tests/bench/dumps.py and others use for cross-validated figures.
The same data and seed give the same file.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

os.environ["OPENBLAS_NUM_THREADS"] = "1"  # more threads sum in an order that depends on how busy they are

import numpy as np
from body_data import FOLDS, samples
from body_rows import Row, make_rows
from body_training import Figures, block_figures, run, say, weigh_words
from fit_net import fit

from newsclean.revisers.body_net import Net
from newsclean.revisers.features import Lexicon, lexicon_columns
from newsclean.revisers.place import refine, with_neighbours
from newsclean.revisers.trees import pack_array
from newsclean.revisers.words import pack_lexicon

TARGET = Path(__file__).parents[2] / "newsclean/revisers/body_model.json"
HIDDEN = (32, 16)
FIRST_SEEDS = (0,)
SECOND_SEEDS = (0, 1)
SHORT = 6  # words; easy junk lines, of which a third is enough

Scores = list[np.ndarray]


def make_lexicon(rows: Sequence[Row], scores: Scores | None) -> Lexicon:
    """Return the words that stand on more sites' furniture than in their articles, or the reverse."""
    junk: dict[str, list[np.ndarray]] = {}
    kept: dict[str, list[np.ndarray]] = {}
    for i, row in enumerate(rows):
        if not row.first_reading or row.made_up or row.source in ("container", "paragraphs", "mixed"):
            continue
        target = row.target if scores is None or row.source != "lines" else _guessed(row.target, scores[i], 1.5)
        at = target[row.words.owner]
        junk.setdefault(row.group, []).append(row.words.hash[at == 0])
        kept.setdefault(row.group, []).append(row.words.hash[at > 0.99])
    return weigh_words(junk, kept)


def _guessed(target: np.ndarray, scores: np.ndarray, sure: float) -> np.ndarray:
    guess = np.where(scores > sure, 1.0, np.where(scores < -sure, 0.0, -1.0))
    return np.where(target >= 0, target, guess)


def fill_lexicons(rows: Sequence[Row], scores: Scores | None) -> list[Lexicon]:
    """Give each row the columns of the lexicon made without its fold, and return the lexicons."""
    made = []
    for fold in range(FOLDS):
        others = [i for i, row in enumerate(rows) if row.fold != fold]
        made.append(make_lexicon([rows[i] for i in others], scores and [scores[i] for i in others]))
    for row in rows:
        lexicon_columns(row.words, made[row.fold], row.own[-6:])
    return made


class Table:
    """The training table of one stage: inputs, targets, weights and folds of all labelled blocks."""

    def __init__(
        self, rows: Sequence[Row], inputs: Callable[[int], np.ndarray], scores: Scores | None, stage: int
    ) -> None:
        rng = np.random.default_rng(5)
        parts: list[tuple[np.ndarray, ...]] = []
        for i, row in enumerate(rows):
            target, weight = row.target, row.weight
            if scores is not None and stage == 1 and row.source == "lines":
                target, weight = row.with_guesses(scores[i])
            chosen = weight > 0
            easy = chosen & (target < 0.1) & ((row.size < SHORT) if stage == 1 else scores[i] < -4)  # type: ignore[index]
            if stage == 2:
                chosen &= ~row.hidden
            if easy.sum() > 40:
                weight = np.where(easy, 3 * weight, weight)
                chosen &= ~(easy & (rng.random(len(weight)) > 1 / 3))
            if chosen.any():
                fold = np.full(int(chosen.sum()), row.fold)
                parts.append((inputs(i)[chosen], target[chosen], weight[chosen], fold))
        self.inputs, self.target, self.weight, self.fold = map(np.concatenate, zip(*parts, strict=True))

    def fit(self, without: int | None, seed: int, hidden: tuple[int, ...], epochs: int) -> Net:
        chosen = self.fold != (-1 if without is None else without)
        picked = self.inputs[chosen], self.target[chosen], self.weight[chosen]
        return fit(*picked, hidden, epochs=epochs, seed=seed)


def cross_score(rows: Sequence[Row], inputs: Callable[[int], np.ndarray], nets: Sequence[Sequence[Net]]) -> Scores:
    """Return the mean score of each row's blocks by the networks that were trained without its fold."""
    scores = [[net.score(inputs(i))[:, 0] for net in nets[row.fold]] for i, row in enumerate(rows)]
    return [np.mean(row, 0, dtype=float) for row in scores]


def train(rows: list[Row]) -> tuple[dict[str, Any], list[dict[str, Any]], Scores]:
    """Return the model, the models of the folds, and the cross-validated scores."""
    say("lexicon and first round")
    fill_lexicons(rows, None)

    def near(i: int) -> np.ndarray:
        return np.concatenate((with_neighbours(rows[i].own), rows[i].place.T), 1)

    table = Table(rows, near, None, 1)
    scores = cross_score(rows, near, [[table.fit(f, 0, (24,), 3)] for f in range(FOLDS)])
    say("lexicon and first network")
    lexicons = fill_lexicons(rows, scores)
    final_lexicon = make_lexicon(rows, scores)
    table = Table(rows, near, scores, 1)
    first = [[table.fit(f, seed, HIDDEN, 4) for seed in FIRST_SEEDS] for f in (*range(FOLDS), None)]
    rough = cross_score(rows, near, first)
    say("second network")
    refined = [refine(score, row.size) for score, row in zip(rough, rows, strict=True)]

    def far(i: int) -> np.ndarray:
        return np.concatenate((refined[i], rows[i].own, rows[i].place)).T

    table = Table(rows, far, rough, 2)
    second = [[table.fit(f, seed, HIDDEN, 6) for seed in SECOND_SEEDS] for f in (*range(FOLDS), None)]
    parts = zip((*lexicons, final_lexicon), first, second, strict=True)
    models = [pack_model(*part) for part in parts]
    return models[-1], models[:-1], cross_score(rows, far, second)


def pack_model(lexicon: Lexicon, first: Sequence[Net], second: Sequence[Net]) -> dict[str, Any]:
    """Return the JSON of a model but for its labels, see `newsclean.revisers.body_net.unpack_model`."""
    return {
        "version": 1,
        "lexicon": pack_lexicon(lexicon),
        "first": [pack_net(net) for net in first],
        "second": [pack_net(net) for net in second],
    }


def pack_net(net: Net) -> dict[str, Any]:
    """Return the JSON of a network."""
    layers = [
        {"weight": pack_array(w, "<f2"), "bias": pack_array(b, "<f4")}
        for w, b in zip(net.weights, net.biases, strict=True)
    ]
    return {"mean": pack_array(net.mean, "<f4"), "spread": pack_array(net.spread, "<f4"), "layers": layers}


def figures_of(rows: Sequence[Row], scores: Scores) -> Figures:
    """Return the figures of the bare threshold at 0."""
    return block_figures(
        (row.source, (score > 0) & ~row.hidden, row.size, row.target)
        for row, score in zip(rows, scores, strict=True)
        if row.first_reading and not row.made_up and row.source != "lines"
    )


def learn(rows: list[Row]) -> tuple[dict[str, Any], list[dict[str, Any]], Figures]:
    """Return the model and the models of the folds, as JSON, and the cross-validated figures."""
    model, folds, scores = train(rows)
    return model, folds, figures_of(rows, scores)


if __name__ == "__main__":
    run(__doc__, TARGET, samples, make_rows, learn)
