# cython: boundscheck=False, wraparound=False, cdivision=True
"""Twin of a function in newsclean/revisers/page_columns.py, with what it takes from page_kin.py."""

from libc.math cimport log1p, sqrt
from libc.stdlib cimport calloc, free

from newsclean.compiled.tuples cimport member, number

cdef enum:
    KINDS = 13
    HIDDEN = 13
    FLAGS = 14
    LEVELS = 4
    FAR = 12
    TOLD = 7  # numbers that a strand's names give
    CARD_STEPS = 6

cdef double FADE = 0.7, MOST = 0.55

cdef struct Element:
    Py_ssize_t parent, end, strand
    double prose, words, links, size  # of all blocks in it

cdef struct Strand:  # elements of the same tag and names on their whole way from the root
    double[TOLD] told
    Py_ssize_t flags, depth, way

cdef struct Block:
    Py_ssize_t owner, strand, way, near, card
    double prose, words, links, size

cdef struct Group:  # blocks of one way, or of the same names
    double prose, words, count, weight, linked, cards


cdef class Tree:
    """The elements with blocks in them, all around them, and the blocks; as `Tree` in the other twin."""

    cdef Py_ssize_t n, elements, strands, ways, nears
    cdef Element *element
    cdef Strand *strand
    cdef Block *block
    cdef Group *group  # of a way; after those of all strands, of a block's names and those around it
    cdef Py_ssize_t *place  # of an element of the page among these, or -1

    def __cinit__(self, Py_ssize_t n, Py_ssize_t elements):
        self.n = n
        self.element = <Element *>calloc(elements + 1, sizeof(Element))
        self.strand = <Strand *>calloc(elements + 1, sizeof(Strand))
        self.block = <Block *>calloc(n + 1, sizeof(Block))
        self.group = <Group *>calloc(elements + n + 1, sizeof(Group))
        self.place = <Py_ssize_t *>calloc(elements + 1, sizeof(Py_ssize_t))
        if not (self.element and self.strand and self.block and self.group and self.place):
            raise MemoryError

    def __dealloc__(self):
        free(self.element)
        free(self.strand)
        free(self.block)
        free(self.group)
        free(self.place)


def fill_columns(page, const double[::1] words, const double[::1] prose, lexicon, float[:, ::1] out, Py_ssize_t[::1] way):
    from newsclean.revisers.page_columns import KIND_OF, flag_of

    cdef Tree tree = Tree(len(page.blocks), len(page.elements))
    cdef Py_ssize_t i, at = 11 + 5 * LEVELS
    cdef list kin = read_elements(tree, page, lexicon, flag_of)
    read_blocks(tree, page, words, prose, lexicon, kin, KIND_OF, out)
    fill_levels(tree, out[11:at])
    fill_container(tree, out[at : at + 6])
    fill_alike(tree, out[at + 6 : at + 12])
    fill_cards(tree, out[at + 12 + KINDS + FLAGS :])
    for i in range(tree.n):
        way[i] = tree.block[i].way


cdef list read_elements(Tree tree, page, lexicon, flag_of):
    """Read the elements that have blocks in them; return the tag and words of each strand, and the tag around it."""
    cdef:
        tuple elements = page.elements
        list kin = []
        dict strands = {}, ways = {}
        Py_ssize_t above, outer, at, last = len(elements)
    mark_around(tree, page.looks, elements)
    for at in range(last):
        if not tree.place[at]:
            continue
        tag, names, hidden = member(elements[at], 0), member(elements[at], 1), member(elements[at], 3)
        outer = number(elements[at], 2)
        outer = tree.place[outer] if outer >= 0 else -1
        above = tree.element[outer].strand if outer >= 0 else -1
        key = tag, names, hidden, above
        strand = strands.get(key)
        if strand is None:
            strand = strands[key] = len(kin)
            told = lexicon.read(names)
            way = tag, member(told, 3), tree.strand[above].way if above >= 0 else -1
            tree.strand[<Py_ssize_t>strand].way = ways.setdefault(way, len(ways))
            read_strand(tree, strand, told, flag_of(tag, 0), hidden, above)
            kin.append((tag, member(told, 3), kin[above][0] if above >= 0 else ""))
        tree.place[at] = tree.elements
        tree.element[tree.elements].parent = outer
        tree.element[tree.elements].strand = strand
        tree.elements += 1
    tree.strands, tree.ways = len(kin), len(ways)
    return kin


