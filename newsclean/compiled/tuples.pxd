"""How compiled modules read and make named tuples: at once, in the class's own memory."""

from cpython.long cimport PyLong_AsSsize_t
from cpython.object cimport PyObject, PyTypeObject
from cpython.ref cimport Py_INCREF
from cpython.tuple cimport PyTuple_Check, PyTuple_GET_SIZE, PyTuple_SET_ITEM

cdef extern from *:
    """
    #if PY_VERSION_HEX >= 0x030E0000  /* from 3.14 on a tuple keeps its hash; -1 says that it has none yet */
    #define FORGET_HASH(made) (((PyTupleObject *)(made))->ob_hash = -1)
    #else
    #define FORGET_HASH(made) ((void)(made))
    #endif
    """
    void FORGET_HASH(object made)
    object PyType_GenericAlloc(PyTypeObject *type, Py_ssize_t size)
    PyObject *PyTuple_GET_ITEM(object made, Py_ssize_t place)


cdef inline Py_ssize_t number(object named, Py_ssize_t place) except? -1:
    """Return a number that a named tuple holds."""
    return PyLong_AsSsize_t(member(named, place))


cdef inline object member(object named, Py_ssize_t place):
    """Return what a named tuple holds; raises TypeError where it is none, as a filter of the user's may give it."""
    if not PyTuple_Check(named) or PyTuple_GET_SIZE(named) <= place:
        raise TypeError(f"not a named tuple of this library: {named!r}")
    return <object>PyTuple_GET_ITEM(named, place)


cdef inline object new(object cls, Py_ssize_t size):
    """Return a named tuple without members, which must be put in before anyone sees it."""
    made = PyType_GenericAlloc(<PyTypeObject *>cls, size)
    FORGET_HASH(made)
    return made


cdef inline object make4(object cls, object a, object b, object c, object d):
    """Return a named tuple of four."""
    made = new(cls, 4)
    put(made, 0, a)
    put(made, 1, b)
    put(made, 2, c)
    put(made, 3, d)
    return made


cdef inline object make5(object cls, object a, object b, object c, object d, object e):
    """Return a named tuple of five."""
    made = new(cls, 5)
    put(made, 0, a)
    put(made, 1, b)
    put(made, 2, c)
    put(made, 3, d)
    put(made, 4, e)
    return made


cdef inline object make6(object cls, object a, object b, object c, object d, object e, object f):
    """Return a named tuple of six."""
    made = new(cls, 6)
    put(made, 0, a)
    put(made, 1, b)
    put(made, 2, c)
    put(made, 3, d)
    put(made, 4, e)
    put(made, 5, f)
    return made


cdef inline void put(object made, Py_ssize_t place, object value) noexcept:
    Py_INCREF(value)  # the tuple takes the reference over
    PyTuple_SET_ITEM(made, place, value)
