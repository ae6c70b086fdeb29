"""Duplicates among articles: what is compared, which copy stays, and what an index adds to it."""

import dataclasses
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

import newsclean
from newsclean import Article, clean, find_duplicates
from newsclean.dedup import StoredIndex
from newsclean.duplicates import Batch, Mark, folder_of, site_of, to_item, to_stored

STORY = (
    "The harbour froze in the night, the mayor said on Monday, and all of the ferries stayed in port until noon. "
    "Fishermen walked out over the ice to their boats, while children skated between the piers of the old bridge."
)
EDITED = STORY.replace("Fishermen walked", "Two fishermen ran").replace("children", "schoolchildren")
OTHER = (
    "A court in the capital ruled that the new tax on bicycles breaks the constitution, since nobody had asked the "
    "towns that must collect it. The ministry will appeal, its spokeswoman told reporters on the steps of the court."
)


def article(id: str, text: str = STORY, title: str = "", **fields: str) -> Article:
    made = clean(f"{title}\n\n{text}" if title else text, id=id, source=fields.pop("source", None))
    return dataclasses.replace(made, title=title or None, **fields)


def marks(articles: list[Article], **options: object) -> list[Mark]:
    batch = Batch()
    for one in articles:
        batch.add(one)
    return batch.mark(**options)  # type: ignore[arg-type]


def test_it_is_a_public_name_that_loads_late() -> None:
    code = (
        "import sys, newsclean; assert 'numpy' not in sys.modules; "
        "newsclean.find_duplicates([]); print('numpy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "True\n"
    assert "find_duplicates" in newsclean.__all__


def test_nothing_and_one() -> None:
    assert find_duplicates([]).cluster == []
    assert (find_duplicates([article("a")]).cluster, find_duplicates([article("a")]).matches) == ([0], [])
    assert marks([]) == []


def test_copies_and_what_is_said_of_them() -> None:
    found = marks([article("a"), article("b", OTHER), article("c", EDITED), article("d", STORY.upper())])
    assert [mark.cluster for mark in found] == [0, 1, 0, 0]
    # No dates: the longest copy stays, whatever its id.
    assert found[2] == Mark(None, 0) and not found[2].is_copy
    assert (found[0].duplicate_of, found[0].on, found[0].exact) == ("c", "text", False)
    assert 0.5 < found[0].similarity < 1
    assert found[0].similarity == round(found[0].similarity, 4)
    assert found[1] == Mark(None, 1)
    assert str(found[0]) == f"copy of c (text {found[0].similarity})"


def test_exact_copies_are_told_apart() -> None:
    found = marks([article("a"), article("b", STORY.upper()), article("c", STORY)])
    assert [(mark.duplicate_of, mark.similarity, mark.kind) for mark in found[1:]] == [("a", 1.0, "exact")] * 2
    assert str(found[1]) == "copy of a (exact)"


@pytest.mark.parametrize(
    ("keep", "stays"), [("first", "c"), ("longest", "b"), ("none", None)], ids=["first", "longest", "none"]
)
def test_which_copy_stays(keep: str, stays: str | None) -> None:
    articles = [
        article("a", published="2023-06-16"),
        article("b", EDITED + " More to follow.", published="2023-06-17"),
        article("c", published="2023-06-15T08:00"),
    ]
    found = marks(articles, keep=keep)
    assert {mark.duplicate_of for mark in found if mark.is_copy} == {stays}
    assert sum(mark.is_copy for mark in found) == (3 if stays is None else 2)
    if stays is None:
        assert str(found[0]).startswith("copy of one of the copies in cluster 0 (")


def test_any_order_gives_the_same() -> None:
    articles = [article(name, text) for name, text in zip("abcdef", [STORY, EDITED, OTHER] * 2, strict=True)]

    def told(order: list[Article]) -> dict[str, tuple]:
        found = zip(order, marks(order), strict=True)
        return {one.id: (mark.duplicate_of, mark.similarity, mark.on, mark.exact) for one, mark in found}

    expected = told(articles)
    for seed in range(5):
        random.Random(seed).shuffle(articles)
        assert told(articles) == expected


def test_the_parts_that_are_compared() -> None:
    one = article("a", STORY, "Harbour freezes over in one cold night")
    two = article("b", OTHER, "Harbour freezes over in one cold night")
    three = article("c", STORY, "Ferries stay in port for the first time")

    def copies(part: str) -> list[str]:
        batch = Batch(part)  # type: ignore[arg-type]
        for each in (one, two, three):
            batch.add(each)
        return [each.id for each, mark in zip((one, two, three), batch.mark(), strict=True) if mark.is_copy]

    assert (copies("article"), copies("headline"), copies("body")) == (["c"], ["b"], ["c"])


@pytest.mark.parametrize(
    ("texts", "titles"),
    [
        ((STORY, OTHER), ("News in brief", "News in brief")),
        ((STORY, OTHER), ("Harbour freezes over in one night", "Harbour freezes over in one night")),
        (("Short.", "Brief."), ("", "")),
        (("", ""), ("Match 3 of the winter cup in the old harbour", "Match 4 of the winter cup in the old harbour")),
        (("", ""), ("", "")),
    ],
    ids=["generic title", "one title, two texts", "stubs", "series", "empty"],
)
def test_near_misses(texts: tuple[str, str], titles: tuple[str, str]) -> None:
    found = marks([article(name, *both) for name, *both in zip("ab", texts, titles, strict=True)])
    assert [mark.is_copy for mark in found] == [False, False]


def test_half_surrogates_and_joiners() -> None:
    odd = STORY.replace("mayor", "ma\ud800yor").replace("ice", "i\u200dce")
    found = marks([article("a", odd), article("b", odd), article("c", OTHER)])
    assert [mark.is_copy for mark in found] == [False, True, False]


@pytest.mark.parametrize(
    ("url", "name", "id", "site"),
    [
        ("https://www.lantern.example/a/1", "The Beacon", "x/1.txt", "lantern.example"),
        ("https://News.Lantern.example:8080/a", None, "1.txt", "news.lantern.example"),
        ("http://[broken", "The Beacon", "x/1.txt", "The Beacon"),
        (None, None, "x/y/1.txt", "x"),
        (None, None, "1.txt", ""),
        ("story.html", None, "1.txt", ""),
    ],
)
def test_sites(url: str | None, name: str | None, id: str, site: str) -> None:
    assert site_of(article(id, url=url, site_name=name)) == site
    assert to_item(article(id, url=url, site_name=name)).site == site


def test_keys_do_not_depend_on_how_a_path_is_spelled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "news" / "mon").mkdir(parents=True)
    (tmp_path / "link").symlink_to("news/mon")
    (tmp_path / "index").mkdir()
    keys = set()
    for folder, spellings in {
        tmp_path: ("news/mon/a.txt", "./news/../news/mon/a.txt", str(tmp_path / "news/mon/a.txt"), "link/a.txt"),
        tmp_path / "news": ("mon/a.txt", "../link/a.txt"),
    }.items():
        monkeypatch.chdir(folder)
        for source in spellings:
            for place in (tmp_path / "index", Path(os.path.relpath(tmp_path / "index"))):
                keys.add(to_stored(article("a.txt", source=source), place).key)
    assert keys == {"../news/mon/a.txt"}
    assert to_stored(article("a.txt", source="tue/a.txt"), tmp_path / "index").key == "../news/tue/a.txt"
    assert to_stored(article("a.txt", source="-"), tmp_path).key == "a.txt"
    assert to_stored(article("a.txt"), tmp_path).key == "a.txt"


