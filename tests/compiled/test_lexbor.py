"""Both ways to lay a page out say the same of markup that no one would write, and of what lexbor makes of it."""

import random
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

import newsclean
from newsclean.compiled import twins
from newsclean.parse.layout import lay_out
from newsclean.parse.tame import tame

newsclean.clean("<p>Snow fell.")
pytestmark = pytest.mark.skipif(not twins, reason="newsclean works without its compiled parts")
lexbor = pytest.importorskip("newsclean.compiled.lexbor", reason="newsclean was installed without a compiler")

MARKUP = """<p> </p> <div class=nav> </div> <a> </a> <a\thref=x\tclass=k> <b> </b> <i> <em> </em> <table> <tr> <td> <th>
</td> </table> <pre> </pre> <span\tclass=sr-only> <span\thidden> <span\tstyle=display:none> </span> </template> <nav>
<template\tshadowrootmode=open> <template> <dialog> <dialog\topen> </dialog> </nav> <br> <ul> <li> </ul> <svg> <math>
<annotation> </math> </svg> <!--x--> <script> </script> <noscript> </noscript> <x-y\tclass='q'\trole=main> </x-y> <h1>
</h1> <option> <ruby> <rt> </ruby> <style> </style> <select> <button> <main> <p\tclass=''> <p\tclass> <frameset> <xmp>
<footer\tclass=footer> </footer> <section\titemtype=Breadcrumb> <ol\tclass=Crumbs> <p\tid=a\tclass=b\titemprop=c> </xmp>
<plaintext> <a-name-longer-than-sixteen\thidden> <iframe> &nbsp; &#0; &#xd800; &#x1f600; \0 é \u2028 \x1c 船 ship
word words. Snow fell in the night on the harbour of the isles and nobody saw it""".split(" ")

MENU = (
    "<nav\tclass=navigation>"
    + "<li><a\thref=/x>Home\t now</a><!-- -->\xa0<script>x</script></li>" * 6
    + "<b\tclass={}></b></nav>"
)
MARKUP += [MENU, MENU.format("BreadCRUMBS"), f"<footer>{MENU}</footer>"]


def made_up(seed: int) -> str:
    """Return a page of tags in no order, without white space between them or with some."""
    chance = random.Random(seed)
    gap = chance.choice(["", " ", "\n", "\xa0", "<li><a href=/x>One</a>"])
    return gap.join(chance.choices(MARKUP, k=chance.randint(1, 400))).replace("\t", " ")


@pytest.mark.parametrize("options", [{}, {"menus": True}, {"noscript": True}], ids=str)
def test_made_up_pages(options: dict[str, bool]) -> None:
    written, built = twins["layout.lay_out"]
    menus = 0
    for seed in range(200):
        tree = LexborHTMLParser(tame(made_up(seed)))
        root = tree.body or tree.root
        assert root is not None
        page = written(root, **options)
        assert built(root, **options) == page
        menus += len(page.menus)
    assert bool(menus) == ("menus" in options)


def test_deep_pages_and_long_ones() -> None:
    written, built = twins["layout.lay_out"]
    for html in ("<div>" * 20_000 + "Snow", "<p><b>Snow " * 900, "<table><tr>" + "<td>x" * 5_000, "Snow\n" * 200_000):
        body = LexborHTMLParser(html).body
        assert written(body) == built(body)


class Elsewhere:
    """A node, or a page, that says that it is some bytes off the place where it is."""

    def __init__(self, own: Any, off: int) -> None:
        self.own, self.off = own, off

    def __getattr__(self, name: str) -> Any:
        return self.wrapped(getattr(self.own, name))

    def wrapped(self, value: Any) -> Any:
        if isinstance(value, list):
            return [self.wrapped(one) for one in value]
        if callable(value):
            return lambda *args: self.wrapped(value(*args))
        return Elsewhere(value, self.off) if hasattr(value, "mem_id") else value

    @property
    def mem_id(self) -> int:
        return int(self.own.mem_id) + self.off


@pytest.mark.parametrize("off", [-16, -8, 8, 16])
def test_a_page_that_is_kept_otherwise_is_not_read(off: int, monkeypatch: pytest.MonkeyPatch) -> None:
    lexbor.check()
    monkeypatch.setattr(lexbor, "LexborHTMLParser", lambda html: Elsewhere(LexborHTMLParser(html), off))
    with pytest.raises(ModuleNotFoundError, match="selectolax"):
        lexbor.check()


def test_the_library_asks_for_the_compiled_one() -> None:
    assert lay_out is twins["layout.lay_out"][1]
