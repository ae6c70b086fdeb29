"""What the makers of a page say that its elements are: furniture by tag, class, id and role, from packs/html.toml.

1. A word of a name marks all blocks of its element. It is looked up once for each different name.
2. No furniture holds a good part of a page's prose: an element that does is the article's, whatever its name says
   ("post share-enabled", a form around the whole page), and so is everything around it.
3. The pack of a site knows its pages: what it says of an element counts more than all that.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from newsclean.page import Page
from newsclean.parse.sites import ARTICLE, Site
from newsclean.shape import Shape
from newsclean.span import Span, make

ARTICLE_SHARE = 0.3  # of the page's prose; related stories and small print stay below
LONG_SHARE = 0.75  # of what can be longer than the article it belongs to: [outweighs] in packs/html.toml
MAX_NAMES_CHARS = 300  # of an element's names; style sheets of today write longer ones, the telling words come first
SHORT_LABELS = frozenset(("byline", "timestamp", "hashtags"))
SHORT_WORDS = 15  # of a line that is cut as one of these
SHORT_ELEMENT_WORDS = 40  # of all lines of an element called so: "date-outer" holds a whole entry of a blog

_NO_LABEL = ("", "")
# What is part of a menu, or holds one only if it holds all of the page; cells, which may share a line.
_NO_MENUS = frozenset("body button dialog form li listing plaintext pre search td th tr xmp".split())
_HIDDEN = ("other", "elements.hidden")  # until a script shows it: dialogs, second versions, words for machines
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))  # "caption" is the size of their type
# What an element has in it ("has-sharing", "with-ads"), and numbers in letters and digits ("n1AuAdJlVL").
_ASIDES = r"""
    (?<![A-Za-z]) (?:has|with) (?:[-_]|(?=[A-Z])) \S*
    | (?<![A-Za-z0-9]) (?=[A-Za-z]*[0-9]) (?=[A-Z0-9]*[a-z]) (?=[a-z0-9]*[A-Z][a-z0-9]*[A-Z]) (?![A-Za-z0-9]*[a-z]{3})
      [A-Za-z0-9]{6,}"""
_ASIDE = re.compile(_ASIDES, re.VERBOSE)
# Four parts or more are the words of the heading itself: "nav_how_the_vote_went".
_ASIDE_OF_HEADING = re.compile(_ASIDES + r"| (?<!\S) [^\s_-]+ (?:[_-][^\s_-]+){3,} (?:__?[0-9]+)? (?!\S)", re.VERBOSE)
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")


class _Table(NamedTuple):
    """What packs/html.toml says."""

    words: dict[str, tuple[str, str]]  # label and rule
    tags: dict[str, tuple[str, str]]
    spared: frozenset[str]  # words beside which none counts
    long: frozenset[str]  # rules for bylines that name paragraphs, too
    long_labels: frozenset[str]  # of what can be longer than the article
    outweighing: frozenset[str]  # rules for such
    own: frozenset[str]  # words beside which a menu is the article's own


@lru_cache(1 << 14)
def name_words(names: str) -> tuple[str, ...]:
    """Return the words in the names of an element, each once, in lower case.

    >>> name_words("article-bodyText isHidden article")
    ('article', 'body', 'text', 'is', 'hidden')
    """
    return tuple(dict.fromkeys(word.lower() for word in _WORD.findall(names[:MAX_NAMES_CHARS])))


@lru_cache(1 << 14)
def is_called_menu(tag: str, names: str) -> bool:
    """Say whether an element is called a menu or a footer, and not the article's own, whatever is in it."""
    is_furniture = tag not in _NO_MENUS and _label(tag, names)[0] == "navigation"
    return is_furniture and _table().own.isdisjoint(name_words(names))


