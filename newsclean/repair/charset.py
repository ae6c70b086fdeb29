"""A guess at the charset of bytes that are not UTF-8, by the letters that each language uses most.

Wrongly decoded, the frequent letters of a language turn into rare ones; the charset under which most letters
outside ASCII are frequent ones of some language wins. Source: the idea of Mozilla's charset detector (Li and Momoi
2001, "A composite approach to language/encoding detection"), reduced to single letters.
"""

from __future__ import annotations

import codecs
from collections import Counter
from typing import NamedTuple

_SAMPLE = 16_384  # bytes
_LEAST_LETTERS = 3  # outside ASCII; fewer are a euro sign or a name
_LEAST = 0.45  # share of frequent letters below which nothing is known

_HAN = "的一是不了在人有我他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可里后小么"
_HAN += "月日天新政府市经济发展公司报记者称将工作民部本次全同方进行于用面前动主多现成加社场被从三两高其期长等问题"
_HAN_TRADITIONAL = (
    "的一是不了在人有我他這中大來上國個到說們為子和你地出道也時年得就那要下以生會自著去之過家學對可裡後小"
)
_HAN_TRADITIONAL += (
    "月日天新政府市經濟發展公司報記者稱將工作民部本次全同方進行於用面前動主多現成加社場被從三兩高其期長等問題"
)
_KANA = (
    "".join(map(chr, range(0x3041, 0x3094)))
    + "".join(map(chr, range(0x30A1, 0x30F7)))
    + "ーのはをがにでとた日本人年月大国会"
)
_HANGUL = "이다는의에을가고하은를지한로도사기대서인그정자나시들어스아리해여보수부있일원국장과전으상제라경주만면조것회"
# Of an alphabet only the dozen most frequent, or any permutation of it would do.
_RUSSIAN, _UKRAINIAN = "оеаинтсрвлкмд", "оаиніврткелсї"
_BULGARIAN, _SERBIAN = "аоеитнрсвлкдъ", "аоеинртсјвукд"
_GREEK, _ARABIC = "αοιετσνηυρπκς", "اليمونرتبةدع"
_HEBREW, _THAI = "יוהלאמרתבשנ", "านรอกเงมยลวดท่สต้ปะิคั์ี"
_POLISH, _CZECH, _HUNGARIAN = "ąęółśżźćńŁ", "áéíěščřžýůúťďňľô", "áéíóöőúüű"
_ROMANIAN, _CROATIAN = "ăâîşţșț", "čćžšđ"
_TURKISH, _BALTIC = "ıüşöğçİ", "šėžąčęūįųāēīņļķģ"

# Codec and frequent letters; at equal shares the earlier row wins.
_ROWS = (
    *(("windows-1252", letters) for letters in ("éèàêçôîûùâœëï", "äöüß", "áéíóúñü", "ãõçáéíóúâêàô", "åäöøæé")),
    *(("windows-1252", letters) for letters in ("áðéíóúýþæö", "àèéìòù", "àèéíòóúç", "éëïáó")),
    *(("windows-1250", letters) for letters in (_POLISH, _CZECH, _HUNGARIAN, _ROMANIAN, _CROATIAN)),
    *(("iso8859-2", letters) for letters in (_POLISH, _CZECH, _HUNGARIAN, _ROMANIAN, _CROATIAN)),
    ("windows-1254", _TURKISH),
    ("windows-1257", _BALTIC),
    *(("windows-1251", letters) for letters in (_RUSSIAN, _UKRAINIAN, _BULGARIAN, _SERBIAN)),
    ("koi8_u", _RUSSIAN),
    ("koi8_u", _UKRAINIAN),
    ("iso8859-5", _RUSSIAN),
    ("cp866", _RUSSIAN),
    ("windows-1253", _GREEK),
    ("windows-1256", _ARABIC),
    ("windows-1255", _HEBREW),
    ("cp874", _THAI),
    ("gb18030", _HAN),
    ("big5", _HAN_TRADITIONAL),
    ("cp932", _KANA),
    ("euc_jp", _KANA),
    ("cp949", _HANGUL),
)
_LATIN = {"windows-1252", "windows-1250", "iso8859-2", "windows-1254", "windows-1257"}
# Of thousands of characters the hundred most frequent make up a third of a text and more, by chance a fiftieth.
_MULTIBYTE = {"gb18030", "big5", "cp932", "euc_jp", "cp949"}
_LEAST_MULTIBYTE = 0.12

# ASCII, and the punctuation that all windows charsets have at the same place, tell nothing.
_IGNORED = dict.fromkeys([*range(0x80), *map(ord, "\xa0«»“”‘’„‚–—…•€§°·©®™、。，「」！？：；（）\u3000")])


class _Reading(NamedTuple):
    """What a codec makes of the bytes: its letters outside ASCII, and how many stand where they do not belong."""

    letters: Counter[str]
    misplaced: int


def guess_charset(raw: bytes) -> str:
    """Return the codec that makes the likeliest text of bytes that are not UTF-8; windows-1252 in doubt.

    >>> guess_charset("Правительство объявило".encode("koi8-r"))
    'koi8_u'
    """
    readings: dict[str, _Reading | None] = {}
    best, best_share = "windows-1252", 0.0
    for codec, letters in _ROWS:
        if codec not in readings:
            readings[codec] = _read(raw[:_SAMPLE], codec)
        reading = readings[codec]
        if codec == "windows-1252" and reading and not reading.letters:
            return codec  # nothing but quotes and dashes
        if not reading or (reading.letters.total() < _LEAST_LETTERS and codec != "windows-1252"):
            continue
        share = _share(reading, letters)
        if codec in _MULTIBYTE:
            share = share / _LEAST_MULTIBYTE * _LEAST if share < _LEAST_MULTIBYTE else 0.5 + share / 2
        if share > best_share:
            best, best_share = codec, share
    return best if best_share >= _LEAST else "windows-1252"


def _read(sample: bytes, codec: str) -> _Reading | None:
    """Read a sample, which may end within a character; None if the codec cannot."""
    try:
        text = codecs.getincrementaldecoder(codec)().decode(sample, final=False)
    except UnicodeDecodeError:
        return None
    letters = Counter(text.translate(_IGNORED))
    if codec in _MULTIBYTE:
        return _Reading(letters, 0)
    kinds = text.translate({ord(c): _kind(c) for c in {*text}})
    pairs = ("lu",) if codec in _LATIN else ("lu", "al", "la", "au", "ua", "ao", "oa")
    return _Reading(letters, sum(kinds.count(pair) for pair in pairs))


def _kind(char: str) -> str:
    """Return "a" for an ASCII letter, "l", "u", "o" for other small, capital and caseless letters, else "."."""
    if not char.isalpha():
        return "."
    return "a" if char.isascii() else "l" if char.islower() else "u" if char.isupper() else "o"


def _share(reading: _Reading, letters: str) -> float:
    """Return the share of frequent letters, less for each capital after a small letter or change of script in a word.

    Capitals count a little less, since a wrong charset swaps the cases.
    """
    found = reading.letters
    lower = sum(found[letter] for letter in {*letters})
    upper = sum(found[letter.upper()] for letter in {*letters} if letter.upper() != letter)
    return (lower + 0.8 * upper - reading.misplaced) / max(1, found.total())
