"""A process that dies at a chosen system call, as kill -9 would have it."""

import builtins
import io
import os
import signal
from collections.abc import Callable, Sequence
from pathlib import Path

_CALLS = [
    (os, "fsync"),
    (os, "replace"),
    (os, "open"),
    (os, "unlink"),
    (os, "rename"),
    (io, "open"),
    (builtins, "open"),
]
_METHODS = ("replace", "unlink", "chmod", "mkdir")


def run_until(steps: int, work: Callable[[], object], also: Sequence[tuple[object, str]] = ()) -> bool:
    """Do the work in a child that is killed at the given call to the file system; say whether it finished before.

    It can also die before and after each call of the methods named in `also`.
    """
    child = os.fork()
    if child == 0:
        try:
            _kill_at(steps, also)
            work()
            os._exit(0)
        except BaseException:
            os._exit(1)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0, "the work failed instead of dying"
    return not os.WIFSIGNALED(status)


def _kill_at(steps: int, also: Sequence[tuple[object, str]]) -> None:
    left = [steps]

    def mortal(call):
        def step(*args, **kwargs):
            if left[0] == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            left[0] -= 1
            result = call(*args, **kwargs)
            if left[0] == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            left[0] -= 1
            return result

        return step

    for place, name in (*_CALLS, *also):
        setattr(place, name, mortal(getattr(place, name)))
    for name in _METHODS:
        setattr(Path, name, mortal(getattr(Path, name)))
    Path.open = mortal(Path.open)
