"""Menus that are read in one go, and what must not be taken for one."""

import time

import pytest
from selectolax.lexbor import LexborHTMLParser

from newsclean import Pipeline, clean
from newsclean.page import Page
from newsclean.parse import parse
from newsclean.parse.layout import lay_out
from newsclean.parse.sites import Site

STORY = (
    "The ferry to the outer islands stayed in port on Monday because the ice in the sound was too thick for its bow, "
    "the harbour master said, and nobody could tell when it would sail again."
)
OTHERS = [f"{STORY} It was day {day} of the frost." for day in range(1, 8)]
LINKS = ["Home", "Harbour", "Islands", "Weather", "Fishing", "Tides", "Letters", "Archive"]
MENU = "".join(f'<li><a href="/{link}">{link}</a></li>' for link in LINKS)
ICON = "<svg><path d='M0 0'/></svg>"
ICONS = "".join(f'<li><a href="/{link}">{ICON} {link}</a></li>' for link in LINKS)


def page(furniture: str) -> str:
    story = "".join(f"<p>{line}</p>" for line in OTHERS)
    return f"<!doctype html><html><body>{furniture}<article><h1>Ferry stays in port</h1>{story}</article></body></html>"


def read(furniture: str, **options: object) -> Page:
    found = parse(page(furniture), "page", **options).page  # type: ignore[arg-type]
    assert found is not None
    return found


def lines(found: Page) -> list[str]:
    return [found.text[block.start : block.end] for block in found.blocks]


@pytest.mark.parametrize(
    "furniture",
    [
        f"<nav><ul>{MENU}</ul></nav>",
        f'<div class="main-menu"><ul>{MENU}</ul></div>',
        f'<footer class="site-footer"><div><h3>More</h3><ul>{MENU}</ul></div></footer>',
        f"<nav><script>go('Home')</script><ul>{MENU}</ul><select><option>Norsk</option></select></nav>",
        f"<nav><ul>{ICONS}</ul><script>go('Home')</script></nav>",
        f"<nav><noscript><b>Switch</b> scripts <i>on</i></noscript><ul>{MENU}</ul><object>No film</object></nav>",
    ],
)
def test_a_menu_is_one_block_of_its_lines(furniture: str) -> None:
    found = read(furniture)
    assert lines(found)[0].removeprefix("More\n") == "\n".join(LINKS)
    assert found.blocks[0].links == found.blocks[0].end
    article = clean(page(furniture))
    assert article.text == "\n\n".join(OTHERS)
    assert [cut.old for cut in article.removed if cut.label == "navigation"] == [lines(found)[0]]
    assert article.undo() == found.text


@pytest.mark.parametrize(
    "furniture",
    [
        f"<nav><ul>{MENU}</ul><p>{STORY}</p></nav>",  # a paragraph
        "<nav><a>Home</a><a>Harbour</a><a>Islands</a></nav>",  # a few links
        f"<nav><ol class='breadcrumb'>{MENU}</ol></nav>",
        f"<nav><h1>Ferry stays in port</h1><ul>{MENU}</ul></nav>",
        f"<nav><main><ul>{MENU}</ul></main></nav>",
        f"<nav><pre>{STORY[:20]}</pre><ul>{MENU}</ul></nav>",
        f'<footer class="post-footer"><ul>{MENU}</ul></footer>',  # the article's own
        f'<div class="article-footer"><ul>{MENU}</ul></div>',
        f"<ul>{MENU}</ul>",  # nobody calls it a menu
        f'<ul class="related">{MENU}</ul>',
        f"<div class=menu hidden><ul>{MENU}</ul></div>",
        f"<table><tr class=menu><td>{'</td><td>'.join(LINKS)}</td></tr></table>",
    ],
)
def test_what_may_be_more_is_laid_out_line_by_line(furniture: str) -> None:
    found = read(furniture)
    assert not found.menus
    assert not any("\n" in line for line in lines(found))


def test_prose_in_a_script_without_spaces_is_prose() -> None:
    told = "港口管理局周一表示由于海峡冰层太厚渡轮将停留在港口直到天气好转为止。"
    short = "".join(f"<li>{word}</li>" for word in ("首页", "港口", "岛屿", "天气", "渔业", "潮汐"))
    assert read(f"<nav><ul>{short}</ul></nav>").menus
    assert not read(f"<nav><ul>{short}</ul><p>{told * 2}</p></nav>").menus


def test_a_page_that_is_hardly_more_than_a_menu_is_laid_out_line_by_line() -> None:
    html = f"<!doctype html><html><body><nav><ul>{MENU}</ul></nav><p>{STORY}</p></body></html>"
    found = parse(html, "page").page
    assert found is not None
    assert lines(found) == [*LINKS, STORY]


def test_a_site_pack_and_a_pipeline_without_elements_see_every_line() -> None:
    menu = f"<nav><ul>{MENU}</ul></nav>"
    site = Site("tide.example", article=("story",))
    assert not read(menu, url="https://tide.example/1", sites={"tide.example": site}).menus
    assert read(menu, url="https://else.example/1", sites={"tide.example": site}).menus
    assert not read(menu, by_names=False).menus
    kept = Pipeline.of("news").without("elements").clean(page(menu))
    assert not any("\n" in cut.old.strip() for cut in kept.removed)


def test_a_menu_that_is_kept_keeps_its_lines() -> None:
    article = Pipeline.of("news").keeping("navigation").clean(page(f"<nav><ul>{MENU}</ul></nav>"))
    assert article.text == "\n\n".join(["\n".join(LINKS), *OTHERS])


def test_breadcrumbs_in_a_menu_tell_the_section() -> None:
    crumbs = '<ol class="breadcrumb"><li><a href="/">Home</a></li><li><a href="/harbour">Harbour</a></li></ol>'
    assert clean(page(f"<nav>{crumbs}<ul>{MENU}</ul></nav>")).section == "Harbour"


def test_menus_in_one_another_take_linear_time() -> None:
    def seconds(depth: int) -> float:
        html = page("<nav>" * depth + f"<p>{STORY}</p>" + f"<a>{LINKS[0]}</a>" * 20 * depth + "</nav>" * depth)
        body = LexborHTMLParser(html).body
        assert body is not None
        start = time.process_time()
        lay_out(body, menus=True)
        return time.process_time() - start

    seconds(10)
    assert min(seconds(400) for _ in range(3)) < 12 * min(seconds(100) for _ in range(3))
