# cython: boundscheck=False, wraparound=False
"""Twins of functions in newsclean/shape.py."""

from cpython.unicode cimport PyUnicode_DATA, PyUnicode_KIND, PyUnicode_READ
from cpython.unicode cimport Py_UNICODE_ISALNUM, Py_UNICODE_ISDECIMAL, Py_UNICODE_ISSPACE

from newsclean.compiled.codes cimport Code
from newsclean.compiled.tuples cimport make4, number

cdef enum:
    PROSE_WORDS = 20
    SENTENCE_WORDS = 8


def shapes(str text, blocks):
    from newsclean.shape import Shape

    cdef:
        int kind = PyUnicode_KIND(text)
        void *data = PyUnicode_DATA(text)
        Py_ssize_t start, end, words, size = len(text)
        list out = []
    for block in blocks:
        start, end = max(0, number(block, 0)), min(size, number(block, 1))
        if kind == 1:
            words = count(<const unsigned char *>data, start, end)
        elif kind == 2:
            words = count(<const unsigned short *>data, start, end)
        else:
            words = count(<const unsigned int *>data, start, end)
        out.append(shape(Shape, words, kind, data, start, end))
    return tuple(out)


cdef Py_ssize_t count(const Code *text, Py_ssize_t start, Py_ssize_t end) noexcept:
    """Return the number of words; of ASCII without other white space than single spaces, from these alone."""
    cdef:
        Py_ssize_t at, spaces = 0, words = 0, dense = 0
        bint is_plain = True, is_space, is_blank, was_space = True, was_blank = False
        Py_UCS4 sign
    for at in range(start, end):  # with no branch at spaces: where words end, no processor can guess
        sign = text[at]
        is_blank = sign == 0x20
        is_space = is_blank
        if sign < 0x20:
            is_space = Py_UNICODE_ISSPACE(sign)
            is_plain &= sign != 0x09
        elif sign >= 0x80:
            is_space = Py_UNICODE_ISSPACE(sign)
            is_plain = False
            dense += is_dense(sign)
        spaces += is_blank
        words += was_space & (is_space ^ 1)
        is_plain &= (was_blank & is_blank) ^ 1
        was_space, was_blank = is_space, is_blank
    return spaces + 1 if is_plain else words + dense // 2


cdef object shape(cls, Py_ssize_t words, int kind, const void *data, Py_ssize_t start, Py_ssize_t end):
    cdef:
        Py_UCS4 stop
        bint is_long = words >= PROSE_WORDS, is_sentence
    while end > start and is_closer(PyUnicode_READ(kind, data, end - 1)):
        end -= 1
    if end <= start:
        return make4(cls, words, False, "", is_long)
    stop = PyUnicode_READ(kind, data, end - 1)
    if stop == u"." and end - 1 > start and PyUnicode_READ(kind, data, end - 2) == u".":
        stop = u"…"
    is_sentence = is_full_stop(stop)
    return make4(cls, words, is_sentence, stop, is_long or (is_sentence and words >= SENTENCE_WORDS))


def has_two_sentences(str text):
    cdef:
        int kind = PyUnicode_KIND(text)
        void *data = PyUnicode_DATA(text)
        Py_ssize_t size = len(text), at = -1
    while True:
        if kind == 1:
            at = find_stop(<const unsigned char *>data, at + 1, size)
        elif kind == 2:
            at = find_stop(<const unsigned short *>data, at + 1, size)
        else:
            at = find_stop(<const unsigned int *>data, at + 1, size)
        if at >= size:
            return False
        if ends_inside(kind, data, at, size):
            return True


cdef Py_ssize_t find_stop(const Code *text, Py_ssize_t at, Py_ssize_t size) noexcept:
    """Return the place of the next stop, or the size of the text."""
    while at < size and not (
        text[at] == 0x2E or text[at] == 0x21 or text[at] == 0x3F
        or (text[at] > 0xFF and <Py_UCS4>text[at] in u"…。।॥؟！？")
    ):
        at += 1
    return at


cdef bint ends_inside(int kind, const void *data, Py_ssize_t at, Py_ssize_t size) noexcept:
    """Say whether a sentence ends with a stop and another one follows."""
    cdef:
        Py_ssize_t i
        Py_UCS4 stop = PyUnicode_READ(kind, data, at)
    if stop == u"." or stop == u"!" or stop == u"?" or stop == u"…":
        return at >= 3 and letters(kind, data, at - 3, at) and goes_on(kind, data, at + 1, size)
    for i in range(at + 1, at + 5):
        if i >= size or PyUnicode_READ(kind, data, i) == u"\n":
            return False
    return True


cdef inline bint letters(int kind, const void *data, Py_ssize_t start, Py_ssize_t end) noexcept:
    """Say whether all are what re takes for letters: parts of words, but no digits."""
    cdef:
        Py_ssize_t at
        Py_UCS4 sign
    for at in range(start, end):
        sign = PyUnicode_READ(kind, data, at)
        if not Py_UNICODE_ISALNUM(sign) or Py_UNICODE_ISDECIMAL(sign):
            return False
    return True


cdef bint goes_on(int kind, const void *data, Py_ssize_t at, Py_ssize_t size) noexcept:
    """Say whether a sentence follows, behind a space, and perhaps quotes on either side of it."""
    cdef Py_ssize_t i
    if at < size and PyUnicode_READ(kind, data, at) in u"\"'”’»":
        at += 1
    if at >= size or PyUnicode_READ(kind, data, at) != u" ":
        return False
    at += 1
    for i in range(2):
        if at < size and PyUnicode_READ(kind, data, at) in u"\"'“„«(¿¡":
            at += 1
    return at + 2 <= size and letters(kind, data, at, at + 2)


cdef inline bint is_dense(Py_UCS4 sign) noexcept:
    return (
        0xE00 <= sign < 0xF00
        or 0x1000 <= sign < 0x10A0
        or 0x1780 <= sign < 0x1800
        or 0x3040 <= sign < 0x3100
        or 0x3400 <= sign < 0xA000
        or 0xAC00 <= sign < 0xD7B0
    )


cdef inline bint is_closer(Py_UCS4 sign) noexcept:
    return sign in u"\"'”’»)]›」』”*_ \u00a0\u202f"


cdef inline bint is_full_stop(Py_UCS4 sign) noexcept:
    return sign in u".!?…。！？．؟।॥։።"
