# cython: boundscheck=False, wraparound=False, cdivision=True
"""Twins of functions in newsclean/revisers/spacing.py."""

from cpython.unicode cimport PyUnicode_DATA, PyUnicode_GET_LENGTH, PyUnicode_KIND, PyUnicode_READ
from libc.math cimport log1p
from libc.stdlib cimport calloc, free
from libc.string cimport memset

cdef enum:
    SPACING = 16
    ALL_WINDOWS = 6
    AROUND = 3 * ALL_WINDOWS
    FAR = 20
    EDGE = 3
    PROSE = 5  # rows of `Reading.own`
    FIRST = 26
    LAST = 39
    LOW = 0
    COMMA = 5
    STOP = 6
    KINDS = 9  # groups of labels
    BELOW = 8  # rows below those that say which group rules gave the block

cdef Py_ssize_t[ALL_WINDOWS][2] WINDOWS = [[-4, 5], [-10, 11], [-4, 0], [1, 5], [-12, 0], [1, 13]]


def fill_spacing(str text, reading, float[:, ::1] out):
    cdef:
        const Py_ssize_t[:, ::1] edges = reading.edges
        const double[::1] size = reading.size
        const float[:, ::1] own = reading.own
        Py_ssize_t n = size.shape[0]
        double *prose = <double *>calloc(n + 1, sizeof(double))
        Py_ssize_t *places = <Py_ssize_t *>calloc(3 * n + 4, sizeof(Py_ssize_t))
        unsigned char *opens = <unsigned char *>calloc(2 * n + 2, 1)
        Py_ssize_t i
    try:
        if not (prose and places and opens):
            raise MemoryError
        if not (0 < n == edges.shape[1] == own.shape[1] == out.shape[1] and own.shape[0] > LAST + STOP):
            raise ValueError("the tables are of different sizes")
        if edges.shape[0] != 2 or out.shape[0] != SPACING:
            raise ValueError("the tables have other rows")
        for i in range(n):
            prose[i] = size[i] if own[PROSE, i] > 0 else 0.0
        find_gaps(text, edges, places, places + n)
        fill_gaps(&size[0], prose, places, places + n, out)
        for i in range(1, n):
            opens[i] = places[n + i] > 1
        fill_runs(&size[0], prose, opens, out)
        fill_joined(&size[0], own, opens + n, out)
    finally:
        free(prose)
        free(places)
        free(opens)


cdef int find_gaps(str text, const Py_ssize_t[:, ::1] edges, Py_ssize_t *indent, Py_ssize_t *gap) except -1:
    """Find how far each block is indented, and how many line breaks stand before it, and after the last one."""
    cdef:
        Py_ssize_t n = edges.shape[1], length = PyUnicode_GET_LENGTH(text), last = 0, i, at
        int kind = PyUnicode_KIND(text)
        void *data = PyUnicode_DATA(text)
    for i in range(n):
        if not last <= edges[0, i] <= edges[1, i] <= length:
            raise ValueError("a block is not where blocks can be")
        at = edges[0, i]
        while at > 0 and indent[i] < FAR and PyUnicode_READ(kind, data, at - 1) != u"\n":
            indent[i] += 1
            at -= 1
        for at in range(last, edges[0, i]):
            gap[i] += PyUnicode_READ(kind, data, at) == u"\n"
        last = edges[1, i]
    gap[0] = gap[n] = EDGE
    return 0


cdef void fill_gaps(
    const double *size, const double *prose, const Py_ssize_t *indent, const Py_ssize_t *gap, float[:, ::1] out
) noexcept:
    """Fill how a block is spaced, how many are, and how much of the prose is spaced like it."""
    cdef:
        Py_ssize_t n = out.shape[1], i, alike, blank = 0
        double[256] words, words_of_prose
        double[FAR + 1] indented
        double total = 0.0
    memset(words, 0, sizeof(words))
    memset(words_of_prose, 0, sizeof(words_of_prose))
    memset(indented, 0, sizeof(indented))
    for i in range(n):
        alike = like(indent[i], gap[i], gap[i + 1])
        words[alike] += size[i]
        words_of_prose[alike] += prose[i]
        indented[indent[i]] += prose[i]
        total += prose[i]
        blank += i > 0 and gap[i] > 1
    total = max(total, 1.0)
    for i in range(n):
        alike = like(indent[i], gap[i], gap[i + 1])
        out[0, i], out[1, i], out[2, i] = indent[i], min(gap[i], EDGE + 1), min(gap[i + 1], EDGE + 1)
        out[3, i] = <float>(<double>blank / (n - 1)) if n > 1 else 1.0
        out[8, i] = <float>(words_of_prose[alike] / total)
        out[9, i] = <float>(words_of_prose[alike] / max(words[alike], 1.0))
        out[10, i] = <float>(indented[indent[i]] / total)


