"""The stored index and the stream: time to add 100,000 headlines, time of a query, bytes a document.

python tests/bench/dedup_index.py [--number 100000]
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path

from dedup_corpus import headlines

from newsclean.dedup import HeadlineIndex, Item, StoredIndex


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--number", type=int, default=100_000)
    number = parser.parse_args().number
    items = [Item(f"doc-{i:06d}", title) for i, title in enumerate(headlines(number))]
    asked = [Item(f"new-{i}", item.title + " again") for i, item in enumerate(items[:1_000])]
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "seen.idx"
        with StoredIndex(path, write=True) as index:
            wall, start = time.perf_counter(), time.process_time()
            index.add(items)
            print(f"add {number:,}: {time.process_time() - start:.2f} CPU s, {time.perf_counter() - wall:.2f} s")
            stats = index.stats()
        print(f"size: {path.stat().st_size / number:.0f} bytes a document, {stats.bands / number:.0f} bands")
        with StoredIndex(path) as index:
            index.query_one(asked[0])
            wall, start = time.perf_counter(), time.process_time()
            hits = sum(bool(index.query_one(item)) for item in asked)
            seconds = time.process_time() - start
            print(
                f"query one by one: {seconds / len(asked) * 1e3:.3f} CPU ms,"
                f" {(time.perf_counter() - wall) / len(asked) * 1e3:.3f} ms; {hits} of {len(asked)} found"
            )
    stream = HeadlineIndex()
    stream.query("")
    start = time.process_time()
    new = sum(stream.add_if_new(item.key, item.title) is None for item in items[:10_000])
    print(
        f"stream in memory, add_if_new: {(time.process_time() - start) / 10:.3f} CPU ms a headline; {new} new of 10,000"
    )


if __name__ == "__main__":
    main()
