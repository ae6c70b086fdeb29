"""Boilerplate that no rule knows, told by counting: blocks that stand in many articles of one site."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from newsclean.article import Article
from newsclean.doc import Doc
from newsclean.duplicates import site_of
from newsclean.render import PARAGRAPH_BREAK
from newsclean.report.escape import shortened
from newsclean.span import Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from newsclean.dedup import SiteBlocks

RULE = "recurring"
REPORTED = 20  # blocks of a site that a summary names, the most frequent ones
REPORTED_CHARS = 80


def recurring_filter(blocks: SiteBlocks, site: str) -> Callable[[Doc], Iterator[Span]]:
    """Return a filter that marks the blocks that recur on a site, for `pipeline.plus`. The headline stays.

    >>> from newsclean import Pipeline
    >>> from newsclean.dedup import count_blocks
    >>> articles = [("lantern", [f"Story {name} was told.", "Lantern of the sea"]) for name in "abcdef"]
    >>> pipeline = Pipeline.of("rules").plus(recurring_filter(count_blocks(articles), "lantern"))
    >>> pipeline.clean("The harbour froze in the night, the mayor said.\\nLantern of the sea").text
    'The harbour froze in the night, the mayor said.'
    """

    def recurring(doc: Doc) -> Iterator[Span]:
        for at in blocks.find(site, [doc.block_text(i) for i in range(len(doc.blocks))]):
            if at != doc.headline:
                yield doc.mark(at, "navigation", RULE)

    return recurring


class Boilerplate:
    """The paragraphs that recur among the articles of each site: count all articles first, then ask.

    Holds some 200 bytes for each different paragraph.
    """

    def __init__(self) -> None:
        from newsclean.dedup import SiteBlocks

        self.blocks: SiteBlocks = SiteBlocks()
        self._sites: set[str] = set()
        self._found: dict[str, dict[str, None]] = defaultdict(dict)  # site -> paragraphs, in order of appearance

    def count(self, article: Article) -> None:
        """Count the paragraphs of an article; an article of the same paragraphs counts once."""
        if article.text:
            site = site_of(article)
            self._sites.add(site)
            self.blocks.add(site, article.text.split(PARAGRAPH_BREAK))

    def may_recur(self) -> bool:
        """Say whether any site has enough articles for something to recur."""
        from newsclean.dedup.recurring import MIN_DOCUMENTS

        return any(self.blocks.documents(site) >= MIN_DOCUMENTS for site in self._sites)

    def find(self, article: Article) -> list[str]:
        """Return the paragraphs of an article that recur on its site."""
        from newsclean.dedup.recurring import MIN_DOCUMENTS

        site = site_of(article)
        if self.blocks.documents(site) < MIN_DOCUMENTS:
            return []
        paragraphs = article.text.split(PARAGRAPH_BREAK)
        found = [paragraphs[at] for at in self.blocks.find(site, paragraphs)]
        self._found[site].update(dict.fromkeys(found))
        return found

    def to_dict(self) -> dict[str, Any]:
        """Return, for each site with paragraphs that were found, how many articles it has and which they are."""
        return {
            site: {"documents": self.blocks.documents(site), "blocks": self._blocks(site)[:REPORTED]}
            for site in sorted(self._found)
            if self._found[site]
        }

    def _blocks(self, site: str) -> list[dict[str, Any]]:
        """Return what is reported of each paragraph, the most frequent first."""
        from newsclean.dedup.normalise import fold

        texts = list(self._found[site])
        folded = fold(texts)
        first: dict[str, str] = {}
        for at, text in enumerate(texts):  # spelled in several ways, it is one
            first.setdefault(folded.text(at), text)
        counted = [(self.blocks.count(site, text).documents, text) for text in first.values()]
        counted.sort(key=lambda one: (-one[0], one[1]))
        return [{"text": shortened(text, REPORTED_CHARS), "documents": number} for number, text in counted]
