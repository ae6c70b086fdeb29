"""Who wrote, from bylines as papers of each language print them."""

import pytest

from newsclean.fields.authors import is_name, read_authors

HITS = [
    ("en", "By Ana Vega and Tom Reed, staff writers", ["Ana Vega", "Tom Reed"]),
    ("en", "By Dr. Jane Roe for The Daily Lantern", ["Jane Roe"]),
    ("en", "Words: Ana Vega. Photos: Tom Reed", ["Ana Vega"]),
    ("en", "Ana Vega Political Editor", ["Ana Vega"]),
    ("en", "Written by Ana Vega on ", ["Ana Vega"]),
    ("en", "By Nora Ann May", ["Nora Ann May"]),
    ("de", "von Erika Muster Veröffentlicht am 1.", ["Erika Muster"]),
    ("fr", "Par Camille Roussel le ", ["Camille Roussel"]),
    ("fr", "Par Camille Roussel et Luc Petit", ["Camille Roussel", "Luc Petit"]),
    ("fr", "Camille Roussel (avec AFP)", ["Camille Roussel"]),
    ("de", "Von Max Mustermann und Erika Muster, dpa", ["Max Mustermann", "Erika Muster"]),
    ("de", "Text: Max Muster, Fotos: Erika Muster", ["Max Muster"]),
    ("de", "Max Muster (Text) und Erika Muster (Fotos)", ["Max Muster"]),
    ("es", "Por Ana Vega | Madrid", ["Ana Vega"]),
    ("es", "Ana Vega Corresponsal en Bruselas", ["Ana Vega"]),
    ("it", "di Giulia Antenora", ["Giulia Antenora"]),
    ("nl", "Door Jan de Vries en Piet Jansen", ["Jan de Vries", "Piet Jansen"]),
    ("fi", "Hanna Virtanen ja Matti Meikäläinen", ["Hanna Virtanen", "Matti Meikäläinen"]),
    ("sv", "Text: Anna Svensson Foto: Erik Berg", ["Anna Svensson"]),
    ("cs", "Autor: Jan Novák a Petr Svoboda", ["Jan Novák", "Petr Svoboda"]),
    ("hu", "Kovács Anna és Nagy Péter", ["Kovács Anna", "Nagy Péter"]),
    ("ro", "de Ion Popescu și Ana Ionescu", ["Ion Popescu", "Ana Ionescu"]),
    ("pl", "Anna Nowak, Jan Kowalski (PAP)", ["Anna Nowak", "Jan Kowalski"]),
    ("ru", "Автор: Иван Петров", ["Иван Петров"]),
    ("ru", "Иван ПЕТРОВ, корреспондент", ["Иван ПЕТРОВ"]),
    ("ru", "Корреспондент Анна Смирнова", ["Анна Смирнова"]),
    ("uk", "Марія Коваль та Олег Шевченко", ["Марія Коваль", "Олег Шевченко"]),
    ("el", "Γιώργος Παπαδόπουλος", ["Γιώργος Παπαδόπουλος"]),
    ("tr", "Haber: Ahmet Yılmaz - Kamera: Mehmet Demir", ["Ahmet Yılmaz"]),
    ("id", "Reporter: Budi Santoso | Editor: Siti Aminah", ["Budi Santoso"]),
    ("vi", "Bài, ảnh: Nguyễn Văn An", ["Nguyễn Văn An"]),
    ("ar", "كتب: أحمد علي", ["أحمد علي"]),
    ("ar", "أحمد علي، محمد حسن", ["أحمد علي", "محمد حسن"]),
    ("ar", "إعداد: سارة محمود - تحرير: علي حسن", ["سارة محمود"]),
    ("ar", "كتب أحمد علي ومنى عبد الله", ["أحمد علي", "منى عبد الله"]),
    ("ar", "أحمد علي ووليد حسن", ["أحمد علي", "وليد حسن"]),
    ("ar", "محمد وليد حسن", ["محمد وليد حسن"]),
    ("ar", "محمد وجدي غنيم", ["محمد وجدي غنيم"]),
    ("fa", "نویسنده: علی رضایی", ["علی رضایی"]),
    ("fa", "سارا نیکنام و علی رضایی", ["سارا نیکنام", "علی رضایی"]),
    ("he", "מאת: דנה כהן", ["דנה כהן"]),
    ("he", "דנה כהן ודן לוי", ["דנה כהן", "דן לוי"]),
    ("he", "ורד לוי", ["ורד לוי"]),
    ("hi", "रिपोर्ट: राहुल शर्मा", ["राहुल शर्मा"]),
    ("bn", "লেখক: রহিম উদ্দিন", ["রহিম উদ্দিন"]),
    ("zh", "记者 王小明 李华", ["王小明", "李华"]),
    ("zh", "（记者陈大文、林小明）", ["陈大文", "林小明"]),
    ("zh", "文/王小明 图/李华", ["王小明"]),
    ("zh", "作者：王小明 责任编辑：李华", ["王小明"]),
    ("zh", "記者陳大文", ["陳大文"]),
    ("ja", "記者 山田太郎", ["山田太郎"]),
    ("ja", "（記者・山田太郎）", ["山田太郎"]),
    ("ja", "文・山田太郎 写真・佐藤花子", ["山田太郎"]),
    ("ja", "ジョン・スミス", ["ジョン・スミス"]),
    ("ko", "홍길동·김철수 기자", ["홍길동", "김철수"]),
    ("ko", "[홍길동 디지털뉴스부 인턴기자 hong@example.ac.kr]", ["홍길동"]),
    ("ko", "[서울=홍길동 기자]", ["홍길동"]),
    ("ko", "홍길동기자", ["홍길동"]),
    ("ko", "홍길동 김하늘 박바다 기자", ["홍길동", "김하늘", "박바다"]),
]

NOBODY = [
    ("en", "Photos by Tom Reed"),
    ("en", "Reuters"),
    ("en", "Staff"),
    ("en", "Ana Vega/dpa"),
    ("pt", "Por Redação"),
    ("bn", "নিজস্ব প্রতিবেদক"),
    ("ko", "디지털뉴스팀"),
    ("ko", "정치부"),
    ("zh", "综合报道"),
]


@pytest.mark.parametrize("language, byline, names", HITS, ids=[hit[1][:30] for hit in HITS])
def test_names(language: str, byline: str, names: list[str]) -> None:
    assert read_authors(byline, language) == names


@pytest.mark.parametrize("language, byline", NOBODY)
def test_nobody(language: str, byline: str) -> None:
    assert read_authors(byline, language) == []


def test_what_looks_like_a_name() -> None:
    assert all(map(is_name, ["Ana Vega", "Иван Петров", "Nguyễn Văn An", "Jean-Luc d'Arc", "Γιώργος Παπαδόπουλος"]))
    assert not any(
        map(is_name, ["дождь идет", "ελλάδα σήμερα", "World News", "AGRICULTURA CAFÉ", "đọc thêm", "आगे पढ़ें", "Vega"])
    )
