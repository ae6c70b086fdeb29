"""Where the headline stands, and where the article's first paragraph does.

1. Prose starts the body: the first block that reads like a paragraph and that no rule cuts as a line.
2. The headline stands before the body, is neither a sentence nor a label, and is not cut as a line.
3. Headline and body share words. A menu of thirty lines does not, so overlap finds the headline under it.
4. A line that says exactly the same again is the headline, whatever else it looks like.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsclean.doc import Block, Hit
from newsclean.shape import Shape

LEAD = 3000  # code points of the body that the headline's words are looked for in
MIN_OVERLAP = 0.2  # share of a headline's longer words that the body says again; menus and teasers stay below
MAX_WORDS = 32
MAX_CHARS = 240

_TOKEN = re.compile(r"[^\W_]+")
_DENSE = re.compile("[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]")
_SUFFIX = re.compile(r"^ ?[-|:•·] ?\S.{0,40}$")


def cut_as_line(block: Block, hits: Sequence[Hit]) -> bool:
    """Say whether a rule cuts the whole block."""
    return any(hit.start <= block.start and hit.end >= block.end for hit in hits)


def find_body(blocks: Sequence[Block], shapes: Sequence[Shape], hits: Sequence[Sequence[Hit]]) -> int:
    """Return the index of the first block of prose; the number of blocks if there is none."""
    for i, (block, looks) in enumerate(zip(blocks, shapes, strict=True)):
        if looks.prose and not cut_as_line(block, hits[i]) and (looks.sentence or _sentence_follows(shapes, i)):
            return i
    return len(blocks)


def _sentence_follows(shapes: Sequence[Shape], index: int) -> bool:
    """Say whether the next block ends like a sentence: a long line that does not is a teaser or a headline."""
    return index + 1 < len(shapes) and shapes[index + 1].prose


def find_headline(
    folded: str, blocks: Sequence[Block], shapes: Sequence[Shape], hits: Sequence[Sequence[Hit]], body: int
) -> int | None:
    """Return the index of the headline's block, or None where the text has no headline."""
    if body == len(blocks):
        return None
    lead = folded[blocks[body].start : blocks[body].start + LEAD]
    lines = [folded[block.start : block.end] for block in blocks]
    best, best_score = None, 0.0
    for i in range(body):
        if not _may_be_headline(blocks[i], shapes[i], hits[i]):
            continue
        score = _overlap(_free_text(folded, blocks[i], hits[i]), lead)
        if _said_again(lines, i):
            score += 1.0
        # The earlier line wins unless the later one is clearly better: a standfirst also shares words.
        if score >= MIN_OVERLAP and score > best_score * 1.25:
            best, best_score = i, score
    return best


def _may_be_headline(block: Block, looks: Shape, hits: Sequence[Hit]) -> bool:
    if not 2 <= looks.words <= MAX_WORDS or block.end - block.start > MAX_CHARS:
        return False
    return looks.stop not in ".:;,。" and not cut_as_line(block, hits)


def _free_text(folded: str, block: Block, hits: Sequence[Hit]) -> str:
    """Return the block without the stretches that rules cut from it."""
    out, at = [], block.start
    for hit in hits:
        out.append(folded[at : hit.start])
        at = max(at, hit.end)
    out.append(folded[at : block.end])
    return " ".join(out)


def _overlap(line: str, lead: str) -> float:
    """Return the share of the line's longer words (in scripts without spaces: pairs) found in the lead."""
    if _DENSE.search(line):
        marks = [line[i : i + 2] for i in range(len(line) - 1)]
    else:
        # The stem, so that an ending does not hide a word that both say.
        marks = [w[: max(4, len(w) - 2)] for w in _TOKEN.findall(line) if len(w) > 3]
    if not marks:
        return 0.0
    found = sum(mark in lead for mark in marks)
    # A single shared word is no evidence, so short lines need more of it.
    return found / max(len(marks), 3)


def _said_again(lines: Sequence[str], index: int) -> bool:
    """Say whether another line repeats this one, with or without a site's name after it."""
    line = lines[index]
    if len(line) < 15:
        return False
    return any(i != index and other.startswith(line) and (len(other) == len(line) or _SUFFIX.match(other[len(line) :])) for i, other in enumerate(lines)) or any(
        i != index and len(other) >= 15 and line.startswith(other) and _SUFFIX.match(line[len(other) :])
        for i, other in enumerate(lines)
    )
