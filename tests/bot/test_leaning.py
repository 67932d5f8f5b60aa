"""Sentences that go on about the one before them."""

from __future__ import annotations

import pytest

from bot.desk import Desk
from bot.engine import Engine
from bot.leaning import leans, opens_with_pronoun


@pytest.fixture
def desk(newsroom: Engine) -> Desk:
    return newsroom._desk()


@pytest.mark.parametrize(
    "text",
    [
        "She left.",
        "But they stayed.",
        "“It rained,” he said.",
        "Of those, about 43 million were laying hens.",
        "To that end, the city hired two builders.",
        "And of these, three sank.",
        "One of them sank.",
        "As a result, the pier was closed.",
        "And finally, after a week at sea, they saw land.",
        "But even so, they stayed at sea.",
        "ومن بين هؤلاء، ثلاثة من المدينة.",
        "ومنهم ثلاثة من المدينة.",
        "لكنها لم تصل بعد.",
        "ولهذه الغاية، عقد اجتماع أمس.",
        "وأضاف أن الطريق مغلق.",
        "هذا القرار مهم.",
    ],
)
def test_an_opening_pronoun_is_seen(text: str) -> None:
    assert opens_with_pronoun(text)


@pytest.mark.parametrize(
    "text",
    [
        "And so Norvik said that it would sue.",
        "To that Norvik had no answer.",
        "And yet nobody came.",
        "Of those who came, two left.",
        "As a result of rain the pier was closed.",
        "لهذا العام طعم آخر.",
        "منهمكون في العمل.",
        "لكن الوزير لم يصل.",
        "Sheila left.",
        "Itaca is far.",
        "Castro said she left.",
        "هيثم وصل.",
        "",
    ],
)
def test_a_word_that_only_begins_like_one_is_none(text: str) -> None:
    assert not opens_with_pronoun(text)


@pytest.mark.parametrize(
    ("text", "before", "expected"),
    [
        ("She left at noon.", "Castro came on Monday.", True),
        ("The pier had cracks.", "Norvik built a pier.", True),
        ("The mayor had doubts.", "Norvik built a pier.", False),
        ("Norland abstained in that vote.", "The vote took place on Monday.", True),
        ("Norland abstained.", "The vote took place on Monday.", False),
        ("", "Norvik built a pier.", False),
    ],
)
def test_what_points_back_leans(desk: Desk, text: str, before: str, expected: bool) -> None:
    here, there = (desk.matcher.read(words, "en") for words in (text, before))
    assert leans(text, here, there) is expected
