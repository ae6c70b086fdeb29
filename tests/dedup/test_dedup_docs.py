from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import newsclean.dedup
from newsclean.dedup.lsh import recall

PAGE = (Path(__file__).parents[2] / "docs" / "dedup.md").read_text("utf-8")


def test_the_first_example_gives_what_the_page_says() -> None:
    code = re.findall(r"```python\n(.*?)```", PAGE, re.S)[0]
    names: dict[str, object] = {}
    exec(code, names)
    told = re.findall(r"^(found\.\S+) +# (\[[^\]]*\]|Pair\(.*?\))", code, re.M)
    assert len(told) == 3
    for expression, value in told:
        shown = repr(eval(expression, names))
        pattern = re.escape(value).replace(r"\.\.\.", r"\d*")
        assert re.fullmatch(pattern, shown), (expression, shown)


def test_the_second_example_runs(tmp_path: Path) -> None:
    code = re.findall(r"```python\n(.*?)```", PAGE, re.S)[1]
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "seen.idx").exists()


def test_the_curve_on_the_page_is_the_curve() -> None:
    rows = [line.strip("| ").split(" | ") for line in PAGE.splitlines() if line.startswith(("| *s* |", "| found |"))]
    (head, *points), (name, *values) = rows
    assert (head, name) == ("*s*", "found") and len(points) == len(values) == 9
    for point, value in zip(points, values, strict=True):
        assert abs(recall(float(point)) - float(value)) < 0.0006


def test_every_public_name_loads_and_no_other() -> None:
    assert newsclean.dedup.__all__ == sorted(newsclean.dedup.__all__)
    assert all(getattr(newsclean.dedup, name) for name in newsclean.dedup.__all__)
    assert dir(newsclean.dedup) == newsclean.dedup.__all__


def test_importing_loads_nothing_heavy() -> None:
    code = (
        "import sys, newsclean.dedup; from newsclean.dedup import cluster; "
        "print([m for m in ('scipy', 'datasketch', 'sqlite3', 'redis') if m in sys.modules]);"
        "del sys.modules['newsclean.dedup']"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
    bare = subprocess.run(
        [sys.executable, "-c", "import sys, newsclean.dedup; print('numpy' in sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert bare.stdout.strip() == "False"


def test_datasketch_is_loaded_by_the_stream_only() -> None:
    code = (
        "import sys; from newsclean.dedup import cluster_ids, HeadlineIndex, StoredIndex; cluster_ids(['a storm'] * 3);"
        "StoredIndex().close(); print('datasketch' in sys.modules); HeadlineIndex(); print('datasketch' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "True"]
