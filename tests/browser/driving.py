"""Serving the page and asking in it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import uvicorn
from playwright.sync_api import Locator, Page, expect

from bot.serve import application, listen
from bot.settings import Settings

OpenPage = Callable[..., Page]


@contextmanager
def served(engine: object, settings: Settings) -> Iterator[str]:
    """The whole application over an engine, at an address of its own."""
    listening = listen("127.0.0.1", 0)
    app = application(engine, settings=settings)  # type: ignore[arg-type]
    server = uvicorn.Server(uvicorn.Config(app, log_level="critical"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        server.should_exit = server.force_exit = True
        thread.join(timeout=20)
        listening.close()


def plain_settings(**values: object) -> Settings:
    """Settings that ignore what the machine has: no model, nothing remote."""
    return Settings(openai_api_key=None, openai_base_url=None, chroma_url=None, **values)  # type: ignore[arg-type]


def ask(page: Page, question: str) -> None:
    """Ask in the box and wait until the turn is over."""
    before = turns(page).count()
    button = page.get_by_role("button", name="Ask", exact=True)
    button.wait_for()  # a turn that was stopped may still be giving the box back
    question_box(page).fill(question)
    expect(question_box(page)).to_have_value(question)
    button.click()
    turns(page).nth(before).wait_for()
    page.get_by_role("button", name="Ask", exact=True).wait_for()


def turns(page: Page) -> Locator:
    """The questions with their answers."""
    return page.get_by_role("log").get_by_role("article")


def question_box(page: Page) -> Locator:
    """Where questions are written."""
    return page.get_by_role("textbox", name="Question", exact=True)
