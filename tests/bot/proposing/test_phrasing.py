"""What a made question may not look like: cut, asked for a thing as for a person, half a name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.engine import Engine
from bot.proposing.clauses import clause_end, is_whole
from bot.proposing.forms import form_of, is_plain
from bot.proposing.phrasing import questions_in, short_name


def made(newsroom: Engine, sentence: str) -> list[str]:
    language = "ar" if sentence[0] > "\u0600" else "en"
    return list(questions_in(sentence, language, newsroom._desk().matcher))


@pytest.mark.parametrize(
    ("rest", "clause", "whole"),
    [
        (" had burnt 37,000 acres, officials said", " had burnt 37,000 acres", False),
        (" took the oath on Jan. 20, 2021.", " took the oath on Jan. 20", True),
        (" told William F. Hall of it. Then", " told William F. Hall of it", True),
        (" grew by 3.5 percent; it fell", " grew by 3.5 percent", True),
        (" is covered in rugged, steep hills", " is covered in rugged", False),
        (" spoke on an unusually warm and sunny day", " spoke on an unusually warm", False),
        (" led the “Forward” camp", " led the ", False),
        (" spoke to, and for, them", " spoke to", False),
        (" left the harbour, where ships lay", " left the harbour", True),
    ],
)
def test_a_clause_ends_where_it_says_something(rest: str, clause: str, whole: bool) -> None:
    end = clause_end(rest)
    assert rest[:end] == clause
    assert is_whole(rest, end) == whole


@pytest.mark.parametrize(
    "sentence",
    [
        "Karvela Island is covered in rugged, steep hills and forest.",
        "Wind tore at Karelia's Grey Ridge, the last home of the pine.",
        "Port Varel is near the mouth of the river Ostra in the south.",
        "Elin Castro spoke on an unseasonably warm, dry day.",
    ],
)
def test_nothing_is_asked_that_would_be_cut_or_senseless(newsroom: Engine, sentence: str) -> None:
    assert made(newsroom, sentence) == []


@pytest.mark.parametrize(
    ("sentence", "question"),
    [
        ("Elin Castro opened 37,000 new flats in Melk.", "Who opened 37,000 new flats in Melk?"),
        (
            "Sheriff William F. Honsal said nobody was hurt.",
            "What did Sheriff William F. Honsal say?",
        ),
        ("General Mills said the oats were safe.", "What did General Mills say?"),
        (
            "Two ferries sank, according to Transport Department.",
            "What did the Transport Department say?",
        ),
        ("About 40 ferries were moved to Melk by Norvik.", "How many ferries were moved to Melk"),
        ("The bridge is unsafe, said Marta Klein, a former judge.", "Who is Marta Klein?"),
        ("وقال معلوف لـ«الشرق» إن الميناء أغلق.", "ماذا قال معلوف؟"),
    ],
)
def test_names_and_figures_are_whole(newsroom: Engine, sentence: str, question: str) -> None:
    assert any(one.startswith(question) for one in made(newsroom, sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "Three men were held, according to Velmara police.",
        "Rents rose, according to Homeseek.com data.",
    ],
)
def test_a_part_of_a_name_is_no_speaker(newsroom: Engine, sentence: str) -> None:
    assert not any(" say" in one for one in made(newsroom, sentence))


def test_a_title_before_one_name_stays() -> None:
    assert short_name("General Mills") == "General Mills"
    assert short_name("Mayor Castro") == "Mayor Castro"
    assert short_name("Mayor Elin Castro") == "Elin Castro"


def test_what_was_answered_from_another_language_offers_pages_on_the_question_alone(
    newsroom: Engine,
) -> None:
    answer = newsroom.ask("Who rejected the pension bill?")
    foreign = tuple(replace(c, language="ar") for c in answer.citations)
    assert newsroom.next_questions(replace(answer, citations=foreign))
    other = replace(answer, question="Who won the chess championship?", citations=foreign)
    assert newsroom.next_questions(other) == ()


def test_a_refusal_offers_nothing_of_pages_that_are_about_something_else(newsroom: Engine) -> None:
    answer = newsroom.ask("Who won the chess championship of Iceland?")
    assert answer.abstained
    assert newsroom.next_questions(answer) == ()


def test_a_row_asks_what_somebody_said_twice_at_most(newsroom: Engine) -> None:
    for asked in ("Who accused the builder Norvik?", "How many people did the earthquake kill?"):
        offered = newsroom.next_questions(newsroom.ask(asked), 6)
        assert sum(map(is_plain, offered)) <= 2
        assert len({form_of(one) for one in offered}) >= min(2, len(offered))


def test_where_something_was_said_is_not_what_it_was_said_about(newsroom: Engine) -> None:
    asked = made(newsroom, "Elin Castro said in London that the bridge was safe.")
    assert "What did Elin Castro say?" in asked
    assert not any("London" in one for one in asked)
