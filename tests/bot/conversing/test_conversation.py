"""Follow-ups without a model, in both languages; what stands alone is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.asking import question_language
from bot.conversing.conversation import Turn, stand_alone, turns_from_messages
from bot.conversing.turns import REMEMBERED_TURNS
from bot.desk import Desk
from bot.engine import Engine


@pytest.fixture
def desk(newsroom: Engine) -> Desk:
    return newsroom._desk()


def after(desk: Desk, follow_up: str, *questions: str) -> str:
    turns = [Turn(question=question, answer="…") for question in questions]
    return stand_alone(follow_up, question_language(follow_up), turns, desk.matcher)


@pytest.mark.parametrize(
    ("before", "follow_up", "held"),
    [
        ("How did Karelia vote?", "And Norland?", "How did Norland vote?"),
        ("How did Karelia vote?", "What about Norland?", "How did Norland vote?"),
        ("Would Norvik pay?", "Why?", "Why would Norvik pay?"),
        ("Who is Elin Castro?", "What did she say?", "Castro"),
        ("When did Marta Klein arrive?", "And where did she go?", "Klein"),
        ("كيف صوتت فرنسا؟", "وماذا عن ألمانيا؟", "كيف صوتت ألمانيا؟"),
        ("كيف صوتت فرنسا؟", "لماذا؟", "لماذا صوتت فرنسا؟"),
        (
            "When did Marta Klein arrive in Karelia?",
            "Why?",
            "Why did Marta Klein arrive in Karelia?",
        ),
        ("How many died in Ostrava Valley?", "And in Melk?", "How many died in Melk?"),
        ("How many died in Melk in 2021?", "And in 2022?", "How many died in Melk in 2022?"),
        ("How did the United States vote?", "And Japan?", "How did Japan vote?"),
        ("What did Klein say about Karelia?", "And about Norland?", "Klein say about Norland?"),
        (
            "What did Klein say about Karelia?",
            "And the Norland minister?",
            "did the Norland minister",
        ),
        (
            "What did Klein say about Norland?",
            "What is her plan for Melk?",
            "What is Klein's plan for Melk?",
        ),
        ("Who spoke for Norland?", "Who else?", "Who else: Who spoke for Norland?"),
        ("كم قتل في فرنسا؟", "وفي لبنان؟", "كم قتل في لبنان؟"),
        ("How many died in France?", "وفي لبنان؟", "How many died in Lebanon?"),
        ("كيف صوتت فرنسا؟", "And Japan?", "كيف صوتت اليابان؟"),
        ("Who rejected the pension bill?", "And Norland?", "Did Norland reject the pension bill?"),
        ("كم قتل في فرنسا؟", "وبالنسبة لليابان؟", "كم قتل في اليابان؟"),
        ("متى وصلت هالة منصور إلى سارين؟", "وماذا قالت؟", "ماذا قالت هالة منصور؟"),
        ("ماذا قالت هالة منصور عن فرنسا؟", "وعن اليابان؟", "عن اليابان؟"),
    ],
)
def test_a_follow_up_takes_along_what_it_leaves_unsaid(
    desk: Desk, before: str, follow_up: str, held: str
) -> None:
    assert held in after(desk, follow_up, before)


@pytest.mark.parametrize(
    "question",
    [
        "How much did the repairs in Port Varel cost?",
        "Who accused Norvik?",
        "And who accused Norvik of hiding the cracks?",
        "What did Marta Klein say about her party?",
        "Norland pension bill",
        "كم كلف ترميم الميناء؟",
    ],
)
def test_a_question_that_stands_alone_is_left_alone(desk: Desk, question: str) -> None:
    assert after(desk, question, "How did Karelia vote?") == question


@pytest.mark.parametrize("question", ["And Norland?", "Why?", "What did she say?"])
def test_the_first_question_is_left_alone(desk: Desk, question: str) -> None:
    assert after(desk, question) == question


def test_a_chain_of_follow_ups_leads_back_to_its_first_question(desk: Desk) -> None:
    made = after(desk, "And Sundmark?", "How did Karelia vote?", "And Norland?")
    assert made == "How did Sundmark vote?"


def test_the_rewritten_form_of_a_turn_is_what_counts(desk: Desk) -> None:
    turn = Turn(question="And Norland?", answer="…", standalone="How did Norland vote?")
    assert turn.asked == "How did Norland vote?"
    made = stand_alone("And Sundmark?", "en", [turn], desk.matcher)
    assert made == "How did Sundmark vote?"


@given(follow_up=st.text(max_size=40), before=st.lists(st.text(max_size=40), max_size=9))
def test_no_words_make_it_raise(newsroom: Engine, follow_up: str, before: list[str]) -> None:
    assert isinstance(after(newsroom._desk(), follow_up, *before), str)


def test_only_the_last_turns_are_looked_back_on(desk: Desk) -> None:
    old = ["Who is Elin Castro?", *["Where is Karelia?"] * REMEMBERED_TURNS]
    assert "Castro" not in after(desk, "What did she say?", *old)


def test_messages_are_paired_and_what_is_no_pair_is_passed_over() -> None:
    said = [
        ("system", "Be brief."),
        ("assistant", "Welcome."),
        ("user", "Who?"),
        ("user", "Who was it?"),
        ("assistant", "She was."),
        ("tool", "{}"),
        ("user", "Why?"),
    ]
    turns = turns_from_messages([{"role": role, "content": text} for role, text in said])
    assert turns == (Turn(question="Who was it?", answer="She was."),)
    assert turns_from_messages([{}, {"role": "user"}, {"role": "assistant"}])[0].question == ""


def test_she_is_whoever_the_answer_named(desk: Desk) -> None:
    said = Turn(
        question="Who leads the opposition of Karelia?",
        answer="Opposition leader Marta Klein called the result a victory [1].",
    )
    made = stand_alone("What did she say?", "en", [said], desk.matcher)
    assert made.endswith("Marta Klein say?")
    assert "Karelia" not in made


def test_the_old_place_is_not_brought_along(desk: Desk) -> None:
    assert "Melk" not in after(desk, "And in Port Varel?", "What burnt in Melk?")
    assert "فرنسا" not in after(desk, "وفي اليابان؟", "ماذا حدث في فرنسا؟")
