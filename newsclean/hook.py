"""What the hook's two verbs do to files: `check` names the dirt, `fix` cuts it and writes the file again."""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from newsclean.errors import InputError
from newsclean.io.atomic import rewrite_in_place
from newsclean.io.files import Input
from newsclean.io.reject import Reject
from newsclean.io.text import Document, article_text, is_packed, read_text_document
from newsclean.parse.html import is_whole_page
from newsclean.pipeline import DEFAULT, Pipeline
from newsclean.report.findings import Finding, find_dirt

# Cutting one thing may uncover another. Texts come to rest after one round, rarely after two.
_ROUNDS = 8


class Checked(NamedTuple):
    """A file, decoded, and the dirt in it; `fixed` is the text without, None where there is none or nothing is left."""

    source: str
    before: str
    findings: list[Finding]
    fixed: str | None = None
    was_utf8: bool = True


def check_text(
    raw: str | bytes, *, source: str = "", pipeline: Pipeline = DEFAULT, language: str | None = None
) -> Checked:
    """Return the findings in one text, and the text without them; raises InputError where it is no text.

    Markup in it is what a scraper left. A whole web page would need more than that; `newsclean.clean` reads it.
    The fixed text has the headline above the body, with a blank line between. It keeps the line ends and the
    final line end of the original, and checking it finds nothing.

    >>> check_text("The harbour froze in the night, the mayor said.\\n\\nShare on Facebook\\n").fixed
    'The harbour froze in the night, the mayor said.\\n'
    """
    left = pipeline.clean(raw, language=language, kind="text")
    before, findings = left.undo(), find_dirt(left)
    if not findings:
        return Checked(source, before, findings)
    for _ in range(_ROUNDS):
        text = article_text(left)
        left = pipeline.clean(text, language=language, kind="text")
        if not find_dirt(left):
            break
    was_utf8 = isinstance(raw, str) or raw == before.encode()
    return Checked(source, before, findings, _laid_out(text, before) if text else None, was_utf8)


def _laid_out(text: str, before: str) -> str:
    """Return a text with the line ends that another one has."""
    if before.endswith(("\n", "\r")):
        text += "\n"
    return text.replace("\n", "\r\n") if before.count("\r\n") * 2 > before.count("\n") else text


def check_documents(
    documents: Iterable[Document | Reject], *, pipeline: Pipeline = DEFAULT, language: str | None = None
) -> Iterator[Checked | Reject]:
    """Yield what there is to find in each document, or why it cannot be checked. No file is changed."""
    for document in documents:
        yield document if isinstance(document, Reject) else _check(document, pipeline, language)


def fix_files(
    inputs: Iterable[Input], *, pipeline: Pipeline = DEFAULT, language: str | None = None
) -> Iterator[Checked | Reject]:
    """Yield the same as `check_documents`, after each file with findings has been rewritten in place, in UTF-8.

    A file is replaced whole or stays as it was, and one of which nothing would be left stays. A file that cannot
    be read or written is a reject.
    """
    for found in inputs:
        document = read_text_document(found)
        checked = document if isinstance(document, Reject) else _check(document, pipeline, language)
        if isinstance(checked, Checked) and checked.fixed is not None:
            raw = checked.fixed.encode()
            try:
                # Without a time in its header, so that the same text gives the same file.
                rewrite_in_place(found.path, gzip.compress(raw, mtime=0) if is_packed(found.path) else raw)
            except OSError as error:
                yield Reject(found.id, checked.source, "unwritable", error.strerror or str(error))
                continue
        yield checked


def _check(document: Document, pipeline: Pipeline, language: str | None) -> Checked | Reject:
    try:
        checked = check_text(document.raw, source=document.source, pipeline=pipeline, language=language)
    except InputError as error:
        return Reject(document.id, document.source, "binary", str(error))
    except Exception as error:  # the other files still want their answer
        return Reject(document.id, document.source, "failed", f"{type(error).__name__}: {error}")
    if document.kind == "page" or is_whole_page(checked.before):
        detail = "this is a web page, and only texts are checked and fixed in place; `newsclean-cli clean` reads it"
        return Reject(document.id, document.source, "page", detail)
    return checked
