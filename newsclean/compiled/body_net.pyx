# cython: boundscheck=False, wraparound=False, cdivision=True
"""Twins of functions in newsclean/revisers/body_net.py."""

from libc.math cimport log1p
from libc.stdlib cimport calloc, free
from libc.string cimport memset

cdef enum:
    KINDS = 9  # groups of labels
    BELOW = 8  # rows of `Reading.own` below those that say which group rules gave a block
    NAMED_REACH = 5


def fill_label_rows(
    const float[:, ::1] own, const float[:, ::1] place, const Py_ssize_t[::1] chosen, float[:, ::1] out
):
    cdef:
        Py_ssize_t n = own.shape[1], top = own.shape[0], below = top + place.shape[0], row, k
        Py_ssize_t *named = <Py_ssize_t *>calloc(3 * n + 1, sizeof(Py_ssize_t))
        float *line
    if named == NULL:
        raise MemoryError
    try:
        if n != place.shape[1] or top < KINDS + BELOW or out.shape[1] != below + 3 * KINDS + 4:
            raise ValueError("the tables are of different sizes")
        find_named(own, top - BELOW - KINDS, named)
        for row in range(min(chosen.shape[0], out.shape[0])):
            if not 0 <= chosen[row] < n:
                raise IndexError("a block is chosen that there is not")
            line = &out[row, 0]
            for k in range(top):
                line[k] = own[k, chosen[row]]
            for k in range(top, below):
                line[k] = place[k - top, chosen[row]]
            fill_named(named, n, chosen[row], line + below)
    finally:
        free(named)


cdef void find_named(const float[:, ::1] own, Py_ssize_t first, Py_ssize_t *named) noexcept:
    """Fill [3, n]: the group that a block is named as, KINDS for none; the last named block up to it, the next one."""
    cdef Py_ssize_t n = own.shape[1], i, k, last = -1, following = n
    for i in range(n):
        named[i] = KINDS
        for k in range(KINDS - 1, -1, -1):
            if own[first + k, i] > 0:
                named[i], last = k, i
        named[n + i] = last
    for i in range(n - 1, -1, -1):
        following = i if named[i] < KINDS else following
        named[2 * n + i] = following


cdef void fill_named(const Py_ssize_t *named, Py_ssize_t n, Py_ssize_t i, float *out) noexcept:
    """Fill what is named before and after a block, how often each group near it, and how far away the next are."""
    cdef:
        Py_ssize_t[KINDS + 1] count
        Py_ssize_t k, last = named[n + i], following = named[2 * n + i]
    memset(out, 0, 2 * (KINDS + 1) * sizeof(float))
    memset(count, 0, sizeof(count))
    out[named[last] if last >= 0 else KINDS] = 1
    out[KINDS + 1 + (named[following] if following < n else KINDS)] = 1
    for k in range(max(i - NAMED_REACH, 0), min(i + NAMED_REACH + 1, n)):
        count[named[k]] += 1
    out += 2 * (KINDS + 1)
    for k in range(KINDS):
        out[k] = <float>log1p(count[k])
    out[KINDS], out[KINDS + 1] = <float>log1p(i - last), <float>log1p(following - i)
