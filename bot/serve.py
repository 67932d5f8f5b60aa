"""Page and HTTP API in one process."""

from __future__ import annotations

import asyncio
import errno
import logging
import socket
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from bot.api.hosts import LOOPBACK
from bot.errors import PortError

if TYPE_CHECKING:
    from fastapi import FastAPI

    from bot.engine import Engine
    from bot.settings import Settings

__all__ = ["application", "is_news", "listen", "serve"]

_BACKLOG = 128
_GRACE_S = 1
"""Seconds an answer under way has to end when the server is stopped."""


def application(engine: Engine, *, settings: Settings) -> FastAPI:
    """The whole application: the API, and the page at "/".

    Args:
        engine: What answers.
        settings: Which of its own addresses the page may be reached at, and limits.
    """
    from bot.api.app import create_app
    from bot.web.page import add_page

    async def build() -> FastAPI:
        app = create_app(engine, hosts=_hosts(settings))
        add_page(app, engine, settings=settings)
        return app

    # Without a running event loop the page's framework makes some and never closes them.
    with ThreadPoolExecutor(1) as aside:
        return aside.submit(asyncio.run, build()).result()


def _hosts(settings: Settings) -> tuple[str, ...]:
    """Names the server may be reached by, beside loopback's.

    Who serves to other machines knows by which names; until told, none can be ruled out.
    """
    served, allowed = settings.gradio_server_name, settings.allowed_hosts
    return (served, *allowed) if allowed or served in LOOPBACK else ("*",)


def listen(host: str, port: int) -> socket.socket:
    """Open the address to serve at, before anything slow is done.

    Args:
        host: A name or an address of this machine.
        port: 0 for any free one.

    Raises:
        PortError: It is taken, needs more rights, or is not an address of this machine.
    """
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
    except socket.gaierror:
        raise PortError(
            f"there is no address {host}", "give --host an address of this machine"
        ) from None
    server = socket.socket(family, kind, protocol)
    try:
        server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        server.bind(address)
        server.listen(_BACKLOG)
    except OSError as error:
        server.close()
        raise _port_error(error, host, port) from None
    return server


def serve(
    engine: Engine, settings: Settings, *, ready: Callable[[str], None] | None = None
) -> None:
    """Serve until interrupted.

    Args:
        engine: What answers.
        settings: Address and port among them.
        ready: Called with the page's address when it can be opened.

    Raises:
        PortError: The address cannot be served at.
    """
    import uvicorn

    server = listen(settings.gradio_server_name, settings.gradio_server_port)
    with server:
        app = application(engine, settings=settings)
        if ready is not None:
            ready(_address(server))
        config = uvicorn.Config(
            app, log_level="warning", lifespan="on", timeout_graceful_shutdown=_GRACE_S
        )
        logging.getLogger("uvicorn.error").addFilter(is_news)
        uvicorn.Server(config).run(sockets=[server])


def is_news(record: logging.LogRecord) -> bool:
    """Every open page holds a connection, so that stopping always cuts some: no reason to shout."""
    kind = record.exc_info[0] if record.exc_info else None
    cut = kind is not None and issubclass(kind, asyncio.CancelledError)
    return not cut and "graceful shutdown exceeded" not in record.getMessage()


def _address(server: socket.socket) -> str:
    host, port = server.getsockname()[:2]
    name = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)
    return f"http://{name}:{port}"


def _port_error(error: OSError, host: str, port: int) -> PortError:
    if error.errno == errno.EADDRINUSE:
        return PortError(
            f"port {port} is taken",
            f"stop what serves there or choose another: --port {min(port + 1, 65535)}",
        )
    if error.errno in (errno.EACCES, errno.EPERM):
        return PortError(f"port {port} needs more rights", "choose one above 1023 with --port")
    return PortError(f"{host} is not an address of this machine", "choose another with --host")
