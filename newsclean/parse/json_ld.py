"""The article among what a page says in JSON-LD: not the site, not the breadcrumb, not the stories beside it.

1. What the page is about stands at the top, in a `@graph`, or is the `mainEntity` of something; a list's items are not.
2. An article is told from its neighbours by its address and its headline, which the page repeats elsewhere.
3. An author may be a string, an object, a list of both, or a reference to an object elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from newsclean.doc import Stated
from newsclean.parse.loose_json import load_loose
from newsclean.parse.meta_names import RANK, SCHEMA, rank_of
from newsclean.parse.plain_value import plain_lines, plain_value

SOURCE = "json-ld"
MAX_NODES = 2000
MAX_URL_CHARS = 2000
MAX_VALUES = 50  # of one field
SAME_WORDS = 0.5  # share of its words that a headline has in common with one of the same story
MATCH = 3  # what an address or a headline in common is worth, in steps of RANK

_INNER = ("@graph", "mainEntity", "mainEntityOfPage")
_WORD = re.compile(r"\w+")

_OF_A_PART = frozenset(("author", "creator", "published", "created", "modified", "title", "name", "description"))

Node = Mapping[str, Any]


class Known(NamedTuple):
    """What else the page says that its article is: addresses without scheme and query, headlines as sets of words."""

    addresses: frozenset[str]
    headlines: tuple[frozenset[str], ...]

    @classmethod
    def of(cls, urls: Iterable[str | None], titles: Iterable[str]) -> Known:
        """Return what is known from addresses and titles."""
        words = {word_set(title) for title in titles}
        return cls(frozenset(address(url) for url in urls if url), tuple(sorted(words - {frozenset()}, key=sorted)))


def address(url: str) -> str:
    """Return an address without what differs between two links to one page.

    >>> address("https://news.example/a/1/amp/?utm=3#top")
    '//news.example/a/1'
    """
    scheme, colon, rest = url.strip()[:MAX_URL_CHARS].partition(":")
    bare = rest if colon and _WORD.fullmatch(scheme) else scheme + colon + rest
    return bare.partition("?")[0].partition("#")[0].rstrip("/").removesuffix("/amp")


def word_set(title: str) -> frozenset[str]:
    """Return the words of a title, in lower case."""
    return frozenset(_WORD.findall(title.casefold()))


def read_json_ld(scripts: Iterable[str], known: Known) -> list[Stated]:
    """Return what the scripts say about the page's article, that which is surest to be about it first."""
    nodes = list(_nodes([value for script in scripts for value in load_loose(script)]))
    names = {node["@id"]: node for node in reversed(nodes) if isinstance(node.get("@id"), str) and len(node) > 1}
    scored = [(score, node) for node in nodes if (score := _score(node, known)) is not None]
    scored.sort(key=lambda pair: -pair[0])  # stable: of equals the first
    out: list[Stated] = []
    for place, (score, node) in enumerate(scored):
        if place and score <= RANK["WebPage"] - MATCH:  # another story's
            break
        # An article that nothing ties to the page is better than none, but adds nothing to one that is tied.
        if place == 0 or score > RANK["Article"] or _best_rank(node) < RANK["VideoObject"]:
            told = {one.field for one in out} - {"type"}
            out.extend(one for one in _read(node, names, embedded=place > 0) if one.field not in told)
    out.extend(_around(nodes))
    return out


def _nodes(roots: list[Any]) -> Iterator[Node]:
    """Yield the objects that may be what the page is about, in the order of the page."""
    stack, count = roots[::-1], 0
    while stack and count < MAX_NODES:
        value = stack.pop()
        if isinstance(value, list):
            stack.extend(value[::-1])
        elif isinstance(value, dict):
            count += 1
            yield value
            stack.extend(value[key] for key in reversed(_INNER) if isinstance(value.get(key), dict | list))


def _types(node: Node) -> list[str]:
    stated = node.get("@type")
    types = stated if isinstance(stated, list) else [stated]
    return [name.replace("#", "/").replace(":", "/").rpartition("/")[2] for name in types if isinstance(name, str)]


def _best_rank(node: Node) -> int:
    return max(map(rank_of, _types(node)), default=0)


