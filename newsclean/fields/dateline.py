"""Datelines before the first sentence: "BRUSSELS (AP) –", "МОСКВА, 3 мар — РИА Новости.", "Pescara.".

1. An agency in brackets or strokes after a place, a date, or nothing: any place will do.
2. An agency after the dash, before a full stop or a dash of its own; or in front of the place.
3. A place in capitals, with or without region and date, and a dash.
4. A city of the world's list, and a dash, a full stop or a colon; or alone on its line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from newsclean.doc import Doc
from newsclean.fields.agency import find_agency, is_agency, may_open_with_agency
from newsclean.fields.ago import is_ago, may_be_ago
from newsclean.fields.authors import is_name
from newsclean.fields.calendar import load_vocabulary, plain, read_line
from newsclean.fields.dates import looks_like_timestamp
from newsclean.fields.letters import BARE, LOW, UP
from newsclean.fields.mentions import is_located, says
from newsclean.fields.places import is_city
from newsclean.fields.stated import stated
from newsclean.rules.fold import fold
from newsclean.rules.pack import word_list
from newsclean.span import Span

CITY = "datelines.city"  # the rule of datelines that hold a city and nothing else
MAX_CITY_CHARS = 60  # of a line that holds a city and perhaps a date
REACH = 110  # code points; the longest datelines of Interfax and MTI have 80

_CAPS_WORD = rf"[{UP}][{UP}.'’-]*[{UP}.]"
_CAPS_PLACE = re.compile(rf"{_CAPS_WORD}(?:[ /-]{_CAPS_WORD}){{0,3}}")
_WORD = rf"(?:[{UP}][{UP}{LOW}.'’-]*|[{BARE}]+)"
_SMALL = "d[eiu]|del|della|la|le|el|al|am|an der|ob der|sur|upon|на|над|في"
_PLACE = re.compile(rf"{_WORD}(?:[ \u00a0/](?:{_WORD}|{_SMALL})){{0,4}}")
_DASH = r"(?: ?[–—―−ـ]{1,2} ?|[.:]?[ \u00a0]?-{1,2}[ \u00a0]|\.- ?|[ \u00a0]-(?=\S))"
_DASHED = re.compile(_DASH)
_MAY_BE_DASHED = re.compile("[–—―−ـ-]")
_MAY_BE_BRACKETED = re.compile(r"[(（\[/]")
_SIGNED = re.compile(rf"{_DASH}|[.,] ")
_STOPPED = re.compile("[.,] ")  # all that _SIGNED finds where nothing is dashed
_OPENS_WITH = re.compile(r"(?P<agency>[^\W\d_][^.,:()–—-]{1,24}?)(?:, | ?[-–—] )")
_BRACKET = re.compile(
    r"[(（\[] ?(?P<round>[^()（）\[\]]{2,40}?) ?[)）\]]|(?<![^\s,.])/ ?(?P<stroke>[^/()]{2,30}?) ?/(?!\w)"
)
_SIGN = re.compile(rf"(?P<sign>{_DASH}|[.:]?[ \u00a0]?={{1,2}} ?| ?[:：。।|] ?|\. ?)|(?P<gap>[ \u00a0]|$)")
_CREDIT = re.compile(
    rf"(?P<agency>[^.,:–—()]{{2,30}}?(?:\.[A-Za-z]{{2,3}})?)(?:, [{UP}]\w+(?: [{UP}]\w+){{1,2}})?"
    rf"(?:[.:](?= |$) ?|{_DASH}|। ?|$)"
)
_STOP = re.compile(r"(?P<sign>[.:।؛] ?|[/] ?(?=\S))(?P<next>[\"'“”‘’«„¿¡( \u00a0]*\S)")
_SENTENCE = re.compile(rf"[ \u00a0](?P<word>[{UP}][{LOW}'’]{{0,5}}) (?P<after>[{UP}{LOW}])")
_EDGES = " ,.:-–—/।\n"
_SPACE = re.compile(r" +")
_QUOTES = "\"'“”‘’«„¿¡ \u00a0("


class Dateline(NamedTuple):
    """What stands before the first sentence; `end` counts code points from the start of the line."""

    place: str | None
    agency: str | None
    end: int


class _Head(NamedTuple):
    """What stands before a bracket or a dash: a place, perhaps with a region, and whether a date."""

    place: str | None
    dated: bool


def read_dateline(line: str) -> Dateline | None:
    """Return the dateline that a line starts with, where its form alone is evidence enough.

    >>> read_dateline("BRUSSELS (AP) – Ministers met on Monday.")
    Dateline(place='BRUSSELS', agency='AP', end=16)
    >>> read_dateline("МОСКВА, 3 мар — РИА Новости. Министры встретились.")
    Dateline(place='МОСКВА', agency='РИА Новости', end=29)
    >>> read_dateline("NATO – and nobody else – decides.") is None
    True
    """
    for read in _FORMS:
        if found := read(line[:REACH]):
            return found
    return None


def read_city(line: str, text: str = "") -> Dateline | None:
    """Return the city that a first paragraph starts with.

    A name in capitals will do, too, where `text`, the article, says that something is in it or from it.

    >>> read_city("Pescara. Agenti e volontari hanno percorso il quartiere.")
    Dateline(place='Pescara', agency=None, end=9)
    >>> read_city("Nostalgia. Ne parla un libro.") is None
    True
    """
    found = _PLACE.match(line)
    name = found[0] if found else ""
    while name:
        name = name.rstrip(".")
        start = _sentence_after(line, len(name))
        if start and (is_city(name) or (name.isupper() and is_located(name, text))):
            return Dateline(name, None, start)
        name = name.rpartition(" ")[0]
    return None


def read_city_line(line: str, headline: str = "") -> Dateline | None:
    """Return the city that is all of a line but for a dash or a stop, or for a time behind it.

    Before a time, a word of the headline will do in scripts without capitals, which people do not sign with.

    >>> read_city_line("TARANTO -")
    Dateline(place='TARANTO', agency=None, end=9)
    >>> read_city_line("Taranto, 3 marzo 2024")
    Dateline(place='Taranto', agency=None, end=8)
    """
    name = line.strip(" .:-–—,")
    if _PLACE.fullmatch(name) and is_city(name) and fold(name) not in word_list("not_place"):
        return Dateline(name, None, len(line))
    for space in _SPACE.finditer(line) if may_be_ago(fold(line)) else ():
        name = line[: space.start()].rstrip(" ,")
        if (
            _PLACE.fullmatch(name)
            and (looks_like_timestamp(rest := fold(line[space.end() :].lstrip("-–—|,· "))) or is_ago(rest))
            and (is_city(name) or (name > "\u0590" and " " not in name and name in headline.split()))
        ):
            return Dateline(name, None, space.start())
    return None


def _sentence_after(line: str, end: int) -> int:
    """Return where the sentence starts that follows a city and its sign, 0 if none does."""
    sign = _STOP.match(line, end)
    if sign and not sign["next"][-1].islower() and (sign["sign"][-1] in " /" or sign["next"][-1] > "\u0590"):
        return sign.end("sign")
    dash = _DASHED.match(line, end)
    if (
        dash
        and line[dash.end() :].lstrip(_QUOTES)[:1].isalpha()
        and not line[dash.end() :].lstrip(_QUOTES)[0].islower()
    ):
        return dash.end()
    # "MANTOVA Nella giornata di ieri": capitals alone, before a short word that is not one half of a name.
    plain_words = _SENTENCE.match(line, end)
    if plain_words and line[:end].isupper() and (len(plain_words["word"]) <= 3 or plain_words["after"].islower()):
        return end + 1 if says(line[plain_words.end() :], plain_words["word"].lower()) else 0
    return 0


def _read_head(text: str) -> _Head | None:
    """Return the place and whether a date stands in what precedes a bracket or a dash; None if it is anything else."""
    text = text.strip(" ,.-–—\u00a0")
    if not text:
        return _Head(None, False)
    if found := _PLACE.fullmatch(text.split(",")[0].strip()):
        rest = text[len(text.split(",")[0]) :].strip(" ,.")
        if _is_place_name(found[0]) and (not rest or _is_date(rest) or _is_region(rest)):
            return _Head(_clean_place(found[0]), bool(rest) and not _is_region(rest))
    words = text.split()
    for i in range(1, min(len(words), 5)):
        name, rest = " ".join(words[:i]).strip(" ,."), " ".join(words[i:])
        if _PLACE.fullmatch(name) and _is_place_name(name) and _is_date(rest):
            return _Head(_clean_place(name), True)
        if _is_date(" ".join(words[:i])) and any(map(str.isdigit, words[0])) and _PLACE.fullmatch(rest):
            return _Head(_clean_place(rest), True)
    return None


def _is_date(text: str) -> bool:
    """Say whether a text is made of numbers and words of dates."""
    may_be = len(text) <= 45 and any(map(str.isdigit, text))
    return may_be and read_line(plain(text).strip(" .,"), known_only=True) is not None


def _is_region(text: str) -> bool:
    """Say whether a text is a region, perhaps with a date: "South Korea", "Ariz.", "Azerbaijan, March 5"."""
    region, _, rest = text.partition(",")
    found = _PLACE.fullmatch(region.strip(" ."))
    return found is not None and len(region) <= 30 and (not rest or _is_date(rest.strip()))


def _is_place_name(name: str) -> bool:
    """Say whether a name may be a place's: not a label of news sites, not an agency, not a day or month."""
    letters = sum(map(str.isalpha, name))
    if letters < 2 or fold(name).strip(".") in word_list("not_place") or is_agency(name):
        return False
    values = load_vocabulary().values
    return not all(word in values["month"] or word in values["weekday"] for word in fold(name).strip(".").split())


