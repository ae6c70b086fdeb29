"""Train the model of long texts and write newsclean/revisers/dump_model.json with the scores it reached.

    python tests/bench/train_dumps.py SHARED [--cache FILE] [--folds FOLDER]

SHARED holds `data/texts` and `data/pages` as ../shared does; train_body.py says where anyone can get the pages. Needs
inscriptis and lightgbm, which are no dependencies of newsclean: the trees ship as tables.

1. Sites are dealt into five folds. Whatever a document is judged by was learned without its fold.
2. Of pages of which only some lines are labelled, the page model tells the rest; see body_taught.py.
3. The model learns only from blocks that no rule has named.
4. The second trees learn from odds of documents that the first had not seen.
5. What is cut gets its names from train_labels.py, which must be run afterwards: without it the file is not whole.

--folds writes the model of each fold, which tests/bench/dumps.py and others use for cross-validated figures.
The same data give the same file.

These trees judge texts of more than 80 lines. F1 by folds (dumps.py), beside the networks of train_body.py alone: whole
pages .946 from .928 (inscriptis) and .925 from .915 (BeautifulSoup), segments .909 from .897 and .897 from .896. With
what revisers/body.py makes of the same odds since: whole pages .951 and .931, segments .911 and .904; on a second deal
of the sites into folds .946 and .926, segments .911 and .901. The seed and small changes of the data move these by
.0015 either way: six trainings gave whole pages of .948 to .951 and .927 to .931. Tried without gain: the mean of
several seeds; lexicons made without the documents that the trees learn from, together with no short documents (up to
.006 less); third trees; columns on labels nearby.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np
from body_data import FOLDS
from body_taught import dump_samples
from body_training import Figures, block_figures, run, say, weigh_words
from dump_rows import Row, make_rows
from train_page import SETTINGS, to_tables

from newsclean.revisers.dump_model import (
    HIDDEN_ODDS,
    first_inputs,
    first_tables,
    pack_judge,
    second_inputs,
    second_tables,
)
from newsclean.revisers.features import Lexicon, lexicon_columns
from newsclean.revisers.trees import Trees, pick

PROCESSES = 2
TARGET = Path(__file__).parents[2] / "newsclean/revisers/dump_model.json"
FIRST = SETTINGS | {"num_leaves": 8, "learning_rate": 0.12}
FIRST_ROUNDS = 100
SECOND = SETTINGS | {"num_leaves": 8, "learning_rate": 0.08}
SECOND_ROUNDS = 350
SHORT = 6  # words; easy lines of furniture, of which a third is enough
EASY_ODDS = -2.5  # and what is easy for the second trees
EASY_LINES = 20

Scores = list[np.ndarray]


def make_lexicon(rows: Sequence[Row]) -> Lexicon:
    """Return the words that stand on more sites' furniture than in their articles, or the reverse."""
    junk: dict[str, list[np.ndarray]] = {}
    kept: dict[str, list[np.ndarray]] = {}
    for row in rows:
        if row.first_reading and not row.made_up and row.source not in ("container", "paragraphs", "mixed"):
            words = row.reading.words
            target = row.target[words.owner]
            junk.setdefault(row.group, []).append(words.hash[target == 0])
            kept.setdefault(row.group, []).append(words.hash[target > 0.9])
    return weigh_words(junk, kept)


def first_rows(row: Row, lexicon: Lexicon) -> np.ndarray:
    """Return [n, inputs] of the first trees."""
    return pick(_tables(row, lexicon), first_inputs(), np.arange(len(row.target))).T


def later_rows(row: Row, lexicon: Lexicon, rough: np.ndarray) -> np.ndarray:
    """Return [n, inputs] of the second trees."""
    tables = second_tables(_tables(row, lexicon), rough, row.reading.size)
    return pick(tables, second_inputs(), np.arange(len(row.target))).T


def _tables(row: Row, lexicon: Lexicon) -> tuple[np.ndarray, ...]:
    lexicon_columns(row.reading.words, lexicon, row.reading.own[-6:])
    return first_tables(row.reading, row.place, row.spacing)


def is_short(row: Row) -> np.ndarray:
    """Say which blocks are furniture that is easily told."""
    return np.asarray((row.target < 0.1) & (row.reading.size < SHORT))


