# cython: boundscheck=False, wraparound=False, cdivision=True
"""Twins of functions in newsclean/rules/fold.py."""

from cpython.unicode cimport (
    Py_UNICODE_TOLOWER, PyUnicode_Check, PyUnicode_DATA, PyUnicode_FromKindAndData, PyUnicode_KIND
)
from libc.stdlib cimport free, malloc

from newsclean.compiled.codes cimport Code

cdef enum:
    LISTED = 1 << 16

PLAIN = (
    ("'", "‘’‚‛ʼʹ′´`"),
    ('"', "“”„‟«»″〝〞＂"),
    ("-", "–—−‐‑‒―"),
    (" ", "\u00a0\u202f\u2009\u2007\u2008\u200a\u2002\u2003\u3000\t"),
    (":", "："),
    ("i", "İ"),
    ("Σ", "Σ"),  # whose lower case depends on what stands beside it
)
cdef unsigned short[LISTED] folded_codes  # most code points, folded
cdef int code
for code in range(LISTED):
    folded_codes[code] = <unsigned short>Py_UNICODE_TOLOWER(code)
for plain, odds in PLAIN:
    for odd in odds:
        folded_codes[ord(odd)] = ord(plain)


def fold(text):
    cdef:
        int kind
        void *room
        void *codes
    if not PyUnicode_Check(text):
        raise TypeError("only a text can be folded")
    kind, codes = PyUnicode_KIND(text), PyUnicode_DATA(text)
    room = malloc(max(kind * len(text), 1))
    if room == NULL:
        raise MemoryError
    if kind == sizeof(unsigned char):
        fold_codes(<const unsigned char *>codes, <unsigned char *>room, len(text))
    elif kind == sizeof(unsigned short):
        fold_codes(<const unsigned short *>codes, <unsigned short *>room, len(text))
    else:
        fold_codes(<const unsigned int *>codes, <unsigned int *>room, len(text))
    try:
        folded = PyUnicode_FromKindAndData(kind, room, len(text))
    finally:
        free(room)
    return folded.lower() if kind > 1 and "Σ" in folded else folded


cdef void fold_codes(const Code *codes, Code *out, Py_ssize_t size) noexcept:
    cdef Py_ssize_t at
    for at in range(size):
        out[at] = <Code>(folded_codes[codes[at]] if codes[at] < LISTED else Py_UNICODE_TOLOWER(codes[at]))
