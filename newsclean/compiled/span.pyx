# cython: boundscheck=False, wraparound=False
"""Twins of functions in newsclean/span.py."""

from newsclean.compiled.tuples cimport make4, make6, member, number


def apply(str text, edits):
    cdef:
        list out = []
        Py_ssize_t at = 0
    for edit in edits:
        out.append(text[at : number(edit, 0)])
        out.append(member(edit, 3))
        at = number(edit, 1)
    out.append(text[at:])
    return "".join(out)


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


def pass_free(edits, Py_ssize_t at, Py_ssize_t limit, Py_ssize_t shift):
    cdef:
        list out = []
        Py_ssize_t start, end
    while at < len(edits):
        edit = edits[at]
        start, end = number(edit, 0), number(edit, 1)
        if end >= limit:
            break
        old, new, label, rule = member(edit, 2), member(edit, 3), member(edit, 4), member(edit, 5)
        out.append(make6(type(edit), start + shift, end + shift, old, new, label, rule))
        at += 1
    return out
