# cython: boundscheck=False, wraparound=False, cdivision=True
"""Twins of functions in newsclean/revisers/body.py."""

from libc.math cimport sqrt

cdef enum:
    SHORT_BLOCKS = 30
    PROSE_WORDS = 20
    HEADING_WORDS = 8
    LIST_LINES = 3

cdef:
    double GAIN = 3.0
    double SENTENCE_ODDS = -1.5
    double LEAD_ODDS = 0.5
    double SHORT_ODDS = -2.0
    double SHORT_SENTENCE_ODDS = -3.0
    double BETWEEN_ODDS = -3.5

cdef struct Text:
    Py_ssize_t n
    const double *odds
    const double *size
    const unsigned char *hidden
    const unsigned char *sentences

cdef struct Stretch:
    Py_ssize_t start
    Py_ssize_t end


def fill_cut(
    const double[::1] odds, const double[::1] size, const unsigned char[::1] hidden,
    const unsigned char[::1] sentences, limits, unsigned char[::1] cut
):
    cdef:
        Text text
        Stretch found
        Py_ssize_t n = odds.shape[0], i
        double bridge = limits.bridge, inside = limits.inside, heading = limits.heading, lone = limits.lone
        bint is_named = False
    if not 0 < n == size.shape[0] == hidden.shape[0] == sentences.shape[0] == cut.shape[0]:
        raise ValueError("the tables are of different sizes, or empty")
    text = Text(n, &odds[0], &size[0], &hidden[0], &sentences[0])
    found = find_stretch(&text, bridge)
    if found.start == found.end:
        return 0, n
    prolong(&text, &found, limits.reach, limits.lead)
    for i in range(n):
        cut[i] = not found.start <= i < found.end
        is_named |= hidden[i]
    if is_named:
        for i in range(found.start, found.end):
            cut[i] = odds[i] < lowest(&text, i, inside, heading)
        spare_lone(&text, found, lone, &cut[0])
    if n <= SHORT_BLOCKS:
        for i in range(n):
            cut[i] &= odds[i] < (SHORT_SENTENCE_ODDS if sentences[i] else SHORT_ODDS) and not hidden[i]
        spare_lists(&text, &cut[0])
    for i in range(n):
        cut[i] &= not hidden[i]
    return found.start, found.end


cdef Stretch find_stretch(const Text *text, double bridge) noexcept:
    """Find the first stretch with the greatest sum."""
    cdef:
        Py_ssize_t i, lowest_at = 0
        double total = 0.0, lowest = 0.0, best = 0.0
        Stretch found = Stretch(0, 0)
    for i in range(text.n):
        if not text.hidden[i]:
            total += min(max(text.odds[i], bridge), GAIN) * sqrt(max(text.size[i], 1.0))
        if total < lowest:
            lowest, lowest_at = total, i + 1
        if total - lowest > best:
            best, found.start, found.end = total - lowest, lowest_at, i + 1
    return found


cdef inline bint is_good(const Text *text, Py_ssize_t i) noexcept:
    return text.sentences[i] and text.odds[i] > SENTENCE_ODDS and not text.hidden[i]


cdef void prolong(const Text *text, Stretch *found, Py_ssize_t reach, Py_ssize_t lead) noexcept:
    """Let the stretch have the sentences near its ends, and the first paragraph that may be its lead."""
    cdef Py_ssize_t i
    for i in range(found.end, text.n):
        if i >= found.end + reach:
            break
        if is_good(text, i):
            found.end = i + 1
    for i in range(found.start - 1, -1, -1):
        if i < found.start - reach:
            break
        if is_good(text, i):
            found.start = i
    for i in range(max(0, found.start - lead), found.start):
        if is_good(text, i) and text.odds[i] > LEAD_ODDS and text.size[i] >= PROSE_WORDS:
            found.start = i
            break


cdef inline double lowest(const Text *text, Py_ssize_t i, double inside, double heading) noexcept:
    """Return the odds below which a block goes from inside the stretch."""
    if text.sentences[i]:
        return SENTENCE_ODDS
    is_heading = i + 1 < text.n and is_good(text, i + 1) and text.size[i] <= HEADING_WORDS
    return heading if is_heading else inside


cdef void spare_lone(const Text *text, Stretch inside, double lone, unsigned char *cut) noexcept:
    cdef:
        Py_ssize_t i, k, start = inside.start  # of the run
        bint is_sure = True
    for i in range(inside.start, inside.end):
        if cut[i] and not text.hidden[i]:
            is_sure &= text.odds[i] < lone
            continue
        if start < i and not text.hidden[i] and not (start and text.hidden[start - 1]) and not is_sure:
            for k in range(start, i):
                cut[k] = False
        start, is_sure = i + 1, True


cdef void spare_lists(const Text *text, unsigned char *cut) noexcept:
    cdef:
        Py_ssize_t i, k, before = -1
        bint is_sure = True, is_run = True
    for i in range(text.n):
        if cut[i]:
            is_sure &= text.odds[i] < BETWEEN_ODDS
        elif text.hidden[i]:
            is_run = False
        else:
            if before >= 0 and is_run and (i - before > LIST_LINES or not is_sure):
                for k in range(before + 1, i):
                    cut[k] = False
            before, is_sure, is_run = i, True, True
