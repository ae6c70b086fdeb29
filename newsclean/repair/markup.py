"""Left-over HTML inside scraped text: `<p>`, `<br />`, `<a href=...>`, comments, scripts; also escaped once.

A text may hold tags because a scraper forgot them, or because it is about HTML. A run of tags is *used* where it
touches the words it marks up, ends a line as a block does, or carries an address; it is *mentioned* where quotes or
spaces set it off from the sentence. Tags go only where more of them are used than mentioned.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from newsclean.repair.quoted import is_quoted
from newsclean.span import Edit

_BLOCK_NAMES = """
    address article aside blockquote br caption center dd details dialog div dl dt fieldset figcaption figure footer
    form h1 h2 h3 h4 h5 h6 header hr html head body li main nav ol p pre section summary table tbody td tfoot th
    thead tr ul
"""
_INLINE_NAMES = """
    a abbr acronym amp-ad amp-img amp-video area audio b base bdi bdo big button canvas cite code col colgroup data
    datalist del dfn em embed font i iframe img input ins kbd label legend link map mark meta meter noscript object
    optgroup option output param path picture progress q rp rt ruby s samp script select slot small source span
    strike strong style sub sup svg template textarea time title track tt u var video wbr
"""
_BLOCK = frozenset(_BLOCK_NAMES.split())
_NAMES = "|".join(sorted([*_BLOCK, *_INLINE_NAMES.split()], key=lambda name: (-len(name), name)))

_OPEN, _CLOSE = "(?:<|&lt;)", "(?:>|&gt;)"
_VALUE = r"""(?:"[^"<]*+"|'[^'<]*+'|&quot;[^<"&]*+&quot;|[^\s"'<>=`&]++)"""
_ATTRIBUTES = (
    rf"(?:\s++[a-zA-Z@:_][\w:.@-]*+\s*+=\s*+{_VALUE}"
    r"|\s++(?:async|defer|controls|disabled|hidden|allowfullscreen|checked|selected|autoplay|loop|muted|itemscope))*+"
)
_TAG = re.compile(
    r"(?P<comment><!--)|<!\[CDATA\[|\]\]>|<!doctype\b[^<>]*+>|<\?xml\b[^<>]*+>"
    rf"|{_OPEN}(?P<slash>/?)(?P<name>{_NAMES}|(?:o|st1|w|v|fb|g):[a-z]++)(?P<attributes>{_ATTRIBUTES})\s*+/?{_CLOSE}",
    re.IGNORECASE,
)
_OPENER = re.compile(r"[<&\]]")  # what all of these start with; a search for it alone is ten times as fast
# What the tag takes with it, up to here.
_CONTENT_ENDS = {
    "<!--": re.compile("-->"),
    "script": re.compile(r"</script\s*>", re.IGNORECASE),
    "style": re.compile(r"</style\s*>", re.IGNORECASE),
}

_ENDS = ".,;!?…»”’\"')]"  # what a sentence has before a closing tag
_STARTS = "«“„‘\"'([¿¡"


class _Tag(NamedTuple):
    """A tag; comments, scripts and declarations have no name."""

    start: int
    end: int
    name: str = ""
    closes: bool = False
    attributes: str = ""


class _Run(NamedTuple):
    """Tags that touch each other."""

    tags: list[_Tag]
    start: int
    end: int


def markup(text: str) -> Iterator[Edit]:
    """Yield one edit for each left-over tag; a block's becomes a line break where it stood between words.

    >>> from newsclean.span import apply
    >>> soup = 'He <b>resigned</b>.<br/>She <a href="/she">stayed</a>.</p>'
    >>> apply(soup, markup(soup))
    'He resigned.\\nShe stayed.'
    >>> list(markup("The <p> tag makes a paragraph, <b> makes bold."))
    []
    """
    if "<" not in text and "&lt;" not in text:
        return
    runs = list(_runs(text))
    used = [run for run in runs if _is_used(text, run)]
    if 2 * len(used) <= len(runs):
        return
    at_line_start, reached = True, 0
    for run in runs:
        if is_quoted(text, run.start, run.end, brackets=True):
            continue
        for tag in run.tags:
            between = text[reached : tag.start]
            line = between.rpartition("\n")[2]
            at_line_start = not line.strip() and (at_line_start or "\n" in between)
            reached = tag.end
            breaks = tag.name in _BLOCK and not at_line_start and not _at_line_end(text, run)
            at_line_start = at_line_start or breaks
            old = text[tag.start : tag.end]
            yield Edit(tag.start, tag.end, old, "\n" if breaks else "", "html_residue", "repair.markup")


def _tags(text: str) -> Iterator[_Tag]:
    """Yield the tags; an end that was sought in vain is not sought again, so the time stays linear."""
    at, open_sections = 0, 0
    ends = dict(_CONTENT_ENDS)
    while opener := _OPENER.search(text, at):
        start = opener.start()
        found = _TAG.match(text, start)
        if found is None:
            at = start + 1
            continue
        at = found.end()
        name, closes = (found["name"] or "").lower(), bool(found["slash"])
        kind = "<!--" if found["comment"] else name
        if kind in ends and not closes:
            end = ends[kind].search(text, at)
            if end is None:
                del ends[kind]
            else:
                at = end.end()
                yield _Tag(start, at)
                continue
        if found["comment"]:
            continue
        if not name:
            open_sections += {"<![": 1, "]]>": -1}.get(found.group()[:3], 0)
            if open_sections < 0:  # "]]>" that closes nothing
                open_sections = 0
                continue
        yield _Tag(start, at, name, closes, found["attributes"] or "")


def _runs(text: str) -> Iterator[_Run]:
    run: _Run | None = None
    for tag in _tags(text):
        if run is not None and run.end == tag.start:
            run.tags.append(tag)
            run = run._replace(end=tag.end)
            continue
        if run is not None:
            yield run
        run = _Run([tag], tag.start, tag.end)
    if run is not None:
        yield run


def _at_line_end(text: str, run: _Run) -> bool:
    return run.end == len(text) or text[run.end] in "\r\n"


def _is_used(text: str, run: _Run) -> bool:
    """Say whether the tags mark the text up, rather than being its subject."""
    if is_quoted(text, run.start, run.end, brackets=True):
        return False
    if any(not tag.name or _has_address(tag.attributes) for tag in run.tags):
        return True
    before, after = text[run.start - 1 : run.start], text[run.end : run.end + 1]
    if (before.isalnum() or (before and before in _ENDS)) and (run.tags[0].closes or not after.isspace()):
        return True
    if after.isalnum() or (after and after in _STARTS and not run.tags[-1].closes):
        return not _is_plural(text, run.end)
    return any(tag.name in _BLOCK for tag in run.tags) and _is_at_edge(text, run, before, after)


def _has_address(attributes: str) -> bool:
    return "://" in attributes or attributes.count("=") > 1


def _is_plural(text: str, at: int) -> bool:
    """Say whether text[at:] goes on like "<div>s are"."""
    return text.startswith("s", at) and not text[at + 1 : at + 2].isalnum()


def _is_at_edge(text: str, run: _Run, before: str, after: str) -> bool:
    """Say whether a block's tag ends a line, or starts one that does not go on like "<p> is" or "<p> - the"."""
    if not after or after in "\r\n":
        return True
    if before and before not in "\r\n":
        return False
    rest = text[run.end : run.end + 20].lstrip()
    return not rest[:1].islower() and rest[:1] not in "-–—:=("
