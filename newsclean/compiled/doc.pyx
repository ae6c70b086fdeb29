# cython: boundscheck=False, wraparound=False
"""Twins of functions in newsclean/doc.py."""

from newsclean.compiled.tuples cimport member, number


def cut_lines(str text, blocks):
    cdef list lines = []
    for block in blocks:
        lines.append(text[number(block, 0) : number(block, 1)])
    return tuple(lines)


def find_labels(str text, blocks, list ordered):
    cdef:
        list labels = []
        Py_ssize_t at = -1, last = len(ordered) - 1, low = 0, high = 0, start, end
    label = ""
    for block in blocks:
        start, end = number(block, 0), number(block, 1)
        while high <= start and at < last:
            at += 1
            low, high = number(ordered[at], 0), number(ordered[at], 1)
            label = member(ordered[at], 2)
        if low >= end or high <= start:
            labels.append("")
        elif low <= start and high >= end:
            labels.append(label)
        else:
            labels.append(joint_label(text, start, end, ordered, at))
    return labels


cdef object joint_label(str text, Py_ssize_t start, Py_ssize_t end, list ordered, Py_ssize_t at):
    cdef Py_ssize_t low, high, longest = 0, reached = start
    label = ""
    while at < len(ordered):
        low, high = number(ordered[at], 0), number(ordered[at], 1)
        if low >= end:
            break
        if low > reached and text[reached:low].strip():
            return ""
        if high - low > longest:
            longest, label = high - low, member(ordered[at], 2)
        reached = high
        at += 1
    return "" if text[reached:end].strip() else label
