"""Where the headline stands, and where the article's first paragraph does.

1. Prose starts the body: the first block that reads like a paragraph and that no rule cuts as a line.
2. The headline stands before the body, is neither a sentence nor a label, and is not cut as a line.
3. Headline and body share words. A menu of thirty lines does not, so overlap finds the headline under it.
4. A line that says exactly the same again is the headline, whatever else it looks like.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from itertools import accumulate

from newsclean.compiled import compiled
from newsclean.doc import Block, Doc, Hit
from newsclean.shape import SENTENCE_WORDS, Shape
from newsclean.span import Span

WINDOW = 8  # blocks in which the article's prose is dense
DENSE_ENOUGH = 0.3  # share of the densest window's words that the first paragraphs must reach
USUAL_WORDS = (6, 14)  # of a headline; shorter lines near it are sections, topics and names, longer ones standfirsts
LEAD = 3000  # code points of the body that the headline's words are looked for in
MIN_OVERLAP = 0.2  # share of a headline's longer words that the body says again; menus and teasers stay below
MAX_WORDS = 32
MAX_CHARS = 240
MIN_REPEATED_CHARS = 25  # menus repeat too: "View all results"
CRY_WORDS = 16  # a headline that asks or cries out is shorter
MIN_WORDS = 3  # two words are a name or a section far more often than a headline
LATER = 1.25  # how much better than the best line above it a line must be,
BELOW = 1.6  # and how much, where it stands right under that one like a standfirst
SAID_AGAIN = 0.4  # share of the longer words of an opening line; of 187 bodies only one says so much of its lead again
LISTED = 0.5  # what a line with the mark of a list is worth
MENU_LINES = 25  # more lines above the body are a menu
PATH_ENDS = " >›»/|·•*-"
OPENING_OVERLAP = 0.5  # as MIN_OVERLAP, for the first line of a text without a menu
SIGNING = frozenset({"byline", "timestamp"})

_FULL_STOP = frozenset(".。．।॥።۔")

TOKEN = re.compile(r"[^\s.,;:!?\"'()\[\]/|«»।،؛؟、。-]+")  # not \w, which splits words at the vowel signs of India
DENSE = re.compile("[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]")
_LETTERS = re.compile(r"[^\W\d_]+")
_HANGUL = re.compile("[\uac00-\ud7af]")
_SENTENCES = re.compile(r"[.!?।](?: |$)|[。！？]")
ITEM = re.compile(r"[*+•◦o-] |\d{1,2}\. ")  # as converters of pages mark their lists
SPEAKER = re.compile(r"[pqrdfv][.:] ")  # of a question in an interview, in a folded line
_SUFFIX = re.compile(r" ?[-|:•·] ?(?=\S.{0,40}$)")


def cut_as_line(block: Block, hits: Sequence[Hit]) -> bool:
    """Say whether a rule cuts the whole block."""
    return any(hit.start <= block.start and hit.end >= block.end for hit in hits)


@compiled
def find_body(blocks: Sequence[Block], shapes: Sequence[Shape], hits: Sequence[Sequence[Hit]]) -> int:
    """Return the index of the first paragraph of the article; the number of blocks if there is no prose.

    A teaser among links reads like a paragraph, too, but little prose stands around it.
    """
    prose = [
        i
        for i, looks in enumerate(shapes)
        if looks[0] >= SENTENCE_WORDS
        and _reads_like_a_paragraph(looks)
        and not (hits[i] and cut_as_line(blocks[i], hits[i]))
    ]
    if len(prose) < 2:
        return prose[0] if prose else len(blocks)
    sums = [0, *accumulate([words if is_prose else 0 for words, _, _, is_prose in shapes])]
    sums += sums[-1:] * (WINDOW - 1)
    near = [sums[i + WINDOW] - sums[i] for i in prose]
    enough = max(near) * DENSE_ENOUGH
    return next(i for i, words in zip(prose, near, strict=True) if words >= enough)


def _reads_like_a_paragraph(looks: Shape) -> bool:
    """Say whether a block is prose and too long, or too plainly a sentence, for a headline."""
    words, sentence, stop, prose = looks
    if stop in _FULL_STOP:
        return prose
    return words > (CRY_WORDS if sentence else MAX_WORDS)


def find_headline(
    lines: Sequence[str], blocks: Sequence[Block], shapes: Sequence[Shape], hits: Sequence[Sequence[Hit]], body: int
) -> int | None:
    """Return the index of the headline's block, or None where the text has no headline; `lines` are folded."""
    if body == len(blocks):
        return None
    candidates = [i for i in find_candidates(blocks, shapes, hits, body) if not SPEAKER.match(lines[i])]
    if not candidates:
        return body if _is_stopped_headline(lines, blocks, shapes, hits, body) else None
    named = [i for i in candidates if blocks[i].kind == "h1"]
    if len(named) == 1:
        return named[0]
    end = _list_start(blocks, shapes, hits, candidates[0], body)
    candidates = _without_paths(lines, [i for i in candidates if i < end])
    lead = lead_of(line for line, looks in zip(lines[body:], shapes[body:], strict=True) if looks[3])
    free = [free_text(lines[i], blocks[i], hits[i]) for i in candidates]
    said = dict(zip(candidates, overlaps(free, lead), strict=True))
    if len(candidates) == 1 and said[candidates[0]] >= MIN_OVERLAP:
        return candidates[0]
    if candidates and _opens(candidates[0], blocks, shapes, hits, body) and said[candidates[0]] >= OPENING_OVERLAP:
        return candidates[0]
    heads: dict[int, Set[str]] = {i: _heads(lines[i]) for i in find_echoes(lines, candidates)}
    above, below = _count(heads, range(body)), _count(heads, range(body, len(lines)))
    top = _heads(lines[0])
    best, best_score = None, 0.0
    for i in candidates:
        says = heads.get(i, frozenset())
        few, many = USUAL_WORDS
        score = said[i] * min(1.0, shapes[i].words / few, many / shapes[i].words) ** 0.5
        score *= LISTED if ITEM.match(lines[i]) else 1.0
        # Menus stand twice on a page, too, but the article does not say what they say.
        sure = body <= MENU_LINES or not says.isdisjoint(top)  # a page's title comes first of all
        twice = 1.0 if sure else said[i] / 2
        score += twice if any(above[head] > 1 for head in says) else 0.0 if says.isdisjoint(below) else 0.2
        # The earlier line wins unless the later one is clearly better: a standfirst also shares words.
        if score >= MIN_OVERLAP and score > best_score * (BELOW if best == i - 1 else LATER):
            best, best_score = i, score
    return _above_byline(lines, blocks, hits, candidates) if best is None else best


