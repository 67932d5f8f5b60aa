"""Questions made from sentences, and those offered after an answer."""

from __future__ import annotations

from datetime import date

import pytest

from bot.engine import Engine
from bot.proposing.phrasing import questions_in, short_name
from index.filters import Filters


@pytest.mark.parametrize(
    ("sentence", "question"),
    [
        (
            "Mayor Elin Castro accused the builder Norvik of hiding cracks in the eastern pier.",
            "Who accused the builder Norvik of hiding cracks in the eastern pier?",
        ),
        (
            "The fire in the Melk warehouse killed 14 people on Monday, police said.",
            "How many people did the fire in the Melk warehouse kill?",
        ),
        (
            "Norland rejected the pension bill on Tuesday.",
            "When did Norland reject the pension bill?",
        ),
        (
            "Fishermen protested outside. The Velmara port closed its gates.",
            None,
        ),
        (
            "Prime Minister Jonas Reber visited Port Varel because ferries were endangered.",
            "Why did Jonas Reber visit Port Varel?",
        ),
        ("France and Japan have been involved in the mediation.", "Which countries have been"),
        ("She said it would help them.", None),
        ("The resolution, which they vetoed, aims at peace.", None),
        ("وصل أنتوني بلينكن إلى طوكيو قادماً من تركيا.", "إلى أين وصل أنتوني بلينكن؟"),
        ("وصل أنتوني بلينكن إلى طوكيو قادماً من تركيا.", "من وصل إلى طوكيو قادماً من تركيا؟"),
        (
            "سافر أنتوني بلينكن إلى آسيا يوم الثلاثاء لطلب المساعدة.",
            "متى سافر أنتوني بلينكن إلى آسيا لطلب المساعدة؟",
        ),
        ("وقالت الوزيرة هالة منصور إن الحوادث قتلت 900 شخص.", "ماذا قالت الوزيرة هالة منصور؟"),
    ],
)
def test_a_sentence_gives_grammatical_questions(
    newsroom: Engine, sentence: str, question: str | None
) -> None:
    language = "ar" if sentence[0] > "\u0600" else "en"
    made = list(questions_in(sentence, language, newsroom._desk().matcher))
    if question is None:
        assert made == []
    else:
        assert any(found.startswith(question) for found in made)


def test_titles_are_left_out_of_questions() -> None:
    assert short_name("Japanese Foreign Minister Yoko Kamikawa") == "Yoko Kamikawa"
    assert short_name("Red Crescent Society") == "Red Crescent Society"


@pytest.mark.parametrize(
    "question",
    [
        "How much did the repairs of the harbour of Port Varel cost?",
        "Who rejected the pension bill?",
        "How many people did the fire in the Melk warehouse kill?",
        "كم شخصاً قتلت الحوادث في عام 2019؟",
        "Who won the chess championship of Iceland?",
    ],
)
def test_what_is_offered_is_answered_and_was_not_shown(newsroom: Engine, question: str) -> None:
    answer = newsroom.ask(question)
    offered = newsroom.next_questions(answer)
    assert len(offered) <= 3
    shown = {statement.text for statement in answer.statements}
    arabic = question[0] > "\u0600"
    for following in offered:
        assert following != question
        assert (following[-1] == "؟") == arabic
        found = newsroom.ask(following)
        assert not found.abstained
        assert {statement.text for statement in found.statements} - shown


def test_something_is_offered(newsroom: Engine) -> None:
    answer = newsroom.ask("How much did the repairs of the harbour of Port Varel cost?")
    assert newsroom.next_questions(answer)
    assert len(newsroom.next_questions(answer, 1)) == 1
    assert newsroom.next_questions(answer, 0) == ()


def test_nothing_is_offered_that_the_filters_would_refuse(newsroom: Engine) -> None:
    asked = "Who rejected the pension bill?"
    for filters in (Filters(languages=("ar",)), Filters(until=date(1990, 1, 1))):
        answer = newsroom.ask(asked, filters=filters)
        assert answer.abstained
        assert newsroom.next_questions(answer, filters=filters) == ()
    assert newsroom.next_questions(answer)


def test_questions_to_begin_with_are_in_every_language_there_is(newsroom: Engine) -> None:
    made = newsroom.examples(4)
    assert {made_in[-1] for made_in in made} == {"?", "؟"}
