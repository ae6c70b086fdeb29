"""The words of dates in many languages, and how a text becomes a row of letters that patterns can read.

Each token of a text becomes one letter: `2` for a number of two digits, `y` for a year, a letter of its
own for each set of roles that a word can play (`mar` is a month and a weekday, `am` is a half of the day
and a German filler). A date is then a short regular expression over letters, whatever the language.
"""

from __future__ import annotations

import json
import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

from newsclean.rules.fold import fold
from newsclean.rules.pack import word_list

UNKNOWN, UNKNOWN_HAN = _UNKNOWN = "x", "z"
_FILES = files("newsclean.fields")
_LONGEST_PIECE = 12  # a weekday in Thai
_FIRST_LETTER = 0xE000  # private use: no text has it
_MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc"
    "\u0900-\u0963\u0970-\u0ecf\u200c\u200d"
)
_HAN = "\u3005\u3040-\u30ff\u3400-\u9fff"
_LETTER = rf"[^\W\d_{_HAN}]"
_TOKEN = re.compile(
    r"\d+|\s+"
    r"|(?:[ap]\. ?m|[ecmp]\.(?:[sd]\.)?t|[πμ]\. ?μ|[بق]\. ?ظ)(?!\w)\.?"  # a. m., E.T., π.μ.
    rf"|{_LETTER}+(?:(?:[{_MARKS}]+|'(?={_LETTER})){_LETTER}*)*|[{_HAN}]+|."
)
_ASCII_TOKEN = re.compile(  # what _TOKEN finds in a text in ASCII and small letters
    r"\d+|\s+|(?:[ap]\. ?m|[ecmp]\.(?:[sd]\.)?t)(?!\w)\.?|[a-z]+(?:'[a-z]+)*|."
)
_SIGNS = {sign: sign for sign in "-+.,:;/|()'"} | dict.fromkeys("[【（", "(") | dict.fromkeys("]】）", ")")
_SIGNS |= dict.fromkeys("@•·●∙⋅▪■◦~>»*—｜丨│¦✎⏱⏰\ufe0f🕐🕒🕓🕔🗓📅📆", "|")
_NUMBERS = {1: "1", 2: "2", 6: "6", 8: "8", 10: "E", 13: "E"}
# Digits of all scripts become ASCII, marks of direction become spaces, odd signs their plain twin.
_PLAIN = {ord(c): str(unicodedata.digit(c)) for block in (0x660, 0x6F0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66,
          0xCE6, 0xD66, 0xE50, 0xED0, 0x1040, 0x17E0, 0xFF10) for c in map(chr, range(block, block + 10))}  # fmt: skip
_PLAIN |= dict.fromkeys(
    (*range(0x200E, 0x2010), *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x61C, 0xFEFF, 0x200B), " "
)
_PLAIN |= {ord(a): b for a, b in zip("／．，、،॰׳״", "/.,,,...", strict=True)}
_ODD = re.compile("[" + "".join(map(re.escape, map(chr, sorted(_PLAIN)))) + "]")


class Line(NamedTuple):
    """A text as tokens: `shape` joins a letter for each; `starts` and `ends` are places, `words` what stands there."""

    letters: list[str]
    starts: list[int]
    ends: list[int]
    words: list[str]
    shape: str = ""


_SIGN_OR_DIGIT = re.compile(r"[\d.:;,+/()]")


class Vocabulary(NamedTuple):
    """What is known of words: `letters` for the shape, `classes` (role -> regex class), `values`, `phrases`."""

    letters: dict[str, str]
    classes: dict[str, str]
    values: dict[str, dict[str, int]]  # role -> word -> number
    own: dict[str, dict[str, dict[str, int]]]  # language -> role -> word -> number
    rivals: frozenset[str]  # months that are another month elsewhere
    phrases: dict[str, list[tuple[tuple[str, ...], str]]]  # first token -> (further tokens, phrase), longest first
    zones: dict[str, Any]


