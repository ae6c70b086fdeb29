"""The page model: boosted trees that say how likely each block of a web page belongs to the article."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from newsclean.revisers.page_columns import NameLexicon
from newsclean.revisers.trees import Trees, pack_trees, unpack_trees
from newsclean.revisers.words import Lexicon, pack_lexicon, unpack_lexicon


class PageModel(NamedTuple):
    """What ships in page_model.json."""

    trees: Trees
    words: Lexicon  # of texts
    names: NameLexicon  # of elements


def pack_model(trees: Trees, words: Lexicon, names: Mapping[str, float]) -> dict[str, Any]:
    """Return a model as JSON."""
    return {"trees": pack_trees(trees), "words": pack_lexicon(words), "names": dict(sorted(names.items()))}


def unpack_model(packed: Mapping[str, Any]) -> PageModel:
    """Return the model in the JSON that `pack_model` made."""
    trees, words = unpack_trees(packed["trees"]), unpack_lexicon(packed["words"])
    return PageModel(trees, words, NameLexicon(packed["names"]))


@cache
def load_model() -> PageModel:
    """Return the model that ships with newsclean, read once a process."""
    return unpack_model(json.loads((files("newsclean") / "revisers" / "page_model.json").read_text("utf-8")))
