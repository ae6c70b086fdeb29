# cython: boundscheck=False, wraparound=False
"""Reads the tree that lexbor made of a page where it lies in memory, without an object for each node.

This is done with the releases of selectolax that it was tried with, and only once a page of our own was read rightly:
every place in memory that is followed is compared with what selectolax says. With others this module cannot be
imported, and pages are laid out by newsclean/parse/layout.py.
"""

from cpython.unicode cimport PyUnicode_DecodeUTF8
from libc.string cimport memcmp

from selectolax import __version__
from selectolax.lexbor import LexborHTMLParser

TRIED = "1.0."  # a release that starts otherwise is to be tried with tests/compiled first

cdef enum:
    SHORT = 16  # bytes of the longest name that is kept in its `Name`
    SEARCHED = 40  # words of a template's element in which its content may be told

cdef const char **ASKED = ["", "class", "id", "role", "itemprop", "itemtype", "hidden", "style", "open", "shadowrootmode"]
cdef size_t[10] lengths
cdef unsigned char[NUMBERS] asked_by_number
cdef int content_at = 0  # the word of a template's element that tells where its content is


cdef str read(const String *string):
    if string == NULL or string.data == NULL:
        return ""
    return PyUnicode_DecodeUTF8(<const char *>string.data, string.length, "replace")


cdef const unsigned char *letters(const Name *name) noexcept:
    if name.length <= SHORT:
        return &name.short_form[0]
    return (<const unsigned char **>name)[0]


cdef str read_name(size_t name):
    """Return a name that lexbor has no number for."""
    return PyUnicode_DecodeUTF8(<const char *>letters(<Name *>name), (<Name *>name).length, "replace")


cdef int attribute_name(const Attribute *attribute) noexcept:
    """Return which of the names that are asked for an attribute has, or NO_NAME."""
    cdef:
        size_t number = attribute.qualified_name or attribute.node.name
        const Name *name
        int i
    if number < NUMBERS:
        return asked_by_number[number]
    name = <const Name *>number
    for i in range(CLASS, SHADOW + 1):
        if lengths[i] == name.length and memcmp(letters(name), ASKED[i], name.length) == 0:
            return i
    return NO_NAME


cdef Node *shadow(const Node *template) noexcept:
    """Return the first node inside a template that a browser shows in the place of its parent's children."""
    cdef const Attribute *attribute = (<const Element *>template).first
    while attribute != NULL and attribute_name(attribute) != SHADOW:
        attribute = attribute.next
    return (<const Node **>template)[content_at].first_child if attribute != NULL else NULL


PAGE = """<!doctype html><body><p class="snow">Snow fell.<!-- at night --></p><p hidden id=b>
<a-name-of-our-own itemprop role itemtype style open shadowrootmode data-of-our-own=1>x</a-name-of-our-own></p><p>
<own-name></own-name><template shadowrootmode=open><i>y</i></template></p>"""


def check():
    """Raise ModuleNotFoundError where lexbor does not keep pages as lexbor.pxd says."""
    expect(__version__.startswith(TRIED))
    page = LexborHTMLParser(PAGE)
    first, second, third = page.css("p")
    own, short, template = page.css_first("a-name-of-our-own"), page.css_first("own-name"), page.css_first("template")
    for node in (page.body, first, first.first_child, second, own, third, short, template):
        expect(is_as_told(node))
    expect((<Text *>at(first.first_child)).data.length == 10 and (<Text *>at(own.first_child)).data.length == 1)
    expect(read(&(<Text *>at(first.first_child)).data) == "Snow fell.")
    expect(at(first.first_child).type == TEXT and at(first.first_child.next).type == COMMENT)
    for node in (first, second, own, template):
        expect(has_attributes_as_told(node))
    expect((<Element *>at(third)).first == NULL and (<Element *>at(third)).last == NULL)
    expect(own.tag_id >= NUMBERS and (<Name *>at(own).name).length == 17 and read_name(own.tag_id) == own.tag)
    expect(short.tag_id >= NUMBERS and (<Name *>at(short).name).length == 8 and read_name(short.tag_id) == short.tag)
    learn(first)
    learn(second)
    learn(own)
    expect(bool((<Element *>at(own)).first.value == NULL) and read((<Element *>at(first)).first.value) == "snow")
    find_content(template)


cdef Node *at(node):
    return <Node *><size_t>node.mem_id


cdef expect(bint met):
    if not met:
        raise ModuleNotFoundError("selectolax keeps its pages otherwise than its releases 1.0 did")


cdef bint is_as_told(node):
    cdef Node *own = at(node)
    told = [node.next, node.prev, node.parent, node.first_child, node.last_child]
    kept = [<size_t>own.next, <size_t>own.prev, <size_t>own.parent, <size_t>own.first_child, <size_t>own.last_child]
    return own.name == node.tag_id and kept == [0 if other is None else other.mem_id for other in told]


cdef bint has_attributes_as_told(node):
    """Say whether an element's attributes are as many as told, each of them the element's own."""
    cdef:
        Element *element = <Element *>at(node)
        Attribute *attribute = element.first
        Attribute *before = NULL
        Py_ssize_t left = len(node.attributes)
    if left > 1 and element.first == element.last:
        return False
    while attribute != NULL and left:
        if attribute.owner != element or attribute.prev != before:
            return False
        before, attribute = attribute, attribute.next
        left -= 1
    return left == 0 and attribute == NULL and before == element.last


cdef learn(node):
    """Learn lexbor's numbers of the names that an element's attributes have."""
    cdef Attribute *attribute = (<Element *>at(node)).first
    cdef size_t number
    for name, value in node.attributes.items():
        number = attribute.node.name
        if name.encode() in names:
            if number < NUMBERS:
                asked_by_number[number] = names.index(name.encode())
            expect(ASKED[attribute_name(attribute)] == name.encode())
        else:
            expect(attribute_name(attribute) == NO_NAME)
        expect(read(attribute.value) == (value or ""))
        attribute = attribute.next


cdef find_content(template):
    global content_at
    cdef size_t told = template.template_fragments()[0].mem_id
    cdef int i
    for i in range(sizeof(Element) // sizeof(size_t), SEARCHED):
        if (<size_t *>at(template))[i] == told:
            content_at = i
            expect(is_as_told(template.template_fragments()[0].first_child))
            expect(shadow(at(template)).parent == at(template.template_fragments()[0]))
            expect(shadow(at(template)).parent.type == FRAGMENT)
            return
    expect(False)


names = [ASKED[i] for i in range(SHADOW + 1)]
for i in range(SHADOW + 1):
    lengths[i] = len(ASKED[i])
check()
