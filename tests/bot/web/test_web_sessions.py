"""What the server remembers of each open page."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from stand_in_engine import StandInEngine

from bot.web.sessions import Exchange, Sessions


def test_an_exchange_is_settled_once() -> None:
    exchange = Exchange(question="Who?")
    exchange.settle("stopped")
    exchange.settle("done", answer=StandInEngine().ask("Who?"))
    assert (exchange.state, exchange.answer) == ("stopped", None)


def test_only_answered_exchanges_are_remembered_as_turns() -> None:
    sessions = Sessions()
    sessions.add("a", "Who?").settle("done", answer=StandInEngine().ask("Who?"))
    sessions.add("a", "When?").settle("failed", problem="broken")
    sessions.add("a", "Why?")
    assert [turn.question for turn in sessions.turns("a")] == ["Who?"]


def test_asking_again_takes_the_last_exchange_back_and_no_other() -> None:
    sessions = Sessions()
    sessions.add("a", "Who?")
    sessions.add("a", "When?")
    sessions.drop_last("a", "Who?")
    assert len(sessions.of("a")) == 2
    sessions.drop_last("a", "When?")
    assert [exchange.question for exchange in sessions.of("a")] == ["Who?"]


def test_a_forgotten_conversation_is_stopped_where_it_was() -> None:
    sessions = Sessions()
    exchange = sessions.add("a", "Who?")
    sessions.forget("a")
    assert (exchange.state, sessions.of("a")) == ("stopped", ())


@given(st.lists(st.sampled_from("abcdef"), max_size=60))
def test_memory_is_bounded_and_the_latest_is_kept(names: list[str]) -> None:
    sessions = Sessions(most=3, exchanges=4)
    for number, name in enumerate(names):
        sessions.add(name, str(number))
        assert sessions.of(name)[-1].question == str(number)
    kept = [sessions.of(name) for name in "abcdef"]
    assert sum(bool(exchanges) for exchanges in kept) <= 3
    assert all(len(exchanges) <= 4 for exchanges in kept)
