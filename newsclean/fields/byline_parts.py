"""A byline taken apart: what it calls its parts, the words that introduce a name, and what stands between names."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from newsclean.fields.letters import HEBREW_TO_ARABIC, KANA
from newsclean.rules.fold import fold
from newsclean.rules.pack import word_list

_ASIDE = re.compile(r"(?<=\S) ?[(（]([^()（）]*)[)）]")
_HELPED = "\0"  # stands for "(photos)" behind a name


@cache
def _lists() -> dict[str, tuple[str, ...]]:
    table = tomllib.loads(files("newsclean.fields").joinpath("bylines.toml").read_text("utf-8"))
    return {name: tuple(words) for name, words in table.items()}


def byline_words(name: str) -> tuple[str, ...]:
    """Return one of the lists of words of bylines: helper, join, title, source, medium."""
    return _lists()[name]


@cache
def _labels() -> re.Pattern[str]:
    """Return the pattern of labels with a colon or a stroke behind, the helpers' ones as a group."""
    helpers = set(byline_words("helper"))
    either = "|".join(map(re.escape, sorted(helpers | _leads(), key=lambda word: (-len(word), word))))
    return re.compile(rf"(?:(?<=[\s,;|/(（·、，。\[【])|^)(?P<label>{either}) ?(?:[:：／=＝・]|/(?=\S)) ?")


@cache
def _leads() -> frozenset[str]:
    """Return the words that introduce a name."""
    return word_list("by") | word_list("role")


def written(text: str) -> list[str]:
    """Return the stretches of a byline that name writers: not what follows "Editor:" or "Photos:"."""
    folded = fold(text)
    if not any(sign in folded for sign in ":／/=＝・"):
        return [] if folded.startswith(openings_of_helpers()) else [text]
    out, at, writes = [], 0, True
    for label in _labels().finditer(folded):
        before = folded[at : label.start()].strip(" ,&/+-·・")
        if writes and at < label.start():
            out.append(text[at : label.start()])
        # "Text & photos: ..." did both.
        helps = label["label"] in byline_words("helper") and before.split(" ")[0] not in word_list("by")
        at, writes = label.end(), not helps
    if writes:
        out.append(text[at:])
    return out


@cache
def openings_of_helpers() -> tuple[str, ...]:
    """Return the folded words that open the line of somebody who helped: "edited by "."""
    return tuple(f"{word} " for word in byline_words("helper") if " by" in word)


def without_lead(text: str) -> str:
    """Return the byline without the words that introduce it, as often as they stand there."""
    leads = _leads()
    words = text.replace(":", " ").strip(" [(【（〔").split()
    while words:
        size = next((n for n in (3, 2, 1) if fold(" ".join(words[:n])).strip(",") in leads), 0)
        if not size:
            break
        words = words[size:]
    return " ".join(words)


def split_names(text: str) -> list[str]:
    """Return the parts of a byline between commas, strokes and words for "and", without what stands in brackets."""
    parts = [part for part in _between().split(_ASIDE.sub(_aside, text)) if part.strip()]
    return parts if text.isascii() else [name for part in parts for name in _split_at_letter(part)]


@cache
def _between() -> re.Pattern[str]:
    words = "|".join(map(re.escape, sorted(byline_words("join"), key=lambda word: (-len(word), word))))
    return re.compile(
        rf"\s*[,;|/•、，،؛／]\s*|\s*&\s*| - | [–—] |\n|(?<=[^{KANA}])[·・](?=[^{KANA}])|(?<=\s)(?:{words})(?=\s)",
        re.IGNORECASE,
    )


def _split_at_letter(text: str) -> list[str]:
    """Return the full names that a letter joins: "أحمد سالم ومنى عادل"."""
    found = next((found for found in _and_before().finditer(text) if " " in text[: found.start()].strip()), None)
    return [text] if found is None else [text[: found.start()], *_split_at_letter(text[found.end() :])]


@cache
def _and_before() -> re.Pattern[str]:
    """Return the pattern of the letter that says "and" before the first of two words in Arabic and Hebrew."""
    names = "|".join(byline_words("and_names"))
    letter = f"[{HEBREW_TO_ARABIC}]"
    return re.compile(rf"(?<={letter}) (?!(?:{names}) )[\u0648\u05d5](?={letter}{{2,}} {letter}{{2,}})")


def _aside(found: re.Match[str]) -> str:
    return _HELPED if fold(found[1]).strip() in byline_words("helper") else " "


def is_helper(part: str) -> bool:
    """Say whether a part of a byline, as `split_names` gives it, names somebody who helped: "Ana Vega (photos)"."""
    return _HELPED in part
