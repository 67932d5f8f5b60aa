"""Numbers and days: which make a claim true, which make it false, which leave it open."""

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.matching import Matcher
from bot.verification import Evidence, Judgement, Verifier
from index.analysis.analyser import open_analyser
from index.embedding import WordLlamaEmbedder


@cache
def verifier() -> Verifier:
    matcher = Matcher(open_analyser(), lambda _terms: 1.0, WordLlamaEmbedder().embed)
    return Verifier(matcher, WordLlamaEmbedder().embed)


def judge(claim: str, told: str, language: str = "en", its: str | None = None) -> Judgement:
    return verifier().verify(claim, language, [Evidence(text=told, language=its or language)])


@pytest.mark.parametrize(
    ("claim", "told"),
    [
        ("The country has 39 million people.", "The country has 38 million people."),
        ("Fewer than 30 million people need aid.", "38 million people need aid, the UN said."),
        ("The quake killed 39 people.", "The quake killed 38 people and injured 120."),
        ("The vote was 14 to 1.", "The vote was 13 to 1."),
        ("Calder resigned in 2020.", "Calder resigned in May 2021."),
        ("Kessel was founded in 1988.", "Kessel, founded in 1987, has 1,200 workers."),
        ("The population grew to 3 million.", "The population grew from 3 million to 5 million."),
        ("Profits rose to 3 billion euros.", "Profits rose to 3 million euros."),
        ("Thousands marched in Vell.", "Hundreds marched in Vell."),
        ("Exports fell by a quarter.", "Exports fell by a third."),
        ("The first phase lasts 42 days.", "The second phase lasts 42 days."),
        ("Three people were injured in the fire.", "No one was injured in the fire."),
    ],
)
def test_another_number_of_the_same_thing_contradicts(claim: str, told: str) -> None:
    assert judge(claim, told).verdict == "contradicted"


@pytest.mark.parametrize(
    ("claim", "told"),
    [
        ("About 39 million people need aid.", "Some 38 million people need aid, the UN said."),
        ("More than 30 million need aid.", "More than 38 million need aid, the UN said."),
        ("The quake killed at least 35 people.", "The quake killed at least 38 people."),
        ("Hundreds of people died.", "More than 300 people died."),
        ("Calder resigned in May.", "Calder resigned on 3 May 2021."),
    ],
)
def test_a_number_within_its_bounds_supports(claim: str, told: str) -> None:
    assert judge(claim, told).verdict == "supported"


@pytest.mark.parametrize(
    ("claim", "told"),
    [
        ("The quake killed 39 people.", "The quake killed at least 38 people."),
        ("The quake killed more than 50 people.", "The quake killed at least 38 people."),
        ("The fund paid 12 million euros.", "The mayor praised the fund for its speed."),
    ],
)
def test_what_is_left_open_is_not_found(claim: str, told: str) -> None:
    assert judge(claim, told).verdict == "not found"


@pytest.mark.parametrize(
    ("claim", "told", "language", "its", "verdict"),
    [
        ("The quake killed 38 people.", "قتل 38 شخصا في الزلزال.", "en", "ar", "supported"),
        ("The quake killed 39 people.", "قتل 38 شخصا في الزلزال.", "en", "ar", "contradicted"),
        ("The minister resigned in June.", "استقال الوزير في مايو.", "en", "ar", "contradicted"),
        ("ارتفعت الأسعار في مايو.", "Prices fell in May.", "ar", "en", "contradicted"),
        ("نزح أكثر من 30 مليون شخص.", "نزح 38 مليون شخص.", "ar", "ar", "supported"),
        ("قتل 39 شخصا في الزلزال.", "قتل 38 شخصا في الزلزال.", "ar", "ar", "contradicted"),
    ],
)
def test_numbers_and_days_hold_across_languages(
    claim: str, told: str, language: str, its: str, verdict: str
) -> None:
    assert judge(claim, told, language, its).verdict == verdict


@given(st.integers(2, 10**9), st.integers(2, 10**9))
def test_a_plain_number_supports_itself_and_no_far_one(told: int, other: int) -> None:
    sentence = "Kessel sold {:,} tickets in Vell."
    assert judge(sentence.format(told), sentence.format(told)).verdict == "supported"
    if not told / 2 < other < told * 2:
        assert judge(sentence.format(other), sentence.format(told)).verdict == "contradicted"
