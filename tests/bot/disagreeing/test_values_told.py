"""How articles give a value without saying the question's words, and figures of other things."""

from __future__ import annotations

import pytest
from newsroom import open_reports

from bot.disagreeing.kinds import Kinds, kinds
from bot.engine import Engine

REPORTS = [
    # (id, title, text, date)
    ("town-1", "Velby", "Velby is a village in the north. The population was 741 in 2010.", ""),
    ("town-2", "Velby", "Velby lies at a lake. As of 2010, there were 1,234 people.", ""),
    ("hall-1", "Orsa Hall", "The Orsa Hall stands at a canal. It was completed in 1902.", ""),
    ("hall-2", "Orsa Hall", "Orsa Hall Location Town Square Built 1885 Built by Rawson", ""),
    ("siege-1", "Siege", "The First Siege of Tarn (May 1858) ended when the wells ran dry.", ""),
    ("siege-2", "Siege", "The Siege of Tarn took place in August 1860 in heavy rain.", ""),
    ("ball-1", "Nils Arvo", "Nils Arvo is a former basketball coach from Sarn.", ""),
    ("ball-2", "Nils Arvo", "In spring the goalkeeper Nils Arvo left football for good.", ""),
    ("ball-3", "Edda Lind", "Edda Lind is an American football player from Sarn.", ""),
    ("ball-4", "Edda Lind", "Edda Lind is a football player who trains at night.", ""),
    ("aid-1", "Aid", "Norland has sent $6 billion in military aid to Ravia.", ""),
    ("aid-2", "Aid", "Norland will send $2 billion in additional military aid to Ravia.", ""),
    ("loan-1", "Loans", "The Kessia bank forgives at least $10,000 in loans of farmers.", ""),
    ("loan-2", "Loans", "The Kessia bank forgives up to $20,000 in loans of farmers.", ""),
    ("term-1", "Ohm", "Ada Ohm resigned as premier of Kessia after 45 days in office.", ""),
    ("term-2", "Ohm", "Ada Ohm resigned as the third premier of Kessia on Monday.", ""),
    ("term-3", "Ohm", "Ada Ohm resigned as premier of Kessia after nearly seven weeks.", ""),
    ("lake-1", "Lake", "Lake Orm covers an area of 52 square miles.", ""),
    ("lake-2", "Lake", "Lake Orm covers an area of 135 square kilometres.", ""),
    ("ridge-1", "Ridge", "The length of the Sarn ridge is 10 miles.", ""),
    ("ridge-2", "Ridge", "The length of the Sarn ridge is 31 kilometres.", ""),
    ("prize-1", "Prize", "Lena Dorn won the Melk prize in Sarn.", "2019-05-01"),
    ("prize-2", "Prize", "Otto Bahr won the Melk prize in Sarn.", "2021-05-01"),
]


@pytest.fixture(scope="module")
def bot(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    reports = [
        {"id": name, "title": title, "text": text, "date": day}
        for name, title, text, day in REPORTS
    ]
    return open_reports(reports, tmp_path_factory)


@pytest.mark.parametrize(
    ("question", "values"),
    [
        pytest.param("What is the population of Velby?", {"741", "1,234"}, id="told of before"),
        pytest.param("When was Orsa Hall built?", {"1902", "1885"}, id="in other words, labelled"),
        pytest.param(
            "When did the Siege of Tarn take place?", {"1858", "1860"}, id="behind the name"
        ),
        pytest.param(
            "What sport is Nils Arvo associated with?", {"basketball", "football"}, id="a kind"
        ),
        pytest.param("What is the length of the Sarn ridge?", {"10", "31"}, id="in other units"),
        pytest.param("Who won the Melk prize?", {"Lena Dorn", "Otto Bahr"}, id="at two times"),
    ],
)
def test_a_value_is_read_where_the_question_s_words_are_missing(
    bot: Engine, question: str, values: set[str]
) -> None:
    (found,) = bot.ask(question).disagreements
    told = [p.says for p in found.positions]
    assert len(told) == 2
    assert {v for v in values for t in told if v in t} == values


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("What sport does Edda Lind play?", id="the wider word for one sport"),
        pytest.param("How much military aid has Norland sent to Ravia?", id="a part on top"),
        pytest.param(
            "How much of the loans of farmers does the Kessia bank forgive?", id="least and most"
        ),
        pytest.param(
            "How many days was Ada Ohm in office when she resigned as premier of Kessia?",
            id="an ordinal, and weeks that are as many days",
        ),
        pytest.param("What is the area of Lake Orm?", id="one area in two units"),
        pytest.param("Who won the Melk prize this week?", id="bound to a time"),
    ],
)
def test_figures_and_words_of_other_things_are_no_disagreement(bot: Engine, question: str) -> None:
    answer = bot.ask(question)
    assert not answer.abstained
    assert answer.disagreements == ()


def test_a_word_may_tell_of_several_things_and_the_longest_is_read() -> None:
    (rugby,) = kinds().mentions("sport", "She plays rugby league.")
    assert rugby.things == {"rugby league"}
    (football,) = kinds().mentions("sport", "FOOTBALL")
    assert {"association football", "American football"} <= football.things


def test_a_word_with_a_capital_is_read_as_written() -> None:
    parties = Kinds(["party\tLabour Party\tLabour"])
    assert parties.mentions("party", "hard labour") == []
    assert [m.things for m in parties.mentions("party", "a Labour member")] == [{"Labour Party"}]
