# cython: boundscheck=False, wraparound=False
"""Twins of functions in newsclean/render.py."""

from cpython.unicode cimport PyUnicode_READ_CHAR, Py_UNICODE_ISSPACE

from newsclean.compiled.tuples cimport make6, member, number


def close_gaps(str text, blocks, cuts):
    from newsclean.span import Edit

    cdef:
        Gaps gaps = Gaps(text, list(cuts), Edit)
        Py_ssize_t i = 0, k = 0, j, start, end
    for block in blocks:
        start, end = max(0, number(block, 0)), min(len(text), number(block, 1))
        while k < gaps.count and number(gaps.cuts[k], 1) <= start:
            k += 1
        if k == gaps.count or number(gaps.cuts[k], 0) >= end:
            gaps.keep(i, start, end)
        else:
            j = k
            while j < gaps.count and number(gaps.cuts[j], 0) < end:
                gaps.keep_bare(i, start, number(gaps.cuts[j], 0))
                start = max(start, number(gaps.cuts[j], 1))
                j += 1
            gaps.keep_bare(i, start, end)
        i += 1
    if gaps.at < len(text):
        gaps.close(len(text), "")
    return gaps.edits


cdef class Gaps:
    """What stands between the pieces that are kept: it goes, but for what keeps them apart."""

    cdef:
        str text
        list cuts, edits
        object cls
        Py_ssize_t count, at, done, last

    def __cinit__(self, str text, list cuts, cls):
        self.text, self.cuts, self.edits, self.cls = text, cuts, [], cls
        self.count, self.at, self.done, self.last = len(cuts), 0, 0, -1

    cdef int keep_bare(self, Py_ssize_t block, Py_ssize_t start, Py_ssize_t end) except -1:
        while start < end and self.is_space(start):
            start += 1
        while start < end and self.is_space(end - 1):
            end -= 1
        if start < end:
            self.keep(block, start, end)
        return 0

    cdef int keep(self, Py_ssize_t block, Py_ssize_t start, Py_ssize_t end) except -1:
        cdef str gap = "\n\n" if self.last >= 0 else ""
        if block == self.last:
            gap = " " if self.needs_space(start) else ""
        if self.text[self.at : start] != gap:
            self.close(start, gap)
        else:
            while self.done < self.count and number(self.cuts[self.done], 0) < start:
                self.done += 1
        self.at, self.last = end, block
        return 0

    cdef int close(self, Py_ssize_t end, str new) except -1:
        cdef Py_ssize_t low, high, at = self.at, first = len(self.edits)
        while self.done < self.count and number(self.cuts[self.done], 0) < end:
            cut = self.cuts[self.done]
            low, high = number(cut, 0), number(cut, 1)
            if at < low:
                self.space(at, low, new)
                new = ""
            self.edits.append(make6(self.cls, low, high, self.text[low:high], "", member(cut, 2), member(cut, 3)))
            at = high
            self.done += 1
        if at < end:
            self.space(at, end, new)
        elif new:
            self.edits.insert(first, make6(self.cls, self.at, self.at, "", new, "space", "render"))
        return 0

    cdef int space(self, Py_ssize_t start, Py_ssize_t end, str new) except -1:
        cdef str old = self.text[start:end]
        if old != new:
            self.edits.append(make6(self.cls, start, end, old, new, "space", "render"))
        return 0

    cdef bint needs_space(self, Py_ssize_t end) noexcept:
        if not self.is_space(self.at) and not self.is_space(end - 1):
            return False
        return PyUnicode_READ_CHAR(self.text, end) not in u".,)]"

    cdef bint is_space(self, Py_ssize_t at) noexcept:
        return Py_UNICODE_ISSPACE(PyUnicode_READ_CHAR(self.text, at))
