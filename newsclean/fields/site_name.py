"""The name of the site, from the suffix of the headline."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from newsclean.doc import Doc
from newsclean.fields.agency import find_agency
from newsclean.fields.authors import is_initials, is_name
from newsclean.fields.byline_parts import byline_words
from newsclean.fields.letters import UP
from newsclean.fields.mentions import is_located
from newsclean.fields.stated import stated
from newsclean.rules.fold import fold
from newsclean.rules.pack import word_list
from newsclean.span import Span

_SEPARATOR = re.compile(r"^[ \u00a0\u3000]*[-–—|•·:：｜_]*[ \u00a0\u3000]*")
_DAY = re.compile(r",? \d{1,2}[./]\d{1,2}[./]\d{4}$")
MAX_WORDS = 4
SAID_AGAIN = 2  # times in all that a page says its own name
MOST_NAMES = 30  # that a text is searched for; one of more bylines is a list of articles
MAX_CRUMBS = 80

_SIGNED = frozenset(("byline", "dateline"))
_WITH = frozenset("avec with mit con com met med och z s a ile et and und y e".split())
_RIGHTS = re.compile(
    r"(?:[©ⓒⒸ]|\([Cc]\)|[Cc]opyrights?|COPYRIGHT|저작권자)[ :©ⓒⒸ,–-]*(?:\([Cc]\) ?)?"
    r"(?:[Cc]opyrights? ?[:©]? ?)?(?:\d{4}(?: ?[–-] ?\d{4})?[ ,:–-]*)?"
    r"(?:(?:АО|ПАО|ООО|ЗАО|ТОВ|ТОО|ИА|СМИ|ПрАТ) )?"
    r"[«\"“]?([^\W\d](?:[^.,|:;()«»\"“”<>/\d]|\.(?=[^\W\d])){1,40}?)[»\"”]? ?"
    r"(?:\.(?![^\W\d])|[,|(（>/]|$|& \S+\.|\d{4}|(?i:all rights|무단|版权|版權|禁))"
)
_PROMPTS = frozenset(
    ("newsletter", "app_promo", "social_widget", "subscription_paywall", "navigation", "related_link"),
)
_OPENS = UP + "0123456789"  # "20 Minutes" is a name, too
_HOUSE = _PROMPTS | {"copyright", "donation", "html_residue"}
_DOMAIN = re.compile(r"[a-z0-9-]+(?:\.[a-z]{2,6})+")
PROMPT_SPACES = 3  # of "Follow NAME on Facebook" at least
SHORTEST_PROMPT = len("volg ab i x")  # code points, with the shortest words of the lists
_PAPER = re.compile(
    r"(?:[Гг]азета|[Жж]урнал|[Dd]iario|[Jj]ornal|[Qq]uotidien|[Zz]eitung|[Gg]azeta|[Gg]azete|[Εε]φημερίδα)"
    r" [«\"“„]([^«»\"“”„]{2,30})[»\"”]"
)
_PATH_ENDS = ("正文", "内文", "內文")
_CRUMBS = re.compile(
    r"(?:您(?:所在|现在)?的?位置[:：]?|[当當]前位置[:：]?)?\s*"
    rf"(?P<site>[^\s>›»]{{2,10}})\s*[>›»].*(?:{'|'.join(_PATH_ENDS)})(?:\s.{{0,8}})?$"
)
_PARTS = re.compile(r"[ \u00a0]+[-–—|•·][ \u00a0]+|[ \u00a0]*[|•·][ \u00a0]*")


def read_site_name(suffix: str) -> str | None:
    """Return the site's name in a headline's suffix, without section names and words like "News from".

    >>> read_site_name("– Actualités Le Phare du Soir")
    'Le Phare du Soir'
    >>> read_site_name(" | World | The Daily Lantern")
    'The Daily Lantern'
    """
    parts = [part.strip() for part in _PARTS.split(_DAY.sub("", _SEPARATOR.sub("", suffix))) if part.strip()]
    known = word_list("section")
    named = [part for part in parts if fold(part) not in known] or parts
    if not named:
        return None
    words = named[-1].split()
    if fold(words[0]) in word_list("general_section") and (len(words) > 2 or (len(words) > 1 and words[1].islower())):
        words = words[1:]
        while len(words) > 1 and words[0].islower():  # "News from", "Noticias de"
            words = words[1:]
    for size in (2, 1):  # "VnExpress Sức khỏe": the paper, and its section
        if len(words) > size and fold(" ".join(words[-size:])) in known - word_list("general_section"):
            words = words[:-size]
            break
    return " ".join(words)


def site_name(doc: Doc, spans: Sequence[Span]) -> str | None:
    """Return the site's name as the headline's suffix states it, else a byline of its desk or a rights notice."""
    naming = [span for span in spans if span[2] in _NAMING]
    for label, read in _SOURCES:
        for span in naming:
            if span.label == label and (name := read(doc.text[span.start : span.end])):
                return name
    signed = [span for span in spans if span[2] in _SIGNED]
    for names in stated(doc, signed, "site").values() if signed else ():
        return names[0]
    return _of_itself(doc, naming) or _of_crumbs(doc) or _of_prompt(doc, spans) or _of_house(doc, spans)


def _of_itself(doc: Doc, spans: Sequence[Span]) -> str | None:
    """Return the name in a byline that is no person's and that the page says again: "Par ici Lorraine"."""
    asked: set[str] = set()
    for span in spans:
        if span.label not in ("byline", "source_credit") or span.rule.startswith("body."):
            continue
        text = doc.text[span.start : span.end]
        if paper := _PAPER.search(text):
            return paper[1]
        said = re.split(r"[:,]", text)[-1].strip(" |-–—·•/*").split()
        while said and (fold(said[0]) in word_list("by") or fold(said[0]) in word_list("desk")):
            said = said[1:]
        name = " ".join(said)
        if not 1 <= len(said) <= MAX_WORDS or name in asked:
            continue
        in_a_place = len(said) == 1 and is_located(name, doc.text)  # "Ana Vega, Northport"
        if doc.text.count(name) >= SAID_AGAIN and _may_name_site(name) and not in_a_place:
            return name
        asked.add(name)
        if len(asked) == MOST_NAMES:
            return None
    return None


