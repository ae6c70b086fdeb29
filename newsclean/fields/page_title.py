"""A page's headline among the titles it states, and without the site's name.

1. A page states up to six titles: JSON-LD, OpenGraph, plain `<meta>`, microdata, `<h1>`, `<title>`. Where they agree,
   that is the headline.
2. `<title>` is written for search engines. Of two that disagree, the one that only repeats it is the poorer.
3. One that carries the site's name was written to be shown elsewhere, too.
4. What one title has and the others lack, before or after a separator, is the site's, the section's or a kicker.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from newsclean.doc import Stated

# What a source's word is worth; `<title>` itself counts only where there is nothing else.
_WEIGHTS = {
    "json-ld": 3.0,
    "opengraph": 3.0,
    "meta": 4.0,
    "microdata": 2.0,
    "heading": 2.0,
    "name": 1.0,
    "twitter": 0.5,
}
_KINDS = {"heading": "heading", "page_title": "page", "twitter_title": "twitter"}
_RIVALS = ("json-ld", "opengraph")
_REPEATS_TITLE = 3.0
_IS_ALTERNATIVE = 2.0  # the JSON-LD itself says that it is another headline
_HAS_SITE = 2.0

SAME_WORDS = 0.6  # share of a title's words in another from which both are of one story
VERSION_WORDS = 0.75  # share of the words of two titles in both from which they are versions of one headline
MIN_HEADING_WORDS = 2
MAX_TAIL_WORDS = 6  # of a site's or section's name after a separator
MAX_KICKER_WORDS = 4
MIN_TITLE_CHARS = 3
MIN_HEAD_CHARS = 10
MAX_CHARS = 600

_NOT_WORD = re.compile(r"[\W_]+")
_ASCII_KEY = bytes(ord(chr(c).lower()) if c < 128 and chr(c).isalnum() else 32 for c in range(256))
_SEPARATOR = re.compile(
    r"\s+(?:[-–—|•·»:~]{1,2}|/{1,2})\s+|\s*(?:[|｜ㅣ»]|：)\s*|(?<=[^\W\d_])-(?=[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af])"
)
_SIGN = re.compile("[-–—|•·»:~/｜ㅣ：]")  # of which each separator has one
_KICKER = re.compile(r"\s+[-–—|•·]\s+|:\s+|\s*[|｜]\s*")


class Candidate(NamedTuple):
    """A title that a page states, the kind of its source, and whether the site's name was in it."""

    text: str
    kind: str
    had_site: bool
    source: str


@lru_cache(maxsize=1024)
def title_key(text: str) -> str:
    """Return what two titles that say the same have in common: their letters and digits, in lower case.

    >>> title_key("“Harbour” – freezes over!")
    'harbour freezes over'
    """
    if text.isascii():
        return b" ".join(text.encode().translate(_ASCII_KEY).split()).decode()
    return _NOT_WORD.sub(" ", text.casefold()).strip()


def page_title(meta: Sequence[Stated], sites: Collection[str]) -> tuple[str, str] | None:
    """Return the headline that a page states, and the source that states it; None where it states none.

    `sites` are keys (see `title_key`) of what the site calls itself.
    """
    found = _shortened(list(_candidates(meta, sites)))
    page = {title_key(one.text) for one in found if one.kind == "page"}
    stated = [one for one in _without_strangers(found) if one.kind != "page"]
    if not stated:
        return next(((one.text, one.source) for one in found), None)
    if tail := _common_tail(stated):
        return tail
    scores: dict[str, float] = {}
    for one in stated:
        key = title_key(one.text)
        # A plain `<meta>` that repeats `<title>` says nothing of its own.
        worth = 0.0 if one.kind == "meta" and key in page else _WEIGHTS[one.kind]
        scores[key] = scores.get(key, 0.0) + worth - _HAS_SITE * (one.had_site and one.kind in _RIVALS)
    rivals = {title_key(one.text) for one in stated if one.kind in _RIVALS}
    if len(rivals) > 1 and _are_versions(*rivals):
        stated = [one for one in stated if one.kind == "json-ld"]
    elif len(rivals) > 1:
        for key in scores:
            if any(title.startswith(key) for title in page):  # or cuts it short
                scores[key] -= _REPEATS_TITLE
    alternative = {title_key(one.value) for one in meta if one.field == "alternative_title"}
    for key in (alternative & scores.keys()) - {title_key(one.text) for one in stated if one.kind == "json-ld"}:
        scores[key] -= _IS_ALTERNATIVE
    best = max(stated, key=lambda one: scores[title_key(one.text)])  # of equals the first
    return _spelt(best, stated)


def _candidates(meta: Iterable[Stated], sites: Collection[str]) -> Iterable[Candidate]:
    """Yield the first title of each kind, and all headings, JSON-LD first."""
    seen = set()
    without: dict[str, str] = {}  # most titles of a page are the same
    for stated in meta:
        kind = _kind(stated)
        if not kind or len(stated.value) > MAX_CHARS or (kind in seen and kind != "heading"):
            continue
        text = without.get(stated.value) or without.setdefault(stated.value, without_site(stated.value, sites))
        if title_key(text) and title_key(text) not in sites:
            seen.add(kind)
            yield Candidate(text, kind, text != stated.value, stated.source)


def _kind(stated: Stated) -> str:
    if stated.field == "title":
        return stated.source
    if stated.field == "name" and stated.source == "json-ld":
        return "name"
    return _KINDS.get(stated.field, "")


