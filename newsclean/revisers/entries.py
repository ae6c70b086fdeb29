"""Entries of one list stand or fall together, and the days and times that head a calendar's stay with what they head.

How a line opens says which list it belongs to.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from newsclean.doc import SHORT_BLOCKS, Doc
from newsclean.fields.dates import looks_like_timestamp, states_only_times

if TYPE_CHECKING:
    import numpy as np

FACT = ":"  # "Opening: 2031", "Ida Holmt: I will sleep."
FACTS = 3  # such lines in a row, or numbers with other lines between, that make a list
COUNTED = frozenset({"0.", "0)"})
TURNS = 3  # short lines in turn with sentences that make a list: signs of the stars, terms with what they mean,
TURN_WORDS = 3  # each of so many words at most
HEADS = 2  # days or times that make a calendar: one alone is a stamp
HEAD_CHARS = 40
ANNOUNCING_WORDS = 2  # "Key points:"; one word is a box's as often
# A colon, and what stands for it in languages of East Asia: "are as follows."
ANNOUNCES = (":", "：", "通り。", "とおり。", "通りだ。", "如下。", "같다.")

_NUMBER = re.compile(r"\d+|[a-z]", re.IGNORECASE)
# A sign that no sentence opens with, or a number, a time or a letter that something sets off.
_SIGN = re.compile(r"[^\w\s\"'“”‘’„«»‹›「『《〈【\[(¿¡#@&$€£…＃＠（［]")
_COUNT = re.compile(r"\(?(?:\d{1,2}(?:[.:h]\d\d)?|[a-z])[.)）、．:]?(?=\s)|\d{1,2}[.)）、．](?=\D)", re.IGNORECASE)

_FIGURE = re.compile(r"(\d{1,2})[.)]")
_FACT = re.compile(r"[^\W\d_][^:：.!?\n]{0,40}[:：] ?[^\s/]")


def spare_entries(doc: Doc, cut: np.ndarray, hidden: np.ndarray, chosen: Sequence[int]) -> bool:
    """Take back cuts of what belongs to lines that stay; say whether there were any. `chosen` are the lines cut.

    Those are entries of a list one of which stays, or that a line announces that stays; names in turn with what is said
    of them; and days and times alone between lines that stay, where there are several.
    """
    spared = heads = False
    done: set[int] = set()
    for i in chosen:
        if i not in done and (kind := entry_kind(doc, i)):
            row = _row(doc, hidden, i, kind)
            done.update(row)
            if _belongs(doc, cut, hidden, row, kind):
                cut[row] = False
                spared = True
        if cut[i] and (row := _turns(doc, cut, hidden, i)) and not cut[row].all():
            cut[row] = False
            spared = True
        heads = heads or (cut[i] and _is_head(doc, i))
    return bool(heads and _spare_heads(doc, cut, hidden)) or spared


def _turns(doc: Doc, cut: np.ndarray, hidden: np.ndarray, index: int) -> list[int]:
    """Return the row of short lines, one above each sentence that stays, that a line is in; none if they are few."""
    row = []
    for way in (-2, 2):
        at = index if way > 0 else index - 2
        while _turns_to_sentence(doc, cut, hidden, at):
            row.append(at)
            at += way
    lines = {doc.block_folded(i) for i in row}
    return sorted(row) if index in row and TURNS <= len(lines) == len(row) else []


def _turns_to_sentence(doc: Doc, cut: np.ndarray, hidden: np.ndarray, index: int) -> bool:
    """Say whether an open short line, not the headline, stands above a sentence that stays."""
    below = index + 1
    if index < 0 or below >= len(cut) or hidden[index] or hidden[below] or cut[below] or index == doc.headline:
        return False
    looks = doc.shapes[index]
    return looks.words <= TURN_WORDS and not looks.sentence and doc.shapes[below].sentence


def _row(doc: Doc, hidden: np.ndarray, index: int, kind: str) -> list[int]:
    """Return the open lines that open like one and stand beside it; or that go on counting, with others between."""
    start, end = index, index + 1
    while start and not hidden[start - 1] and entry_kind(doc, start - 1) == kind:
        start -= 1
    while end < len(hidden) and not hidden[end] and entry_kind(doc, end) == kind:
        end += 1
    if end - start > 1 or kind not in COUNTED:
        return list(range(start, end))
    row: list[int] = []
    last = 0
    for i, block in enumerate(doc.blocks):
        found = _FIGURE.match(doc.text, block.start, block.end)
        if found is None or hidden[i] or entry_kind(doc, i) != kind:
            continue
        number = int(found[1])
        if number != last + 1:
            if index in row:
                break
            row = []
        row.append(i)
        last = number
    return row if index in row else [index]


def _belongs(doc: Doc, cut: np.ndarray, hidden: np.ndarray, row: Sequence[int], kind: str) -> bool:
    """Say whether a list of which something is cut belongs to the article."""
    lost, size, above = int(cut[row].sum()), len(row), row[0] - 1
    if kind == FACT or size <= row[-1] - row[0]:
        return size >= FACTS and 2 * lost <= size
    if 2 * lost <= size or (lost < size and len(cut) <= SHORT_BLOCKS):
        return True
    if above < 0 or cut[above] or hidden[above]:
        return False
    return doc.shapes[above].words >= ANNOUNCING_WORDS and doc.block_text(above).endswith(ANNOUNCES)


def _spare_heads(doc: Doc, cut: np.ndarray, hidden: np.ndarray) -> bool:
    """Take back the cut of days and times between lines that stay, if there are several, cut or not; say whether."""
    stays = (~(cut | hidden)).tolist()
    around = (i for i in range(1, len(stays) - 1) if stays[i - 1] and stays[i + 1] and not hidden[i])
    heads = [i for i in around if i - 1 != doc.headline and _is_head(doc, i)]
    is_spared = len(heads) >= HEADS and bool(cut[heads].any())
    if is_spared:
        cut[heads] = False
    return is_spared


def _is_head(doc: Doc, index: int) -> bool:
    """Say whether a line is a day or a time of day."""
    start, end, *_ = doc.blocks[index]
    if end - start > HEAD_CHARS:
        return False
    line = doc.block_folded(index)
    return looks_like_timestamp(line) or states_only_times(line)


def entry_kind(doc: Doc, index: int) -> str:
    """Return how a line opens if it opens like an entry of a list, numbers as 0; else ""."""
    start, end, *_ = doc.blocks[index]
    if _SIGN.match(doc.text, start, end):
        return doc.text[start]
    if found := _COUNT.match(doc.text, start, end):
        return _NUMBER.sub("0", found[0])
    return FACT if _FACT.match(doc.text, start, end) else ""
