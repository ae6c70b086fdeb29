"""Agencies as their copy is signed, and words that only look like them."""

import pytest

from newsclean import clean
from newsclean.fields.agency import find_agency, is_agency

BODY = (
    "Fishermen blocked the entrance of the harbour on Wednesday in a protest against the price of fuel.\n"
    "The governor received them in the afternoon, and announced no new help."
)


@pytest.mark.parametrize(
    "credit, name",
    [
        ("AFP/VNA", "AFP"),
        ("(dpa/tmn)", "dpa"),
        ("Foto: AP", "AP"),
        ("(भाषा)", "भाषा"),
        ("(Efe)", "Efe"),
        ("Korr. БЕЛТА", "БЕЛТА"),
        ("أ ف ب", "أ ف ب"),
        ("共同", "共同"),
        ("中央社記者", "中央社"),
        ("서울=연합뉴스", "연합뉴스"),
        ("Anadolu Ajansı", "Anadolu Ajansı"),
        ("SITA", "SITA"),
    ],
)
def test_signs(credit: str, name: str) -> None:
    assert find_agency(credit) == name


@pytest.mark.parametrize(
    "text",
    [
        "The Daily Lantern",
        "Map of the harbour",
        "Anita Uni",
        "Efe Yılmaz",
        "Sana Khan",
        "the goddess Sita",
        "共同体",
        "apart",
    ],
)
def test_words_are_no_agencies(text: str) -> None:
    assert find_agency(text) is None
    assert not is_agency(text)


def test_a_sentence_about_an_agency_names_none() -> None:
    assert (
        clean(BODY + "\nReuters was founded by a man who kept pigeons, and the harbour remembers him.").agency is None
    )


def test_the_holder_of_rights_is_the_agency() -> None:
    assert clean(BODY + "\n© 2024 AFP. All rights reserved.").agency == "AFP"
    assert clean(BODY + "\n© 2024 Northport Post. All rights reserved.").agency is None


CHINESE = (
    "望江港昨日再次被大雾笼罩，海事部门宣布渡轮继续停航，数千名旅客滞留码头，部分旅客改乘火车离开。\n"
    "码头负责人说，预计周四上午能见度好转后恢复通航，旅客可以免费退票，也可以改签到周末的船次。"
)


@pytest.mark.parametrize(
    "line, source",
    [
        ("来源：望江晚报", "望江晚报"),
        ("（文章来源：望江晚报）", "望江晚报"),
        ("來源：中央社", "中央社"),
        ("原标题：大雾锁港", None),
    ],
)
def test_a_source_above_the_body_is_read_whoever_it_is(line: str, source: str | None) -> None:
    assert clean(f"大雾锁港三日渡轮停航\n{line}\n{CHINESE}").agency == source


def test_a_source_below_the_body_is_read_if_it_is_an_agency() -> None:
    assert clean(f"大雾锁港三日渡轮停航\n{CHINESE}\n来源：望江晚报").agency is None
    assert clean(f"大雾锁港三日渡轮停航\n{CHINESE}\n来源：新华社").agency == "新华社"
