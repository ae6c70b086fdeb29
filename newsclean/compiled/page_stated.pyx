# cython: boundscheck=False, wraparound=False, cdivision=True
"""Twins of functions in newsclean/revisers/page_stated.py."""

from libc.stdint cimport uint64_t
from libc.stdlib cimport calloc, free

cdef enum:
    BIND = 31
    TEXTS = 32  # no page has more titles and descriptions that are looked at
    ROOM = 4  # places in a table for each word: most words are in no text, and most places say so at once


cdef struct Place:
    uint64_t word
    unsigned int texts  # a bit for each text that says it; 0 where the place is free


cdef struct Table:
    Place *places
    int bits


cdef int open_table(Table *table, Py_ssize_t words) except -1:
    """Make room for so many different words."""
    table.bits = 1
    while <Py_ssize_t>1 << table.bits < ROOM * words:
        table.bits += 1
    table.places = <Place *>calloc(<size_t>1 << table.bits, sizeof(Place))
    if table.places == NULL:
        raise MemoryError
    return 0


cdef inline Place *find(const Table *table, uint64_t word) noexcept:
    """Return the place of a word, or the free one where it would be."""
    cdef uint64_t at = word >> (64 - table.bits)
    while table.places[at].texts and table.places[at].word != word:
        at = (at + 1) & ((<uint64_t>1 << table.bits) - 1)
    return &table.places[at]


cdef inline bint add(const Table *table, uint64_t word, int text) noexcept:
    """Note that a text says a word; return whether that is new."""
    cdef:
        Place *place = find(table, word)
        unsigned int before = place.texts
    place.word = word
    place.texts |= 1u << text
    return place.texts != before


def fill_nearness(words, said, rows, least, float[:, ::1] out):
    cdef:
        const uint64_t[::1] hashes = said.hash
        const Py_ssize_t[::1] bounds = said.bounds
        Py_ssize_t count = len(rows), text, word
        Py_ssize_t[TEXTS] different, row
        Table table
    if count > TEXTS or count >= bounds.shape[0] or len(least) != count or out.shape[1] != len(words.bounds) - 1:
        raise ValueError("each text has words, a row and a least")
    open_table(&table, bounds[count])
    try:
        for text in range(count):
            different[text], row[text] = 0, rows[text]
            if not 0 <= row[text] < out.shape[0]:
                raise IndexError("each text raises one of the rows")
            for word in range(bounds[text], bounds[text + 1]):
                different[text] += add(&table, hashes[word], <int>text)
            if different[text] < least[text]:
                different[text] = 0
        raise_rows(words.hash, words.bounds, &table, different, row, <int>count, out)
    finally:
        free(table.places)


cdef int raise_rows(
    const uint64_t[::1] hashes, const Py_ssize_t[::1] bounds, const Table *table, const Py_ssize_t *different,
    const Py_ssize_t *row, int count, float[:, ::1] out
) except -1:
    cdef:
        Py_ssize_t[TEXTS] found
        Py_ssize_t block, word
        unsigned int texts
        int text
        double total, near
    for block in range(out.shape[1]):
        for text in range(count):
            found[text] = 0
        for word in range(bounds[block], bounds[block + 1]):
            texts = find(table, hashes[word]).texts
            text = 0
            while texts:
                found[text] += texts & 1
                texts >>= 1
                text += 1
        total = max(bounds[block + 1] - bounds[block], 1)
        for text in range(count):
            if found[text] and different[text]:
                near = found[text] / total * min(<double>found[text] / different[text], 1.0)
                out[row[text], block] = max(out[row[text], block], <float>near)
    return 0


def fill_share(words, const uint64_t[::1] body, float[::1] out):
    cdef:
        const uint64_t[::1] hashes = words.hash
        const Py_ssize_t[::1] bounds = words.bounds
        Py_ssize_t block, word, found
        Table table
    if bounds.shape[0] != out.shape[0] + 1:
        raise ValueError("each block has a share")
    open_table(&table, body.shape[0])
    for word in range(body.shape[0] - 1):
        add(&table, body[word] * BIND + body[word + 1], 0)
    for block in range(out.shape[0]):
        found = 0
        for word in range(bounds[block], bounds[block + 1] - 1):
            found += find(&table, hashes[word] * BIND + hashes[word + 1]).texts
        out[block] = <float>(<double>found / max(bounds[block + 1] - bounds[block] - 1, 1))
    free(table.places)
