"""Which language a text is in: the script first, then langdetect's n-gram profiles, all n-grams, no chance."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from math import exp, inf, log, sqrt
from typing import TYPE_CHECKING, NamedTuple

from newsclean.compiled import compiled
from newsclean.fields.profiles import FLOOR, GAP, TRIGRAM_WEIGHT, UNIT, Table, table
from newsclean.fields.scripts import SCRIPTS, Script, letters, script_numbers

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# Source of every number below: tests/bench/language.py and the cuts of 12 to 400 letters it makes of real articles.

# Spread over the text, the windows see past a menu or a foreign boilerplate line at one end.
# 150 letters give no error in 900 cuts of 17 languages; the rest is for texts of mixed languages.
WINDOWS, WIDTH = 4, 60
# Every other window is looked at first, and the rest only where these do not say it all but certainly.
QUICK = 0.995
FEW = 60  # letters below which a longer text is looked through again for its words

# N-grams overlap, so their sum is overconfident; with this divisor scores of 12 to 70 letters are right as often as
# they say.
TEMPERATURE = 2.5
NEGLIGIBLE = 30.0  # log odds behind the best that add nothing to four decimals
STATED = 3.0  # a stated language is right about 20 times out of 21

# How many times rarer than English a language is in news, as powers of e^1.2 (about 3).
_RARITY = {
    1: "de es fr id it nl pl pt tr vi ru ar hi",
    2: "ca cs da et fi hr hu lt lv no ro sk sl sv uk bg fa ur mr",
    3: "af cy mk ne so sq sw tl",
}
_PRIOR = {code: -1.2 * power for power, codes in _RARITY.items() for code in codes.split()}

# How far an average trigram may score below the language's own texts: BASE + SPREAD / sqrt(letters).
# Real texts stay above, Icelandic, Zulu, Basque and keyboard noise fall below.
FIT_BASE, FIT_SPREAD, FIT_SLOPE = 0.85, 6.5, 8.0
_LOOSE = {"arabic": 0.3, "devanagari": 0.5}  # today's news is further from the profiles of these
UNSURE = 0.4
_UNIT = UNIT * TRIGRAM_WEIGHT * TEMPERATURE
_LOG_FLOOR = log(FLOOR)

CAPITAL = 32  # more than there are scripts

_RARE = re.compile("[\U00010000-\U0010ffff]")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S*|[\w.+-]{0,64}@[\w.-]+")
_WORDS = re.compile(r"[^\W\d_]\S+")
# What is neither in Latin-1 nor one of the signs that go with its letters; those are no letters either.
_NOT_WESTERN = re.compile("[^\x00-\xff‐-‧‰′″‹›€™]")
_REGION = re.compile(r"[-_].*", re.DOTALL)
_SAME = {"nb": "no", "nn": "no", "iw": "he", "in": "id", "fil": "tl", "cmn": "zh", "yue": "zh", "jp": "ja"}

# Signs that only one of the two writes: Japan's own simplifications, and what China makes of the same signs.
_JAPANESE = frozenset(
    "円県駅発売対戦気図広読単権検転伝沢経済歳続関帰様辺鉄銭総労働込畑応営楽価団圧実変拡択訳験険毎両満処拠従挙厳帯弾"
)
_CHINESE = frozenset(
    "县驿发卖对战气图广读单权检转传泽经济岁续关归样边铁钱总劳应营乐价团压实变扩择译验险两满处据从举严带弹们这说为"
    "业东车长门问间网华亚术义书买动务员农军时现见让记议设访评话语请谁调谈贸资费赛进远运还选达过连换"
    "縣賣對戰氣圖讀單權檢轉傳經濟歲續關歸樣錢總勞價壓實變擴擇譯驗險兩滿處據從舉帶彈們這說為"
)


class Language(NamedTuple):
    """A guess: ISO 639-1 code or "und", how probable it is (0 to 1), and what else it may be ("" if nothing)."""

    code: str
    score: float
    runner_up: str


_LATIN, _HAN, _KANA = (
    next(i for i, script in enumerate(SCRIPTS) if script.name == name) for name in ("latin", "han", "kana")
)

# For samples in Latin-1.
_ALL = bytes(range(0x100))
_LETTERS = bytes(point for point in _ALL if point in letters(SCRIPTS[_LATIN]))
_CAPITALS = bytes(point for point in _LETTERS if chr(point).isupper())
_NO_LETTERS, _NO_CAPITALS = (_ALL.translate(None, kept) for kept in (_LETTERS, _CAPITALS))
_SMALL = _ALL.decode("latin-1").lower().encode("latin-1")
_ACRONYM = re.compile(rb"[%b]{2,}" % _CAPITALS)

UNKNOWN = Language("und", 0.0, "")


def guess_language(text: str, *, likely: str = "") -> Language:
    """Return the language of a text; "und" where the score is below 0.4, with the best guess as runner-up.

    `likely` is the language that the page or the site states ("pt-BR" will do); it breaks near ties.
    Languages that langdetect has no profile for are "und" or, where they are close to a known one, mistaken for it.

    >>> guess_language("Le gouvernement a annoncé lundi un plan pour les écoles.").code
    'fr'
    >>> guess_language("404 +++ 12:30")
    Language(code='und', score=0.0, runner_up='')
    """
    if likely:
        likely = _REGION.sub("", likely.strip()).lower()
        likely = _SAME.get(likely, likely)
    text = text.strip()  # a line end more must not move the windows
    if len(text) > WINDOWS * WIDTH:
        guess, seen = _judge(_sample(text, every=2), likely)
        if guess.score >= QUICK and seen >= FEW:
            return guess
    guess, seen = _judge(_sample(text), likely)
    if seen < FEW and len(text) > WINDOWS * WIDTH:  # tables, or much white space
        guess, _ = _judge(_sample(" ".join(_WORDS.findall(text, 0, 200_000))), likely)
    return guess


def _sample(text: str, every: int = 1) -> str:
    """Return the text without its addresses, or `every` so many of windows spread evenly over it if it is long."""
    if len(text) > WINDOWS * WIDTH:
        step = len(text) / WINDOWS
        starts = [int(step * (i + 0.5)) - WIDTH // 2 for i in range(0, WINDOWS, every)]
        text = " ".join([text[start : start + WIDTH] for start in starts])
    if "@" in text or "://" in text or "www." in text:
        text = _ADDRESS.sub(" ", text)
    if not text.isascii() and not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    return text


def _judge(sample: str, likely: str) -> tuple[Language, int]:
    """Return the language of a sample and the number of its letters."""
    import numpy as np

    try:
        return _judge_western(sample.encode("latin-1"), likely)
    except UnicodeEncodeError:
        if not _NOT_WESTERN.search(sample):
            return _judge_western(sample.encode("latin-1", "replace"), likely)
    points = _points(sample)
    kinds = _kinds().take(points)
    counts = np.bincount(kinds, minlength=2 * CAPITAL).tolist()
    small, capital = counts[: len(SCRIPTS)], counts[CAPITAL:]
    script, share, seen = _dominant([a + b for a, b in zip(small, capital, strict=False)])
    if not seen:
        return UNKNOWN, 0
    certainty = _certainty(seen) * min(1.0, share / 0.6)
    if script.name == "han":
        return _east_asian(sample, counts, likely, certainty), seen
    if len(script.languages) == 1:
        return _settle(script.languages, [0.0], certainty), seen
    if 2 * sum(capital) > seen:
        points = _points(sample.lower())
    else:  # NATO and FIFA are the same in every language
        capitals = kinds >= CAPITAL
        acronym = capitals[:-1] & capitals[1:]
        if acronym.any():
            points = points.copy()
            points[1:][acronym] = points[:-1][acronym] = 0x20
    ids = table(script).ids.take(points)
    return _compare(script, ids.tobytes(), int(np.count_nonzero(ids > GAP)), likely, certainty), seen


def _judge_western(raw: bytes, likely: str) -> tuple[Language, int]:
    """Do what `_judge` does for a sample in Latin-1, whose only letters are Latin; bytes are much faster to look at."""
    seen = len(raw.translate(None, _NO_LETTERS))
    if not seen:
        return UNKNOWN, 0
    capitals = len(raw.translate(None, _NO_CAPITALS))
    if 2 * capitals > seen:
        raw = raw.translate(_SMALL)
    elif capitals > 1:
        raw = _ACRONYM.sub(lambda found: b" " * len(found[0]), raw)
    raw = b" %b " % raw
    ids, gaps = _western_ids()
    known = len(raw.translate(None, gaps))
    return _compare(SCRIPTS[_LATIN], raw.translate(ids), known, likely, _certainty(seen)), seen


@cache
def _western_ids() -> tuple[bytes, bytes]:
    """Return the id of each character of Latin-1 in the table of its script, and the characters that part words."""
    ids = table(SCRIPTS[_LATIN]).ids[: len(_ALL)].tolist()
    return bytes(ids), bytes(point for point, id in enumerate(ids) if id <= GAP)


def _certainty(seen: int) -> float:
    """Return how far so many letters can be trusted; one or two may be a symbol or a slip."""
    return 1.0 - 0.65**seen


def _points(sample: str) -> NDArray[np.uint16]:
    """Return the code points between two spaces, all in the basic plane."""
    import numpy as np

    raw = f" {sample} ".encode("utf-16-le", "surrogatepass")
    if len(raw) > 2 * len(sample) + 4:  # pairs of surrogates: of these only rare Han signs are letters
        raw = _RARE.sub(lambda sign: "\u4e00" if "\U00020000" <= sign[0] < "\U00040000" else " ", f" {sample} ").encode(
            "utf-16-le", "surrogatepass"
        )
    return np.frombuffer(raw, np.uint16)


def _dominant(counts: list[int]) -> tuple[Script, float, int]:
    """Return the script with most weight, its share of the weight and its letters; Han and kana count as one."""
    merged = {number: count for number, count in enumerate(counts) if count and number}
    if _KANA in merged:
        merged[_HAN] = merged.get(_HAN, 0) + merged.pop(_KANA)
    if not merged:
        return SCRIPTS[0], 0.0, 0
    weights = {number: count * SCRIPTS[number].weight for number, count in merged.items()}
    # Of equals the later wins: Latin letters are at home in texts of every other script.
    top = max(weights, key=lambda number: (weights[number], number))
    return SCRIPTS[top], weights[top] / sum(weights.values()), merged[top]


def _east_asian(sample: str, counts: list[int], likely: str, certainty: float) -> Language:
    """Tell Japanese from Chinese by kana, which hardly any Japanese text does without, and by simplified signs."""
    han, kana = counts[_HAN], counts[_KANA]
    # Chinese news quotes a kana name now and then; a Japanese headline of 24 signs has one at the least.
    odds = 1.0 + kana if kana * 24 >= han else -0.4 - 0.22 * han
    odds += 2.5 * sum((sign in _JAPANESE) - (sign in _CHINESE) for sign in sample)
    odds += STATED * ((likely == "ja") - (likely == "zh"))
    return _settle(("ja", "zh"), [odds, 0.0], certainty)


def _compare(script: Script, ids: bytes, seen: int, likely: str, certainty: float) -> Language:
    """Sum what all bigrams and trigrams say for each language of the script; `seen` ids are letters."""
    if not seen:
        return UNKNOWN
    known = table(script)
    odds, best, fitting, trigrams = weigh(ids, known, _prior(script, likely), _UNIT)
    fit = (fitting / UNIT + (seen - trigrams) * _LOG_FLOOR) / seen - known.typical[best]
    doubt = FIT_SLOPE * (fit + FIT_BASE + _LOOSE.get(script.name, 0.0) + FIT_SPREAD / sqrt(seen))
    return _settle(known.languages, odds, certainty / (1 + exp(-max(-50.0, doubt))))


@compiled
def weigh(ids: bytes, known: Table, prior: tuple[float, ...], unit: float) -> tuple[list[float], int, int, int]:
    """Return the log odds of the languages, the place of the best, what trigrams alone say for it, how many are known.

    `ids` are those of a sample's signs in the table, two at the least; so many votes as `unit` make odds of one.
    """
    import numpy as np

    ids += b"\0"  # so that the last bigram is looked up like those that a third sign follows
    # Two neighbouring bytes are the number of a bigram; they overlap, so that each byte is read twice.
    places = known.pairs.take(np.ndarray(len(ids) - 2, "<u2", ids, 0, 1))
    places += np.frombuffer(ids, np.uint8, -1, 2)
    rows = known.triples.take(places)
    # Whole numbers, of which float32 holds sums of 500 exactly, in any order; a product is much faster than a sum.
    *votes, trigrams = _ones()[: len(rows)].dot(known.scores.take(rows, 0).astype(np.float32)).tolist()
    odds = [vote / unit + before for vote, before in zip(votes, prior, strict=True)]
    best = odds.index(max(odds))
    return odds, best, int(np.add.reduce(known.alone[best].take(rows))), int(trigrams)


def _settle(languages: tuple[str, ...], odds: list[float], certainty: float) -> Language:
    """Turn log odds into a guess."""
    top = max(odds)
    best = odds.index(top)
    least = top - NEGLIGIBLE
    score = round(certainty / sum([exp(odd - top) for odd in odds if odd > least]), 4)
    if score < UNSURE:
        return Language("und", score, languages[best])
    if len(languages) == 1:
        return Language(languages[best], score, "")
    odds[best] = -inf
    return Language(languages[best], score, languages[odds.index(max(odds))])


@cache
def _prior(script: Script, likely: str) -> tuple[float, ...]:
    """Return the log odds of the script's languages before a letter is read."""
    return tuple(_PRIOR.get(code, 0.0) + STATED * (code == likely) for code in script.languages)


@cache
def _ones() -> NDArray[np.float32]:
    """Return as many ones as a sample has signs at most, with which a product makes sums."""
    import numpy as np

    return np.ones(2 * WINDOWS * WIDTH, np.float32)


@cache
def _kinds() -> NDArray[np.uint8]:
    """Return for each code point of the basic plane its script, plus CAPITAL for capitals of scripts with profiles."""
    kinds = script_numbers().copy()
    kinds[[point for script in SCRIPTS[1:3] for point in letters(script) if chr(point).isupper()]] += CAPITAL
    return kinds
