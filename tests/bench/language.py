"""Measure guess_language beside langdetect: accuracy, calibration, microseconds.

    python tests/bench/language.py SHARED [--cuts]

SHARED holds `data/texts` and `data/pages`. The truth is what the texts' gold says, and for pages the language that the
page states. `--cuts` adds cuts of 12 to 150 letters out of the bodies, which langdetect needs a few minutes for.
langdetect gets a seed of its own for each text, on the detector: the process-wide one stays as it is.
"""

import argparse
import gzip
import json
import random
import re
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from newsclean.fields.language import guess_language

# Pages whose lang attribute is wrong, read by eye; "und" is Xhosa and Zulu, which langdetect has no profile for.
MISLABELLED = dict.fromkeys(("t0292", "t0417", "t0419", "t0424"), "de") | dict.fromkeys(("t0000", "t0007"), "es")
MISLABELLED |= dict.fromkeys(("f0250", "f0252", "f0253"), "und")
LANG = re.compile(r"<html[^>]*?\blang\s*=\s*[\"']?([A-Za-z]+)")
LENGTHS = (12, 20, 40, 70, 150)


class Sample(NamedTuple):
    group: str
    language: str
    text: str


def texts(folder: Path) -> Iterator[Sample]:
    for path in sorted(folder.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        raw = path.with_suffix(".txt").read_text(encoding="utf-8")
        for part, text in (("titles", gold["title"]), ("bodies", gold["body"]), ("raw", raw)):
            if text:
                yield Sample(f"texts {part}", gold["language"], text)


def pages(folder: Path) -> Iterator[Sample]:
    for line in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        gold = json.loads(line)
        html = gzip.decompress((folder / "html" / f"{gold['id']}.html.gz").read_bytes()).decode("utf-8", "replace")
        stated = LANG.search(html)
        language = MISLABELLED.get(gold["id"], stated.group(1).lower() if stated else "")
        body = gold.get("body") or "\n".join(gold.get("wanted", ()))
        if language and gold.get("title"):
            yield Sample("pages titles", language, gold["title"])
        if language and len(body) >= 150:
            yield Sample("pages bodies", language, body)


def cuts(bodies: list[Sample], letters: int, each: int = 120) -> Iterator[Sample]:
    """Cut stretches at word ends, at most `each` a language; half as long where a sign is a syllable or more."""
    chance = random.Random(letters)
    by_language = defaultdict(list)
    for body in bodies:
        text = re.sub(r"\s+", " ", body.text)
        dense = body.language in {"zh", "ja", "ko"}
        length = letters // 2 if dense else letters
        for _ in range(8 if len(text) > length + 20 else 0):
            start = chance.randrange(len(text) - length - 10)
            end = start + length
            if body.language not in {"zh", "ja"}:
                start, end = text.find(" ", start) + 1, text.find(" ", end)
            if 0 < end - start < 1.5 * length:
                by_language[body.language].append(text[start:end])
    for language, stretches in sorted(by_language.items()):
        if language != "und":
            yield from (
                Sample(f"cuts of {letters}", language, cut)
                for cut in chance.sample(stretches, min(each, len(stretches)))
            )


def langdetect_guess() -> Callable[[str], str]:
    from langdetect import LangDetectException, detector_factory

    detector_factory.init_factory()

    def guess(text: str) -> str:
        detector = detector_factory._factory.create()
        detector.seed = 0
        detector.append(text)
        try:
            return detector.detect()[:2]
        except LangDetectException:
            return "und"

    return guess


def timed(guess: Callable[[str], str], samples: list[Sample]) -> tuple[float, float]:
    """Return accuracy and the microseconds of a text."""
    for sample in {sample.language: sample for sample in samples}.values():
        guess(sample.text)  # load the tables
    start = time.process_time()
    right = sum(guess(sample.text) == sample.language for sample in samples)
    return right / len(samples), (time.process_time() - start) / len(samples) * 1e6


def print_calibration(samples: Iterable[Sample]) -> None:
    bins = defaultdict(list)
    for sample in samples:
        guess = guess_language(sample.text)
        if guess.code != "und":
            bins[min(9, int(guess.score * 10))].append(guess.code == sample.language)
    print("\nscore    texts  right")
    for tenth, right in sorted(bins.items()):
        print(f"{tenth / 10:.1f}-{tenth / 10 + 0.1:.1f} {len(right):7d}  {sum(right) / len(right):.3f}")


def print_first_call() -> None:
    code = (
        "import time; import newsclean.fields.language as it; a = time.process_time(); import numpy;"
        "b = time.process_time(); it.guess_language('{}'); c = time.process_time(); print(b - a, c - b)"
    )
    print("\nfirst call, CPU seconds: numpy, then tables")
    for script, text in (("latin", "Le plan est voté"), ("cyrillic", "План принят"), ("han", "计划通过")):
        done = subprocess.run([sys.executable, "-c", code.format(text)], capture_output=True, text=True, check=True)
        print(script, *(f"{float(seconds):.3f}" for seconds in done.stdout.split()))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("shared", type=Path)
    parser.add_argument("--cuts", action="store_true", help="add short cuts of the bodies")
    arguments = parser.parse_args()
    data = arguments.shared / "data"
    samples = [*texts(data / "texts"), *pages(data / "pages")]
    if arguments.cuts:
        bodies = [sample for sample in samples if sample.group.endswith("bodies")]
        samples += [cut for letters in LENGTHS for cut in cuts(bodies, letters)]
    groups = defaultdict(list)
    for sample in samples:
        groups[sample.group].append(sample)
    peer = langdetect_guess()
    print(f"{'':14}{'texts':>6}  {'newsclean':>9} {'us':>7}  {'langdetect':>10} {'us':>7}")
    for group, members in groups.items():
        own, own_time = timed(lambda text: guess_language(text).code, members)
        other, other_time = timed(peer, members)
        print(f"{group:14}{len(members):6}  {own:9.4f} {own_time:7.0f}  {other:10.4f} {other_time:7.0f}")
    print_calibration(samples)
    print_first_call()


if __name__ == "__main__":
    main()
