"""How lexbor keeps a page, as selectolax's own lexbor.pxd says, as far as it is read here; lexbor.pyx checks that."""

cdef enum:
    ELEMENT = 1
    TEXT = 3
    COMMENT = 8
    FRAGMENT = 11

cdef struct String:
    const unsigned char *data
    size_t length

cdef struct Node:
    void *events
    size_t name  # a number, or the place of a `Name`
    size_t prefix
    size_t space
    void *document
    Node *next
    Node *prev
    Node *parent
    Node *first_child
    Node *last_child
    void *user
    int type

cdef struct Text:
    Node node
    String data

cdef struct Attribute:
    Node node
    size_t upper_name
    size_t qualified_name
    String *value
    Element *owner
    Attribute *next
    Attribute *prev

cdef struct Element:
    Node node
    size_t upper_name
    size_t qualified_name
    String *is_value
    Attribute *first
    Attribute *last

cdef struct Name:  # one that lexbor has no number for
    unsigned char short_form[24]  # or where the long one is
    size_t length

cdef enum:
    NUMBERS = 1024  # lexbor's numbers of names are below, places in memory above
    NO_NAME = 0, CLASS, ID, ROLE, ITEMPROP, ITEMTYPE, HIDDEN, STYLE, OPEN, SHADOW

cdef str read_name(size_t name)
cdef str read(const String *string)
cdef int attribute_name(const Attribute *attribute) noexcept
cdef Node *shadow(const Node *template) noexcept
