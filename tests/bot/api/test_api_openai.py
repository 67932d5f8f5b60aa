"""The official client, over real HTTP."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator

import openai
import pytest
import uvicorn
from stand_in_engine import StandInEngine

from bot.api.app import create_app

QUESTION = [{"role": "user", "content": "When did the harbour open?"}]


@pytest.fixture
def engine() -> StandInEngine:
    return StandInEngine()


@pytest.fixture
def address(engine: StandInEngine) -> Iterator[str]:
    listening = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(create_app(engine), log_level="critical"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    server.should_exit = True
    thread.join()
    listening.close()


@pytest.fixture
def client(address: str) -> Iterator[openai.OpenAI]:
    with openai.OpenAI(base_url=f"{address}/v1", api_key="none", max_retries=0) as client:
        yield client


def test_the_model_is_listed(client: openai.OpenAI) -> None:
    assert [model.id for model in client.models.list()] == ["dateline"]


def test_a_completion_has_text_marks_quotes_and_links(client: openai.OpenAI, address: str) -> None:
    reply = client.chat.completions.create(model="dateline", messages=QUESTION)
    message = reply.choices[0].message
    assert message.content == "The harbour opened in 1931 [1]. It was built by Ada Moreno [2]."
    first = message.annotations[0].url_citation
    assert message.content[first.start_index : first.end_index] == "[1]"
    assert first.url == f"{address}/?article=harbour.txt&s=0-27"
    assert reply.model_extra["citations"][0]["quote"] == "The harbour opened in 1931."
    assert reply.usage.total_tokens == 16


def test_a_stream_says_the_same_and_ends_with_citations(client: openai.OpenAI) -> None:
    whole = client.chat.completions.create(model="dateline", messages=QUESTION)
    chunks = list(client.chat.completions.create(model="dateline", messages=QUESTION, stream=True))
    text = "".join(chunk.choices[0].delta.content or "" for chunk in chunks)
    assert text == whole.choices[0].message.content
    assert len(chunks) == 3
    last = chunks[-1]
    assert last.choices[0].finish_reason == "stop"
    assert last.model_extra["citations"] == whole.model_extra["citations"]
    marks = [mark["url_citation"] for mark in last.choices[0].delta.model_extra["annotations"]]
    assert [text[mark["start_index"] : mark["end_index"]] for mark in marks] == ["[1]", "[2]"]
    assert len({chunk.id for chunk in chunks}) == 1


def test_a_stream_counts_tokens_when_asked(client: openai.OpenAI) -> None:
    stream = client.chat.completions.create(
        model="dateline", messages=QUESTION, stream=True, stream_options={"include_usage": True}
    )
    last = list(stream)[-1]
    assert (last.choices, last.usage.prompt_tokens) == ([], 11)
    assert last.model_extra["citations"]


def test_an_abstention_is_streamed_whole_and_cites_nothing(client: openai.OpenAI) -> None:
    asked = [{"role": "user", "content": "Who rules Norway?"}]
    chunks = list(client.chat.completions.create(model="dateline", messages=asked, stream=True))
    text = "".join(chunk.choices[0].delta.content or "" for chunk in chunks)
    assert text.startswith("The articles do not say.")
    assert chunks[-1].model_extra["citations"] == []


def test_earlier_messages_and_filters_reach_the_engine(
    client: openai.OpenAI, engine: StandInEngine
) -> None:
    said = [
        {"role": "system", "content": "Be brief."},
        {"role": "user", "content": [{"type": "text", "text": "Who built it?"}]},
        {"role": "assistant", "content": "Ada [1]."},
        {"role": "user", "content": "When?"},
    ]
    client.chat.completions.create(
        model="dateline",
        messages=said,
        temperature=0.5,
        extra_body={"filters": {"language": "en", "until": "2024-12-31"}},
    )
    question, history, filters = engine.asked[0]
    assert (question, history[0].question) == ("When?", "Who built it?")
    assert (filters.languages, str(filters.until)) == (("en",), "2024-12-31")


@pytest.mark.parametrize("stream", [False, True])
def test_a_wrong_model_and_an_empty_question_are_refused_as_clients_expect(
    client: openai.OpenAI, stream: bool
) -> None:
    with pytest.raises(openai.NotFoundError) as missing:
        client.chat.completions.create(model="gpt-9", messages=QUESTION, stream=stream)
    assert missing.value.code == "model_not_found"
    empty = [{"role": "user", "content": " "}]
    with pytest.raises(openai.UnprocessableEntityError, match="empty"):
        client.chat.completions.create(model="dateline", messages=empty, stream=stream)


@pytest.mark.parametrize(
    "change",
    [
        {"messages": []},
        {"messages": [{"role": "assistant", "content": "Hello."}]},
        {"messages": "Who?"},
        {"n": 2},
        {"extra_body": {"filters": {"colour": "red"}}},
    ],
)
def test_a_bad_request_is_a_bad_request(client: openai.OpenAI, change: dict[str, object]) -> None:
    with pytest.raises(openai.BadRequestError) as refused:
        client.chat.completions.create(**{"model": "dateline", "messages": QUESTION, **change})
    assert refused.value.type == "invalid_request_error"


def test_a_failure_in_the_middle_of_a_stream_ends_it_with_an_error(client: openai.OpenAI) -> None:
    asked = [{"role": "user", "content": "break off"}]
    seen = ""
    with pytest.raises(openai.APIError, match="went away"):  # noqa: PT012
        for chunk in client.chat.completions.create(model="dateline", messages=asked, stream=True):
            seen += chunk.choices[0].delta.content or ""
    assert seen == "The harbour opened in 1931 [1]."


def test_a_notice_is_sent_beside_the_answer(client: openai.OpenAI) -> None:
    asked = [{"role": "user", "content": "notice?"}]
    reply = client.chat.completions.create(model="dateline", messages=asked)
    assert reply.model_extra["notice"]
    *_, last = client.chat.completions.create(model="dateline", messages=asked, stream=True)
    assert last.model_extra["notice"] == reply.model_extra["notice"]


def test_what_the_articles_disagree_on_is_said_with_its_marks(client: openai.OpenAI) -> None:
    asked = [{"role": "user", "content": "Do they disagree?"}]
    message = client.chat.completions.create(model="dateline", messages=asked).choices[0].message
    assert message.content.endswith("The articles differ:\n– 1931 [1]\n– ١٩٣١ [2]")
    places = [mark.url_citation for mark in message.annotations]
    cited = [message.content[place.start_index : place.end_index] for place in places]
    assert cited == ["[1]", "[1]", "[2]"]
    chunks = client.chat.completions.create(model="dateline", messages=asked, stream=True)
    text = "".join(chunk.choices[0].delta.content or "" for chunk in chunks)
    assert text == message.content


def test_a_picture_is_refused_in_one_line(client: openai.OpenAI) -> None:
    picture = {"type": "image_url", "image_url": {"url": "http://127.0.0.1/a.png"}}
    asked = [{"role": "user", "content": [{"type": "text", "text": "Who?"}, picture]}]
    with pytest.raises(openai.BadRequestError, match="only parts of type text"):
        client.chat.completions.create(model="dateline", messages=asked)


def test_a_route_that_is_not_there_is_no_missing_model(client: openai.OpenAI) -> None:
    with pytest.raises(openai.NotFoundError) as caught:
        client.embeddings.create(model="dateline", input="harbour")
    assert (caught.value.code, caught.value.param) == (None, None)
