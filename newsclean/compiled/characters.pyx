# cython: boundscheck=False, wraparound=False, cdivision=True
"""Twins of functions in newsclean/revisers/characters.py."""

from cpython.unicode cimport PyUnicode_Check, PyUnicode_DATA, PyUnicode_KIND

from newsclean.compiled.codes cimport Code


def fill_kinds(text, const unsigned char[::1] classes, unsigned char[::1] out):
    cdef void *codes
    if not PyUnicode_Check(text) or len(text) != out.shape[0]:
        raise ValueError("a text has as many classes as characters")
    codes = PyUnicode_DATA(text)
    if PyUnicode_KIND(text) == sizeof(unsigned char):
        classify(<const unsigned char *>codes, classes, out)
    elif PyUnicode_KIND(text) == sizeof(unsigned short):
        classify(<const unsigned short *>codes, classes, out)
    else:
        classify(<const unsigned int *>codes, classes, out)


cdef void classify(const Code *codes, const unsigned char[::1] classes, unsigned char[::1] out) noexcept:
    cdef:
        Py_ssize_t at
        unsigned int last = <unsigned int>(classes.shape[0] - 1)
    for at in range(out.shape[0]):
        out[at] = classes[min(codes[at], last)]
