"""Filters mark; each is a function `Doc -> spans`, and none sees another's spans, so their order cannot matter."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from newsclean.doc import Doc
from newsclean.filters.breadcrumbs import breadcrumbs
from newsclean.filters.captions import captions
from newsclean.filters.contents import contents
from newsclean.filters.datelines import datelines
from newsclean.filters.elements import elements
from newsclean.filters.excerpts import excerpts
from newsclean.filters.patterns import patterns
from newsclean.filters.repeats import repeats
from newsclean.filters.suffixes import suffixes
from newsclean.filters.timestamps import timestamps
from newsclean.span import Span

Filter = Callable[[Doc], Iterable[Span]]

FILTERS: dict[str, Filter] = {
    "elements": elements,
    "patterns": patterns,
    "timestamps": timestamps,
    "datelines": datelines,
    "suffixes": suffixes,
    "repeats": repeats,
    "breadcrumbs": breadcrumbs,
    "captions": captions,
    "contents": contents,
    "excerpts": excerpts,
}
