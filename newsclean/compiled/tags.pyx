# cython: boundscheck=False, wraparound=False
"""What newsclean/parse says of elements (tags.py, layout.py, menus.py), by the numbers that lexbor gives their names."""

from newsclean.compiled.lexbor cimport COMMENT, NUMBERS, TEXT, Node, read_name

cdef unsigned char[NUMBERS] roles
cdef unsigned char[NUMBERS] menu_roles
cdef list names = [""] * NUMBERS
cdef dict own_names = {}  # the roles of names that lexbor has no number for
cdef bint learned = False


cdef int learn() except -1:
    """Ask once what elements are, and what numbers their names have."""
    global learned
    if learned:
        return 0
    from selectolax.lexbor import LexborHTMLParser

    from newsclean.parse import menus, tags

    inline = {"br": BREAK, "a": LINK, "span": SPAN, "noscript": NOSCRIPT, "template": TEMPLATE}
    inline.update(dict.fromkeys(tags.BOLD_TAGS, BOLD))
    inline.update(dict.fromkeys(tags.SLANTED_TAGS, SLANTED))
    page = LexborHTMLParser("")
    for tag in {*inline, *tags.BLOCK_TAGS, *tags.UNSEEN_TAGS, *menus.STOPS, *menus.UNSEEN} - {"-comment"}:
        block = ROW if tag == "tr" else PRE if tag in tags.PRE_TAGS else BLOCK if tag in tags.BLOCK_TAGS else INLINE
        role = UNSEEN if tag in tags.UNSEEN_TAGS else block or inline.get(tag, INLINE)
        menu_role = SKIP if tag in menus.UNSEEN else STOP if tag in menus.STOPS else PLAIN
        number = page.create_node(tag).tag_id
        if number < NUMBERS:
            names[number], roles[number], menu_roles[number] = tag, role, menu_role
        else:
            own_names[tag] = role, menu_role
    learned = True
    return 0


cdef Role role_of(const Node *node):
    if node.type == TEXT:
        return WORDS
    if node.type == COMMENT:
        return UNSEEN
    if node.name < NUMBERS:
        return <Role>roles[node.name]
    name = read_name(node.name)
    if name in own_names:
        return own_names[name][0]
    return BLOCK if name.find("-") > 0 else INLINE


cdef MenuRole menu_role_of(const Node *node):
    if node.name < NUMBERS:
        return <MenuRole>menu_roles[node.name]
    name = read_name(node.name)
    return own_names[name][1] if name in own_names else PLAIN


cdef str tag_of(const Node *node):
    """Return the name of an element that starts a line."""
    return names[node.name] if node.name < NUMBERS else read_name(node.name)
