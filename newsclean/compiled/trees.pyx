# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True
# distutils: extra_compile_args = -O3
"""Twins of functions in newsclean/revisers/trees.py."""

from libc.stdlib cimport calloc, free
from libc.string cimport memset

cdef enum:
    SPLITS = 7  # of a tree
    LEAVES = 8
    TOGETHER = 3
    TELLING = 29
    BLOCKS = 32  # that are asked about at once; what the model sees of them stays in the fastest cache

cdef struct Input:
    const float *numbers  # of all blocks
    Py_ssize_t step

cdef struct Split:
    const float *numbers  # of the blocks that are asked about
    float limit
    unsigned char leaves  # below it


def sum_leaves(tables, inputs, const Py_ssize_t[::1] places, splits, double[::1] out):
    cdef:
        const Py_ssize_t[::1] asked = splits.asked
        const double[:, ::1] value = splits.value
        Py_ssize_t trees = value.shape[0], count = asked.shape[0], n = places.shape[0], blocks, start
        Input *seen = <Input *>calloc(count + 1, sizeof(Input))
        float *numbers = <float *>calloc((count + 1) * BLOCKS, sizeof(float))
        Split *split = <Split *>calloc(trees * SPLITS + 1, sizeof(Split))
        double *sums = <double *>calloc(n + BLOCKS, sizeof(double))
    try:
        if not (seen and numbers and split and sums):
            raise MemoryError
        blocks = find_inputs(tables, inputs, asked, seen)
        for start in range(n):
            if not 0 <= places[start] < blocks:
                raise IndexError("a block is asked about that there is not")
        find_splits(splits, numbers, split)
        for start in range(0, n, BLOCKS):
            pick(seen, count, blocks, inputs.beyond, &places[start], min(n - start, BLOCKS), numbers)
            walk(split, trees // TOGETHER, &value[0, 0], sums + start)
        for start in range(n):
            out[start] = sums[start]
    finally:
        free(seen)
        free(numbers)
        free(split)
        free(sums)


cdef Py_ssize_t find_inputs(tables, inputs, const Py_ssize_t[::1] asked, Input *seen) except -1:
    """Find where what is asked for stands in the tables; return how many blocks there are."""
    cdef:
        const Py_ssize_t[::1] row = inputs.row, step = inputs.step
        const float[:, ::1] table
        Py_ssize_t i, top = 0, blocks = len(tables[0][0])
    for i in range(asked.shape[0]):
        seen[i].step = step[asked[i]] if 0 <= asked[i] < min(len(row), len(step)) else 0
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


cdef int find_splits(splits, const float *numbers, Split *out) except -1:
    """Lay the splits out tree by tree."""
    cdef:
        const Py_ssize_t[::1] column = splits.column, place = splits.place
        const float[:, ::1] limit = splits.limit
        const unsigned char[:, ::1] below = splits.below
        Py_ssize_t trees = len(splits.value), tree, i, at
    for tree in range(trees):
        for i in range(SPLITS):
            at = place[i * trees + tree]
            out.numbers = numbers + BLOCKS * column[at]
            out.limit = limit[at, 0]
            out.leaves = below[i * trees + tree, 0]
            out += 1
    return 0


cdef void pick(
    const Input *seen, Py_ssize_t count, Py_ssize_t blocks, float beyond, const Py_ssize_t *places, Py_ssize_t n,
    float *numbers
) noexcept nogil:
    """Fill [count, BLOCKS] with what the model sees of `n` blocks."""
    cdef Py_ssize_t i, block, at
    for i in range(count):
        for block in range(n):
            at = places[block] + seen[i].step
            numbers[block] = seen[i].numbers[at] if 0 <= at < blocks else beyond
        numbers += BLOCKS


cdef void walk(const Split *splits, Py_ssize_t third, const double *value, double *sums) noexcept nogil:
    """Add up the leaves in which the walks down all trees end."""
    cdef:
        unsigned char[TOGETHER][BLOCKS] leaf
        Py_ssize_t tree, part, block
        const double *first
        const double *second
        const double *last
    for tree in range(third):
        for part in range(TOGETHER):
            find_leaves(splits + SPLITS * (part * third + tree), leaf[part])
        first, second, last = value, value + LEAVES * third, value + 2 * LEAVES * third
        for block in range(BLOCKS):
            sums[block] += last[leaf[2][block]] + second[leaf[1][block]] + first[leaf[0][block]]
        value += LEAVES


cdef inline void find_leaves(const Split *splits, unsigned char *leaf) noexcept nogil:
    """Find the numbers of the leaves in which the walks down a tree end, as `_Splits.value` counts leaves."""
    cdef:
        unsigned char[BLOCKS] ruled_out
        unsigned char[BLOCKS] is_beyond  # apart, or else no compiler makes one instruction of many comparisons
        unsigned char leaves
        const float *numbers
        float limit
        Py_ssize_t block, i
    memset(ruled_out, 0, BLOCKS)
    for i in range(SPLITS):
        numbers, limit, leaves = splits[i].numbers, splits[i].limit, splits[i].leaves
        for block in range(BLOCKS):
            is_beyond[block] = -(numbers[block] > limit)
        for block in range(BLOCKS):
            ruled_out[block] |= is_beyond[block] & leaves
    for block in range(BLOCKS):
        leaf[block] = <unsigned char>((ruled_out[block] ^ <unsigned char>(ruled_out[block] + 1)) * TELLING) >> 5
