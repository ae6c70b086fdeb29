"""Entries of one list stand or fall together, and the days and times that head a calendar's stay with what they head.

How a line opens says which list it belongs to.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from newsclean.doc import Doc
from newsclean.fields.dates import looks_like_timestamp, states_only_times

if TYPE_CHECKING:
    import numpy as np

SHORT = 30  # blocks; in longer texts most entries must stay before all do
HEADS = 2  # days or times that make a calendar: one alone is a stamp
HEAD_CHARS = 40
ANNOUNCING_WORDS = 2  # "Key points:"; one word is a box's as often
# A colon, and what stands for it in languages of East Asia: "are as follows."
ANNOUNCES = (":", "：", "通り。", "とおり。", "通りだ。", "如下。", "같다.")

_NUMBER = re.compile(r"\d+|[a-z]", re.IGNORECASE)
# A sign that no sentence opens with, or a number, a time or a letter that something sets off.
_SIGN = re.compile(r"[^\w\s\"'“”‘’„«»‹›「『《〈【\[(¿¡#@&$€£…＃＠（［]")
_COUNT = re.compile(r"\(?(?:\d{1,2}(?:[.:h]\d\d)?|[a-z])[.)）、．:]?(?=\s)|\d{1,2}[.)）、．](?=\D)", re.IGNORECASE)


def spare_entries(doc: Doc, cut: np.ndarray, hidden: np.ndarray, chosen: Sequence[int]) -> bool:
    """Take back cuts of what belongs to lines that stay; say whether there were any. `chosen` are the lines cut.

    Those are entries of a list one of which stays, or that a line announces that stays; and days and times alone
    between lines that stay, where there are several.
    """
    spared = heads = False
    done = -1
    for i in chosen:
        if i > done and (kind := entry_kind(doc, i)):
            start, done = i, i + 1
            while start and not hidden[start - 1] and entry_kind(doc, start - 1) == kind:
                start -= 1
            while done < len(cut) and not hidden[done] and entry_kind(doc, done) == kind:
                done += 1
            if _belongs(doc, cut, hidden, start, done):
                cut[start:done] = False
                spared = True
            done -= 1
        heads = heads or (cut[i] and _is_head(doc, i))
    return bool(heads and _spare_heads(doc, cut, hidden)) or spared


def _belongs(doc: Doc, cut: np.ndarray, hidden: np.ndarray, start: int, end: int) -> bool:
    """Say whether a list, half open, of which something is cut belongs to the article."""
    lost, size = int(cut[start:end].sum()), end - start
    if 2 * lost <= size or (lost < size and len(cut) <= SHORT):
        return True
    if not start or cut[start - 1] or hidden[start - 1]:
        return False
    return doc.shapes[start - 1].words >= ANNOUNCING_WORDS and doc.block_text(start - 1).endswith(ANNOUNCES)


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
    found = _COUNT.match(doc.text, start, end)
    return _NUMBER.sub("0", found[0]) if found else ""
