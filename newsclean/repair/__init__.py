"""Repairs: what a scraper broke in the characters of a text, put right before anything else reads it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import Final

from newsclean.repair.controls import controls, soft_hyphens
from newsclean.repair.entities import entities
from newsclean.repair.gate import is_clean
from newsclean.repair.markdown import markdown
from newsclean.repair.markup import markup
from newsclean.repair.mojibake import mojibake
from newsclean.repair.space import space
from newsclean.span import Edit, apply, compose

Repair = Callable[[str], Iterable[Edit]]

# In the order in which they run. Controls come first since they split what the others look for; soft hyphens wait for
# mojibake, of which they may be a part; tags go before references so that no reference can become a tag, and both
# before Markdown, which writes "&gt;" for its quotes at times.
REPAIRS: Final[tuple[tuple[str, Repair], ...]] = (
    ("controls", controls),
    ("mojibake", mojibake),
    ("markup", markup),
    ("entities", entities),
    ("markdown", markdown),
    ("soft_hyphens", soft_hyphens),
    ("space", space),
)

# Two rounds are the rule: one to repair, one to see that nothing is left. More come from nested damage.
_ROUNDS = 8


NAMES: Final = tuple(name for name, _ in REPAIRS)
LAYOUT: Final = ("space",)  # what a text may need whose characters are sound


def repair(text: str, names: Collection[str] = NAMES) -> tuple[str, list[Edit]]:
    """Return the repaired text and the edits that lead to it; repairing it again changes nothing.

    `names` chooses among the repairs; their order is always that of the table. They run in rounds until none
    finds anything, since one may uncover what another repairs. A text that is not at rest after eight rounds was
    nested on purpose: of that one only the controls are removed.

    >>> repair("Caf\\u00c3\\u00a9 &amp; bar")[0]
    'Café & bar'
    """
    left = LAYOUT if is_clean(text) else NAMES
    chosen = [find for name, find in REPAIRS if name in left and name in names]
    now: str = text
    edits: list[Edit] = []
    for _ in range(_ROUNDS):
        before = now
        for find in chosen:
            found = list(find(now))
            if found:
                now, edits = apply(now, found), compose(edits, found)
        if now == before:
            return now, [edit for edit in edits if edit.old != edit.new]
    edits = list(controls(text)) if "controls" in names else []
    return apply(text, edits), edits
