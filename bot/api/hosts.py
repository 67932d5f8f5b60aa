"""Which names of this server a browser may use.

A page elsewhere can let its own name point at 127.0.0.1 and so read what a server on this machine
answers ("DNS rebinding"). The Host header then still says the page's name: it is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from starlette.datastructures import Headers
from starlette.responses import JSONResponse, PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

__all__ = ["LOOPBACK", "KnownHosts"]

LOOPBACK = ("localhost", "127.0.0.1", "::1")
_PORT = re.compile(r":[0-9]{1,5}$")
_MISDIRECTED = 421


class KnownHosts:
    """Refuse requests whose Host header names anything but this server.

    Args:
        app: What answers the others.
        names: Names and addresses beside loopback's; "*" for any.
    """

    def __init__(self, app: ASGIApp, names: Iterable[str] = ()) -> None:
        self.app = app
        self.names = frozenset(_bare(name) for name in (*LOOPBACK, *names))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or say what to do."""
        if scope["type"] not in ("http", "websocket") or "*" in self.names:
            await self.app(scope, receive, send)
            return
        named = Headers(scope=scope).getlist("host")
        if len(named) == 1 and _bare(named[0]) in self.names:
            await self.app(scope, receive, send)
            return
        shown = named[0][:80] if named else "no host"
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008, "reason": "unknown host"})
            return
        message = (
            f"this server does not answer for {shown!r}: open it at 127.0.0.1, or allow the name"
            " with DATELINE_ALLOWED_HOSTS"
        )
        path = str(scope.get("path", ""))
        machine = path.startswith(("/api", "/v1"))
        reply = JSONResponse({"error": message}, _MISDIRECTED) if machine else None
        await (reply or PlainTextResponse(message, _MISDIRECTED))(scope, receive, send)


def _bare(host: str) -> str:
    """A host without its port, brackets and case."""
    name = host.strip().casefold()
    bracketed = re.fullmatch(r"\[([0-9a-f:.]+)\](?::[0-9]{1,5})?", name)
    if bracketed:
        return bracketed[1]
    return (_PORT.sub("", name) if name.count(":") == 1 else name).rstrip(".")
