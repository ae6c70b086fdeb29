"""Who is named in the line under the article wrote it."""

import pytest

from newsclean import clean

ARTICLE = [
    "Мост в Заречном откроют в мае",
    "Мост в Заречном откроют в мае, сообщил в среду глава района на встрече с жителями.",
    "По его словам, рабочим осталось уложить асфальт и поставить фонари на обоих берегах реки.",
    "Прежний мост снесло паводком три года назад, и с тех пор жители переправлялись на лодках.",
    "Школьников возит через реку паром, который не ходит в ледоход и при сильном ветре.",
]
FOOTER = ["Поделиться", "Комментарии", "О редакции", "Контакты", "Реклама на сайте", "Вакансии", "Правила сайта"]


@pytest.mark.parametrize(
    ("below", "names"),
    [
        (["Вера Орлова"], ["Вера Орлова"]),
        (["Автор", "Вера Орлова"], ["Вера Орлова"]),
        (["Заречный"], []),
        (["НТВ Новости"], []),
    ],
)
def test_the_line_under_the_article(below: list[str], names: list[str]) -> None:
    assert list(clean("\n".join([*ARTICLE, *below, *FOOTER])).authors) == names


def test_whom_the_article_speaks_of_is_a_topic() -> None:
    told = [*ARTICLE[:2], "Проект моста нарисовала Вера Орлова, которая выросла в этом посёлке.", *ARTICLE[2:]]
    assert not clean("\n".join([*told, "Вера Орлова", *FOOTER])).authors
