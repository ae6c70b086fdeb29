# cython: boundscheck=False, wraparound=False
"""Twins of functions in newsclean/headline.py."""

from cpython.unicode cimport PyUnicode_DATA, PyUnicode_KIND, PyUnicode_READ, Py_UNICODE_ISSPACE
from libc.stdint cimport uint32_t
from libc.string cimport memset

from newsclean.compiled.tuples cimport member, number

cdef enum:
    SENTENCE_WORDS = 8
    WINDOW = 8
    CRY_WORDS = 16
    MIN_WORDS = 3
    MAX_WORDS = 32
    MAX_CHARS = 240
    MIN_REPEATED_CHARS = 25
    LEAST_MARKS = 5
    STEM = 4  # characters of the shortest word's stem
    SLOT_BITS = 15
    SLOTS = 1 << 15
    WORDS = 0  # how a line is taken apart
    PAIRS = 1
    SYLLABLES = 2

cdef uint32_t GOLDEN = 0x9E3779B1
cdef double DENSE_ENOUGH = 0.3
cdef frozenset FULL_STOP = frozenset(".。．।॥።۔")
cdef str NO_HEADLINE = ".:;,。"


cdef bint cut_as_line(block, line) except -1:
    cdef Py_ssize_t start = number(block, 0), end = number(block, 1)
    for hit in line:
        if number(hit, 0) <= start and number(hit, 1) >= end:
            return True
    return False


def find_body(blocks, shapes, hits):
    cdef Py_ssize_t i, j, count = len(shapes), words, most = 0
    cdef list prose = [], near = []
    check(count, blocks, shapes, hits)
    for i in range(count):
        looks = shapes[i]
        if number(looks, 0) >= SENTENCE_WORDS and reads_like_a_paragraph(looks) and not cut_as_line(blocks[i], hits[i]):
            words = 0
            for j in range(i, min(i + WINDOW, count)):
                if member(shapes[j], 3):
                    words += number(shapes[j], 0)
            prose.append(i)
            near.append(words)
            most = max(most, words)
    for i in range(len(prose)):
        words = near[i]
        if len(prose) == 1 or words >= most * DENSE_ENOUGH:
            return prose[i]
    return len(blocks)


cdef bint reads_like_a_paragraph(looks) except -1:
    if member(looks, 2) in FULL_STOP:
        return member(looks, 3)
    return number(looks, 0) > (CRY_WORDS if member(looks, 1) else MAX_WORDS)


def find_candidates(blocks, shapes, hits, Py_ssize_t body):
    cdef Py_ssize_t i
    cdef str stop
    cdef list out = []
    check(body, blocks, shapes, hits)
    for i in range(body):
        looks, block = shapes[i], blocks[i]
        if MIN_WORDS <= number(looks, 0) <= MAX_WORDS and number(block, 1) - number(block, 0) <= MAX_CHARS:
            stop = member(looks, 2)
            if stop not in NO_HEADLINE and not cut_as_line(block, hits[i]):
                out.append(i)
    return out


cdef int check(Py_ssize_t count, blocks, shapes, hits) except -1:
    if min(len(blocks), len(shapes), len(hits)) < count:
        raise ValueError("a document has as many shapes and hits as blocks")
    return 0


def find_echoes(lines, list candidates):
    cdef Py_ssize_t i = 0
    cdef str line
    cdef set opening = set()
    cdef list out = []
    for at in candidates:
        line = lines[at]
        if len(line) >= MIN_REPEATED_CHARS:
            opening.add(line[:MIN_REPEATED_CHARS])
    if opening:
        for line in lines:
            if len(line) >= MIN_REPEATED_CHARS and line[:MIN_REPEATED_CHARS] in opening:
                out.append(i)
            i += 1
    return out


def overlaps(list lines, str lead):
    cdef Py_ssize_t i, found
    cdef int how
    cdef str line, mark
    cdef set marks
    cdef list out = []
    cdef unsigned char[SLOTS] seen  # most stems begin with four characters that the lead has nowhere in a row
    memset(seen, 0, SLOTS)
    for i in range(len(lead) - STEM + 1):
        seen[slot(lead, i)] = 1
    for line in lines:
        how = kind_of(line)
        marks = set([line[i : i + 2] for i in range(len(line) - 1)]) if how == PAIRS else stems(line, how)
        found = 0
        for mark in marks:
            if (how != WORDS or seen[slot(mark, 0)]) and mark in lead:
                found += 1
        out.append(found / <double>max(len(marks), LEAST_MARKS))
    return out


cdef inline Py_ssize_t slot(str text, Py_ssize_t at) noexcept:
    """Return a number for four characters in a row."""
    cdef uint32_t mixed = 0
    cdef int i, kind = PyUnicode_KIND(text)
    cdef void *data = PyUnicode_DATA(text)
    cdef Py_UCS4 char
    for i in range(STEM):
        char = PyUnicode_READ(kind, data, at + i)
        mixed = (mixed + <uint32_t>char) * GOLDEN
    return mixed >> (32 - SLOT_BITS)


cdef int kind_of(str line) noexcept:
    """Return how a line is taken apart: into words, pairs of characters, or syllables of Korean."""
    cdef Py_ssize_t i
    cdef int how = WORDS, kind = PyUnicode_KIND(line)
    cdef void *data = PyUnicode_DATA(line)
    cdef Py_UCS4 char
    if kind == 1:
        return WORDS
    for i in range(len(line)):
        char = PyUnicode_READ(kind, data, i)
        if 0x3040 <= char <= 0x30FF or 0x3400 <= char <= 0x9FFF or 0xE00 <= char <= 0xE7F:
            return PAIRS
        if 0xAC00 <= char <= 0xD7AF:
            how = SYLLABLES
    return how


cdef set stems(str line, int how):
    """Return what the words of a line begin with."""
    cdef Py_ssize_t i, start = 0, size = len(line), length
    cdef int kind = PyUnicode_KIND(line)
    cdef void *data = PyUnicode_DATA(line)
    cdef set out = set()
    for i in range(size + 1):
        if i < size and not ends_word(PyUnicode_READ(kind, data, i)):
            continue
        length = i - start
        if how == SYLLABLES and length > 1:
            out.add(line[start : start + 2])
        elif how == WORDS and length >= STEM:
            out.add(line[start : start + max(STEM, length - 2)])
        start = i + 1
    return out


cdef inline bint ends_word(Py_UCS4 char) noexcept:
    return char in u".,;:!?\"'()[]/|\u00ab\u00bb\u0964\u060c\u061b\u061f\u3001\u3002-" or Py_UNICODE_ISSPACE(char)
