"""Steps that are written twice: in Python with numpy, to be read, and compiled, to be fast.

A function of the library that is decorated with `compiled` is replaced by the function of the same name in the module
of the same name here, where one was built. Both say the same of every document; tests/compiled holds them to it.
Without a compiler newsclean installs and works without these modules, as it does where NEWSCLEAN_COMPILED is 0.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import update_wrapper
from importlib import import_module
from typing import Any, TypeVar

Function = TypeVar("Function", bound=Callable[..., Any])

SWITCH = "NEWSCLEAN_COMPILED"

#: The functions that are written twice, by "module.name": in Python, and compiled.
twins: dict[str, tuple[Callable[..., Any], Callable[..., Any]]] = {}


def compiled(function: Function) -> Function:
    """Return the compiled twin of a function, or the function itself where there is none."""
    if os.environ.get(SWITCH) == "0":
        return function
    module = function.__module__.rpartition(".")[2]
    try:
        twin: Function = getattr(import_module(f"{__name__}.{module}"), function.__name__)
    except (ImportError, AttributeError):  # it was installed without a compiler, or compiled before there was a twin
        return function
    twins[f"{module}.{function.__name__}"] = function, twin
    # What is written in Python says what it does, has the examples that are tested, and is what `inspect` shows.
    update_wrapper(twin, function)
    return twin
