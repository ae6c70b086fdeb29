"""Characters that no reader sees: controls, half surrogates, invisible marks.

What carries meaning somewhere stays: joiners (ZWJ, ZWNJ), direction marks (LRM, RLM, ALM), variation
selectors, zero width spaces between Thai, Lao, Khmer or Burmese letters (they part words there), and the
tag characters of the regional flags. Tab, line feed, vertical tab, form feed, carriage return, U+2028 and
U+2029 stay too: the parser reads them as breaks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsclean.span import Edit

# Scripts without spaces between words, where U+200B parts them.
_SPACELESS = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u1950-\u19df\u1a20-\u1aaf\ua9e0-\ua9ff\uaa60-\uaadf"

_REMOVED_LOW = (
    "\x00-\x08\x0e-\x1b\x7f"
    "\u202a-\u202e\u2066-\u2069"  # embeddings, overrides, isolates: they reorder what stands around them
    "\u2060-\u2065\u206a-\u206f\ufeff"
    "\ufff9-\ufffc"  # annotation marks and the placeholder of an embedded object
    "\ufdd0-\ufdef\ufffe\uffff"  # noncharacters
)
_NONCHARACTERS = "".join(chr(plane << 16 | low) for plane in range(1, 17) for low in (0xFFFE, 0xFFFF))
_REMOVED = _REMOVED_LOW + "\U000e0000-\U000e007f" + _NONCHARACTERS

# All characters that this module may touch, half surrogates aside.
CONTROL_CLASS = _REMOVED + "\x1c-\x1f\x80-\x9f\xad\u200b"
_ASCII_CONTROLS = "".join(re.findall(f"[{CONTROL_CLASS}]", "".join(map(chr, range(0x80))))).encode()

_CONTROL = re.compile(
    "(?P<flag>\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{3,6}\U000e007f)"
    f"|(?P<removed>(?:[{_REMOVED}]|(?<![{_SPACELESS}])\u200b|\u200b(?![{_SPACELESS}]))+)"
    "|(?P<separator>[\x1c-\x1f]+)"
    "|(?P<pair>[\ud800-\udbff][\udc00-\udfff])"
    "|(?P<half>[\ud800-\udfff])"
)

# Where to look closer. One class is searched ten times as fast as alternatives; beyond U+FFFF each range costs, so one
# range covers more than what is sought.
_RUN = re.compile(f"[{_REMOVED_LOW}\x1c-\x1f\u200b\ud800-\udfff\U0001f3f4\U0001fffe-\U0010ffff]+")

# Soft hyphens and the C1 controls without a meaning in windows-1252 are halves of mojibake ("Ã\xad" is "í"), so
# they go only after mojibake has been repaired.
_SOFT = re.compile("[\xad\x81\x8d\x8f\x90\x9d]+")


def controls(text: str) -> Iterator[Edit]:
    """Yield the removal of control and other invisible characters; a half surrogate becomes U+FFFD.

    >>> [(e.old, e.new) for e in controls("a\\x00b\\ud800")]
    [('\\x00', ''), ('\\ud800', '\ufffd')]
    """
    if text.isascii() and not has_controls(text.encode()):
        return
    for run in _RUN.finditer(text):
        at = run.start()
        while at < run.end():
            found = _CONTROL.match(text, at)
            if not found:
                at += 1
                continue
            at = found.end()
            if found.lastgroup != "flag":
                yield Edit(found.start(), at, found.group(), _replacement(found), "control", "repair.controls")


def has_controls(raw: bytes) -> bool:
    """Say whether a text in ASCII has a control character that goes."""
    return len(raw.translate(None, _ASCII_CONTROLS)) < len(raw)


def _replacement(found: re.Match[str]) -> str:
    """Return what a control becomes; two halves of a character become that character, if it may stay."""
    if found.lastgroup == "half":
        return "\ufffd"
    if found.lastgroup == "separator":
        return " "
    if found.lastgroup == "pair":
        whole = found.group().encode("utf-16-le", "surrogatepass").decode("utf-16-le")
        return "" if _CONTROL.match(whole) else whole
    return ""


def soft_hyphens(text: str) -> Iterator[Edit]:
    """Yield the removal of soft hyphens, and of C1 controls that are no mojibake."""
    for found in _SOFT.finditer(text) if not text.isascii() else ():
        yield Edit(found.start(), found.end(), found.group(), "", "control", "repair.soft_hyphens")