def _is_stopped_headline(
    lines: Sequence[str], blocks: Sequence[Block], shapes: Sequence[Shape], hits: Sequence[Sequence[Hit]], body: int
) -> bool:
    """Say whether the first paragraph is a headline with a full stop: one sentence that the second one says again."""
    line = lines[body]
    if shapes[body].words > CRY_WORDS or len(line) < MIN_REPEATED_CHARS:
        return False
    if body + 2 >= len(blocks) or not all(cut_as_line(blocks[i], hits[i]) for i in range(body)):
        return False
    if not shapes[body + 1].prose or shapes[body + 1].words < shapes[body].words or _SENTENCES.search(line[:-1]):
        return False
    return overlap(line, lines[body + 1]) >= SAID_AGAIN


def _opens(
    first: int, blocks: Sequence[Block], shapes: Sequence[Shape], hits: Sequence[Sequence[Hit]], body: int
) -> bool:
    """Say whether a line opens a text without a menu, and is as long as headlines are."""
    above = all(cut_as_line(blocks[i], hits[i]) for i in range(first))
    return body <= MENU_LINES and above and USUAL_WORDS[0] <= shapes[first].words <= MAX_WORDS


def _without_paths(lines: Sequence[str], candidates: Sequence[int]) -> list[int]:
    """Return the candidates without those that end in another one: "Home News The harbour froze over again"."""
    if len(candidates) < 2:
        return list(candidates)
    heads: dict[str, set[str]] = {}  # by their ends, so that each line is held against few of them
    for line in map(lines.__getitem__, candidates):
        if len(line) >= MIN_REPEATED_CHARS:
            heads.setdefault(line[-MIN_REPEATED_CHARS:], set()).add(line)
    if all(len(near) == 1 for near in heads.values()):
        return list(candidates)  # nearly always

    def leads(line: str) -> bool:
        return any(is_path(line, head) for head in heads.get(line[-MIN_REPEATED_CHARS:], ()))

    return [i for i in candidates if not leads(lines[i])]


def is_path(line: str, head: str) -> bool:
    """Say whether a line ends in a headline, and what precedes that is no part of it; a topic with a colon is one."""
    before = line[: -len(head)] if line.endswith(head) else ""
    return before != "" and before[-1] in PATH_ENDS and not before.rstrip().endswith(":")


def _list_start(
    blocks: Sequence[Block], shapes: Sequence[Shape], hits: Sequence[Sequence[Hit]], first: int, body: int
) -> int:
    """Return the index of the line above the body that announces a list with a colon; no headline stands in a list.

    Under a menu colons are everywhere: "Share this story:".
    """
    for i in range(first + 1, body if body <= MENU_LINES else 0):
        if shapes[i].stop in ":：" and not cut_as_line(blocks[i], hits[i]):
            return i
    return body


