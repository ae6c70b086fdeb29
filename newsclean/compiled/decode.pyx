# cython: boundscheck=False, wraparound=False
"""Twin of a function in newsclean/repair/decode.py."""


def count_controls(const unsigned char[::1] raw):
    cdef Py_ssize_t i, count = 0
    cdef unsigned char byte
    for i in range(raw.shape[0]):
        byte = raw[i]
        count += ((byte < 0x20) & (<unsigned char>(byte - 0x09) > 4) & (byte != 0x1B)) | (byte == 0x7F)
    return count
