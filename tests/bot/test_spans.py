"""The words of a sentence that answer are marked where that is sure."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.asking import question_language, read_question
from bot.drafting import _in_one_line
from bot.engine import Engine
from bot.spans import answer_span


def marked(engine: Engine, question: str, text: str) -> str | None:
    matcher = engine._desk().matcher
    pieces = matcher.pieces(question, question_language(question), question=True)
    reading = matcher.read(text, question_language(text))
    span = answer_span(read_question(question), question, pieces, reading, text)
    return text[slice(*span)] if span else None


@pytest.mark.parametrize(
    ("question", "text", "words"),
    [
        ("How many trucks were hit?", "The blast hit 14 trucks.", "14"),
        ("How long did it last?", "The strike lasted nine days.", "nine days"),
        ("How much did it cost?", "The bridge cost $3.2 million.", "$3.2 million"),
        (
            "Who is the US president?",
            "Elin Castro left for talks with US President Joe Biden.",
            "Joe Biden",
        ),
        ("How tall is the tree?", "The tree is 103 feet wide and 275 feet tall.", "275 feet"),
        ("How old is the mayor?", "The mayor, 61, resigned after 14 years.", "61"),
        ("When did it reopen?", "It reopened on 12 May 2021.", "12 May 2021"),
        (
            "Who accused Norvik?",
            "The former engineer Elin Castro publicly accused Norvik of hiding deep cracks.",
            "Elin Castro",
        ),
        ("Where was it found?", "It was found near Port Varel at night.", "Port Varel"),
    ],
)
def test_a_figure_a_day_or_a_name_is_marked(
    newsroom: Engine, question: str, text: str, words: str
) -> None:
    assert marked(newsroom, question, text) == words


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Why did they leave?", "They left because of the storm."),
        ("Which river did he cross?", "He crossed the Ostra at night."),
        ("Where was it found?", "Norvik has not said."),
        ("Who accused Norvik?", "Norvik was accused of hiding cracks."),
        (
            "Who met there?",
            "The engineers Elin Castro and Ota Ren quietly met there after a long strike.",
        ),
    ],
)
def test_nothing_is_marked_where_it_is_not_sure(newsroom: Engine, question: str, text: str) -> None:
    assert marked(newsroom, question, text) is None


def test_names_are_marked_in_sure_answers_only(newsroom: Engine) -> None:
    matcher = newsroom._desk().matcher
    question, text = "Where was it found?", "It was found near Port Varel at night."
    pieces = matcher.pieces(question, "en", question=True)
    asked, reading = read_question(question), matcher.read(text, "en")
    spans = [
        answer_span(asked, question, pieces, reading, text, confidence) for confidence in (0.5, 0.9)
    ]
    assert spans[0] is None
    assert spans[1] is not None


def test_an_answer_marks_words_of_its_statement(newsroom: Engine) -> None:
    answer = newsroom.ask("Who accused Norvik of hiding the cracks?")
    spans = [(s.text, s.span) for s in answer.statements if s.span]
    assert all(0 <= start < end <= len(text) for text, (start, end) in spans)


@given(st.text("ab \n\t", max_size=40), st.text("cd", min_size=1, max_size=8), st.text(max_size=20))
def test_a_span_keeps_its_words_when_white_space_becomes_single_blanks(
    before: str, words: str, after: str
) -> None:
    text = before.lstrip() + words + after
    start = len(before.lstrip())
    moved = _in_one_line(text, start, start + len(words))
    assert " ".join(text.split())[slice(*moved)] == words
