"""What the system does to a command: signals, closed pipes, full disks, no permission, death at any step."""

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from dying import run_until
from shell import CLEAN, TITLED, snapshot
from stories import EDITED, OTHERS, STORY, write_texts

from newsclean.cli import main
from newsclean.dedup import StoredIndex
from newsclean.duplicates import Search
from newsclean.io.atomic import DRAFT_SUFFIX
from newsclean.results import OUTPUTS
from newsclean.run import run

COMMAND = [sys.executable, "-m", "newsclean"]
LONG = CLEAN + "\n".join(
    f"\nThe ferry of {hour} o'clock stayed in port, and {hour} more people waited in the old harbour."
    for hour in range(300)
)
STOP_S = 2


def call(*args: object, **options: object) -> subprocess.CompletedProcess[str]:
    command = [*COMMAND, *map(str, args)]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, **options)  # type: ignore[call-overload]


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """A folder that takes a while: many names of one long text."""
    root = tmp_path / "many"
    root.mkdir()
    (root / "0000.txt").write_text(LONG, "utf-8")
    for i in range(1, 3000):
        (root / f"{i:04}.txt").hardlink_to(root / "0000.txt")
    return root


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_a_signal_stops_the_run(many: Path, tmp_path: Path, number: int, code: int) -> None:
    out = tmp_path / "out"
    process = subprocess.Popen(
        [*COMMAND, "run", str(many), "--out", str(out)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: signal.signal(number, signal.SIG_DFL),  # shells start jobs in the background deaf to SIGINT
    )
    _wait_for_drafts(out, process)
    process.send_signal(number)
    start = time.monotonic()
    printed, err = process.communicate(timeout=30)
    assert time.monotonic() - start < STOP_S
    assert process.returncode == code
    assert "Traceback" not in err
    assert printed == ""
    assert list(out.iterdir()) == [], "no results, no drafts"
    assert len(list(many.iterdir())) == 3000


def test_killed_for_good_and_run_again(many: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    for path in sorted(many.iterdir())[30:]:
        path.unlink()
    assert call("run", many, "--out", tmp_path / "undisturbed").returncode == 0
    for i in range(30, 3000):
        (many / f"{i:04}.txt").hardlink_to(many / "0000.txt")
    process = subprocess.Popen([*COMMAND, "run", str(many), "--out", str(out)], stdout=subprocess.DEVNULL)
    _wait_for_drafts(out, process)
    process.kill()
    process.wait()
    assert not [path for path in out.iterdir() if not path.name.endswith(DRAFT_SUFFIX)]
    for path in sorted(many.iterdir())[30:]:
        path.unlink()
    assert call("run", many, "--out", out).returncode == 0
    assert snapshot(out) == snapshot(tmp_path / "undisturbed"), "the drafts of the dead run are gone, too"


def _wait_for_drafts(out: Path, process: subprocess.Popen) -> None:
    for _ in range(3000):
        if out.exists() and any(path.stat().st_size for path in out.iterdir()):
            return
        assert process.poll() is None, "the run ended before it could be stopped"
        time.sleep(0.01)
    process.kill()
    raise AssertionError("the run never began to write")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_killed_at_any_step_results_are_whole_or_absent(texts: Path, tmp_path: Path) -> None:
    before = snapshot(texts)
    run([texts], tmp_path / "undisturbed")
    whole = snapshot(tmp_path / "undisturbed")
    out = tmp_path / "out"
    for steps in range(400):
        finished = run_until(steps, lambda: run([texts], out))
        left = snapshot(out) if out.exists() else {}
        results = {name: raw for name, raw in left.items() if not name.endswith(DRAFT_SUFFIX)}
        assert all(whole[name] == raw for name, raw in results.items())
        assert "summary.json" not in results or results == whole, "where the summary stands, the run is complete"
        assert snapshot(texts) == before
        if finished:
            assert left == whole, "the next run clears the drafts away and ends the same"
            assert steps > 20, "some steps were there to die at"
            return
    raise AssertionError("the run never came to its end")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_killed_at_any_step_the_index_is_whole_and_the_results_stay_the_same(tmp_path: Path) -> None:
    root = write_texts(tmp_path / "in", {"a.txt": STORY, "b.txt": EDITED, "c.txt": OTHERS[0]})
    old = write_texts(tmp_path / "old", {"o.txt": OTHERS[0]})

    def work(name: str) -> None:
        run([root], tmp_path / "out" / name, search=Search(index=tmp_path / f"{name}.db"))

    def stored(name: str) -> tuple[int, list[str]]:
        with StoredIndex(tmp_path / f"{name}.db") as index:
            return len(index), index.verify()

    def fresh(name: str) -> None:
        run([old], tmp_path / "out" / "old", search=Search(index=tmp_path / f"{name}.db"))

    fresh("undisturbed")
    work("undisturbed")
    whole = snapshot(tmp_path / "out" / "undisturbed")
    whole["summary.json"] = whole["summary.json"].replace(b"undisturbed.db", b"seen.db")
    assert b"old/o.txt" in whole["duplicates.jsonl"]
    fresh("seen")
    sizes = set()
    for steps in range(0, 400, 3):
        finished = run_until(steps, lambda: work("seen"), [(StoredIndex, "add"), (StoredIndex, "remove")])
        left = snapshot(tmp_path / "out" / "seen") if (tmp_path / "out" / "seen").exists() else {}
        results = {name: raw for name, raw in left.items() if not name.endswith(DRAFT_SUFFIX)}
        assert all(whole[name] == raw for name, raw in results.items())
        size, problems = stored("seen")
        assert problems == []
        sizes.add(size)
        assert size == 2 or "summary.json" not in results, "where the summary stands, the index is complete"
        if finished:
            assert left == whole
            assert sizes == {1, 2}
            return
    raise AssertionError("the run never came to its end")


@pytest.mark.parametrize("args", [("clean", "{many}"), ("rules",), ("--help",)])
def test_a_closed_pipe_is_quiet(many: Path, args: tuple[str, ...]) -> None:
    command = [*COMMAND, *(arg.format(many=many) for arg in args)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout and process.stderr
    process.stdout.read(10)
    process.stdout.close()
    err = process.stderr.read()
    process.stderr.close()
    assert process.wait(timeout=30) in (0, 141)
    assert b"Traceback" not in err and b"Exception" not in err and b"Broken pipe" not in err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("args", [("clean",), ("check",), ("explain",), ("dedup", "{copy}")])
def test_standard_output_is_full(tmp_path: Path, args: tuple[str, ...]) -> None:
    (tmp_path / "a.txt").write_text(TITLED, "utf-8")
    (tmp_path / "b.txt").write_text(TITLED, "utf-8")
    args = tuple(arg.format(copy=tmp_path / "b.txt") for arg in args)
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [*COMMAND, *args, str(tmp_path / "a.txt")], stdout=full, stderr=subprocess.PIPE, text=True, timeout=60
        )
    assert done.returncode == 3
    assert "cannot write to standard output: No space left on device" in done.stderr
    assert "Traceback" not in done.stderr and "Exception" not in done.stderr


def test_the_disk_fills_up(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(LONG, "utf-8")
    for args in (("run", tmp_path / "in", "--out", tmp_path / "out"), ("clean", tmp_path / "in", "-o", tmp_path / "x")):
        done = call(*args, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096)))
        assert done.returncode == 3
        assert "File too large; nothing incomplete was left there" in done.stderr
        assert "Traceback" not in done.stderr
        assert snapshot(tmp_path) == {"in/a.txt": LONG.encode()}


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that everybody can enter, unlike pytest's own."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


def as_nobody(log: Path, *args: object) -> tuple[int, str]:
    """Call the command line as somebody for whom permissions mean something; return exit code and output."""
    child = os.fork()
    if child == 0:
        handle = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(handle, 1)
        os.dup2(handle, 2)
        sys.stdout, sys.stderr = os.fdopen(1, "w"), os.fdopen(2, "w")
        if os.geteuid() == 0:
            os.setgroups([])
            os.setgid(65534)
            os.setuid(65534)
        code = main([str(arg) for arg in args])
        sys.stderr.flush()
        os._exit(code)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status), log.read_text("utf-8")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_no_permission(open_folder: Path, tmp_path: Path) -> None:
    texts, out, log = open_folder / "texts", open_folder / "out", tmp_path / "log"
    (texts / "locked").mkdir(parents=True)
    for name in ("a.txt", "b.txt", "c.txt"):
        (texts / name).write_text(TITLED, "utf-8")
    # Once with permission, so that everything is imported: nobody else may read this Python.
    assert main(["-q", "run", str(texts), "--out", str(tmp_path / "first")]) == 0
    assert main(["-q", "fix", "--diff", str(texts / "a.txt")]) == 1
    (texts / "b.txt").chmod(0)
    (texts / "locked").chmod(0)
    out.mkdir()
    out.chmod(0o777)
    try:
        code, printed = as_nobody(log, "run", texts, "--out", out)
        assert code == 3
        assert "4 found = 1 kept + 1 duplicates (exact 1) + 2 rejected (unreadable 2) + 0 skipped" in printed
        assert sorted(path.name for path in out.iterdir()) == sorted(OUTPUTS)
        open_folder.chmod(0o555)
        code, printed = as_nobody(log, "run", texts, "--out", open_folder / "mine")
        assert (code, f"{open_folder}/mine: Permission denied" in printed) == (3, True)
        (texts / "a.txt").chmod(0o444)
        code, printed = as_nobody(log, "fix", texts / "a.txt")
        assert (code, "unwritable: the file is read-only" in printed) == (3, True)
        (texts / "a.txt").chmod(0o666)
        texts.chmod(0o555)
        code, printed = as_nobody(log, "fix", texts / "a.txt")
        assert (code, "unwritable: Permission denied" in printed) == (3, True)
        assert (texts / "a.txt").read_text("utf-8") == TITLED
    finally:
        for folder in (open_folder, texts, texts / "locked"):
            folder.chmod(0o755)


