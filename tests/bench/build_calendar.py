"""Write newsclean/fields/calendar.json: the month, weekday and am/pm words of the CLDR, folded.

Run `python tests/bench/build_calendar.py` with Babel installed; the same Babel writes the same bytes.
Babel is needed here only, never by newsclean itself. The CLDR is under the Unicode licence (Unicode-3.0).
"""

from __future__ import annotations

import json
import multiprocessing
import re
import sys
import unicodedata
from importlib.metadata import version
from pathlib import Path

from babel.core import get_global
from babel.dates import get_day_names, get_month_names, get_period_names

from newsclean.rules.fold import fold

OUT = Path(__file__).parents[2] / "newsclean" / "fields" / "calendar.json"
WIDTHS = ("abbreviated", "wide")
HALVES = {"am": 0, "pm": 12}
# Other short Latin ones (`to`, `de`, `em`) are words of the next language.
SHORT_HALVES = ("am", "pm", "sa", "ch", "öö", "ös")
CONTEXTS = ("format", "stand-alone")
# In the order in which they are asked where nobody says the language; the first reading of a word wins.
NAMES = (
    "en fr de es it pt nl pl ru uk tr ar he fa hi bn id vi zh ja ko el cs sv da no fi ro hu "
    "ca gl bg sr hr bs sl sk mk sq et lv lt is ms fil af sw th ur ta te mr gu pa ml kn ne si ka hy az kk uz mn be"
)
LANGUAGES = tuple(NAMES.split())
# Countries whose names differ from their language's, and second scripts.
LOCALES = {
    "ar": ("ar", "ar_LB", "ar_TN", "ar_MA", "ar_MR"),
    "bs": ("bs", "bs_Cyrl"),
    "de": ("de", "de_AT"),
    "en": ("en", "en_GB", "en_AU"),
    "es": ("es", "es_MX", "es_UY"),
    "fr": ("fr", "fr_CA"),
    "it": ("it", "it_CH"),
    "no": ("nb", "nn"),
    "pt": ("pt", "pt_PT"),
    "sr": ("sr", "sr_Latn"),
    "uz": ("uz", "uz_Cyrl"),
    "zh": ("zh", "zh_Hant"),
}
BARE = str.maketrans("ıłøđħ", "ilodh")


def bare(word: str) -> str:
    """Return the word without accents, for scripts that are often typed without them."""
    if not any(unicodedata.name(c, "").startswith(("LATIN", "GREEK")) for c in word):
        return word.replace("أ", "ا").replace("إ", "ا").replace("آ", "ا").replace("\u093c", "")
    plain = "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))
    return plain.translate(BARE)


def spellings(name: str, language: str) -> set[str]:
    """Return what stands in texts for a name of the CLDR; nothing for `1月` and `tháng 1`, which are numbers."""
    word = unicodedata.normalize("NFC", fold(name)).replace("\u200f", "").strip(" .׳॰'")
    if language == "ca":
        word = word.removeprefix("de ").removeprefix("d'")
    if any(c.isdigit() for c in word):
        return set()
    found = {word}
    if language == "he":
        found |= {word.removeprefix("יום ")} | ({"ב" + word} if word[0] > "\u0590" else set())
    if language == "fa":
        found.add(word.replace("\u200c", " "))
    if language == "pt":
        found.add(word.removesuffix("-feira"))
    if word < "\u0700" and re.fullmatch(r"(\w\. ?)+\w", word):  # a. m.
        found = {re.sub(r"\W", "", word)}
    found |= {bare(word) for word in found}
    # One letter is a weekday only in a table's head, but for the scripts in which it is a word.
    return {w for w in found if len(w) > 1 or w > "\u3000"}


def gather(locale: str) -> dict[str, dict[str, int]]:
    """Return the words of one locale: months to 1..12, weekdays to 1..7 (Monday first), am and pm to 0 and 12."""
    language = "no" if locale in ("nb", "nn") else locale.split("_")[0]
    tables: dict[str, dict[str, int]] = {"month": {}, "weekday": {}, "half": {}}
    for context in CONTEXTS:
        for width in WIDTHS:
            periods = get_period_names(width, context, locale)
            names = (
                ("month", get_month_names(width, context, locale).items()),
                ("weekday", ((day + 1, name) for day, name in get_day_names(width, context, locale).items())),
                ("half", ((HALVES[key], name) for key, name in periods.items() if key in HALVES)),
            )
            for kind, pairs in names:
                for number, name in pairs:
                    for word in spellings(name, language):
                        if kind != "half" or word in SHORT_HALVES or len(word) > 3 or word > "\u0250":
                            tables[kind].setdefault(word, number)
    return tables


def build() -> dict[str, object]:
    """Return the whole file as a table."""
    locales = [locale for language in LANGUAGES for locale in LOCALES.get(language, (language,))]
    # Babel 2.18 caches a resolved alias in a table that locales share (Hindi then answers in Hebrew): a
    # fresh process for each locale has read no other.
    with multiprocessing.get_context("fork").Pool(1, maxtasksperchild=1) as pool:
        tables = dict(zip(locales, pool.map(gather, locales, chunksize=1), strict=True))
    languages: dict[str, dict[str, dict[str, int]]] = {}
    for language in LANGUAGES:
        merged: dict[str, dict[str, int]] = {"month": {}, "weekday": {}, "half": {}}
        for locale in LOCALES.get(language, (language,)):
            for kind, words in tables[locale].items():
                for word, number in words.items():
                    merged[kind].setdefault(word, number)
        languages[language] = {kind: dict(sorted(words.items())) for kind, words in merged.items() if words}
    return {
        "babel": version("babel"),
        "cldr": str(get_global("cldr").get("version", "")),
        "licence": "Unicode-3.0",
        "languages": languages,
    }


def main() -> int:
    """Write the file and say how much it holds."""
    table = build()
    OUT.write_text(json.dumps(table, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{OUT.name}: {OUT.stat().st_size} bytes, CLDR {table['cldr']}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