def _score(node: Node, known: Known) -> int | None:
    """Return how sure it is that a node is what the page is about; None for one that never is."""
    score = _best_rank(node)
    if not score:
        return RANK["Article"] - MATCH if "headline" in node and "@type" not in node else None
    urls = {address(url) for key in ("url", "mainEntityOfPage", "@id") for url in _urls(node.get(key)) if "/" in url}
    headline = word_set(next(_texts(node.get("headline") or node.get("name")), ""))
    at_address = bool(urls & known.addresses)
    in_words = any(_is_same(headline, other) for other in known.headlines)
    told = (urls and known.addresses) or (headline and known.headlines)
    if told and not at_address and not in_words:
        return score - MATCH
    return score + MATCH * at_address + MATCH * in_words


def _is_same(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) > SAME_WORDS * min(len(one), len(other)) and len(one & other) * 4 > max(
        len(one), len(other)
    )


def _read(node: Node, names: Mapping[str, Node], embedded: bool) -> Iterator[Stated]:
    """Yield what a node says; the author and the dates of a film or a recipe in an article are its own."""
    for name in _types(node):
        yield Stated("type", name, SOURCE)
    is_part = embedded and _best_rank(node) == RANK["VideoObject"]
    for key, field in SCHEMA.items():
        value = node.get(key)
        if value is None or (is_part and field in _OF_A_PART):
            continue
        yield from (Stated(field, text, SOURCE) for text in _values(field, value, names))
    if "isAccessibleForFree" not in node:
        for part in _objects(node.get("hasPart")):
            yield from (Stated("access", text, SOURCE) for text in _texts(part.get("isAccessibleForFree")))
    for maker in _objects(node.get("publisher")):
        maker = names.get(maker.get("@id", ""), maker) if "name" not in maker else maker
        yield from (Stated("publisher", text, SOURCE) for text in _texts(maker.get("name")))


def _values(field: str, value: Any, names: Mapping[str, Node]) -> list[str]:
    if field in ("author", "creator"):
        return list(_people(value, names))[:MAX_VALUES]
    if field in ("image", "canonical_url"):
        return list(_urls(value))[:MAX_VALUES]
    if field == "article_body" and isinstance(value, str):
        text = plain_lines(value)
        return [text] if text else []
    if field == "tag" and isinstance(value, str):
        value = value.split(",")
    return list(_texts(value))[:MAX_VALUES]


def _texts(value: Any) -> Iterator[str]:
    """Yield the strings of a value: itself, its parts, or their names."""
    for part in value if isinstance(value, list) else [value]:
        if isinstance(part, dict):
            part = part.get("@value", part.get("name", part.get("alternateName")))
            part = part[0] if isinstance(part, list) and part else part
        if isinstance(part, bool | int):
            part = str(part).lower()
        if isinstance(part, str) and (text := plain_value(part)):
            yield text


def _objects(value: Any) -> Iterator[Node]:
    for part in value if isinstance(value, list) else [value]:
        if isinstance(part, dict):
            yield part


def _people(value: Any, names: Mapping[str, Node]) -> Iterator[str]:
    """Yield the names of those who wrote it; references are followed once."""
    if isinstance(value, dict) and isinstance(value.get("@list"), list):
        value = value["@list"]
    for part in value if isinstance(value, list) else [value]:
        if isinstance(part, dict) and "name" not in part:
            part = names.get(part.get("@id", ""), part) if isinstance(part.get("@id"), str) else part
            if "name" not in part:
                part = " ".join(str(part[key]) for key in ("givenName", "familyName") if isinstance(part.get(key), str))
        yield from _texts(part["name"] if isinstance(part, dict) else part)


def _urls(value: Any) -> Iterator[str]:
    for part in value if isinstance(value, list) else [value]:
        if isinstance(part, dict):
            part = next((part[key] for key in ("@id", "url", "contentUrl") if part.get(key)), None)
            part = part[0] if isinstance(part, list) and part else part
        if isinstance(part, str) and part.strip():
            yield part.strip()


def _around(nodes: Iterable[Node]) -> Iterator[Stated]:
    """Yield the site's name and the way to the page, whatever they stand in."""
    for node in nodes:
        types = _types(node)
        if "WebSite" in types:
            yield from (Stated("site_name", text, SOURCE) for text in _texts(node.get("name")))
        elif "BreadcrumbList" in types:
            for step in list(_objects(node.get("itemListElement")))[:MAX_VALUES]:
                item = step.get("item")
                stated = step.get("name") or (item.get("name") if isinstance(item, dict) else None)
                yield from (Stated("breadcrumb", text, SOURCE) for text in _texts(stated))
