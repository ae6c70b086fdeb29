"""Train the page model and write newsclean/revisers/page_model.json with the scores it reached.

    python tests/bench/train_page.py SHARED [--check]

SHARED holds `data/pages` and `score/score_pages.py` as ../shared does. The pages are public: the evaluation set of
trafilatura (github.com/adbar/trafilatura, tests/eval) and the parser tests of fundus (github.com/flairNLP/fundus,
tests/resources/parser); more whole-gold pages: scrapinghub's article-extraction-benchmark. Needs lightgbm, which is no
dependency of newsclean: the trees ship as tables.

1. Sites are dealt into five folds. Lexicons and trees that judge a page have not seen its site.
2. The model learns only from blocks that neither an element's name nor a rule has named. Where only some lines of a
   page are labelled, those beside one in elements of the same names count as it does, for the trees alone.
3. Invented pages help: the golden ones of tests/pages, and the frames, written for this. They judge nothing.
4. The cross-validated scores go into the file; then lexicons and trees are made once more from all pages.

--check prints the cross-validated scores and writes nothing. The same data gives the same file.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np
from body_data import FOLDS
from page_data import PageSample, frame_samples, golden_samples, page_samples

from newsclean.revisers.features import read
from newsclean.revisers.page_body import choose, page_rows, score_blocks
from newsclean.revisers.page_columns import NameLexicon
from newsclean.revisers.page_trees import PageModel, pack_model
from newsclean.revisers.trees import Trees
from newsclean.revisers.words import Lexicon

TARGET = Path(__file__).parents[2] / "newsclean/revisers/page_model.json"
GOLDEN = Path(__file__).parents[1] / "pages"
FRAMES = Path(__file__).with_name("frames")
ROUNDS = 300
SETTINGS = {
    "objective": "binary", "learning_rate": 0.067, "num_leaves": 7, "min_data_in_leaf": 20, "feature_fraction": 0.2,
    "bagging_fraction": 0.8, "bagging_freq": 1, "lambda_l2": 5.0, "verbose": -1, "num_threads": 1, "seed": 1,
    "deterministic": True, "force_col_wise": True,
}  # fmt: skip
MIN_SITES = 5  # that a word of a lexicon stands on
MIN_ODDS = 0.5
MAX_ODDS = 4.0
LEXICON_SIZE = 4000
ARTICLE, FURNITURE = 0.7, 0.0  # shares of a block from and up to which it counts for the lexicons
NO_LEXICON = Lexicon(np.zeros(0, np.uint64), np.zeros(0))
NO_TREES = Trees(*(np.zeros((0, 1)) for _ in range(5)), 0)  # type: ignore[arg-type]


def name_odds(samples: Sequence[PageSample]) -> dict[str, float]:
    """Return the words of names that stand around more sites' furniture than around their articles, or the reverse."""
    junk: dict[str, set[str]] = defaultdict(set)
    good: dict[str, set[str]] = defaultdict(set)
    for sample in samples:
        kept: set[str] = set()
        cut: set[str] = set()
        for words, share in zip(sample.names(), sample.target, strict=True):
            if share > ARTICLE:
                kept |= words
            elif share == FURNITURE:
                cut |= words
        for word in kept:
            good[word].add(sample.site)
        for word in cut - kept:
            junk[word].add(sample.site)
    odds = {}
    for word in sorted(junk.keys() | good.keys()):
        sites = len(junk[word]), len(good[word])
        value = float(np.log((sites[0] + 0.7) / (sites[1] + 0.7)))
        if sum(sites) >= MIN_SITES and abs(value) > MIN_ODDS:
            odds[word] = round(max(-MAX_ODDS, min(MAX_ODDS, value)), 2)
    return odds


def word_odds(samples: Sequence[PageSample]) -> Lexicon:
    """Return the words of texts that stand in more sites' furniture than in their articles, or the reverse."""
    found: dict[bool, dict[str, list[np.ndarray]]] = {True: defaultdict(list), False: defaultdict(list)}
    for sample in samples:
        assert sample.words is not None
        share = sample.target[sample.words.owner]
        named = ~sample.open[sample.words.owner]
        found[True][sample.site].append(sample.words.hash[share > ARTICLE])
        found[False][sample.site].append(sample.words.hash[(share == FURNITURE) | ((share < 0) & named)])
    counts = {}
    for kind, sites in found.items():
        every = np.concatenate([np.unique(np.concatenate(parts)) for parts in sites.values()])
        counts[kind] = np.unique(every, return_counts=True)
    every = np.union1d(counts[True][0], counts[False][0])
    table = np.zeros((2, len(every)))
    for row, kind in enumerate((False, True)):
        table[row, np.searchsorted(every, counts[kind][0])] = counts[kind][1]
    odds = np.log((table[0] + 0.5) / (table[1] + 0.5))
    worth = np.abs(odds) * np.sqrt(table.sum(0)) * ((table.sum(0) >= MIN_SITES) & (np.abs(odds) > MIN_ODDS))
    best = np.sort(np.argsort(-worth, kind="stable")[: min(LEXICON_SIZE, int((worth > 0).sum()))])
    return Lexicon(every[best], np.clip(odds[best], -MAX_ODDS, MAX_ODDS).astype(np.float16).astype(np.float64))


