# cython: boundscheck=False, wraparound=False, cdivision=True
"""Twins of functions in newsclean/revisers/place.py."""

from libc.math cimport exp, log, sqrt, tanh
from libc.stdlib cimport calloc, free

cdef enum:
    PLACE = 39
    REFINED = 76
    SUMS = 6  # more than `fill_place` needs
    TAIL = 3  # among the sums of `fill_place`
    WINDOW = 8
    KNOWN = 2048  # whole numbers whose logarithm is kept; there are more words above few blocks

cdef:
    double LIMIT = 8.0
    Py_ssize_t[2] AROUND = [3, 9]
    Py_ssize_t[5] REACHES = [1, 2, 4, 8, 16]
    float[KNOWN] logs
    Py_ssize_t number

for number in range(KNOWN):
    logs[number] = <float>log(1.0 + number)


cdef inline float log1p(double value) noexcept nogil:
    """Return the logarithm of 1 + a number that is not negative."""
    cdef int whole = <int>min(value, KNOWN)
    return logs[whole] if whole == value and whole < KNOWN else <float>log(1.0 + value)


cdef inline float signed_log(Py_ssize_t far) noexcept nogil:
    return log1p(far) if far >= 0 else -log1p(-far)


cdef class Sums:
    """The sums of several rows before each block, and their totals at the end."""

    cdef double *rows[SUMS]
    cdef double *memory
    cdef double[SUMS] total
    cdef Py_ssize_t n

    def __cinit__(self, Py_ssize_t n):
        self.n = n
        self.memory = <double *>calloc(SUMS * (n + 1), sizeof(double))
        if self.memory == NULL:
            raise MemoryError
        cdef Py_ssize_t row
        for row in range(SUMS):
            self.rows[row] = self.memory + row * (n + 1)

    def __dealloc__(self):
        free(self.memory)

    cdef inline void add(self, Py_ssize_t block, const double *values) noexcept:
        cdef Py_ssize_t row
        for row in range(SUMS):
            self.total[row] = self.rows[row][block + 1] = self.rows[row][block] + values[row]

    cdef inline double after(self, Py_ssize_t row, Py_ssize_t block) noexcept:
        return self.total[row] - self.rows[row][block + 1]

    cdef inline double around(self, Py_ssize_t row, Py_ssize_t block, Py_ssize_t reach) noexcept:
        return self.rows[row][min(block + reach + 1, self.n)] - self.rows[row][max(block - reach, 0)]


def fill_place(reading, Py_ssize_t headline, Py_ssize_t body, float[:, ::1] out):
    cdef:
        const double[::1] size = reading.size, free = reading.free, hidden = reading.hidden, tail = reading.tail
        Py_ssize_t n = size.shape[0], i, k, last = -1, following = n
        Sums sums = Sums(n)
        double[SUMS] values
        double *total = sums.total
    if not (n == free.shape[0] == hidden.shape[0] == tail.shape[0] == out.shape[1] and out.shape[0] == PLACE):
        raise ValueError("the tables are of different sizes")
    values[5] = 0.0
    for i in range(n):
        values[0], values[1], values[2], values[TAIL], values[4] = free[i] * size[i], size[i], hidden[i], tail[i], free[i]
        sums.add(i, values)
    for i in range(n):
        if free[i] > 0:
            last = i
        out[2, i] = log1p(i - last)
        out[24, i] = log1p(sums.rows[TAIL][i + 1] - sums.rows[TAIL][last + 1])
        out[0, i], out[1, i], out[35, i] = log1p(i), log1p(n - 1 - i), <float>(<double>i / max(n - 1, 1))
        out[25, i] = signed_log(i - headline) if headline >= 0 else 0
        out[26, i] = signed_log(i - body) if body < n else 0
        out[27, i], out[28, i], out[29, i] = log1p(n), log1p(total[1] / n), log1p(total[4])
        out[34, i], out[38, i] = i == headline, headline >= 0
        out[36, i], out[37, i] = <float>(total[0] / max(total[1], 1.0)), <float>(total[2] / n)
        fill_around(sums, i, out)
    for i in range(n - 1, -1, -1):
        if free[i] > 0:
            following = i
        out[3, i] = log1p(following - i)


cdef inline void fill_around(Sums sums, Py_ssize_t i, float[:, ::1] out) noexcept:
    """Fill what stands before, after and around a block."""
    cdef:
        float words = <float>max(sums.total[0], 1.0)
        Py_ssize_t k, place
    out[30, i], out[31, i] = <float>sums.rows[0][i] / words, <float>sums.after(0, i) / words
    for place in range(2):
        words = <float>max(sums.around(1, i, AROUND[place]), 1.0)
        out[32 + place, i] = <float>sums.around(0, i, AROUND[place]) / words
        for k in range(5):
            out[14 + 5 * place + k, i] = log1p(sums.around(k, i, AROUND[place]))
    for k in range(5):
        out[4 + k, i], out[9 + k, i] = log1p(sums.rows[k][i]), log1p(sums.after(k, i))


