"""How alike two texts must be to be copies, for a batch, a stream and a stored index.

Source: chosen on the noise set of tests/bench/noise_headlines.py, seed 7; docs/dedup.md shows the curve.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from newsclean.dedup.shingle import Kind
from newsclean.dedup.verify import Similarity

THRESHOLD: dict[Kind, float] = {"headline": 0.58, "body": 0.5}
CONTAINED: dict[Kind, float] = {"headline": 0.85, "body": 0.90}
CONTAINED_JACCARD: dict[Kind, float] = {"headline": 0.40, "body": 0.25}


class Limits(NamedTuple):
    """Copies share `jaccard` of their shingles; or `least`, where the longer holds `contained` of the shorter."""

    jaccard: float
    contained: float
    least: float

    def met(self, alike: Similarity) -> NDArray[np.bool_]:
        """Say for each pair whether it is alike enough."""
        return (alike.jaccard >= self.jaccard) | (alike.containment >= self.contained) & (alike.jaccard >= self.least)

    def meets(self, jaccard: float, containment: float) -> bool:
        """Say whether one pair is alike enough; what shares nothing never is."""
        return 0 < jaccard >= self.jaccard or (containment >= self.contained and 0 < jaccard >= self.least)


def limits(kind: Kind, threshold: float | None = None) -> Limits:
    """Return the limits of a kind; a threshold given means just that Jaccard similarity.

    Raises ValueError for a threshold that is no similarity.

    >>> limits("headline").least, limits("headline", 0.7).least
    (0.4, 0.7)
    """
    if threshold is None:
        return Limits(THRESHOLD[kind], CONTAINED[kind], CONTAINED_JACCARD[kind])
    if not 0 < threshold <= 1:
        raise ValueError(f"threshold={threshold} is not a similarity; give one above 0 and up to 1")
    return Limits(threshold, 1.0, threshold)
