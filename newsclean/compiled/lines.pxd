"""The lines of a page while it is laid out."""

from newsclean.compiled.growing cimport Growing
from newsclean.compiled.lexbor cimport Node, String

cdef enum:
    IN_LINK, IN_BOLD, IN_ITALICS

cdef class Lines:
    cdef Growing text
    cdef Py_ssize_t first  # where the line begins that is being filled
    cdef bint opened  # whether there is anything in it
    cdef bint after_link  # whether the last thing in it is a link
    cdef Py_ssize_t links  # in it
    cdef Py_ssize_t[3] chars  # of it, by what it stands in
    cdef str names  # of the inline elements that open it
    cdef Py_ssize_t[3] within  # how many elements are open, by what it stands in
    cdef Py_ssize_t special  # how many of these, and of those that keep their white space
    cdef Py_ssize_t pre  # how many of the latter
    cdef bint with_menus
    cdef list open, rows, tried, blocks, looks, elements, menus

    cdef bint enter_block(self, Node *node, str tag) except -1
    cdef int leave_block(self) except -1
    cdef int enter_row(self, Node *node) except -1
    cdef int leave_row(self) except -1
    cdef int enter_pre(self, Node *node, str tag) except -1
    cdef int leave_pre(self) except -1
    cdef bint enter_link(self, Node *node) except -1
    cdef int leave_link(self) except -1
    cdef bint enter_span(self, Node *node) except -1
    cdef int change(self, int style, int by) except -1
    cdef int add(self, const String *piece) except -1
    cdef int end_line(self) except -1
    cdef int put(self, const unsigned char *data, size_t length) except -1
    cdef int name(self, const Node *node) except -1
    cdef bint add_menu(self, Node *node) except -1
    cdef int add_line(self, Py_ssize_t element, Py_ssize_t links, Py_ssize_t inside) except -1
    cdef int join_cells(self, Py_ssize_t first) except -1
    cdef page(self)
