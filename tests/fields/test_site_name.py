"""Site names from suffixes, bylines, notices, paths and prompts, in several scripts."""

import pytest

from newsclean import clean

TEXTS = {
    "en": (
        "Fishermen block the harbour over fuel prices",
        "Fishermen blocked the entrance of the harbour on Wednesday in a protest against the price of fuel.\n"
        "The governor received them in the afternoon, and announced no new help.",
    ),
    "zh": (
        "渔民封锁港口抗议柴油涨价",
        "渔民周三封锁了港口的入口，抗议柴油价格上涨，渡轮停在码头，乘客在候船室里等了整整一个上午，直到下午才有船离港。\n"
        "市长下午接见了渔民代表，没有宣布任何新的补贴措施，并表示谈判将在下周一继续进行，届时渔业部门也会派人参加会议。",
    ),
    "ja": (
        "漁民が港を封鎖、燃料高に抗議",
        "漁民らは水曜日、燃料価格の高騰に抗議して港の入り口を封鎖した。渡し船は岸壁に止まったままで、乗客は朝から待たされた。\n"
        "市長は午後に漁民の代表と面会したが、新たな支援策は示さなかった。協議は来週の月曜日にも続けられる見通しだ。",
    ),
    "ko": (
        "어민들, 유가 인상에 항의해 항구 봉쇄",
        "어민들이 수요일 기름값 인상에 항의하며 항구 입구를 봉쇄했다. "
        "여객선은 부두에 묶였고 승객들은 오전 내내 기다려야 했다.\n"
        "시장은 오후에 어민 대표들을 만났지만 새로운 지원책을 내놓지 않았다. 협의는 다음 주 월요일에 계속될 예정이다.",
    ),
    "ru": (
        "Рыбаки перекрыли порт из-за цен на топливо",
        "Рыбаки в среду перекрыли вход в порт, протестуя против цен на топливо, и паромы остались у причала.\n"
        "Губернатор принял их днем, но о новой помощи не объявил, сообщили в его администрации.",
    ),
    "ar": (
        "صيادون يغلقون الميناء احتجاجا على أسعار الوقود",
        "أغلق صيادون مدخل الميناء يوم الأربعاء احتجاجا على أسعار الوقود، وبقيت العبارات عند الرصيف طوال الصباح.\n"
        "واستقبلهم المحافظ بعد الظهر ولم يعلن عن أي مساعدة جديدة، بحسب ما قال مكتبه.",
    ),
    "hi": (
        "मछुआरों ने ईंधन की कीमतों के विरोध में बंदरगाह बंद किया",
        "मछुआरों ने बुधवार को ईंधन की कीमतों के विरोध में बंदरगाह का प्रवेश द्वार बंद कर दिया और नावें घाट पर खड़ी रहीं।\n"
        "राज्यपाल ने दोपहर में उनसे मुलाकात की और किसी नई सहायता की घोषणा नहीं की, उनके कार्यालय ने बताया।",
    ),
}


@pytest.mark.parametrize(
    "language, suffix, name",
    [
        ("en", " - Northport Post", "Northport Post"),
        ("en", " | World | Northport Post", "Northport Post"),
        ("zh", "_北城新闻网", "北城新闻网"),
        ("zh", " - 北城网", "北城网"),
        ("ja", "：北城新聞デジタル", "北城新聞デジタル"),
        ("ja", " | 北城新聞", "北城新聞"),
        ("ko", " - 북성일보", "북성일보"),
        ("ru", " - Северная газета", "Северная газета"),
        ("ru", " | Новости Севера", "Новости Севера"),
        ("ar", " - صحيفة الشمال", "صحيفة الشمال"),
        ("hi", " | उत्तर समाचार", "उत्तर समाचार"),
    ],
)
def test_suffixes(language: str, suffix: str, name: str) -> None:
    title, body = TEXTS[language]
    article = clean(f"{title}{suffix}\n{body}")
    assert (article.title, article.site_name) == (title, name)
    assert article.text.split() == body.split()


@pytest.mark.parametrize(
    "language, tail",
    [
        ("en", " - and the mayor waits"),
        ("ru", " - что будет дальше"),
        ("ar", " - سنواصل حتى الغد"),
        ("hi", " - आगे क्या होगा"),
        ("zh", "：渡轮停在码头"),
        ("ja", " - 渡し船は止まったまま"),
    ],
)
def test_the_second_half_of_a_headline_stays(language: str, tail: str) -> None:
    title, body = TEXTS[language]
    article = clean(f"{title}{tail}\n{body}")
    assert (article.title, article.site_name) == (title + tail, None)


def test_a_second_half_in_small_letters_stays_though_a_line_leaves_it_out() -> None:
    title, body = TEXTS["en"]
    article = clean(f"{title} - what we know so far\n{body}\nMost read\n{title}")
    assert (article.title, article.site_name) == (f"{title} - what we know so far", None)
    assert clean(f"{title} | northport online\n{body}\nMost read\n{title}").site_name == "northport online"


@pytest.mark.parametrize(
    "language, line, name",
    [
        ("en", "Follow Northport Post on Facebook", "Northport Post"),
        ("en", "Follow us on Facebook", None),
        ("en", "© 2024 Northport Post. All rights reserved.", "Northport Post"),
        ("en", "© Northport Post", "Northport Post"),
        ("en", "© Nora Blake", None),
        ("ko", "Copyright ⓒ 북성일보(北城日報) 무단전재 및 재배포 금지", "북성일보"),
        ("ja", "Copyright © 2024 北城新聞社 All Rights Reserved.", "北城新聞社"),
    ],
)
def test_lines_below(language: str, line: str, name: str | None) -> None:
    title, body = TEXTS[language]
    assert clean(f"{title}\n{body}\n{line}").site_name == name


@pytest.mark.parametrize("path, name", [("北城旅游 > 正文", "北城旅游"), ("新闻 > 国内 > 正文", None)])
def test_chinese_paths(path: str, name: str | None) -> None:
    title, body = TEXTS["zh"]
    assert clean(f"{path}\n{title}\n{body}").site_name == name
