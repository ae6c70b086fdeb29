"""Compiles newsclean/compiled/*.pyx when newsclean is built or installed; without a compiler it does without.

By hand, after a change of one of them: python .build/hook.py (with hatchling, Cython and setuptools installed)
"""

import os
import tempfile
from pathlib import Path
from sysconfig import get_config_var
from typing import Any

from Cython.Build import cythonize
from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from setuptools import Distribution
from setuptools.command.build_ext import build_ext

SOURCES = Path("newsclean", "compiled")
REQUIRE = "NEWSCLEAN_REQUIRE_COMPILED"  # set it where wheels are made: there, to do without would be a fault


def compile_in(root: Path) -> None:
    """Compile each module that changed, into the folder of its source; raises what the compiler's wrapper raises."""
    before = Path.cwd()
    os.chdir(root)
    try:
        stale = [path for path in sorted(SOURCES.glob("*.pyx")) if not _is_built(path)]
        for path in stale:  # should the compiler fail, none is better than an old one
            _built(path).unlink(missing_ok=True)
        with tempfile.TemporaryDirectory() as scratch:
            modules = cythonize([str(path) for path in stale], build_dir=scratch, language_level=3, quiet=True)
            command = build_ext(Distribution({"ext_modules": modules}))
            command.inplace = True
            command.build_temp = scratch
            command.ensure_finalized()
            command.run()
    finally:
        os.chdir(before)


def _built(source: Path) -> Path:
    return source.with_suffix(get_config_var("EXT_SUFFIX"))


def _is_built(source: Path) -> bool:
    changed = max(path.stat().st_mtime for path in (source, *source.parent.glob("*.pxd")))
    return _built(source).exists() and _built(source).stat().st_mtime > changed


class CompileHook(BuildHookInterface):
    """Called by hatchling, as pyproject.toml tells it."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile what is to go into the wheel."""
        try:
            compile_in(Path(self.root))
        except Exception as error:  # whatever is wrong with a compiler, newsclean works without
            if os.environ.get(REQUIRE):
                raise
            self.app.display_warning(f"newsclean is installed without its compiled parts and will be slower: {error}")
        else:
            build_data.update(pure_python=False, infer_tag=True)


if __name__ == "__main__":
    compile_in(Path(__file__).resolve().parents[1])
