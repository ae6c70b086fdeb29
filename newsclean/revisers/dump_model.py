"""The model of long texts, most of which are dumps of whole pages: boosted trees, twice, for each block.

1. The first trees see a block, its place, its spacing, and what stands around it.
2. The second trees see also what the first said about the whole document: a block between two good ones is better than
   it looks, a paragraph of small print after forty lines of menu is worse.
3. Only blocks that no rule has named are asked about, and the second trees not about those, most of a dump, that the
   first are as sure of as of the named ones.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, NamedTuple

from newsclean.revisers.body_net import Labels, Layers, label_rows
from newsclean.revisers.features import OWN
from newsclean.revisers.place import PLACE, REFINED, refine
from newsclean.revisers.spacing import (
    AROUND,
    BESIDE_OWN,
    BESIDE_SPACING,
    MARKS,
    SPACING,
    around_columns,
    spacing_columns,
)
from newsclean.revisers.trees import Inputs, Trees, pack_array, pack_trees, unpack_array, unpack_trees
from newsclean.revisers.words import Lexicon, pack_lexicon, unpack_lexicon

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from newsclean.doc import Doc
    from newsclean.revisers.features import Reading
    from newsclean.revisers.grid import Counts, Floats

HIDDEN_ODDS = -3.0  # of blocks that rules have named
FIRST = OWN + PLACE + SPACING + AROUND  # inputs of the first trees
_BESIDE = (*BESIDE_OWN, *(OWN + PLACE + row for row in BESIDE_SPACING), *range(FIRST, FIRST + MARKS))  # of a neighbour
SECOND = FIRST + REFINED + 2 * len(_BESIDE)  # inputs of the second trees


@cache
def first_inputs() -> Inputs:
    """Return what the first trees see of a block."""
    import numpy as np

    return Inputs(np.arange(FIRST), np.zeros(FIRST, np.intp), -1.0)


@cache
def second_inputs() -> Inputs:
    """Return what the second trees see of a block: of the block above and the one below, -1 where there is none."""
    import numpy as np

    later = FIRST + MARKS
    row = np.array((*range(FIRST), *range(later, later + REFINED), *_BESIDE, *_BESIDE))
    return Inputs(row, np.repeat((0, -1, 1), (FIRST + REFINED, len(_BESIDE), len(_BESIDE))), -1.0)


class DumpModel(NamedTuple):
    """What ships in dump_model.json."""

    lexicon: Lexicon
    first: Trees
    second: Trees
    labels: Labels

    def score(self, doc: Doc, reading: Reading, place: Floats) -> Counts:
        """Return [n] log odds that a block belongs to the article."""
        import numpy as np

        tables = first_tables(reading, place, spacing_columns(doc, reading))
        open_ = (reading.hidden == 0).nonzero()[0]
        odds = np.full(len(reading.size), HIDDEN_ODDS)
        odds[open_] = rough = self.first.score_blocks(tables, first_inputs(), open_)
        doubtful = open_[rough > HIDDEN_ODDS]
        if len(doubtful):
            tables = second_tables(tables, odds, reading.size)
            odds[doubtful] = self.second.score_blocks(tables, second_inputs(), doubtful)
        return odds

    def name(self, reading: Reading, place: Floats, chosen: NDArray[np.intp]) -> list[str]:
        """Return the likeliest label of each of the chosen blocks, taken for furniture."""
        return self.labels.choose(label_rows(reading.own, place, chosen))


def first_tables(reading: Reading, place: Floats, spacing: Floats) -> tuple[Floats, ...]:
    """Return what the first trees see of all blocks, as `first_inputs` counts its rows."""
    return reading.own, place, spacing, around_columns(reading)


def second_tables(tables: tuple[Floats, ...], rough: Counts, size: Counts) -> tuple[Floats, ...]:
    """Return what the second trees see, as `second_inputs` counts its rows, given the odds of the first."""
    return *tables, refine(rough, size)


def pack_judge(lexicon: Lexicon, first: Trees, second: Trees) -> dict[str, Any]:
    """Return a model without its labels as JSON."""
    return {
        "version": 1,
        "lexicon": pack_lexicon(lexicon),
        "first": pack_trees(first),
        "second": pack_trees(second),
    }


def pack_labels(labels: Labels) -> dict[str, Any]:
    """Return the labels of a model as JSON."""
    low, high, weights, biases = labels.layers
    layers = [
        {"weight": pack_array(weight, "float16"), "bias": pack_array(bias, "float32")}
        for weight, bias in zip(weights, biases, strict=True)
    ]
    bounds = {"low": pack_array(low, "float32"), "high": pack_array(high, "float32")}
    return {**bounds, "layers": layers, "names": list(labels.names)}


def unpack_model(packed: Mapping[str, Any]) -> DumpModel:
    """Return the model in the JSON of `pack_judge` with the `labels` of `pack_labels`."""
    first, second = (unpack_trees(packed[key]) for key in ("first", "second"))
    tables = packed["labels"]
    low, high = (unpack_array(tables[key]) for key in ("low", "high"))
    weights, biases = (tuple(unpack_array(layer[key]) for layer in tables["layers"]) for key in ("weight", "bias"))
    labels = Labels(Layers(low, high, weights, biases), tuple(tables["names"]))
    return DumpModel(unpack_lexicon(packed["lexicon"]), first, second, labels)


@cache
def load_model() -> DumpModel:
    """Return the model that ships with newsclean, read once a process."""
    return unpack_model(json.loads((files("newsclean") / "revisers" / "dump_model.json").read_text("utf-8")))
