"""Left-over Markdown: what programs that turn pages into Markdown, and language models, leave around the words.

A text may hold such marks because it was written in them, or because it is about them. A mark is *mentioned* where
quotes or backticks set it off; marks go only where more of them are used than mentioned. Some are unmistakable: a link
with its address, words between double asterisks, a heading with two number signs. The others (single asterisks, rules,
escapes ...) also stand in texts that are no Markdown, and go only where there are several unmistakable ones.

Source: CommonMark 0.31, and its tables as GitHub writes them. Marks of lists stay, since texts without any markup have
them, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple

from newsclean.repair.quoted import is_quoted
from newsclean.span import Edit, apply

RULE = "repair.markdown"
_SIGNS = ("](", "**", "##", "]:")  # one of these is in every text that is changed
_FENCE = "---"  # before the fields that precede a text
UNMISTAKABLE = "|".join(map(re.escape, _SIGNS)) + rf"|\A{_FENCE}"
ENOUGH = 2  # unmistakable marks, from which on the others count

_ADDRESS = r"(?:[a-zA-Z][a-zA-Z0-9+.-]{1,20}:(?=\S)|www\.|\.{0,2}/|[#?]|[^\s()<>:]{1,200}[./][^\s()<>]{2})"
# With its title, and with the spaces that some programs leave in it.
_TARGET = rf"\(\s{{0,3}}(?:<?{_ADDRESS}[^()\n]*+(?:\([^()\n]*+\)[^()\n]*+)*+)?\)"
_BRACKET = re.compile(rf"\\.|(?P<open>!?\[)|(?P<close>\](?P<target>{_TARGET}|\[(?P<label>[^\[\]\n]{{0,100}})\])?)")
_DEFINITION = re.compile(
    rf"^[ ]{{0,3}}\[(?P<label>[^\[\]\n]{{1,100}})\]:[ ]{{1,3}}<?{_ADDRESS}[^\n]*+$\n?", re.MULTILINE
)
_HEADING = re.compile(
    r"^[ ]*(?:(?:[*+-]|\d{1,3}\.)[ ]+)?(?P<mark>#{1,6}[ \t]+)(?=\S)[^\n]*?(?P<end>[ \t]+#+)?[ \t]*$",
    re.MULTILINE,
)
_MAIN_HEADING = re.compile(r"#[ \t]")
_RULE = re.compile(  # and headings, entries of lists and icons that have lost what they had in them
    r"^[ ]*(?:(?:\*[ ]{0,5})+|(?:-[ ]{0,5}){3,}|(?:_[ ]?){2,}|={3,}|#{1,6}|[+-]|```[\w-]*|~~~[\w-]*)[ ]*$"
    r"|(?<!\S)_[ ]?_(?=\W|$)",
    re.MULTILINE,
)
_QUOTE = re.compile(r"^[ ]{0,3}(?:>[ ]{0,3})+", re.MULTILINE)
_ESCAPE = re.compile(r"\\(?=[\\`*_{}\[\]()<>#+.!|~-])")
_DELIMITER = re.compile(r"\\.|\n\s*\n|\*+|_+|~~|`+")
_EMPTY = re.compile(r"(?<!\w)(?<!\*)\*{4}(?:\*\*)*+(?!\*)")  # bold type with nothing in it
_TABLE_LINE = re.compile(r"^[ ]{0,3}\|?[ ]*:?-{2,}:?[ ]*(?:\|[ ]*:?-{2,}:?[ ]*)+\|?[ ]*$", re.MULTILINE)
_CELLS = re.compile(r"[ ]*\|[ ]*")
_FRONT = re.compile(
    r"\A(?P<open>---[ ]*\n)(?P<fields>(?:(?:[\w-]{1,40}:|[ ]|-[ ])[^\n]*\n){1,60})(?P<close>---[ ]*(?:\n|$))"
)
_QUOTED = re.compile(r"""^[\w-]{1,40}:[ ]+(?P<quote>["'])[^\n]*(?P<end>(?P=quote))[ ]*$""", re.MULTILINE)
_HOST = re.compile(r"https?://(?:www\.)?([^/\s)?#]+)")

_GONE = "\x00"  # in the place of each code point of a mark that is known; repairs before this one leave none

_BOLD = frozenset(("**", "***"))
_PAIRED = frozenset(("*", "**", "***", "_", "__", "___", "~~", "`", "``"))


class _Mark(NamedTuple):
    """A stretch of the text that goes, and what comes in its place."""

    start: int
    end: int
    new: str = ""


class _Link(NamedTuple):
    """A link or an image: where its first bracket opens, and its last one closes with the address behind it."""

    start: int
    text: int
    close: int
    end: int


def markdown(text: str) -> Iterator[Edit]:
    """Yield one edit for each mark of left-over Markdown; links lose their addresses, images go.

    >>> from newsclean.span import apply
    >>> dump = "## Sport\\n**The [ferry](https://a.example/f)** won. ![](/i.png) ([a.example](https://a.example/n))"
    >>> apply(dump, markdown(dump))
    'Sport\\nThe ferry won. '
    >>> list(markdown("Write `**bold**` for bold, and f**k with asterisks."))
    []
    """
    if not may_be_markdown(text):
        return
    defined = {found["label"].casefold() for found in _DEFINITION.finditer(text)} if "]:" in text else set()
    links = list(_links(text, defined)) if "](" in text or defined else []
    bold = [(a, b) for a, b in _pairs(text) if text[a.start : a.end] in _BOLD] if "**" in text else []
    headings = [found for found in _HEADING.finditer(text) if found.end("mark") - found.start("mark") > 2]
    certain = [*((link.start, link.end) for link in links), *((a.start, b.end) for a, b in bold)]
    mentioned = sum(is_quoted(text, start, end) for start, end in certain)
    front = _FRONT.match(text)
    used = len(certain) - mentioned + len(headings) + (ENOUGH if front else 0)
    if used <= mentioned:
        return
    marks = [*_of_links(text, links), *chain(*bold), *chain(*map(_of_heading, headings))]
    marks += _of_front(text, front) if front else []
    if used >= ENOUGH:
        gone = [_edit(text, mark._replace(new=_GONE * (mark.end - mark.start))) for mark in _disjoint(marks)]
        marks += _others(apply(text, gone))
        if defined:
            marks += [_Mark(*found.span()) for found in _DEFINITION.finditer(text)]
    for mark in _disjoint(marks):
        yield _edit(text, mark)


def _edit(text: str, mark: _Mark) -> Edit:
    return Edit(mark.start, mark.end, text[mark.start : mark.end], mark.new, "html_residue", RULE)


def main_headings(edits: Iterable[Edit]) -> set[int]:
    """Return where the lines of a repaired text start that one number sign marked as its main headings."""
    out: set[int] = set()
    shift = 0
    for edit in edits:
        shift += len(edit.new) - len(edit.old)
        if edit.rule == RULE and _MAIN_HEADING.match(edit.old):
            out.add(edit.end + shift)
    return out


def may_be_markdown(text: str) -> bool:
    """Say whether a text has a mark that could be unmistakable; a yes may be wrong, a no never is."""
    # One letter is sought much faster than two, and few texts have any of these.
    return text.startswith(_FENCE) or any(sign[0] in text and sign in text for sign in _SIGNS)


def _links(text: str, defined: set[str]) -> Iterator[_Link]:
    """Yield links and images, inner ones first; brackets without an address are none."""
    opened: list[tuple[int, int]] = []
    for found in _BRACKET.finditer(text):
        if found["open"]:
            opened.append(found.span())
        elif found["close"] and opened:
            start, inner = opened.pop()
            label = found["label"]
            if label is not None:
                label = (label or text[inner : found.start()]).casefold()
            if found["target"] and (label is None or label in defined):
                yield _Link(start, inner, found.start(), found.end())


def _of_links(text: str, links: Iterable[_Link]) -> Iterator[_Mark]:
    for link in links:
        if text[link.start] == "!":
            yield _Mark(link.start, link.end)
        elif source := _source(text, link):
            yield source
        else:
            yield _Mark(link.start, link.text)
            yield _Mark(link.close, link.end, " " if text.startswith("[", link.end) else "")


def _source(text: str, link: _Link) -> _Mark | None:
    """Return a link that stands in brackets of its own and says whose page it leads to: "([reuters.com](https://...))"."""
    if text[link.start - 1 : link.start] != "(" or text[link.end : link.end + 1] != ")":
        return None
    host = _HOST.search(text, link.close, link.end)
    name = re.sub(r"^www\.|\W", "", text[link.text : link.close].casefold())
    if host is None or not name or name not in re.sub(r"\W", "", host[1].casefold()):
        return None
    start = link.start - 1
    return _Mark(start - (text[start - 1 : start] == " "), link.end + 1)


def _pairs(text: str) -> Iterator[tuple[_Mark, _Mark]]:
    """Yield the marks at both ends of what is emphasised, struck out or code; none reaches into the next paragraph."""
    opened: dict[str, _Mark] = {}
    for found in _DELIMITER.finditer(text):
        run, (start, end) = found[0], found.span()
        if run.isspace():
            opened.clear()
        elif run in _PAIRED:
            before, after = text[max(0, start - 1) : start], text[end : end + 1]
            # Some programs leave a space before the closing mark.
            if run in opened and (before.strip() or run != "*") and not _goes_on(after):
                yield opened.pop(run), _Mark(start, end)
            elif after.strip() and not _goes_on(before):
                opened[run] = _Mark(start, end)


def _goes_on(letter: str) -> bool:
    """Say whether a letter beside a mark belongs to a word that the mark would be in; not in scripts without spaces."""
    return letter.isalnum() and letter < "\u2e80"


def _of_heading(found: re.Match[str]) -> Iterator[_Mark]:
    yield _Mark(*found.span("mark"))
    if found["end"]:
        yield _Mark(*found.span("end"))


def _of_front(text: str, front: re.Match[str]) -> Iterator[_Mark]:
    """Yield the lines around the fields that precede a text, and the quotes around their values."""
    yield _Mark(*front.span("open"))
    yield _Mark(*front.span("close"))
    for found in _QUOTED.finditer(text, *front.span("fields")):
        start = found.start("quote")
        yield _Mark(start, start + 1)
        yield _Mark(found.end("end") - 1, found.end("end"))


def _others(text: str) -> Iterator[_Mark]:
    """Yield the marks that only other marks tell from the author's own signs; those stand as `_GONE` in the text."""
    for pair in _pairs(text):
        yield from pair
    for found in _HEADING.finditer(text):
        yield from _of_heading(found)
    spaced = text.replace(_GONE, " ")
    for pattern in (_RULE, _QUOTE, _ESCAPE, _EMPTY):
        for found in pattern.finditer(spaced):
            yield _Mark(*found.span())
    for found in _TABLE_LINE.finditer(spaced):
        yield _Mark(*found.span())
        yield from _rows(spaced, found)


def _rows(text: str, line: re.Match[str]) -> Iterator[_Mark]:
    """Yield the bars between the cells of the table around the line under its head, as tabs."""
    start, end = text.rfind("\n", 0, max(0, line.start() - 1)) + 1, line.end()
    while (after := text.find("\n", end + 1)) >= 0 or end < len(text):
        after = after if after >= 0 else len(text)
        if "|" not in text[end + 1 : after]:
            break
        end = after
    for low, high in ((start, line.start()), (line.end(), end)):
        for found in _CELLS.finditer(text, low, high):
            beside = text[found.start() - 1 : found.start()], text[found.end() : found.end() + 1]
            is_between = "" not in beside and "\n" not in beside
            yield _Mark(*found.span(), "\t" if is_between else "")


def _disjoint(marks: Iterable[_Mark]) -> Iterator[_Mark]:
    """Yield marks in order; of those that overlap the first and longest, since an address is no place for others."""
    reached = 0
    for mark in sorted(set(marks), key=lambda mark: (mark.start, -mark.end)):
        if mark.start >= reached and mark.start < mark.end:
            yield mark
            reached = mark.end