@pytest.mark.parametrize("stream", ["stdout", "stderr", "stdin"])
def test_a_stream_is_closed_from_the_start(tmp_path: Path, stream: str) -> None:
    (tmp_path / "a.txt").write_text(TITLED, "utf-8")
    number = {"stdin": 0, "stdout": 1, "stderr": 2}[stream]
    done = call("check", tmp_path / "a.txt", preexec_fn=lambda: os.close(number))
    assert done.returncode == 1
    assert "Traceback" not in done.stderr


def test_any_locale(tmp_path: Path) -> None:
    (tmp_path / "été.txt").write_text(
        "Un café a rouvert lundi près du vieux port de la ville.\n\nShare on Facebook\n", "utf-8"
    )
    prints = set()
    for locale, encoding in (("C", "ascii"), ("C.UTF-8", "utf-8")):
        env = {
            **os.environ,
            "LC_ALL": locale,
            "PYTHONIOENCODING": encoding,
            "PYTHONUTF8": "0",
            "PYTHONCOERCECLOCALE": "0",
        }
        done = subprocess.run([*COMMAND, "clean", "."], cwd=tmp_path, env=env, capture_output=True, timeout=60)
        assert done.returncode == 0, done.stderr
        prints.add(done.stdout)
        done = subprocess.run([*COMMAND, "check", "."], cwd=tmp_path, env=env, capture_output=True, timeout=60)
        assert done.returncode == 1, done.stderr
    assert len(prints) == 1, "data is UTF-8 whatever the terminal is"


