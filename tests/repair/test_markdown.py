"""Left-over Markdown goes, what is said about Markdown stays."""

import pytest
from linear_time import check_linear

from newsclean import clean
from newsclean.repair import repair
from newsclean.repair.gate import is_clean
from newsclean.repair.markdown import main_headings, markdown
from newsclean.span import apply, undo

MENDED = {
    "link": ("The [mayor](https://a.example/mayor) said so.", "The mayor said so."),
    "link with a title": ('The [mayor](/mayor "Ida Holmt") said so.', "The mayor said so."),
    "link with brackets in its address": ("The [mayor](https://a.example/M_(town)) said so.", "The mayor said so."),
    "link with spaces in its address": ("[Share](mailto:?subject=Snow in May) it", "Share it"),
    "link within brackets": ("Snow[[1]](https://a.example/#n1) fell.", "Snow[1] fell."),
    "link over lines": (
        "[\n\n### Snow in May\n\nIt fell.\n\n](https://a.example/snow)",
        "\n\nSnow in May\n\nIt fell.\n\n",
    ),
    "links side by side": ("[Home](/)[News](/news)[Sport](/sport)", "Home News Sport"),
    "image": ("![A ferry in the ice](https://a.example/i.jpg)\nSnow fell.", "\nSnow fell."),
    "image in a link": ("[![A ferry](/i.jpg)](/story)\nSnow fell.", "\nSnow fell."),
    "link of reference": (
        "The [mayor][1] fell.\n\n[1]: https://a.example/m\n",
        "The mayor fell.\n\n[1]: https://a.example/m\n",
    ),
    "source": ("Snow fell. ([lantern.example](https://www.lantern.example/snow?utm_source=openai))", "Snow fell."),
    "source by name": ("Snow fell ([The Lantern](https://thelantern.example/snow)).", "Snow fell."),
    "bold type": ("**Snow fell** in May, __they__ said.", "Snow fell in May, __they__ said."),
    "bold type beside quotes": ('He said: **"No."**', 'He said: "No."'),
    "bold type in a script without spaces": ("市长**周一**宣布。", "市长周一宣布。"),
    "heading": ("## Snow in May\nIt fell.", "Snow in May\nIt fell."),
    "heading closed": ("### Snow in May ###\nIt fell.", "Snow in May\nIt fell."),
}
PAGE = """
# Harbour freezes over

*By [Ana Vega](https://a.example/vega)*, **3 May 2024**

[![The ferry](/i.jpg)](/i)

* [](https://a.example/share)
* * *

The harbour froze in the night, the _mayor_ said. It had last frozen in 1994\\.

> "Nobody will sail," the office said.

| Day | Ice |
|-----|----:|
| Monday | 12 cm |
| Tuesday | 15 cm |

1. Bread is flown in\\!
2. ~~Schools open~~ Schools stay closed

```text
12 cm
```
"""
PAGE_LINES = [
    "Harbour freezes over",
    "By Ana Vega, 3 May 2024",
    "The harbour froze in the night, the mayor said. It had last frozen in 1994.",
    '"Nobody will sail," the office said.',
    "Day\tIce",
    "Monday\t12 cm",
    "Tuesday\t15 cm",
    "1. Bread is flown in!",
    "2. Schools open Schools stay closed",
    "12 cm",
]
NEAR_MISSES = [
    "Write `**bold**` for bold type, `## Title` for a heading and `[text](https://a.example)` for a link.",
    'Editors type "**so**" and "[this](https://a.example)", and the site shows it in bold type and as a link.',
    "What the f**k, he wrote, and then s**t, and the club fined him for both.",
    "The guide gives the inn ** and the castle ***; none of them had **** last year.",
    "Tickets cost 12 euros** and 8 for children**.\n**Booking fees not included.",
    "The area is 5 * 3 * 2 metres, said the engineer * who did not want to be named *.",
    "The ferry sailed.\n\n* * *\n\nA year later the bridge opened.\n\n***\n\nNobody hooted.",
    "# 1 Northport\n# 2 Vellmar\n# 3 Eastham",
    "#harbour #storm ##wow",
    "He wrote to the council:\n> We want the ferry back.\n> Nobody likes the bridge.",
    '"They [the council] (all nine of them) have [sic] agreed," she said.',
    "[1] See the report (page 3). [2]: Note: the report is out of print.",
    "The file snow_in_may_2024.txt and the address ana_vega_@lantern.example were in the leak.",
    "The vote was 12-3 (one abstained) ](",
]


@pytest.mark.parametrize(("raw", "mended"), MENDED.values(), ids=MENDED)
def test_marks_go(raw: str, mended: str) -> None:
    edits = list(markdown(raw))
    assert apply(raw, edits) == mended
    assert undo(mended, edits) == raw
    assert list(markdown(mended)) == []
    assert not is_clean(raw)


def test_a_page_in_markdown_loses_all_marks() -> None:
    assert [line for line in repair(PAGE)[0].split("\n") if line] == PAGE_LINES
    article = clean(PAGE)
    assert (article.title, article.authors, article.published) == ("Harbour freezes over", ("Ana Vega",), "2024-05-03")
    assert article.undo() == PAGE


@pytest.mark.parametrize(("before", "after"), [("# ", ""), ("#  [", "](https://a.example/ice)"), ("# **", "**")])
def test_the_main_heading_is_the_title(before: str, after: str) -> None:
    lead = "The harbour froze in the night, the mayor said. It had last frozen in 1994, for three weeks."
    menu = "## Ten winters that the harbour froze\n\n## What the mayor said of ice"
    raw = f"{menu}\n\n{before}A cold start this year{after}\n\n{lead}\n\n{lead[::-1]}"
    text, edits = repair(raw)
    assert main_headings(edits) == {text.index("A cold start")}
    assert clean(raw).title == "A cold start this year"
    assert clean(text).title != "A cold start this year"  # without the mark another line would do
    assert main_headings([]) == main_headings(repair(f"## A cold start\n\n## Ice\n\n{lead}")[1]) == set()


@pytest.mark.parametrize("raw", NEAR_MISSES)
def test_texts_without_it_stay(raw: str) -> None:
    assert list(markdown(raw)) == []
    assert repair(raw) == (raw, [])


def test_fields_before_the_text_are_read() -> None:
    raw = (
        '---\ntitle: "Harbour freezes over"\ndate: 2024-05-03\nauthor: Ana Vega\n---\n\n'
        + "The harbour froze, they said. " * 5
    )
    article = clean(raw)
    assert (article.title, article.authors, article.published) == ("Harbour freezes over", ("Ana Vega",), "2024-05-03")
    assert article.text.startswith("The harbour froze") and article.undo() == raw
    assert repair("---\nSnow fell in May.\n---\n")[1] == []


def test_references_go_with_their_definitions_from_a_text_that_is_full_of_them() -> None:
    raw = (
        "The [mayor][1], the [council][] and the [port][p] agree.\n\n[1]: /m\n[Council]: <https://a.example/c>\n[p]: /p"
    )
    assert repair(raw)[0].strip() == "The mayor, the council and the port agree."


@pytest.mark.parametrize(
    "unit", ["[", "](", "](http", "![](/x", "**", "**a ", "*a _b ", "[a](/b) ", "## \n", "|-|-|\n", "\\*", "](/a "]
)
def test_time_is_linear(unit: str) -> None:
    text = "[a](/b) **c** [d](/e)\n" + unit * 20_000
    check_linear(lambda raw: list(markdown(raw)), text[: len(text) // 2], text)
