"""The way to a page that its breadcrumb shows, and the site's name at the end of its `<title>`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from newsclean.doc import Doc, Stated
from newsclean.fields.page_title import MAX_TAIL_WORDS, title_key

if TYPE_CHECKING:
    from newsclean.page import Element

# "breadcrumb", "article-breadcrumbs", "Crumb_list__x2", "path"
_CRUMBS = re.compile(r"(?<![a-z])(?:[Bb]read)?[Cc]rumbs?(?![a-z])|(?<![\w-])(?:path|rubric)(?![\w-])")
_HINTS = ("rumb", "path", "rubric")  # of which one is in whatever `_CRUMBS` finds
_BETWEEN = re.compile(r"\s*[>»›→⟩|•·❯]\s*|\s+/\s+|\s+-\s+|\n")
_SEPARATOR = re.compile(r"\s+[-–—|•·»:~]{1,2}\s+|\s*[|｜ㅣ»]\s*|:\s+|_")
_LEAD = re.compile(r"^[^:]{3,30}: ?")  # "You are here:"
MAX_CHARS = 200
MAX_BLOCKS = 12
LEVELS = 3  # elements around a step that may be called a breadcrumb


def page_crumbs(doc: Doc, end: int) -> list[str]:
    """Return the steps of the breadcrumb above block `end`, in their order; empty where none is called one."""
    if doc.page is None:
        return []
    elements, looks = doc.page.elements, doc.page.looks
    inside = [any(map(element[1].__contains__, _HINTS)) and _is_crumb(element[1]) for element in elements]
    steps: list[str] = []
    for i in range(min(end, len(doc.blocks))):
        block = doc.blocks[i]
        if block.end - block.start <= MAX_CHARS and _is_inside(inside, elements, looks[i].element):
            line = _LEAD.sub("", doc.block_text(i))
            steps += [step for part in _BETWEEN.split(line) if (step := part.strip())]
            if len(steps) > MAX_BLOCKS:
                break
    return steps


@lru_cache(1 << 12)
def _is_crumb(names: str) -> bool:
    return _CRUMBS.search(names) is not None


def _is_inside(inside: Sequence[bool], elements: Sequence[Element], at: int) -> bool:
    for _ in range(LEVELS):
        if at < 0 or inside[at]:
            break
        at = elements[at].parent
    return at >= 0 and inside[at]


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
        if other and other not in key and len(other.split()) <= MAX_TAIL_WORDS and not other.startswith("by "):
            return part
    return None
