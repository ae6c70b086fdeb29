"""Whether a line signs an article: names, what their owners do and whom they work for, and nothing else."""

from __future__ import annotations

import re

from newsclean.fields.agency import is_agency
from newsclean.fields.authors import HAN_NAME_WITH_SPACE, is_bare_name, is_name, name_with_role, read_authors
from newsclean.fields.byline_parts import is_helper, split_names, without_lead
from newsclean.fields.letters import LOW, UP
from newsclean.fields.places import is_city
from newsclean.rules.fold import fold
from newsclean.rules.pack import word_list

MAX_CHARS = 110
MAX_ROLE_WORDS = 5
BARE_WORDS = 3
MOST_BARE = 3  # names in a line without capitals
FULL_NAME = (2, 3)  # words of one, where several stand in a line
HOUSE_WORDS = 3  # of a newsroom that signs: "by Northport Mail"

_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_ADDRESS = re.compile(rf"{_EMAIL.pattern}|@\w+")
_IN_CITY = re.compile(rf"(.+?) (?:in|à|en|em|a|aus|w|i|ve) ([{UP}].*)")
_AT = re.compile(r"(?:in|à|en|em|a|aus|w) ")
_EDGES = " \t*•·-–—|,.()"
_LEAD_EDGES = _EDGES + ":"
_OTHERS = re.compile(r"외|\d+명")  # Korean "and two others"
_CAPITAL = re.compile(rf"[{UP}]")
_SMALL = re.compile(rf"[{LOW}]")


def signs(text: str, language: str = "") -> bool:
    """Say whether a text names persons, perhaps with "By", what they do, whom they work for and addresses.

    >>> signs("Ana Vega and Tom Reed"), signs("Von Ana Vega, Redakteurin für Finanzen"), signs("By Ana Vega, Reuters")
    (True, True, True)
    >>> signs("Ana Vega wins"), signs("By the harbour"), signs("Reuters"), signs("Ana Vega, 34")
    (False, False, False, False)
    """
    if len(text) > MAX_CHARS:
        return False
    bare = _ADDRESS.sub(" ", text).strip(_EDGES)
    if bare[:1] > "\u2fff":
        return _signs_densely(bare, language)
    bare += ")" * (bare.count("(") - bare.count(")"))  # of the last bracket
    if not _CAPITAL.search(bare):
        return _signs_without_capitals(bare, language)
    named = False
    for part in split_names(without_lead(bare)):
        name = part.strip(_EDGES)
        if is_helper(name):
            continue
        if is_name(name, language) or name_with_role(name, language) or _is_name_in_city(name, language):
            named = True
        elif name and not is_agency(name) and not (named and (is_role(name) or is_city(_AT.sub("", name)))):
            return False
    return named


def _is_name_in_city(text: str, language: str) -> bool:
    """Say whether a text is a name and where its owner writes from: "Ana Vega in Lisbon"."""
    found = _IN_CITY.fullmatch(text)
    return found is not None and is_name(found[1], language) and is_city(found[2])


def _signs_without_capitals(text: str, language: str) -> bool:
    """Say whether a text starts with one name, behind which only a role, an agency or a city stands.

    Words between which only capitals would tell names are taken for one if they are two or three; several names are
    whole ones.
    """
    name, *rest = split_names(without_lead(text)) or [""]
    if rest and any(word in word_list("site_word") for word in name.split()):  # whom they work for stands first
        name, *rest = rest
    name = name.strip(_EDGES)
    if not is_bare_name(name, language) or (len(name.split()) > BARE_WORDS and not is_name(name, language)):
        return False
    if all(is_role(part) or is_agency(part.strip()) or is_city(part.strip()) for part in rest):
        return True
    names = [name, *(part.strip(_EDGES) for part in rest)]
    return len(names) <= MOST_BARE and all(
        is_bare_name(part, language) and len(part.split()) in FULL_NAME for part in names
    )


def _signs_densely(text: str, language: str) -> bool:
    """Say whether a text names persons in a script without capitals, where words alone could be anything.

    Japanese names show by the space inside, Korean ones by the role behind.
    """
    if language == "ja":
        return HAN_NAME_WITH_SPACE.fullmatch(text) is not None
    named, roles = set(read_authors(text, language)), word_list("role", language)
    words = text.replace(",", " ").split()
    told = [word for word in words if word in roles]
    return bool(named and told) and all(word in named or word in roles or _OTHERS.fullmatch(word) for word in words)


def is_email(text: str) -> bool:
    """Say whether a text is an address for mail and nothing else.

    >>> is_email("ana@lantern.example"), is_email("write to ana@lantern.example")
    (True, False)
    """
    return _EMAIL.fullmatch(text) is not None


def starts_with_lead(text: str, folded: str) -> bool:
    """Say whether a text opens with a word for "by", in a script in which capitals then show the name.

    >>> starts_with_lead("By Ana Vega", "by ana vega"), starts_with_lead("Ana Vega", "ana vega")
    (True, False)
    """
    return folded.partition(" ")[0].rstrip(":") in word_list("by") and _CAPITAL.search(text) is not None


def is_lead(text: str) -> bool:
    """Say whether a folded text is a word for "by" and nothing else, so that a name must follow.

    >>> is_lead("by"), is_lead("author of the article:"), is_lead("by the sea")
    (True, True, False)
    """
    return text.strip(_LEAD_EDGES) in word_list("by")


def is_role(text: str) -> bool:
    """Say whether a text says what somebody does for a newsroom.

    >>> is_role("Redakteurin für Finanzen"), is_role("Parliamentary editor"), is_role("rain in the harbour")
    (True, True, False)
    """
    words = fold(text).split()
    roles = word_list("role")
    return len(words) <= MAX_ROLE_WORDS and (" ".join(words) in roles or words[0] in roles or words[-1] in roles)


def signs_for_house(text: str) -> bool:
    """Say whether a newsroom or a pen name signs with a word for "by" before it: "by Northport Mail".

    >>> signs_for_house("by Northport Mail"), signs_for_house("by the sea"), signs_for_house("Northport Mail")
    (True, False, False)
    """
    first, _, rest = text.strip(_EDGES).partition(" ")
    words = rest.split()
    if fold(first).rstrip(":") not in word_list("by") or not 1 <= len(words) <= HOUSE_WORDS:
        return False
    return all(_CAPITAL.match(word) for word in words) and _SMALL.search(rest) is not None
