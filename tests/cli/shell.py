"""What the tests of the command line share: texts, and how a call looks."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple


class Result(NamedTuple):
    code: int
    out: str
    err: str


Cli = Callable[..., Result]

CLEAN = "The harbour froze in the night, the mayor said on Monday.\n"
DIRTY = CLEAN + "\nFerries stayed in port until noon, and the market opened late.\n\nShare on Facebook\n"
TITLED = f"Harbour freezes over in one night\n\n{DIRTY}"


def snapshot(root: Path) -> dict[str, bytes]:
    """Return the content of all files below a folder."""
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}
