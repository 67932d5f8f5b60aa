"""/v1: what an OpenAI client needs to use Dateline as if it were a model."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from typing import TYPE_CHECKING, Any

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import JSONResponse, StreamingResponse
from pydantic import BaseModel, ConfigDict, Field

from bot.answer import Answer, Statement
from bot.api.completions import DONE, MODEL, Reply, content, event
from bot.api.failures import openai_error, status_of
from bot.api.limits import Workers
from bot.api.metrics import Metrics
from bot.api.requests import MAX_MESSAGES, Message, Where, turns_of
from bot.numbering import marked
from corpus.errors import DatelineError

if TYPE_CHECKING:
    from bot.engine import Engine
    from bot.stream import AnswerStream

__all__ = ["openai_routes"]

_STARTED = 1_700_000_000


class StreamOptions(BaseModel):
    """How a stream ends."""

    include_usage: bool = False


class CompletionBody(BaseModel):
    """A chat completion; what a model would do with further options does not apply here."""

    model_config = ConfigDict(extra="ignore")

    model: str
    messages: list[Message] = Field(min_length=1, max_length=MAX_MESSAGES)
    stream: bool = False
    stream_options: StreamOptions | None = None
    n: int | None = Field(None, ge=1, le=1, description="One answer a question.")
    filters: Where = Field(Where.model_validate({}), description="Which articles may answer.")


def openai_routes(engine: Engine, workers: Workers, metrics: Metrics) -> APIRouter:
    """The routes below /v1."""
    routes = APIRouter(prefix="/v1", tags=["OpenAI-compatible"])
    model = {"id": MODEL, "object": "model", "created": _STARTED, "owned_by": "dateline"}

    @routes.get("/models")
    def models() -> dict[str, Any]:
        """The one model there is."""
        return {"object": "list", "data": [model]}

    @routes.get("/models/{name}")
    def one_model(name: str) -> dict[str, Any]:
        """What is known of it."""
        _require_model(name)
        return model

    @routes.post("/chat/completions", response_model=None)
    async def complete(body: CompletionBody, request: Request) -> JSONResponse | StreamingResponse:
        """Answer the last message; `[n]` in the text, quotes in `citations`."""
        _require_model(body.model)
        question = body.messages[-1]
        if question.role != "user":
            raise HTTPException(400, "messages: the last one must be the user's")
        history, reply = turns_of(body.messages[:-1]), Reply(page=str(request.base_url))
        filters = body.filters.filters()
        if not body.stream:
            answer = await workers.run(engine.ask, question.text, history=history, filters=filters)
            metrics.answer(answer)
            return JSONResponse(reply.whole(answer))
        stream = await workers.run(engine.stream, question.text, history=history, filters=filters)
        statements = iter(stream)
        # Failures before the first words still have a status of their own.
        first = await workers.run(_next, statements)
        usage = body.stream_options is not None and body.stream_options.include_usage
        chunks = _chunks(workers, reply, stream, statements, first)
        return StreamingResponse(
            _events(chunks, reply, metrics, usage=usage), media_type="text/event-stream"
        )

    return routes


def _require_model(name: str) -> None:
    if name != MODEL:
        raise HTTPException(404, f"there is no model {name!r} here, only {MODEL!r}")


def _next(statements: Iterator[Statement]) -> Statement | None:
    return next(statements, None)


async def _chunks(
    workers: Workers,
    reply: Reply,
    stream: AnswerStream,
    statements: Iterator[Statement],
    statement: Statement | None,
) -> AsyncIterator[dict[str, Any] | Answer]:
    """Chunks as sentences pass the check, and at last the whole answer."""
    sent = ""
    while statement is not None:
        text = (" " if sent else "") + marked([statement])
        sent += text
        yield reply.piece(text)
        statement = await workers.run(_next, statements)
    answer = stream.answer
    whole = content(answer)
    if whole.startswith(sent) and len(whole) > len(sent):
        yield reply.piece(whole[len(sent) :])
    yield answer


async def _events(
    chunks: AsyncIterator[dict[str, Any] | Answer],
    reply: Reply,
    metrics: Metrics,
    *,
    usage: bool,
) -> AsyncIterator[str]:
    try:
        async for chunk in chunks:
            if not isinstance(chunk, Answer):
                yield event(chunk)
                continue
            metrics.answer(chunk)
            yield event(reply.closing(chunk))
            if usage:
                yield event(reply.counted(chunk))
    except DatelineError as error:
        yield event(openai_error(str(error), status_of(error)))
    yield DONE
