"""When a page says that it was published and changed."""

import pytest

import newsclean
from newsclean.doc import Stated
from newsclean.fields.page_dates import Moments, date_in_url, page_dates, read_moment


@pytest.mark.parametrize(
    ("value", "iso"),
    [
        ("2023-06-15", "2023-06-15"),
        ("20230615", "2023-06-15"),
        ("2023-06-15T11:48", "2023-06-15T11:48"),
        ("2023-06-15 11:48:05", "2023-06-15T11:48:05"),
        ("2023-06-15T11:48:05.123Z", "2023-06-15T11:48:05+00:00"),
        ("2023-06-15T11:48:05+0200", "2023-06-15T11:48:05+02:00"),
        ("2023-06-15T11:48:05 -03:30", "2023-06-15T11:48:05-03:30"),
        ("2023-06-15T11:48:05+02", "2023-06-15T11:48:05+02:00"),
        ("2023-06-15 11:48:05 UTC", "2023-06-15T11:48:05+00:00"),
        ("2023-06-15T11:48:05+09:00[Asia/Seoul]", "2023-06-15T11:48:05+09:00"),
        ("Thu, 15 Jun 2023 11:48:05 GMT", "2023-06-15T11:48:05+00:00"),
        ("June 15, 2023", "2023-06-15"),
        ("15. Juni 2023", "2023-06-15"),
        ("1686829680", "2023-06-15T11:48:00+00:00"),
        ("1912-04-15", "1912-04-15"),
        # No dates, and no days that anything happened on.
        ("0001-01-01T00:00:00Z", ""),
        ("1970-01-01T00:00:00Z", ""),
        ("2023-13-15", ""),
        ("2023-02-30", ""),
        ("2023-06-15T25:00", ""),
        ("2023", ""),
        ("2023-06", ""),
        ("today", ""),
        ("", ""),
        ("20231505", ""),
        ("2023-06-15" * 50, ""),
    ],
)
def test_a_stated_moment(value: str, iso: str) -> None:
    assert read_moment(value) == iso


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://lantern.example/2023/06/15/harbour", "2023-06-15"),
        ("https://lantern.example/2023/6/5/harbour", "2023-06-05"),
        ("https://lantern.example/news-2023-06-15-harbour", "2023-06-15"),
        ("https://lantern.example/2023/jun/15/harbour", "2023-06-15"),
        ("https://lantern.example/20230615/harbour", "2023-06-15"),
        ("https://lantern.example/article/A202306151148000123", "2023-06-15"),
        ("https://lantern.example/2023/06/harbour", ""),
        ("https://lantern.example/2023/", ""),
        ("https://lantern.example/harbour-20239915", ""),
        ("https://lantern.example/harbour-120230615", ""),
        ("https://lantern.example/2023/xyz/15/harbour", ""),
        ("https://lantern.example/harbour?date=2023-06-15", ""),
        ("https://2023-06-15.lantern.example/harbour", ""),
        ("", ""),
    ],
)
def test_a_day_in_an_address(url: str, day: str) -> None:
    assert date_in_url(url) == day


def dates(
    *stated: tuple[str, str, str], read: tuple[str | None, str | None] = (None, None), stamp: str = "", url: str = ""
) -> Moments:
    return page_dates([Stated(*one) for one in stated], lambda: read, lambda: stamp, url)


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ([("published", "2023-06-16", "meta"), ("published", "2023-06-15", "json-ld")], ("2023-06-15", "json-ld")),
        ([("published", "soon", "json-ld"), ("published", "2023-06-15", "meta")], ("2023-06-15", "meta")),
        # The same day, said more precisely.
        (
            [("published", "2023-06-15", "json-ld"), ("published", "2023-06-15T11:48Z", "opengraph")],
            ("2023-06-15T11:48+00:00", "opengraph"),
        ),
        (
            [("published", "2023-06-15", "json-ld"), ("published", "2023-06-16T11:48Z", "meta")],
            ("2023-06-15", "json-ld"),
        ),
        ([("created", "2023-06-14", "json-ld"), ("published", "2023-06-15", "time")], ("2023-06-15", "time")),
        ([("created", "2023-06-14", "json-ld")], ("2023-06-14", "json-ld")),
        ([("time", "2023-06-14", "time")], ("2023-06-14", "time")),
        ([("modified", "2023-06-14", "json-ld")], (None, "")),
    ],
)
def test_published(stated: list[tuple[str, str, str]], expected: tuple[str | None, str]) -> None:
    assert dates(*stated)[:2] == expected


def test_the_text_and_the_address_come_after_what_is_stated() -> None:
    assert dates(read=("2023-06-15", None), url="https://a.example/2023/06/14/x")[:2] == ("2023-06-15", "text")
    assert dates(stamp="2023-06-15", url="https://a.example/2023/06/14/x")[:2] == ("2023-06-15", "text")
    assert dates(url="https://a.example/2023/06/14/x")[:2] == ("2023-06-14", "url")
    assert dates(read=("1940-02-16", None))[:2] == (None, "")
    stated = ("published", "2023-06-15", "json-ld")
    assert dates(stated, read=("2023-06-15T11:48", None))[:2] == ("2023-06-15T11:48", "text")
    assert dates(stated, read=("2023-06-16T11:48", None))[:2] == ("2023-06-15", "json-ld")


def test_modified() -> None:
    published = ("published", "2023-06-15T11:48Z", "json-ld")
    assert dates(published, ("modified", "2023-06-16", "json-ld"))[2:] == ("2023-06-16", "json-ld")
    assert dates(published, ("modified", "2023-06-15", "json-ld"))[2:] == ("2023-06-15", "json-ld")
    assert dates(published, ("modified", "2023-06-14", "json-ld"))[2:] == (None, "")
    assert dates(published, read=(None, "2023-06-17"))[2:] == ("2023-06-17", "text")


def test_the_address_of_a_text_states_a_day_as_well() -> None:
    text = "Harbour freezes over\n\nThe harbour froze in the night, the mayor said, and the ferries stayed in port."
    article = newsclean.clean(text, url="https://lantern.example/2023/06/15/harbour")
    assert (article.published, article.metadata_sources["published"]) == ("2023-06-15", "url")
    dated = newsclean.clean(text.replace("\n\n", "\n\n14 June 2023, 11:48\n\n"), url=article.url)
    assert (dated.published, dated.metadata_sources["published"]) == ("2023-06-14T11:48", "text")
