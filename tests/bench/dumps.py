"""Score newsclean on naive dumps of whole pages.

    python tests/bench/dumps.py SHARED [--dumps FOLDER] [--folds FOLDER] [--worst N]

SHARED holds `data/pages` and `score/score_pages.py`. FOLDER/inscriptis and FOLDER/soup hold the dumps and are made
where they are missing, see dump_pages.py. --folds names the folder that train_body.py, train_dumps.py and
train_labels.py wrote: then each page, and each text, is judged by models that have not seen its site. Prints, for each
way of dumping, F1 of 4-word shingles on the pages whose whole body is known, and F1 of the segments on the others; with
--folds also the figures of the texts.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from body_data import FOLDS, fold_of, site
from dump_pages import MEASURED, dump

from newsclean.pipeline import DEFAULT, Pipeline
from newsclean.revisers import REVISERS, body_net, dump_model


def pipelines(folds: Path | None) -> list[Pipeline]:
    """Return the pipeline for the sites of each fold; the one that ships for all where there are no models of folds."""
    if folds is None:
        return [DEFAULT] * FOLDS
    made = []
    for fold in range(FOLDS):
        name = f"body-{fold}"
        short = body_net.unpack_model(json.loads((folds / f"{fold}.json").read_text("utf-8")))
        long = dump_model.unpack_model(json.loads((folds / f"dump-{fold}.json").read_text("utf-8")))
        REVISERS[name] = partial(REVISERS["body"], model=short, dump_model=long)
        made.append(replace(DEFAULT, steps=tuple(name if step == "body" else step for step in DEFAULT.steps)))
    return made


def read_golds(pages: Path) -> list[dict[str, Any]]:
    with (pages / "gold.jsonl").open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def page_rows(golds: Iterable[dict[str, Any]], folder: Path, cleaners: list[Pipeline]) -> Iterator[dict[str, Any]]:
    for gold in golds:
        text = (folder / f"{gold['id']}.txt").read_text("utf-8", errors="surrogatepass")
        yield cleaners[fold_of(site(gold["url"]))].clean(text, id=gold["id"]).to_dict()


def text_rows(folder: Path, cleaners: list[Pipeline]) -> Iterator[dict[str, Any]]:
    for path in sorted(folder.glob("*.json")):
        group = json.loads(path.read_text("utf-8"))["site_group"]
        with path.with_suffix(".txt").open(encoding="utf-8", newline="") as file:
            yield cleaners[fold_of(group)].clean(file.read(), id=path.stem).to_dict()


def score(scorer: Path, data: Path, rows: Iterable[dict[str, Any]], worst: int) -> str:
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".jsonl") as out:
        for row in rows:
            out.write(json.dumps(row) + "\n")
        out.flush()
        call = [sys.executable, str(scorer), str(data), out.name, "--worst", str(worst)]
        return subprocess.run(call, check=True, capture_output=True, text=True).stdout


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--dumps", type=Path, default=Path("build/dumps"))
    parser.add_argument("--folds", type=Path)
    parser.add_argument("--worst", type=int, default=0)
    args = parser.parse_args()
    pages, scorers = args.shared / "data/pages", args.shared / "score"
    dump(pages, args.dumps)
    cleaners = pipelines(args.folds)
    if args.folds:
        texts = args.shared / "data/texts"
        print("texts\n" + score(scorers / "score_text.py", texts, text_rows(texts, cleaners), args.worst))
    golds = read_golds(pages)
    for name in MEASURED:
        rows = page_rows(golds, args.dumps / name, cleaners)
        print(f"{name}\n" + score(scorers / "score_pages.py", pages, rows, args.worst))


if __name__ == "__main__":
    main()
