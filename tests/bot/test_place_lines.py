"""Where a report was filed is no part of its first sentence."""

from __future__ import annotations

import pytest

from bot.place_lines import place_line


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("NORVIK – ", "The mayor resigned on Thursday."),
        ("NEW NORVIK -- ", "On Wednesday the list was announced."),
        ("PORT NORVIK, Ga. – ", "I remember the old harbour – so calm."),
        ("NORVIK, May 3 (Reuters) - ", "The talks between both ended."),
        ("Norvik, Norland (AP) — ", "The talks between both ended."),
        ("Norvik CNN —\n\n", "The talks between both ended."),
        ("(CNN) ", "The talks between both ended."),
        ("سبق- متابعة: ", "تدرس الحكومة المنتخبة حديثا القانون."),
        ("القاهرة (رويترز) - ", "قال الوزير إن المحادثات انتهت."),
        ("واس- جدة: ", "استقبل الأمير أمس وفدا من التجار."),
    ],
)
def test_a_place_line_is_measured_to_the_first_word_behind_it(line: str, sentence: str) -> None:
    assert place_line(line + sentence) == len(line)


@pytest.mark.parametrize(
    "sentence",
    [
        "NASA — America's space agency — said it had two new dates.",
        "NATO – which met on Monday – will send more troops.",
        "The pier – built in 1885 – was closed on Monday.",
        "Norvik (population 300) – a village by the sea – was flooded.",
        "COVID-19 cases rose again in the city last week.",
        "NORVIK — Closed.",
        "قال الوزير: إن المحادثات انتهت أمس في المدينة.",
        "ارتفع السعر - وهو الأعلى منذ عام - أمس في المدينة.",
        "",
    ],
)
def test_what_belongs_to_the_sentence_is_no_place_line(sentence: str) -> None:
    assert place_line(sentence) == 0
