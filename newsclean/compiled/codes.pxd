"""The characters of a str as they lie in memory: code points of one, two or four bytes."""

ctypedef fused Code:
    unsigned char
    unsigned short
    unsigned int
