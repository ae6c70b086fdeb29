"""The way to a page that its breadcrumb shows, and the site's name at the end of its `<title>`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
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
    inside: dict[int, bool] = {}
    steps: list[str] = []
    known: dict[int, bool] = {}  # of the elements right around a block
    for i, (start, stop, _, _) in enumerate(doc.blocks[:end]):
        at = looks[i][0]
        if at not in known:
            known[at] = _is_inside(inside, elements, at)
        if known[at] and stop - start <= MAX_CHARS:
            line = _LEAD.sub("", doc.block_text(i))
            steps += [step for part in _BETWEEN.split(line) if (step := part.strip())]
            if len(steps) > MAX_BLOCKS:
                break
    return steps


def _is_inside(inside: dict[int, bool], elements: Sequence[Element], at: int) -> bool:
    """Say whether an element, or one of the nearest around it, is a breadcrumb; `inside` remembers which are."""
    for _ in range(LEVELS + 1):
        if at < 0:
            break
        element = elements[at]
        if at not in inside:
            inside[at] = any(map(element[1].__contains__, _HINTS)) and _CRUMBS.search(element[1]) is not None
        if inside[at]:
            return True
        at = element[2]
    return False


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
