# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True
# distutils: extra_compile_args = -O3
"""Twins of functions in newsclean/revisers/trees.py."""

from libc.stdlib cimport free, malloc
from libc.string cimport memset

cdef enum:
    SPLITS = 7
    TOGETHER = 3
    TELLING = 29


def sum_leaves(const float[:, ::1] values, splits, double[::1] out):
    cdef:
        const Py_ssize_t[::1] column = splits.column, place = splits.place
        const float[:, ::1] limit = splits.limit
        const unsigned char[:, ::1] below = splits.below
        const double[:, ::1] value = splits.value
        Py_ssize_t n = values.shape[1], trees = value.shape[0], third = trees // TOGETHER
        Py_ssize_t tree, part, split, at, row
        const double *first
        const double *second
        const double *last
        unsigned char *leaf
    if not n:
        return
    leaf = <unsigned char *>malloc(TOGETHER * n)
    if leaf == NULL:
        raise MemoryError
    out[:] = 0.0
    for tree in range(third):
        memset(leaf, 0, TOGETHER * n)
        for part in range(TOGETHER):
            for split in range(SPLITS):
                at = split * trees + part * third + tree
                if below[at, 0]:
                    rule_out(&values[column[place[at]], 0], limit[place[at], 0], below[at, 0], leaf + part * n, n)
        first, second, last = &value[tree, 0], &value[third + tree, 0], &value[2 * third + tree, 0]
        for row in range(n):
            out[row] += last[code(leaf[2 * n + row])] + second[code(leaf[n + row])] + first[code(leaf[row])]
    free(leaf)


cdef inline void rule_out(
    const float *asked, float limit, unsigned char leaves, unsigned char *ruled_out, Py_ssize_t n
) noexcept nogil:
    cdef Py_ssize_t row
    for row in range(n):
        ruled_out[row] |= leaves if asked[row] > limit else 0


cdef inline unsigned char code(unsigned char ruled_out) noexcept nogil:
    """Return the number of the first leaf that is left, as `_Splits.value` counts leaves."""
    return <unsigned char>((ruled_out ^ <unsigned char>(ruled_out + 1)) * TELLING) >> 5