def _in_brackets(line: str) -> Dateline | None:
    """Read "Paris, 3 mars (AFP) -", "БАКУ /Тренд/ -", "(ANSA) - ROMA, 05 MAR -"."""
    bracket = _BRACKET.search(line) if _MAY_BE_BRACKETED.search(line) else None
    head = _read_head(line[: bracket.start()]) if bracket else None
    if not bracket or not head:
        return None
    agency = find_agency(name := bracket["round"] or bracket["stroke"])
    sign = _SIGN.match(line, bracket.end())
    if not sign:
        return None
    if sign["sign"] is None and not _stands_alone(line, head, sign.end()):
        return None
    if not agency:
        known = head.place is not None and is_city(head.place) and bracket["round"] and not re.search(r"\d", name)
        return Dateline(head.place, None, sign.end()) if known and sign["sign"] else None
    if head.place is None and sign["sign"]:
        return _after_agency(line, agency, sign.end())
    is_signed = not sign["sign"] and sign.end() == len(line) and _is_person(head.place or "")  # "Nora Blank (dpa)"
    return Dateline(head.place, agency, sign.end()) if head.place and not is_signed else None


def _is_person(name: str) -> bool:
    return is_name(name) and not name.isupper() and not is_city(name)


def _stands_alone(line: str, head: _Head, end: int) -> bool:
    """Say whether a dateline may end without a sign: the next sentence starts with a capital or in a bare script."""
    following = line[end:].lstrip(_QUOTES)[:1]
    if head.place is None or following.islower():
        return False
    return head.dated or head.place[0] < "\u0590" or is_city(head.place)


