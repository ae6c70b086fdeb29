"""Imports go one way; this table is the architecture. Each package may import itself and what its row names."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "newsclean"

MAY_IMPORT = {
    "compiled": "",
    "errors": "",
    "toml_file": "errors",
    "labels": "",
    "span": "compiled",
    "doc": "compiled span",
    "page": "doc span",
    "part": "doc span",
    "shape": "compiled doc span",
    "article": "doc span labels",
    "rules": "compiled doc errors labels span",
    "headline": "compiled doc shape span",
    "page_headline": "doc page shape span",
    "reading": "doc fields headline page page_headline parse rules shape",
    "render": "compiled doc span",
    "presets": "errors",
    "repair": "compiled span errors",
    "parse": "compiled doc page repair errors labels shape span toml_file",
    "fields": "compiled doc headline shape span rules errors",
    "filters": "doc span rules fields shape",
    "revisers": "compiled doc page parse part span rules fields labels shape",
    "pipeline": "article doc errors fields filters headline labels page parse part presets reading render repair "
    "revisers rules span",
    "dedup": "errors",
    "io": "article errors",
    "engines": "article errors pipeline",
    "report": "article span labels",
    "config": "errors parse presets pipeline rules labels toml_file",
    "duplicates": "article dedup errors",
    "recurring": "article dedup doc duplicates render report span",
    "corpus": "article errors io pipeline",
    "results": "errors io",
    "run": "article config corpus dedup duplicates engines errors io pipeline recurring report results",
    "hook": "article config errors io parse pipeline report",
    "cli": "*",
    "__main__": "cli",
    "__init__": "article duplicates pipeline",
}
LAZY = {("article", "report")}  # imported inside a method, for the method alone
HEAVY = {"numpy", "scipy", "bs4", "datasketch", "ftfy", "langdetect", "re2", "pyarrow", "rich", "selectolax", "lxml"}

FILES = sorted(PACKAGE.rglob("*.py"))


def home(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(path: Path) -> Iterator[tuple[str, bool]]:
    """Yield (module, whether it is imported when the file is), without what only the type checker reads."""
    tree = ast.parse(path.read_text("utf-8"))
    checking = {
        id(node)
        for block in ast.walk(tree)
        if isinstance(block, ast.If) and "TYPE_CHECKING" in ast.dump(block.test)
        for node in ast.walk(block)
    }
    inner = {id(n) for f in ast.walk(tree) if isinstance(f, ast.FunctionDef) for n in ast.walk(f)}
    for node in ast.walk(tree):
        if id(node) in checking:
            continue
        if isinstance(node, ast.Import):
            yield from ((alias.name, id(node) not in inner) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            yield node.module or "", id(node) not in inner


def test_every_place_is_in_the_table() -> None:
    assert {home(path) for path in FILES} <= MAY_IMPORT.keys()


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_go_one_way(path: Path) -> None:
    place = home(path)
    allowed = set(MAY_IMPORT[place].split()) | {place}
    for module, _ in imports(path):
        parts = module.split(".")
        if parts[0] == "newsclean" and len(parts) > 1:
            target = parts[1]
            assert "*" in allowed or target in allowed or (place, target) in LAZY, f"{place} imports {module}"
            if place == "filters" and path.stem != "__init__":
                assert target != "filters", "filters never import each other"


@pytest.mark.parametrize(
    "path", [p for p in FILES if home(p) != "dedup"], ids=lambda path: str(path.relative_to(PACKAGE))
)
def test_heavy_packages_are_imported_where_they_are_used(path: Path) -> None:
    for module, at_import in imports(path):
        assert not (at_import and module.split(".")[0] in HEAVY), f"{module} is imported at the top of {path.name}"


def test_importing_newsclean_loads_nothing_heavy() -> None:
    code = "import sys, newsclean; print(*sorted({m.split('.')[0] for m in sys.modules}))"
    loaded = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.split()
    assert not HEAVY & set(loaded)