def mark_elements(page: Page, shapes: Sequence[Shape], site: Site | None = None) -> list[Span]:
    """Return spans over the blocks that stand in furniture; `shapes[i]` belongs to `page.blocks[i]`."""
    labels = _labels(page, shapes, site)
    out = []
    for (start, end, _, _), (element, names, _, _, _), shape in zip(page.blocks, page.looks, shapes, strict=True):
        label, rule = labels[element]
        if names:  # of the inline elements that open the line
            own = (site is not None and site.find("", names)) or _label("", names, site.spared if site else None)
            if own[0]:
                label, rule = own
        if label and (shape[0] <= SHORT_WORDS or not _is_short(label, rule)):
            out.append(make(Span, (start, end, label, rule)))
    return out


def mark_outside(page: Page, shapes: Sequence[Shape], site: Site) -> list[Span]:
    """Return spans over the blocks outside of the elements that hold the article, where these hold any prose."""
    if not site.article:
        return []
    inside: list[bool] = []
    for tag, names, parent, _ in page.elements:
        # Only the body that a page states for scripts to show stands in a `script`.
        around = parent >= 0 and inside[parent]
        inside.append(around or tag == "script" or site.find(tag, names) is ARTICLE)
    inside.append(False)  # for blocks outside of all elements
    if not any(inside[look[0]] and shape.prose for look, shape in zip(page.looks, shapes, strict=True)):
        return []
    return [
        Span(start, end, "navigation" if 2 * links >= end - start else "other", f"sites.{site.host}.outside")
        for (start, end, _, links), look in zip(page.blocks, page.looks, strict=True)
        if not inside[look[0]]
    ]


def without_words(page: Page, words: Collection[str]) -> Page:
    """Return the page as if no element were called one of the words, which name nothing on its site."""

    def bare(names: str) -> str:
        return _WORD.sub(lambda found: "" if found[0].lower() in words else found[0], names)

    elements = tuple(element._replace(names=bare(element.names)) for element in page.elements)
    return replace(page, elements=elements, looks=tuple(look._replace(names=bare(look.names)) for look in page.looks))


def _labels(page: Page, shapes: Sequence[Shape], site: Site | None) -> list[tuple[str, str]]:
    """Return for each element the label of the outermost furniture around it and the rule that says so."""
    sizes = _sizes(page, shapes)
    limit = max(ARTICLE_SHARE * sizes[1][0], 1.0) if page.elements else 0.0
    around_main = _around_main(page)
    labels, told = _outermost(page, sizes, limit, around_main, frozenset(), site)
    # An article in many parts, each called "sidebar-grid": no part is large, but together they are.
    withdrawn = {found[1] for found, prose in told.items() if _is_most(found, prose, limit)}
    if withdrawn:
        labels, _ = _outermost(page, sizes, limit, around_main, withdrawn, site)
    return [*labels, _NO_LABEL]  # the last one for blocks outside of all elements


def _around_main(page: Page) -> set[int]:
    """Return the elements that hold the `main` of a page, which are no furniture whatever they are called."""
    around: set[int] = set()
    for tag, _, parent, _ in page.elements:
        if tag == "main":
            while parent >= 0 and parent not in around:
                around.add(parent)
                parent = page.elements[parent].parent
    return around


def _outermost(
    page: Page,
    sizes: tuple[Sequence[int], Sequence[int]],
    limit: float,
    around_main: Collection[int],
    withdrawn: Collection[str],
    site: Site | None,
) -> tuple[list[tuple[str, str]], Counter[tuple[str, str]]]:
    """Return the labels of the elements, and the words of prose under each label and rule that says so."""
    longest = limit / ARTICLE_SHARE * LONG_SHARE
    spared = site.spared if site else None
    elements, menus = page.elements, page.menus
    labels = [_NO_LABEL] * len(elements)
    told: Counter[tuple[str, str]] = Counter()
    for i, words in enumerate(sizes[0]):
        if not words:  # nobody asks for its label
            continue
        tag, names, parent, hidden = elements[i]
        prose = sizes[1][i]
        outer = labels[parent] if parent >= 0 else _NO_LABEL
        if site is not None and (said := site.find(tag, names)):
            outer = said if said is not ARTICLE else _NO_LABEL
        elif i in menus:
            outer = outer if outer is not _NO_LABEL else _label(tag, names)
        elif outer is _NO_LABEL and parent >= 0 and prose < longest and i not in around_main:
            found = _label(tag, names, spared) if not hidden else _HIDDEN
            if found is not _NO_LABEL:
                label, rule = found
                is_long = words > SHORT_ELEMENT_WORDS and _is_short(label, rule)
                if not (rule in withdrawn or is_long or _is_most(found, prose, limit)):
                    outer = found
                    if prose:
                        told[found] += prose
        labels[i] = outer
    return labels, told


