from __future__ import annotations

import random

import pytest

from newsclean.dedup import Item, choose, find_duplicates
from newsclean.dedup.keep import NEVER, published_at


def text(seed: int, words: int = 120) -> str:
    rng = random.Random(seed)
    return " ".join("".join(rng.choices("abcdefghij", k=rng.randint(2, 8))) for _ in range(words))


STORM = "Storm hits the long coast of Wexford"


def clusters(items: list[Item]) -> set[frozenset[str]]:
    found = find_duplicates(items)
    out: dict[int, set[str]] = {}
    for number, item in zip(found.cluster, items, strict=True):
        out.setdefault(number, set()).add(item.key)
    return {frozenset(members) for members in out.values() if len(members) > 1}


def test_equal_and_alike_texts() -> None:
    items = [
        Item("a", "One headline", text(1)),
        Item("b", "Quite another", text(1).upper()),
        Item("c", "", text(1) + " and some more words"),
        Item("d", "One headline", text(2)),
    ]
    found = find_duplicates(items)
    assert clusters(items) == {frozenset("abc")}
    assert found.exact == 1
    assert [(m.key, m.duplicate_of, m.on, m.exact) for m in found.matches] == [
        ("a", "c", "text", False),
        ("b", "c", "text", False),
    ]


def test_headlines_alone_do_not_join_different_texts() -> None:
    assert clusters([Item("a", STORM, text(1)), Item("b", STORM, text(2))]) == set()
    assert clusters([Item("a", STORM, text(1)), Item("b", STORM, text(1)[:400])]) == {frozenset("ab")}


def test_a_missing_text_lets_the_headline_decide() -> None:
    items = [
        Item("a", STORM, text(1)),
        Item("b", f"LIVE: {STORM}"),
        Item("c", "News in brief"),
        Item("d", "News in brief"),
    ]
    found = find_duplicates(items)
    assert clusters(items) == {frozenset("ab")}
    assert [(m.key, m.on, m.similarity) for m in found.matches] == [("b", "title", 1.0)]


def test_a_headline_over_several_texts_decides_nothing() -> None:
    title = "The most important news of the week in brief"
    items = [Item(str(i), title, text(i)) for i in range(4)] + [Item("x", title), Item("y", title)]
    assert clusters(items) == set()


def test_headlines_days_apart_are_two_stories() -> None:
    near = [Item("a", STORM, "", "2024-03-12"), Item("b", STORM, "", "2024-03-13T10:00:00Z")]
    far = [Item("a", STORM, "", "2024-03-12"), Item("b", STORM, "", "2024-06-13")]
    assert clusters(near) == {frozenset("ab")}
    assert clusters(far) == set()


def test_a_series_with_one_text_template() -> None:
    body = text(5)
    changed = " ".join(word if i % 12 else "number" for i, word in enumerate(body.split()))
    assert clusters([Item("a", "Draw 12: the numbers", body), Item("b", "Draw 13: the numbers", changed)]) == set()
    assert clusters([Item("a", "Draw 12: the numbers", body), Item("b", "Draw 12: the prizes", changed)]) == {
        frozenset("ab")
    }


def test_empty_records_are_copies_of_nothing() -> None:
    assert clusters([Item("a"), Item("b"), Item("c", "", " "), Item("d", "?!")]) == set()
    assert find_duplicates([]).matches == []


def test_one_record_twice_stays_once() -> None:
    found = find_duplicates([Item("a", STORM, text(1)), Item("a", STORM, text(1))])
    assert found.kept == [0, 0] and len(found.matches) == 1


def test_order_changes_neither_clusters_nor_what_stays() -> None:
    copies = (("x", "", "2024-01-02"), ("y", " more words", "2024-01-01"), ("z", "", ""))
    items = [Item(f"{i}{kind}", f"{STORM} {i}", text(i) + more, when) for i in range(8) for kind, more, when in copies]
    items += [Item("t", f"{STORM} 3")] * 2
    expected = clusters(items)
    kept = {items[i].key for i in find_duplicates(items).kept if i is not None}
    assert len(expected) == 8
    for seed in range(4):
        mixed = list(items)
        random.Random(seed).shuffle(mixed)
        assert clusters(mixed) == expected
        assert {mixed[i].key for i in find_duplicates(mixed).kept if i is not None} == kept


FIRST = Item("b", "t", "short", "2024-01-01T09:00:00+01:00")
LATER = Item("a", "t", "rather longer", "2024-01-01T08:30:00+00:00")
UNDATED = Item("c", "t", "the longest of all", "yesterday")


@pytest.mark.parametrize(("keep", "expected"), [("first", 0), ("longest", 2), ("none", None)])
def test_which_copy_stays(keep: str, expected: int | None) -> None:
    assert choose([7, 7, 7], [FIRST, LATER, UNDATED], keep) == [expected] * 3  # type: ignore[arg-type]


def test_ties_fall_to_the_longer_and_then_to_the_smaller_key() -> None:
    same = "2024-01-01"
    assert choose([0, 0], [Item("a", text="ab", published=same), Item("b", text="abc", published=same)]) == [1, 1]
    assert choose([0, 0], [Item("b", text="ab", published=same), Item("a", text="ab", published=same)]) == [1, 1]


def test_what_stands_alone_stays_under_every_policy() -> None:
    assert choose([0, 1], [FIRST, LATER], "none") == [0, 1]


def test_an_unknown_policy_is_refused() -> None:
    with pytest.raises(ValueError, match="first, longest or none"):
        choose([0], [FIRST], "oldest")  # type: ignore[arg-type]


@pytest.mark.parametrize("wrong", ["", "yesterday", "2024-13-40", "0001-01-01T00:00:00+23:59"])
def test_unreadable_dates_come_last(wrong: str) -> None:
    assert published_at(Item("a", published=wrong)) == NEVER


def test_none_keeps_no_copy_and_still_tells_the_similarity() -> None:
    found = find_duplicates([Item("a", STORM, text(1)), Item("b", STORM, text(1))], keep="none")
    assert found.kept == [None, None]
    assert [(m.duplicate_of, m.similarity) for m in found.matches] == [(None, 1.0), (None, 1.0)]
