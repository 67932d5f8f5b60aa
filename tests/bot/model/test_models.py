"""The chat model against a server that speaks HTTP."""

import random
import threading

import pytest
from pydantic import SecretStr

from bot.errors import ModelError
from bot.model.chat_model import ChatModel, Limits, Price, estimate_tokens
from evaluation.scripted_model import Act, ModelServer
from prompts.loader import Message

ASK = (Message(role="system", content="Be brief."), Message(role="user", content="Who?"))
KEY = "sk-test-0123456789abcdef"


def model_at(server: ModelServer, **more: object) -> ChatModel:
    settings = {"key": KEY, "base_url": server.url, "sleep": lambda _: None} | more
    return ChatModel("scripted", **settings)  # type: ignore[arg-type]


def fault_of(model: ChatModel) -> ModelError:
    with pytest.raises(ModelError) as caught:
        model.complete(ASK)
    return caught.value


def test_a_reply_arrives_in_pieces_and_its_tokens_are_counted(model_server: ModelServer) -> None:
    model_server.play(Act(text="Japan voted no, twice.", usage=(120, 9)))
    reply = model_at(model_server, price=Price(prompt=1.0, completion=2.0)).stream(ASK)
    pieces = list(reply)
    assert "".join(pieces) == "Japan voted no, twice."
    assert len(pieces) > 1
    assert (reply.usage.prompt_tokens, reply.usage.completion_tokens) == (120, 9)
    assert reply.usage.cost_usd == pytest.approx(138e-6)
    assert not reply.estimated


def test_the_request_asks_for_the_model_at_temperature_zero(model_server: ModelServer) -> None:
    model_server.play("Fine.")
    model_at(model_server, limits=Limits(output_tokens=55)).complete(ASK)
    body = model_server.seen[0].body
    assert body["model"] == "scripted"
    assert (body["temperature"], body["max_tokens"], body["stream"]) == (0, 55, True)
    assert [m["role"] for m in body["messages"]] == ["system", "user"]
    assert model_server.seen[0].headers["Authorization"] == f"Bearer {KEY}"


def test_nothing_is_sent_before_the_reply_is_read(model_server: ModelServer) -> None:
    model_server.play("Fine.")
    reply = model_at(model_server).stream(ASK)
    assert model_server.seen == []
    list(reply)
    assert len(model_server.seen) == 1


def test_tokens_are_estimated_when_the_server_does_not_count(model_server: ModelServer) -> None:
    model_server.play(Act(text="Japan voted no.", usage=None))
    completion = model_at(model_server).complete(ASK)
    assert completion.estimated
    assert completion.usage.completion_tokens >= estimate_tokens("Japan voted no.")
    assert completion.usage.prompt_tokens == estimate_tokens("Be brief.") + estimate_tokens("Who?")


def test_a_server_without_keys_is_asked_with_a_placeholder(model_server: ModelServer) -> None:
    model_server.play("Fine.")
    model_at(model_server, key=None).complete(ASK)
    assert model_server.seen[0].headers["Authorization"] == "Bearer not-needed"


@pytest.mark.parametrize("field", ["stream_options", "temperature", "max_tokens", "system"])
def test_a_field_the_server_refuses_is_left_out_from_then_on(
    model_server: ModelServer, field: str
) -> None:
    model_server.play(Act(text="Fine.", rejects=field))
    model = model_at(model_server)
    assert model.complete(ASK).text == "Fine."
    assert model.complete(ASK).text == "Fine."
    assert len(model_server.seen) == 3
    last = model_server.seen[-1]
    assert field not in last.body
    assert "Be brief." in last.system + last.user


def test_a_server_that_does_not_stream_is_understood(model_server: ModelServer) -> None:
    model_server.play(Act(text="All at once.", whole=True, usage=(5, 3)))
    completion = model_at(model_server).complete(ASK)
    assert completion.text == "All at once."
    assert completion.usage.prompt_tokens == 5


def test_thoughts_of_a_reasoning_model_are_not_part_of_the_reply(
    model_server: ModelServer,
) -> None:
    model_server.play(Act(text="Fine.", thoughts=5))
    assert model_at(model_server).complete(ASK).text == "Fine."


def test_a_reply_that_is_no_longer_wanted_is_hung_up_on(model_server: ModelServer) -> None:
    model_server.play(Act(text="On and on. ", repeat_forever=True), "Fine.")
    model = model_at(model_server)
    reply = model.stream(ASK)
    assert next(reply)
    reply.close()
    assert reply.usage.completion_tokens > 0
    assert model.complete(ASK).text == "Fine."


@pytest.mark.parametrize("comments", [False, True])
def test_nothing_goes_on_listening_to_a_reply_that_was_given_up(
    model_server: ModelServer, comments: bool
) -> None:
    model_server.play(Act(text="Japan voted no.", hang_after=3, comments=comments))
    before = set(threading.enumerate())
    reply = model_at(model_server, limits=Limits(between_tokens_s=300.0)).stream(ASK)
    assert next(reply)
    listening = [t for t in threading.enumerate() if t not in before and t.name == "model reply"]
    assert len(listening) == 1
    reply.close()
    listening[0].join(timeout=30)
    assert not listening[0].is_alive()


def test_a_spent_budget_stops_further_calls(model_server: ModelServer) -> None:
    model_server.play(Act(text="Fine.", usage=(1000, 0)))
    model = model_at(model_server, price=Price(prompt=1000.0), budget_usd=0.5)
    model.complete(ASK)
    assert model.spent_usd == pytest.approx(1.0)
    assert fault_of(model).kind == "paused"
    assert len(model_server.seen) == 1


@pytest.mark.parametrize("key", [KEY, SecretStr(KEY)])
def test_the_key_is_never_shown(model_server: ModelServer, key: str | SecretStr) -> None:
    said = {"error": {"message": f"Incorrect API key provided: {KEY}. See sk-te**cdef"}}
    model_server.play(Act(status=401, error=said), Act(status=400, error=said))
    model = model_at(model_server, key=key)
    shown = [repr(model), str(model)]
    for _ in range(2):
        fault = fault_of(model)
        shown += [str(fault), repr(fault), repr(fault.__dict__), str(fault.__cause__)]
    assert all(KEY not in text and "sk-te" not in text for text in shown)


def test_user_and_password_of_an_address_are_never_shown() -> None:
    model = ChatModel("m", base_url="http://me:secret@127.0.0.1:9/v1?token=hidden")
    assert model.address == "http://127.0.0.1:9/v1"
    assert "secret" not in repr(model)


def test_waiting_grows_and_is_spread(model_server: ModelServer) -> None:
    waited: list[float] = []
    chance = random.Random(3)
    model_server.play(Act(status=500))
    model = model_at(
        model_server, sleep=waited.append, jitter=chance.random, limits=Limits(retries=3)
    )
    assert fault_of(model).kind == "server"
    assert len(waited) == 3
    for number, pause in enumerate(waited):
        assert 0.25 * 2**number <= pause <= 0.75 * 2**number
