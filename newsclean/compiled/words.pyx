# cython: boundscheck=False, wraparound=False, cdivision=True
"""Twins of functions in newsclean/revisers/words.py."""

from cpython.unicode cimport PyUnicode_Check, PyUnicode_DATA, PyUnicode_KIND
from libc.math cimport tanh
from libc.stdint cimport uint64_t

from newsclean.compiled.codes cimport Code

cdef enum:
    DENSE = 3
    LONG_LETTERS = 4
    BIND = 31
    SLOT_BITS = 14
    WEIGHTS = 64

cdef uint64_t GOLDEN = 0x9E3779B97F4A7C15
cdef double TELLING = 1.5
cdef uint64_t[WEIGHTS] weights
cdef int power
for power in range(WEIGHTS):
    weights[power] = GOLDEN * <uint64_t>(power + 1) >> 31 | 1


def fill_words(
    folded, const unsigned char[::1] kinds, const Py_ssize_t[::1] starts,
    uint64_t[::1] hashes, longs, unsigned char[::1] firsts, Py_ssize_t[::1] bounds,
):
    cdef:
        unsigned char[::1] is_long = longs.view("u1")
        Py_ssize_t size = kinds.shape[0], count
        void *codes
    if not PyUnicode_Check(folded) or len(folded) != size:
        raise ValueError("a folded text has as many classes as characters")
    if min(hashes.shape[0], is_long.shape[0], firsts.shape[0]) < size or bounds.shape[0] != starts.shape[0] + 1:
        raise ValueError("there must be room for as many words as characters")
    codes = PyUnicode_DATA(folded)
    if PyUnicode_KIND(folded) == sizeof(unsigned char):
        count = find(<const unsigned char *>codes, kinds, starts, hashes, is_long, firsts, bounds)
    elif PyUnicode_KIND(folded) == sizeof(unsigned short):
        count = find(<const unsigned short *>codes, kinds, starts, hashes, is_long, firsts, bounds)
    else:
        count = find(<const unsigned int *>codes, kinds, starts, hashes, is_long, firsts, bounds)
    mix(hashes[:count], firsts)
    return count


cdef Py_ssize_t find(
    const Code *codes, const unsigned char[::1] kinds, const Py_ssize_t[::1] starts,
    uint64_t[::1] hashes, unsigned char[::1] is_long, unsigned char[::1] firsts, Py_ssize_t[::1] bounds,
) noexcept:
    cdef:
        Py_ssize_t size = kinds.shape[0], n = starts.shape[0], at = 0, head, block = 0, count = 0
        const unsigned char *kind = &kinds[0] if size else NULL
        uint64_t total
    while at < size:
        if kind[at] > DENSE:
            at += 1
            continue
        while block < n and starts[block] <= at:
            bounds[block] = count
            block += 1
        head, total = at, 0
        while True:
            total += weights[<size_t>(at - head) % WEIGHTS] * codes[at]
            at += 1
            if kind[head] == DENSE or at == size or kind[at] >= DENSE:
                break
        hashes[count], firsts[count] = total, kind[head]
        is_long[count] = kind[head] == DENSE or at - head >= LONG_LETTERS
        count += 1
    bounds[block:] = count
    bounds[0] = 0
    return count


cdef void mix(uint64_t[::1] hashes, unsigned char[::1] firsts) noexcept:
    """Turn sums into hashes; letters of scripts without spaces are known with their successors."""
    cdef Py_ssize_t word, count = hashes.shape[0]
    for word in range(count):
        if firsts[word] == DENSE:
            hashes[word] = hashes[word] * BIND + (hashes[word + 1] if word + 1 < count else 0)
        hashes[word] *= GOLDEN


def lexicon_columns(words, lexicon, float[:, ::1] out):
    cdef:
        const uint64_t[::1] hashes = words.hash, listed = lexicon.hash
        const Py_ssize_t[::1] bounds = words.bounds
        const int[::1] slots = lexicon.slots
        const double[::1] odds = lexicon.odds
        Py_ssize_t block, word, count
        double high, low, told
        int for_, against
    if odds.shape[0] != listed.shape[0] or out.shape[0] != 6 or out.shape[1] != bounds.shape[0] - 1:
        raise ValueError("a lexicon has odds for each word, and there are six rows as long as there are blocks")
    for block in range(out.shape[1]):
        high = low = 0.0
        for_ = against = 0
        for word in range(bounds[block], bounds[block + 1]):
            told = look_up(hashes[word], &listed[0], &slots[0], &odds[0])
            high += max(told, 0.0)
            low += min(told, 0.0)
            for_ += told > TELLING
            against += told < -TELLING
        count = max(bounds[block + 1] - bounds[block], 1)
        out[0, block], out[1, block] = <float>(high / count), <float>(low / count)
        out[2, block], out[3, block] = <float>(<double>for_ / count), <float>(<double>against / count)
        out[4, block], out[5, block] = <float>tanh(high / 8), <float>tanh(low / 8)


cdef inline double look_up(
    uint64_t word, const uint64_t *listed, const int *slots, const double *odds
) noexcept:
    cdef:
        uint64_t slot = word >> (64 - SLOT_BITS)
        int at
    for at in range(slots[slot], slots[slot + 1]):
        if listed[at] == word:
            return odds[at]
    return 0.0
