"""Whether a sentence holds what a question asks for, and does not merely repeat the question."""

from __future__ import annotations

import pytest

from bot.asking import question_language, read_question
from bot.desk import Desk
from bot.engine import Engine
from bot.kinds import holds_kind


@pytest.fixture
def desk(newsroom: Engine) -> Desk:
    return newsroom._desk()


def held(desk: Desk, question: str, text: str) -> float:
    language = question_language(question)
    pieces = desk.matcher.pieces(question, language, question=True)
    reading = desk.matcher.read(text, question_language(text))
    return holds_kind(read_question(question), question, pieces, reading, text)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("How many ships sank?", "Seven ships sank."),
        ("How many people died?", "The wave killed 31 Norlanders."),
        ("How long did it last?", "The strike lasted nine days."),
        ("When did it reopen?", "It reopened on 12 May 2021."),
        ("When did it reopen?", "It reopened last week."),
        ("Who accused Norvik?", "Elin Castro accused Norvik."),
        ("Where did they meet?", "They met in Tokyo."),
        ("Why did they leave?", "They left because of the storm."),
        ("What did Castro say?", "Castro said the pier was old."),
        ("كم سفينة غرقت؟", "غرقت 7 سفن."),
        ("متى وصل الوزير؟", "وصل الوزير أمس."),
        ("لماذا غادروا؟", "غادروا بسبب العاصفة."),
        ("ماذا قال الوزير؟", "قال الوزير إن الطريق مغلق."),
    ],
)
def test_what_is_asked_for_is_seen(desk: Desk, question: str, text: str) -> None:
    assert held(desk, question, text) == 1


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("How many ships sank?", "Ships sank in the storm."),
        ("When did it reopen?", "It reopened with a party."),
        ("Who accused Norvik?", "Norvik was accused of hiding cracks."),
        ("Why did they leave?", "They left quietly."),
        ("What did Castro say?", "The pier was old."),
        ("متى وصل الوزير؟", "وصل الوزير بالطائرة."),
    ],
)
def test_what_is_not_there_or_said_by_the_question_is_not_seen(
    desk: Desk, question: str, text: str
) -> None:
    assert held(desk, question, text) == 0


def test_a_number_of_something_else_counts_less(desk: Desk) -> None:
    assert 0 < held(desk, "How many ships sank?", "In 40 houses the lights went out.") < 1


@pytest.mark.parametrize("question", ["What happened in Melk?", "Did it rain?", "How did it end?"])
def test_anything_may_answer_an_open_question(desk: Desk, question: str) -> None:
    assert held(desk, question, "The river rose.") == 0.5


def test_an_office_is_held_by_the_name_beside_it(desk: Desk) -> None:
    asked = "Who is the mayor of Port Varel?"
    assert held(desk, asked, "The mayor of Port Varel, Elin Castro, left.") == 1
    assert held(desk, asked, "The mayor left Port Varel.") < 1


@pytest.mark.parametrize(
    ("question", "telling", "opening", "naming"),
    [
        (
            "What is a monsoon?",
            "A monsoon is a wind that turns with the seasons.",
            "The monsoon came late.",
            "For weeks the whole of the coast waited for the monsoon.",
        ),
        (
            "ما هو الجرب؟",
            "الجرب مرض جلدي معد.",
            "الجرب ينتشر في المدن.",
            "أعلنت وزارة الصحة في العاصمة أمس انتشار الجرب.",
        ),
    ],
)
def test_a_definition_opens_with_what_it_defines(
    desk: Desk, question: str, telling: str, opening: str, naming: str
) -> None:
    assert held(desk, question, telling) == 1
    assert 1 > held(desk, question, opening) > held(desk, question, naming) > 0
    assert held(desk, question, "The harbour was closed.") == 0
