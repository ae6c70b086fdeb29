"""Lines that start with a picture agency or end with who took the picture: "ANP/EPA – The mayor on the dike"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsclean.doc import Doc
from newsclean.fields.agency import is_agency
from newsclean.fields.authors import is_name
from newsclean.fields.letters import has_year_or_time
from newsclean.rules.pack import word_list
from newsclean.shape import has_two_sentences
from newsclean.span import Span

MAX_CHARS = 300
CREDIT_CHARS = 60  # more than the longest credit that the pattern takes

MAX_HOUSE_WORDS = 3
UNBARRED_WORDS = 20  # behind more words and a full stop alone an agency signs the report
SIGNED_WORDS = range(5, 46)  # of a caption with who took the picture behind it

_CREDIT = re.compile(r"\(?([^\s/–—-]{2,12}(?: ?/ ?[^\s/–—-]{2,20}){1,2})\)? [–—-] ?(?=\S)")

# Behind a full stop or a bar, up to the end of the line: "The ferry in port. Ana Vega", "The ferry in port | Ana Vega".
_SIGNED = re.compile(
    r"(?:(?P<stop>(?<=[.!?…)\]])\s*[|/•·–—-]?)|\s(?P<bar>[|/•·]))\s*(?P<who>[^.!?…()\[\]|•·:;,\d\"»”«“]{4,60})$"
)
_FOR = re.compile(r" (?:pour|for|für|per|para|voor|för) .*$", re.IGNORECASE)
_STROKE = re.compile(r" ?[/–—] ?| - ")


def captions(doc: Doc) -> Iterator[Span]:
    """Mark short lines that open with two credits joined by a stroke, one of them an agency's.

    A dateline names one agency, in brackets; and the first paragraph is never a caption.
    """
    if doc.page is None:  # a page says which lines are captions
        yield from _signed(doc)
    stroke = -1
    for i, (start, end, _, _) in enumerate(doc.blocks):
        if stroke < start:
            stroke = doc.text.find("/", start)
            if stroke < 0:
                return
        if stroke >= end or stroke >= start + CREDIT_CHARS:
            continue  # nearly always
        if end - start > MAX_CHARS or i == doc.headline:
            continue
        found = _CREDIT.match(doc.text, start, end)
        if found and any(_is_picture_source(name) for name in found[1].split("/")):
            yield doc.mark(i, "photo_caption", "captions")


def _signed(doc: Doc) -> Iterator[Span]:
    """Yield short lines that end with who took the picture instead of a full stop, beside a paragraph.

    Lists of winners hold such lines, too, but stand among their like; and what ends an article is signed by its writer.
    """
    shapes = doc.shapes
    for i in range(1, len(shapes) - 1):
        words, is_sentence, _, _ = shapes[i]
        if is_sentence or words not in SIGNED_WORDS or i == doc.headline:
            continue
        if not (shapes[i + 1].prose and (shapes[i - 1].prose or i <= doc.body)):
            continue
        start, end, _, _ = doc.blocks[i]
        found = _SIGNED.search(doc.text, start, end)
        if not found or has_two_sentences(doc.text[start : found.start("who")].rstrip(" |/•·–—-")):
            continue
        before = doc.text[start : found.start()]
        if found["bar"] and (has_year_or_time(before) or is_name(before, doc.language)):
            continue  # "9 May 2024, 15:46 | Ana Vega", "Ana Vega | Tom Reed"
        is_barred = bool(found["bar"] or (found["stop"] or "").strip())
        if _took_picture(found["who"], is_barred or words <= UNBARRED_WORDS, found["stop"], doc.language):
            yield doc.mark(i, "photo_caption", "captions.signed")


def _took_picture(text: str, may_be_agency: bool, stop: str | None, language: str) -> bool:
    """Say whether a text names a person, a picture agency or, in capitals behind a full stop and a bar, a house."""
    first, _, rest = text.partition(" ")
    if rest and "/" not in text and is_agency(first):
        return False  # the desk's signs behind an agency: "PTI AB CD"
    for part in _STROKE.split(_FOR.sub("", text)):
        if is_name(part, language) or (may_be_agency and _is_picture_source(part)):
            return True
    return bool(stop and stop.strip()) and text.isupper() and len(text.split()) <= MAX_HOUSE_WORDS


def _is_picture_source(name: str) -> bool:
    return is_agency(name) or name.strip().casefold() in word_list("photo_agency")
