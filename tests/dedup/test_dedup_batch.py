from __future__ import annotations

import random
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsclean.dedup import cluster, cluster_ids
from newsclean.dedup.normalise import fold_text
from newsclean.dedup.titles import clean_title

STORM = "Storm hits the long coast of Wexford"


def groups(ids: list[int], texts: list[str]) -> set[frozenset[str]]:
    out: dict[int, set[str]] = {}
    for number, text in zip(ids, texts, strict=True):
        out.setdefault(number, set()).add(text)
    return {frozenset(members) for members in out.values()}


def fours(text: str) -> set[str]:
    folded = fold_text(clean_title(text))
    return {folded[i : i + 4] for i in range(max(1, len(folded) - 3))}


def test_nothing_and_one() -> None:
    assert cluster([]).cluster == []
    assert cluster_ids(["Storm"]) == [0]
    assert cluster([], kind="body").clusters() == []


@pytest.mark.parametrize("kind", ["headline", "body"])
def test_empty_texts_are_copies_of_nothing(kind: str) -> None:
    texts = ["", "", "  ", "!!!", "…", "\u200b"]
    found = cluster(texts, kind=kind)  # type: ignore[arg-type]
    assert found.cluster == list(range(6)) and found.kept == list(range(6)) and found.pairs == []


def test_texts_shorter_than_a_shingle() -> None:
    assert cluster_ids(["Go!", "go", "No", "G", "g.", "雨", "雪", "雨"]) == [0, 0, 1, 2, 2, 3, 4, 3]
    assert cluster(["Two words", "two words!", "two other"], kind="body").cluster == [0, 0, 1]


def test_damaged_copies_meet_and_others_do_not() -> None:
    copies = [STORM, f"LIVE: {STORM}", f"{STORM} - Harbour News", STORM.upper(), f"{STORM} (12 March 2024)"]
    others = ["Council votes on the new harbour", "Storm warning lifted", "Match 3", "Match 4"]
    assert cluster_ids([*copies, *others]) == [0, 0, 0, 0, 0, 1, 2, 3, 4]


def test_a_truncated_headline_meets_its_whole() -> None:
    whole = "Finance minister presents the long awaited budget to a divided parliament in Rotterdam"
    assert cluster_ids([whole, whole[:50] + "…"]) == [0, 0]
    assert cluster_ids([whole, whole[:50] + "…"], threshold=0.7) == [0, 1]


def test_a_chain_does_not_join_two_stories() -> None:
    texts = [
        "Championship semi-final match 3 ends in a draw",
        "Championship semi-final match 4 ends in a draw",
        "Championship semi-final match ends in a draw",
    ]
    found = cluster(texts)
    assert found.cluster[0] != found.cluster[1]
    assert {pair.guard for pair in found.pairs} == {"", "number"}


def test_a_chain_keeps_copies_with_dates_and_misread_digits() -> None:
    texts = [
        f"{STORM} again in 2024",
        f"{STORM} again in 2O24",
        f"{STORM} again in 2024 - 12 March 2024",
        f"{STORM} again in 2024 | 13/03/2024",
        f"{STORM} aga1n in 2024",
    ]
    assert len(set(cluster_ids(texts))) == 1


def test_guards_can_be_switched_off() -> None:
    texts = ["Championship semi-final match 3 ends in a draw", "Championship semi-final match 4 ends in a draw"]
    assert cluster(texts, guards=False).cluster == [0, 0]
    assert cluster(texts).cluster == [0, 1]


def test_pairs_tell_exact_similarity() -> None:
    texts = [STORM, STORM + " again", "Council votes on the new harbour"]
    (pair,) = cluster(texts).pairs
    left, right = fours(texts[pair.left]), fours(texts[pair.right])
    assert pair.similarity == len(left & right) / len(left | right)
    assert pair.containment == len(left & right) / min(len(left), len(right))


def test_similarity_to_the_kept_text() -> None:
    found = cluster([STORM, STORM + " again", STORM.upper()])
    assert found.kept == [1, 1, 1] and found.duplicates() == [0, 2]
    first, second, third = found.similarity()
    assert first == third < second == 1.0


def test_the_longest_stays_and_of_equals_the_cleanest() -> None:
    assert cluster([f"LIVE: {STORM}", STORM]).kept == [1, 1]
    assert cluster([STORM.upper(), STORM]).kept == [0, 0]


def test_rethreshold_needs_no_second_look() -> None:
    texts = [STORM, STORM + " again", "Storm hits the long coast of Kerry and Clare", "Council votes"]
    found = cluster(texts, threshold=0.4)
    for threshold in (0.4, 0.6, 0.9):
        assert found.rethreshold(threshold).cluster == cluster(texts, threshold=threshold).cluster
    with pytest.raises(ValueError, match=r"begins at 0\.4"):
        found.rethreshold(0.3)