def fit(
    rows: Sequence[Row],
    inputs: Callable[[Row], np.ndarray],
    easy: Callable[[Row], np.ndarray],
    settings: dict[str, Any],
    rounds: int,
) -> Trees:
    """Return the trees learned from the labelled open blocks; a block that is half the article's counts for both."""
    rng = np.random.default_rng(5)
    parts: list[tuple[np.ndarray, ...]] = []
    for row in rows:
        weight = row.weight
        chosen = (weight > 0) & row.open
        many = chosen & easy(row)
        if many.sum() > EASY_LINES:
            weight = np.where(many, 3 * weight, weight)
            chosen &= ~(many & (rng.random(len(weight)) > 1 / 3))
        if chosen.any():
            parts.append((inputs(row)[chosen], row.target[chosen], weight[chosen]))
    table, share, weight = map(np.concatenate, zip(*parts, strict=True))
    mixed = (share > 0) & (share < 1)
    target = np.concatenate((np.where(mixed, 1.0, share), np.zeros(mixed.sum())))
    table = np.concatenate((table, table[mixed]))
    weight = np.concatenate((np.where(mixed, weight * share, weight), (weight * (1 - share))[mixed]))
    data = lightgbm.Dataset(table, target, weight=weight / weight.mean(), params={"max_bin": 63, "verbose": -1})
    return to_tables(lightgbm.train(settings, data, rounds).dump_model())


def odds_of(trees: Trees, table: np.ndarray, row: Row) -> np.ndarray:
    """Return the odds of a row's blocks, as `DumpModel.score` does."""
    odds = np.full(len(row.target), HIDDEN_ODDS)
    odds[row.open] = trees.score(table[row.open])
    return odds


class Shared:
    """What the processes that train have in common; they are forked, so that nothing is copied."""

    rows: list[Row]
    lexicons: list[Lexicon]
    rough: list[np.ndarray]


def rows_of(fold: int) -> list[Row]:
    """Return the rows that the models of a fold learn from; of the last one, all."""
    return [row for row in Shared.rows if row.fold != fold]


def learn_first(fold: int) -> tuple[Lexicon, Trees]:
    """Return the lexicon and the first trees of a fold."""
    rows = rows_of(fold)
    lexicon = make_lexicon(rows)
    return lexicon, fit(rows, lambda row: first_rows(row, lexicon), is_short, FIRST, FIRST_ROUNDS)


def learn_second(fold: int) -> Trees:
    """Return the second trees of a fold."""
    rows, lexicon = rows_of(fold), Shared.lexicons[fold]
    rough = {id(row): odds for row, odds in zip(Shared.rows, Shared.rough, strict=True)}
    return fit(
        rows,
        lambda row: later_rows(row, lexicon, rough[id(row)]),
        lambda row: (row.target < 0.1) & (rough[id(row)] < EASY_ODDS),
        SECOND,
        SECOND_ROUNDS,
    )


def train(rows: list[Row]) -> tuple[list[dict[str, Any]], Scores]:
    """Return the models of the folds and the one of all rows, as JSON, and the cross-validated scores."""
    say("lexicons and first trees")
    Shared.rows = rows
    Shared.lexicons, first = map(list, zip(*_each(learn_first), strict=True))
    lexicons = Shared.lexicons
    Shared.rough = [odds_of(first[row.fold], first_rows(row, lexicons[row.fold]), row) for row in rows]
    say("second trees")
    second = _each(learn_second)
    models = [pack_judge(*parts) for parts in zip(lexicons, first, second, strict=True)]
    scores = [
        np.where(odds > HIDDEN_ODDS, odds_of(second[row.fold], later_rows(row, lexicons[row.fold], odds), row), odds)
        for row, odds in zip(rows, Shared.rough, strict=True)
    ]
    return models, scores


def _each(learn: Callable[[int], Any]) -> list[Any]:
    """Return what is learned for each fold, and then from all rows."""
    with ProcessPoolExecutor(PROCESSES, mp_context=get_context("fork")) as pool:
        return list(pool.map(learn, range(FOLDS + 1)))


def figures_of(rows: Sequence[Row], scores: Scores) -> Figures:
    """Return the figures of the bare threshold at 0."""
    return block_figures(
        (row.source, (score > 0) & row.open, row.reading.size, row.target)
        for row, score in zip(rows, scores, strict=True)
        if row.first_reading and not row.made_up and row.source != "taught"
    )


def learn(rows: list[Row]) -> tuple[dict[str, Any], list[dict[str, Any]], Figures]:
    """Return the model and the models of the folds, as JSON, and the cross-validated figures."""
    models, scores = train(rows)
    return models[-1], models[:-1], figures_of(rows, scores)


if __name__ == "__main__":
    run(__doc__, TARGET, dump_samples, make_rows, learn, "dump-")
