"""Follow-ups rewritten by a model, and what is done with a rewriting that makes no sense."""

import pytest

from bot.conversing.conversation import Turn
from bot.errors import ModelError
from bot.model.chat_model import ChatModel, Limits
from bot.model.condensing import condense
from evaluation.scripted_model import Act, ModelServer

HISTORY = (
    Turn(question="How did France vote on the resolution?", answer="France voted yes [1]."),
    Turn(question="When?", answer="On 5 March [2].", standalone="When did France vote?"),
)


def rewritten(server: ModelServer, reply: str, question: str = "And Japan?") -> str:
    server.play(reply)
    model = ChatModel("scripted", base_url=server.url, limits=Limits(retries=0))
    return condense(model, question, HISTORY).question


@pytest.mark.parametrize(
    "reply",
    [
        "How did Japan vote on the resolution?",
        "Rewritten question: How did Japan vote on the resolution?\n",
        '"How did Japan vote on the resolution?"',
        "<think>Japan…\n</think>\n**How did Japan vote on the resolution?**",
    ],
)
def test_a_rewriting_is_taken_without_what_stands_around_it(
    model_server: ModelServer, reply: str
) -> None:
    assert rewritten(model_server, reply) == "How did Japan vote on the resolution?"


@pytest.mark.parametrize(
    "reply",
    [
        "Japan voted no.\nIt was on Monday.",
        "How did Japan vote on the resolution? " * 20,
        "How did Japan vote on resolution 2728?",
        "Which harbour reopened after the storm ended?",
        "I cannot answer this question.",
        "؟",
    ],
)
def test_a_rewriting_that_makes_no_sense_leaves_the_question_as_it_was(
    model_server: ModelServer, reply: str
) -> None:
    assert rewritten(model_server, reply) == "And Japan?"


def test_only_the_last_turns_are_shown_and_shortened(model_server: ModelServer) -> None:
    model_server.play("And Japan?")
    long = [Turn(question=f"Question {n}?", answer=f"{n} " * 900) for n in range(8)]
    condense(ChatModel("scripted", base_url=model_server.url), "And Japan?", long)
    read = model_server.seen[0].user
    assert "Question 4?" not in read
    assert "Question 7?" in read
    assert len(read) < 3000


def test_without_history_nobody_is_asked(model_server: ModelServer) -> None:
    model = ChatModel("scripted", base_url=model_server.url)
    assert condense(model, "And Japan?", ()).question == "And Japan?"
    assert model_server.seen == []


def test_a_model_that_fails_is_an_error_for_the_caller(model_server: ModelServer) -> None:
    model_server.play(Act(status=401))
    with pytest.raises(ModelError):
        condense(ChatModel("scripted", base_url=model_server.url), "And Japan?", HISTORY)
