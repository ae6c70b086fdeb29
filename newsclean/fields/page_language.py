"""The language of a page: its text decides, unless that is too short or in a language that nobody has a profile of."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

from newsclean.doc import Stated
from newsclean.fields.language import guess_language
from newsclean.fields.scripts import SCRIPTS

SURE = 0.98  # score from which what the page states is not asked
ENOUGH_CHARS = 200  # of text in which a language that has a profile would have been recognised
STATED_SCORE = 0.5

_ORDER = ("html", "json-ld", "opengraph", "meta", "microdata")
_SAME = {"nb": "no", "nn": "no", "iw": "he", "in": "id", "fil": "tl", "cmn": "zh", "jp": "ja"}


def stated_language(meta: Iterable[Stated]) -> tuple[str, str] | None:
    """Return the language that a page states, as ISO 639-1, and the source; `<html lang>` first."""
    stated: dict[str, str] = {}
    for one in meta:
        if one.field == "language":
            stated.setdefault(one.source, one.value)
    for source in _ORDER:
        code = stated.get(source, "").replace("_", "-").partition("-")[0].strip().lower()
        if 2 <= len(code) <= 3 and code.isalpha() and code.isascii():
            return _SAME.get(code, code), source
    return None


def settle_language(meta: Iterable[Stated], text: str, values: dict[str, Any], sources: dict[str, str]) -> None:
    """Let what a page states break the tie where its text leaves the language open."""
    stated = stated_language(meta)
    if stated is None or values["language_score"] >= SURE:
        return
    code, source = stated
    guess = guess_language(f"{values['title'] or ''}\n{text}", likely=code)
    if guess.code == "und":
        if code not in _known() or len(text) < ENOUGH_CHARS:
            values["language"], values["language_score"], sources["language"] = code, STATED_SCORE, source
        return
    sources["language"] = source if guess.code == code != values["language"] else "text"
    values["language"], values["language_score"] = guess.code, round(guess.score, 3)


@cache
def _known() -> frozenset[str]:
    return frozenset(code for script in SCRIPTS for code in script.languages)
