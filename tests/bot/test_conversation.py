"""Follow-ups without a model, in both languages; what stands alone is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.asking import question_language
from bot.conversation import REMEMBERED_TURNS, Turn, stand_alone, turns_from_messages
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
        ("Would Norvik pay?", "Why?", "Why Would Norvik pay?"),
        ("Who is Elin Castro?", "What did she say?", "Castro"),
        ("When did Marta Klein arrive?", "And where did she go?", "Klein"),
        ("كيف صوتت فرنسا؟", "وماذا عن ألمانيا؟", "كيف صوتت ألمانيا؟"),
        ("كيف صوتت فرنسا؟", "لماذا؟", "كيف صوتت فرنسا؟"),
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
