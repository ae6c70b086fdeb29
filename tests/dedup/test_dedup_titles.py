from __future__ import annotations

import pytest

from newsclean.dedup.titles import clean_title, clean_titles, wrapping

HEAD = "Storm reaches the northern coast"

WRAPPED = [
    f"LIVE: {HEAD}",
    f"Live - {HEAD}",
    f"VIDEO | {HEAD}",
    f"[VIDEO] {HEAD}",
    f"EN DIRECT. {HEAD}",
    f"En direct : {HEAD}",
    f"ПРЯМОЙ ЭФИР: {HEAD}",
    f"【速報】{HEAD}",
    f"+++ Liveticker +++ {HEAD}",
    f"{HEAD} (video)",
    f"{HEAD} - Harbour News",
    f"{HEAD} | Harbour",
    f"{HEAD} – Le Courrier de Valmont",
    f"{HEAD} — valmont.fr",
    f"{HEAD} | World | Harbour News",
    f"{HEAD} - 12 March 2024",
    f"{HEAD} (12/03/2024)",
    f"{HEAD} | 2024-03-12",
    f"{HEAD}, 12 mars 2024",
    f"{HEAD} – martes, 12 de marzo de 2024",
    f"{HEAD} - 5. November 2023, 10:42 Uhr",
    f"{HEAD}…",
    f"{HEAD} ...",
    f"{HEAD} […]",
    f"LIVE | {HEAD} - Harbour News (12 March 2024)",
]

LEFT_ALONE = [
    HEAD,
    "Five questions before the vote - North Carolina",
    "Weather outlook for 12 March 2024",
    "Morning briefing (12 March 2024)",
    "Video-sharing app wins over young voters",
    "Live music returns to the old harbour",
    "Draw 12 | Draw 13",
    "Match report: City 2 - United 1",
    "Elections: turnout reaches record high",
    "Mayor resigns - and nobody is surprised",
    "Ligue 1: Lyon - Nice",
    "Trial resumes on Monday - Tuesday brings the verdict",
    "",
    " ",
    "-",
    "LIVE:",
]


@pytest.mark.parametrize("title", WRAPPED)
def test_wrapping_goes(title: str) -> None:
    assert clean_title(title) == HEAD


@pytest.mark.parametrize("title", LEFT_ALONE)
def test_headlines_keep_what_is_theirs(title: str) -> None:
    assert clean_title(title) == title.strip()


def test_a_batch_cleans_like_single_titles() -> None:
    titles = [*WRAPPED, *LEFT_ALONE] * 3
    assert [text.strip() for text in clean_titles(titles)] == [clean_title(title) for title in titles]


@pytest.mark.parametrize("title", WRAPPED)
def test_cleaning_again_changes_nothing(title: str) -> None:
    assert clean_title(clean_title(title)) == clean_title(title)


def test_every_list_is_folded_and_full() -> None:
    lists = wrapping()
    assert min(map(len, lists)) > 50
    assert all(word == word.strip() and word for words in lists for word in words)
