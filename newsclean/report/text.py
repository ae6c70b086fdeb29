"""Reports for a terminal: what was cut and why, as a list and in the text itself."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newsclean.article import Article, is_removal
from newsclean.report.escape import escaped, shortened
from newsclean.report.findings import find_dirt, line_starts
from newsclean.span import Edit

_WIDTH = 60  # of a quoted cut in the list
_BREAK = re.compile("\r\n|[\r\n]")
_RED, _GREEN, _BOLD, _DIM = "31", "32", "1", "2"


def explanation(article: Article, *, color: bool = False) -> str:
    """Return what was cut or repaired, one line each: line of the input, label, rule, text."""
    found = find_dirt(article)
    before = len(article.undo())
    dirt = sum(len(edit.old) for edit in article.removed)
    share = f" ({100 * dirt / before:.0f} %)" if before else ""
    count = "1 change" if len(found) == 1 else f"{len(found)} changes"
    lines = [f"{escaped(article.source or article.id)}: {count}, {dirt:,} of {before:,} characters cut{share}"]
    if article.title:
        lines.append(_paint(f"title: {escaped(article.title)}", _BOLD, color))
    widths = [max(map(len, column), default=0) for column in ([f.label for f in found], [f.rule for f in found])]
    for line, label, rule, old, new in found:
        becomes = f" -> {_paint(shortened(new, _WIDTH), _GREEN, color)}" if new.strip() else ""
        text = _paint(shortened(old, _WIDTH), _RED, color)
        lines.append(f"{line:>6}  {label:<{widths[0]}}  {_paint(f'{rule:<{widths[1]}}', _DIM, color)}  {text}{becomes}")
    return "\n".join(lines)


class _Piece(NamedTuple):
    """A stretch of one line: what stays, what goes, what comes, or a note about it."""

    kind: str  # "keep" "cut" "new" "title" "note"
    text: str


def marked_document(article: Article, *, color: bool = False) -> str:
    """Return the decoded input with a number before each line and its cuts marked in it.

    A cut is `[-text-]` and what takes its place `{+text+}`, followed by its `{label rule}`; with colour the
    brackets are left out. The margin says at a glance what became of a line: `-` it went, `~` it lost or changed
    something, `#` it is the title.
    """
    text = article.undo()
    lines: list[list[_Piece]] = [[] for _ in line_starts(text)]
    starts = line_starts(text)
    for at, piece in _pieces(text, article.edits):
        line = bisect_right(starts, at) - 1
        for i, part in enumerate(_BREAK.split(piece.text)):
            if part:
                lines[line + i].append(_Piece(piece.kind, part))
    if not lines[-1]:
        lines.pop()
    width = len(str(len(lines)))
    return "\n".join(_line(number, pieces, width, color) for number, pieces in enumerate(lines, 1))


def _pieces(text: str, edits: Sequence[Edit]) -> Iterator[tuple[int, _Piece]]:
    """Yield (position in the input, piece) in order; white space that moves is left as it is."""
    at = 0
    for edit in edits:
        yield at, _Piece("keep", text[at : edit.start])
        at = edit.end
        if edit.label == "title" and not is_removal(edit):
            yield edit.start, _Piece("title", edit.old)
        elif not edit.old.strip() and not edit.new.strip() and edit.label == "space":
            yield edit.start, _Piece("keep", edit.old)
        else:
            core = edit.old.strip() or edit.old
            head = edit.old.index(core)
            yield edit.start, _Piece("keep", edit.old[:head])
            yield edit.start + head, _Piece("cut", core)
            # The note stands where the cut ends, on the line of its last character.
            last = max(edit.start + head, edit.start + head + len(core) - 1)
            if edit.new.strip():
                yield last, _Piece("new", " ".join(edit.new.split()))
            yield last, _Piece("note", f"{edit.label} {edit.rule}")
            yield edit.start + head + len(core), _Piece("keep", edit.old[head + len(core) :])
    yield at, _Piece("keep", text[at:])


def _line(number: int, pieces: Sequence[_Piece], width: int, color: bool) -> str:
    kinds = {piece.kind for piece in pieces if piece.text.strip()}
    mark = " "
    if "title" in kinds:
        mark = "#"
    elif kinds & {"cut", "new"}:
        mark = "~" if kinds & {"keep", "new"} else "-"
    shown = "".join(_show(piece, color) for piece in pieces).rstrip()
    return f"{_paint(f'{number:>{width}} {mark}', _DIM, color)} {shown}".rstrip()


def _show(piece: _Piece, color: bool) -> str:
    text = escaped(piece.text)
    if piece.kind == "keep":
        return text
    if piece.kind == "title":
        return _paint(text, _BOLD, color)
    if piece.kind == "note":
        return _paint(f"{{{text}}}", _DIM, color)
    if color:
        return _paint(text, f"9;{_RED}" if piece.kind == "cut" else _GREEN, color)
    return f"[-{text}-]" if piece.kind == "cut" else f"{{+{text}+}}"


def _paint(text: str, code: str, color: bool) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if color else text
