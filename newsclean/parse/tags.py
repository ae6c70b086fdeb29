"""What the elements of a page are to a reader."""

from __future__ import annotations

from typing import Final

# Elements that start a new line in a browser. Source: the HTML standard, "Rendering", flow content; buttons, labels of
# figures and cells stand on their own for a reader as well.
BLOCK_TAGS: Final = frozenset(
    """
    address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption
    figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol optgroup p plaintext
    pre search section summary table tbody td tfoot th thead tr ul xmp
    """.split()
)
# What no reader sees, or sees only where something else failed.
UNSEEN_TAGS: Final = frozenset(
    """
    script style head iframe object embed svg canvas audio video select datalist textarea title meta link rt rp rtc
    frameset noframes noembed applet meter progress annotation annotation-xml -comment
    """.split()
)
PRE_TAGS: Final = frozenset(("pre", "listing", "xmp", "plaintext"))
BOLD_TAGS: Final = frozenset(("b", "strong"))
SLANTED_TAGS: Final = frozenset(("i", "em"))
CELL_TAGS: Final = frozenset(("td", "th"))


def is_block(tag: str) -> bool:
    """Say whether an element starts a line; those that a page defines itself do far more often than not."""
    return tag in BLOCK_TAGS or ("-" in tag and tag[0] != "-")
