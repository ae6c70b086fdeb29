# cython: boundscheck=False, wraparound=False
"""Twins of functions in newsclean/fields/verdict.py."""

from newsclean.compiled.tuples cimport member, number

cdef enum:
    HEADLINE_WORDS = 4


def tally(shapes):
    cdef Py_ssize_t size, total = 0, prose = 0, short = 0, headlines = 0
    for looks in shapes:
        size = number(looks, 0)
        total += size
        if member(looks, 3):
            prose += size
        elif not member(looks, 1):
            short += 1
            headlines += size >= HEADLINE_WORDS
    return total, prose, short, headlines


def longest_run(shapes, labels):
    cdef Py_ssize_t size, run = 0, longest = 0
    for looks, label in zip(shapes, labels, strict=True):
        size = number(looks, 0)
        if label or not (member(looks, 3) or (member(looks, 1) and size >= HEADLINE_WORDS)):
            run = 0
        else:
            run += size
            longest = max(longest, run)
    return longest
