from __future__ import annotations

import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsclean.errors import InputError
from newsclean.repair.decode import Decoded, decode

FRENCH = "Le préfet a déclaré que l’été dernier avait été très sec. À Orléans, les élèves…"
RUSSIAN = "Правительство объявило в понедельник о новом плане."
CHINESE = "政府星期一宣布了一项新的经济计划，市场反应积极。\n2020 年"

GUESSED = [
    (FRENCH, "windows-1252", "windows-1252"),
    ("Die Bürger müssen für größere Straßen zahlen.", "windows-1252", "windows-1252"),
    ("El señor añadió que la economía creció más aún.", "windows-1252", "windows-1252"),
    ("Regeringen föreslår att åtgärderna gäller på öar.", "windows-1252", "windows-1252"),
    ("Það er þörf á nýjum lögum og þess vegna var þingið kallað saman.", "windows-1252", "windows-1252"),
    ("La città è più felice perché il governo però non può.", "windows-1252", "windows-1252"),
    ("The “plan” isn’t done – he said… it’s 5 €", "windows-1252", "windows-1252"),
    ("Rząd ogłosił, że zmiany wejdą w życie późną jesienią. Ależ są źli.", "windows-1250", "windows-1250"),
    ("Rząd ogłosił, że zmiany wejdą w życie późną jesienią. Ależ są źli.", "iso8859-2", "iso-8859-2"),
    ("Vláda oznámila, že změny začnou platit příští týden, řekl předseda.", "windows-1250", "windows-1250"),
    ("A kormány hétfőn bejelentette, hogy új törvényt készít elő a jövő évre.", "windows-1250", "windows-1250"),
    ("Hükümet yeni bir planı açıkladı; değişiklikler kış aylarında başlayacak.", "windows-1254", "windows-1254"),
    ("Vyriausybė pirmadienį paskelbė naują planą, kuris įsigalios šį rudenį.", "windows-1257", "windows-1257"),
    (RUSSIAN, "windows-1251", "windows-1251"),
    (RUSSIAN.upper(), "windows-1251", "windows-1251"),
    (RUSSIAN, "koi8-r", "koi8-u"),
    (RUSSIAN, "cp866", "cp866"),
    (RUSSIAN, "iso8859-5", "iso-8859-5"),
    ("Уряд оголосив про новий план, який підтримає економіку їхньої країни.", "windows-1251", "windows-1251"),
    ("Η κυβέρνηση ανακοίνωσε τη Δευτέρα ένα νέο σχέδιο.", "windows-1253", "windows-1253"),
    ("הממשלה הודיעה ביום שני על תוכנית חדשה.", "windows-1255", "windows-1255"),
    ("أعلنت الحكومة يوم الاثنين عن خطة جديدة.", "windows-1256", "windows-1256"),
    ("รัฐบาลประกาศแผนเศรษฐกิจใหม่ในวันจันทร์", "cp874", "windows-874"),
    (CHINESE, "gb18030", "gb18030"),
    ("政府星期一宣布了一項新的經濟計畫，市場反應積極。", "big5", "big5"),
    ("政府は月曜日に新しい経済計画を発表した。", "cp932", "shift_jis"),
    ("政府は月曜日に新しい経済計画を発表した。", "euc-jp", "euc-jp"),
    ("정부는 월요일에 새로운 경제 계획을 발표했다.", "cp949", "euc-kr"),
    (RUSSIAN, "utf-16-le", "utf-16-le"),
    (CHINESE, "utf-16-be", "utf-16-be"),
    ("Plain English in wide letters", "utf-16-le", "utf-16-le"),
    ("Plain English in wide letters", "utf-32-be", "utf-32-be"),
]


@pytest.mark.parametrize(("text", "codec", "charset"), GUESSED)
def test_guesses(text: str, codec: str, charset: str) -> None:
    assert decode(text.encode(codec)) == Decoded(text, charset, ("guessed",))


@pytest.mark.parametrize("text", [FRENCH, RUSSIAN, CHINESE, "", "a", "plain", "a\x00b", "é"])
def test_valid_utf8_is_utf8(text: str) -> None:
    assert decode(text.encode()) == Decoded(text, "utf-8")