cdef int mark_around(Tree tree, tuple looks, tuple elements) except -1:
    """Let the place be 1 of each element that is around a block."""
    cdef Py_ssize_t at, outer, last = len(elements)
    for look in looks:
        at = number(look, 0)
        if not 0 <= at < last:
            raise ValueError("a block of a page stands in no element")
        while at >= 0 and not tree.place[at]:
            tree.place[at] = 1
            outer = number(elements[at], 2)
            if outer >= at:
                raise ValueError("an element of a page stands before the one around it")
            at = outer
    return 0


cdef int read_strand(Tree tree, Py_ssize_t place, told, Py_ssize_t flag, bint hidden, Py_ssize_t above) except -1:
    """Fill in the numbers of a strand; the root's own names tell only the page's kind."""
    cdef Strand *strand = &tree.strand[place]
    cdef Strand *outer
    cdef double junk = member(told, 0), good = member(told, 1), total = member(told, 2)
    strand.flags = flag | <Py_ssize_t>hidden << HIDDEN
    if above < 0:
        return 0
    outer = &tree.strand[above]
    strand.flags |= outer.flags
    strand.depth = outer.depth + 1
    strand.told = [junk, good, total, max(outer.told[3], junk), max(outer.told[4], good), 0.0, outer.told[2]]
    strand.told[5] = total + FADE * outer.told[5]
    return 0


cdef int read_blocks(
    Tree tree, page, const double[::1] words, const double[::1] prose, lexicon, list kin, kind_of, float[:, ::1] out
) except -1:
    """Read the blocks, and fill the rows that tell of each alone."""
    cdef:
        Py_ssize_t i, row, first = 11 + 5 * LEVELS + 12
        Block *block
        Strand *strand
        dict called = {}
        double[3] own
    tree.nears = 0
    for i, (block_of_page, look) in enumerate(zip(page.blocks, page.looks)):
        block = &tree.block[i]
        block.owner = tree.place[number(look, 0)]
        block.strand = tree.element[block.owner].strand
        strand = &tree.strand[block.strand]
        block.way = strand.way
        told = lexicon.read(member(look, 1))
        block.near = called.setdefault((kin[block.strand], member(told, 3)), len(called))
        block.prose, block.words = prose[i], words[i]
        block.links, block.size = number(block_of_page, 3), number(block_of_page, 1) - number(block_of_page, 0)
        out[0, i] = block.links / block.size
        out[1, i] = log1p(number(look, 2))
        out[2, i], out[3, i] = number(look, 3) / block.size, number(look, 4) / block.size
        own = [member(told, 0), member(told, 1), member(told, 2)]
        out[4, i], out[5, i] = max(strand.told[0], own[0]), max(strand.told[1], own[1])
        out[6, i] = strand.told[2] + own[2]
        for row in range(3, TOLD):
            out[4 + row, i] = strand.told[row]
        for row in range(KINDS):
            out[first + row, i] = 0.0
        out[first + <Py_ssize_t>kind_of.get(member(block_of_page, 2), KINDS - 1), i] = 1.0
        for row in range(FLAGS):
            out[first + KINDS + row, i] = strand.flags >> row & 1
    tree.nears = len(called)
    return 0


cdef void fill_levels(Tree tree, float[:, ::1] out) noexcept:
    """Fill five rows for each level: its share of the page's prose, of prose in it, of links; prose and words in it."""
    cdef Py_ssize_t i, at, level
    cdef Element *element
    sum_up(tree)
    for i in range(tree.n):
        at = tree.block[i].owner
        for level in range(LEVELS):
            if at < 0:
                out[5 * level, i] = out[5 * level + 1, i] = out[5 * level + 2, i] = 0.0
                out[5 * level + 3, i] = out[5 * level + 4, i] = 0.0
                continue
            element = &tree.element[at]
            out[5 * level, i] = element.prose / max(tree.element[0].prose, 1.0)
            out[5 * level + 1, i] = element.prose / max(element.words, 1.0)
            out[5 * level + 2, i] = element.links / max(element.size, 1.0)
            out[5 * level + 3, i], out[5 * level + 4, i] = log1p(element.prose), log1p(element.words)
            at = element.parent


