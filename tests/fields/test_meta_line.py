"""Rows of date, source and names under a headline."""

import pytest

from newsclean import clean
from newsclean.fields.meta_line import read_meta_line

TITLE = "渔民封锁港口抗议柴油涨价"
BODY = (
    "渔民周三封锁了港口的入口，抗议柴油价格上涨，渡轮停在码头，乘客在候船室里等了整整一个上午，直到下午才有船离港。\n"
    "市长下午接见了渔民代表，没有宣布任何新的补贴措施，并表示谈判将在下周一继续进行，届时渔业部门也会派人参加会议。"
)


@pytest.mark.parametrize(
    "line, published, agency, authors",
    [
        ("http://news.example.cn 2024年03月05日09:49 北城资源网", "2024-03-05T09:49", "北城资源网", ()),
        ("2024-03-05 10:20 来源：北城网", "2024-03-05T10:20", "北城网", ()),
        ("2024-03-05 10:20:33　来源: 新华社　作者: 王小明", "2024-03-05T10:20:33", "新华社", ("王小明",)),
        ("来源：北城晚报 2024-03-05 10:20", "2024-03-05T10:20", "北城晚报", ()),
        ("2024年3月5日 星期二 10:20 | 来源：北城晚报 | 记者 王小明", "2024-03-05T10:20", "北城晚报", ("王小明",)),
        ("发布时间：2024-03-05 10:20 来源：北城网 责任编辑：李华", "2024-03-05T10:20", "北城网", ()),
    ],
)
def test_each_piece_says_its_own(line: str, published: str, agency: str, authors: tuple[str, ...]) -> None:
    article = clean(f"{TITLE}\n{line}\n{BODY}")
    assert (article.title, article.published, article.agency, article.authors) == (TITLE, published, agency, authors)
    assert article.text.split() == BODY.split()


@pytest.mark.parametrize(
    "line",
    [
        "2024-03-05 港口关闭了整整一天",
        "2024年3月5日，渔民封锁了港口",
        "来源：北城晚报",
        "3 March 2024 Harbours",
        "2024-03-05",
        "",
    ],
)
def test_other_lines_are_left(line: str) -> None:
    assert read_meta_line(line, "zh") == []


def test_pieces_are_the_whole_line() -> None:
    line = "2024-03-05 10:20 来源：北城网 作者：王小明"
    pieces = read_meta_line(line, "zh")
    assert "".join(line[piece.start : piece.end] for piece in pieces) == line
