"""The persons whom a byline names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsclean.fields.agency import is_agency
from newsclean.fields.byline_parts import byline_words, is_helper, split_names, without_lead, written
from newsclean.fields.calendar import is_calendar
from newsclean.fields.letters import HAN, HANGUL, HEBREW_TO_ARABIC, KANA, LOW, SPACED, UP
from newsclean.fields.places import is_city
from newsclean.rules.fold import fold
from newsclean.rules.pack import word_list

MAX_NAME_CHARS = 40
MAX_WORDS = 8  # of a name with what its owner does

_EMAIL = re.compile(r"\S+@\S+\.\w+|https?://\S+|www\.\S+|@\w+|\b\d{1,2}[:.]\d\d\b")
_PARTICLE = (
    r"(?:d[aeiou]s?|del|della|van|von|der|den|ten|ter|la|le|el|al|bin|bint|ibn|ben|y|e|zu|zur|zum|af|av|st\.?|’t|'t|op)"
)
_IS_PARTICLE = re.compile(rf"^{_PARTICLE}$")
_PLACE = re.compile(
    rf" (?:in|at|for|For|FOR|from|à|au|en|aus|desde|da|w|в|у|из|de|te|i|ve|για|από) [{UP}].*$"
)  # "Ana Vega in Northport"
_WORD = rf"(?:d['’]|l['’]|O['’]|Mc|Mac)?[{UP}][{UP}{LOW}]*(?:['’ʼ-][{UP}{LOW}]+)*\.?"
_NAME = re.compile(rf"{_WORD}(?: {_PARTICLE})*(?: (?:{_PARTICLE} )?{_WORD}){{1,3}}")
_BARE_NAME = re.compile(rf"[{HEBREW_TO_ARABIC}]{{2,}}\.?(?:[ -][{HEBREW_TO_ARABIC}]{{2,}}\.?){{1,3}}")
_SPACED_NAME = re.compile(rf"[{SPACED}]{{2,}}\.?(?:[ -][{SPACED}]{{2,}}\.?){{1,3}}")
_HAN_NAME = re.compile(
    rf"[{HAN}]{{2,4}}|[{HAN}]{{1,3}}[ \u3000][{HAN}{KANA}]{{1,3}}|[{HAN}]{{1,3}}[{KANA}]{{1,4}}"
    rf"|[{KANA}]{{2,10}}(?:・[{KANA}]{{2,10}}){{1,2}}"
)
HAN_NAME_WITH_SPACE = re.compile(rf"[{HAN}]{{1,3}}[ \u3000][{HAN}{KANA}]{{1,4}}")
_HANGUL_NAME = re.compile(rf"[{HANGUL}]{{2,4}}")
_WITH_ARTICLES = frozenset(("de", "es", "fr", "it", "pt"))  # languages whose papers have one in their names
_LONG_NAMES = frozenset(("ca", "es", "pt"))  # languages of people with two family names
_SHORT_WORD = re.compile(rf"{_PARTICLE}|[{UP}]\.")
_INITIALS = re.compile(rf"(?:[{UP}]\. ?){{1,3}}(?:[{UP}]\.?)?")
_LOWER_DESK = re.compile(r"^[a-z]{2,4}(?:/[a-z]{2,6})+$")  # "abc/defg": desk initials
_BRACKETS = re.compile(r"\([^()]*\)|（[^（）]*）")
_ROLE_ENDS = "부팀국실단뉴스일보신문센터기자위원방송"


def is_name(text: str, language: str = "") -> bool:
    """Say whether a text looks like one person's name, and nothing else, to readers of a language.

    In scripts without capitals many other words do, too.

    >>> is_name("Ana de la Vega"), is_name("World News"), is_name("Rain fell")
    (True, False, False)
    """
    text = text.strip(" .,")
    if not 4 <= len(text) <= MAX_NAME_CHARS or not (_NAME.fullmatch(text) or _BARE_NAME.fullmatch(text)):
        return False
    return _is_nobody_else(text, language)


def is_bare_name(text: str, language: str = "") -> bool:
    """Say whether a text in a script without capitals, from Hebrew to Bengali, may be one person's name.

    >>> is_bare_name("अनुराधा नैथानी"), is_bare_name("नाव")
    (True, False)
    """
    return _SPACED_NAME.fullmatch(text) is not None and len(text) <= MAX_NAME_CHARS and _is_nobody_else(text, language)


def _is_nobody_else(text: str, language: str) -> bool:
    """Say whether what is shaped like a name is not that of a section or a desk."""
    folded = fold(text)
    stop, sections = word_list("not_name", language), word_list("section")
    words = [word.strip(".,") for word in folded.split() if not _IS_PARTICLE.match(word)]
    if text.isupper() and text > "A" and any(word in sections for word in words):
        return False  # "AGRICULTURE COFFEE"
    return folded not in sections and not any(word in stop for word in words)


def is_initials(text: str) -> bool:
    """Say whether a text is the initials of a person and nothing else: "A. V."."""
    return _INITIALS.fullmatch(text) is not None


def is_desk(text: str) -> bool:
    """Say whether a text is the initials of the desk that signed: "abc/defg"."""
    return _LOWER_DESK.match(text) is not None


def read_authors(byline: str, language: str = "") -> list[str]:
    """Return the names in a byline, without roles, agencies, addresses, helpers and words like "By".

    >>> read_authors("By Ana Vega and Tom Reed, staff writers")
    ['Ana Vega', 'Tom Reed']
    >>> read_authors("记者：陈大文 林小明 编辑：王五"), read_authors("홍길동·김하늘 기자 hong@example.com")
    (['陈大文', '林小明'], ['홍길동', '김하늘'])
    """
    text = _EMAIL.sub(" ", byline).strip()
    if is_desk(text):
        return [text]
    person, _, source = text.partition("/")
    if is_agency(source) and is_name(person, language):
        return []  # "Ana Vega/dpa" signs pictures
    found = [name for part in written(text) for name in _names(without_lead(part), language)]
    # "नोरा शर्मा, नई दिल्ली": nobody is called as two cities are, and the city stands last.
    return list(dict.fromkeys(name for i, name in enumerate(found) if not i or not is_city(name)))


def _names(text: str, language: str) -> Iterator[str]:
    for part in split_names(text):
        if is_helper(part):
            continue
        initials = part.strip()
        name = part.strip(" .,*•·|/()-–—\"'“”«»[]【】（）〔〕:：")
        if _INITIALS.fullmatch(initials):
            yield initials
        elif is_agency(name):
            continue
        elif name[:1] > "\u2fff":
            yield from _dense_names(name, language)
        else:
            yield from _name_in(name, language)


def _name_in(text: str, language: str) -> Iterator[str]:
    """Yield the name in one part of a byline, without a title, a place, a bracket or a role at its ends."""
    if language in _WITH_ARTICLES and fold(text).partition(" ")[0] in word_list("article"):
        return  # "Le Phare"
    for name in dict.fromkeys((text, _PLACE.sub("", text))):  # nearly always the same
        words = name.split()
        while words and fold(words[0]) in byline_words("title"):
            words = words[1:]
        name = " ".join(_without_role(_without_stamp(words), language))
        if is_name(name, language) or is_bare_name(name, language):
            yield name.strip(" .,")
            return


def _without_stamp(words: list[str]) -> list[str]:
    """Return the words of a name without those of a date behind it, whose rest is cut: "Ana Vega posted on 12."."""
    end = len(words)
    while end > 2 and is_calendar(words[end - 1]):
        end -= 1
    # May and August are names, too.
    told = any(word[0].islower() or fold(word) in word_list("stamp") for word in words[end:])
    return words[:end] if told else words


def name_with_role(text: str, language: str = "") -> str | None:
    """Return the name at the head of a text whose rest says what its owner does; None if that is not so.

    >>> name_with_role("Ana Vega Parliamentary editor"), name_with_role("Ana Vega sails")
    ('Ana Vega', None)
    """
    words = text.split()
    if not 3 <= len(words) <= MAX_WORDS or not text[0].isupper():
        return None
    name = " ".join(_without_role(words, language))
    return name if len(name) < len(text) and is_name(name, language) else None


def _without_role(words: list[str], language: str) -> list[str]:
    """Return the words of a name without what is no name at their end: a role, an agency, a network.

    "Ana Vega Corresponsal en Bruselas", "Tom Reed The Associated Press", "Ana Vega Twitter".
    """
    if len(words) < 3:
        return words
    roles, networks = word_list("role"), word_list("social_site")
    folded = [fold(word) for word in words]
    for start in range(2, len(words)):
        rest = " ".join(folded[start:])
        has_role = any(" ".join(folded[start:end]) in roles for end in range(start + 1, len(words) + 1))
        if has_role or rest in networks or is_agency(rest.removeprefix("the ")):
            # "Travel News" or "Parliamentary" may belong to the name or to the role; most names are of two words.
            is_long = language in _LONG_NAMES or any(_SHORT_WORD.fullmatch(word) for word in words[1:start])
            return words[: start if is_long else 2]
    return words


def _dense_names(text: str, language: str) -> Iterator[str]:
    """Yield the names in a part of a Chinese, Japanese or Korean byline."""
    stop = word_list("not_name", language) | word_list("role", language) | word_list("section")
    bare = _BRACKETS.sub(" ", text)
    roles = sorted(word_list("role", language) | word_list("by", language), key=lambda word: (-len(word), word))
    dense = [role for role in roles if len(role) > 1 and role > "\u2fff"]
    pair = " " in bare.strip() and language != "ja"  # two persons, and not family and given name
    if not pair and (whole := _HAN_NAME.fullmatch(bare.strip())):
        if not any(word in whole[0] for word in stop if len(word) > 1):
            yield whole[0]
        return
    for token in re.split(r"[\s=＝]+", bare):
        for role in dense:
            token = token.removeprefix(role).removesuffix(role)
        if not token or token in stop or is_agency(token) or is_city(token):
            continue
        if _HANGUL_NAME.fullmatch(token):
            if (
                token[0] in byline_words("korean")
                and not token.endswith(tuple(_ROLE_ENDS[:5]))
                and not _is_desk_name(token)
            ):
                yield token
        elif _HAN_NAME.fullmatch(token) and not any(word in token for word in stop if len(word) > 1):
            yield token


def _is_desk_name(token: str) -> bool:
    return token.endswith(("뉴스", "일보", "신문", "센터", "기자", "위원", "방송"))