def _may_name_site(name: str) -> bool:
    """Say whether a name is no person's, agency's, section's, desk's or role's."""
    folded = fold(name)
    lists = ("section", "general_section", "desk", "role", "by", "not_name", "network", "ago", "stamp")
    if len(name) < 3 or not any(letter.isupper() for letter in name) or is_name(name) or find_agency(name):
        return False
    return not any(folded in word_list(words) for words in lists)


def _of_crumbs(doc: Doc) -> str | None:
    """Return the first crumb of a Chinese path to "正文", the text, where that is no section."""
    if doc.text.isascii() or not any(end in doc.text for end in _PATH_ENDS):
        return None
    for block in doc.blocks[: doc.body]:
        found = _CRUMBS.match(doc.text, block.start, block.end) if block.end - block.start < MAX_CRUMBS else None
        if found:
            name = found["site"]
            known = word_list("section") | word_list("general_section")
            return None if fold(name) in known else name
    return None


@cache
def _follow() -> re.Pattern[str]:
    """Return the pattern of "Follow NAME on Facebook" in a folded text."""
    follow, on, network = (
        "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))
        for words in (byline_words("follow"), byline_words("on"), word_list("network"))
    )
    return re.compile(rf"(?<!\w)(?:{follow}) (?P<name>[^,.!?:\"]{{2,30}}?) (?:{on}) (?:{network})(?!\w)")


def _of_prompt(doc: Doc, spans: Sequence[Span]) -> str | None:
    """Return the name in "Follow The Daily Lantern on Facebook", which says who asks."""
    follow, folded = _follow(), doc.folded
    for start, end, label, _ in spans:
        # Most of them are entries of menus, of a word or two.
        if end - start < SHORTEST_PROMPT or label not in _PROMPTS or folded.count(" ", start, end) < PROMPT_SPACES:
            continue
        found = follow.search(folded, start, end)
        name = doc.text[found.start("name") : found.end("name")] if found else ""
        if name and name[0] in _OPENS and name.count(" ") < MAX_WORDS:
            return name
    return None


def _of_house(doc: Doc, spans: Sequence[Span]) -> str | None:
    """Return the name that a rule for what a house says of itself states: "Il Faro è una testata"."""
    for names in stated(doc, [span for span in spans if span[2] in _HOUSE], "site").values():
        if names[0][0] in _OPENS or _DOMAIN.fullmatch(names[0]):
            return names[0]
    return None


def _of_desk(byline: str) -> str | None:
    """Return the site in "The Daily Lantern with AFP" or "Rédaction Le Phare"; a person's name is none."""
    words = byline.rpartition(":")[2].strip(" |-–—·•,/:").split()
    while words and fold(words[0]) in word_list("by"):
        words = words[1:]
    at_desk = bool(words) and fold(words[0]) in word_list("desk")
    if at_desk:
        words = words[1:]
    split = next((i for i, word in enumerate(words[: MAX_WORDS + 1]) if fold(word) in _WITH), 0)
    if split and find_agency(" ".join(words[split:])):
        words = words[:split]
    elif not at_desk:
        return None
    name = " ".join(words).strip(" ,")
    is_person = (is_name(name) and fold(words[0]) not in word_list("article")) or is_initials(name)
    return name if name[:1] in _OPENS and len(words) <= MAX_WORDS and (at_desk or not is_person) else None


def _is_person(words: Sequence[str]) -> bool:
    return is_name(" ".join(words)) and word_list("site_word").isdisjoint(map(fold, words))


def _of_rights(notice: str) -> str | None:
    """Return who holds the rights, unless it is a company: "© 2023 The Daily Lantern. All rights reserved"."""
    found = _RIGHTS.search(notice)
    words = found[1].split() if found else []
    if not words or len(words) > MAX_WORDS or any(fold(word).strip(".") in word_list("company") for word in words):
        return None
    if _is_person(words) and notice.endswith(words[-1]) and not any(map(str.isdigit, notice)):
        return None  # whose picture it is: "© Nora Blake"
    # Several words in capitals shout "all rights reserved" in some language.
    return " ".join(words) if len(words) == 1 or not "".join(words).isupper() else None


_SOURCES = (
    ("site_suffix", read_site_name),
    ("byline", _of_desk),
    ("source_credit", _of_desk),
    ("copyright", _of_rights),
)
_NAMING = frozenset(label for label, _ in _SOURCES)