cdef inline Py_ssize_t like(Py_ssize_t indent, Py_ssize_t before, Py_ssize_t after) noexcept:
    return min(indent, 15) * 16 + min(before, EDGE) * 4 + min(after, EDGE)


cdef void fill_runs(const double *size, const double *prose, const unsigned char *opens, float[:, ::1] out) noexcept:
    """Fill what stands between the same blank lines as a block."""
    cdef:
        Py_ssize_t n = out.shape[1], start = 0, end, i
        double words, of_prose
    while start < n:
        end, words, of_prose = start, 0.0, 0.0
        while end < n and (end == start or not opens[end]):
            words += size[end]
            of_prose += prose[end]
            end += 1
        for i in range(start, end):
            out[4, i], out[5, i] = <float>log1p(end - start), <float>log1p(words)
            out[6, i], out[7, i] = <float>(of_prose / max(words, 1.0)), i - start
        start = end


cdef void fill_joined(const double *size, const float[:, ::1] own, unsigned char *joined, float[:, ::1] out) noexcept:
    """Fill which lines go on, and of the whole of such lines its words, and whether it ends in a full stop."""
    cdef:
        Py_ssize_t n = out.shape[1], start = 0, end, i
        double words
    for i in range(1, n):
        joined[i] = not own[LAST + STOP, i - 1] > 0 and (
            own[FIRST + LOW, i] + own[FIRST + COMMA, i] + own[FIRST + STOP, i] > 0
        )
    while start < n:
        end, words = start, 0.0
        while end < n and (end == start or joined[end]):
            words += size[end]
            end += 1
        for i in range(start, end):
            out[11, i], out[12, i], out[13, i] = joined[i], joined[i + 1], <float>log1p(words)
            out[14, i], out[15, i] = own[LAST + STOP, end - 1] > 0, i - start
        start = end


def fill_around(reading, float[:, ::1] out):
    cdef:
        const double[::1] size = reading.size, hidden = reading.hidden
        const float[:, ::1] own = reading.own
        Py_ssize_t n = size.shape[0], rows = own.shape[0], i, k, window, low, high
        double[4] within
        double *sums = <double *>calloc(4 * (n + 1), sizeof(double))
    if sums == NULL:
        raise MemoryError
    try:
        if not (n == hidden.shape[0] == own.shape[1] == out.shape[1] and rows >= KINDS + BELOW):
            raise ValueError("the tables are of different sizes")
        if out.shape[0] != AROUND + 2:
            raise ValueError("the tables have other rows")
        for i in range(n):
            for k in range(3):
                sums[4 * i + 4 + k] = sums[4 * i + k] + own[PROSE if k == 2 else rows - 6 + k, i] * size[i]
            sums[4 * i + 7] = sums[4 * i + 3] + size[i]
        for window in range(ALL_WINDOWS):
            for i in range(n):
                low, high = min(max(i + WINDOWS[window][0], 0), n), min(max(i + WINDOWS[window][1], 0), n)
                for k in range(4):
                    within[k] = sums[4 * high + k] - sums[4 * low + k]
                for k in range(3):
                    out[3 * window + k, i] = <float>(within[k] / max(within[3], 1.0))
        for i in range(n):
            out[AROUND, i], out[AROUND + 1, i] = <float>hidden[i], 0
            for k in range(KINDS - 1, -1, -1):
                if own[rows - BELOW - KINDS + k, i] > 0:
                    out[AROUND + 1, i] = k + 1
    finally:
        free(sums)
