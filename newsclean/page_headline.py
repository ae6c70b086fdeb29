"""Which block of a web page is its headline, and which lines only repeat it.

1. A page states its headline several times: for search engines, for social networks, in `<title>`. The block that says
   the same is the headline, and `<h1>` says so surer than a link in a box.
2. Where nothing is stated, the first `<h1>` of some words is, unless it is the site's name.
3. Every other line that says just the same is a repetition, wherever it stands.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence, Set
from typing import TYPE_CHECKING

from newsclean.doc import Stated
from newsclean.shape import Shape
from newsclean.span import Span

if TYPE_CHECKING:
    from newsclean.page import Page

TITLES = frozenset(("title", "heading", "page_title", "alternative_title", "name", "twitter_title"))
_NAMING = TITLES | {"site_name"}
MAX_WORDS = 40
SAME = 0.5  # share of the words of block and title together that are in both
MIN_REPEATED_CHARS = 12  # shorter titles are words of the article, too
_KINDS = {"h1": 0.4, "h2": 0.15, "h3": 0.05}
_MARKED = 0.3  # what a line in furniture loses: breadcrumbs and share boxes repeat the headline
_WORD = re.compile(r"\w+")
_DENSE = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]")


def find_page_headline(
    page: Page, folded: str, shapes: Sequence[Shape], meta: Sequence[Stated], marked: Set[int]
) -> int | None:
    """Return the index of the headline's block, or None; `marked` holds the starts of blocks that are furniture.

    `folded` is the page's text as rules see it.
    """
    said = {value: _words(value) for field, value, _ in meta if field in _NAMING}
    sites = _site_names(meta, said)
    titles = [
        words for words in dict.fromkeys([said[title] for title in _titles(meta)]) if words and words not in sites
    ]
    tops = [i for i, block in enumerate(page.blocks) if block[2] == "h1" and block.start not in marked]
    for i in tops:
        # No score is higher, and most pages have such a heading.
        if shapes[i].words <= MAX_WORDS and _said(page, i) in titles:
            return i
    best, best_score = None, SAME
    for i in _that_say_half(titles, folded, page):
        block = page.blocks[i]
        if shapes[i].words > MAX_WORDS:
            continue
        score = _nearness(_said(page, i), titles)
        if score >= SAME:
            score += _KINDS.get(block.kind, 0.0) - _MARKED * (block.start in marked)
            if score > best_score:
                best, best_score = i, score
    if best is not None:
        return best
    for i in tops:
        if 1 < shapes[i].words <= MAX_WORDS and _said(page, i) not in sites:
            return i
    return None


def _site_names(meta: Sequence[Stated], said: Mapping[str, frozenset[str]]) -> set[frozenset[str]]:
    """Return the words of the site's names: a page's `<title>` says one besides the title."""
    names = {said[value] for field, value, _ in meta if field == "site_name"}
    titles = {said[value] for field, value, _ in meta if field == "title"}
    shown = [said[value] for field, value, _ in meta if field == "page_title"]
    return names | {words - title for words in shown for title in titles if title < words}


def _said(page: Page, index: int) -> frozenset[str]:
    """Return the words of a block."""
    start, end, *_ = page.blocks[index]
    return _words(page.text[start:end])


def _nearness(words: frozenset[str], titles: Sequence[frozenset[str]]) -> float:
    """Return which share of the words of both is in both, for the title with the highest; 0.0 if it is less than half.

    Where one is more than twice as long as the other, it must be.
    """
    size, best = len(words), 0.0
    for title in titles:
        count = len(title)
        if size <= 2 * count and count <= 2 * size:
            common = len(words & title)
            best = max(best, common / (size + count - common))
    return best if best >= SAME else 0.0


def _that_say_half(titles: Sequence[frozenset[str]], folded: str, page: Page) -> list[int]:
    """Return the blocks that may say half of the words of a title, sorted; those that do hold one of its longer ones.

    To look for a few words in a long text is much faster than to read the words of every line.
    """
    sought: set[str] = set()
    for title in titles:
        longest = sorted(title, key=lambda word: (-len(word), word))
        sought.update(longest[: len(title) // 2 + 1])
    ends = [block[1] for block in page.blocks]
    found: set[int] = set()
    for word in sought:
        at = folded.find(word)
        while at >= 0:
            i = bisect_right(ends, at)
            if i == len(ends):
                break
            found.add(i)
            at = folded.find(word, ends[i])
    return sorted(found)


def mark_repeats(page: Page, meta: Sequence[Stated], headline: int, marked: Set[int]) -> list[Span]:
    """Return spans over the other lines that say what the headline or a stated title says."""
    block = page.blocks[headline]
    shown = page.text[block.start : block.end]
    words = _words(shown)
    stated = {title: _words(title) for title in _titles(meta)}
    near = [title for title, said in stated.items() if len(words & said) >= SAME * len(words | said)]
    titles = {_key(title) for title in (shown, *near)}
    titles = {title for title in titles if len(title) >= MIN_REPEATED_CHARS or _DENSE.search(title)}
    longest = 2 * max(map(len, titles), default=0) + 8
    shortest = min(map(len, titles), default=0) // 2  # a letter may be two in a key
    text = page.text
    # Nearly every other line starts with another letter; past signs and in other scripts it takes a reading to say.
    opens = {letter for title in titles for letter in (title[0], title[0].upper())}
    out = []
    for i, (start, end, *_) in enumerate(page.blocks):
        if (
            shortest <= end - start <= longest
            and ((first := text[start]) in opens or not (first.isascii() and first.isalnum()))
            and i != headline
            and start not in marked
            and _key(text[start:end]) in titles
        ):
            out.append(Span(start, end, "duplicate_headline", "page.headline"))
    return out


def _titles(meta: Sequence[Stated]) -> list[str]:
    return [stated.value for stated in meta if stated.field in TITLES]


def _key(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))


def _words(text: str) -> frozenset[str]:
    """Return the words of a line; in scripts without spaces, its pairs of characters."""
    folded = text.casefold()
    if _DENSE.search(folded):
        bare = "".join(_WORD.findall(folded))
        return frozenset(bare[i : i + 2] for i in range(max(1, len(bare) - 1)))
    return frozenset(_WORD.findall(folded))
