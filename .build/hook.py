"""Compiles newsclean/compiled/*.pyx when newsclean is built or installed; without a compiler it does without.

By hand, after a change of one of them: python .build/hook.py (with hatchling, Cython and setuptools installed)
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from sysconfig import get_config_var
from typing import TYPE_CHECKING, Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

# Cython and setuptools are imported where they are used: who builds without isolation may have no more than hatchling.
if TYPE_CHECKING:
    from setuptools import Extension

SOURCES = Path("newsclean", "compiled")
SHARED = "newsclean.compiled._shared"  # what Cython writes for all modules alike, compiled once
OPTIONS = ["-O3", "-g0"]  # a compiler that does not know one says so and goes on
REQUIRE = "NEWSCLEAN_REQUIRE_COMPILED"  # set it where wheels are made: there, to do without would be a fault


def compile_in(root: Path, *, all_of_them: bool) -> None:
    """Compile the modules into the folder of their sources, if any of these changed; raises what the compiler raises.

    Those that did not change are compiled with the others if `all_of_them`, as they must be where Cython is another.
    """
    before = Path.cwd()
    os.chdir(root)
    try:
        modules = [_extension(path) for path in sorted(SOURCES.glob("*.pyx"))]
        stale = [module for module in modules if not _is_built(module)]
        if stale and all_of_them:
            stale = modules
        for module in stale:  # should the compiler fail, none is better than an old one
            _built(module).unlink(missing_ok=True)
        if stale:
            _build(stale, with_shared=all_of_them)
    finally:
        os.chdir(before)


def _build(modules: list[Extension], *, with_shared: bool) -> None:
    from Cython.Build import cythonize
    from setuptools import Distribution, Extension
    from setuptools.command.build_ext import build_ext

    shared = Extension(SHARED, [str(SOURCES / "_shared.c")], extra_compile_args=OPTIONS)
    if with_shared or not _built(shared).exists():
        modules = [*modules, shared]
    with tempfile.TemporaryDirectory() as scratch:
        options = {"build_dir": scratch, "nthreads": os.cpu_count(), "quiet": True}
        written = cythonize(modules, shared_utility_qualified_name=SHARED, **options)
        command = build_ext(Distribution({"ext_modules": written}))
        command.inplace = True
        command.parallel = os.cpu_count()
        command.build_temp = scratch
        command.ensure_finalized()
        command.run()


def _extension(source: Path) -> Extension:
    from setuptools import Extension

    return Extension(".".join(source.with_suffix("").parts), [str(source)], extra_compile_args=OPTIONS)


def _built(module: Extension) -> Path:
    return Path(*module.name.split(".")).with_suffix(get_config_var("EXT_SUFFIX"))


def _is_built(module: Extension) -> bool:
    """Say whether a module is newer than its source and all declarations that it may have taken from others."""
    sources = [Path(module.sources[0]), *SOURCES.glob("*.pxd")]
    built = _built(module)
    return built.exists() and built.stat().st_mtime > max(path.stat().st_mtime for path in sources)


class CompileHook(BuildHookInterface):
    """Called by hatchling, as pyproject.toml tells it."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile what is to go into the wheel."""
        try:
            compile_in(Path(self.root), all_of_them=True)
        except Exception as error:  # whatever is wrong with a compiler, newsclean works without
            if os.environ.get(REQUIRE):
                raise
            self.app.display_warning(f"newsclean is installed without its compiled parts and will be slower: {error}")
        else:
            build_data.update(pure_python=False, infer_tag=True)


if __name__ == "__main__":
    compile_in(Path(__file__).resolve().parents[1], all_of_them=False)
