"""What the server refuses to take on: bodies that are too large, and more work than it can do."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import ParamSpec, TypeVar

import anyio
import anyio.to_thread
from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

__all__ = ["CONTENT_SECURITY_POLICY", "BodyLimit", "SafeHeaders", "Workers"]

P = ParamSpec("P")
T = TypeVar("T")

MAX_BODY_BYTES = 512 * 1024
"""Larger than a hundred long messages; articles are read from the folder, never sent."""

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'self'",
        # The page's framework compiles its templates in the browser.
        "script-src 'self' 'unsafe-inline' 'unsafe-eval'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'self'",
    )
)
_HEADERS = {
    "content-security-policy": CONTENT_SECURITY_POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
}


class BodyLimit:
    """Refuse a request body above a size, whether or not its length was declared."""

    def __init__(self, app: ASGIApp, most: int = MAX_BODY_BYTES) -> None:
        self.app = app
        self.most = most

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, counting what comes in."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        declared = Headers(scope=scope).get("content-length", "0")
        if declared.isdigit() and int(declared) > self.most:
            await JSONResponse({"error": self._message}, 413)(scope, receive, send)
            return
        received = 0

        async def counted() -> Message:
            nonlocal received
            message = await receive()
            received += len(message.get("body", b""))
            if received > self.most:
                raise HTTPException(413, self._message)
            return message

        await self.app(scope, counted, send)

    @property
    def _message(self) -> str:
        return f"the request is larger than {self.most // 1024} kB"


class SafeHeaders:
    """Tell the browser to load nothing from elsewhere, on every response."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and add the headers on the way out."""

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, with_headers if scope["type"] == "http" else send)


class Workers:
    """Runs blocking calls in threads: so many at once, so many waiting, the rest refused.

    Args:
        at_once: Calls that run at the same time.
        waiting: Calls that may wait for their turn.
    """

    def __init__(self, at_once: int = 8, waiting: int = 64) -> None:
        self._limiter = anyio.CapacityLimiter(at_once)
        self._waiting = waiting

    async def run(self, call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """The call's result.

        Raises:
            HTTPException: 503 when too many calls are waiting already.
        """
        if self._limiter.statistics().tasks_waiting >= self._waiting:
            raise HTTPException(503, "too many questions at once", {"retry-after": "5"})
        return await anyio.to_thread.run_sync(partial(call, *args, **kwargs), limiter=self._limiter)
