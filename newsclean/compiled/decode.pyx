# cython: boundscheck=False, wraparound=False
"""Twin of a function in newsclean/repair/decode.py."""


cdef enum:
    BLOCK = 128  # bytes whose count fits in one


def count_controls(const unsigned char[::1] raw):
    cdef Py_ssize_t i, start, size = raw.shape[0], count = 0
    cdef unsigned char byte, of_block
    for start in range(0, size, BLOCK):
        of_block = 0
        for i in range(start, min(start + BLOCK, size)):
            byte = raw[i]
            of_block += ((byte < 0x20) & (<unsigned char>(byte - 0x09) > 4) & (byte != 0x1B)) | (byte == 0x7F)
        count += of_block
    return count
