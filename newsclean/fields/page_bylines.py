"""Who wrote a page and when, from the lines beside its headline and under its last paragraph.

A page that states no author in its head still shows one. Names stand all over a page, in captions, tags and lists of
stories, so only three places count: between headline and body, the body's first lines, and right after its last.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache

from newsclean.doc import Doc
from newsclean.fields.authors import is_name, read_authors
from newsclean.fields.cuts import cut_blocks
from newsclean.fields.dates import pick_published, read_dates
from newsclean.fields.page_title import title_key
from newsclean.rules.fold import fold
from newsclean.rules.pack import word_list
from newsclean.span import Span

BELOW, INTO, AFTER = 16, 2, 3  # blocks below the headline, of the body, after its last
MAX_CHARS = 160
MAX_NAMES = 6  # in a line
LEVELS = 3  # elements around a block that may call it a byline

_AUTHOR = frozenset(
    "author authors autor autore autores auteur autoren byline bylines writer writers journalist".split()
)
_OTHER = frozenset(
    "tag tags topic topics keyword keywords related more card cards teaser teasers comment comments caption figcaption "
    "photo image credit credits views counter menu nav popular trending figure aside infobox".split()
)
_NO_BYLINES = frozenset("h1 h2 h3 h4 h5 h6 figcaption caption tr th td dt dd label button".split())
# Without capitals any word may look like a name.
_EAST_ROLE = re.compile(r"기자|특파원|記者|记者|特派員|作者[:：]")
_ARTICLES = frozenset("am an beim das der die im in la las le les los o os the um über vom zum zur".split())
_WORDS = re.compile(r"[a-z]+|[A-Z][a-z]*")
_PARTS = re.compile(r"\s*[|•·/;]\s*|\s*,\s+|\s+[-–—]\s+|\n")
_AND = re.compile(r"\s+(?:and|et|und|y|e|og|och|en|и|та|ve|dan|&)\s+")


def page_bylines(doc: Doc, spans: Sequence[Span], sites: Collection[str], title: str | None) -> list[str]:
    """Return the persons whom the bylines beside the article name, in their order; `title` is its headline."""
    if doc.page is None or not doc.blocks:
        return []
    for places in _places(doc, spans, title):
        names: dict[str, str] = {}
        for i in places:
            if doc.blocks[i].end - doc.blocks[i].start <= MAX_CHARS:
                names.update((fold(name), name) for name in _read(doc, i, sites))
        if names:
            return list(names.values())
    return []


def page_stamp(doc: Doc, spans: Sequence[Span], title: str | None, language: str) -> str:
    """Return the day of publication that a line beside the article states, "" where none does."""
    if doc.page is None or not doc.blocks:
        return ""
    for places in _places(doc, spans, title):
        for i in places:
            if doc.blocks[i].end - doc.blocks[i].start <= MAX_CHARS and not called(doc, i) & _OTHER:
                found = pick_published(read_dates(doc.block_text(i), language=language))
                if found and len(found.iso) >= len("2023-06-15"):
                    return found.iso
    return ""


def _places(doc: Doc, spans: Sequence[Span], title: str | None) -> Iterator[range]:
    """Yield the stretches of blocks where a byline may stand: below the headline, and at the end."""
    count = len(doc.blocks)
    is_cut = cut_blocks(doc, spans)
    top = _headline(doc, title)
    first = next((i for i in range(top + 1, count) if i != doc.headline and not is_cut(i)), doc.body)
    yield range(top + 1, min(count, first + INTO, top + 1 + BELOW))
    last = next((i for i in range(count - 1, -1, -1) if i != doc.headline and not is_cut(i)), count)
    yield range(max(last, first + INTO), min(count, last + 1 + AFTER))


def _headline(doc: Doc, title: str | None) -> int:
    """Return the block of the headline, a heading first; where there is none, one a little above the body."""
    key = title_key(title or "")
    least, most = len(key) // 2, 2 * len(title or "")
    word = max(key.split(), key=len, default="")
    same = [
        i
        for i, (start, end, _, _) in enumerate(doc.blocks)
        if least <= end - start < most and word in (text := doc.text[start:end]).casefold() and title_key(text) == key
    ]
    headings = [i for i in same if doc.blocks[i].kind == "h1"]
    if headings or same:
        return (headings or same)[0]
    return doc.headline if doc.headline is not None else max(-1, doc.body - 1 - INTO)


def _read(doc: Doc, index: int, sites: Collection[str]) -> list[str]:
    """Return the persons of a line, if it is a byline: called one, led by "By", dated, or nothing but names."""
    names_of_it = called(doc, index)
    if names_of_it & _OTHER:
        return []
    names, rest, led = persons(doc.block_text(index), sites, doc.language)
    if not names or len(names) > MAX_NAMES:
        return []
    dated = any(date.iso for part in rest for date in read_dates(part, language=doc.language))
    # A link that is a name and nothing else may lead anywhere, and two capitals in a heading are its words.
    lone = not rest and not doc.blocks[index].links and doc.blocks[index].kind not in _NO_BYLINES
    lone = lone and all(map(_is_plain, names))
    return names if names_of_it & _AUTHOR or led or dated or lone else []


def persons(line: str, sites: Collection[str], language: str) -> tuple[list[str], list[str], bool]:
    """Return the persons in a line, what else stands in it, and whether a word like "By" leads it.

    >>> persons("By Ana Vega on Thursday | 3 min", (), "en")
    (['Ana Vega'], ['3 min'], True)
    """
    leads = word_list("by", language)
    words = line.split()
    led = False
    while len(words) > 1 and fold(words[0]).strip(":") in leads:
        led, words = True, words[1:]
    parts = [part for piece in _PARTS.split(" ".join(words)) for part in _AND.split(piece)]
    names, rest = [], []
    houses = tuple(site for site in sites if len(site) > 3)
    for part in parts:
        if not part or (houses and f"{title_key(part)} ".startswith(houses)):
            continue
        if name := (_name_at_start(part, language) if led else part if _is_person(part, language) else ""):
            names.append(name)
        elif found := read_authors(part, language) if _EAST_ROLE.search(part) else []:
            names += found
        else:
            rest.append(part)
    return names, rest, led


def _is_plain(name: str) -> bool:
    """Say whether a lone name has no sign of a label: "Entries RSS", "Zur Lage"."""
    words = name.split()
    shouted = [word.isupper() and len(word.strip(".")) > 1 for word in words]
    return all(shouted) == any(shouted) and words[0][:1].isupper() and fold(words[0]) not in _ARTICLES


def _name_at_start(part: str, language: str) -> str:
    """Return the longest name that a part starts with: "Ana Vega on Thursday"."""
    words = part.split()[:MAX_NAMES]
    ends = range(len(words), 1, -1)
    return next((name for end in ends if _is_person(name := " ".join(words[:end]), language)), "")


def _is_person(part: str, language: str) -> bool:
    part = part.strip(" .,()")
    if part > "\u2fff":
        return False
    return is_name(part, language) and any(len(word.strip(".")) > 1 for word in part.split()[:-1])


def called(doc: Doc, index: int) -> frozenset[str]:
    """Return the words of the names that a block's nearest elements have."""
    assert doc.page is not None
    look = doc.page.looks[index]
    names = [look.names]
    at = look.element
    for _ in range(LEVELS):
        if at < 0:
            break
        element = doc.page.elements[at]
        names += (element.tag, element.names)
        at = element.parent
    return frozenset().union(*map(_words, names))


@lru_cache(1 << 10)  # the blocks of a page hang in few elements
def _words(names: str) -> frozenset[str]:
    return frozenset(word.lower() for word in _WORDS.findall(names))
