"""Measure newsclean on the development data and hold it to the floors in floors.toml.

    python tests/bench/quality.py SHARED [--print]

SHARED holds `data/` and `score/` (the scorers). A floor is never lowered silently: change it in a commit of its own.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterable
from pathlib import Path

from pages import quality as pages

from newsclean import Article, clean

FLOORS = Path(__file__).with_name("floors.toml")
LOWER_IS_BETTER = {"junk left"}


def predict(docs: Iterable[Path], out: Path) -> None:
    with out.open("w", encoding="utf-8") as file:
        for path in docs:
            with path.open(encoding="utf-8", newline="") as raw:
                text = raw.read()
            article = clean(text, id=path.stem)
            if article.undo() != text:
                sys.exit(f"{path.name}: undo does not give the input back")
            file.write(json.dumps(article.to_dict()) + "\n")


def score(scorer: Path, docs: Path, predictions: Path) -> dict[str, float]:
    call = [sys.executable, str(scorer), str(docs), str(predictions), "--json"]
    return json.loads(subprocess.run(call, check=True, capture_output=True, text=True).stdout)


def texts(shared: Path, languages: set[str]) -> dict[str, float]:
    """Score the texts in these languages; all of them for an empty set."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        chosen = []
        for gold in sorted((shared / "data/texts").glob("*.json")):
            if not languages or json.loads(gold.read_text("utf-8"))["language"] in languages:
                for path in (gold, gold.with_suffix(".txt")):
                    (folder / path.name).symlink_to(path.resolve())
                chosen.append(folder / gold.with_suffix(".txt").name)
        predict(chosen, folder / "predictions.jsonl")
        return score(shared / "score/score_text.py", folder, folder / "predictions.jsonl")


FIELDS = ("title", "authors", "agency", "place", "published", "site_name", "section", "tags", "language")


def seeds(shared: Path) -> list[str]:
    """Return what is not as it must be in the articles made of the seeds."""
    wrong = []
    for path in sorted((shared / "seeds/expected").glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        article = clean((shared / "seeds" / gold["file"]).read_bytes())
        raw, found = article.undo(), article.to_dict()
        wrong += [f"{path.stem}: {name} is {found[name]!r}" for name in FIELDS if found[name] != gold[name]]
        if article.text.split() != gold["body"].split():
            wrong.append(f"{path.stem}: the text differs")
        wrong += [
            f"{path.stem}: {cut['text'][:40]!r} is left" for cut in gold["removed"] if not _is_cut(cut, article, raw)
        ]
    return wrong


def _is_cut(cut: dict[str, str], article: Article, raw: str) -> bool:
    """Say whether all of a stretch, at one of the places where it stands, was cut under its label."""
    text = cut["text"]
    covered = {at for edit in article.removed if edit.label == cut["category"] for at in range(edit.start, edit.end)}
    starts = [at for at in range(len(raw)) if raw.startswith(text, at)]
    return any(all(at + i in covered or text[i].isspace() for i in range(len(text))) for at in starts)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--print", action="store_true", help="print the figures, hold them to nothing")
    args = parser.parse_args()
    wrong = seeds(args.shared)
    print("seeds: " + ("as expected" if not wrong else "\n  ".join(["", *wrong])))
    failed = bool(wrong)
    for name, floors in tomllib.loads(FLOORS.read_text("utf-8")).items():
        figures = pages(args.shared) if name == "pages" else texts(args.shared, set(floors.pop("languages", [])))
        print(f"{name}: {figures.get('documents', figures.get('pages'))} documents")
        for key, value in figures.items():
            floor = floors.pop(key, None)
            below = floor is not None and (value > floor if key in LOWER_IS_BETTER else value < floor)
            failed |= below
            print(f"  {key:18} {value:8.4f}  {'' if floor is None else f'floor {floor}'}{'  BELOW ITS FLOOR' * below}")
        if floors:
            sys.exit(f"floors.toml, {name}: the scorer has no figure {', '.join(floors)}")
    return int(failed and not args.print)


if __name__ == "__main__":
    raise SystemExit(main())
