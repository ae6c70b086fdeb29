"""Whether a call takes linear time, on machines that have other things to do."""

import gc
import time
from collections.abc import Callable

RATIO = 2.6  # of the time for twice as much; a square takes four times as long
MEASURABLE_S = 0.02
LOOKS = 25  # a busy machine may need many, a square never gets through


def check_linear(call: Callable[[str], object], half: str, whole: str) -> float:
    """Fail where a call takes more than twice as long for twice as much; else return its seconds for the whole."""
    took = [(_spent_s(call, half), _spent_s(call, whole))]
    # Side by side, so that one lucky look at the half is not held against all looks at the whole.
    while max(took[-1]) > MEASURABLE_S and took[-1][1] > RATIO * took[-1][0]:
        assert len(took) < LOOKS, took
        took.append((_spent_s(call, half), _spent_s(call, whole)))
    return min(b for _, b in took)


def _spent_s(call: Callable[[str], object], document: str) -> float:
    gc.collect()
    gc.freeze()  # what other tests left behind is not to be looked through again and again
    start = time.process_time()
    call(document)
    spent = time.process_time() - start
    gc.unfreeze()
    return spent
