# cython: boundscheck=False, wraparound=False, cdivision=True
"""Twins of functions in newsclean/revisers/trees.py."""

from libc.stdlib cimport calloc, free
from libc.string cimport memset

cdef extern from *:
    """
    #if defined(__SSE2__) || defined(_M_X64)
    #include <emmintrin.h>
    #define BEYOND(at) _mm_castps_si128(_mm_cmpgt_ps(_mm_loadu_ps(numbers + at), limits))
    #endif

    /* Rule out the leaves below a split for those of 16 blocks whose number is above its limit.
       Compilers make twice as many instructions of the loop as it takes. */
    static inline void rule_out(const float *numbers, float limit, unsigned char leaves, unsigned char *ruled_out) {
    #ifdef BEYOND
        __m128 limits = _mm_set1_ps(limit);
        __m128i low = _mm_packs_epi32(BEYOND(0), BEYOND(4)), high = _mm_packs_epi32(BEYOND(8), BEYOND(12));
        __m128i more = _mm_and_si128(_mm_packs_epi16(low, high), _mm_set1_epi8((char)leaves));
        _mm_storeu_si128((__m128i *)ruled_out, _mm_or_si128(_mm_loadu_si128((__m128i *)ruled_out), more));
    #else
        for (int block = 0; block < 16; block++)
            ruled_out[block] |= numbers[block] > limit ? leaves : 0;
    #endif
    }
    """
    void rule_out(const float *numbers, float limit, unsigned char leaves, unsigned char *ruled_out) noexcept nogil

cdef enum:
    SPLITS = 7  # of a tree
    LEAVES = 8
    TOGETHER = 3
    TELLING = 29
    BLOCKS = 16  # that are asked about at once, see `rule_out`; what the model sees of them stays in the fastest cache

cdef struct Input:
    const float *numbers  # of all blocks
    Py_ssize_t step

cdef struct Splits:  # [SPLITS, trees] each
    const int *column  # among those asked for
    const float *limit
    const unsigned char *below
    Py_ssize_t trees


def sum_leaves(tables, inputs, const Py_ssize_t[::1] places, splits, double[::1] out):
    cdef:
        const Py_ssize_t[::1] asked = splits.asked
        const int[::1] column = splits.column
        const float[::1] limit = splits.limit
        const unsigned char[:, ::1] below = splits.below
        const double[:, ::1] value = splits.value
        Splits all_splits = Splits(&column[0], &limit[0], &below[0, 0], value.shape[0])
        Py_ssize_t count = asked.shape[0], n = places.shape[0], blocks, start
        Input *seen = <Input *>calloc(count + 1, sizeof(Input))
        float *numbers = <float *>calloc((count + 1) * BLOCKS, sizeof(float))
        double *sums = <double *>calloc(n + BLOCKS, sizeof(double))
    try:
        if not (seen and numbers and sums):
            raise MemoryError
        blocks = find_inputs(tables, inputs, asked, seen)
        for start in range(n):
            if not 0 <= places[start] < blocks:
                raise IndexError("a block is asked about that there is not")
        for start in range(0, n, BLOCKS):
            pick(seen, count, blocks, inputs.beyond, &places[start], min(n - start, BLOCKS), numbers)
            walk(&all_splits, numbers, &value[0, 0], sums + start)
        for start in range(n):
            out[start] = sums[start]
    finally:
        free(seen)
        free(numbers)
        free(sums)


cdef Py_ssize_t find_inputs(tables, inputs, const Py_ssize_t[::1] asked, Input *seen) except -1:
    """Find where what is asked for stands in the tables; return how many blocks there are."""
    cdef:
        const Py_ssize_t[::1] row = inputs.row, step = inputs.step
        const float[:, ::1] table
        Py_ssize_t i, top = 0, blocks = len(tables[0][0])
    for i in range(asked.shape[0]):
        if not 0 <= asked[i] < min(row.shape[0], step.shape[0]):
            raise IndexError("the model asks for an input that there is not")
        seen[i].step = step[asked[i]]
    for table in tables:
        if table.shape[1] != blocks:
            raise ValueError("the tables are of different numbers of blocks")
        for i in range(asked.shape[0]):
            if top <= row[asked[i]] < top + table.shape[0]:
                seen[i].numbers = &table[row[asked[i]] - top, 0]
        top += table.shape[0]
    for i in range(asked.shape[0]):
        if seen[i].numbers == NULL:
            raise IndexError("the model asks for a number that is not in the tables")
    return blocks


cdef void pick(
    const Input *seen, Py_ssize_t count, Py_ssize_t blocks, float beyond, const Py_ssize_t *places, Py_ssize_t n,
    float *numbers
) noexcept nogil:
    """Fill [count, BLOCKS] with what the model sees of `n` blocks."""
    cdef:
        Py_ssize_t i, block, at, first = places[0], last = places[0]
        const float *shifted
    for block in range(n):
        first, last = min(first, places[block]), max(last, places[block])
    for i in range(count):
        if first + seen[i].step >= 0 and last + seen[i].step < blocks:  # nearly always
            shifted = seen[i].numbers + seen[i].step
            for block in range(n):
                numbers[block] = shifted[places[block]]
        else:
            for block in range(n):
                at = places[block] + seen[i].step
                numbers[block] = seen[i].numbers[at] if 0 <= at < blocks else beyond
        numbers += BLOCKS


cdef void walk(const Splits *splits, const float *numbers, const double *value, double *sums) noexcept nogil:
    """Add up the leaves in which the walks down all trees end."""
    cdef:
        unsigned char[TOGETHER][BLOCKS] leaf
        Py_ssize_t third = splits.trees // TOGETHER, tree, part, block
        const double *first
        const double *second
        const double *last
    for tree in range(third):
        for part in range(TOGETHER):
            find_leaves(splits, part * third + tree, numbers, leaf[part])
        first, second, last = value, value + LEAVES * third, value + 2 * LEAVES * third
        for block in range(BLOCKS):
            sums[block] += last[leaf[2][block]] + second[leaf[1][block]] + first[leaf[0][block]]
        value += LEAVES


cdef inline void find_leaves(
    const Splits *splits, Py_ssize_t tree, const float *numbers, unsigned char *leaf
) noexcept nogil:
    """Find the numbers of the leaves in which the walks down a tree end, as `_Splits.value` counts leaves."""
    cdef:
        unsigned char[BLOCKS] ruled_out
        Py_ssize_t block, i
    memset(ruled_out, 0, BLOCKS)
    for i in range(SPLITS):
        rule_out(numbers + BLOCKS * splits.column[tree], splits.limit[tree], splits.below[tree], ruled_out)
        tree += splits.trees
    for block in range(BLOCKS):
        leaf[block] = <unsigned char>((ruled_out[block] ^ <unsigned char>(ruled_out[block] + 1)) * TELLING) >> 5