def test_no_more_memory_than_a_document_takes(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource")
    (tmp_path / "in").mkdir()
    with (tmp_path / "in" / "huge.txt").open("wb") as file:
        file.truncate(8 << 30)  # sparse: eight GiB of nothing
    (tmp_path / "in" / "small.txt").write_text(CLEAN, "utf-8")
    limit = 2 << 30
    done = call(
        "run", tmp_path / "in", "--out", tmp_path / "out",
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (limit, limit)),
    )  # fmt: skip
    assert done.returncode == 3
    assert "2 found = 1 kept + 0 duplicates + 1 rejected (too_large 1)" in done.stdout


def test_versions_start_fast() -> None:
    """CPU time, the best of several; where the machine is slow, measured by what a bare interpreter takes."""
    bare, took = [], []
    for _ in range(5):
        bare.append(child_s([sys.executable, "-c", "pass"]))
        took.append(child_s([*COMMAND, "--version"]))
    assert min(took) < max(0.12, 8 * min(bare))


def child_s(command: list[str]) -> float:
    """Return the seconds of CPU time that a command takes."""
    resource = pytest.importorskip("resource")
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return float(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def test_version_loads_nothing_it_does_not_need() -> None:
    code = "import sys; from newsclean.cli import main; main(['--version']); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert "newsclean.cli" in loaded
    assert not loaded & {"newsclean.pipeline", "newsclean.rules", "tomllib", "json", "re2", "numpy", "ftfy", "bs4"}
