# cython: boundscheck=False, wraparound=False
"""Twins of functions in newsclean/repair/space.py."""

from cpython.mem cimport PyMem_Free, PyMem_Malloc
from cpython.unicode cimport PyUnicode_READ_CHAR, Py_UNICODE_ISSPACE

cdef extern from "Python.h":
    Py_ssize_t PyUnicode_FindChar(str text, Py_UCS4 sign, Py_ssize_t start, Py_ssize_t end, int direction) except -2

cdef enum:
    NARROW = 50
    WIDE = 100
    LEAST_BREAKS = 4

cdef double FILLED_SHARE = 0.5
cdef double SHORT_SHARE = 0.6


cdef struct Line:
    Py_ssize_t start
    Py_ssize_t size  # without the white space at its end


def may_be_wrapped(str text):
    cdef:
        Py_ssize_t i = 0, first, filled = 0, count = text.count("\n") + 1
        Line *lines
    if count <= LEAST_BREAKS or len(text) > count * WIDE:
        return False
    lines = <Line *>PyMem_Malloc(count * sizeof(Line))
    if lines == NULL:
        raise MemoryError
    try:
        if find(text, lines, count) < LEAST_BREAKS:
            return False
        while i < count:
            first = i
            while i < count and lines[i].size:
                i += 1
            filled += count_filled(text, lines + first, i - first)
            i += 1
        return filled >= LEAST_BREAKS
    finally:
        PyMem_Free(lines)


cdef Py_ssize_t find(str text, Line *lines, Py_ssize_t count) except -1:
    """Fill in the lines; return how many are as long as wrapped ones, the white space at their ends counted."""
    cdef Py_ssize_t i, start = 0, end, wide = 0
    for i in range(count):
        end = PyUnicode_FindChar(text, u"\n", start, len(text), 1)
        end = len(text) if end < 0 else end
        wide += NARROW <= end - start <= WIDE
        lines[i].start = start
        start, lines[i].size = end + 1, end - start
        while lines[i].size and Py_UNICODE_ISSPACE(PyUnicode_READ_CHAR(text, lines[i].start + lines[i].size - 1)):
            lines[i].size -= 1
    return wide


cdef Py_ssize_t count_filled(str text, const Line *lines, Py_ssize_t count) except -1:
    cdef Py_ssize_t i, word, width = 0, long = 0, filled = 0
    cdef double least = FILLED_SHARE * (count - 1)
    if count < 2:
        return 0
    for i in range(count):
        width = max(width, lines[i].size)
    for i in range(count):
        long += lines[i].size > SHORT_SHARE * width
    if width > WIDE or long < least:
        return 0
    for i in range(count - 1):
        word = PyUnicode_FindChar(text, u" ", lines[i + 1].start, lines[i + 1].start + lines[i + 1].size, 1)
        word = lines[i + 1].size if word < 0 else word - lines[i + 1].start
        filled += ends_in_hyphen(text, &lines[i]) or lines[i].size + 1 + word > width
    return filled if filled >= least else 0


cdef inline bint ends_in_hyphen(str text, const Line *line) noexcept:
    return PyUnicode_READ_CHAR(text, line.start + line.size - 1) in u"-‐\xad–—/"
