"""Texts that are lists without end: cleaned in linear time, whatever their lines hold."""

from collections.abc import Callable
from functools import partial

import pytest
from linear_time import check_linear

from newsclean import clean

LEAD = "The ferries stayed in port on Monday because the wind had turned in the night, the harbour office said."
HEAD = f"Harbour freezes over\nBy Ana Vega\n{LEAD}\n"


def word(number: int) -> str:
    """Return a word of letters, another one for each number."""
    letters = ""
    number += 26
    while number:
        letters = chr(97 + number % 26) + letters
        number //= 26
    return letters.capitalize()


LINES: dict[str, Callable[[int], str]] = {
    "bylines": lambda i: f"By {word(i)} {word(7 * i)}",
    "Chinese bylines": lambda i: f"文/{word(i)}",
    "names": lambda i: f"{word(i)} {word(11 * i)}",
    "addresses": lambda i: f"{word(i)}.{word(3 * i)}@example.org",
    "ages": lambda i: f"{i} hours ago",
    "dates": lambda i: f"{1 + i % 28} May {1990 + i % 36}, {i % 24:02}:{i % 60:02}",
    "datelines": lambda i: f"{word(i).upper()} (AFP) - The harbour froze in the night, {word(i)} said on Monday.",
    "pointers": lambda i: f"Read more: {word(i)} wins the {word(5 * i)} race",
    "titles": lambda i: f"{word(i)} wins the {word(3 * i)} race",
    "captions": lambda i: f"{word(i)} in the harbour ({word(3 * i)} / AFP)",
    "rights": lambda i: f"© 2024 {word(i)} Times. All rights reserved.",
    "crumbs": lambda i: f"{word(i)} > {word(2 * i)} > {word(3 * i)}",
    "repeats": lambda i: f"Harbour freezes over in {word(i % 40)} - The {word(i)} Lantern",
    "sentences": lambda i: f"The harbour froze in the night, and {word(i)} said on Monday that nobody would sail.",
}


def document(lines: list[str], kind: str) -> str:
    """Return a text of these lines, a page of a lead and these lines, or a page of nothing else."""
    if kind == "text":
        return HEAD + "\n".join(lines)
    lead = f"<p>{LEAD}" if kind == "page" else ""
    return f"<!doctype html><h1>Harbour freezes over</h1>{lead}" + "".join(f"<p>{line}</p>" for line in lines)


@pytest.mark.parametrize("kind", ["text", "page", "list"])
@pytest.mark.parametrize("name", LINES)
def test_time_is_linear(name: str, kind: str) -> None:
    lines = [LINES[name](i) for i in range(6_000)]
    half, whole = (document(some, kind) for some in (lines[:3_000], lines))
    read = partial(clean, kind="text" if kind == "text" else "page")
    read(document(lines[:100], kind))  # what the first document costs is not to be weighed
    check_linear(read, half, whole)
