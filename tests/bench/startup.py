"""Time what every start costs: `import newsclean`, `newsclean-cli --version`, and the first and the second article.

    python tests/bench/startup.py [--runs 7] [--folder FOLDER]

Each figure is the best of several fresh processes, in milliseconds of CPU time (user and system); beside it what a
bare interpreter takes, which is in all of them.

With a folder of texts (`*.txt`) or of packed pages (`*.html.gz`) it also prints what a run costs that reads each of
them once, as people do: with loading the packs of their languages, compiling what hits, and the states that the
automata make of lines that they have not seen. Other benches time what they have timed before. Beside it trafilatura
(`pip install trafilatura`) on the same files.
"""

import argparse
import resource
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

SEED = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))[0]
READ = f"import pathlib, newsclean; raw = pathlib.Path({str(SEED)!r}).read_text('utf-8')"
CASES = {
    "bare interpreter": ["-c", "pass"],
    "import newsclean": ["-c", "import newsclean"],
    "newsclean-cli --version": ["-m", "newsclean", "--version"],
    "first article": ["-c", f"{READ}; newsclean.clean(raw)"],
    "first article, then 100 more": ["-c", f"{READ}; [newsclean.clean(raw) for _ in range(101)]"],
}
READ_ALL = """
import gzip, html, pathlib, sys
files = sorted(pathlib.Path(sys.argv[1]).glob("*.txt")) or sorted(pathlib.Path(sys.argv[1]).glob("*.html.gz"))[::7]
raws = [gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_text("utf-8") for file in files]
print(len(raws))
"""
RUNS = {
    "reading the files": "",
    "newsclean": "import newsclean\nfor raw in raws: newsclean.clean(raw)",
    "trafilatura": """from trafilatura import bare_extraction
for raw in raws:
    if isinstance(raw, str):
        raw = "<html><body><p>" + html.escape(raw).replace("\\n", "</p><p>") + "</p></body></html>"
    bare_extraction(raw, with_metadata=True)""",
}


def cpu_ms(args: list[str]) -> float:
    return run(args)[0]


def run(args: list[str]) -> tuple[float, str]:
    """Return the milliseconds of CPU time that a fresh interpreter takes, and what it prints."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run([sys.executable, *args], check=True, stdout=subprocess.PIPE, text=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return 1000 * (after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime), done.stdout


def report_folder(folder: Path, runs: int) -> None:
    reading = 0.0
    for name, script in RUNS.items():
        if name == "trafilatura" and find_spec(name) is None:
            continue
        best, told = min(run(["-c", READ_ALL + script, str(folder)]) for _ in range(runs))
        count = int(told.split()[0])
        reading = reading or best
        print(f"{count} files once, {name:20} {best:8.0f} ms, {(best - reading) / count:6.1f} ms a file beyond reading")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--folder", type=Path)
    args = parser.parse_args()
    runs = args.runs
    for name, call in CASES.items():
        print(f"{name:30} {min(cpu_ms(call) for _ in range(runs)):8.0f} ms")
    if args.folder:
        report_folder(args.folder, min(runs, 3))


if __name__ == "__main__":
    main()
