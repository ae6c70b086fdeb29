"""The pipeline: parse, repair, scan, mark, revise, cut, read the fields; nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from functools import cache, cached_property
from hashlib import blake2b
from itertools import chain, groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from newsclean.article import Article
from newsclean.doc import Doc
from newsclean.errors import ConfigError
from newsclean.fields import read_fields
from newsclean.fields.second_look import likely_headline
from newsclean.fields.title import as_title, label_of_moved
from newsclean.filters import FILTERS, Filter
from newsclean.filters.elements import elements
from newsclean.headline import is_unmistakable
from newsclean.labels import LABELS
from newsclean.parse import Kind, parse
from newsclean.parse.elements import SHORT_LABELS
from newsclean.parse.sites import Site
from newsclean.part import open_part
from newsclean.presets import preset
from newsclean.reading import read_page, read_text
from newsclean.render import render
from newsclean.repair import NAMES as REPAIRS
from newsclean.repair import repair
from newsclean.repair.markdown import main_headings
from newsclean.revisers import REVISERS, Reviser
from newsclean.rules.pack import load_rules
from newsclean.rules.rule import Rule
from newsclean.span import Span, apply, compose, merge

if TYPE_CHECKING:
    from bs4 import Tag

    from newsclean.doc import Stated
    from newsclean.page import Page

    Raw = str | bytes | Tag

FILTER_GROUP = "newsclean.filters"  # the entry-point group under which packages ship filters


class Steps(NamedTuple):
    """The functions that a pipeline's names stand for."""

    repairs: tuple[str, ...]
    filters: tuple[Filter, ...]
    revisers: tuple[Reviser, ...]


