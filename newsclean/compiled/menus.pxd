"""Menus, read in one go."""

from newsclean.compiled.growing cimport Growing
from newsclean.compiled.lexbor cimport Node

cdef Py_ssize_t read_menu(const Node *root, Growing text) except -1
cdef const Node *following(const Node *node, const Node *root, bint inside) noexcept
