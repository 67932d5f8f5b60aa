"""What a failing server turns into."""

import importlib
import re
import socket
from collections.abc import Iterator
from pathlib import Path

import httpx
import openai
import pytest

from bot.errors import ModelError
from bot.model.chat_model import ChatModel, Limits
from bot.model.faults import MAPPED, Where, read_fault, retry_after
from bot.settings import load_settings
from evaluation.scripted_model import Act, ModelServer
from prompts.loader import Message

ASK = (Message(role="user", content="Who?"),)
QUICK = Limits(first_token_s=30.0, between_tokens_s=0.3, retries=2)


class Clock:
    """Seconds that pass when told."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


def model_at(url: str, **more: object) -> ChatModel:
    settings = {"base_url": url, "key": "sk-x", "sleep": lambda _: None} | more
    return ChatModel("scripted", **settings)  # type: ignore[arg-type]


def fault_of(model: ChatModel) -> ModelError:
    with pytest.raises(ModelError) as caught:
        model.complete(ASK)
    return caught.value


def _import_what_defines_errors() -> None:
    """Some classes exist only once their module is imported."""
    home = Path(openai.__file__).parent
    for path in home.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        if re.search(r"class \w+\(\w*Error\w*\)", text) and "OpenAIError" in text:
            parts = path.relative_to(home.parent).with_suffix("").parts
            importlib.import_module(".".join(p for p in parts if p != "__init__"))


def _below(kind: type[Exception]) -> Iterator[type[Exception]]:
    yield kind
    for child in kind.__subclasses__():
        yield from _below(child)


@pytest.mark.parametrize("root", [openai.OpenAIError, httpx.HTTPError, httpx.StreamError])
def test_every_exception_of_the_client_is_mapped(root: type[Exception]) -> None:
    _import_what_defines_errors()
    library = root.__module__.partition(".")[0]
    for kind in _below(root):
        if kind.__module__.partition(".")[0] != library:
            continue
        if library == "openai":
            assert kind.__name__ in MAPPED, f"{kind.__name__} has no place in MAPPED"
        assert any(c.__name__ in MAPPED for c in kind.__mro__)


@pytest.mark.parametrize(
    ("status", "kind", "calls", "hint"),
    [
        (401, "auth", 1, "OPENAI_API_KEY"),
        (403, "auth", 1, "OPENAI_API_KEY"),
        (404, "server", 1, "OPENAI_MODEL"),
        (413, "server", 1, "DATELINE_PASSAGES"),
        (429, "rate", 3, "minute"),
        (500, "server", 3, "later"),
        (503, "server", 3, "later"),
    ],
)
def test_a_status_says_what_to_do_and_is_tried_again_only_where_that_helps(
    model_server: ModelServer, status: int, kind: str, calls: int, hint: str
) -> None:
    model_server.play(Act(status=status))
    fault = fault_of(model_at(model_server.url))
    assert fault.kind == kind
    assert hint in fault.remedy
    assert "\n" not in str(fault)
    assert len(model_server.seen) == calls


def test_a_server_that_recovers_is_answered_by(model_server: ModelServer) -> None:
    model_server.play(Act(status=429, headers={"retry-after": "2"}), Act(status=500), "Fine.")
    waited: list[float] = []
    model = model_at(model_server.url, sleep=waited.append, jitter=lambda: 0.5)
    assert model.complete(ASK).text == "Fine."
    assert waited == [2.0, 1.0]


def test_a_server_that_asks_for_a_long_wait_is_not_waited_for(model_server: ModelServer) -> None:
    model_server.play(Act(status=429, headers={"retry-after": "3600"}))
    assert fault_of(model_at(model_server.url)).kind == "rate"
    assert len(model_server.seen) == 1


def test_an_account_without_credit_is_not_tried_again(model_server: ModelServer) -> None:
    error = {"error": {"message": "You exceeded your quota", "code": "insufficient_quota"}}
    model_server.play(Act(status=429, error=error))
    assert "credit" in fault_of(model_at(model_server.url)).message
    assert len(model_server.seen) == 1


def test_a_server_that_is_not_there_is_named() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    waited: list[float] = []
    fault = fault_of(model_at(f"http://127.0.0.1:{port}/v1", sleep=waited.append))
    assert fault.kind == "unreachable"
    assert f"127.0.0.1:{port}" in fault.remedy
    assert len(waited) == 2


def test_a_slow_first_word_is_given_up_and_not_asked_for_again(model_server: ModelServer) -> None:
    model_server.play(Act(hang_before=True))
    limits = Limits(first_token_s=0.3)
    assert fault_of(model_at(model_server.url, limits=limits)).kind == "timeout"
    assert len(model_server.seen) == 1


@pytest.mark.parametrize("comments", [False, True])
def test_silence_in_the_middle_is_given_up_even_when_the_socket_is_alive(
    model_server: ModelServer, comments: bool
) -> None:
    model_server.play(Act(text="Japan voted no.", hang_after=3, comments=comments))
    reply = model_at(model_server.url, limits=QUICK).stream(ASK)
    assert next(reply) == "Japan v"
    with pytest.raises(ModelError) as caught:
        list(reply)
    assert caught.value.kind == "timeout"


def test_a_role_without_words_does_not_count_as_an_answer(model_server: ModelServer) -> None:
    model_server.play(Act(text="Japan voted no.", hang_after=1, comments=True))
    limits = Limits(first_token_s=0.5, between_tokens_s=30.0)
    assert fault_of(model_at(model_server.url, limits=limits)).kind == "timeout"


@pytest.mark.parametrize(
    "act",
    [
        Act(text="Japan voted no.", reset_after=3),
        Act(text="Japan voted no.", finish=None),
        Act(raw=b'data: {"choices": [{"delta"\n\n'),
        Act(raw=b"data: [1, 2]\n\ndata: 7\n\ndata: null\n\ndata: [DONE]\n\n"),
        Act(raw=b'data: {"choices": "x", "usage": []}\n\ndata: [DONE]\n\n'),
        Act(raw=b"\xff\xfe\x00\x01"),
        Act(raw=b'data: {"error": {"message": "out of memory"}}\n\n'),
        Act(raw=b"<html><body>Sign in</body></html>", content_type="text/html"),
        Act(raw=b"{not json", content_type="application/json"),
        Act(raw=b"[]", content_type="application/json"),
        Act(raw=b""),
        Act(text=""),
        Act(text="", thoughts=4),
    ],
    ids=lambda act: repr(act.raw or act.text)[:40],
)
def test_a_broken_reply_is_a_bad_reply(model_server: ModelServer, act: Act) -> None:
    model_server.play(act)
    assert fault_of(model_at(model_server.url)).kind == "bad reply"


def test_nothing_is_asked_again_once_words_have_arrived(model_server: ModelServer) -> None:
    model_server.play(Act(text="Japan voted no.", reset_after=3), "Something else.")
    reply = model_at(model_server.url).stream(ASK)
    got: list[str] = []
    with pytest.raises(ModelError):
        got.extend(iter(reply))
    assert len(model_server.seen) == 1
    assert reply.usage.completion_tokens > 0


def test_the_circuit_opens_after_failures_in_a_row_and_one_call_tries_again(
    model_server: ModelServer,
) -> None:
    clock = Clock()
    model_server.play(Act(status=401))
    limits = Limits(failures=3, pause_s=60.0)
    model = model_at(model_server.url, clock=clock, limits=limits)
    kinds = [fault_of(model).kind for _ in range(5)]
    assert kinds == ["auth", "auth", "auth", "paused", "paused"]
    assert len(model_server.seen) == 3

    clock.now += 61
    assert fault_of(model).kind == "auth"
    assert fault_of(model).kind == "paused"

    clock.now += 61
    model_server.play("Fine.")
    assert model.complete(ASK).text == "Fine."
    assert model.complete(ASK).text == "Fine."


def test_a_success_between_failures_keeps_the_circuit_closed(model_server: ModelServer) -> None:
    bad, good = Act(status=401), Act(text="Fine.")
    model_server.play(bad, bad, good, bad, bad, good)
    model = model_at(model_server.url, limits=Limits(failures=3))
    for expected in (bad, bad, good, bad, bad, good):
        if expected is good:
            assert model.complete(ASK).text == "Fine."
        else:
            assert fault_of(model).kind == "auth"


def test_a_key_pasted_with_strange_characters_is_not_sent(model_server: ModelServer) -> None:
    model_server.play("Fine.")
    fault = fault_of(model_at(model_server.url, key="sk-…abc"))
    assert (fault.kind, model_server.seen) == ("auth", [])


@pytest.mark.parametrize("key", [None, "", "  "])
def test_without_key_and_address_nothing_is_sent_anywhere(key: str | None) -> None:
    # The network of the tests refuses anything off loopback with an AssertionError.
    assert fault_of(ChatModel("gpt-4o-mini", key=key)).kind == "auth"


@pytest.mark.parametrize("name", ["OPENAI_API_KEY", "OPENAI_BASE_URL"])
def test_an_empty_variable_configures_no_model(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, "")
    assert not load_settings({}).uses_model


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"retry-after": "3"}, 3.0),
        ({"retry-after": "0.5"}, 0.5),
        ({"retry-after-ms": "250"}, 0.25),
        ({"retry-after": "Thu, 01 Jan 1970 00:01:00 GMT"}, 30.0),
        ({"retry-after": "Thu, 01 Jan 1970 00:00:01 GMT"}, 0.0),
        ({"retry-after": "soon"}, None),
        ({}, None),
    ],
)
def test_a_wait_is_read_in_every_form(headers: dict[str, str], seconds: float | None) -> None:
    assert retry_after(headers, now=30.0) == seconds


def test_an_exception_that_nobody_mapped_is_still_a_model_error() -> None:
    fault = read_fault(RuntimeError("?"), Where(model="m", address="a"))
    assert (fault.error.kind, fault.retry) == ("bad reply", False)
