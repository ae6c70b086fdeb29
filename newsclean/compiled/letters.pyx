# cython: boundscheck=False, wraparound=False
"""Twins of functions in newsclean/fields/letters.py."""

from cpython.unicode cimport PyUnicode_DATA, PyUnicode_KIND, PyUnicode_READ, Py_UNICODE_ISDIGIT, Py_UNICODE_ISUPPER

from newsclean.compiled.tuples cimport number

cdef enum:
    CAPITALS = 2
    BETWEEN = 0x250  # from here to Greek there are sounds and marks
    GREEK = 0x370
    FIRST_BARE = 0x590  # of the scripts without capitals, and of all signs


def lines_with_digits(str text, blocks, Py_ssize_t longest):
    cdef:
        int kind = PyUnicode_KIND(text)
        void *data = PyUnicode_DATA(text)
        Py_ssize_t i = 0, at, start, end, size = len(text)
        Py_UCS4 sign
        list out = []
    for block in blocks:
        start, end = max(0, number(block, 0)), min(size, number(block, 1))
        if end - start <= longest:
            for at in range(start, end):
                sign = PyUnicode_READ(kind, data, at)
                if u"0" <= sign <= u"9" or (sign >= 0x80 and Py_UNICODE_ISDIGIT(sign)):
                    out.append(i)
                    break
        i += 1
    return out


def may_name(str text):
    return names(PyUnicode_KIND(text), PyUnicode_DATA(text), 0, len(text), False)


def lines_that_may_sign(str text, blocks, shapes, Py_ssize_t most):
    cdef:
        int kind = PyUnicode_KIND(text)
        void *data = PyUnicode_DATA(text)
        Py_ssize_t i = 0, size = len(text)
        list out = []
    for block, looks in zip(blocks, shapes, strict=True):
        if number(looks, 0) <= most and names(kind, data, max(0, number(block, 0)), min(size, number(block, 1)), True):
            out.append(i)
        i += 1
    return out


cdef bint names(int kind, void *data, Py_ssize_t start, Py_ssize_t end, bint or_signs) noexcept:
    """Say whether a stretch has two capitals, or a letter of a script without them, or a sign of who signs without."""
    cdef:
        Py_ssize_t at, capitals = 0
        Py_UCS4 sign
    for at in range(start, end):
        sign = PyUnicode_READ(kind, data, at)
        capitals += Py_UNICODE_ISUPPER(sign) and not BETWEEN <= sign < GREEK
        if capitals == CAPITALS or sign >= FIRST_BARE or (or_signs and (sign == u"@" or sign == u"/")):
            return True
    return False