def without_site(title: str, sites: Collection[str]) -> str:
    """Return a title without the site's name before or after it, however often it stands there.

    >>> without_site("Harbour freezes over - News - The Lantern", {"the lantern"})
    'Harbour freezes over - News'
    """
    while _SIGN.search(title):
        cuts = [found for found in _SEPARATOR.finditer(title) if found.start() and found.end() < len(title)]
        # From the left, since a site's name may have separators in it.
        tail = next((cut for cut in cuts if _is_tail(title, cut, sites, is_last=cut is cuts[-1])), None)
        if tail:
            title = title[: tail.start()].rstrip()
        elif cuts and _is_site(title[: cuts[0].start()], sites):
            title = title[cuts[0].end() :].lstrip()
        else:
            lead, colon, rest = title.partition(": ")
            if not colon or title_key(lead) not in sites or not rest.strip():
                return title
            title = rest.strip()
    return title


def _is_tail(title: str, cut: re.Match[str], sites: Collection[str], is_last: bool) -> bool:
    tail = title[cut.end() :]
    if title_key(tail) in sites:
        return cut.start() >= MIN_TITLE_CHARS
    return is_last and cut.start() >= MIN_HEAD_CHARS and _is_site(tail, sites)


def _is_site(text: str, sites: Collection[str]) -> bool:
    """Say whether a text is the site's name, or that with a word or two: "Lantern News", "News Lantern.example"."""
    key = title_key(text)
    if not key or len(key.split()) > MAX_TAIL_WORDS:
        return False
    return key in sites or any(len(site) > 2 and f" {site} " in f" {key} " for site in sites)


def _shortened(found: list[Candidate]) -> list[Candidate]:
    """Return the titles without the ends that only some have: what follows another title, or a heading's kicker."""
    settled = {title_key(one.text) for one in found if one.kind == "json-ld"}
    settled &= {title_key(one.text) for one in found if one.kind == "opengraph"}
    heads = {title_key(one.text) for one in found if len(one.text) >= MIN_HEAD_CHARS and one.kind != "name"}
    stated = {title_key(one.text) for one in found if one.kind in _RIVALS}
    return [one if title_key(one.text) in settled else _shorten(one, heads, stated) for one in found]


def _shorten(one: Candidate, heads: Collection[str], stated: Collection[str]) -> Candidate:
    key = title_key(one.text)
    for cut in _SEPARATOR.finditer(one.text):
        before, after = one.text[: cut.start()].rstrip(), title_key(one.text[cut.end() :])
        if title_key(before) in heads and title_key(before) != key and len(after.split()) <= MAX_TAIL_WORDS:
            return one._replace(text=before, had_site=True)
    tail = _split_kicker(one.text)[1] if one.kind in ("heading", "microdata") else ""
    return one._replace(text=tail) if tail and title_key(tail) in stated else one


def _without_strangers(found: list[Candidate]) -> list[Candidate]:
    """Return the titles with at most one heading, that which is nearest to any other; "Log in" is none."""
    others = [title_key(one.text) for one in found if one.kind not in ("heading", "name")]
    if not others:
        return found[:1]
    nearness = {
        i: max(_overlap(title_key(one.text), other) for other in others)
        for i, one in enumerate(found)
        if one.kind in ("heading", "name") and len(title_key(one.text).split()) >= MIN_HEADING_WORDS
    }
    headings = [i for i in nearness if found[i].kind == "heading"]
    heading = max(headings, key=lambda i: (title_key(found[i].text) in others, nearness[i]), default=None)
    return [
        one
        for i, one in enumerate(found)
        if one.kind not in ("heading", "name")
        or (nearness.get(i, 0.0) >= SAME_WORDS and (one.kind == "name" or i == heading))
    ]


def _are_versions(one: str, other: str) -> bool:
    """Say whether two keys are one headline, trimmed or with a word or two changed."""
    words, more = set(one.split()), set(other.split())
    return len(words & more) >= VERSION_WORDS * len(words | more)


def _overlap(one: str, other: str) -> float:
    """Return the share of the shorter key's words that the other has, too."""
    if one == other:
        return 1.0
    words, more = set(one.split()), set(other.split())
    return len(words & more) / min(len(words), len(more))


def _common_tail(found: Sequence[Candidate]) -> tuple[str, str] | None:
    """Return what the heading and a stated title have in common after two different kickers.

    "In the north: Harbour freezes over" and "Winter - Harbour freezes over" are one headline.
    """
    if any(one.kind == "json-ld" for one in found):  # which settles it
        return None
    tails: dict[str, str] = {}  # what stands after a heading's kicker -> the kicker
    for one in found:
        lead, tail = _split_kicker(one.text)
        if tail and one.kind == "heading":
            tails.setdefault(title_key(tail), title_key(lead))
    for one in found:
        lead, tail = _split_kicker(one.text)
        if tail and one.kind != "heading" and tails.get(title_key(tail), title_key(lead)) != title_key(lead):
            return tail, one.source
    return None


def _split_kicker(text: str) -> tuple[str, str]:
    """Return the words before the first separator and the title after it; two empty strings if there is none."""
    cut = _KICKER.search(text)
    if not cut or len(text) - cut.end() < MIN_HEAD_CHARS or text.count(" ", 0, cut.start()) >= MAX_KICKER_WORDS:
        return "", ""
    return text[: cut.start()], text[cut.end() :]


def _spelt(best: Candidate, found: Iterable[Candidate]) -> tuple[str, str]:
    """Return the title as OpenGraph spells it, where it does, and the source that is surest of it."""
    key = title_key(best.text)
    same = [one for one in found if title_key(one.text) == key]
    shown = next((one for one in same if one.kind == "opengraph"), same[0])
    return shown.text, shown.source
