from __future__ import annotations

import random

from newsclean.dedup import SiteBlocks, count_blocks

FOLLOW = "Follow us on all our channels"
LONG = "This background paragraph explains at length what happened before and why the parties disagree. " * 3


def page(
    name: str, *, above: tuple[str, ...] = (), below: tuple[str, ...] = (), inside: tuple[str, ...] = ()
) -> list[str]:
    story = [f"Paragraph {i} of the story called {name} goes on for a while." for i in range(24)]
    return [*above, *story[:12], *inside, *story[12:], *below]


def test_a_block_of_many_documents_recurs() -> None:
    counts = count_blocks([("a.example", page(str(i), below=(FOLLOW,))) for i in range(6)])
    fresh = page("new", below=("FOLLOW us, on all our channels!",))
    assert counts.find("a.example", fresh) == [24]
    assert counts.documents("a.example") == 6
    assert counts.count("a.example", FOLLOW).documents == 6


def test_another_site_and_few_documents_do_not() -> None:
    counts = count_blocks([("a.example", page(str(i), below=(FOLLOW,))) for i in range(4)])
    assert counts.find("a.example", page("new", below=(FOLLOW,))) == []
    assert counts.find("b.example", page("new", below=(FOLLOW,))) == []
    assert counts.find("a.example", page("new", below=(FOLLOW,)), min_documents=4) == [24]


def test_a_rare_block_of_a_large_site_does_not_recur() -> None:
    pages = [("a.example", page(str(i), below=(FOLLOW,) if i < 6 else ())) for i in range(200)]
    assert count_blocks(pages).find("a.example", page("new", below=(FOLLOW,))) == []


def test_equal_documents_count_once() -> None:
    counts = SiteBlocks()
    added = [counts.add("a.example", page("same", below=(FOLLOW,))) for _ in range(9)]
    assert added == [True] + [False] * 8
    assert counts.find("a.example", page("same", below=(FOLLOW,))) == []


def test_a_long_block_is_cut_at_the_edges_only() -> None:
    edge = count_blocks([("a.example", page(str(i), below=(LONG,))) for i in range(8)])
    middle = count_blocks([("a.example", page(str(i), inside=(LONG,))) for i in range(8)])
    assert edge.find("a.example", page("new", below=(LONG,))) == [24]
    assert middle.find("a.example", page("new", inside=(LONG,))) == []


def test_a_short_block_is_cut_anywhere() -> None:
    counts = count_blocks([("a.example", page(str(i), inside=("Read also",))) for i in range(8)])
    assert counts.find("a.example", page("new", inside=("Read also",))) == [12]


def test_a_block_of_copied_text_is_never_cut() -> None:
    story = LONG * 8
    counts = count_blocks([("a.example", page(str(i), below=(story,))) for i in range(8)])
    assert counts.find("a.example", page("new", below=(story,))) == []


def test_a_page_of_boilerplate_only_is_left_alone() -> None:
    menu = [f"Menu entry {i}" for i in range(10)]
    counts = count_blocks([("a.example", [*menu, f"Story {i}"]) for i in range(8)])
    assert counts.find("a.example", menu) == []
    assert counts.find("a.example", [*menu, "A story of its own that is much longer than the menu. " * 5]) == list(
        range(10)
    )


def test_empty_blocks_and_documents() -> None:
    counts = count_blocks([("a.example", ["", "!", f"Story {i}"]) for i in range(9)])
    assert counts.find("a.example", ["", "!", "Story x is told at some length here"]) == []
    assert counts.find("a.example", []) == []


def test_counting_is_a_sum() -> None:
    pages = [("a.example" if i % 3 else "b.example", page(str(i), below=(FOLLOW,))) for i in range(30)]
    whole = count_blocks(pages)
    random.Random(2).shuffle(pages)
    parts = count_blocks(pages[:11])
    parts.merge(count_blocks(pages[11:]))
    for site in ("a.example", "b.example"):
        assert parts.documents(site) == whole.documents(site)
        assert parts.count(site, FOLLOW) == whole.count(site, FOLLOW)
        assert parts.find(site, page("new", below=(FOLLOW,))) == whole.find(site, page("new", below=(FOLLOW,))) == [24]
