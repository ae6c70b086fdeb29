# cython: boundscheck=False, wraparound=False, cdivision=True
"""Menus, read in one go, as newsclean/parse/menus.py does it; what is done why stands there."""

from libc.string cimport memcmp

from newsclean.compiled.growing cimport Growing
from newsclean.compiled.lexbor cimport CLASS, ELEMENT, ID, ITEMTYPE, TEXT, Attribute, Element, Node, String, Text
from newsclean.compiled.lexbor cimport attribute_name
from newsclean.compiled.tags cimport SKIP, STOP, menu_role_of

cdef enum:
    LEAST_LINES = 6
    SENTENCE_WORDS = 8
    FIRST_DENSE = 0xE00

cdef object has_prose


cdef Py_ssize_t read_menu(const Node *root, Growing text) except -1:
    """Add the lines of an element; return how many, 0 where they are none of a menu."""
    global has_prose
    if has_prose is None:
        from newsclean.parse.menus import has_prose
    cdef Py_ssize_t start = text.size, lines = add_pieces(root, text)
    if (
        lines < LEAST_LINES
        or (may_have_prose(text, start) and has_prose(text.read(start, text.size - 1)))
        or has_crumbs(root)
    ):
        text.size = start
        return 0
    return lines


cdef Py_ssize_t add_pieces(const Node *root, Growing text) except -1:
    """Add each piece of an element's text as a line; return how many, 0 where something in it tells it is no menu."""
    cdef const Node *node = root
    cdef Py_ssize_t start, lines = 0
    cdef int role
    while node != NULL:
        role = menu_role_of(node)
        if role == STOP:
            return 0
        if node.type == TEXT:
            start = text.size
            text.put((<const Text *>node).data.data, (<const Text *>node).data.length)
            text.join_words(start)
            if text.size > start:
                text.put_char(u"\n")
                lines += 1
        node = following(node, root, role != SKIP)
    return lines


cdef const Node *following(const Node *node, const Node *root, bint inside) noexcept:
    """Return the node after another in their order in the page; NULL where it was the last of its root."""
    if inside and node.first_child != NULL:
        return node.first_child
    while node != root and node.next == NULL:
        node = node.parent
    return node.next if node != root else NULL


cdef bint may_have_prose(Growing text, Py_ssize_t start) noexcept:
    """Say whether any line is as long as a sentence, or of a script that may have no spaces between words."""
    cdef Py_ssize_t i, words = 1
    for i in range(start, text.size):
        if text.chars[i] == 10:
            words = 1
        elif text.chars[i] == 32:
            words += 1
        if words >= SENTENCE_WORDS or text.chars[i] >= FIRST_DENSE:
            return True
    return False


cdef bint has_crumbs(const Node *root) noexcept:
    """Say whether an element or one in it is called breadcrumbs."""
    cdef const Node *node = root
    cdef const Attribute *attribute
    cdef int name
    while node != NULL:
        if node.type == ELEMENT:
            attribute = (<const Element *>node).first
            while attribute != NULL:
                name = attribute_name(attribute)
                if (name == CLASS or name == ID) and holds(attribute.value, b"rumb", 4, 0x20):
                    return True
                if name == ITEMTYPE and holds(attribute.value, b"Breadcrumb", 10, 0):
                    return True
                attribute = attribute.next
        node = following(node, root, True)
    return False


cdef bint holds(const String *value, const char *word, size_t length, int fold) noexcept:
    """Say whether a value has a word in it; with `fold`, one in small letters of ASCII in whatever case."""
    cdef size_t i, j
    if value == NULL or value.length < length:
        return False
    for i in range(value.length - length + 1):
        for j in range(length):
            if (value.data[i + j] | fold) != word[j]:
                break
        else:
            return True
    return False
