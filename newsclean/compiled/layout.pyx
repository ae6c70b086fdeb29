# cython: boundscheck=False, wraparound=False, cdivision=True
"""Twin of the function in newsclean/parse/layout.py: one walk over a parsed page, where it lies in memory."""

from newsclean.compiled cimport tags
from newsclean.compiled.lexbor cimport FRAGMENT, Node, Text, shadow
from newsclean.compiled.lines cimport IN_BOLD, IN_ITALICS, Lines
from newsclean.compiled.tags cimport role_of, tag_of


def lay_out(root, *, noscript=False, menus=False):
    tags.learn()
    lines = Lines(menus)
    walk(lines, <Node *><size_t>root.mem_id, noscript)
    return lines.page()


cdef int walk(Lines lines, Node *root, bint noscript) except -1:
    cdef list templates = []  # that are open
    cdef Node *node = root
    cdef Node *inner
    cdef int role
    while True:
        role = role_of(node)
        if enter(lines, node, role, noscript):
            inner = node.first_child
            if role == tags.TEMPLATE:
                inner = shadow(node)
                if inner != NULL:
                    templates.append(<size_t>node)
            if inner != NULL:
                node = inner
                continue
            leave(lines, role)
        while node != root and node.next == NULL:
            node = node.parent
            if node.type == FRAGMENT and node != root:
                node = <Node *><size_t>templates.pop()
            leave(lines, role_of(node))
        if node == root:
            return 0
        node = node.next


cdef bint enter(Lines lines, Node *node, int role, bint noscript) except -1:
    """Do what a node asks for on the way in; say whether to go into it."""
    if role == tags.WORDS:
        lines.add(&(<Text *>node).data)
        return False
    if role == tags.UNSEEN or (role == tags.NOSCRIPT and not noscript):
        return False
    if role == tags.BLOCK:
        return not lines.enter_block(node, tag_of(node))
    if role == tags.LINK:
        return not lines.enter_link(node)
    if role == tags.SPAN:
        return not lines.enter_span(node)
    if role == tags.BREAK:
        lines.end_line()
    elif role == tags.ROW:
        lines.enter_row(node)
    elif role == tags.PRE:
        lines.enter_pre(node, tag_of(node))
    elif role == tags.BOLD:
        lines.change(IN_BOLD, 1)
    elif role == tags.SLANTED:
        lines.change(IN_ITALICS, 1)
    return True


cdef int leave(Lines lines, int role) except -1:
    """Do what a node asks for on the way out."""
    if role == tags.BLOCK:
        lines.leave_block()
    elif role == tags.LINK:
        lines.leave_link()
    elif role == tags.ROW:
        lines.leave_row()
    elif role == tags.PRE:
        lines.leave_pre()
    elif role == tags.BOLD:
        lines.change(IN_BOLD, -1)
    elif role == tags.SLANTED:
        lines.change(IN_ITALICS, -1)
    return 0