def _above_byline(
    lines: Sequence[str], blocks: Sequence[Block], hits: Sequence[Sequence[Hit]], candidates: Sequence[int]
) -> int | None:
    """Return the one line right above a byline or a date that words, not figures, make a headline."""
    found = [
        i
        for i in candidates
        if len(_LETTERS.findall(lines[i])) >= MIN_WORDS
        and any(hit.rule.label in SIGNING and cut_as_line(blocks[i + 1], [hit]) for hit in hits[i + 1])
    ]
    return found[0] if len(found) == 1 else None


def is_unmistakable(doc: Doc, spans: Iterable[Span]) -> bool:
    """Say whether what is left without the headline does not start with a line that could be one in turn.

    Only then may the headline leave the text: the next cleaning would take the standfirst for the headline.
    """
    covered = doc.covered(spans)
    kept = [i for i, label in enumerate(covered) if not label and i != doc.headline]
    if kept and doc.headline is not None and kept[0] < doc.headline:
        return False  # it would leave the text from the middle
    first = doc.shapes[kept[0]] if kept else None
    if first and first.words > CRY_WORDS and _reads_like_a_paragraph(first) and kept[0] == doc.body:
        return True  # longer than a headline with a full stop
    lines, blocks, shapes = [doc.lines[i] for i in kept], [doc.blocks[i] for i in kept], [doc.shapes[i] for i in kept]
    hits: list[tuple[Hit, ...]] = [()] * len(kept)
    return find_headline(lines, blocks, shapes, hits, find_body(blocks, shapes, hits)) is None


def lead_of(paragraphs: Iterable[str]) -> str:
    """Return the first of some paragraphs, without the short lines between them, which repeat menus and names."""
    out: list[str] = []
    size = 0
    for line in paragraphs:
        out.append(line)
        size += len(line)
        if size > LEAD:
            break
    return "\n".join(out)[:LEAD]


@compiled
def find_candidates(
    blocks: Sequence[Block], shapes: Sequence[Shape], hits: Sequence[Sequence[Hit]], body: int
) -> list[int]:
    """Return the lines above the body that may be a headline."""

    def may_be(block: Block, looks: Shape, line: Sequence[Hit]) -> bool:
        if not MIN_WORDS <= looks.words <= MAX_WORDS or block.end - block.start > MAX_CHARS:
            return False
        return looks.stop not in ".:;,。" and not cut_as_line(block, line)

    return [i for i in range(body) if may_be(blocks[i], shapes[i], hits[i])]


@compiled
def find_echoes(lines: Sequence[str], candidates: list[int]) -> list[int]:
    """Return the lines that open as a candidate does, with the candidates; what opens otherwise is none's echo."""
    opening = {lines[i][:MIN_REPEATED_CHARS] for i in candidates}
    long = [i for i, line in enumerate(lines) if len(line) >= MIN_REPEATED_CHARS]
    return [i for i in long if lines[i][:MIN_REPEATED_CHARS] in opening]


def free_text(line: str, block: Block, hits: Sequence[Hit]) -> str:
    """Return the line of a block without the stretches that rules cut from it."""
    if not hits:
        return line  # nearly always
    out, at = [], 0
    for hit in hits:
        out.append(line[at : hit.start - block.start])
        at = max(at, hit.end - block.start)
    out.append(line[at:])
    return " ".join(out)


@compiled
def overlaps(lines: list[str], lead: str) -> list[float]:
    """Return the overlap of each of some lines with the lead."""
    return [overlap(line, lead) for line in lines]


def overlap(line: str, lead: str) -> float:
    """Return the share of the line's longer words (in scripts without spaces: pairs) found in the lead."""
    spaced = line.isascii()
    if not spaced and DENSE.search(line):
        marks = {line[i : i + 2] for i in range(len(line) - 1)}
    elif not spaced and _HANGUL.search(line):
        # Two syllables are a Korean noun, and the third may be its particle.
        marks = {w[:2] for w in TOKEN.findall(line) if len(w) > 1}
    else:
        # The stem, so that an ending does not hide a word that both say.
        marks = {w[: max(4, len(w) - 2)] for w in TOKEN.findall(line) if len(w) > 3}
    found = sum([mark in lead for mark in marks])
    # A menu of two words that the article happens to use is no headline, so short lines get a share of five.
    return found / max(len(marks), 5)


def _count(heads: Mapping[int, Iterable[str]], among: range) -> dict[str, int]:
    """Return in how many of some lines each line stands, as a whole or before a site's name."""
    out: dict[str, int] = {}
    for i, some in heads.items():
        if i in among:
            for head in some:
                out[head] = out.get(head, 0) + 1
    return out


def _heads(line: str) -> set[str]:
    """Return what a headline may be in a line: the whole of it, and what stands before a site's name."""
    if not MIN_REPEATED_CHARS <= len(line) <= MAX_CHARS:
        return set()
    cuts = [found.start() for found in _SUFFIX.finditer(line)]
    return {line, *[line[:cut] for cut in cuts if cut >= MIN_REPEATED_CHARS]}
