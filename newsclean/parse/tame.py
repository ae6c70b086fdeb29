"""Pages that a parser would take minutes or gigabytes for, made harmless before it sees them.

The rules of HTML let some pages cost the square of their length: elements nested a hundred thousand deep, thousands of
`<font>` that nobody closes and that every paragraph opens anew, thousands of attributes. A look at some counts says of
nearly all pages that they are none of these. In the others, tags that nest deeper than browsers go become line breaks
or nothing, and overlong tags lose their attributes. No text is lost.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final, NamedTuple

from newsclean.errors import TooLargeError
from newsclean.parse.tags import is_block
from newsclean.span import make

MAX_CHARS = 64 << 20  # as io.text.MAX_DOCUMENT_BYTES; the largest article pages have 5 MB
MAX_TAGS = 1_000_000  # each takes up to a kilobyte once parsed
MAX_DEPTH = 512  # Source: Blink's kMaximumHTMLParserDOMTreeDepth; what nests deeper becomes its sibling there
MAX_ATTRIBUTES = 1_000  # of one tag
MAX_NAMES = 2_000  # different names of elements, and of attributes; parsers look them up in tables of fixed size
FEW_TAGS = 2_500  # so few cannot cost more than a second, whatever they are
MANY_TAGS = 10_000  # the same for elements without attributes, however they nest
MANY_NODES = 500_000  # what formatting elements that are opened anew may add up to
_WINDOW = 1 << 14
_LARGE = 400_000  # code points; smaller pages cannot hold so many names that it would matter
_LONG_TAGS = 200  # code points from tag to tag; pages have 50 to 150
_SAMPLE_EVERY, _SAMPLE = 1 << 16, 1 << 12  # how much of a large page is looked at for its names
_FEW_NAMES = 300  # different ones in the sample; pages have 20 to 100

_FORMATTING: Final = frozenset("b big code em font i nobr s small strike strong tt u".split())
# They end where the next of their kind starts or their parent ends, so they nest no deeper than others let them.
_UNNESTED: Final = frozenset(
    """
    a p li dd dt option optgroup tr td th tbody thead tfoot caption colgroup rt rp rb rtc html head body
    area base br col embed hr img input link meta param source track wbr image keygen
    path use circle rect line polygon polyline ellipse stop
    """.split()
)
_RAW: Final = frozenset("script style textarea title xmp iframe noembed noframes".split())
# Without the flag for upper case, which would keep the search from leaping from "<" to "<".
_EITHER_CASE = ("".join(f"[{letter}{letter.upper()}]" for letter in name) for name in sorted(_FORMATTING))
_FORMATTED = re.compile(rf"<(?=[bcefinstuBCEFINSTU])(?:{'|'.join(_EITHER_CASE)})\s")
# Closed with nothing but text inside: the next tag takes it off whatever list it was put on.
_CLOSED_AT_ONCE = re.compile(
    rf"""<(?=[{"".join(sorted({name[0] for name in _FORMATTING}))}])(?P<name>{"|".join(sorted(_FORMATTING))})(?=\s)"""
    r"""(?:\s++[a-zA-Z-]++="[^"<>]*+")*+\s*+>[^<]*+</(?P=name)>"""
)
_TAG = re.compile(
    r"""<(?:(?P<slash>/?)(?P<name>[a-zA-Z][^\s/>]*+)
    (?P<attributes>(?:[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+')?+)*+)>?+|(?P<comment>!--)|[!?/][^>]*+>?+)""",
    re.VERBOSE,
)
_OPENING = re.compile("<[a-zA-Z][^<>]*")
_ATTRIBUTE = re.compile(r"""([^\s/=]++)(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s]*+))?+""")


class _Tag(NamedTuple):
    start: int
    end: int
    name: str
    closes: bool
    attributes: str


def tame(html: str) -> str:
    """Return a page that takes a parser linear time, nearly always the same as before.

    Raises TooLargeError for more than `MAX_CHARS` code points or `MAX_TAGS` tags.
    """
    if len(html) > MAX_CHARS:
        raise TooLargeError(
            f"This page has {len(html):,} characters, more than {MAX_CHARS:,}; no article has, so it may hold many: "
            "split it, or give its text with kind='text'."
        )
    tags = html.count("<")
    if tags > 2 * MAX_TAGS:
        raise TooLargeError(
            f"This page has about {tags // 2:,} elements, more than {MAX_TAGS:,}; no article has, so it may hold many: "
            "split it, or give its text with kind='text'."
        )
    is_named = _may_have_wild_names(html, tags)
    return _tamed(html, tags, is_named) if is_named or _may_nest_wildly(html, tags) else html


def _may_nest_wildly(html: str, tags: int) -> bool:
    """Say whether the elements of a page might cost more than its length, for being in one another or opened anew."""
    if tags <= FEW_TAGS:
        return False
    most = MANY_NODES // tags
    count = len(_FORMATTED.findall(html))
    return count > most and count - len(_CLOSED_AT_ONCE.findall(html)) > most  # icons are closed at once