def fill_refined(const double[::1] odds, const double[::1] size, float[:, ::1] out):
    cdef:
        Py_ssize_t n = odds.shape[0], i, k
        Sums sums = Sums(n)
        double *scores = <double *>calloc(4 * n + 1, sizeof(double))
        double *chance = scores + n
        double[10] whole
    if scores == NULL:
        raise MemoryError
    try:
        if not (n == size.shape[0] == out.shape[1] and out.shape[0] == REFINED):
            raise ValueError("the tables are of different sizes")
        fill_sums(&odds[0], &size[0], scores, chance, sums, whole)
        fill_window(scores, n, out)
        for i in range(n):
            fill_reaches(sums, i, out)
            for k in range(10):
                out[66 + k, i] = <float>whole[k]
        fill_segments(scores, chance, &size[0], scores + 2 * n, n, out)
        fill_gaps(chance, 0.5, sums.rows[4], n, out, 54)
        fill_gaps(chance, 0.9, sums.rows[4], n, out, 60)
    finally:
        free(scores)


cdef void fill_sums(
    const double *odds, const double *size, double *scores, double *chance, Sums sums, double *whole
) noexcept:
    """Fill in the scores within bounds, the chances that they stand for, and ten numbers of the whole document."""
    cdef:
        Py_ssize_t n = sums.n, i
        double[SUMS] values
        double *total = sums.total
        double lowest = LIMIT, score = 0.0, words
        Py_ssize_t poor = 0
    for i in range(n):
        scores[i] = min(max(odds[i], -LIMIT), LIMIT)
        chance[i] = 1 / (1 + exp(-scores[i]))
        values[0] = chance[i] * size[i]
        values[1], values[2] = size[i] - values[0], size[i] * (chance[i] > 0.9)
        values[3], values[4], values[5] = size[i] * (chance[i] < 0.1), size[i], chance[i] > 0.5
        sums.add(i, values)
        lowest, score, poor = min(lowest, scores[i]), score + scores[i], poor + (scores[i] < -2)
    words = max(total[4], 1.0)
    whole[0], whole[1], whole[2] = log1p(total[0]), log1p(total[1]), log1p(total[3])
    whole[3], whole[4], whole[5], whole[6] = log1p(total[5]), log1p(n), total[0] / words, total[2] / words
    whole[7], whole[8], whole[9] = lowest, score / n, <double>poor / n


cdef void fill_window(const double *scores, Py_ssize_t n, float[:, ::1] out) noexcept:
    """Fill what the blocks on either side were told, side by side."""
    cdef Py_ssize_t i, k, at
    for i in range(n):
        out[WINDOW, i] = <float>tanh(scores[i] / 3)
    for k in range(2 * WINDOW + 1):
        if k != WINDOW:
            for i in range(n):
                at = i + k - WINDOW
                out[k, i] = out[WINDOW, at] if 0 <= at < n else 0


cdef inline void fill_reaches(Sums sums, Py_ssize_t i, float[:, ::1] out) noexcept:
    """Fill the sums before and after a block, and within some reaches of it."""
    cdef:
        float words = <float>max(sums.total[0], 1.0)
        double good
        Py_ssize_t k
    out[25, i], out[26, i] = <float>sums.rows[0][i] / words, <float>sums.after(0, i) / words
    for k in range(4):
        out[17 + k, i], out[21 + k, i] = log1p(sums.rows[k][i]), log1p(sums.after(k, i))
    for k in range(5):
        good = sums.around(0, i, REACHES[k])
        out[27 + 3 * k, i] = <float>(good / max(sums.around(4, i, REACHES[k]), 1.0))
        out[28 + 3 * k, i], out[29 + 3 * k, i] = log1p(good), log1p(sums.around(3, i, REACHES[k]))


cdef void fill_segments(
    const double *scores, const double *chance, const double *size, double *weighed, Py_ssize_t n, float[:, ::1] out
) noexcept:
    cdef:
        Py_ssize_t way, i, start, end
        double longest
    for way in range(4):
        for i in range(n):
            longest = max(size[i], 1.0)
            if way == 0:
                weighed[i] = scores[i] * sqrt(longest)
            elif way == 1:
                weighed[i] = min(max(scores[i], -0.5), 3.0) * sqrt(longest)
            else:
                weighed[i] = (chance[i] - (0.3 if way == 2 else 0.6)) * longest
        find_segment(weighed, n, &start, &end)
        for i in range(n):
            out[42 + 3 * way, i] = start <= i < end
            out[43 + 3 * way, i], out[44 + 3 * way, i] = signed_log(i - start), signed_log(i + 1 - end)


cdef void find_segment(const double *values, Py_ssize_t n, Py_ssize_t *start, Py_ssize_t *end) noexcept:
    """Find the first stretch with the greatest sum."""
    cdef:
        Py_ssize_t i, lowest_at = 0
        double total = 0.0, lowest = 0.0, best = 0.0
    start[0] = end[0] = 0
    for i in range(n):
        total += values[i]
        if total < lowest:
            lowest, lowest_at = total, i + 1
        if total - lowest > best:
            best, start[0], end[0] = total - lowest, lowest_at, i + 1


cdef void fill_gaps(
    const double *chance, double wanted, const double *words, Py_ssize_t n, float[:, ::1] out, Py_ssize_t at
) noexcept:
    """Fill six rows from `at` on: how far the last and the next block of such a chance stand."""
    cdef Py_ssize_t i, last = -1, following = n
    for i in range(n):
        if chance[i] > wanted:
            last = i
        out[at, i], out[at + 2, i] = log1p(i - last), log1p(max(words[i] - words[last + 1], 0.0))
        out[at + 4, i] = last < 0
    for i in range(n - 1, -1, -1):
        if chance[i] > wanted:
            following = i
        out[at + 1, i], out[at + 3, i] = log1p(following - i), log1p(max(words[following] - words[i + 1], 0.0))
        out[at + 5, i] = following == n
