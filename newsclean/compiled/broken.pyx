# cython: boundscheck=False, wraparound=False, cdivision=True
"""Twins of functions in newsclean/revisers/broken.py."""

from cpython.unicode cimport PyUnicode_DATA, PyUnicode_KIND, PyUnicode_READ, Py_UNICODE_ISALPHA, Py_UNICODE_ISLOWER

cdef enum:
    FIRST = 26  # rows of `Reading.own`
    LAST = 39
    LOW = 0
    COMMA = 5
    STOP = 6
    LINK_WORDS = 6
    OPEN_WORDS = 3


def fill_broken(str text, reading, unsigned char[::1] goes_on):
    cdef:
        const Py_ssize_t[:, ::1] edges = reading.edges
        const double[::1] size = reading.size, hidden = reading.hidden
        const float[:, ::1] own = reading.own
        Py_ssize_t n = size.shape[0], i
    if not (n == hidden.shape[0] == edges.shape[1] == own.shape[1] == goes_on.shape[0] and own.shape[0] > LAST + STOP):
        raise ValueError("the tables are of different sizes")
    for i in range(n):
        goes_on[i] = (
            i > 0 and hidden[i] == 0 and hidden[i - 1] == 0 and own[LAST + STOP, i - 1] == 0
            and own[FIRST + LOW, i] + own[FIRST + COMMA, i] + own[FIRST + STOP, i] > 0
            and opens_low(text, edges[0, i])
        )
    for i in range(1, n - 1):
        goes_on[i] |= (
            goes_on[i + 1] and hidden[i] == 0 and hidden[i - 1] == 0
            and own[LAST + LOW, i - 1] + own[LAST + COMMA, i - 1] > 0
            and size[i] <= LINK_WORDS and size[i - 1] >= OPEN_WORDS
        )


cdef bint opens_low(str text, Py_ssize_t at) noexcept:
    """Say whether what stands at a place of a text can be no beginning: "'s mother said" is none, "'Stay' was" is one."""
    cdef:
        int kind = PyUnicode_KIND(text)
        void *data = PyUnicode_DATA(text)
        Py_ssize_t end = min(at + 2, len(text))
        Py_UCS4 sign
    while 0 <= at < end and PyUnicode_READ(kind, data, at) in u"'’ʼ":
        at += 1
    if not 0 <= at < end:
        return True
    sign = PyUnicode_READ(kind, data, at)
    if Py_UNICODE_ISALPHA(sign):
        return Py_UNICODE_ISLOWER(sign)
    return sign != u"…" and not (sign == u"." and at + 1 < end and PyUnicode_READ(kind, data, at + 1) == u".")
