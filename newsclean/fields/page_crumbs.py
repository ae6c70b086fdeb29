"""The way to a page that its breadcrumb shows, and the site's name at the end of its `<title>`."""

from __future__ import annotations

import re
from collections.abc import Iterable

from newsclean.doc import Doc, Stated
from newsclean.fields.page_bylines import called
from newsclean.fields.page_title import MAX_TAIL_WORDS, title_key

_CRUMBS = frozenset("breadcrumb breadcrumbs crumb crumbs path rubric kicker".split())
_BETWEEN = re.compile(r"\s*[>»›→⟩|•·❯]\s*|\s+/\s+|\s+-\s+|\n")
_SEPARATOR = re.compile(r"\s+[-–—|•·»:~]{1,2}\s+|\s*[|｜ㅣ»]\s*|:\s+|_")
_LEAD = re.compile(r"^[^:]{3,30}: ?")  # "You are here:"
MAX_CHARS = 200
MAX_BLOCKS = 12


def page_crumbs(doc: Doc, end: int) -> list[str]:
    """Return the steps of the breadcrumb above block `end`, in their order; empty where none is called one."""
    if doc.page is None:
        return []
    steps: list[str] = []
    for i in range(min(end, len(doc.blocks))):
        block = doc.blocks[i]
        if block.end - block.start <= MAX_CHARS and called(doc, i) & _CRUMBS:
            line = _LEAD.sub("", doc.block_text(i))
            steps += [step for part in _BETWEEN.split(line) if (step := part.strip())]
            if len(steps) > MAX_BLOCKS:
                break
    return steps


def site_in_title(meta: Iterable[Stated], title: str | None) -> str | None:
    """Return what `<title>` has beside the headline, if that is short enough for the name of a site.

    >>> site_in_title([Stated("page_title", "Harbour freezes | Local | The Lantern", "html")], "Harbour freezes")
    'The Lantern'
    """
    key = title_key(title or "")
    stated = next((one.value for one in meta if one.field == "page_title"), "")
    parts = [part.strip() for part in _SEPARATOR.split(stated) if part.strip()]
    if not key or len(parts) < 2 or key not in title_key(stated):
        return None
    for part in (parts[-1], parts[0]):
        other = title_key(part)
        if other and other not in key and len(other.split()) <= MAX_TAIL_WORDS:
            return part
    return None