@pytest.mark.parametrize("codec", ["utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_a_byte_order_mark_decides(codec: str) -> None:
    assert decode(("\ufeff" + FRENCH).encode(codec)) == Decoded(FRENCH, codec, ("bom",))


@pytest.mark.parametrize(
    ("label", "codec", "charset"),
    [
        ("windows-1252", "windows-1252", "windows-1252"),
        ("ISO-8859-1", "windows-1252", "windows-1252"),
        ("latin1", "windows-1252", "windows-1252"),
        (" UTF-8 ", "utf-8", "utf-8"),
        ("utf-16", "utf-16-le", "utf-16-le"),
    ],
)
def test_a_stated_charset_decides(label: str, codec: str, charset: str) -> None:
    assert decode(FRENCH.encode(codec), charset=label) == Decoded(FRENCH, charset)


@pytest.mark.parametrize(
    ("label", "codec", "charset"),
    [("gb2312", "gb18030", "gb18030"), ("x-gbk", "gbk", "gb18030"), ("GBK", "gbk", "gb18030")],
)
def test_labels_mean_their_superset(label: str, codec: str, charset: str) -> None:
    assert decode(CHINESE.encode(codec), charset=label) == Decoded(CHINESE, charset)


def test_a_stated_charset_is_believed_against_the_look_of_the_bytes() -> None:
    assert decode("é".encode(), charset="windows-1252").text == "Ã©"


def test_a_mark_refutes_the_stated_charset() -> None:
    raw = codecs.BOM_UTF8 + FRENCH.encode()
    assert decode(raw, charset="latin-1") == Decoded(FRENCH, "utf-8", ("charset_wrong", "bom"))
    assert decode(raw, charset="utf8") == Decoded(FRENCH, "utf-8", ("bom",))


def test_a_stated_charset_that_does_not_fit_is_wrong() -> None:
    found = decode(FRENCH.encode("windows-1252"), charset="utf-8")
    assert found == Decoded(FRENCH, "windows-1252", ("charset_wrong", "guessed"))


@pytest.mark.parametrize("label", ["klingon", "base64", "rot13", "idna", "utf-7", "unicode_escape", "", "\x00", "é"])
def test_labels_of_no_charset_are_ignored(label: str) -> None:
    assert decode(FRENCH.encode(), charset=label) == Decoded(FRENCH, "utf-8", ("charset_unknown",) if label else ())


def test_a_few_broken_bytes_are_replaced() -> None:
    raw = FRENCH.encode() + b" \xff " + FRENCH.encode() * 3
    found = decode(raw)
    assert (found.text, found.charset, found.flags) == (FRENCH + " \ufffd " + FRENCH * 3, "utf-8", ("replaced",))
    assert decode(raw, charset="utf-8") == found


def test_a_last_character_cut_in_two_is_replaced() -> None:
    assert decode("Où étés".encode() + b"\xe2\x80") == Decoded("Où étés\ufffd", "utf-8", ("replaced",))


def test_replacement_characters_of_the_text_are_not_counted() -> None:
    text = "\ufffd" * 30 + FRENCH
    assert decode(text.encode() + b"\xff").charset == "utf-8"


@pytest.mark.parametrize(
    "head",
    [
        "<meta charset='koi8-r'>",
        '<META content="text/html; charset=koi8-r">',
        '<?xml version="1.0" encoding="KOI8-R"?>',
    ],
)
def test_a_declared_charset_comes_before_a_guess(head: str) -> None:
    text = head + " Съешь щи"
    assert decode(text.encode("koi8-r")) == Decoded(text, "koi8-r", ("declared",))


def test_a_declared_charset_does_not_refute_valid_utf8() -> None:
    text = "<meta charset=windows-1251>" + RUSSIAN
    assert decode(text.encode()) == Decoded(text, "utf-8")


def test_a_declared_utf8_that_is_none_is_guessed() -> None:
    text = "<meta charset=utf-8>" + FRENCH
    assert decode(text.encode("windows-1252")) == Decoded(text, "windows-1252", ("guessed",))


BINARIES = {
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR": "PNG",
    b"\xff\xd8\xff\xe0\0\x10JFIF": "JPEG",
    b"%PDF-1.4\n%\xe2\xe3": "PDF",
    b"PK\x03\x04\x14\0\0\0": "zip",
    b"\x1f\x8b\x08\0\0": "gzip",
    b"\x28\xb5\x2f\xfd\x04\0": "zstd",
    b"BZh91AY&SY\0": "bzip2",
    b"SQLite format 3\0": "SQLite",
    b"RIFF\x10\0\0\0WEBPVP8 ": "WebP",
    bytes(range(256)) * 4: "unknown kind",
    b"\0" * 100: "unknown kind",
}


@pytest.mark.parametrize(("raw", "name"), BINARIES.items(), ids=BINARIES.values())
@pytest.mark.parametrize("charset", [None, "utf-8", "latin-1"])
def test_binaries_are_refused(raw: bytes, name: str, charset: str | None) -> None:
    with pytest.raises(InputError, match=rf"This is .*{name}.*not text.*; .+\.$"):
        decode(raw, charset=charset)


@pytest.mark.parametrize(
    "text", ["PK is a firm", "RIFF raff and the WEBP", "BZh9 is a name", "GIF89 pictures", "ID3 tags"]
)
def test_texts_that_start_like_binaries_are_read(text: str) -> None:
    assert decode(text.encode()) == Decoded(text, "utf-8")


@pytest.mark.parametrize(
    "raw", [b"a\x00b\x01c and a long enough rest", b"\x00", b"\x01\x02\x03", b"\x1b[1mbold\x1b[0m " * 9]
)
def test_stray_controls_make_no_binary(raw: bytes) -> None:
    assert decode(raw).text == raw.decode()


LABELS = st.sampled_from(
    [None, "utf-8", "utf-16", "utf-32", "latin-1", "gb2312", "shift_jis", "euc-kr", "big5", "x", "iso-2022-jp"]
)


@settings(deadline=None)
@given(st.one_of(st.binary(), st.text().map(lambda t: t.encode("utf-16-le", "surrogatepass"))), LABELS)
def test_any_bytes_make_a_text_or_are_refused(raw: bytes, charset: str | None) -> None:
    try:
        found = decode(raw, charset=charset)
    except InputError:
        return
    found.text.encode("utf-8")
    assert decode(raw, charset=charset) == found
