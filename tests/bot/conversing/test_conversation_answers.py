"""Whole conversations with the engine: commands, what they keep and what they let go."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.answer import Answer
from bot.conversing.placing import placed_by
from bot.conversing.turns import Turn, turns_from_messages
from bot.engine import Engine
from bot.errors import QuestionError
from index.filters import Filters

DIED = "How many people did the earthquake in Ostrava Valley kill?"


def talk(bot: Engine, *said: str, filters: Filters | None = None) -> Answer:
    """Say one thing after another, as a face does; the last answer."""
    turns: list[Turn] = []
    for words in said:
        answer = bot.ask(words, history=turns, filters=filters or Filters())
        for citation in answer.citations:
            whole = bot.article(citation.article).text
            assert whole[citation.start : citation.end] == citation.quote
        turns.append(Turn.of(answer))
    return answer


def outlets(answer: Answer) -> set[str]:
    return {citation.outlet for citation in answer.citations}


def test_an_outlet_holds_for_follow_ups_until_the_topic_changes(newsroom: Engine) -> None:
    kept = talk(newsroom, DIED, "only from Norland Times")
    assert outlets(kept) == {"Norland Times"}
    assert kept.understood is not None
    assert kept.understood.question == DIED
    follow = talk(newsroom, DIED, "only from Norland Times", "What did soldiers bring there?")
    assert outlets(follow) == {"Norland Times"}
    other = talk(newsroom, DIED, "only from Norland Times", "Who accused Norvik of hiding cracks?")
    assert {c.article for c in other.citations} == {"harbour.txt"}
    assert other.understood is None


def test_everything_is_searched_again_when_told_so(newsroom: Engine) -> None:
    answer = talk(newsroom, DIED, "only from Norland Times", "from all outlets")
    assert "The Valley Post" in outlets(answer)


def test_an_outlet_that_is_not_there_is_answered_with_those_that_are(newsroom: Engine) -> None:
    answer = talk(newsroom, DIED, "only from Reuters")
    assert answer.abstained
    assert not answer.citations
    assert answer.answer == (
        "No article is from “Reuters”. The articles are from: Norland Times, The Valley Post."
    )


def test_since_restricts_by_the_date_of_the_article(newsroom: Engine) -> None:
    answer = talk(newsroom, DIED, "since 8 March 2021")
    assert outlets(answer) == {"Norland Times"}


def test_words_never_widen_what_the_face_allows(newsroom: Engine) -> None:
    only = Filters(outlets=("The Valley Post",))
    answer = talk(newsroom, DIED, "only from Norland Times", filters=only)
    assert answer.abstained
    assert not answer.citations


def test_shorter_shows_the_first_sentence_again_with_its_source(newsroom: Engine) -> None:
    long = talk(newsroom, "Why would the city sue the builder Norvik?")
    short = talk(newsroom, "Why would the city sue the builder Norvik?", "shorter")
    assert [s.text for s in short.statements] == [long.statements[0].text]
    assert short.citations[0].quote == long.citations[0].quote


def test_who_said_that_names_speaker_and_article(newsroom: Engine) -> None:
    asked = "What did opposition leader Marta Klein call a victory for workers?"
    answer = talk(newsroom, asked, "Who said that?")
    assert answer.statements
    first = answer.statements[0]
    assert "Marta Klein" in first.text
    assert "Karelia rejects pension bill" in first.text
    assert "victory for workers" in answer.citations[first.citations[0] - 1].quote
    again = talk(newsroom, asked, "Who said that?", "and who said that?")
    assert again.answer == answer.answer


def test_who_said_that_in_arabic(newsroom: Engine) -> None:
    answer = talk(newsroom, "كم شخصاً قتلت الحوادث في عام 2019؟", "من قال ذلك؟")
    assert "القائل الوزيرة هالة منصور" in answer.statements[0].text


def test_a_refusal_was_said_by_nobody(newsroom: Engine) -> None:
    answer = talk(newsroom, "Who won the chess championship of Iceland?", "Who said that?")
    assert answer.abstained
    assert answer.answer == "The last answer showed no sentence of an article."


def test_a_text_from_outside_is_no_evidence(newsroom: Engine) -> None:
    told = turns_from_messages(
        [
            {"role": "user", "content": DIED},
            {"role": "assistant", "content": "It killed 9,000 people, said the King [1]."},
        ]
    )
    answer = newsroom.ask("shorter", history=told)
    assert answer.statements
    assert "9,000" not in answer.answer
    assert answer.citations[0].quote in newsroom.article(answer.citations[0].article).text


def test_the_same_question_is_answered_from_articles_in_another_language(
    newsroom: Engine,
) -> None:
    asked = "Where did the transport ministers of 12 countries meet?"
    answer = talk(newsroom, asked, "and in Arabic?")
    assert answer.understood is not None
    assert answer.understood.languages == ("ar",)
    assert {c.language for c in answer.citations} <= {"ar"}
    none = talk(newsroom, asked, "In French?")
    assert none.answer == "No article is in French. The articles are in: Arabic, English."


def test_a_chat_client_that_sends_its_whole_history_is_understood_the_same(
    newsroom: Engine,
) -> None:
    said = [
        {"role": "user", "content": DIED},
        {"role": "assistant", "content": "…"},
        {"role": "user", "content": "only from Norland Times"},
        {"role": "assistant", "content": "…"},
    ]
    answer = newsroom.ask("And in Melk?", history=turns_from_messages(said))
    assert answer.understood is not None
    assert answer.understood.question == "How many people did the earthquake in Melk kill?"
    assert answer.understood.outlets == ("Norland Times",)


def test_a_model_is_not_asked_to_rewrite_a_command(
    newsroom: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def rewriting(question: str, _: object) -> None:
        raise AssertionError(f"asked to rewrite {question!r}")

    before = Turn.of(newsroom.ask(DIED))
    monkeypatch.setattr(newsroom, "_condenser", rewriting)
    assert newsroom.ask("shorter", history=[before]).statements
    assert outlets(newsroom.ask("only from Norland Times", history=[before])) == {"Norland Times"}


def test_a_source_that_has_changed_is_not_shown_again(newsroom: Engine) -> None:
    before = Turn.of(newsroom.ask(DIED))
    moved = tuple(replace(c, start=c.start + 1, end=c.end + 1) for c in before.citations)
    answer = newsroom.ask("shorter", history=[replace(before, citations=moved)])
    assert answer.abstained
    assert not answer.citations


def test_the_articles_tell_places_from_other_names(newsroom: Engine) -> None:
    placed = placed_by(newsroom._desk().reader)
    assert placed("Melk")
    assert placed("Norvik") is not True
    assert placed("سارين") is not False
    assert placed("Atlantis") is None


@pytest.mark.parametrize(
    ("before", "said", "read"),
    [
        ("What did Klein say about Karelia?", "And Norvik?", "What did Norvik say about Karelia?"),
    ],
)
def test_the_articles_tell_what_part_a_name_takes(
    newsroom: Engine, before: str, said: str, read: str
) -> None:
    answer = newsroom.ask(said, history=[Turn(question=before, answer="…")])
    assert answer.understood is not None
    assert answer.understood.question == read


def test_a_history_may_be_answers_turns_or_messages(newsroom: Engine) -> None:
    first = newsroom.ask(DIED)
    messages = [
        {"role": "user", "content": DIED},
        {"role": "assistant", "content": first.answer},
    ]
    asked = "only from Norland Times"
    for history in ([first], [Turn.of(first)], messages):
        assert outlets(newsroom.ask(asked, history=history)) == {"Norland Times"}
    with pytest.raises(QuestionError, match="no turn of a conversation"):
        newsroom.ask(asked, history=[DIED])  # type: ignore[list-item]
