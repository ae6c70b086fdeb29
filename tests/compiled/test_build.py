"""What is compiled is what stands in the sources, and newsclean works where nothing is."""

import inspect
import os
import pickle
import subprocess
import sys
from pathlib import Path
from sysconfig import get_config_var

import pytest

import newsclean.compiled as package
from newsclean.compiled import compiled

SOURCES = sorted(Path(package.__file__).parent.glob("*.pyx"))
CODE = (
    "import newsclean; from newsclean.compiled import twins; print(newsclean.clean('Home\\n' * 99).verdict, len(twins))"
)


def run(**environment: str) -> list[str]:
    call = [sys.executable, "-c", CODE]
    done = subprocess.run(call, env={**os.environ, **environment}, check=True, capture_output=True, text=True)
    return done.stdout.split()


def test_there_are_sources() -> None:
    assert SOURCES


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_built_modules_are_newer_than_their_sources(source: Path) -> None:
    built = source.with_suffix(get_config_var("EXT_SUFFIX"))
    if not built.exists():
        pytest.skip("newsclean was installed without a compiler")
    assert built.stat().st_mtime > source.stat().st_mtime, "compile again: python .build/hook.py"


def test_switched_off_it_says_the_same() -> None:
    verdict, count = run(NEWSCLEAN_COMPILED="0")
    assert count == "0"
    assert run(NEWSCLEAN_COMPILED="1")[0] == verdict


def test_function_without_a_compiled_twin_stays_itself() -> None:
    def trees() -> None: ...

    for module in ("newsclean.nowhere", "newsclean.revisers.trees"):
        trees.__module__ = module
        assert compiled(trees) is trees


def test_broken_module_is_as_good_as_none(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(name: str) -> None:
        raise ImportError(f"{name}: wrong ELF class")

    def sum_leaves() -> None: ...

    sum_leaves.__module__ = "newsclean.revisers.trees"
    monkeypatch.setattr(package, "import_module", broken)
    assert compiled(sum_leaves) is sum_leaves


def test_twins_show_what_is_written_in_python() -> None:
    from newsclean.span import apply

    assert "Return the text" in (apply.__doc__ or "")
    assert apply.__module__ == "newsclean.span"
    assert list(inspect.signature(apply).parameters) == ["text", "edits"]
    assert pickle.loads(pickle.dumps(apply)) is apply
