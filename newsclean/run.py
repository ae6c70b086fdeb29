"""One run: every document of some folders cleaned into one folder of results, and the copies among them told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

import newsclean
from newsclean.article import Article
from newsclean.corpus import clean_document, clean_documents, unless_empty
from newsclean.dedup import choose
from newsclean.duplicates import Batch, Mark, Search, site_of
from newsclean.errors import IndexFileError, NewscleanError
from newsclean.io.files import Input, Skip, find_inputs, refuse_same_ids
from newsclean.io.jsonl import add_keys
from newsclean.io.reject import Reject
from newsclean.io.spool import Spool
from newsclean.io.text import Document, read_text_document, read_text_documents
from newsclean.pipeline import DEFAULT, Pipeline
from newsclean.recurring import Boilerplate, recurring_filter
from newsclean.report.tally import Tally
from newsclean.results import ARTICLES, DUPLICATES, REJECTS, Results, refuse_foreign_files

if TYPE_CHECKING:
    from newsclean.dedup import StoredIndex
    from newsclean.parse import Kind

Progress = Callable[[Tally], None]  # called after each document with the counts so far

SEARCH = Search()
_BESIDE_INDEX = ("", "-wal", "-shm", "-journal")  # what SQLite puts there while an index is open


@dataclass(frozen=True)
class _How:
    """What decides how documents become articles."""

    pipeline: Pipeline
    language: str | None
    search: Search | None
    recurring: bool
    kind: Kind | None


@dataclass
class _Work:
    """What the documents have become so far: articles on the disk, what they are compared by in memory."""

    results: Results
    spool: Spool
    tally: Tally
    compare: bool
    batch: Batch = field(default_factory=Batch)

    def add(self, result: Article | Reject) -> None:
        """Count and write what a document has become."""
        if isinstance(result, Reject):
            self.tally.add_reject(result.reason)
            self.results.write(REJECTS, result.to_dict())
            return
        self.tally.add_article(result)
        self.spool.write(result)
        if self.compare:
            self.batch.add(result)


def run(
    paths: Sequence[Path],
    out: Path,
    *,
    pipeline: Pipeline = DEFAULT,
    language: str | None = None,
    search: Search | None = SEARCH,
    recurring: bool = False,
    progress: Progress | None = None,
    kind: Kind | None = None,
) -> Tally:
    """Clean all documents below `paths` into the folder `out`, tell the copies among them, and return the counts.

    `out` gets `articles.jsonl`, `duplicates.jsonl`, `rejects.jsonl` and, last, `summary.json`: where that stands, the
    run is complete. Each appears whole or not at all. Without a `search` nothing is compared. `recurring` cuts what
    recurs on a site, `kind` says what all documents are. Titles and texts are in memory while they are compared.

    Raises, before anything is written, InputError for paths and ids that cannot be right, ValueError for a policy
    and IndexFileError for an index that is none; OSError where `out` cannot be written.
    """
    index_file = search.index if search else None
    refuse_foreign_files(paths, out, index_file)
    listing = list_documents(paths, out, index_file)
    refuse_same_ids([found for found in listing if isinstance(found, Input)])
    pipeline.clean("", language=language)  # a plug-in that cannot be loaded shows now, not in each document
    choose((), (), search.keep if search else "first")  # so does a policy that is none
    how = _How(pipeline, language, search, recurring, kind)
    with ExitStack() as stack:
        index = stack.enter_context(_open(index_file)) if index_file else None
        results = stack.enter_context(Results(out))
        work, boilerplate = _clean_all(listing, results, how, progress)
        marks = _mark_all(work, search, index)
        _write_articles(work, marks, drop=search is not None and search.drop)
        if not work.tally.balances():
            raise NewscleanError(f"nothing was written, since the counts do not add up: {work.tally.summary()}")
        results.publish()
        if index is not None:
            _remember(index, work, marks)
        results.write_summary(_summary(how, work.tally, boilerplate))
    return work.tally


def list_documents(paths: Sequence[Path], out: Path, index: Path | None = None) -> list[Input | Skip | Reject]:
    """Return what a run finds below some paths: neither its results nor its index."""
    barred = {f"{index.name}{part}" for part in _BESIDE_INDEX} if index else set()
    return [
        found
        for found in find_inputs(paths, exclude=out)
        if isinstance(found, Reject)
        or found.path.name not in barred
        or (index and found.path.parent.resolve() != index.parent.resolve())
    ]


def describe(pipeline: Pipeline, language: str | None = None) -> dict[str, Any]:
    """Return a pipeline as JSON takes it: what decides how a text is cleaned."""
    return {
        "steps": pipeline.names(),
        "without": sorted(pipeline.silent_rules),
        "keep_labels": sorted(pipeline.kept_labels),
        "own_rules": [rule.id for rule in pipeline.own_rules],
        "language": language,
    }


def _open(index: Path) -> StoredIndex:
    from newsclean.dedup import StoredIndex

    return StoredIndex(index, write=True)


def _clean_all(
    listing: Sequence[Input | Skip | Reject], results: Results, how: _How, progress: Progress | None
) -> tuple[_Work, Boilerplate]:
    """Clean all documents; look at the articles a second time for what recurs in them."""
    tally = Tally(found=len(listing), skipped=Counter(found.reason for found in listing if isinstance(found, Skip)))
    inputs = (found for found in listing if isinstance(found, Input))
    documents = chain((found for found in listing if isinstance(found, Reject)), read_text_documents(inputs))
    work = _Work(results, results.spool(), tally, compare=how.search is not None and not how.recurring)
    boilerplate = Boilerplate()
    for result in clean_documents(documents, pipeline=how.pipeline, language=how.language, kind=how.kind):
        work.add(result)
        if isinstance(result, Article):
            boilerplate.count(result)
        if progress:
            progress(tally)
    if how.recurring:
        paths = {found.id: found for found in listing if isinstance(found, Input)}
        return _cut_recurring(work, boilerplate, how, paths), boilerplate
    if boilerplate.may_recur():
        for article in work.spool.articles():
            boilerplate.find(article)
    return work, boilerplate


def _cut_recurring(work: _Work, boilerplate: Boilerplate, how: _How, paths: Mapping[str, Input]) -> _Work:
    """Return the work done once more, with what recurs cut; only articles in which something does are cleaned again."""
    tally = Tally(found=work.tally.found, skipped=work.tally.skipped, rejected=work.tally.rejected)
    again = _Work(work.results, work.results.spool(), tally, compare=how.search is not None)
    cutting: dict[str, Pipeline] = {}
    for article in work.spool.articles():
        if not boilerplate.find(article):
            again.add(article)
            continue
        site = site_of(article)
        if site not in cutting:
            cutting[site] = how.pipeline.plus(recurring_filter(boilerplate.blocks, site))
        # A text is read from the article, since the file may have changed by now. Of a page the article knows the text
        # but not the elements.
        document: Document | Reject = Document(article.id, article.source or "", article.undo(), article.url, "text")
        if article.signals.get("page"):
            document = read_text_document(paths[article.id])
        result = clean_document(document, pipeline=cutting[site], language=how.language, kind=how.kind)
        again.add(unless_empty(result) if isinstance(result, Article) else result)
    return again


def _mark_all(work: _Work, search: Search | None, index: StoredIndex | None) -> list[Mark] | None:
    """Return what is said of each article; nothing where nothing is compared."""
    if search is None:
        return None
    marks = work.batch.mark(keep=search.keep, index=index)
    for one in marks:
        if one.is_copy:
            work.tally.add_duplicate(one.kind)
    return marks


def _write_articles(work: _Work, marks: Sequence[Mark] | None, *, drop: bool) -> None:
    """Write each article with what is said of it, and what is said of each copy."""
    for at, line in enumerate(work.spool.lines()):
        if marks is None:
            work.results.write_line(ARTICLES, line)
            continue
        one = marks[at]
        if one.is_copy:
            work.results.write(DUPLICATES, work.batch.row(at, one))
        if not (drop and one.is_copy):
            work.results.write_line(ARTICLES, add_keys(line, one.to_dict()))


def _remember(index: StoredIndex, work: _Work, marks: Sequence[Mark] | None) -> None:
    """Add what stays to the index. Raises NewscleanError where it cannot be written."""
    try:
        added = work.batch.remember(index, marks or ())
    except (IndexFileError, OSError) as error:
        raise NewscleanError(
            f"the results are there, the index and the summary are not: {error}. The same command completes them"
        ) from error
    work.tally.indexed = +Counter(added._asdict())


def _summary(how: _How, tally: Tally, boilerplate: Boilerplate) -> dict[str, Any]:
    search = how.search
    return {
        "newsclean": newsclean.__version__,
        "pipeline": {**describe(how.pipeline, how.language), "kind": how.kind},
        "search": search and {"keep": search.keep, "drop": search.drop, "index": search.index and search.index.name},
        **tally.to_dict(),
        "recurring": {"cut": how.recurring, "sites": boilerplate.to_dict()},
    }
