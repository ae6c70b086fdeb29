"""Time the rule pass and the whole `clean` on one core, beside trafilatura on the same texts wrapped as HTML.

    python tests/bench/speed.py [--texts FOLDER] [--dumps FOLDER] [--seconds 3]

Without a folder it makes 200 articles of about 3,500 characters out of invented sentences and the dirt of the
rules' own examples, and 60 dumps of whole pages of about 9,000: a menu, an article, boxes of other stories. From a
folder of dumps (see dump_pages.py) it takes those of 7,000 to 11,000 characters. CPU time of the best round; the
machine may be noisy, so quote the ratios. trafilatura is optional (`pip install trafilatura`).
"""

import argparse
import html
import random
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from newsclean.doc import Block, Doc, cut_lines
from newsclean.fields import read_fields
from newsclean.fields.dates import _states_date
from newsclean.fields.second_look import likely_headline
from newsclean.parse.text import find_lines
from newsclean.pipeline import DEFAULT, _resolve
from newsclean.reading import read_text
from newsclean.render import render
from newsclean.repair import repair
from newsclean.rules.fold import fold
from newsclean.rules.scan import base_scanner
from newsclean.shape import shapes
from newsclean.span import Span, apply, compose, merge, undo

T = TypeVar("T")

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


def make_dumps(number: int = 60, characters: int = 6500) -> list[str]:
    """Return pages as converters without an extractor leave them: menu, article, other stories, footer."""
    rng = random.Random(20261122)
    dirt = [line for rule in base_scanner().rules for line in rule.hit]

    def lines(count: int, words: Sequence[int]) -> list[str]:
        return [" ".join(rng.choices(WORDS, k=rng.choice(words))).capitalize() for _ in range(count)]

    dumps = []
    for article in make_texts(number, characters):
        menu, boxes = lines(45, (1, 1, 2, 3)), lines(30, (2, 7, 9, 11))
        boxes[::5] = [f"{rng.randint(1, 28)} March 20{rng.randint(10, 26)}" for _ in boxes[::5]]
        dumps.append("\n".join([*menu, *rng.sample(dirt, 4), "", article, "", *boxes, *rng.sample(dirt, 8)]))
    return dumps


def shares(texts: Sequence[str]) -> list[tuple[str, float]]:
    """Return each step of `clean` with the share of the time that it takes of these texts, largest first."""
    spent: Counter[str] = Counter()
    repairs, filters, revisers = _resolve(DEFAULT.steps)

    def timed(name: str, call: Callable[[], T]) -> T:
        start = time.process_time()
        value = call()
        spent[name] += time.process_time() - start
        return value

    for raw in texts:
        text, changes = timed("repair", lambda raw=raw: repair(raw, repairs))
        doc = timed("read", lambda text=text: read_text(text))
        spans: Sequence[Span] = []
        for mark in filters:
            spans = [*spans, *timed(mark.__name__, lambda mark=mark, doc=doc: list(mark(doc)))]
        spans = sorted(set(spans))
        for revise in revisers:
            spans = timed(revise.__name__, lambda revise=revise, doc=doc, spans=spans: revise(doc, spans))
        cuts = merge(spans)
        headline = timed("headline", lambda doc=doc, cuts=cuts: likely_headline(doc, cuts))
        edits = timed("render", lambda doc=doc, cuts=cuts: render(doc, cuts, doc.headline))
        edits = timed("compose", lambda changes=changes, edits=edits: compose(changes, edits))
        body = apply(raw, edits)
        timed("fields", lambda doc=doc, cuts=cuts, at=headline, body=body: read_fields(doc, cuts, at, body))
    total = spent.total()
    return [(name, seconds / total) for name, seconds in spent.most_common()]


def report_dumps(dumps: Sequence[str], seconds: float) -> None:
    mean = sum(map(len, dumps)) / len(dumps)
    lines = sum(len(find_lines(dump)) for dump in dumps) / len(dumps)
    whole = per_second(DEFAULT.clean, dumps, seconds)
    print(f"{'clean of whole pages':26} {whole:10,.0f} dumps/s of {mean:,.0f} characters and {lines:,.0f} lines")
    print(" " * 27 + ", ".join(f"{name} {share:.0%}" for name, share in shares(dumps) if share >= 0.01))


def read_dumps(folder: Path) -> list[str]:
    texts = [path.read_text("utf-8", "surrogatepass") for path in sorted(folder.glob("*.txt"))]
    return [text for text in texts if 7000 <= len(text) <= 11000]


def rule_pass(text: str, blocks: tuple[Block, ...]) -> None:
    """Fold, scan, confirm, render, and check that undo holds: what every document costs whatever else runs."""
    folded = fold(text)
    lines = cut_lines(folded, blocks)
    hits = base_scanner().scan(lines, blocks)
    spans = merge([Span(hit.start, hit.end, hit.rule.label, hit.rule.id) for line in hits for hit in line])
    edits = render(Doc(text, blocks, folded, hits=hits, lines=lines), spans)
    assert undo(apply(text, edits), edits) == text


def rule_passes(texts: Sequence[str], seconds: float) -> tuple[float, float]:
    """Return rule passes a second: as in a corpus, where short lines recur, and with every line new."""
    blocks = {text: find_lines(text) for text in texts}
    warm = per_second(lambda text: rule_pass(text, blocks[text]), texts, seconds)

    def cold(text: str) -> None:
        base_scanner().forget()
        rule_pass(text, blocks[text])

    return warm, per_second(cold, texts, seconds)


def clean_cold(text: str) -> None:
    """Clean a text none of whose lines was ever seen before."""
    base_scanner().forget()
    _states_date.cache_clear()
    DEFAULT.clean(text)


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
        "scan": lambda t: base_scanner().scan(cut_lines(fold(t), find_lines(t)), find_lines(t)),
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
    parser.add_argument("--dumps", type=Path)
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
    cold = per_second(clean_cold, texts, args.seconds)
    print(f"{'clean':26} {whole:10,.0f} articles/s, {cold:,.0f} where no line was ever seen before")
    report_dumps(read_dumps(args.dumps) if args.dumps else make_dumps(), args.seconds)
    peer = trafilatura_on(texts, args.seconds)
    if peer:
        print(
            f"{'trafilatura on wrapped text':26} {peer:9,.0f} articles/s   newsclean is {whole / peer:.1f} times faster"
        )


if __name__ == "__main__":
    main()
