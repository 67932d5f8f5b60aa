"""Every failure as one line of JSON: `{"error": "..."}`, or OpenAI's shape below /v1."""

from __future__ import annotations

import logging

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse

from bot.errors import ModelError, QuestionError
from corpus.errors import DatelineError

__all__ = ["describe", "install", "openai_error", "status_of"]

_log = logging.getLogger(__name__)
_CRASHED = "something went wrong here; the server's log says what"
_TYPES = {401: "authentication_error", 429: "rate_limit_error"}


def status_of(error: DatelineError) -> int:
    """The HTTP status that says whose turn it is to act."""
    if isinstance(error, QuestionError):
        return 422
    return 502 if isinstance(error, ModelError) else 503


def openai_error(message: str, status: int, param: str | None = None) -> dict[str, object]:
    """An error as the OpenAI clients read it."""
    kind = _TYPES.get(status, "invalid_request_error" if status < 500 else "server_error")
    code = "model_not_found" if param == "model" and status == 404 else None
    return {"error": {"message": message, "type": kind, "param": param, "code": code}}


def describe(error: RequestValidationError) -> tuple[str, str]:
    """The first thing that is wrong with a request: where it is, and one line about it."""
    first = error.errors()[0]
    # Locations begin with "body" or "query", and hold branch names of unions after the field.
    where = ".".join(str(part) for part in first["loc"][1:] if not str(part).startswith("list["))
    if first["type"] == "json_invalid":
        return "", "the body is not valid JSON"
    if first["type"] == "extra_forbidden":
        what = "parameter" if first["loc"][0] == "query" else "field"
        return where, f"there is no {what} {where}; /docs says which there are"
    message = str(first["msg"]).removeprefix("Value error, ")
    return where, f"{where}: {message}" if where else message


def install(app: FastAPI) -> None:
    """Make the app answer failures in these shapes, and never with a traceback."""

    def reply(
        request: Request, message: str, status: int, param: str | None = None
    ) -> JSONResponse:
        openai = request.url.path.startswith("/v1/")
        body = openai_error(message, status, param) if openai else {"error": message}
        return JSONResponse(body, status)

    @app.exception_handler(RequestValidationError)
    async def _invalid(request: Request, error: RequestValidationError) -> JSONResponse:
        where, message = describe(error)
        first = error.errors()[0]
        malformed = first["type"] == "json_invalid" or request.url.path.startswith("/v1/")
        # A parameter that is passed over in silence would seem to have been obeyed.
        malformed |= first["type"] == "extra_forbidden" and first["loc"][0] == "query"
        return reply(request, message, 400 if malformed else 422, where or None)

    @app.exception_handler(DatelineError)
    async def _known(request: Request, error: DatelineError) -> JSONResponse:
        return reply(request, str(error), status_of(error))

    @app.exception_handler(HTTPException)
    async def _http(request: Request, error: HTTPException) -> JSONResponse:
        named = str(error.detail).startswith("there is no model")
        param = "model" if named and error.status_code == 404 else None
        response = reply(request, str(error.detail), error.status_code, param)
        response.headers.update(error.headers or {})
        return response

    @app.exception_handler(Exception)
    async def _unknown(request: Request, error: Exception) -> JSONResponse:
        _log.error("%s %s failed: %r", request.method, request.url.path, error)
        return reply(request, _CRASHED, 500)
