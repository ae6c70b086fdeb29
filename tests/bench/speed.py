"""Time the rule pass and the whole `clean` on one core, beside trafilatura on the same texts wrapped as HTML.

    python tests/bench/speed.py [--texts FOLDER] [--seconds 3]

Without a folder it makes 200 articles of about 3,500 characters out of invented sentences and the dirt of the
rules' own examples. CPU time of the best round; the machine may be noisy, so quote the ratios. trafilatura is
optional (`pip install trafilatura`).
"""

import argparse
import html
import random
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from newsclean.doc import Block, Doc
from newsclean.parse.text import find_lines
from newsclean.pipeline import DEFAULT
from newsclean.render import render
from newsclean.repair import repair
from newsclean.rules.fold import fold
from newsclean.rules.scan import base_scanner
from newsclean.shape import shapes
from newsclean.span import Span, apply, merge, undo

WORDS = [
    "harbour",
    "council",
    "winter",
    "ferry",
    "mayor",
    "storm",
    "bridge",
    "market",
    "school",
    "river",
    "village",
    "engine",
    "record",
    "budget",
    "season",
    "captain",
    "doctor",
    "forest",
    "island",
    "letter",
    "minister",
    "museum",
    "novel",
    "orchard",
    "painter",
    "quarter",
    "railway",
    "theatre",
    "valley",
    "said",
    "went",
    "held",
    "found",
    "built",
    "lost",
    "opened",
    "closed",
    "after",
    "before",
    "under",
    "over",
    "with",
    "from",
    "about",
    "because",
    "while",
]


def make_texts(number: int = 200, characters: int = 3500) -> list[str]:
    """Return articles of 17 lines or so: a headline, paragraphs, and a few lines of dirt."""
    rng = random.Random(20261121)
    dirt = [line for rule in base_scanner().rules for line in rule.hit]

    def sentence() -> str:
        return " ".join(rng.choices(WORDS, k=rng.randint(10, 22))).capitalize() + "."

    texts = []
    for _ in range(number):
        lines = [" ".join(rng.choices(WORDS, k=7)).capitalize(), *rng.sample(dirt, 2)]
        while sum(map(len, lines)) < characters:
            lines.append(" ".join(sentence() for _ in range(rng.randint(2, 3))))
        lines[rng.randint(6, 8) : 8] = rng.sample(dirt, 1)
        texts.append("\n\n".join([*lines, *rng.sample(dirt, 3)]))
    return texts


def rule_pass(text: str, blocks: tuple[Block, ...]) -> None:
    """Fold, scan, confirm, render, and check that undo holds: what every document costs whatever else runs."""
    folded = fold(text)
    hits = base_scanner().scan(folded, blocks)
    spans = merge([Span(hit.start, hit.end, hit.rule.label, hit.rule.id) for line in hits for hit in line])
    edits = render(Doc(text, blocks, folded, hits=hits), spans)
    assert undo(apply(text, edits), edits) == text


def rule_passes(texts: Sequence[str], seconds: float) -> tuple[float, float]:
    """Return rule passes a second: as in a corpus, where short lines recur, and with every line new."""
    blocks = {text: find_lines(text) for text in texts}
    warm = per_second(lambda text: rule_pass(text, blocks[text]), texts, seconds)

    def cold(text: str) -> None:
        base_scanner().forget()
        rule_pass(text, blocks[text])

    return warm, per_second(cold, texts, seconds)


def per_second(call: Callable[[str], object], texts: Sequence[str], seconds: float) -> float:
    """Return calls a second of CPU time in the best of several rounds over all texts: noise only ever adds."""
    best, spent = float("inf"), 0.0
    for text in texts:
        call(text)
    while spent < seconds:
        start = time.process_time()
        for text in texts:
            call(text)
        best = min(best, time.process_time() - start)
        spent += time.process_time() - start
    return len(texts) / best


def steps() -> dict[str, Callable[[str], object]]:
    """Return the steps of `clean`, to be timed alone."""
    return {
        "repair": lambda t: repair(t),
        "parse": find_lines,
        "fold": fold,
        "shapes": lambda t: shapes(t, find_lines(t)),
        "scan": lambda t: base_scanner().scan(fold(t), find_lines(t)),
        "mark (all up to the cut)": DEFAULT.mark,
    }


def trafilatura_on(texts: Sequence[str], seconds: float) -> float | None:
    try:
        from trafilatura import bare_extraction
    except ImportError:
        return None
    pages = []
    for text in texts:
        paragraphs = "".join(f"<p>{html.escape(line)}</p>" for line in text.split("\n") if line)
        pages.append(f"<html><head><title>x</title></head><body><article>{paragraphs}</article></body></html>")
    return per_second(lambda page: bare_extraction(page, with_metadata=True), pages, seconds)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=Path)
    parser.add_argument("--seconds", type=float, default=3.0)
    args = parser.parse_args()
    texts = [p.read_text("utf-8", "replace") for p in sorted(args.texts.glob("*.txt"))] if args.texts else make_texts()
    mean = sum(map(len, texts)) / len(texts)
    print(f"{len(texts)} texts, {mean:,.0f} characters on average, {len(base_scanner().rules)} rules")
    warm, cold = rule_passes(texts, args.seconds)
    print(f"{'rule pass':26} {warm:10,.0f} articles/s, {cold:,.0f} where no line was ever seen before")
    for name, call in steps().items():
        print(f"{name:26} {1e6 / per_second(call, texts, args.seconds / 3):10,.0f} microseconds an article")
    whole = per_second(DEFAULT.clean, texts, args.seconds)
    print(f"{'clean':26} {whole:10,.0f} articles/s")
    peer = trafilatura_on(texts, args.seconds)
    if peer:
        print(
            f"{'trafilatura on wrapped text':26} {peer:9,.0f} articles/s   newsclean is {whole / peer:.1f} times faster"
        )


if __name__ == "__main__":
    main()
