"""A page elsewhere whose name points at this machine is not answered."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient
from stand_in_engine import StandInEngine
from starlette.websockets import WebSocketDisconnect

from bot.api.app import create_app
from bot.serve import application
from bot.settings import Settings, load_settings

# What the page's framework warns of while it loads is its own.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


def status(hosts: tuple[str, ...], named: str, path: str = "/healthz") -> int:
    client = TestClient(create_app(StandInEngine(), hosts=hosts))  # type: ignore[arg-type]
    return client.get(path, headers={"host": named}).status_code


@pytest.mark.parametrize(
    "named",
    ["localhost", "LOCALHOST:7860", "127.0.0.1:7860", "[::1]:7860", "[::1]", "news.example:80"],
)
def test_this_servers_own_names_are_answered(named: str) -> None:
    assert status(("news.example",), named) == 200


@pytest.mark.parametrize(
    "named",
    ["evil.example", "evil.example:7860", "localhost.evil.example", "127.0.0.1.evil.example", ""],
)
def test_other_names_are_refused(named: str) -> None:
    assert status((), named) == 421


def test_any_name_is_answered_when_told_so() -> None:
    assert status(("*",), "evil.example") == 200


def test_the_refusal_says_what_to_do_in_the_shape_of_its_face() -> None:
    client = TestClient(create_app(StandInEngine(), hosts=()))  # type: ignore[arg-type]
    api = client.get("/api/articles", headers={"host": "evil.example"})
    assert "DATELINE_ALLOWED_HOSTS" in api.json()["error"]
    page = client.get("/docs", headers={"host": "<b>.example"})
    assert page.headers["content-type"].startswith("text/plain")


def test_a_socket_is_refused_too() -> None:
    client = TestClient(create_app(StandInEngine(), hosts=()))  # type: ignore[arg-type]
    with (
        pytest.raises(WebSocketDisconnect),
        client.websocket_connect("/x", headers={"host": "evil.example"}),
    ):
        pass


@pytest.mark.parametrize(
    ("served", "allowed", "code"),
    [
        ("127.0.0.1", "", 421),
        ("localhost", "", 421),
        ("127.0.0.1", "here.example, news.example", 200),
        ("0.0.0.0", "", 200),
        ("0.0.0.0", "here.example", 421),
    ],
)
def test_the_page_is_guarded_by_where_it_is_served(
    monkeypatch: pytest.MonkeyPatch, served: str, allowed: str, code: int
) -> None:
    monkeypatch.setenv("DATELINE_ALLOWED_HOSTS", allowed)
    settings: Settings = load_settings({"gradio_server_name": served})
    client = TestClient(application(StandInEngine(), settings=settings))  # type: ignore[arg-type]
    assert client.get("/", headers={"host": "news.example"}).status_code == code