def make_rows(sample: PageSample, words: Lexicon, names: dict[str, float]) -> np.ndarray:
    """Return the rows of a page's open blocks."""
    return page_rows(sample.doc, sample.covered, PageModel(NO_TREES, words, NameLexicon(names)))


def fit(samples: Sequence[PageSample], rows: Sequence[np.ndarray]) -> Trees:
    """Return the trees learned from the labelled open blocks; a block that is half the article's counts for both."""
    weight = np.concatenate([sample.weight[sample.open] for sample in samples])
    chosen = weight > 0
    inputs = np.concatenate(rows)[chosen]
    share = np.concatenate([sample.likely[sample.open] for sample in samples])[chosen]
    weight = weight[chosen]
    both = np.concatenate([inputs, inputs])
    target = np.repeat([1.0, 0.0], len(inputs))
    parts = np.concatenate([weight * share, weight * (1 - share)])
    some = parts > 0
    data = lightgbm.Dataset(both[some], target[some], weight=parts[some] / parts[some].mean())
    return to_tables(lightgbm.train(SETTINGS, data, ROUNDS).dump_model())


def to_tables(dumped: dict[str, Any]) -> Trees:
    """Return the trees that lightgbm dumps as tables."""
    trees = [_nodes(info["tree_structure"]) for info in dumped["tree_info"]]
    widest = max(map(len, trees))
    tables = np.zeros((5, len(trees), widest))
    for i, nodes in enumerate(trees):
        tables[:, i, : len(nodes)] = np.array(nodes).T
    column, limit, below, above, value = tables
    kinds = column.astype(np.int64), limit.astype(np.float32), below.astype(np.int64), above.astype(np.int64)
    return Trees(*kinds, value.astype(np.float32), max(_depth(info["tree_structure"]) for info in dumped["tree_info"]))


def _nodes(root: dict[str, Any]) -> list[list[float]]:
    out: list[list[float]] = []

    def add(node: dict[str, Any]) -> int:
        at = len(out)
        out.append([0, 0, at, at, node.get("leaf_value", 0.0)])
        if "split_feature" in node:
            out[at][:2] = [node["split_feature"], node["threshold"]]
            out[at][2], out[at][3] = add(node["left_child"]), add(node["right_child"])
        return at

    add(root)
    return out


def _depth(node: dict[str, Any]) -> int:
    if "split_feature" not in node:
        return 0
    return 1 + max(_depth(node["left_child"]), _depth(node["right_child"]))


def learn(samples: Sequence[PageSample]) -> tuple[Trees, Lexicon, dict[str, float]]:
    """Return trees, words and names."""
    words, names = word_odds(samples), name_odds(samples)
    return fit(samples, [make_rows(sample, words, names) for sample in samples]), words, names


def cross_validate(
    samples: Sequence[PageSample], invented: Sequence[PageSample], report: Callable[[str], None]
) -> list[np.ndarray]:
    """Return for each page the log odds of its blocks, from a model that has not seen its site."""
    odds: dict[int, np.ndarray] = {}
    for fold in range(FOLDS):
        others = [*(sample for sample in samples if sample.fold != fold), *invented]
        trees, words, names = learn(others)
        model = PageModel(trees, words, NameLexicon(names))
        report(f"fold {fold}: {len(names)} names, {len(words.hash)} words")
        for i, sample in enumerate(samples):
            if sample.fold == fold:
                odds[i] = score_blocks(sample.doc, sample.covered, model)
    return [odds[i] for i in range(len(samples))]


def score(shared: Path, samples: Sequence[PageSample], odds: Sequence[np.ndarray]) -> dict[str, float]:
    """Return the figures of score_pages.py for the bodies that the odds lead to."""
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".jsonl") as out:
        for sample, values in zip(samples, odds, strict=True):
            stays = choose(sample.doc, values, sample.covered)
            if sample.doc.headline is not None:
                stays[sample.doc.headline] = False
            text = "\n\n".join(sample.doc.block_text(i) for i in np.flatnonzero(stays))
            out.write(json.dumps({"id": sample.id, "text": text}) + "\n")
        out.flush()
        call = [sys.executable, str(shared / "score/score_pages.py"), str(shared / "data/pages"), out.name, "--json"]
        found = json.loads(subprocess.run(call, check=True, capture_output=True, text=True).stdout)
    return {key: round(value, 4) for key, value in found.items() if key.startswith(("segments", "full"))}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--check", action="store_true")
    args = parser.parse_args()
    samples = list(page_samples(args.shared / "data/pages"))
    invented = [*golden_samples(GOLDEN), *frame_samples(FRAMES)]
    for sample in (*samples, *invented):
        sample.words = read(sample.doc, sample.covered, NO_LEXICON).words
    figures = score(args.shared, samples, cross_validate(samples, invented, print))
    print(figures)
    if args.check:
        return
    every = [*samples, *invented]
    trees, words, names = learn(every)
    packed = {"cross_validated": figures} | pack_model(trees, words, names)
    TARGET.write_text(json.dumps(packed, ensure_ascii=False, indent=1) + "\n", "utf-8")
    print(TARGET, TARGET.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
