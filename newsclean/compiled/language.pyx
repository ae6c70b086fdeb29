# cython: boundscheck=False, wraparound=False, cdivision=True
"""Twins of functions in newsclean/fields/language.py."""

from libc.stdint cimport int16_t, int32_t, uint8_t, uint16_t
from libc.string cimport memset

cdef enum:
    PAIR = 256
    MOST = 64  # more than the languages of any script


def weigh(bytes ids, known, tuple prior, double unit):
    cdef:
        const Py_ssize_t[::1] pairs = known.pairs
        const uint16_t[::1] triples = known.triples
        const int16_t[:, ::1] scores = known.scores
        const int16_t[:, ::1] alone = known.alone
        const uint8_t *signs = ids
        Py_ssize_t at, column, best = 0, size = len(ids), languages = alone.shape[0]
        int32_t votes[MOST]
        long fitting = 0
        list odds = []
    if languages >= MOST or pairs.shape[0] != PAIR * PAIR:
        raise ValueError("this table is not one of newsclean.fields.profiles")
    memset(votes, 0, sizeof(votes))
    for at in range(size - 1):
        add(&scores[row(pairs, triples, signs + at), 0], votes, languages + 1)  # `bytes` end with a zero of their own
    for column in range(languages):
        odds.append(votes[column] / unit + <double>prior[column])
        if odds[column] > odds[best]:
            best = column
    for at in range(size - 1):
        fitting += alone[best, row(pairs, triples, signs + at)]
    return odds, best, fitting, votes[languages]


cdef inline Py_ssize_t row(const Py_ssize_t[::1] pairs, const uint16_t[::1] triples, const uint8_t *signs) noexcept:
    return triples[pairs[signs[0] + PAIR * signs[1]] + signs[2]]


cdef inline void add(const int16_t *said, int32_t *votes, Py_ssize_t count) noexcept:
    cdef Py_ssize_t column
    for column in range(count):
        votes[column] += said[column]