def _is_most(found: tuple[str, str], prose: int, limit: float) -> bool:
    """Say whether what is called so holds more of the page's prose than furniture does."""
    label, rule = found
    table = _table()
    most = limit / ARTICLE_SHARE * LONG_SHARE if rule in table.outweighing else limit
    return label not in table.long_labels and prose >= most


def _sizes(page: Page, shapes: Sequence[Shape]) -> tuple[list[int], list[int]]:
    """Return for each element the words of all lines in it, and of all paragraphs."""
    words = [0] * len(page.elements)
    prose = words.copy()
    for look, (count, _, _, is_prose) in zip(page.looks, shapes, strict=True):
        at = look[0]
        if at >= 0:
            words[at] += count
            if is_prose:
                prose[at] += count
    elements = page.elements
    for i in range(len(words) - 1, 0, -1):
        if words[i]:
            parent = elements[i][2]
            words[parent] += words[i]
            prose[parent] += prose[i]
    return words, prose


def _is_short(label: str, rule: str) -> bool:
    """Say whether a word names lines of a few words, so that a longer one must be something else."""
    return label in SHORT_LABELS and rule.startswith("elements.") and rule not in _table().long


@cache
def _table() -> _Table:
    table = tomllib.loads((files("newsclean") / "packs" / "html.toml").read_text("utf-8"))
    words, tags = (
        {word: (label, f"elements.{word}") for label, found in table[key].items() for word in found}
        for key in ("cut", "cut_tags")
    )
    long, outweighing = (frozenset(f"elements.{word}" for word in table[key]["names"]) for key in ("long", "outweighs"))
    spared, own = (frozenset(table[key]["names"]) for key in ("spared", "own"))
    labels = frozenset(table["outweighs"]["labels"])
    return _Table(words, tags, spared, long, labels, outweighing, own)


def element_rules() -> dict[str, tuple[str, str]]:
    """Return the label of each rule of packs/html.toml, and what elements it means, for people to read."""
    words, tags, *_ = _table()
    told = {rule: (label, f"elements with the word {word!r} in their names") for word, (label, rule) in words.items()}
    for tag, (label, rule) in tags.items():
        told[rule] = label, f"<{tag}>" + (f" and {told[rule][1]}" if rule in told else "")
    label, rule = _HIDDEN
    told[rule] = label, "what a style hides until a script shows it"
    return dict(sorted(told.items()))


@lru_cache(1 << 14)
def _label(tag: str, names: str, not_here: frozenset[str] | None = None) -> tuple[str, str]:
    """Return the label of an element and the rule that says so, or _NO_LABEL; what is in `not_here` says nothing."""
    words, tags, spared, *_ = _table()
    not_here = not_here or frozenset()
    if tag in tags and tag not in not_here:
        return tags[tag]
    said = name_words(names)
    if tag == "main" or spared.intersection(said) or not any(word in words for word in said):
        return _NO_LABEL
    is_heading = tag in _HEADINGS
    for word in name_words((_ASIDE_OF_HEADING if is_heading else _ASIDE).sub(" ", names)):
        if word in words and word not in not_here and not (is_heading and words[word][0] == "photo_caption"):
            return words[word]
    return _NO_LABEL
