"""What is written twice says the same twice: of every seed, every golden page, and of texts that are hard to read."""

import copy
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import newsclean
from newsclean.compiled import twins

TESTS = Path(__file__).parents[1]
SEEDS = sorted((TESTS.parent / "seeds").glob("*.txt"))
PAGES = sorted((TESTS / "pages").glob("*.html"))
NOT_NUMBERS = (str, bytes, type(None), type)
HINT = "where one was changed, change the other, too, and compile: python .build/hook.py"

LINE = "The ferries stayed in port on Monday, and 'nobody' knew why the harbour master had left. So they waited."
HARD = ["\n".join([LINE] * count + ["Share", "Menu"] * count) for count in (1, 2, 20, 60, 200)] + [
    "\n".join([f"{LINE} {i}" for i in range(100)]),
    "Home\n" * 120 + LINE,
    "All about the coast\n" * 40
    + "Ferries stayed in port\n"
    + f"{LINE}\n" * 9
    + "Ferries stayed in port\nRead more\n" * 3,
    "渡船星期一停在港口。没有人知道为什么,港务长已经离开了。\n\n分享到\n" * 50,
    "เรือข้ามฟากจอดอยู่ที่ท่าเรือในวันจันทร์ ไม่มีใครรู้ว่าทำไม\nแชร์\n" * 50,
    "لماذا بقيت العبارات في الميناء؟ لا أحد يعرف.\n" * 90,
    "\U0001f6a2 Ferries \U0001f6a2\n\ud800 lone\n\0 nul\n\u2028x\n" * 40,
    " \n\t\n" * 100 + "x",
]


def same(one: Any, other: Any) -> bool:
    """Say whether two values are the same, numbers but for the last digits."""
    if isinstance(one, np.ndarray):
        return isinstance(other, np.ndarray) and one.shape == other.shape and np.allclose(one, other, 1e-5, 1e-6)
    if isinstance(one, float):
        return abs(one - other) <= 1e-5 * max(1.0, abs(one))
    if isinstance(one, (tuple, list)):
        return len(one) == len(other) and all(map(same, one, other))
    return bool(one == other)


def copied(value: Any) -> Any:
    """Return a copy of what a function may change: arrays and lists."""
    if isinstance(value, np.ndarray):
        return value.copy()
    return copy.copy(value) if isinstance(value, (list, dict, set)) else value


@contextmanager
def compared() -> Iterator[Counter[str]]:
    """Let both twins do what one is asked to; yield how often each was asked."""
    asked: Counter[str] = Counter()

    def both(name: str, written: Callable[..., Any], built: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **options: Any) -> Any:
            asked[name] += 1
            own = [copied(value) for value in args]
            expected, value = written(*own, **options), built(*args, **options)
            assert same(expected, value), f"{name}: {HINT}"
            assert all(map(same, own, args)), f"{name} fills its arguments otherwise: {HINT}"
            return value

        return call

    with pytest.MonkeyPatch.context() as patch:
        for name, (written, built) in twins.items():
            for module in [m for key, m in sys.modules.items() if key.partition(".")[0] == "newsclean"]:
                for key, value in list(vars(module).items()):
                    if value is built:
                        patch.setattr(module, key, both(name, written, built))
        yield asked


@pytest.fixture(scope="module", autouse=True)
def load() -> None:
    """Import every module that has twins."""
    newsclean.clean("\n".join(HARD[:4]))
    newsclean.clean(PAGES[0].read_bytes())
    if not twins:
        pytest.skip("newsclean was installed without a compiler")


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_seeds(path: Path) -> None:
    with compared():
        newsclean.clean(path.read_text("utf-8"))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_pages(path: Path) -> None:
    with compared():
        newsclean.clean(path.read_bytes())


@pytest.mark.parametrize("text", HARD, ids=range(len(HARD)))
def test_hard_texts(text: str) -> None:
    with compared():
        newsclean.clean(text)


def test_every_twin_is_asked() -> None:
    with compared() as asked:
        for text in HARD:
            newsclean.clean(text)
        for path in PAGES[:6]:
            newsclean.clean(path.read_bytes())
    assert asked.keys() == twins.keys()
