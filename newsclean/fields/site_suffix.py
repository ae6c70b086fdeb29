"""The site's name behind the headline: "The harbour froze - The Daily Lantern"."""

from __future__ import annotations

import re

from newsclean.doc import Doc
from newsclean.fields.byline_parts import byline_words
from newsclean.fields.dates import looks_like_timestamp
from newsclean.fields.letters import BARE, UP
from newsclean.rules.fold import fold
from newsclean.rules.pack import word_list
from newsclean.shape import count_words
from newsclean.span import Span

MIN_HEAD_WORDS = 3
MAX_WORDS = 5
MAX_WORDS_AFTER_BAR = 8
MAX_CHARS = 40
_BARS = ("|", "｜", "_")

_SEPARATOR = re.compile(
    r"(?:[ \u00a0]+[-–—|•·:｜]|[|•｜])[ \u00a0]+"
    rf"|(?<=[{BARE}])(?:[_|｜]|[ \u3000]?[-–—|｜][ \u3000]?|：)(?=[{BARE}A-Z])"
)
_NAME_WORD = re.compile(
    rf"^[{UP}{BARE}]|^\d|^(?:de|du|des|la|le|les|of|the|and|et|y|e|el|der|die|das|&|\.)$|^[\w-]+\.\w{{2,4}}$"
)


def site_suffix(doc: Doc, headline: int) -> Span | None:
    """Return the site's name at the end of a headline, with the separator before it; None where it has none.

    A suffix is short, written like a name, and follows a headline that can stand without it. Where another
    block repeats the headline without it, or the page's address names the site, that settles it.
    """
    block = doc.blocks[headline]
    title = doc.text[block.start : block.end]
    parts = list(_SEPARATOR.finditer(title))
    if not parts:
        return None
    repeated = _repeated_without(doc, headline, parts)
    rest = doc.text[block.end :].replace(title, "")  # the headline said again is no evidence for its end
    if title[parts[-1].end() :].strip("!.").casefold() in word_list("media_word"):
        return Span(block.start + parts[-1].start(), block.end, "media_placeholder", "suffixes.media")
    if repeated is not None:
        return Span(block.start + repeated, block.end, "site_suffix", "suffixes")
    if _is_suffix(title[: parts[-1].start()], title[parts[-1].end() :], parts[-1][0].strip(), rest, doc.language):
        start = parts[-1].start()
        for part in reversed(parts[:-1]):  # "... | World | The Daily Lantern"
            if not _is_label(title[: part.start()], title[part.end() : start], part[0].strip()):
                break
            start = part.start()
        return Span(block.start + start, block.end, "site_suffix", "suffixes")
    return None


def _repeated_without(doc: Doc, headline: int, parts: list[re.Match[str]]) -> int | None:
    """Return where the suffix starts if another block says the headline without it."""
    lines = {doc.block_folded(i) for i in range(len(doc.blocks)) if i != headline}
    folded, title = doc.block_folded(headline), doc.block_text(headline)
    for part in parts:
        if part[0].strip() not in _BARS and not _opens_like_a_name(title[part.end() :]):
            continue
        if len(folded) - part.end() <= MAX_CHARS and folded[: part.start()] in lines:
            return part.start()
    return None


def _opens_like_a_name(suffix: str) -> bool:
    """Say whether a suffix is one word, an address, or opens with a capital: "taz", not "and what that means"."""
    return not suffix[0].islower() or " " not in suffix or "." in suffix


def _is_label(head: str, label: str, separator: str) -> bool:
    """Say whether a part between the headline and the site's name belongs to the site: a section, a series, a day."""
    if count_words(head) < MIN_HEAD_WORDS:
        return False
    if looks_like_timestamp(label):
        return True
    return fold(label) in word_list("section") or (separator in "|｜_" and len(label.split()) <= MAX_WORDS)


def _is_suffix(head: str, suffix: str, separator: str, rest: str, language: str) -> bool:
    words = suffix.split()
    bar = separator in _BARS  # an upright bar has no other use in a headline
    if count_words(head) < MIN_HEAD_WORDS or not 1 <= len(words) <= (MAX_WORDS_AFTER_BAR if bar else MAX_WORDS):
        return False
    if (
        len(suffix) > MAX_CHARS
        or (separator in (":", "：") and suffix < "\u2fff")
        or suffix[-1] in ".!?…\"'»”“’)"
        or head[-1:] in ",;:"
    ):
        return False
    if any(word.strip("'").isdigit() for word in words):
        return False
    if suffix > "\u0590" and not bar:
        # Without capitals a name shows by its words, or because the page says it again.
        known = any(word in suffix for word in word_list("site_word") if len(word) > 1)
        # A colon joins the halves of a headline, too.
        return known or suffix.endswith(byline_words("medium")) or (separator != "：" and suffix in rest)
    names = sum(_NAME_WORD.match(word) is not None for word in words)
    if "." in suffix:
        return True
    says_medium = len(words) > 1 and any(fold(word) in word_list("site_word") for word in words)
    if language == "de" and not bar:  # where all nouns have capitals
        return says_medium or words[0].isupper() or (suffix in rest and _opens_like_a_name(suffix))
    return words[0][0].upper() == words[0][0] and (bar or 2 * names > len(words) or says_medium)
