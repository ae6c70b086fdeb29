"""From a text or a page to the document that filters read: its language, what rules hit, its headline and body."""

from __future__ import annotations

from collections.abc import Sequence, Set
from typing import TYPE_CHECKING

from newsclean.doc import Block, Doc, Hit, Stated, cut_lines
from newsclean.fields.language import Language, guess_language
from newsclean.headline import find_body, find_headline
from newsclean.page_headline import find_page_headline, mark_repeats
from newsclean.parse.elements import SHORT_LABELS, mark_elements, mark_outside, without_words
from newsclean.parse.text import find_lines
from newsclean.rules.fold import fold
from newsclean.rules.rule import Rule
from newsclean.rules.scan import base_scanner, pack_scanner
from newsclean.shape import Shape, shapes

if TYPE_CHECKING:
    from newsclean.page import Page
    from newsclean.parse.sites import Site

SURE = 0.9  # score from which the second best language need not be looked at
SAMPLE_CHARS = 4000  # of a page's paragraphs, which tell its language; menus may be in another one

Hits = tuple[tuple[Hit, ...], ...]


def read_text(
    text: str,
    language: str = "",
    rules: tuple[Rule, ...] = (),
    silent: Set[str] = frozenset(),
    *,
    headings: Set[int] = frozenset(),
) -> Doc:
    """Return the document in a text; without a `language` it is guessed.

    `rules` are the user's; `headings` are the starts of lines that are known to be main headings.
    """
    blocks = find_lines(text)
    if headings:
        blocks = tuple([block._replace(kind="h1") if block.start in headings else block for block in blocks])
    folded = fold(text)
    looks = shapes(text, blocks)
    guess = Language(language, 1.0, "") if language else guess_language(text)
    lines = cut_lines(folded, blocks)
    hits = find_hits(lines, blocks, guess, rules, silent)
    start = find_body(blocks, looks, hits)
    headline = find_headline(lines, blocks, looks, hits, start)
    return Doc(
        text,
        blocks,
        folded,
        looks,
        hits,
        headline,
        start,
        language=guess.code,
        language_score=guess.score,
        lines=lines,
    )


def read_page(
    page: Page,
    meta: tuple[Stated, ...],
    language: str = "",
    rules: tuple[Rule, ...] = (),
    silent: Set[str] = frozenset(),
    *,
    site: Site | None = None,
    by_names: bool = True,
) -> Doc:
    """Return the document in a page; `by_names`, no rule is asked where its elements or its site's pack name a line."""
    text, blocks = page.text, page.blocks
    folded = fold(text)
    looks = _shapes(page)
    marks = mark_elements(page, looks, site)
    guess = Language(language, 1.0, "") if language else guess_language(_sample(page, looks))
    marked = {span.start for span in marks if by_names and span.label not in SHORT_LABELS}
    open_ = [i for i, block in enumerate(blocks) if block.start not in marked]
    lines = cut_lines(folded, blocks)
    of_open = find_hits([lines[i] for i in open_], [blocks[i] for i in open_], guess, rules, silent)
    hits = _spread(of_open, open_, len(blocks))
    headline = find_page_headline(page, folded, looks, meta, {span.start for span in marks})
    if headline is not None:
        marks += mark_repeats(page, meta, headline, marked)
    return Doc(
        text,
        blocks,
        folded,
        looks,
        hits,
        headline,
        _page_body(looks, blocks, marked, hits, headline),
        marks=tuple(marks),
        meta=meta,
        outside=tuple(mark_outside(page, looks, site)) if site and by_names else (),
        page=without_words(page, site.spared) if site and site.spared else page,
        language=guess.code,
        language_score=guess.score,
        lines=lines,
    )


def _spread(some: Hits, places: Sequence[int], count: int) -> Hits:
    """Return for each of `count` blocks its hits, given those of the blocks at some places."""
    hits: list[tuple[Hit, ...]] = [()] * count
    for i, line in zip(places, some, strict=True):
        hits[i] = line
    return tuple(hits)


def _shapes(page: Page) -> tuple[Shape, ...]:
    """Return the shape of every block; a menu is no paragraph, however many words are in its lines."""
    looks = shapes(page.text, page.blocks)
    if not page.menus:
        return looks
    places = zip(looks, page.looks, strict=True)
    return tuple([Shape(one.words, False, "", False) if look[0] in page.menus else one for one, look in places])


def find_hits(
    lines: Sequence[str], blocks: Sequence[Block], language: Language, rules: tuple[Rule, ...], silent: Set[str]
) -> Hits:
    """Return what the rules of the text's language hit; where two languages may be meant, of both."""
    codes = [language.code] if language.score >= SURE else [language.code, language.runner_up]
    scanners = [base_scanner(rules), *filter(None, map(pack_scanner, codes))]
    hits = scanners[0].scan(lines, blocks)
    for second in scanners[1:]:
        more = second.scan(lines, blocks)
        hits = tuple([tuple(sorted(a + b, key=_place)) if b else a for a, b in zip(hits, more, strict=True)])
    if not silent:
        return hits
    return tuple(tuple(hit for hit in line if hit.rule.id not in silent) for line in hits)


def _place(hit: Hit) -> tuple[int, int]:
    return hit.start, hit.end


def _sample(page: Page, looks: Sequence[Shape]) -> str:
    """Return the beginning of the page's paragraphs; of all lines if it has hardly any."""
    paragraphs: list[str] = []
    size = 0
    for block, shape in zip(page.blocks, looks, strict=True):
        if shape.prose:
            paragraphs.append(page.text[block.start : block.end])
            size += block.end - block.start
            if size > SAMPLE_CHARS:
                break
    return "\n".join(paragraphs) or page.text[:SAMPLE_CHARS]


def _page_body(
    looks: Sequence[Shape],
    blocks: Sequence[Block],
    marked: Set[int],
    hits: Sequence[Sequence[Hit]],
    headline: int | None,
) -> int:
    """Return the first paragraph that stands in no furniture, after the headline if there is one after it."""
    free = [i for i, block in enumerate(blocks) if block.start not in marked]
    after = [i for i in free if headline is not None and i > headline]
    for some in (after, free):
        at = find_body([blocks[i] for i in some], [looks[i] for i in some], [hits[i] for i in some])
        if at < len(some):
            return some[at]
    return len(blocks)
