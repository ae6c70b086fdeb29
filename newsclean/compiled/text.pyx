# cython: boundscheck=False, wraparound=False
"""Twins of functions in newsclean/parse/text.py."""

from cpython.unicode cimport PyUnicode_DATA, PyUnicode_KIND, Py_UNICODE_ISSPACE

from newsclean.compiled.codes cimport Code
from newsclean.compiled.tuples cimport make4


def find_lines(str text):
    from newsclean.doc import Block

    cdef:
        int kind = PyUnicode_KIND(text)
        void *data = PyUnicode_DATA(text)
    if kind == 1:
        return lines(Block, <const unsigned char *>data, len(text))
    if kind == 2:
        return lines(Block, <const unsigned short *>data, len(text))
    return lines(Block, <const unsigned int *>data, len(text))


cdef tuple lines(cls, const Code *text, Py_ssize_t size):
    cdef:
        Py_ssize_t at, start = 0, end
        list out = []
    for at in range(size + 1):
        if at < size and not is_break(text[at]):
            continue
        end = at
        while start < end and Py_UNICODE_ISSPACE(text[start]):
            start += 1
        while start < end and Py_UNICODE_ISSPACE(text[end - 1]):
            end -= 1
        if start < end:
            out.append(make4(cls, start, end, "line", 0))
        start = at + 1
    return tuple(out)


cdef inline bint is_break(Py_UCS4 sign) noexcept:
    if sign < 0x80:
        return 0x0A <= sign <= 0x0D
    return sign == 0x85 or sign == 0x2028 or sign == 0x2029