@cache
def load_vocabulary() -> Vocabulary:
    """Read the calendar and the date words that ship with newsclean, and the packs' `stamp` list."""
    own = json.loads(_FILES.joinpath("calendar.json").read_text("utf-8"))["languages"]
    table = tomllib.loads(_FILES.joinpath("date_words.toml").read_text("utf-8"))
    values: dict[str, dict[str, int]] = {"month": {}, "weekday": {}, "half": {}}
    rivals = set()
    for words in own.values():
        for role, numbers in words.items():
            for word, number in numbers.items():
                if values[role].setdefault(word, number) != number and role == "month":
                    rivals.add(word)
    for role in ("month", "weekday", "jalali", "hijri", "era"):
        values[role] = {fold(word): number for word, number in table.pop(role).items()} | values.get(role, {})
    for role, number in (("am", 0), ("pm", 12)):
        values["half"] |= {fold(w): number for words in table.pop(role).values() for w in words}
    zones = table.pop("zone") | table.pop("ambiguous_zone")
    roles = _roles(values, zones, table)
    letters, classes = _letters(roles)
    return Vocabulary(letters, classes, values, own, frozenset(rivals), _phrases(letters), zones)


def _roles(values: Mapping[str, Any], zones: Mapping[str, Any], table: Mapping[str, Any]) -> dict[str, set[str]]:
    """Return for each word what it can be."""
    roles: dict[str, set[str]] = {"t": {"iso"}}
    # Signs and digits are tokens of their own; a word that holds them would hide "GMT+7" behind one filler.
    stamp = [word for word in word_list("stamp") if not _SIGN_OR_DIGIT.search(word)]
    for role, words in (*values.items(), ("zone", zones), ("filler", stamp)):
        for word in words:
            roles.setdefault(word, set()).add(role)
    for role, lists in table.items():
        for words in lists.values():
            for word in map(fold, words):
                roles.setdefault(word, set()).add(role)
                roles.setdefault(_bare(word), set()).add(role)
    return roles


def _bare(word: str) -> str:
    """Return a word of a Latin or Greek script without its accents."""
    if word.isascii() or word > "\u0400":
        return word
    plain = unicodedata.normalize("NFD", word)
    return "".join(c for c in plain if not unicodedata.combining(c)).translate({0x131: "i", 0x142: "l", 0xF8: "o"})


def _letters(roles: Mapping[str, set[str]]) -> tuple[dict[str, str], dict[str, str]]:
    """Give each set of roles a letter, and each role the class of all letters it is in."""
    sets = sorted({tuple(sorted(r)) for r in roles.values()})
    letter = {roles_of: chr(_FIRST_LETTER + i) for i, roles_of in enumerate(sets)}
    names = sorted({role for roles_of in sets for role in roles_of})
    classes = {role: "[" + "".join(letter[s] for s in sets if role in s) + "]" for role in names}
    words = {word: letter[tuple(sorted(r))] for word, r in roles.items()}
    numbers = {f"{n}": "1" for n in range(10)} | {f"{n:02}": "2" for n in range(100)}
    return words | _SIGNS | numbers | {f"{n}": "y" for n in range(1900, 2101)} | {" ": " "}, classes


def _phrases(letters: Mapping[str, str]) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase in letters:
        tokens = [token for token in _TOKEN.findall(phrase) if not token.isspace()]
        if len(tokens) > 1:
            found.setdefault(tokens[0], []).append((tuple(tokens[1:]), phrase))
    return {first: sorted(rest, key=lambda r: (-len(r[0]), r)) for first, rest in found.items()}


def plain(text: str) -> str:
    """Return the text folded, with ASCII digits and plain signs; every position stays where it was.

    >>> plain("٢٦ Août")
    '26 août'
    """
    if text.isascii():
        return fold(text)
    if max(text) < "\u0100":  # all that fold does there
        return text.replace("\u00a0", " ").replace("´", "'").replace("`", "'").replace("\t", " ").lower()
    return fold(text.translate(_PLAIN) if _ODD.search(text) else text)


