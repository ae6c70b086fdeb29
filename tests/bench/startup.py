"""Time what every start costs: `import newsclean`, `newsclean-cli --version`, and the first and the second article.

    python tests/bench/startup.py [--runs 7]

Each figure is the best of several fresh processes, in milliseconds of CPU time (user and system); beside it what a
bare interpreter takes, which is in all of them.
"""

import argparse
import resource
import subprocess
import sys
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


def cpu_ms(args: list[str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *args], check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return 1000 * (after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=7)
    runs = parser.parse_args().runs
    for name, args in CASES.items():
        print(f"{name:30} {min(cpu_ms(args) for _ in range(runs)):8.0f} ms")


if __name__ == "__main__":
    main()
