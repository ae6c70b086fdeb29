"""One run: every document of some folders cleaned into one folder of results."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from itertools import chain
from pathlib import Path
from typing import Any

import newsclean
from newsclean.article import Article
from newsclean.errors import InputError, NewscleanError
from newsclean.io.atomic import Draft, only_writer, sync_folder, write_whole
from newsclean.io.files import Input, Skip, find_inputs, refuse_same_ids
from newsclean.io.jsonl import json_line
from newsclean.io.reject import Reject
from newsclean.io.text import Document, read_text_documents
from newsclean.pipeline import DEFAULT, Pipeline
from newsclean.report.tally import Tally

ARTICLES, REJECTS, SUMMARY = OUTPUTS = ("articles.jsonl", "rejects.jsonl", "summary.json")

Progress = Callable[[Tally], None]  # called after each document with the counts so far


def run(
    paths: Sequence[Path],
    out: Path,
    *,
    pipeline: Pipeline = DEFAULT,
    language: str | None = None,
    progress: Progress | None = None,
) -> Tally:
    """Clean all documents below `paths` into the folder `out` and return the counts.

    `out` gets `articles.jsonl`, `rejects.jsonl` and, last, `summary.json`: where that stands, the run is complete
    and the other two belong to it. Each appears whole or not at all; results of an earlier run are replaced.
    Raises InputError for paths and ids that cannot be right, before anything is written; OSError where `out`
    cannot be written.
    """
    refuse_foreign_files(paths, out)
    listing = list(find_inputs(paths, exclude=out))
    inputs = [found for found in listing if isinstance(found, Input)]
    refuse_same_ids(inputs)
    pipeline.clean("", language=language)  # a plug-in that cannot be loaded shows now, not in each document
    tally = Tally(found=len(listing), skipped=Counter(found.reason for found in listing if isinstance(found, Skip)))
    documents = chain((found for found in listing if isinstance(found, Reject)), read_text_documents(inputs))
    out.mkdir(parents=True, exist_ok=True)
    with only_writer(out), ExitStack() as stack:
        articles = stack.enter_context(Draft(out / ARTICLES))
        rejects = stack.enter_context(Draft(out / REJECTS))
        for result in clean_documents(documents, pipeline=pipeline, language=language):
            if isinstance(result, Article):
                tally.add_article(result)
                articles.file.write(json_line(result.to_dict()))
            else:
                tally.add_reject(result.reason)
                rejects.file.write(json_line(result.to_dict()))
            if progress:
                progress(tally)
        if not tally.balances():
            raise NewscleanError(f"nothing was written, since the counts do not add up: {tally.summary()}")
        _publish(out, articles, rejects, tally, pipeline, language)
    return tally


def clean_documents(
    documents: Iterable[Document | Reject], *, pipeline: Pipeline = DEFAULT, language: str | None = None
) -> Iterator[Article | Reject]:
    """Yield the article of each document, or why there is none; a reject is passed on."""
    for document in documents:
        result = clean_document(document, pipeline=pipeline, language=language)
        yield _unless_empty(result) if isinstance(result, Article) else result


def clean_document(
    document: Document | Reject, *, pipeline: Pipeline = DEFAULT, language: str | None = None, url: str | None = None
) -> Article | Reject:
    """Return the article of a document, which may be empty, or why there is none; a reject is passed on."""
    if isinstance(document, Reject):
        return document
    key, source, raw = document
    try:
        return pipeline.clean(raw, language=language, id=key, source=source, url=url)
    except InputError as error:
        return Reject(key, source, "binary", str(error))
    except Exception as error:  # one bad document, or one bad plug-in, is not the end of a run
        return Reject(key, source, "failed", f"{type(error).__name__}: {error}")


def _unless_empty(article: Article) -> Article | Reject:
    if not article.text and not article.title:
        if not article.removed:
            return Reject(article.id, article.source or "", "empty", "it holds no visible character")
        labels = sorted({edit.label for edit in article.removed})
        return Reject(article.id, article.source or "", "nothing_left", f"all of it was cut as {', '.join(labels)}")
    return article


def refuse_foreign_files(paths: Iterable[Path], out: Path) -> None:
    """Raise InputError where writing to `out` would destroy an input or something that no run wrote."""
    if out.exists() and not out.is_dir():
        raise InputError(f"{out} is a file; give --out the name of a folder")
    own = {(out / name).resolve() for name in OUTPUTS}
    for path in paths:
        if path.resolve() in own:
            raise InputError(f"{path} would be overwritten by this run; choose another folder for --out")
        if path.is_dir() and path.resolve() == out.resolve():
            raise InputError(f"{out} is itself an input; choose another folder for --out, one inside it will do")
    for name, key in zip(OUTPUTS, ("schema", "reason", "newsclean"), strict=True):
        if not _may_replace(out / name, key):
            raise InputError(f"{out / name} was not written by newsclean; move it, or choose another folder for --out")


def _may_replace(path: Path, key: str) -> bool:
    """Say whether a file is absent, empty, or starts with an object as we write it."""
    if not path.exists():
        return not path.is_symlink()
    if not path.is_file():
        return False
    with path.open("rb") as file:
        line = file.readline() if path.suffix == ".jsonl" else file.read()
    try:
        first = json.loads(line) if line else {key: ""}
    except ValueError:
        return False
    return isinstance(first, dict) and key in first


def _publish(
    out: Path, articles: Draft, rejects: Draft, tally: Tally, pipeline: Pipeline, language: str | None
) -> None:
    """Let the results appear, the summary last, so that it never stands beside files of another run."""
    (out / SUMMARY).unlink(missing_ok=True)
    sync_folder(out)
    articles.publish()
    rejects.publish()
    summary = {
        "newsclean": newsclean.__version__,
        "pipeline": describe(pipeline, language),
        **tally.to_dict(),
        "files": {
            ARTICLES: {"lines": tally.kept, **_fingerprint(out / ARTICLES)},
            REJECTS: {"lines": tally.rejected.total(), **_fingerprint(out / REJECTS)},
        },
    }
    write_whole(out / SUMMARY, json.dumps(summary, ensure_ascii=False, indent=2).encode() + b"\n")


def describe(pipeline: Pipeline, language: str | None = None) -> dict[str, Any]:
    """Return a pipeline as JSON takes it: what decides how a text is cleaned."""
    return {
        "steps": pipeline.names(),
        "without": sorted(pipeline.silent_rules),
        "keep_labels": sorted(pipeline.kept_labels),
        "own_rules": [rule.id for rule in pipeline.own_rules],
        "language": language,
    }


def _fingerprint(path: Path) -> dict[str, Any]:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256")
    return {"bytes": path.stat().st_size, "sha256": digest.hexdigest()}
