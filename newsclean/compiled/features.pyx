# cython: boundscheck=False, wraparound=False, cdivision=True
"""Twins of functions in newsclean/revisers/features.py."""

from libc.math cimport log, log1p
from libc.stdint cimport uint64_t
from libc.stdlib cimport calloc, free, malloc
from libc.string cimport memset

from newsclean.compiled.tuples cimport member, number

cdef enum:
    UPPER = 1
    DIGIT = 2
    COMMA = 5
    STOP = 6
    QUOTE = 7
    SIGN = 11
    CLASSES = 13
    SENTENCE_WORDS = 8
    PROSE_WORDS = 20
    GROUPS = 8
    TAIL_START = 3
    TAIL_END = 8
    SENTENCE = 4
    GROUP_ROW = 62
    BUCKET_BITS = 13
    BUCKETS = 1 << 13
    MOST_A_WORD = 12
    OFTEN = 4
    LOGS = 256
    MOST_REPEATS = 2
    TIMES = 32

cdef uint64_t GOLDEN = 0x9E3779B97F4A7C15
cdef double[LOGS] logs  # of 1 and 2 and so on, which are most of those that are asked for
cdef int count
for count in range(LOGS):
    logs[count] = log1p(count)


cdef inline double log_of(Py_ssize_t count) noexcept:
    """Return the logarithm of one more than a count."""
    return logs[count] if 0 <= count < LOGS else log1p(<double>count)


def read_lines(doc, covered, codes, Py_ssize_t[:, ::1] edges, double[:, ::1] told, float[:, ::1] own):
    cdef:
        Py_ssize_t n = own.shape[1], i, words, group
        bint sentence, is_long, prose
        dict groups = codes.groups, opens = codes.opens
        blocks = doc.blocks, shapes = doc.shapes, hits = doc.hits or [()] * n
    if not len(blocks) == len(shapes) == len(hits) == len(covered) == edges.shape[1] == told.shape[1] == n:
        raise ValueError("a document has as many shapes, hits and labels as blocks")
    for i in range(n):
        block, looks, line = blocks[i], shapes[i], hits[i]
        edges[0, i], edges[1, i] = number(block, 0), number(block, 1)
        words, sentence = number(looks, 0), number(looks, 1)
        group = groups.get(covered[i], GROUPS)
        is_long = words >= PROSE_WORDS
        prose = is_long or (sentence and words >= SENTENCE_WORDS)
        told[0, i], told[1, i] = words, prose and group > GROUPS
        told[2, i], told[3, i] = group <= GROUPS, TAIL_START <= group < TAIL_END
        own[0, i], own[1, i] = <float>log_of(words), <float>log_of(edges[1, i] - edges[0, i])
        own[SENTENCE, i], own[5, i], own[6, i] = sentence, prose, prose and sentence
        own[7, i] = is_long and sentence
        if group <= GROUPS:
            own[GROUP_ROW + group, i] = 1.0
        for hit in line:
            own[GROUP_ROW + GROUPS + 1, i] = group > GROUPS
            own[GROUP_ROW + GROUPS + 2, i] = max(own[GROUP_ROW + GROUPS + 2, i], <float>opens[member(hit, 2).opens])


def read_characters(
    const unsigned char[::1] kinds, const Py_ssize_t[:, ::1] edges, const double[::1] size, float[:, ::1] own
):
    cdef:
        Py_ssize_t n = size.shape[0], length = kinds.shape[0], at = 0, block, end, row
        int[CLASSES] counts
        double words
    if edges.shape[1] != n or own.shape[1] != n or own.shape[0] < 13 + 3 * CLASSES:
        raise ValueError("there are as many edges, sizes and numbers as blocks")
    for block in range(n):
        if not 0 <= edges[0, block] < edges[1, block] <= length:
            raise ValueError("a block starts before it ends, both in the text")
        memset(counts, 0, sizeof(counts))
        end = edges[0, block + 1] if block + 1 < n else length
        for at in range(at, min(end, length)):
            counts[kinds[at]] += 1
        at = end
        words = max(size[block], 1.0)
        for row in range(CLASSES):
            own[8 + row, block] = <float>min(counts[row] / words, MOST_A_WORD)
        own[2, block], own[3, block] = <float>log_of(counts[STOP]), <float>log_of(counts[COMMA])
        for row in range(QUOTE, SIGN + 1):
            own[8 + CLASSES + row - QUOTE, block] = min(counts[row], 2)
        own[13 + CLASSES + kinds[edges[0, block]], block] = 1.0
        own[13 + 2 * CLASSES + kinds[edges[1, block] - 1], block] = 1.0