def test_the_folder_of_an_index(tmp_path: Path) -> None:
    with StoredIndex(tmp_path / "seen.db", write=True) as index:
        assert folder_of(index) == tmp_path
    with StoredIndex() as index:
        assert folder_of(index) == Path()


def seen(*articles: Article) -> StoredIndex:
    index = StoredIndex()
    index.add(to_stored(one, folder_of(index)) for one in articles)
    return index


def test_a_document_is_no_duplicate_of_itself() -> None:
    with seen(article("a"), article("b", OTHER)) as index:
        assert not any(mark.is_copy for mark in marks([article("a"), article("b", OTHER)], index=index))
        # A copy of another document of this run is a copy of that one, not of what is stored of it.
        assert [mark.duplicate_of for mark in marks([article("a"), article("c")], index=index)] == [None, "a"]
        assert not any(mark.stored for mark in marks([article("a"), article("c")], index=index))


def test_a_copy_of_a_stored_one() -> None:
    with seen(article("old", published="2024-01-01")) as index:
        (mark,) = marks([article("new", published="2023-01-01")], index=index)
        assert mark == Mark("old", 0, 1.0, "text", True, True)
        (mark,) = marks([article("new", EDITED)], index=index)
        assert (mark.duplicate_of, mark.exact, mark.stored) == ("old", False, True)
        (mark,) = marks([article("new", OTHER)], index=index)
        assert mark == Mark(None, 0)
        (mark,) = marks([article("new")], index=index, keep="none")
        assert mark.duplicate_of == "old"


def test_the_whole_cluster_of_a_known_one_is_known() -> None:
    words = [f"{noun}{number}" for number in range(60) for noun in ("harbour", "ferry", "mayor")]
    first, middle, last = " ".join(words[:60]), " ".join(words[:100]), " ".join(words[15:130])
    with seen(article("first", first)) as index:
        (alone,) = marks([article("last", last)], index=index)
        assert not alone.is_copy, "it shares too little with the stored one to be known by itself"
        found = marks([article("middle", middle), article("last", last)], index=index)
    assert [(mark.cluster, mark.duplicate_of, mark.stored) for mark in found] == [(0, "first", True)] * 2
    # The one that would have stayed is told with its likeness to the copy by which it is known.
    assert found[1].similarity == marks([article("middle", middle), article("last", last)])[0].similarity


def test_what_an_index_remembers() -> None:
    articles = [article("a"), article("b", STORY.upper()), article("c", OTHER)]

    def work(index: StoredIndex, keep: str = "first") -> list[Mark]:
        batch = Batch()
        for one in articles:
            batch.add(one)
        found = batch.mark(keep=keep, index=index)  # type: ignore[arg-type]
        batch.remember(index, found)
        return found

    with seen() as index:
        first = work(index)
        assert [mark.duplicate_of for mark in first] == [None, "a", None]
        assert len(index) == 2
        assert work(index) == first, "the same again"
        assert len(index) == 2
        # Now another copy stays, and the one that did goes out of the index.
        articles.append(article("z", STORY, published="2001-01-01"))
        assert [mark.duplicate_of for mark in work(index)] == ["z", "z", None, None]
        assert [mark.duplicate_of for mark in marks([article("new")], index=index)] == ["z"]
        assert len(index) == 2
    with seen() as index:
        assert [mark.is_copy for mark in work(index, "none")] == [True, True, False, True]
        assert len(index) == 4, "none of them stays, but the next one is to be known"
