"""What the elements of a page are to its layout, and in menus."""

from newsclean.compiled.lexbor cimport Node

cdef enum Role:
    INLINE, UNSEEN, BLOCK, ROW, PRE, BREAK, LINK, SPAN, BOLD, SLANTED, NOSCRIPT, TEMPLATE, WORDS

cdef enum MenuRole:
    PLAIN, SKIP, STOP

cdef int learn() except -1
cdef Role role_of(const Node *node)
cdef MenuRole menu_role_of(const Node *node)
cdef str tag_of(const Node *node)