def _may_have_wild_names(html: str, tags: int) -> bool:
    """Say whether the tags of a page might cost more than its length, for their names and attributes."""
    if tags > MANY_TAGS:
        return True
    if (len(html) > _LARGE or len(html) > _LONG_TAGS * tags) and html.count(">") > 3 * tags + FEW_TAGS:
        return True  # quoted attributes may hold it
    return _has_long_tag(html) or _has_many_names(html)


def _has_many_names(html: str) -> bool:
    """Say whether a large page may use names of its own for everything, by a sample of it."""
    names: set[str] = set()
    for start in range(0, len(html) if len(html) > _LARGE else 0, _SAMPLE_EVERY):
        for opening in _OPENING.findall(html, start, start + _SAMPLE):
            names.update(_ATTRIBUTE.findall(opening))
    return len(names) > _FEW_NAMES


def _has_long_tag(html: str) -> bool:
    """Say whether there may be a tag of very many attributes that hold no ">"."""
    at, size = 0, len(html)
    while at < size:
        if html.find(">", at, at + _WINDOW) >= 0:
            at += _WINDOW
            continue
        start = html.rfind(">", max(0, at - _WINDOW), at) + 1
        end = html.find(">", at + _WINDOW)
        end = size if end < 0 else end
        opening = _OPENING.search(html, start, end)
        if opening and len(html[opening.start() : end].split(None, MAX_ATTRIBUTES)) > MAX_ATTRIBUTES:
            return True
        at = end + 1
    return False


def _tamed(html: str, count: int, is_named: bool) -> str:
    """Return a page without what nests too deep and, if `is_named`, without names and attributes beyond number."""
    out: list[str] = []
    at = 0
    nest = _Nest(max(1, min(64, MANY_NODES // count)))
    names: set[str] = set()
    attributes: set[str] = set()
    for tag in _tags(html):
        keep = nest.close(tag.name) if tag.closes else nest.open(tag.name)
        if is_named:
            keep = (tag.name in names or _fits({tag.name}, names)) and keep
            bare = not keep or not tag.attributes or tag.attributes.isspace()
            if keep and (bare or _fits(set(_ATTRIBUTE.findall(tag.attributes)), attributes)):
                continue
        elif keep:
            continue
        out.append(html[at : tag.start])
        if keep:
            out.append(f"<{tag.name}>")
        elif is_block(tag.name):
            out.append("<br>")
        at = tag.end
    return "".join([*out, html[at:]]) if out else html


def _fits(new: set[str], known: set[str]) -> bool:
    """Say whether a tag may have these names; if so, they are known from now on."""
    if new <= known:
        return True
    if len(new) > MAX_ATTRIBUTES or len(new) + len(known) > MAX_NAMES:
        return False
    known |= new
    return True


class _Nest:
    """The elements that are open, roughly as a parser sees them, and those that are to be left out."""

    def __init__(self, most_formatting: int) -> None:
        self._most_formatting = most_formatting
        self._path: list[tuple[str, bool]] = []
        self._counts: Counter[str] = Counter()
        self._depth = 0
        self._formatting: dict[str, list[bool]] = {name: [] for name in _FORMATTING}
        self._formats = 0

    def open(self, name: str) -> bool:
        """Open an element; say whether it may stay."""
        if name in _UNNESTED:
            return True
        if name in _FORMATTING:
            keep = self._formats < self._most_formatting
            self._formatting[name].append(keep)
            self._formats += keep
            return keep
        keep = self._depth < MAX_DEPTH
        self._path.append((name, keep))
        self._counts[name] += 1
        self._depth += keep
        return keep

    def close(self, name: str) -> bool:
        """Close an element and those in it; say whether the closing tag may stay. One that closes nothing may."""
        if name in _FORMATTING:
            keep = self._formatting[name].pop() if self._formatting[name] else True
            self._formats -= keep and self._formats > 0
            return keep
        if not self._counts[name]:
            return True
        while True:
            inner, keep = self._path.pop()
            self._counts[inner] -= 1
            self._depth -= keep
            if inner == name:
                return keep


def _tags(html: str) -> Iterator[_Tag]:
    """Yield the tags of a page outside of comments and scripts; where one of these has no end, it is the rest."""
    at = 0
    while found := _TAG.search(html, at):
        start, at = found.span()
        slash, name, attributes, comment = found.groups()
        if comment:
            end = html.find("-->", start + 2)
            if end < 0:
                return
            at = end + 3
        elif name:
            name = name.lower()
            yield make(_Tag, (start, at, name, slash != "", attributes))
            if name == "plaintext":
                return
            if name in _RAW and not slash:
                end_tag = re.compile(f"</{name}[\\s/>]", re.IGNORECASE).search(html, at)
                if end_tag is None:
                    return
                at = end_tag.start()
