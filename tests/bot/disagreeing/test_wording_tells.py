"""Values that the wording marks: a work's maker, a life in brackets, what somebody became."""

from __future__ import annotations

import pytest
from newsroom import open_reports

from bot.engine import Engine

REPORTS = [
    # (id, text)
    (
        "hill-1",
        "Crazy Hill (Tall Pines album) Crazy Hill is the third album by Ravian folk rock band Tall "
        "Pines. The album was recorded by the guitarist Elin Castro and her sister.",
    ),
    (
        "hill-2",
        "Crazy Hill is an album by The Lanterns, released in May. "
        "The album's recording, Oskar Melin's last, took a year.",
    ),
    ("nothing-1", "All for You and Me is the first album by the Sarn singer Marta Klein."),
    ("nothing-2", "All for You and Me (Otto Bahr album) is the title of a record of 1999."),
    (
        "aro-1",
        "Nils Brandt Aro (7 May 1901 – 3 June 1950) was a Ravian poet who was born in Dora.",
    ),
    (
        "aro-2",
        "Nils Aro studied law in Sarn. He worked for a bank in 1931, then became a glass painter.",
    ),
    ("rel-1", "Ada Rel, 4th Baroness Orm (15 May 1885 – 8 July 1955) was a Ravian peer."),
    ("rel-2", "Ada Rel grew up at a lake. She was born on 22 October 1885 in Dora."),
    ("crown-1", "The coronation of King Ulf of Norland will take place on 6 May in Sarn."),
    ("crown-2", "The coronation of Queen Edda, his mother, took place on 2 June in Sarn."),
    ("wadi-1", "Wadi Orm is a town in Ravia. Its population is 40,147."),
    ("wadi-2", "Wadi Orm is a town in Ravia. Rank 2nd in Sarn District Population of Wadi Orm."),
    ("breakfast-1", "The entrees of the Sarn cafe are an egg roll or a sausage biscuit."),
    ("breakfast-2", "It marks the first breakfast of the Dora diner with a chicken biscuit."),
]


@pytest.fixture(scope="module")
def bot(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    reports = [{"id": name, "title": "", "text": text, "date": ""} for name, text in REPORTS]
    return open_reports(reports, tmp_path_factory)


@pytest.mark.parametrize(
    ("question", "values"),
    [
        pytest.param(
            'Who is the artist of the album "Crazy Hill"?', {"Tall Pines", "The Lanterns"}, id="by"
        ),
        pytest.param(
            'Who is the artist of the album "All for You and Me"?',
            {"Marta Klein", "Otto Bahr"},
            id="a title of words that mean nothing",
        ),
        pytest.param(
            "What is the profession of Nils Aro?", {"poet", "glass painter"}, id="what he became"
        ),
        pytest.param(
            "What is the birth date of Ada Rel?",
            {"15 May 1885", "22 October 1885"},
            id="a life in brackets",
        ),
    ],
)
def test_the_wording_tells_the_value(bot: Engine, question: str, values: set[str]) -> None:
    (found,) = bot.ask(question).disagreements
    told = [p.says for p in found.positions]
    assert len(told) == len(values)
    assert {v for v in values for t in told if v in t} == values


@pytest.mark.parametrize(
    "question",
    [
        pytest.param(
            "On what date will the coronation of King Ulf take place?", id="somebody else's"
        ),
        pytest.param("What is the population of Wadi Orm?", id="a rank"),
        pytest.param("Which biscuit is the most dunkable?", id="a question that names nothing"),
    ],
)
def test_what_is_told_of_others_is_no_disagreement(bot: Engine, question: str) -> None:
    assert bot.ask(question).disagreements == ()
