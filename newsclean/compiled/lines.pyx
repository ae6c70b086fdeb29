# cython: boundscheck=False, wraparound=False, cdivision=True
"""The lines of a page while it is laid out, as newsclean/parse/lines.py has them; what is done why stands there."""

from libc.string cimport memchr

from newsclean.compiled.growing cimport Growing
from newsclean.compiled.lexbor cimport (
    CLASS, HIDDEN, ITEMPROP, OPEN, STYLE, TEXT, Attribute, Element, Node, String, Text, attribute_name, read
)
from newsclean.compiled.menus cimport following, read_menu
from newsclean.compiled.tuples cimport make4, make5

cdef enum:
    SHORT_CELL = 60
    MOST_CELLS = 100
    HIDDEN_CHARS = 200
    MAX_DEPTH = 512
    MOST_TRIES = 3

cdef type block_type, element_type, look_type
cdef object page_type, is_called_menu, hides, reads_out


cdef int learn() except -1:
    """Get what is the same in both twins."""
    global block_type, element_type, look_type, page_type, is_called_menu, hides, reads_out
    from newsclean.doc import Block
    from newsclean.page import Element, Look, Page
    from newsclean.parse import elements, lines

    block_type, element_type, look_type, page_type = Block, Element, Look, Page
    is_called_menu, hides, reads_out = elements.is_called_menu, lines.HIDES.search, lines.READ_OUT.search
    return 0


