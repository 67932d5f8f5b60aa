"""The one place where what `openai` and `httpx` raise becomes a `ModelError`."""

from __future__ import annotations

import re
import time
from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import Literal

from bot.errors import ModelError, ModelFault

__all__ = ["MAPPED", "Fault", "Where", "read_fault", "retry_after", "silence"]

_Sort = Literal["auth", "unreachable", "timeout", "broken", "status", "rate"]

# By name, so that reading this table imports nothing; the nearest class of an exception decides.
MAPPED: Mapping[str, _Sort] = {
    # openai
    "OpenAIError": "broken",
    "SubjectTokenProviderError": "auth",
    "MutuallyExclusiveAuthError": "auth",
    "APIError": "broken",
    "APIResponseValidationError": "broken",
    "APIStatusError": "status",
    "BadRequestError": "status",
    "AuthenticationError": "auth",
    "OAuthError": "auth",
    "PermissionDeniedError": "auth",
    "NotFoundError": "status",
    "ConflictError": "status",
    "UnprocessableEntityError": "status",
    "RateLimitError": "rate",
    "InternalServerError": "status",
    "APIConnectionError": "unreachable",
    "APITimeoutError": "timeout",
    "LengthFinishReasonError": "broken",
    "ContentFilterFinishReasonError": "broken",
    "WebSocketConnectionClosedError": "unreachable",
    "WebSocketQueueFullError": "unreachable",
    "StreamAlreadyConsumed": "broken",
    "MissingDependencyError": "broken",
    "APIRemovedInV1": "broken",
    "_AmbiguousModuleClientUsageError": "broken",
    # httpx, raised while a stream is read
    "HTTPError": "broken",
    "TransportError": "unreachable",
    "TimeoutException": "timeout",
    "ConnectTimeout": "unreachable",
    "PoolTimeout": "unreachable",
    "ConnectError": "unreachable",
    "ReadError": "broken",
    "RemoteProtocolError": "broken",
    "DecodingError": "broken",
    "StreamError": "broken",
    "InvalidURL": "unreachable",
    "CookieConflict": "broken",
    # what a malformed event raises
    "ValueError": "broken",
    "UnicodeEncodeError": "auth",
}

_TRY_LATER = {408, 409, 425, 429}
_LONGEST_DETAIL = 160  # characters of what a server says about a refused request


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """Which model at which server; safe to show."""

    model: str
    """Name of the model."""
    address: str
    """Address of the server, without user or password."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A failure, and whether the same call may succeed later."""

    error: ModelError
    """For the reader."""
    retry: bool
    """Whether trying again makes sense."""
    wait_s: float | None = None
    """Seconds the server asks to wait."""
    status: int | None = None
    """HTTP status, when there was one."""
    said: str = ""
    """What the server said, one line; may repeat parts of the request, so never shown as it is."""


def read_fault(error: Exception, where: Where, secret: str = "") -> Fault:
    """What an exception of the client means for the reader.

    Args:
        error: What `openai` or `httpx` raised.
        where: Which model was asked.
        secret: The key; taken out of anything a server said.
    """
    sort = next((MAPPED[c.__name__] for c in type(error).__mro__ if c.__name__ in MAPPED), "broken")
    cause = type(error.__cause__).__name__
    if sort == "timeout" and MAPPED.get(cause) == "unreachable":
        sort = "unreachable"
    if sort == "status":
        return _read_status(error, where, secret)
    if sort == "rate":
        return _read_rate(error, where)
    kind, message, remedy = _told(sort, where)
    return Fault(
        error=ModelError(message, remedy, kind=kind),
        retry=sort == "unreachable" and cause != "ConnectTimeout",
        said=_said(error, secret),
    )


def silence(where: Where, *, answered: bool = False) -> Fault:
    """A model that kept us waiting.

    Args:
        where: Which model was asked.
        answered: Whether it had begun to answer.
    """
    kind, message, remedy = _told("timeout", where)
    if answered:
        message = f"{where.model} fell silent"
        remedy = "try again, or raise DATELINE_MODEL_BETWEEN_TOKENS_S"
    return Fault(error=ModelError(message, remedy, kind=kind), retry=False)


def retry_after(headers: Mapping[str, str], now: float | None = None) -> float | None:
    """Seconds a server asks to wait: `retry-after-ms`, seconds, or a date.

    >>> retry_after({"retry-after": "3"})
    3.0
    """
    value = headers.get("retry-after", "")
    try:
        if "retry-after-ms" in headers:
            seconds = float(headers["retry-after-ms"]) / 1000
        elif re.fullmatch(r"\s*\d+(\.\d+)?\s*", value):
            seconds = float(value)
        else:
            moment = parsedate_to_datetime(value).timestamp()
            seconds = moment - (time.time() if now is None else now)
    except (ValueError, TypeError, OverflowError):
        return None
    return max(0.0, seconds)


def _told(sort: str, where: Where) -> tuple[ModelFault, str, str]:
    if sort == "auth":
        return (
            "auth",
            f"the server at {where.address} refused the key",
            "check OPENAI_API_KEY",
        )
    if sort == "unreachable":
        return (
            "unreachable",
            f"no answer from {where.address}",
            f"is the server at {where.address} running? Check OPENAI_BASE_URL",
        )
    if sort == "timeout":
        return (
            "timeout",
            f"{where.model} took too long",
            "try again, or raise DATELINE_MODEL_FIRST_TOKEN_S",
        )
    return (
        "bad reply",
        f"the reply of {where.model} broke off or made no sense",
        f"look at the log of the server at {where.address}",
    )


def _read_status(error: Exception, where: Where, secret: str) -> Fault:
    status = int(getattr(error, "status_code", 0))
    said = _said(error, secret)
    wait = retry_after(_headers(error))
    if status == 404:
        message = f"{where.address} knows no model {where.model}"
        remedy = "check OPENAI_MODEL and OPENAI_BASE_URL (which often ends in /v1)"
    elif status >= 500 or status in _TRY_LATER:
        message = f"the server at {where.address} failed (HTTP {status})"
        remedy = "try again later"
    else:
        detail = f": {said}" if said else ""
        message = f"the server at {where.address} refused the request (HTTP {status}{detail})"
        remedy = "check OPENAI_MODEL and DATELINE_PASSAGES"
    return Fault(
        error=ModelError(message, remedy, kind="server"),
        retry=status >= 500 or status in _TRY_LATER,
        wait_s=wait,
        status=status,
        said=said,
    )


def _read_rate(error: Exception, where: Where) -> Fault:
    spent = "insufficient_quota" in (getattr(error, "code", None), getattr(error, "type", None))
    message = (
        f"the account at {where.address} has no credit left"
        if spent
        else f"the server at {where.address} asks for fewer requests"
    )
    remedy = "check the account's billing" if spent else "try again in a minute"
    return Fault(
        error=ModelError(message, remedy, kind="rate"),
        retry=not spent,
        wait_s=retry_after(_headers(error)),
        status=429,
    )


def _headers(error: Exception) -> Mapping[str, str]:
    headers: Mapping[str, str] = getattr(getattr(error, "response", None), "headers", {})
    return headers


def _said(error: Exception, secret: str) -> str:
    body = getattr(error, "body", None)
    said = body.get("message") if isinstance(body, dict) else body
    text = said if isinstance(said, str) else str(error)
    if secret:
        text = text.replace(secret, "…")
    # Servers repeat keys half hidden; whatever looks like one goes.
    text = re.sub(r"\b(?:sk|key|pk|Bearer)[-_ ]\S+", "…", text)
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())[:_LONGEST_DETAIL]
