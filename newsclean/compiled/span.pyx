# cython: boundscheck=False, wraparound=False
"""Twins of functions in newsclean/span.py."""

from newsclean.compiled.tuples cimport make4, member, number


def merge(spans):
    cdef:
        list ordered = sorted(spans), out = []
        Py_ssize_t i = 0, start, end, reached = 0, count = len(ordered)
    while i < count:
        span = ordered[i]
        start, end = number(span, 0), number(span, 1)
        i += 1
        while i < count and number(ordered[i], 0) == start:  # of those that start together, the longest
            if number(ordered[i], 1) > end:
                span = ordered[i]
                end = number(span, 1)
            i += 1
        if end > max(start, reached):
            out.append(span if start >= reached else make4(type(span), reached, end, member(span, 2), member(span, 3)))
            reached = end
    return out
