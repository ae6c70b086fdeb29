"""What the lines of boxes and footers are called: a line alone says little, the list that it stands in says it."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from newsclean.compiled import compiled
from newsclean.doc import Block, Doc
from newsclean.rules.pack import word_list
from newsclean.span import Span

STORY = "related_link"
MENU = "navigation"
PLAYER = "media_placeholder"
IMPRINT = "copyright"
FORM = "newsletter"
LISTS = (STORY, MENU)
ENTRIES = frozenset({"byline", "advertisement"})  # "Contact", "Advertising": in a footer they lead to pages
STORY_WORDS = 5  # of a headline in a box; entries of menus are shorter
# What a box prints with each of its stories: when, who, where, how often read or shared.
SATELLITES = frozenset(
    {"timestamp", "navigation", "breadcrumb", "byline", "share_counter", "view_counter", "reading_time"}
    | {"social_widget", "photo_credit", "media_placeholder", "agency_credit", "comment_boilerplate"}
)
SATELLITE_WORDS = 6
BETWEEN = 4  # such lines between two stories, at most
TOPIC_CHARS = 40
FORM_WORDS = 2
MENU_LINES = 3  # short lines in a row that are a menu rather than a box

_EMBED = re.compile(r"< ?iframe\b", re.IGNORECASE)  # code that a player offers to other sites
# An address of electronic mail, or a number with the code of a country.
_CONTACT = re.compile(r"\S@\S+\.\w|(?<!\d)(?:\(?\+|00)\d{1,3}[ )./-]*\d[\d ()./-]{6,}\d")
_STROKE = re.compile(r" [/|•·] ")
_TAG = re.compile(r"#[^\W\d_]")
_EDGES = " :.!·•|+"


def lists(doc: Doc, spans: Sequence[Span]) -> Sequence[Span]:
    """Give lines that were cut as a whole the name of the list they stand in; what is cut stays the same.

    Dates, sections and names between two stories of a box are the box's. Short lines in a row are a menu, even
    below a box that was thought to reach to the end of the page, and an address of the publisher is no story.
    """
    if not any(span.label in (STORY, FORM) or span.rule.startswith("body.") for span in spans):
        return spans
    labels = doc.covered(spans)
    lines = find_lines(doc.blocks, spans)
    opening = {hit.rule.id for line in doc.hits if line for hit in line if hit.rule.opens}
    told = find_own_names(doc, lines, spans, opening)
    for i, label in told.items():
        labels[i] = label
    stories = find_stories(doc, labels)
    menus = {i: label for i, label in find_menus(doc, labels, stories).items() if not _is_announced(doc, i)}
    named = stories | menus | _find_forms(doc, labels)
    out = list(spans)
    for at, i in lines.items():
        label = named.get(i) or labels[i]
        if label != out[at].label and (i in named or i in told or label in LISTS):
            out[at] = out[at]._replace(label=label)
    return out


@compiled
def find_lines(blocks: Sequence[Block], spans: Sequence[Span]) -> dict[int, int]:
    """Return the places of the spans over a line as a whole, with the place of the line."""
    places = {block[0]: i for i, block in enumerate(blocks)}
    found = {at: places.get(span[0], -1) for at, span in enumerate(spans)}
    return {at: i for at, i in found.items() if i >= 0 and blocks[i][1] == spans[at][1]}


@compiled
def find_own_names(
    doc: Doc, lines: Mapping[int, int], spans: Sequence[Span], opening: Collection[str]
) -> dict[int, str]:
    """Return the lines that tell themselves what they are, see `own_name`."""
    return {i: label for at, i in lines.items() if (label := own_name(doc, i, spans[at], opening))}


def own_name(doc: Doc, index: int, span: Span, opening: Collection[str]) -> str:
    """Return what a line is that tells it itself, though nothing that it says had it cut; else ""."""
    if span.rule.startswith("body."):
        if doc.text.find("<", span.start, span.end) >= 0 and _EMBED.search(doc.text, span.start, span.end):
            return PLAYER
        line = doc.block_folded(index)
        if line.strip(_EDGES) in word_list("share_button", doc.language):
            return "social_widget"
        if _TAG.match(line):
            return "hashtags"
        return MENU if _is_row_of_topics(doc, index) else ""
    if span.rule not in opening or any(hit.rule.id == span.rule for hit in doc.hits[index]):
        return ""
    return IMPRINT if _CONTACT.search(doc.text, span.start, span.end) else ""


def _is_row_of_topics(doc: Doc, index: int) -> bool:
    """Say whether a line is three names or more with strokes between them: "Coast / Winter / Ferries"."""
    words, is_sentence, _, _ = doc.shapes[index]
    if is_sentence or words <= MENU_LINES:  # strokes count as words
        return False
    block = doc.blocks[index]
    if not _STROKE.search(doc.text, block.start, block.end):
        return False
    parts = _STROKE.split(doc.block_text(index))
    return len(parts) >= MENU_LINES and max(map(len, parts)) <= TOPIC_CHARS


@compiled
def find_stories(doc: Doc, labels: Sequence[str]) -> dict[int, str]:
    """Return the lines between two stories of a box, and below its last story those like the ones between."""
    out: dict[int, str] = {}
    last = -1
    like: set[str] = set()
    for i, label in enumerate(labels):
        if not label:
            last, like = -1, set()
        elif label == STORY and doc.shapes[i].words >= STORY_WORDS:
            between = range(last + 1, i) if last >= 0 else range(0)
            if len(between) <= BETWEEN and all(may_belong(doc, labels, j) for j in between):
                like |= {labels[j] for j in between}
                out |= dict.fromkeys(between, STORY)
            last = i
        elif label != STORY and last == i - 1 and label in like and is_last(doc, labels, i):
            out[i] = STORY
    return out


def may_belong(doc: Doc, labels: Sequence[str], index: int) -> bool:
    """Say whether a line may be one that a box prints with a story."""
    if any(hit.rule.opens for hit in doc.hits[index]):
        return False  # another box begins
    return labels[index] == STORY or (labels[index] in SATELLITES and doc.shapes[index].words <= SATELLITE_WORDS)


def is_last(doc: Doc, labels: Sequence[str], index: int) -> bool:
    """Say whether no story follows at once, so that the line closes the box."""
    if doc.shapes[index].words > SATELLITE_WORDS:
        return False
    after = range(index + 1, min(index + 2 + BETWEEN, len(labels)))
    return not any(labels[j] == STORY and doc.shapes[j].words >= STORY_WORDS for j in after)


def is_named(doc: Doc, index: int) -> bool:
    """Say whether a rule knows the line itself: "More on this story"."""
    return any(hit.rule.label == STORY for hit in doc.hits[index])


def _is_announced(doc: Doc, index: int) -> bool:
    """Say whether a line says enough for a headline and stands right below one that announces stories."""
    return doc.shapes[index].words >= STORY_WORDS - 1 and any(hit.rule.opens for hit in doc.hits[index - 1])


def _find_forms(doc: Doc, labels: Sequence[str]) -> dict[int, str]:
    """Return the words alone over or under an offer of a newsletter that are a menu's elsewhere: "Newsletter", "OK"."""
    out: dict[int, str] = {}
    for i, label in enumerate(labels):
        if label != FORM:
            continue
        for near, beyond in ((i - 1, i - 2), (i + 1, i + 2)):
            is_lone = not (0 <= beyond < len(labels) and labels[beyond] == MENU)
            if 0 <= near < len(labels) and labels[near] == MENU and is_lone and doc.shapes[near].words <= FORM_WORDS:
                out[near] = FORM
    return out


@compiled
def find_menus(doc: Doc, labels: Sequence[str], stories: Mapping[int, str]) -> dict[int, str]:
    """Return the short lines called stories that stand in a row of short lines."""
    out: dict[int, str] = {}
    run: list[int] = []
    for i, label in enumerate((*labels, "")):
        if label and i not in stories and doc.shapes[i][0] < STORY_WORDS:
            run.append(i)
            continue
        if len(run) >= MENU_LINES:
            out |= {j: MENU for j in run if labels[j] == STORY and not is_named(doc, j)}
            among = [(a, b, c) for a, b, c in zip(run, run[1:], run[2:], strict=False) if labels[b] in ENTRIES]
            out |= {b: MENU for a, b, c in among if {out.get(a, labels[a]), out.get(c, labels[c])} == {MENU}}
        run = []
    return out
