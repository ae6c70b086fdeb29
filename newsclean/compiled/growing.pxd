"""A text that grows."""

cdef class Growing:
    cdef Py_UCS4 *chars
    cdef Py_ssize_t size
    cdef Py_ssize_t room
    cdef int reserve(self, size_t more) except -1
    cdef int put(self, const unsigned char *data, size_t length) except -1
    cdef int put_char(self, Py_UCS4 char) except -1
    cdef bint is_blank(self, Py_ssize_t start) noexcept
    cdef Py_ssize_t count_joined(self, Py_ssize_t start) noexcept
    cdef void join_words(self, Py_ssize_t start) noexcept
    cdef void tidy(self, Py_ssize_t start, bint join) noexcept
    cdef str read(self, Py_ssize_t start, Py_ssize_t end)
