"""The golden pages: invented stories in tests/pages/, each NAME.html with NAME.json, what must be read from it.

The templates are those of the platforms that news sites run on; `note` says which, and what is hard about it. The
pages are bytes: where they are not in UTF-8, `encoding` names what they are in, and newsclean must find out by itself.

`body` is the text a reader came for, a line for each paragraph, heading, list item, quote, embedded post, and table
row (cells between " | "); no headline, no captions and credits, nothing of the site's own. A key that is missing is not
compared; null means that the page does not state it. Three keys say what is left open:

    standfirst  lines under the headline that a body may have or not
    optional    other lines that a body may have or not: a summary in a box, an editor's note, an author's initials
    dateline    what the first paragraph may start with or not

Times are compared to the second, with the offset that the page states; Z is the same as +00:00.

known_failures.txt names what is not right yet, `page  field  cause` a line. What comes true there fails the tests, and
leaves the list.
"""

import json
import re
from collections import Counter
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import newsclean
from newsclean import Article

PAGES = Path(__file__).parent / "pages"
GOLD: dict[str, dict[str, Any]] = {
    path.stem: json.loads(path.read_text("utf-8")) for path in sorted(PAGES.glob("*.json"))
}
FIELDS = (
    *("title", "authors", "published", "modified", "site_name", "section", "tags", "language", "description"),
    *("image", "canonical_url", "access", "verdict"),
)
TIMES = ("published", "modified")
CELL = re.compile(r"\n|\t| \| ")
BULLET = re.compile(r"^[-*•] ")


def read_known() -> dict[tuple[str, str], str]:
    lines = (PAGES / "known_failures.txt").read_text("utf-8").splitlines()
    rows = (line.split(None, 2) for line in lines if line and not line.startswith("#"))
    return {(page, field): cause for page, field, cause in rows}


KNOWN = read_known()


def each(*fields: str) -> pytest.MarkDecorator:
    """Return a parametrization over the pages and those of the fields that their gold states."""
    cases = []
    for page, gold in GOLD.items():
        for field in fields:
            if field in gold:
                cause = KNOWN.get((page, field))
                marks = [pytest.mark.xfail(strict=True, reason=cause)] if cause else []
                cases.append(pytest.param(page, field, id=f"{page}-{field}", marks=marks))
    return pytest.mark.parametrize("page, field", cases)


@cache
def read(page: str) -> Article:
    return newsclean.clean((PAGES / f"{page}.html").read_bytes(), url=GOLD[page]["url"], with_comments=True)


def squash(text: str) -> str:
    return " ".join(text.split())


def lines(text: str) -> list[str]:
    """Return the lines of a body that say something, a cell of a table as a line."""
    found = (BULLET.sub("", squash(line)) for line in CELL.split(text))
    return [line for line in found if re.search(r"\w", line)]


def body_lines(gold: dict[str, Any], text: str) -> list[str]:
    """Return what must agree of a body: its lines without those that are left open."""
    free = {*lines(gold.get("standfirst") or ""), *lines(gold.get("optional") or "")}
    found = [line.removeprefix(gold.get("dateline", "")).strip() for line in lines(text)]
    return [line for line in found if line not in free]


def difference(found: list[str], wanted: list[str]) -> str:
    """Return what is missing, what is too much, and whether the order is another one; empty where all is right."""
    missing, extra = Counter(wanted) - Counter(found), Counter(found) - Counter(wanted)
    out = [f"  missing: {line}" for line in missing] + [f"  extra:   {line}" for line in extra]
    if not out and found != wanted:
        out = ["  all lines, in another order"]
    return "\n".join(out)


def moment(value: str | None) -> str | None:
    """Return a time to the second with its offset; a day stays a day."""
    if value is None or "T" not in value:
        return value
    return datetime.fromisoformat(value).replace(microsecond=0).isoformat()


def plain(field: str, value: Any) -> Any:
    """Return the value of a field as it is compared."""
    if field in TIMES:
        return moment(value)
    if isinstance(value, tuple | list):
        return [squash(item) for item in value]
    return squash(value) if isinstance(value, str) else value


def test_every_page_has_its_gold() -> None:
    assert sorted(path.stem for path in PAGES.glob("*.html")) == sorted(GOLD)
    assert len(GOLD) >= 40


def test_known_failures_name_pages_and_fields() -> None:
    assert {page for page, _ in KNOWN} <= set(GOLD)
    assert all(field in GOLD[page] for page, field in KNOWN)


def test_a_body_is_compared_by_line() -> None:
    gold = {"standfirst": "A  lead", "dateline": "RIGA —", "optional": "(jp)"}
    assert body_lines(gold, "A lead\n\nRIGA — One.\n\n- two\n\n(jp)\n\n★\n\n3 | 4") == ["One.", "two", "3", "4"]
    assert difference(["One.", "two"], ["One.", "two"]) == ""
    assert difference(["two", "One."], ["One.", "two"]) == "  all lines, in another order"
    assert difference(["two", "six"], ["One.", "two"]) == "  missing: One.\n  extra:   six"
    assert moment("2024-06-21T14:05:33.412Z") == "2024-06-21T14:05:33+00:00" != moment("2024-06-21T14:05:33")


@each("body")
def test_body(page: str, field: str) -> None:
    gold = GOLD[page]
    wrong = difference(body_lines(gold, read(page).text), body_lines(gold, gold[field]))
    assert not wrong, f"{page}: {gold['note']}\n{wrong}"


@each(*FIELDS)
def test_field(page: str, field: str) -> None:
    assert plain(field, getattr(read(page), field)) == plain(field, GOLD[page][field]), GOLD[page]["note"]


@each("title", "site_name")
def test_names_without_the_address(page: str, field: str) -> None:
    article = newsclean.clean((PAGES / f"{page}.html").read_bytes())
    assert plain(field, getattr(article, field)) == plain(field, GOLD[page][field]), GOLD[page]["note"]


@each("comments")
def test_comments(page: str, field: str) -> None:
    found = [(comment.author, squash(comment.text)) for comment in read(page).comments]
    assert found == [(comment["author"], squash(comment["text"])) for comment in GOLD[page][field]]