def _after_agency(line: str, agency: str, end: int) -> Dateline:
    """Return the dateline of an agency that signs first, with the place after it where there is one."""
    dash = _DASHED.search(line, end)
    head = _read_head(line[end : dash.start()]) if dash and dash.start() - end < 50 else None
    if dash and head and head.place and (head.dated or head.place.isupper() or is_city(head.place)):
        return Dateline(head.place, agency, dash.end())
    return Dateline(None, agency, end)


def _signed_behind(line: str) -> Dateline | None:
    """Read "МОСКВА, 3 мар — РИА Новости, Иван Петров.", "Київ. 3 березня. УНН.", "ЛОНДОН, Reuters —"."""
    for sign in (_SIGNED if _MAY_BE_DASHED.search(line) else _STOPPED).finditer(line):
        # Hardly ever; and to look for a place and a date takes ten times as long.
        credit = _CREDIT.match(line, sign.end()) if may_open_with_agency(line[sign.end() :]) else None
        if credit and is_agency(credit["agency"]) and credit.end() > credit.end("agency"):
            head = _read_head(line[: sign.start()])
            if head and head.place:
                return Dateline(head.place, credit["agency"].strip(), credit.end())
    return None


def _in_front(line: str) -> Dateline | None:
    """Read "AFP, Paris –", "Reuters - LONDRES -": an agency, a city, and a dash."""
    found = _OPENS_WITH.match(line) if may_open_with_agency(line) else None
    if not found or not is_agency(found["agency"]):
        return None
    dateline = _after_agency(line, found["agency"], found.end())
    return dateline if dateline.place and (is_city(dateline.place) or dateline.place.isupper()) else None


def _unsigned(line: str) -> Dateline | None:
    """Read "SEOUL, South Korea —", "Москва, 3 марта —": capitals, or a city and a date, and the dash."""
    for dash in _DASHED.finditer(line) if _MAY_BE_DASHED.search(line) else ():
        following = line[dash.end() :].lstrip(_QUOTES)[:1]
        head = _read_head(line[: dash.start()])
        if not head or not head.place:
            continue
        # A sentence starts after a dateline; a small letter continues one that began in capitals.
        if following and (following.islower() or not following.isalnum()):
            return None
        caps = _CAPS_PLACE.fullmatch(head.place) is not None and sum(map(str.isalpha, head.place)) >= 4
        if caps or (head.dated and is_city(head.place)):
            return Dateline(head.place, None, dash.end())
        return None
    return None


_FORMS: tuple[Callable[[str], Dateline | None], ...] = (_in_brackets, _signed_behind, _in_front, _unsigned)


def _clean_place(name: str) -> str:
    """Return the place without its region: "PHOENIX A.Z." is Phoenix."""
    words = name.split(",")[0].split()
    while len(words) > 1 and "." in words[-1]:
        words.pop()
    return " ".join(words)


def place(doc: Doc, spans: Sequence[Span]) -> str | None:
    """Return the place that the cut dateline names."""
    lines = [span for span in spans if span.label == "dateline"]
    parts = stated(doc, lines, "place") if lines else {}
    for span in lines:
        text = doc.text[span.start : span.end]
        if span in parts:
            return _clean_place(parts[span][0].strip(_EDGES))
        if span.rule == CITY:
            return _clean_place(text.strip(_EDGES))
        if (found := read_dateline(text)) and found.place:
            return found.place
    return None
