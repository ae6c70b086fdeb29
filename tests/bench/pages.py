"""Time `clean` on saved web pages, step by step, beside other extractors on the same pages; or score it.

    python tests/bench/pages.py SHARED [--every 7] [--rounds 3]
    python tests/bench/pages.py SHARED --quality

SHARED holds `data/pages` and `score/score_pages.py` as ../shared does. CPU time of one process; each page counts with
its best round, and the extractors take turns at every page, so that a busy machine is one for all of them. Peers are
optional (`pip install trafilatura resiliparse readability-lxml`); trafilatura reads the metadata, the others have none.

--quality prints the figures of score_pages.py for the whole pipeline. They are fitted: rules and model were made with
these pages in sight. newsclean/revisers/page_model.json holds the cross-validated ones.
"""

from __future__ import annotations

import argparse
import gc
import json
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

from dump_pages import read_pages

from newsclean import clean
from newsclean.fields import read_fields
from newsclean.parse import parse
from newsclean.pipeline import DEFAULT, _marked, _resolve, _without_layout
from newsclean.render import render
from newsclean.repair import repair
from newsclean.span import apply, compose, merge

Extract = Callable[[str, str | None], object]
PROCESSES = 2  # that score; one alone is timed
MODEL = Path(__file__).parents[2] / "newsclean/revisers/page_model.json"


def peers() -> Iterator[tuple[str, Extract]]:
    """Yield the other extractors that are installed."""
    try:
        from trafilatura import bare_extraction

        yield "trafilatura", lambda html, url: bare_extraction(html, url=url, with_metadata=True)
    except ImportError:
        pass
    try:
        from resiliparse.extract.html2text import extract_plain_text

        yield "resiliparse", lambda html, _: extract_plain_text(html, main_content=True)
    except ImportError:
        pass
    try:
        from readability import Document

        yield "readability-lxml", lambda html, _: Document(html).summary()
    except ImportError:
        pass


def in_steps(html: str, url: str | None) -> dict[str, float]:
    """Return the seconds that each step of `clean` takes on a page."""
    spent: dict[str, float] = {}
    steps = _resolve(DEFAULT.steps)

    def timed(name: str, call: Callable[[], Any]) -> Any:
        start = time.process_time()
        result = call()
        spent[name] = time.process_time() - start
        return result

    source = timed("parse", lambda: parse(html, "page", url))
    if source.page is None:
        return spent
    text, repairs = timed("repair", lambda: repair(source.text, _without_layout(steps.repairs)))
    page = source.page.repaired(text, repairs) if repairs else source.page
    doc = timed("read", lambda: DEFAULT._read(text, "", page, source.meta, source.site))
    spans = timed("mark", lambda: merge(_marked(doc, steps)))
    body = timed("cut", lambda: apply(source.text, compose(repairs, render(doc, spans, doc.headline))))
    timed("fields", lambda: read_fields(doc, spans, doc.headline, body, url))
    return spent


def speed(pages: list[tuple[str, str | None]], rounds: int) -> None:
    """Print what newsclean and its peers spend on the pages."""
    extractors: dict[str, Extract] = {"newsclean": lambda html, url: clean(html, url=url, kind="page"), **dict(peers())}
    total: dict[str, float] = defaultdict(float)
    shares: dict[str, float] = defaultdict(float)
    for html, url in pages[:10]:  # loads models and tables
        for extract in extractors.values():
            extract(html, url)
    # What one extractor has loaded must not make the collector's rounds longer for the others.
    gc.collect()
    gc.freeze()
    for html, url in pages:
        best: dict[str, float] = {}
        steps: dict[str, float] = {}
        for _ in range(rounds):
            for name, extract in extractors.items():
                start = time.process_time()
                try:
                    extract(html, url)
                except Exception as error:  # what a peer cannot read must not end the bench
                    print(f"{name}: {type(error).__name__} on a page of {len(html):,} characters", file=sys.stderr)
                best[name] = min(best.get(name, float("inf")), time.process_time() - start)
            for name, seconds in in_steps(html, url).items():
                steps[name] = min(steps.get(name, float("inf")), seconds)
        for sums, found in ((total, best), (shares, steps)):
            for name, seconds in found.items():
                sums[name] += seconds
    mean = sum(len(html) for html, _ in pages) / len(pages)
    print(f"{len(pages)} pages, {mean:,.0f} characters on average")
    for name, seconds in total.items():
        times = f"{seconds / total['newsclean']:6.2f} times newsclean"
        print(f"{name:18}{1000 * seconds / len(pages):8.2f} ms a page {times}")
    print("steps of newsclean")
    for name, seconds in shares.items():
        print(f"  {name:16}{1000 * seconds / len(pages):8.2f} ms {seconds / sum(shares.values()):6.1%}")


def predict(page: tuple[str, str, str | None]) -> str:
    name, html, url = page
    found = clean(html, url=url, kind="page").to_dict()
    return json.dumps({"id": name} | {key: found[key] for key in ("title", "text", "authors", "published")})


def quality(shared: Path) -> dict[str, float]:
    """Return the figures of score_pages.py for the pages of ../shared/data/pages."""
    pages = ((gold["id"], html, address(gold)) for gold, html in read_pages(shared / "data/pages"))
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".jsonl") as out:
        with ProcessPoolExecutor(PROCESSES) as pool:
            out.writelines(f"{line}\n" for line in pool.map(predict, pages, chunksize=16))
        out.flush()
        call = [sys.executable, str(shared / "score/score_pages.py"), str(shared / "data/pages"), out.name, "--json"]
        found: dict[str, float] = json.loads(subprocess.run(call, check=True, capture_output=True, text=True).stdout)
    return found


def address(gold: dict[str, Any]) -> str | None:
    return gold["url"] if gold["url"].startswith("http") else None


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--every", type=int, default=7, help="take one page of so many")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--quality", action="store_true")
    args = parser.parse_args()
    if args.quality:
        print("whole pipeline, fitted:")
        for key, value in quality(args.shared).items():
            print(f"  {key:20}{value:10.4f}")
        print(f"body alone, cross-validated ({MODEL.name}):")
        for key, value in json.loads(MODEL.read_text("utf-8"))["cross_validated"].items():
            print(f"  {key:20}{value:10.4f}")
        return
    pages = [(html, address(gold)) for gold, html in read_pages(args.shared / "data/pages")]
    speed(pages[:: args.every], args.rounds)


if __name__ == "__main__":
    main()