@pytest.mark.parametrize("threshold", [0.0, -1.0, 1.5])
def test_a_threshold_must_be_a_similarity(threshold: float) -> None:
    with pytest.raises(ValueError, match="not a similarity"):
        cluster([STORM], threshold=threshold)


def invented(seed: int, number: int) -> list[str]:
    rng = random.Random(seed)
    stock = [
        "".join(rng.choice("bdfgklmnprst") + rng.choice("aeiou") for _ in range(rng.randint(1, 4))) for _ in range(80)
    ]
    out = []
    while len(out) < number:
        line = rng.choices(stock, k=rng.randint(3, 9))
        out.append(" ".join(line))
        if rng.random() < 0.5:
            line[rng.randrange(len(line))] = rng.choice([*stock, "3", "4", "not"])
            out.append(" ".join(line) + rng.choice(["", " - Harbour News", "…"]))
    return out[:number]


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000), st.integers(0, 10_000))
def test_order_changes_nothing(seed: int, shuffle: int) -> None:
    texts = invented(seed, 60)
    mixed = list(texts)
    random.Random(shuffle).shuffle(mixed)
    one, other = cluster(texts), cluster(mixed)
    assert groups(one.cluster, texts) == groups(other.cluster, mixed)
    assert {texts[i] for i in one.kept} == {mixed[i] for i in other.kept}


def test_bands_find_what_all_pairs_find() -> None:
    texts = list(dict.fromkeys(invented(3, 1_500)))
    sets = [fours(text) for text in texts]
    names = [fold_text(clean_title(text)) for text in texts]
    exact = {
        frozenset((names[i], names[j]))
        for i, j in combinations(range(len(texts)), 2)
        if names[i] != names[j] and len(sets[i] & sets[j]) >= 0.7 * len(sets[i] | sets[j])
    }
    found = {frozenset((names[p.left], names[p.right])) for p in cluster(texts, threshold=0.7).pairs}
    assert len(exact) > 50
    assert found <= exact and len(found) >= 0.99 * len(exact)


def test_bodies() -> None:
    body = " ".join(invented(9, 40))
    words = body.split()
    changed = " ".join(["other" if i % 25 == 0 else word for i, word in enumerate(words)])
    halved = " ".join(words[: len(words) // 2]) + " Read more"
    other = " ".join(invented(10, 40))
    found = cluster([body, changed, halved, other, body.upper()], kind="body")
    assert found.cluster == [0, 0, 0, 1, 0]
    assert found.exact == [0, 1, 2, 3, 0]


def test_bodies_without_spaces() -> None:
    body = "東京都は二日午前に新しい港の建設計画を発表した。関係者によると工事は来年の春に始まる予定だという。" * 2
    assert cluster([body, body.replace("春", "秋"), "大阪で雨が降った。" * 8], kind="body").cluster == [0, 0, 1]


def test_lone_surrogates_and_rare_characters() -> None:
    texts = [
        "Storm \udcff hits the coast",
        "Storm hits the coast",
        "\U0001f30a Storm hits the coast",
        "𠀋𠀌𠀍𠀎𠀏",
        "\uffff",
    ]
    assert cluster_ids(texts) == [0, 0, 0, 1, 2]


def test_a_crowd_of_nearly_equal_headlines_is_judged_in_linear_time() -> None:
    texts = [
        f"Weather forecast for the long rocky coast of Wexford on day {n}: sun and light winds" for n in range(400)
    ]
    found = cluster([*texts, texts[7].upper(), f"LIVE: {texts[9]}"])
    assert found.cluster == [*range(400), 7, 9]
    assert len(found.pairs) <= 24 * 400
    assert {pair.guard for pair in found.pairs} == {"number"}


def test_of_a_crowd_the_strongest_pairs_are_judged() -> None:
    import numpy as np

    from newsclean.dedup.batch import CROWD, strongest

    number = CROWD + 6
    left, right = np.zeros(number, np.int64), np.arange(1, number + 1)
    alike = np.linspace(0.6, 0.9, number)
    extra = np.array([0]), np.array([1])
    assert strongest(left, right, alike).tolist() == list(range(number)), "each pair is the strongest of its other end"
    ring = np.array([(i, j) for i in range(number) for j in range(i + 1, number)])
    kept = strongest(ring[:, 0], ring[:, 1], np.full(len(ring), 0.7))
    assert len(kept) < len(ring)
    assert set(ring[kept].ravel().tolist()) == set(range(number))
    assert strongest(extra[0], extra[1], np.array([0.7])).tolist() == [0]