cdef void sum_up(Tree tree) noexcept:
    """Find for each element its end, and the sums of its blocks' values and of those of all elements in it."""
    cdef Py_ssize_t i
    cdef Element *element
    for i in range(tree.n):
        add(&tree.element[tree.block[i].owner], &tree.block[i].prose)
    for i in range(tree.elements - 1, -1, -1):
        element = &tree.element[i]
        element.end = max(element.end, i + 1)
        if element.parent >= 0:
            add(&tree.element[element.parent], &element.prose)
            tree.element[element.parent].end = max(tree.element[element.parent].end, element.end)


cdef inline void add(Element *element, const double *values) noexcept:
    """Add four values that stand in a row: prose, words, links, size."""
    element.prose += values[0]
    element.words += values[1]
    element.links += values[2]
    element.size += values[3]


cdef Py_ssize_t best_container(Tree tree) noexcept:
    cdef Py_ssize_t i, at = 0
    for i in range(1, tree.elements):
        if tree.element[i].parent == at and tree.element[i].prose > 0:
            if tree.element[i].prose >= MOST * tree.element[at].prose:
                at = i
    return at


cdef void fill_container(Tree tree, float[:, ::1] out) noexcept:
    """Fill six rows: the way to the article's container, and the place in it."""
    cdef:
        Py_ssize_t i, at, owner, steps, around = 0, first = -1, last = -1, container = best_container(tree)
        double share = tree.element[container].prose / max(tree.element[0].prose, 1.0)
    at = container
    while at >= 0:
        around += 1
        at = tree.element[at].parent
    for i in range(tree.n):
        owner, at, steps = tree.block[i].owner, container, 0
        while at >= 0 and not at <= owner < tree.element[at].end:
            steps += 1
            at = tree.element[at].parent
        if not steps:
            first, last = i if first < 0 else first, i
        out[0, i], out[1, i] = min(steps, <Py_ssize_t>FAR), not steps
        out[2, i] = tree.strand[tree.block[i].strand].depth - (around - 1)
        out[3, i] = share
    first, last = max(first, 0), last if last >= 0 else tree.n - 1
    for i in range(tree.n):
        out[4, i], out[5, i] = signed_log(i - first), signed_log(last - i)


cdef inline double signed_log(Py_ssize_t far) noexcept:
    return log1p(far) if far >= 0 else -log1p(-far)


cdef void fill_alike(Tree tree, float[:, ::1] out) noexcept:
    """Fill three rows for the blocks with the same way from the root, and three for those with the same names."""
    cdef double whole = 0.0
    cdef Py_ssize_t i
    for i in range(tree.n):
        whole += tree.block[i].prose
        count_block(&tree.group[tree.block[i].way], &tree.block[i])
        count_block(&tree.group[tree.ways + tree.block[i].near], &tree.block[i])
    whole = max(whole, 1.0)
    for i in range(tree.n):
        tell_group(&tree.group[tree.block[i].way], whole, out, i, 0)
        tell_group(&tree.group[tree.ways + tree.block[i].near], whole, out, i, 3)


cdef inline void count_block(Group *group, const Block *block) noexcept:
    group.prose += block.prose
    group.words += block.words
    group.count += 1.0


cdef inline void tell_group(const Group *group, double whole, float[:, ::1] out, Py_ssize_t i, Py_ssize_t row) noexcept:
    out[row, i] = group.prose / whole
    out[row + 1, i] = log1p(group.count)
    out[row + 2, i] = group.prose / max(group.words, 1.0)


cdef int fill_cards(Tree tree, float[:, ::1] out) except -1:
    """Fill three rows for the blocks of each way: links beside them in their cards, cards a block, how many cards."""
    cdef:
        Py_ssize_t i, step
        Block *block
        Group *group
        Element *card
        double weight
        set seen = set()
    for i in range(tree.n):
        block = &tree.block[i]
        block.card = block.owner
        for step in range(CARD_STEPS):
            if tree.element[block.card].size <= block.size:
                block.card = max(tree.element[block.card].parent, 0)
        card, group = &tree.element[block.card], &tree.group[block.way]
        weight = sqrt(max(block.words, 1.0))
        group.weight += weight
        group.linked += weight * ((card.links - block.links) / max(card.size - block.size, 1.0))
        pair = block.way * tree.elements + block.card
        if pair not in seen:
            seen.add(pair)
            group.cards += 1.0
    for i in range(tree.n):
        group = &tree.group[tree.block[i].way]
        out[0, i] = group.linked / max(group.weight, 1.0)
        out[1, i], out[2, i] = group.cards / max(group.count, 1.0), log1p(group.cards)
    return 0
