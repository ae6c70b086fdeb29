"""What a page says in microdata (`itemprop`) about its article, and in `<time>`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from newsclean.doc import Stated
from newsclean.parse.meta_names import SCHEMA, rank_of
from newsclean.parse.plain_value import plain_markup, plain_value

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

MAX_ITEMS = 400  # elements with `itemprop` that are looked at; listings have thousands
MAX_NESTED = 8  # items in items
MAX_DEPTH = 60  # elements up to the item that a property belongs to
_SOURCE = "microdata"
_STEPS = frozenset(("ListItem", "Breadcrumb"))
_ADDRESSES = {"image", "canonical_url"}


class Item(NamedTuple):
    """The type of an item, the property that it is of another item, and the type of that."""

    kind: str
    role: str
    outer: str


NO_ITEM = Item("", "", "")


class Items:
    """The items of a page, told by the element that opens them; each way up is walked once."""

    def __init__(self) -> None:
        self.seen: dict[int, Item] = {}

    def around(self, node: LexborNode, depth: int = 0) -> Item:
        """Return the item that an element belongs to."""
        way: list[int] = []
        found = NO_ITEM
        parent = node.parent
        while parent is not None and len(way) < MAX_DEPTH:
            if parent.mem_id in self.seen:
                found = self.seen[parent.mem_id]
                break
            way.append(parent.mem_id)
            attributes = parent.attributes
            if "itemscope" in attributes or "itemtype" in attributes:
                outer = self.around(parent, depth + 1) if depth < MAX_NESTED else NO_ITEM
                found = Item(_type(attributes.get("itemtype")), attributes.get("itemprop") or "", outer.kind)
                break
            parent = parent.parent
        for step in way:
            self.seen[step] = found
        return found


def read_item(node: LexborNode, items: Items) -> Iterator[Stated]:
    """Yield what an element with `itemprop` says about the article it stands in."""
    attributes = node.attributes
    kind, role, outer = items.around(node)
    rank = rank_of(kind)
    for name in (attributes.get("itemprop") or "").split():
        if name == "name" and (kind in _STEPS or outer == "BreadcrumbList"):
            field = "breadcrumb"
        elif name == "name" and role and outer and not rank_of(outer):  # who wrote a comment
            field = ""
        elif name == "name" and role:
            field = {"author": "author", "creator": "creator", "publisher": "publisher"}.get(role, "")
        elif name == "url" and role:
            field = ""
        elif rank in (1, 3) or (not kind and name not in ("name", "url", "image", "description", "author")):
            field = SCHEMA.get(name, "")
        else:
            field = ""
        if not field or (field == "author" and "itemscope" in attributes):
            continue
        if value := _value(node, field):
            yield Stated(field, value, _SOURCE)


def read_time(node: LexborNode) -> Stated | None:
    """Return the moment that a `<time>` states, None where it is one of a microdata item or says nothing."""
    attributes = node.attributes
    classes = (attributes.get("class") or "").lower()
    if "pubdate" in attributes or "entry-date" in classes or "published" in classes.replace("-", " ").split():
        field = "published"
    elif "updated" in classes or "modified" in classes:
        field = "modified"
    else:
        field = "time"
    value = plain_value(attributes.get("datetime") or "") or plain_markup(node.inner_html or "")
    return Stated(field, value, "time") if value and len(value) < 200 else None


def _type(stated: str | None) -> str:
    return (stated or "").strip().rpartition("/")[2].rpartition("#")[2]


def _value(node: LexborNode, field: str) -> str:
    """Return what an element states: its `content`, its date, its address, or else its text."""
    attributes = node.attributes
    stated = attributes.get("content") or attributes.get("datetime") or ""
    if not stated and node.tag == "abbr":
        stated = attributes.get("title") or ""
    if not stated and field in _ADDRESSES:
        stated = next((attributes[key] or "" for key in ("href", "src") if attributes.get(key)), "")
        return stated.strip()
    if not stated and field == "article_body":
        return " ".join(" ".join(_texts(node)).split())
    return plain_value(stated) if stated else plain_markup(node.inner_html or "")


def _texts(node: LexborNode) -> Iterator[str]:
    """Yield the pieces of text in an element but for scripts and style sheets."""
    for inner in node.traverse(include_text=True):
        if inner.is_text_node and (around := inner.parent) is not None and around.tag not in ("script", "style"):
            yield inner.text_content or ""
