"""CPU seconds and memory from strings to clusters, for newsclean and its peers, each in a process of its own.

    python tests/bench/dedup_speed.py                     10,000 and 100,000 headlines
    python tests/bench/dedup_speed.py --million           1,000,000 headlines as well; takes minutes
    python tests/bench/dedup_speed.py --bodies            50,000 bodies of 400 words
    python tests/bench/dedup_speed.py --plot FILE.svg     how newsclean grows from 10,000 to 1,000,000

CPU time counts all threads and neither imports nor the making of the corpus; memory is the peak of the process,
corpus included. newsclean cleans headlines and verifies and guards each pair; peers trust their sketches.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import time
from pathlib import Path

TOOLS = ("newsclean", "gaoya", "rensa", "datasketch")
THRESHOLD = {"headline": 0.6, "body": 0.5}


def child(tool: str, kind: str, number: int) -> None:
    """Measure one tool in this process and print the figures."""
    from dedup_corpus import bodies, headlines
    from dedup_peers import PEERS, cluster_pairs

    from newsclean.dedup import cluster

    texts = headlines(number) if kind == "headline" else bodies(number)

    def run(some: list[str]) -> list[int]:
        if tool == "newsclean":
            return cluster(some, kind=kind).cluster  # type: ignore[arg-type]
        shingle = "char4" if kind == "headline" else "word3"
        return cluster_pairs(len(some), PEERS[tool](some, shingle, THRESHOLD[kind]))

    run(texts[:200])  # imports and tables
    start = time.process_time()
    ids = run(texts)
    seconds = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "peak_mb": peak, "clusters": len(set(ids))}))


def measure(tool: str, kind: str, number: int) -> dict[str, float]:
    """Return the figures of one tool, measured in a process of its own on one thread."""
    environment = {**os.environ, "RAYON_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    command = [sys.executable, __file__, "--child", tool, kind, str(number)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    found: dict[str, float] = json.loads(done.stdout)
    print(
        f"{number:>9,} {kind:8} {tool:11} {found['seconds']:7.2f} CPU s  {found['peak_mb']:6.0f} MB"
        f"  {found['clusters']:>9,} clusters",
        flush=True,
    )
    return found


def plot(rows: list[tuple[int, float, float]], target: Path) -> None:
    """Write CPU time and memory over the number of headlines, both axes logarithmic, as SVG."""
    from math import log10

    def place(number: float, value: float, low: float) -> tuple[float, float]:
        return 60 + 260 * (log10(number) - 4) / 2, 250 - 75 * (log10(value) - low)

    out = [
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 760 300" font-family="sans-serif" font-size="12">',
        '<rect width="760" height="300" fill="white"/>',
    ]
    for shift, title, column, low, ticks in (
        (0, "CPU seconds", 1, -1, (0.1, 1, 10, 100)),
        (380, "peak memory, MB", 2, 1, (10, 100, 1_000, 10_000)),
    ):
        out.append(f'<g transform="translate({shift} 0)"><text x="60" y="18" font-weight="bold">{title}</text>')
        for tick in ticks:
            _, y = place(1e4, tick, low)
            out.append(f'<path d="M60 {y:.0f}H330" stroke="#ddd"/>')
            out.append(f'<text x="54" y="{y + 4:.0f}" text-anchor="end">{tick:g}</text>')
        for number in (10_000, 100_000, 1_000_000):
            x, _ = place(number, 1, low)
            out.append(f'<text x="{x:.0f}" y="270" text-anchor="middle">{number:,}</text>')
        spots = [place(row[0], row[column], low) for row in rows]
        line = " ".join(f"{x:.1f},{y:.1f}" for x, y in spots)
        out.append(f'<polyline points="{line}" fill="none" stroke="#1f5fa8" stroke-width="2"/>')
        for row, (x, y) in zip(rows, spots, strict=True):
            out.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="#1f5fa8"/>')
            out.append(f'<text x="{x:.1f}" y="{y - 8:.1f}" text-anchor="middle">{row[column]:.3g}</text>')
        out.append('<text x="190" y="290" text-anchor="middle">headlines</text></g>')
    target.write_text("\n".join([*out, "</svg>", ""]), encoding="utf-8")


def main() -> None:
    """Measure what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--child", nargs=3, help=argparse.SUPPRESS)
    parser.add_argument("--million", action="store_true")
    parser.add_argument("--bodies", action="store_true")
    parser.add_argument("--plot", type=Path)
    chosen = parser.parse_args()
    if chosen.child:
        child(chosen.child[0], chosen.child[1], int(chosen.child[2]))
    elif chosen.plot:
        sizes = (10_000, 30_000, 100_000, 300_000, 1_000_000)
        found = [(number, measure("newsclean", "headline", number)) for number in sizes]
        plot([(number, one["seconds"], one["peak_mb"]) for number, one in found], chosen.plot)
    elif chosen.bodies:
        for tool in TOOLS[:3]:
            measure(tool, "body", 50_000)
    else:
        for number in (10_000, 100_000):
            for tool in TOOLS:
                measure(tool, "headline", number)
        for tool in TOOLS[:3] if chosen.million else ():
            measure(tool, "headline", 1_000_000)


if __name__ == "__main__":
    main()
