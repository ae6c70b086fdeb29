"""What the trainings of the body models have in common: words of furniture, figures, and the command line."""

from __future__ import annotations

import argparse
import json
import pickle
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, Protocol, TypeVar

import numpy as np
from body_data import Sample

from newsclean.revisers.features import Lexicon

MIN_SITES = 5  # that a word of the lexicon stands on
MIN_ODDS = 0.6
MAX_ODDS = 4.0
LEXICON_SIZE = 4000

Words = dict[str, list[np.ndarray]]
Figures = dict[str, dict[str, float]]


class Read(Protocol):
    """One reading of one document, as far as its size tells."""

    target: np.ndarray


R = TypeVar("R", bound=Read)


def weigh_words(junk: Words, kept: Words) -> Lexicon:
    """Return the words that stand on more sites' furniture than in their articles, or the reverse; both by site."""
    (words, junk_sites), (kept_words, kept_sites) = (_count_sites(table) for table in (junk, kept))
    every = np.union1d(words, kept_words)
    counts = np.zeros((2, len(every)))
    counts[0, np.searchsorted(every, words)] = junk_sites
    counts[1, np.searchsorted(every, kept_words)] = kept_sites
    total = counts.sum(1)
    odds = np.log((counts[0] + 0.5) / total[0]) - np.log((counts[1] + 0.5) / total[1])
    worth = np.abs(odds) * np.sqrt(counts.sum(0)) * ((counts.sum(0) >= MIN_SITES) & (np.abs(odds) > MIN_ODDS))
    best = np.sort(np.argsort(-worth, kind="stable")[: min(LEXICON_SIZE, int((worth > 0).sum()))])
    return Lexicon(every[best], np.clip(odds[best], -MAX_ODDS, MAX_ODDS).astype(np.float16).astype(np.float64))


def _count_sites(table: Words) -> tuple[np.ndarray, np.ndarray]:
    found = np.concatenate([np.unique(np.concatenate(parts)) for parts in table.values()])
    return np.unique(found, return_counts=True)


def block_figures(found: Iterable[tuple[str, np.ndarray, np.ndarray, np.ndarray]]) -> Figures:
    """Return precision and recall by words, mean over documents, for each source.

    `found` holds for each document its source, which blocks are kept, their size, and the share that is the article's.
    """
    table: dict[str, list[tuple[float, float]]] = {}
    for source, keep, words, target in found:
        size = np.maximum(words, 1) * (target >= 0)
        hit = float((size * np.where(keep, target, 0)).sum())
        table.setdefault(source, []).append(
            (hit / max(float((size * keep).sum()), 1), hit / max(float((size * target).sum()), 1))
        )
    means = {source: np.mean(pairs, 0) for source, pairs in sorted(table.items())}
    return {source: {"precision": round(float(p), 4), "recall": round(float(r), 4)} for source, (p, r) in means.items()}


def say(text: str) -> None:
    print(text, flush=True)


def run(
    description: str | None,
    out: Path,
    read: Callable[[Path], Iterable[Sample]],
    make_rows: Callable[[Sequence[Sample]], list[R]],
    train: Callable[[list[R]], tuple[dict[str, Any], list[dict[str, Any]], Figures]],
    fold_prefix: str = "",
) -> None:
    """Train as the command line says and write the model, with its cross-validated figures, and those of the folds."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--cache", type=Path, help="keep the documents here between runs")
    parser.add_argument("--folds", type=Path, help="write the models of the folds into this folder")
    parser.add_argument("--out", type=Path, default=out)
    args = parser.parse_args()
    if args.cache and args.cache.exists():
        found = pickle.loads(args.cache.read_bytes())
    else:
        found = list(read(args.shared))
        if args.cache:
            args.cache.write_bytes(pickle.dumps(found))
    rows = make_rows(found)
    say(f"{len(found)} documents, {len(rows)} readings, {sum(len(row.target) for row in rows)} blocks")
    model, folds, figures = train(rows)
    packed = {"cross_validated": figures} | model
    args.out.write_text(json.dumps(packed, indent=0, sort_keys=True) + "\n", "utf-8")
    for i, fold in enumerate(folds if args.folds else ()):
        args.folds.mkdir(exist_ok=True)
        (args.folds / f"{fold_prefix}{i}.json").write_text(json.dumps(fold), "utf-8")
    for source, row in figures.items():
        say(f"{source:12} {row}")
