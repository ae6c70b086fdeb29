# cython: cdivision=True
"""Twins of functions in newsclean/revisers/lists.py."""

from cpython.unicode cimport PyUnicode_DATA, PyUnicode_FindChar, PyUnicode_KIND, PyUnicode_READ

from newsclean.compiled.tuples cimport member, number

cdef enum:
    STORY_WORDS = 5
    BETWEEN = 4
    MENU_LINES = 3

cdef str STORY = "related_link"
cdef str MENU = "navigation"
cdef object ENTRIES = frozenset({"byline", "advertisement"})

cdef object own_name, may_belong, is_last, is_named  # what few lines are asked is written once


cdef load():
    global own_name, may_belong, is_last, is_named
    from newsclean.revisers.lists import is_last, is_named, may_belong, own_name


def find_lines(blocks, spans):
    cdef Py_ssize_t at, i, low, high, start, count = len(blocks)
    cdef dict out = {}
    for at in range(len(spans)):
        span = spans[at]
        start = number(span, 0)
        low, high = 0, count
        while low < high:
            i = (low + high) // 2
            if number(blocks[i], 0) < start:
                low = i + 1
            else:
                high = i
        if low < count and number(blocks[low], 0) == start and number(blocks[low], 1) == number(span, 1):
            out[at] = low
    return out


def find_own_names(doc, dict lines, spans, opening):
    cdef Py_ssize_t i
    cdef str rule, text = doc.text
    cdef dict out = {}
    shapes = doc.shapes
    if own_name is None:
        load()
    for at, index in lines.items():
        span, i = spans[at], index
        rule = member(span, 3)
        if may_tell(text, span, shapes[i]) if rule.startswith("body.") else rule in opening:
            label = own_name(doc, i, span, opening)
            if label:
                out[index] = label
    return out


cdef bint may_tell(str text, span, looks) except -1:
    """Say whether a line has what begins a tag, or what stands between topics."""
    cdef Py_ssize_t i, start = max(number(span, 0), 0), end = min(number(span, 1), len(text))
    cdef int kind = PyUnicode_KIND(text)
    cdef void *data = PyUnicode_DATA(text)
    cdef Py_UCS4 char
    if PyUnicode_FindChar(text, u"<", start, end, 1) >= 0:
        return True
    if member(looks, 1) or number(looks, 0) <= MENU_LINES:
        return False
    for i in range(start, end):
        char = PyUnicode_READ(kind, data, i)
        if char == u"/" or char == u"|" or char == u"•" or char == u"·":
            return True
    return False


def find_stories(doc, list labels):
    cdef Py_ssize_t i, j, last = -1
    cdef dict out = {}
    cdef set like = set()
    cdef str label
    shapes = doc.shapes
    if may_belong is None:
        load()
    for i in range(len(labels)):
        label = labels[i]
        if not label:
            last = -1
            like.clear()
        elif label == STORY:
            if number(shapes[i], 0) < STORY_WORDS:
                continue
            if last >= 0 and 1 < i - last <= BETWEEN + 1 and all([may_belong(doc, labels, j) for j in range(last + 1, i)]):
                for j in range(last + 1, i):
                    like.add(labels[j])
                    out[j] = STORY
            last = i
        elif last == i - 1 and label in like and is_last(doc, labels, i):
            out[i] = STORY
    return out


def find_menus(doc, list labels, dict stories):
    cdef Py_ssize_t i, start = 0, count = len(labels)
    cdef dict out = {}
    shapes = doc.shapes
    if is_named is None:
        load()
    for i in range(count + 1):
        if i < count and labels[i] and number(shapes[i], 0) < STORY_WORDS and i not in stories:
            continue
        if i - start >= MENU_LINES:
            name_run(doc, labels, start, i, out)
        start = i + 1
    return out


cdef name_run(doc, list labels, Py_ssize_t start, Py_ssize_t end, dict out):
    """Add the stories of a run of short lines, and the entries between lines of menus."""
    cdef Py_ssize_t i
    cdef str label
    cdef list found = []
    for i in range(start, end):
        label = labels[i]
        if label == STORY and not is_named(doc, i):
            out[i] = MENU
    for i in range(start + 1, end - 1):
        if labels[i] in ENTRIES and out.get(i - 1, labels[i - 1]) == MENU == out.get(i + 1, labels[i + 1]):
            found.append(i)
    for i in found:
        out[i] = MENU
