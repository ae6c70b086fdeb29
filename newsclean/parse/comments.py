"""What readers wrote under an article: in elements that blog systems name alike, in microdata, or in JSON-LD.

A text is taken for a comment where an element says that it is the text of one *and* what stands around it says that
these are comments: the section of a paper that prints opinions is called "comment", too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from newsclean.doc import Comment
from newsclean.parse.layout import lay_out
from newsclean.parse.loose_json import load_loose
from newsclean.parse.plain_value import plain_markup, plain_value

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

MAX_COMMENTS = 5_000
MAX_STEPS = 12  # elements from the text of a comment up to the list of all
MAX_NODES = 20_000  # objects of JSON-LD that are looked at
MAX_AUTHOR_CHARS = 100

_TEXTS: Final = (
    ":is([itemprop=text], [itemprop=commentText], .comment-content, .comment-text, .comment-body, .comment-message,"
    " .comment-copy, .comment__content, .comment__text, .comment__body, .comment_content, .comment_text, .comment_body,"
    " .commentContent, .commentText, .commentBody, .commenttext)"
)
_LISTS: Final = frozenset(
    """
    comments comment-list comments-list commentlist comments-area comment-area comments-block comments-section
    comments__list comments__section comment-thread comment_list comments_list commentarea reader-comments post-comments
    entry-comments disqus_thread
    """.split()
)
_ITEMS: Final = frozenset("comment comment-item comment-wrapper comment-container reader-comment user-comment".split())
_NO_COMMENTS: Final = frozenset(("pingback", "trackback"))  # another site's link to the article
_BUTTONS: Final = ":is(.reply, .comment-reply, .comment-actions) a, a.comment-reply-link, button"
_ITEM_ID = re.compile(r"(?:li-|div-)?comment[-_]?\d+")
_AUTHORS: Final = (
    "[itemprop=author] [itemprop=name], [itemprop=creator] [itemprop=name]",
    ".fn, cite",
    ".comment-author-name, .comment-author, .comment__author, .comment-user, .comment-username, .comment-name",
    "[itemprop=author], [itemprop=creator], .author, .username, .user-name, .nickname",
)
_TIMES: Final = "[itemprop=datePublished], [itemprop=dateCreated], [itemprop=commentTime], time[datetime]"
_ISO = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?")
# What blog systems write after a name, in some languages that they speak.
_SAYS = re.compile(
    r"(?:\s+(?:said|says|wrote|dice|dijo|sagt|sagte|schreibt|schrieb|a écrit|a dit|dit|disse|diz|ha detto|scrive|zegt"
    r"|schreef|skriver|пишет|says on))?\s*[:.…]*$",
    re.IGNORECASE,
)


def read_comments(tree: LexborHTMLParser) -> tuple[Comment, ...]:
    """Return the comments of a page in its order; those of its JSON-LD where no element shows any."""
    found = dict.fromkeys(_shown(tree)) or dict.fromkeys(_stated(tree))
    return tuple(found)[:MAX_COMMENTS]


def _shown(tree: LexborHTMLParser) -> Iterator[Comment]:
    for node in tree.css(_TEXTS)[: 2 * MAX_COMMENTS]:
        item = _item_of(node)
        if item is None or _inside(node, _TEXTS) is not None or _inside(item, "h1") is not None:
            continue
        author = _author_of(node, item)
        # In old themes the text stands beside its author, in paragraphs of its own.
        mixed = any(_inside(node, selector) is not None for selector in _AUTHORS)
        parts = [lay_out(part).text for part in (node.css("p") if mixed else [node])]
        buttons = {"", *(plain_markup(link.inner_html or "") for link in node.css(_BUTTONS))}
        text = "\n\n".join(line for part in parts for line in part.split("\n") if line not in buttons)
        if text:
            yield Comment(author, text, _time_of(node, item))


def _item_of(node: LexborNode) -> LexborNode | None:
    """Return the element that holds a comment with its author; None where nothing around says that it is one."""
    item: LexborNode | None = None
    needs_type = "itemprop" in node.attributes
    around = node.parent
    for _ in range(MAX_STEPS):
        if around is None:
            return None
        attributes = around.attributes
        is_type = "Comment" in (attributes.get("itemtype") or "")
        identity = attributes.get("id") or ""
        names = {*(attributes.get("class") or "").lower().split(), identity.lower()}
        if names & _NO_COMMENTS:
            return None
        if is_type or (_ITEM_ID.fullmatch(identity) and not needs_type):
            return item or around
        if needs_type and "itemtype" in attributes:
            return None
        if names & _LISTS:
            return item or node.parent
        if item is None and (names & _ITEMS or around.tag == "li"):
            item = around
        around = around.parent
    return None


def _inside(node: LexborNode, selector: str) -> LexborNode | None:
    """Return the first element in another one that is not that one itself."""
    return next((found for found in node.css(selector) if found.mem_id != node.mem_id), None)


def _author_of(node: LexborNode, item: LexborNode) -> str | None:
    if node.tag == "dd":  # a list of authors and texts
        before = node.prev
        while before is not None and before.tag != "dt":
            before = before.prev
        return _name(before) if before is not None else None
    for selector in _AUTHORS:
        found = _inside(item, selector)
        if found is not None and (name := _name(found)):
            return name
    return None


def _name(node: LexborNode) -> str | None:
    link = next((link for link in node.css("a") if link.text().strip()), node)
    name = _SAYS.sub("", plain_markup(link.inner_html or ""))
    return name if 0 < len(name) <= MAX_AUTHOR_CHARS else None


def _time_of(node: LexborNode, item: LexborNode) -> str | None:
    found = _inside(item, _TIMES)
    if found is None or node.tag == "dd":
        return None
    attributes = found.attributes
    return _moment(attributes.get("datetime") or attributes.get("content") or found.text())


def _moment(stated: object) -> str | None:
    value = stated.strip() if isinstance(stated, str) else ""
    return value.replace(" ", "T") if _ISO.fullmatch(value) else None


def _stated(tree: LexborHTMLParser) -> Iterator[Comment]:
    """Yield the comments that JSON-LD holds."""
    scripts = (node.text() for node in tree.css("script[type$='ld+json' i]"))
    stack = [value for script in scripts for value in load_loose(script)][::-1]
    for _ in range(MAX_NODES):
        if not stack:
            return
        value = stack.pop()
        if isinstance(value, list):
            stack.extend(value[::-1])
        elif isinstance(value, dict):
            if value.get("@type") in ("Comment", "UserComments"):
                yield from _remark(value)
            stack.extend(inner for inner in reversed(value.values()) if isinstance(inner, dict | list))


def _remark(node: Mapping[str, Any]) -> Iterator[Comment]:
    text = node.get("text") or node.get("commentText") or node.get("description")
    if not isinstance(text, str) or not (text := plain_value(text)):
        return
    author = node.get("author") or node.get("creator")
    author = author[0] if isinstance(author, list) and author else author
    name = author.get("name") if isinstance(author, dict) else author
    moment = _moment(node.get("datePublished") or node.get("dateCreated") or node.get("commentTime"))
    yield Comment(plain_value(name) or None if isinstance(name, str) else None, text, moment)