def read_line(text: str, *, known_only: bool = False) -> Line | None:
    """Return the tokens of a text that went through `plain`; None if `known_only` and a word is not known."""
    vocabulary = load_vocabulary()
    letters, phrases = vocabulary.letters, vocabulary.phrases
    tokens = (_ASCII_TOKEN if text.isascii() else _TOKEN).findall(text)
    shape: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    words: list[str] = []
    number = start = 0
    size = len(tokens)
    while number < size:
        token = tokens[number]
        number += 1
        end = start + len(token)
        if token in phrases:
            token, more = _longest(tokens, number, phrases[token])
            end += sum(map(len, tokens[number:more]))
            number = more
        if letter := letters.get(token):
            shape.append(letter)
            starts.append(start)
            ends.append(end)
            words.append(token)
        else:
            for letter, word, at, length in _unlisted(token) or _pieces(token, letters):
                if known_only and letter in _UNKNOWN:
                    return None
                shape.append(letter)
                starts.append(start + at)
                ends.append(start + at + length)
                words.append(word)
        start = end
    return Line(shape, starts, ends, words, "".join(shape))


def is_calendar(text: str) -> bool:
    """Say whether a text is nothing but words, figures and signs of dates.

    >>> is_calendar("published on 3 March"), is_calendar("3 boats")
    (True, False)
    """
    return read_line(plain(text), known_only=True) is not None


def _longest(tokens: list[str], number: int, phrases: list[tuple[tuple[str, ...], str]]) -> tuple[str, int]:
    """Return the longest phrase that goes on at a token, and the token after it; else the first word alone."""
    for rest, phrase in phrases:
        at = number
        for piece in rest:
            while at < len(tokens) and tokens[at].isspace():
                at += 1
            if at == len(tokens) or tokens[at] != piece:
                break
            at += 1
        else:
            return phrase, at
    return tokens[number - 1], number


@lru_cache(1 << 12)
def _unlisted(token: str) -> tuple[tuple[str, str, int, int], ...]:
    """Return letter, word, place and size of a token that is not listed as it stands; nothing for a run of words."""
    letters = load_vocabulary().letters
    first, size = token[0], len(token)
    if first.isspace():
        return (("\n" if "\n" in token else " ", token, 0, size),)
    if first.isdecimal():
        return ((_NUMBERS.get(size) or _number(token), token, 0, size),)
    if "." in token and size > 1:
        word = token.replace(".", "").replace(" ", "")
        return ((letters.get(word, UNKNOWN), word, 0, size),)
    if known := next((word for word in spellings(token) if word in letters), ""):
        return ((letters[known], token, 0, size),)
    if "\u3000" < first < "\ua000" or "\uac00" <= first <= "\ud7a3" or "\u0e00" <= first < "\u0e80":
        return ()  # of a script without spaces
    return ((UNKNOWN, token, 0, size),)


def _number(digits: str) -> str:
    """Return the letter of a number that is not a day, a month or an hour."""
    if len(digits) != 4:
        return "N"
    year = int(digits)
    if 1900 <= year <= 2100:
        return "y"
    # 1402 is a year in Tehran, 1445 in Riyadh, 2566 in Bangkok.
    return "j" if 1300 <= year < 1500 else "b" if 2440 <= year < 2650 else "f"


def spellings(word: str) -> Iterator[str]:
    """Yield a word, and what it may be listed as: composed, what follows its apostrophe, without accents."""
    yield word
    if "'" in word:
        yield word[word.rfind("'") + 1 :]
    if not word.isascii():
        composed = unicodedata.normalize("NFC", word)
        yield composed
        yield _bare(composed)


def _pieces(run: str, letters: Mapping[str, str]) -> Iterator[tuple[str, str, int, int]]:
    """Yield the known words in a run of a script without spaces, longest first."""
    at = 0
    while at < len(run):
        for size in range(min(_LONGEST_PIECE, len(run) - at), 0, -1):
            letter = letters.get(run[at : at + size], UNKNOWN_HAN)
            if letter != UNKNOWN_HAN:
                break
        yield letter, run[at : at + size], at, size
        at += size
