"""The authors a page names, from what it states and from its bylines.

1. JSON-LD, OpenGraph, `<meta>` and microdata name the authors; the first of them that names a person is believed.
2. A site that signs with its own name, an agency or a desk states that, too: it stays where nobody else is named.
3. Where the stated author is only the site, the byline in the text is asked for a person first.
4. Links with `rel=author` stand below other stories as well: only the first says something about this one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence

from newsclean.doc import Stated
from newsclean.fields.agency import is_agency
from newsclean.fields.authors import is_desk, is_name
from newsclean.fields.page_bylines import persons
from newsclean.fields.page_title import title_key
from newsclean.rules.fold import fold
from newsclean.rules.pack import word_list

MAX_AUTHORS = 30
MAX_CHARS = 80  # of one name, with its role
MAX_WORDS = 5

_SOURCES = (
    ("author", "json-ld"),
    ("author", "opengraph"),
    ("author", "microdata"),
    ("author", "meta"),
    ("creator", "json-ld"),
    ("creator", "microdata"),
    ("author", "link"),
)
_ADDRESS = re.compile(r"(?:https?:)?//\S+|\S+@\S+\.\S+|www\.\S+|^@\w+$|^[\w.]+/\S+\.html?$")
_HANDLE = re.compile(r"\(?@\w+\)?$")
_BETWEEN = re.compile(
    r"\s*[;|/•·&+]\s+|\s*;\s*|\s+(?:and|et|und|y|e|og|och|en|i|и|та|ve|dan|ja|és|và|și|a|und|&|with|avec|mit|con)\s+"
)
_COMMA = re.compile(r"\s*[,،、，]\s*")
_BRACKETS = re.compile(r"\s*[(\[（][^()\[\]（）]*[)\]）]")
_HANGUL_ROLE = re.compile(
    r"(?<=[\uac00-\ud7af])\s*(?:선임기자|수석기자|전문기자|객원기자|인턴기자|기자|특파원|논설위원|위원|앵커|PD)(?:\s.*)?$"
)
_HAN_ROLE = re.compile(
    r"^(?:記者|记者|文|撰文|作者|編集委員|编辑)[:：/／\s]+|(?<=[\u3400-\u9fff])[\s/／]*(?:記者|记者|報導|报道|編集委員|特派員)$"
)
_EDGE = " .,;:|/-–—•·*\"'“”„«»"
_LETTER = re.compile(r"[^\W\d_]")

_BODY_END = re.compile(
    r"(?:뉴스|일보|신문|방송|통신|미디어|新聞|新闻|日報|日报|網|网|通信社|通訊社|通讯社|編集部|编辑部|編輯部|取材班)(?:社|Web|デジタル)?$"
)
_ACCOUNTS = frozenset("admin administrator editor guest root webmaster".split())
_BODY_WORDS = frozenset(
    "admin administrator agency agencies desk editor editors editorial news newsroom online press redakteur redaktion "
    "redaktør reporter reporters staff team web webdesk correspondent bureau nachrichten agentur noticias agencia "
    "redacción redacao redação rédaction redazione".split()
)


def page_authors(
    meta: Sequence[Stated], sites: Collection[str], read: Callable[[], Sequence[str]], language: str = ""
) -> tuple[tuple[str, ...], str]:
    """Return the authors and the source that names them; `read` finds those in the text's bylines."""
    stated: dict[tuple[str, str], list[str]] = {}
    for one in meta:
        if one.field in ("author", "creator") and (one.source != "link" or ("author", "link") not in stated):
            stated.setdefault((one.field, one.source), []).append(one.value)
    found = {place: _distinct(stated[place], language) for place in _SOURCES if place in stated}
    bodies: tuple[tuple[str, ...], str] = ((), "")
    for place, names in found.items():
        if any(not _is_body(name, sites) for name in names):
            others = [name for name in names if title_key(name) not in sites and fold(name) not in _ACCOUNTS] or names
            return tuple(others), place[1]
        if names and not bodies[0]:
            bodies = (tuple(names), place[1])
    shown = [name for one in meta if one.field == "byline" for name in persons(one.value, sites, language)[0]]
    if shown:
        return tuple({title_key(name): name for name in shown}.values()), "html"
    signed = read()
    others = [name for name in signed if not _is_body(name, sites)]
    if others:
        return tuple(others), "text"
    return bodies if bodies[0] else (tuple(signed), "text" if signed else "")


def _distinct(values: Iterable[str], language: str) -> list[str]:
    """Return the names in the values, each once; the address part of an author's page ("ana-vega") is the same name."""
    names: dict[str, str] = {}
    for value in values:
        for name in split_authors(value, language):
            names.setdefault(title_key(name), name)
    return list(names.values())[:MAX_AUTHORS]


def split_authors(value: str, language: str = "") -> list[str]:
    """Return the names in one stated author: no roles, desk signs, addresses; "A and B" are two.

    >>> split_authors("By Ana Vega (ave) and Tom Reed, Senior Reporter")
    ['Ana Vega', 'Tom Reed']
    >>> split_authors("https://www.facebook.com/lantern")
    []
    """
    text = _BRACKETS.sub("", _HANDLE.sub("", _ADDRESS.sub(" ", value).strip())).strip()
    text = _without_by(text, language)
    if is_desk(text.partition(";")[0]):
        return [part.strip() for part in text.split(";") if part.strip()]
    names: list[str] = []
    parts = _BETWEEN.split(text)
    if any(part[:1].islower() for part in parts[1:]):  # "Informed with heart" is a motto
        parts = [text]
    for part in parts:
        for place, piece in enumerate(_COMMA.split(part)):
            name = _HAN_ROLE.sub("", _HANGUL_ROLE.sub("", piece.strip(_EDGE))).strip(_EDGE)
            if not _may_be_name(name):
                continue
            # After a comma stands the next name, or what the person is: "Tom Reed, Senior Reporter".
            if place and not _is_next(name, language):
                break
            names.append(name)
    return names


def _without_by(text: str, language: str) -> str:
    leads = word_list("by", language)
    words = text.split()
    desks = word_list("desk")
    while len(words) > 1 and (lead := fold(words[0]).strip(":")) in leads and lead not in desks:
        words = words[1:]
    return " ".join(words)


def _may_be_name(name: str) -> bool:
    return 2 <= len(name) <= MAX_CHARS and len(name.split()) <= MAX_WORDS and _LETTER.match(name[0]) is not None


def _is_next(name: str, language: str) -> bool:
    return (is_name(name, language) and fold(name) not in word_list("role")) or is_agency(name)


def _is_body(name: str, sites: Collection[str]) -> bool:
    """Say whether a name is that of a site, an agency or a desk, rather than a person's."""
    key = title_key(name)
    if key in sites or is_agency(name) or "." in name.strip(".").replace(". ", " ")[-5:]:
        return True
    words = key.split()
    if len(words) == 1 and name == name.lower() and name != name.upper() and not is_desk(name):
        return True  # an account, "webadmin", not a person
    if _BODY_END.search(name) or any(word in _BODY_WORDS or word in word_list("desk") for word in words):
        return True
    return any(len(site) > 3 and site.replace(" ", "") == key.replace(" ", "") for site in sites)
