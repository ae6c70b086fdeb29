# cython: boundscheck=False, wraparound=False
"""Twin of a function in newsclean/parse/tame.py."""

from cpython.unicode cimport PyUnicode_DATA, PyUnicode_KIND, Py_UNICODE_ISSPACE
from libc.stdint cimport uint8_t, uint16_t, uint32_t
from libc.string cimport memchr

cdef enum:
    FEW_TAGS = 2500

ctypedef fused signs:
    uint8_t
    uint16_t
    uint32_t

cdef const char **FORMATTING = [
    "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u", NULL
]


def count_tags(str html):
    cdef void *data = PyUnicode_DATA(html)
    cdef int kind = PyUnicode_KIND(html)
    if kind == 1:
        return count(<const uint8_t *>data, len(html))
    if kind == 2:
        return count(<const uint16_t *>data, len(html))
    return count(<const uint32_t *>data, len(html))


cdef count(const signs *html, Py_ssize_t size):
    cdef const signs *at = next_tag(html, size)
    cdef const signs *end = html + size
    cdef Py_ssize_t tags = 0, formatted = 0
    while at != NULL:
        at += 1
        tags += 1
        formatted += opens_formatting(at, end - at)
        at = next_tag(at, end - at)
    return tags, formatted if tags > FEW_TAGS else 0


cdef inline const signs *next_tag(const signs *html, Py_ssize_t size) noexcept:
    cdef Py_ssize_t i
    if signs is uint8_t:
        return <const signs *>memchr(html, 60, size)
    else:
        for i in range(size):
            if html[i] == 60:
                return html + i
        return NULL


cdef bint opens_formatting(const signs *name, Py_ssize_t left) noexcept:
    """Say whether the name of an element that formats text begins here, and white space follows it."""
    cdef const char **asked = FORMATTING
    cdef Py_ssize_t at
    while asked[0] != NULL:
        at = 0
        while asked[0][at] and at < left and (name[at] | 0x20) == <unsigned char>asked[0][at]:
            at += 1
        if not asked[0][at] and at < left and Py_UNICODE_ISSPACE(name[at]):
            return True
        asked += 1
    return False