def read_words(words, const double[::1] free_, headline, float[:, ::1] out):
    cdef:
        const uint64_t[::1] hashes = words.hash
        const unsigned char[::1] long_ = words.long.view("u1"), first = words.first
        const Py_ssize_t[::1] bounds = words.bounds
        Py_ssize_t n = free_.shape[0], title = -1 if headline is None else headline, block, word
        int[BUCKETS] told
        unsigned char[BUCKETS] in_title
        uint64_t *signatures
    if bounds.shape[0] != n + 1 or out.shape[0] != 10 or out.shape[1] != n or title >= n:
        raise ValueError("there are ten rows as long as there are blocks, and one of these is the headline")
    memset(told, 0, sizeof(told))
    memset(in_title, 0, sizeof(in_title))
    for block in range(n):
        if free_[block]:
            for word in range(bounds[block], bounds[block + 1]):
                told[bucket_of(hashes[word])] += 1
        if block == title:
            for word in range(bounds[block], bounds[block + 1]):
                in_title[bucket_of(hashes[word])] |= long_[word]
    signatures = <uint64_t *>malloc(max(n, 1) * sizeof(uint64_t))
    if signatures == NULL:
        raise MemoryError
    for block in range(n):
        word = bounds[block]
        signatures[block] = read_block(
            bounds[block + 1] - word, &hashes[word], &long_[word], &first[word], told, in_title, free_[block] > 0,
            &out[0, block], n,
        )
    try:
        fill_repeats(signatures, out[9])
    finally:
        free(signatures)


cdef inline Py_ssize_t bucket_of(uint64_t word) noexcept:
    return word >> (64 - BUCKET_BITS)


cdef uint64_t read_block(
    Py_ssize_t count, const uint64_t *hashes, const unsigned char *long_, const unsigned char *first,
    const int *told, const unsigned char *in_title, bint is_told, float *out, Py_ssize_t n,
) noexcept:
    """Fill nine rows of a block and return a number that few blocks of other words have."""
    cdef:
        Py_ssize_t word, bucket, times
        Py_ssize_t long_words = 0, known = 0, titles = 0, often = 0, upper = 0, digits = 0, buckets = 0
        double logs_told = 0.0, total = max(count, 1)
    for word in range(count):
        bucket = bucket_of(hashes[word])
        times = told[bucket] - is_told
        long_words += long_[word]
        known += long_[word] & (times > 0)
        titles += long_[word] & in_title[bucket]
        logs_told += log_of(times)
        often += times > OFTEN
        upper += first[word] == UPPER
        digits += first[word] == DIGIT
        buckets += bucket
    out[0], out[n], out[2 * n] = long_words / total, known / total, titles / total
    out[3 * n], out[4 * n], out[5 * n], out[6 * n] = logs_told / total, often / total, upper / total, digits / total
    total = max(long_words, 1)
    out[7 * n], out[8 * n] = known / total, titles / total
    return buckets * TIMES + max(count, 1)


cdef struct Repeat:
    uint64_t signature  # never 0
    int times


cdef int fill_repeats(const uint64_t *signatures, float[:] out) except -1:
    """Fill in the logarithm of how many blocks have the same signature."""
    cdef:
        Py_ssize_t n = out.shape[0], block
        int bits = 1
        Repeat *repeats
    while <Py_ssize_t>1 << bits < 2 * n:
        bits += 1
    repeats = <Repeat *>calloc(<size_t>1 << bits, sizeof(Repeat))
    if repeats == NULL:
        raise MemoryError
    for block in range(n):
        find(repeats, bits, signatures[block]).times += 1
    for block in range(n):
        out[block] = <float>min(log(find(repeats, bits, signatures[block]).times), MOST_REPEATS)
    free(repeats)
    return 0


cdef inline Repeat *find(Repeat *repeats, int bits, uint64_t signature) noexcept:
    """Return the place of a signature in a table half of which is empty."""
    cdef uint64_t at = signature * GOLDEN >> (64 - bits)
    while repeats[at].signature != signature:
        if not repeats[at].signature:
            repeats[at].signature = signature
            break
        at = (at + 1) & ((<uint64_t>1 << bits) - 1)
    return &repeats[at]
