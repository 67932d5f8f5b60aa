"""What is said about the last answer, told apart from questions."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversing.commands import read_recall, wants_everything
from bot.conversing.periods import read_period
from bot.conversing.restricting import Shelf, find_outlets, narrowed, read_restriction
from index.filters import Filters

SHELF = Shelf(
    cards=[
        SimpleNamespace(outlet="The Valley Post", language="en", day=date(2024, 3, 22)),
        SimpleNamespace(outlet="Norland Times", language="ar", day=None),
        SimpleNamespace(outlet="صحيفة الوادي", language="ar", day=None),
        SimpleNamespace(outlet="", language="en", day=date(2021, 1, 1)),
    ],  # type: ignore[arg-type]
    cited=[SimpleNamespace(n=2, article="second.txt")],  # type: ignore[list-item]
)


@pytest.mark.parametrize(
    "said",
    ["Shorter", "make it shorter, please", "In one sentence?", "tl;dr", "أقصر", "باختصار من فضلك"],
)
def test_shorter_is_understood(said: str) -> None:
    assert read_recall(said) == "shorter"


@pytest.mark.parametrize(
    "said",
    [
        "Who said that?",
        "And which one said that?",
        "Which article is that from?",
        "Says who?",
        "What is the source?",
        "من قال ذلك؟",
        "ومن قال هذا؟",
        "أي مقال ذكر ذلك؟",
        "ما المصدر؟",
    ],
)
def test_who_said_that_is_understood(said: str) -> None:
    assert read_recall(said) == "who"


@pytest.mark.parametrize(
    "asked",
    [
        "Who said that the harbour is closed?",
        "Why are the days shorter?",
        "Who reported the fire?",
        "من قال إن الميناء مغلق؟",
        "What is the source of the Nile?",
        "Since the war",
        "Who vetoed it according to Castro?",
        "What did she say in English lessons?",
        "And Norland?",
        "in Norland?",
        "And in March?",
        "From whom?",
        "Who came only from Karelia?",
    ],
)
def test_a_question_is_no_command(asked: str) -> None:
    assert read_recall(asked) is None
    assert not wants_everything(asked)
    assert read_restriction(asked, SHELF, follows=True) is None


@pytest.mark.parametrize(
    ("said", "scope"),
    [
        ("and in Arabic?", Filters(languages=("ar",))),
        ("What do the English articles say?", Filters(languages=("en",))),
        ("بالعربية؟", Filters(languages=("ar",))),
        ("وباللغة الإنجليزية؟", Filters(languages=("en",))),
        ("المصادر العربية فقط", Filters(languages=("ar",))),
        ("only from The Valley Post", Filters(outlets=("The Valley Post",))),
        ("Just the Post, please", Filters(outlets=("The Valley Post",))),
        ("And according to the Norland Times?", Filters(outlets=("Norland Times",))),
        ("What does the Norland Times say?", Filters(outlets=("Norland Times",))),
        ("فقط من صحيفة الوادي", Filters(outlets=("صحيفة الوادي",))),
        ("بحسب صحيفة الوادي؟", Filters(outlets=("صحيفة الوادي",))),
        ("only from [2]", Filters(articles=("second.txt",))),
        ("since March", Filters(since=date(2024, 3, 1))),
        ("And since May?", Filters(since=date(2023, 5, 1))),
        ("before 2024", Filters(until=date(2023, 12, 31))),
        ("منذ مارس", Filters(since=date(2024, 3, 1))),
        ("وقبل عام 2024؟", Filters(until=date(2023, 12, 31))),
        ("بعد 7 نوفمبر 2023", Filters(since=date(2023, 11, 8))),
    ],
)
def test_a_restriction_is_read_in_both_languages(said: str, scope: Filters) -> None:
    found = read_restriction(said, SHELF, follows=True)
    assert found is not None
    assert found.scope == scope
    assert not found.question
    assert not found.no_outlet


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("Who sued the builder, only from The Valley Post?", "Who sued the builder?"),
        ("According to the Valley Post, who sued the builder?", "Who sued the builder?"),
        ("من اتهم الشركة بحسب صحيفة الوادي؟", "من اتهم الشركة؟"),
    ],
)
def test_a_question_may_name_its_outlet(said: str, asked: str) -> None:
    found = read_restriction(said, SHELF, follows=False)
    assert found is not None
    assert found.question == asked
    assert len(found.scope.outlets) == 1


@pytest.mark.parametrize(
    ("named", "outlet"),
    [("USA Today", "usatoday.com"), ("The Week", "theweek.co.uk"), ("cnn", "www.cnn.com")],
)
def test_an_outlet_known_by_its_address_goes_by_its_name(named: str, outlet: str) -> None:
    assert find_outlets(named, ["harbour.example", outlet]) == (outlet,)


def test_what_no_article_has_is_named() -> None:
    outlet = read_restriction("only from Reuters", SHELF, follows=True)
    language = read_restriction("In French?", SHELF, follows=True)
    assert outlet is not None
    assert outlet.no_outlet == "Reuters"
    assert language is not None
    assert language.no_language == "fr"


def test_a_first_message_is_no_command() -> None:
    assert read_restriction("since March", SHELF, follows=False) is None


@pytest.mark.parametrize(
    ("said", "first", "last"),
    [
        ("between March and May", date(2024, 3, 1), date(2024, 5, 31)),
        ("between November and February", date(2023, 11, 1), date(2024, 2, 29)),
        ("from 2022 to 2023", date(2022, 1, 1), date(2023, 12, 31)),
        ("until 7 November 2023", None, date(2023, 11, 7)),
        ("since 30 October", date(2023, 10, 30), None),
        ("منذ تشرين الثاني 2023", date(2023, 11, 1), None),
    ],
)
def test_periods_have_their_ends(said: str, first: date | None, last: date | None) -> None:
    period = read_period(said, date(2024, 3, 22))
    assert period is not None
    assert (period.since, period.until) == (first, last)


@given(st.text(max_size=80))
def test_no_words_make_it_raise(said: str) -> None:
    read_recall(said)
    wants_everything(said)
    read_restriction(said, SHELF, follows=True)


names = st.lists(st.sampled_from(["a", "b", "c"]), unique=True).map(tuple)


@given(one=names, other=names)
def test_both_filters_hold_or_nothing_passes(one: tuple[str, ...], other: tuple[str, ...]) -> None:
    both = narrowed(Filters(outlets=one), Filters(outlets=other))
    if both is None:
        assert not set(one) & set(other)
    else:
        assert set(both.outlets) == (set(one) & set(other) if one and other else {*one, *other})
