"""The address the page is served at."""

from __future__ import annotations

import asyncio
import logging
import socket

import pytest

from bot.errors import PortError
from bot.serve import is_news, listen


def test_a_taken_port_is_named_with_what_to_do() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(PortError, match=f"port {port} is taken: .*--port {port + 1}"):
            listen("127.0.0.1", port)


def test_an_address_that_is_not_of_this_machine_is_refused() -> None:
    with pytest.raises(
        PortError, match=r"192\.0\.2\.1 is not an address of this machine: .*--host"
    ):
        listen("192.0.2.1", 0)


def test_a_name_that_is_no_host_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(PortError, match="there is no address nowhere"):
        listen("nowhere", 0)


def test_a_free_port_is_given_when_none_is_asked_for() -> None:
    with listen("127.0.0.1", 0) as server:
        assert server.getsockname()[1] > 0


def test_stopping_is_quiet_about_open_pages_and_about_nothing_else() -> None:
    def record(message: str, error: BaseException | None = None) -> logging.LogRecord:
        cause = (type(error), error, None) if error else None
        return logging.LogRecord("uvicorn.error", logging.ERROR, "", 0, message, (), cause)

    assert not is_news(record("Cancel 1 running task(s), timeout graceful shutdown exceeded"))
    assert not is_news(record("Exception in ASGI application", asyncio.CancelledError()))
    assert is_news(record("Exception in ASGI application", ValueError()))