@dataclass(frozen=True)
class Pipeline:
    """What to repair, mark and cut, as names; immutable, so it can be shared, compared and sent to a worker.

    >>> pipeline = Pipeline.of("news").without("breadcrumbs").keeping("photo_caption")
    >>> pipeline.clean("Rain fell on the harbour all night, and the ferries stayed in port.").text
    'Rain fell on the harbour all night, and the ferries stayed in port.'
    """

    steps: tuple[str | Filter, ...]
    kept_labels: frozenset[str] = frozenset()
    silent_rules: frozenset[str] = frozenset()
    own_rules: tuple[Rule, ...] = ()
    own_sites: tuple[Site, ...] = ()

    @classmethod
    def of(cls, name: str = "news") -> Pipeline:
        """Return the pipeline of a preset; raises ConfigError where there is none of that name."""
        return cls(preset(name))

    def plus(self, step: str | Filter) -> Pipeline:
        """Return the pipeline with one more step: a name, or a filter `Doc -> spans`."""
        changed = replace(self, steps=(*self.steps, step))
        _resolve(changed.steps)
        return changed

    def without(self, name: str) -> Pipeline:
        """Return the pipeline without a step or without a rule; raises ConfigError where it has neither."""
        if name in self.steps:
            return replace(self, steps=tuple(step for step in self.steps if step != name))
        if any(rule.id == name for rule in (*load_rules(), *self.own_rules)):
            return replace(self, silent_rules=self.silent_rules | {name})
        raise ConfigError(f"the pipeline has no step and no rule {name!r}; its steps are {', '.join(self.names())}")

    def keeping(self, *labels: str) -> Pipeline:
        """Return the pipeline that leaves what has these labels in the text."""
        for label in labels:
            if label not in LABELS:
                raise ConfigError(f"no label {label!r}; the labels are {', '.join(LABELS)}")
        return replace(self, kept_labels=self.kept_labels | set(labels))

    def with_rules(self, rules: Iterable[Rule]) -> Pipeline:
        """Return the pipeline with rules of your own, see `newsclean.rules.pack.read_pack`."""
        return replace(self, own_rules=(*self.own_rules, *rules))

    def with_sites(self, sites: Iterable[Site]) -> Pipeline:
        """Return the pipeline with site packs of your own, see `newsclean.parse.sites.read_sites`.

        They come before those that ship, and before those that the pipeline has for the same hosts.
        """
        return replace(self, own_sites=(*self.own_sites, *sites))

    @cached_property
    def _sites(self) -> dict[str, Site]:
        return {site.host: site for site in self.own_sites}

    @cached_property
    def _functions(self) -> Steps:
        return _resolve(self.steps)

    def names(self) -> list[str]:
        """Return the names of the steps, as a configuration file states them."""
        return [step if isinstance(step, str) else step.__name__ for step in self.steps]

    def clean(
        self,
        raw: Raw,
        *,
        url: str | None = None,
        language: str | None = None,
        id: str = "",
        source: str | None = None,
        kind: Kind | None = None,
        with_comments: bool = False,
    ) -> Article:
        """Return the article in a text, in a web page, in bytes that hold either, or in a soup.

        Without a `kind` the input is a page if it looks like one. `with_comments` fills in `Article.comments`. Without
        an `id` the article gets a hash of its decoded input. Raises InputError where bytes are no text.
        """
        steps = self._functions
        decoded, page, meta, comments, site = parse(
            raw, kind, url, with_comments=with_comments, sites=self._sites, by_names="elements" in self.steps
        )
        text, repairs = repair(decoded, steps.repairs if page is None else _without_layout(steps.repairs))
        if page is not None and repairs:
            page = page.repaired(text, repairs)
        doc = self._read(text, language or "", page, meta, site, main_headings(repairs))
        spans = self._spans(doc, steps)
        moved = doc.headline if doc.headline is not None and (page or is_unmistakable(doc, spans)) else None
        headline = likely_headline(doc, spans)
        cuts = as_title(doc, spans, headline)
        edits = compose(repairs, render(doc, cuts, moved, label_of_moved(doc, moved, headline)))
        body = apply(decoded, edits)
        return Article(
            id=id or blake2b(decoded.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest(),
            source=source,
            url=url,
            text=body,
            edits=tuple(edits),
            comments=comments,
            **read_fields(doc, spans, headline, body, url),
        )

    def mark(self, text: str) -> tuple[Doc, list[Span]]:
        """Return the document and the sorted, disjoint spans that would be cut from a text that needs no repair."""
        doc = self._read(text, "")
        return doc, self._spans(doc, self._functions)

    def _read(
        self,
        text: str,
        language: str,
        page: Page | None = None,
        meta: tuple[Stated, ...] = (),
        site: Site | None = None,
        headings: Set[int] = frozenset(),
    ) -> Doc:
        if page is None:
            return read_text(text, language, self.own_rules, self.silent_rules, headings=headings)
        by_names = "elements" in self.steps
        return read_page(page, meta, language, self.own_rules, self.silent_rules, site=site, by_names=by_names)

    def _spans(self, doc: Doc, steps: Steps) -> list[Span]:
        spans = _marked(doc, steps)
        return merge([span for span in spans if span.label not in self.kept_labels] if self.kept_labels else spans)


def _marked(doc: Doc, steps: Steps) -> Sequence[Span]:
    """Return what the filters and the revisers mark, which may overlap.

    Of a page, they see the part that its elements leave open.
    """
    is_page = doc.page is not None and elements in steps.filters
    part = open_part(doc, SHORT_LABELS) if is_page else doc
    marked = sorted(chain.from_iterable([mark(part) for mark in steps.filters]))
    spans: Sequence[Span] = [span for span, _ in groupby(marked)]
    for revise in steps.revisers:
        spans = revise(part, spans)
    return spans if part is doc else [*spans, *set(doc.marks).difference(part.marks)]


def _without_layout(repairs: Iterable[str]) -> list[str]:
    """Return the repairs that a page may need: its parser has read the markup and knows its paragraphs."""
    return [name for name in repairs if name not in ("markup", "markdown", "space")]


def _resolve(steps: tuple[str | Filter, ...]) -> Steps:
    """Return the functions behind the names; raises ConfigError for a name that nobody knows."""
    repairs: list[str] = []
    filters: list[Filter] = []
    revisers: list[Reviser] = []
    for step in steps:
        if callable(step):
            filters.append(step)
        elif step in REPAIRS:
            repairs.append(step)
        elif step in REVISERS:
            revisers.append(REVISERS[step])
        else:
            filters.append(FILTERS.get(step) or _plugin(step))
    return Steps(tuple(repairs), tuple(filters), tuple(revisers))


@cache
def _plugin(name: str) -> Filter:
    from importlib.metadata import entry_points  # a tenth of a second, for those who use plugins

    for found in entry_points(group=FILTER_GROUP, name=name):
        loaded: Any = found.load()
        if callable(loaded):
            plugin: Callable[[Doc], Iterable[Span]] = loaded
            return plugin
    known = ", ".join([*REPAIRS, *FILTERS, *REVISERS])
    raise ConfigError(f"no step {name!r}: neither built in ({known}) nor in the entry-point group {FILTER_GROUP}")


DEFAULT = Pipeline.of("news")


def clean(
    raw: Raw,
    *,
    url: str | None = None,
    language: str | None = None,
    id: str = "",
    source: str | None = None,
    kind: Kind | None = None,
    with_comments: bool = False,
    pipeline: Pipeline = DEFAULT,
) -> Article:
    """Return the clean article in `raw`: a text, a web page, bytes (see `newsclean.repair.decode`) or a BeautifulSoup.

    What opens like a page is read as one; `kind`, "page" or "text", says so instead. `with_comments` also reads what
    readers wrote under the article on a page.

    >>> article = clean("Harbour freezes over\\nThe harbour froze in the night, the mayor said.\\nShare on Facebook")
    >>> article.title, article.text
    ('Harbour freezes over', 'The harbour froze in the night, the mayor said.')
    """
    return pipeline.clean(raw, url=url, language=language, id=id, source=source, kind=kind, with_comments=with_comments)


def clean_many(raws: Iterable[Raw], *, pipeline: Pipeline = DEFAULT) -> Iterator[Article]:
    """Yield the clean article of each input, one at a time, in order."""
    return (pipeline.clean(raw) for raw in raws)
