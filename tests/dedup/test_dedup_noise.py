"""The promise of the noise set, on a smaller set of a seed that nothing was chosen on."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "bench"))

noise = pytest.importorskip("noise_headlines")


def test_the_noise_set_is_the_same_every_time_and_has_every_kind() -> None:
    one = noise.make_noise_set(21, stories=60)
    assert one == noise.make_noise_set(21, stories=60) != noise.make_noise_set(22, stories=60)
    kinds = {title.kind for title in one}
    assert set(noise.DAMAGE) <= kinds and len(noise.DAMAGE) == 13
    assert {kind for kind in kinds if kind.startswith("not ")} == {
        "not number", "not series", "not date", "not negation", "not name", "not antonym"
    }  # fmt: skip
    assert len({title.language for title in one}) == 5


def test_copies_are_found_and_near_misses_are_not() -> None:
    from dedup_noise import merged, score

    from newsclean.dedup import cluster_ids

    titles = noise.make_noise_set(21, stories=150)
    ids = cluster_ids([title.text for title in titles])
    assert score(titles, ids)[0] >= 0.95
    wrong = merged(titles, ids)
    assert max(wrong["series"], wrong["date"], wrong["number"]) < 0.05