cdef class Lines:
    def __init__(self, bint with_menus):
        if page_type is None:
            learn()
        self.text = Growing()
        self.names = ""
        self.with_menus = with_menus
        self.open, self.rows, self.tried = [-1], [], []
        self.blocks, self.looks, self.elements, self.menus = [], [], [], []

    cdef bint enter_block(self, Node *node, str tag) except -1:
        """Start a line, and the lines of this element; say whether it is done with, as a menu is."""
        if self.opened or self.links or self.names:
            self.end_line()
        cdef const Attribute *attribute = (<Element *>node).first
        cdef bint hidden = False, closed = tag == "dialog"
        cdef Py_ssize_t depth = len(self.open)
        cdef int name
        cdef str names = ""
        while attribute != NULL:
            name = attribute_name(attribute)
            if CLASS <= name <= ITEMPROP:
                names = joined(names, read(attribute.value))
            elif name == OPEN:
                closed = False
            elif is_hidden(attribute, name):
                hidden = True
            attribute = attribute.next
        parent = self.open[min(depth - 1, MAX_DEPTH)]
        hidden = hidden or closed
        self.elements.append(make4(element_type, tag, names, parent, hidden))
        if self.with_menus and parent >= 0 and not hidden and is_called_menu(tag, names) and self.add_menu(node):
            return True
        self.open.append(len(self.elements) - 1)
        return False

    cdef bint add_menu(self, Node *node) except -1:
        """Add the lines of the last element as one block if it is a menu; say whether it is."""
        cdef Py_ssize_t lines, depth = len(self.open)
        while self.tried and self.tried[len(self.tried) - 1] >= depth:
            self.tried.pop()
        if len(self.tried) == MOST_TRIES or self.special:
            return False
        lines = read_menu(node, self.text)
        if lines:
            self.menus.append(len(self.elements) - 1)
            self.add_line(len(self.elements) - 1, lines, self.text.size)
        else:
            self.tried.append(depth)
        return lines > 0

    cdef int leave_block(self) except -1:
        if self.opened or self.links or self.names:
            self.end_line()
        self.open.pop()
        return 0

    cdef int enter_row(self, Node *node) except -1:
        self.enter_block(node, "tr")
        self.rows.append(len(self.blocks))
        return 0

    cdef int leave_row(self) except -1:
        self.leave_block()
        return self.join_cells(self.rows.pop())

    cdef int enter_pre(self, Node *node, str tag) except -1:
        self.enter_block(node, tag)
        self.pre += 1
        self.special += 1
        return 0

    cdef int leave_pre(self) except -1:
        self.leave_block()
        self.pre -= 1
        self.special -= 1
        return 0

    cdef bint enter_link(self, Node *node) except -1:
        """Count a link; say whether it is done with, as one is that holds nothing but a text."""
        cdef const Node *inner = node.first_child
        cdef Py_ssize_t start, chars
        cdef const String *piece
        if not self.opened:
            self.name(node)
        elif self.after_link:
            self.text.put_char(u" ")
            self.after_link = False
        self.links += 1
        if inner == NULL or inner.type != TEXT or self.special or inner.next != NULL:
            self.change(IN_LINK, 1)
            return False
        start, piece = self.text.size, &(<const Text *>inner).data
        self.text.put(piece.data, piece.length)
        chars = self.text.count_joined(start)
        if chars:
            self.chars[IN_LINK] += chars
            self.opened = self.after_link = True
        else:
            self.text.size = start
            if self.opened:
                self.text.put_char(u" ")
                self.after_link = True
        return True

    cdef int leave_link(self) except -1:
        self.change(IN_LINK, -1)
        self.after_link = self.opened
        return 0

    cdef bint enter_span(self, Node *node) except -1:
        """Remember what an inline element is called if it opens the line; say whether to pass it over."""
        cdef const Attribute *attribute = (<Element *>node).first
        cdef bint is_unseen = False
        cdef int name
        while attribute != NULL:
            name = attribute_name(attribute)
            if is_hidden(attribute, name) or (name == CLASS and self.opened and reads_out(read(attribute.value))):
                is_unseen = True
            attribute = attribute.next
        if is_unseen and is_short(node):
            return True
        if not self.opened:
            self.name(node)
        return False

    cdef int change(self, int style, int by) except -1:
        """Count an element that has been opened, or closed."""
        self.within[style] += by
        self.special += by
        return 0

    cdef int add(self, const String *piece) except -1:
        """Add a piece of text."""
        cdef const unsigned char *data = piece.data
        cdef const unsigned char *end = data + piece.length
        cdef const unsigned char *stop
        if not self.pre:
            return self.put(data, piece.length)
        while True:
            stop = <const unsigned char *>memchr(data, 10, end - data)
            self.put(data, (stop if stop != NULL else end) - data)
            if stop == NULL:
                return 0
            self.end_line()
            data = stop + 1

    cdef int put(self, const unsigned char *data, size_t length) except -1:
        cdef Py_ssize_t chars, start = self.text.size
        cdef int style
        self.text.put(data, length)
        if not self.pre and self.text.is_blank(start):
            self.text.size = start
            if self.opened:
                self.text.put_char(u" ")
                self.after_link = False
        elif length:
            self.opened, self.after_link = True, False
            if self.special:
                chars = self.text.count_joined(start)
                for style in range(3):
                    if self.within[style]:
                        self.chars[style] += chars
        return 0

    cdef int name(self, const Node *node) except -1:
        cdef const Attribute *attribute = (<const Element *>node).first
        while attribute != NULL:
            if attribute_name(attribute) == CLASS:
                self.names = joined(self.names, read(attribute.value))
            attribute = attribute.next
        return 0

    cdef int end_line(self) except -1:
        """End the line; one without anything visible is none."""
        if self.opened:
            self.text.tidy(self.first, not self.pre)
            if self.text.size > self.first:
                self.text.put_char(u"\n")
                self.add_line(self.open[len(self.open) - 1], self.links, self.chars[IN_LINK])
            self.chars[IN_LINK] = self.chars[IN_BOLD] = self.chars[IN_ITALICS] = 0
            self.opened = self.after_link = False
        self.names = ""
        self.links = self.within[IN_LINK]
        return 0

    cdef int add_line(self, Py_ssize_t element, Py_ssize_t links, Py_ssize_t inside) except -1:
        """Make a block of the text since the last one, but for the line break at its end."""
        cdef Py_ssize_t start = self.first, end = self.text.size - 1, size = end - start
        cdef Py_ssize_t bold = min(self.chars[IN_BOLD], size), slanted = min(self.chars[IN_ITALICS], size)
        kind = self.elements[element][0] if element >= 0 else "line"
        self.blocks.append(make4(block_type, start, end, kind, min(inside, size)))
        self.looks.append(make5(look_type, element, self.names, links, bold, slanted))
        self.first = self.text.size
        return 0

    cdef int join_cells(self, Py_ssize_t first) except -1:
        """Make one line of a row's cells if each is one short line."""
        if not 2 <= len(self.blocks) - first <= MOST_CELLS:
            return 0
        blocks, looks = self.blocks[first:], self.looks[first:]
        cells = {look.element for look in looks}
        if len(cells) < len(looks) or not all([is_short_cell(block) for block in blocks]):
            return 0
        row = self.elements[looks[0].element].parent
        for block in blocks[1:]:
            self.text.chars[<Py_ssize_t>block.start - 1] = u"\t"
        links, bold, slanted = [sum([look[at] for look in looks]) for at in (2, 3, 4)]
        kind = self.elements[row].tag if row >= 0 else "line"
        inside = sum([block.links for block in blocks])
        self.blocks[first:] = [make4(block_type, blocks[0].start, self.first - 1, kind, inside)]
        self.looks[first:] = [make5(look_type, row, looks[0].names, links, bold, slanted)]
        return 0

    cdef page(self):
        self.end_line()
        text, menus = self.text.read(0, self.text.size - 1), frozenset(self.menus)
        return page_type(text, tuple(self.blocks), tuple(self.elements), tuple(self.looks), menus)


cdef is_short_cell(block):
    return (block.kind == "td" or block.kind == "th") and block.end - block.start <= SHORT_CELL


cdef inline str joined(str names, str more):
    return f"{names} {more}" if names and more else names or more


cdef inline bint is_hidden(const Attribute *attribute, int name) except -1:
    """Say whether an attribute tells a browser to show nothing of an element before a script does."""
    return name == HIDDEN or (name == STYLE and hides(read(attribute.value)) is not None)


cdef bint is_short(const Node *root) noexcept:
    """Say whether there is little text in an element."""
    cdef const Node *node = root
    cdef const String *piece
    cdef size_t i, chars = 0
    while node != NULL:
        if node.type == TEXT:
            piece = &(<const Text *>node).data
            for i in range(piece.length):
                chars += (piece.data[i] & 0xC0) != 0x80
            if chars > HIDDEN_CHARS:
                return False
        node = following(node, root, True)
    return True
