# cython: boundscheck=False, wraparound=False, cdivision=True
"""A text that grows, and whose end can be tidied where it lies."""

from cpython.unicode cimport PyUnicode_4BYTE_KIND, PyUnicode_FromKindAndData, Py_UNICODE_ISSPACE
from libc.stdlib cimport free, realloc

cdef enum:
    FIRST_ROOM = 1 << 14
    REPLACEMENT = 0xFFFD


cdef class Growing:
    """`size` code points, of which those from a `start` on can be changed by what is called with it."""

    def __dealloc__(self):
        free(self.chars)

    cdef int reserve(self, size_t more) except -1:
        cdef size_t needed = self.size + more
        cdef size_t room = max(2 * <size_t>self.room, <size_t>FIRST_ROOM)
        cdef void *chars
        if needed > <size_t>self.room:
            room = max(room, needed)
            chars = realloc(self.chars, room * sizeof(Py_UCS4))
            if chars == NULL:
                raise MemoryError
            self.chars, self.room = <Py_UCS4 *>chars, room
        return 0

    cdef int put_char(self, Py_UCS4 char) except -1:
        self.reserve(1)
        self.chars[self.size] = char
        self.size += 1
        return 0

    cdef int put(self, const unsigned char *data, size_t length) except -1:
        """Add text in UTF-8."""
        cdef const unsigned char *end = data + length
        cdef Py_UCS4 *out
        self.reserve(length)
        out = self.chars + self.size
        while data < end:
            if data[0] < 0x80:
                out[0] = data[0]
                data += 1
            else:
                data += decode(data, end - data, out)
            out += 1
        self.size = out - self.chars
        return 0

    cdef bint is_blank(self, Py_ssize_t start) noexcept:
        """Say whether there is white space from a place on, and nothing else."""
        cdef Py_ssize_t i
        for i in range(start, self.size):
            if not Py_UNICODE_ISSPACE(self.chars[i]):
                return False
        return self.size > start

    cdef Py_ssize_t count_joined(self, Py_ssize_t start) noexcept:
        """Return the length of the words from a place on, with a space between each two."""
        cdef Py_ssize_t i, count = 0
        cdef bint in_word = False
        for i in range(start, self.size):
            if Py_UNICODE_ISSPACE(self.chars[i]):
                in_word = False
            else:
                count += 1 if in_word or not count else 2
                in_word = True
        return count

    cdef void join_words(self, Py_ssize_t start) noexcept:
        """Put one space between words from a place on, and none around them."""
        cdef Py_ssize_t i, to = start
        cdef bint in_word = False
        for i in range(start, self.size):
            if Py_UNICODE_ISSPACE(self.chars[i]):
                in_word = False
                continue
            if not in_word and to > start:
                self.chars[to] = u" "
                to += 1
            self.chars[to] = self.chars[i]
            to += 1
            in_word = True
        self.size = to

    cdef void tidy(self, Py_ssize_t start, bint join) noexcept:
        """Strip the text from a place on; with `join`, make one space of what a browser shows as one."""
        cdef Py_ssize_t i, to = start, end = self.size
        cdef bint after_space = False
        while end > start and Py_UNICODE_ISSPACE(self.chars[end - 1]):
            end -= 1
        i = start
        while i < end and Py_UNICODE_ISSPACE(self.chars[i]):
            i += 1
        for i in range(i, end):
            if join and is_ascii_space(self.chars[i]):
                if not after_space:
                    self.chars[to] = u" "
                    to += 1
                after_space = True
            else:
                self.chars[to] = self.chars[i]
                to += 1
                after_space = False
        self.size = to

    cdef str read(self, Py_ssize_t start, Py_ssize_t end):
        return PyUnicode_FromKindAndData(PyUnicode_4BYTE_KIND, self.chars + start, end - start) if end > start else ""


cdef inline bint is_ascii_space(Py_UCS4 char) noexcept:
    return char == 32 or char == 9 or char == 10 or char == 12 or char == 13


cdef inline int decode(const unsigned char *data, size_t left, Py_UCS4 *out) noexcept:
    """Fill in the next code point, beyond ASCII; return of how many bytes it is."""
    cdef int i, size = 2 if data[0] < 0xE0 else 3 if data[0] < 0xF0 else 4
    cdef unsigned int code = data[0] & (0xFF >> (size + 1))
    if <size_t>size > left:
        out[0] = REPLACEMENT
        return <int>left
    for i in range(1, size):
        code = code << 6 | data[i] & 0x3F
    out[0] = code if code < 0x110000 else REPLACEMENT
    return size
