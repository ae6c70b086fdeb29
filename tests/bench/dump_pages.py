"""Dump saved pages to plain text the way scrapers without an extractor do it.

    python tests/bench/dump_pages.py PAGES OUT [--limit N]

PAGES holds `gold.jsonl` and `html/ID.html.gz`, as ../shared/data/pages does. OUT gets a folder for each way of
dumping, `ID.txt` in each. Needs inscriptis (which brings lxml) and html2text; they are no dependencies of newsclean.

The same pages can be had by anyone: the evaluation set of trafilatura (github.com/adbar/trafilatura, tests/eval) and
the parser tests of fundus (github.com/flairNLP/fundus, tests/resources/parser).
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any


def read_html(data: bytes) -> str:
    """Return the text of a saved page; most state UTF-8, and where that fails BeautifulSoup's guess decides."""
    from bs4 import UnicodeDammit

    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return UnicodeDammit(data).unicode_markup or data.decode("latin-1")


def inscriptis_text(html: str) -> str:
    """Return the page as inscriptis lays it out."""
    import lxml.html
    from inscriptis import get_text

    try:
        return get_text(html)
    except (ValueError, lxml.etree.LxmlError):  # lxml refuses text with an encoding declaration
        return get_text(html.encode("utf-8"))


def soup_text(html: str) -> str:
    """Return the strings of BeautifulSoup's tree, one a line: the most common naive dump."""
    from bs4 import BeautifulSoup

    return BeautifulSoup(html, "lxml").get_text("\n", strip=True)


def markdown_text(html: str) -> str:
    """Return the page in Markdown, as crawlers for language models store it."""
    from html2text import HTML2Text

    converter = HTML2Text(bodywidth=0)
    converter.unicode_snob = True  # else it takes the accents off the letters
    return converter.handle(html)


DUMPERS: dict[str, Callable[[str], str]] = {"inscriptis": inscriptis_text, "soup": soup_text}  # to train on
MEASURED = {**DUMPERS, "markdown": markdown_text}


def read_pages(folder: Path) -> Iterator[tuple[dict[str, Any], str]]:
    """Yield (gold, html) of every page of the set."""
    with (folder / "gold.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            gold = json.loads(line)
            yield gold, read_html(gzip.decompress((folder / "html" / f"{gold['id']}.html.gz").read_bytes()))


def dump(pages: Path, out: Path, limit: int | None = None) -> int:
    """Write the dumps that are not there yet and return the number of pages."""
    for name in MEASURED:
        (out / name).mkdir(parents=True, exist_ok=True)
    count = 0
    for gold, html in read_pages(pages):
        if count == limit:
            break
        count += 1
        for name, dumper in MEASURED.items():
            target = out / name / f"{gold['id']}.txt"
            if not target.exists():
                target.write_text(dumper(html), "utf-8", newline="", errors="surrogatepass")
    return count


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--limit", type=int)
    args = parser.parse_args()
    print(dump(args.pages, args.out, args.limit), "pages dumped to", args.out)


if __name__ == "__main__":
    main()
