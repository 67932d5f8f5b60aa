"""What a follow-up stands on when it names nothing: somebody, a topic, the articles last cited."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.conversing.conversation import stand_alone, understand
from bot.conversing.naming import names_in
from bot.conversing.turns import NO_FILTERS, Turn
from bot.engine import Engine
from index.filters import Filters

HARBOUR = "How much did the repairs of the harbour of Port Varel cost?"


def told(newsroom: Engine, question: str, text: str, span: str = "") -> Turn:
    """A turn whose one shown sentence is `text`, with the words of `span` marked."""
    shown = newsroom.ask(HARBOUR).statements[0]
    at = text.find(span)
    marked = (at, at + len(span)) if span else None
    statement = replace(shown, text=text, span=marked)
    return Turn(question=question, answer=text, statements=(statement,))


def after(newsroom: Engine, turn: Turn, follow_up: str, language: str = "en") -> str:
    return stand_alone(follow_up, language, [turn], newsroom._desk().matcher)


@pytest.mark.parametrize(
    ("sentence", "span"),
    [
        ("Reber dismissed Ove Brandt, and Pia Solheim took over the ministry.", "Pia Solheim"),
        ("Reber said that Pia Solheim would take over the ministry on Friday.", ""),
        ("The Interior Department said that Pia Solheim would take over.", ""),
        ("In Melk the Norland Council named Pia Solheim to the office.", ""),
    ],
)
def test_she_is_the_person_told_of_and_no_body_or_place(
    newsroom: Engine, sentence: str, span: str
) -> None:
    turn = told(newsroom, "Who took over the ministry?", sentence, span)
    assert after(newsroom, turn, "Where was she born?") == "Where was Pia Solheim born?"


def test_she_is_nobody_whom_the_follow_up_calls_by_a_title(newsroom: Engine) -> None:
    turn = told(
        newsroom,
        "Who was hired to fight the rats?",
        "Mayor Elin Castro hired Pia Solheim to fight the rats.",
    )
    assert "Pia Solheim" in after(newsroom, turn, "What did the mayor say about her?")


def test_a_capital_at_the_start_belongs_to_the_name_behind_it(newsroom: Engine) -> None:
    matcher = newsroom._desk().matcher
    for text, name in (
        ("New York has a plan.", "New York"),
        ("General Mills denied it.", "General Mills"),
        ("Recently Castro left.", "Castro"),
        ("William F. Honsal left.", "William F. Honsal"),
    ):
        assert names_in(text, "en", matcher)[0].text == name


@pytest.mark.parametrize(
    ("before", "follow_up", "language", "held"),
    [
        ("Why does bread cost so much?", "And when will that end?", "en", "bread"),
        ("ما سبب غلاء الخبز؟", "وكم السعر؟", "ar", "الخبز"),
        ("ما سبب غلاء الخبز؟", "ومتى ينتهي ذلك؟", "ar", "الخبز"),
        ("What caused the fire in Melk?", "How many people died?", "en", "Melk"),
    ],
)
def test_what_names_nothing_takes_the_topic_along(
    newsroom: Engine, before: str, follow_up: str, language: str, held: str
) -> None:
    turn = told(newsroom, before, "It is so.")
    assert held in after(newsroom, turn, follow_up, language)


def test_a_question_with_a_rare_word_of_its_own_stands_alone(newsroom: Engine) -> None:
    turn = told(newsroom, "What caused the fire in Melk?", "It is so.")
    for question in ("Who accused the builder Norvik?", "How did the chess championship end?"):
        assert after(newsroom, turn, question) == question


def test_what_names_nothing_is_asked_first_of_the_articles_last_cited(newsroom: Engine) -> None:
    first = newsroom.ask("What burnt in Melk?")
    cited = {citation.article for citation in first.citations}
    follow = understand("How many people died?", [Turn.of(first)], NO_FILTERS, newsroom._desk())
    assert follow.near is not None
    assert set(follow.near.articles) == cited
    answer = newsroom.ask("How many people died?", history=[first])
    assert {citation.article for citation in answer.citations} <= cited
    assert not answer.abstained


def test_all_articles_are_asked_when_those_last_cited_refuse(newsroom: Engine) -> None:
    elsewhere = replace(Turn.of(newsroom.ask(HARBOUR)), standalone="What burnt in Melk?")
    answer = newsroom.ask("How many people died?", history=[elsewhere])
    assert not answer.abstained
    assert "harbour.txt" not in {citation.article for citation in answer.citations}


def test_the_face_s_filters_hold_for_the_articles_asked_first(newsroom: Engine) -> None:
    turn = Turn.of(newsroom.ask("What burnt in Melk?"))
    only = Filters(languages=("ar",))
    follow = understand("How many people died?", [turn], only, newsroom._desk())
    assert follow.near is not None
    assert follow.near.languages == ("ar",)
