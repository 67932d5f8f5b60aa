"""A real Chromium, and pages that notice when they reach off the machine or complain."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator

import pytest
from driving import OpenPage, question_box
from playwright.sync_api import Browser, Page, Route, expect, sync_playwright

REQUIRED = os.environ.get("DATELINE_TEST_BROWSER") == "required"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
COMPLAINTS = ("error", "warning")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
expect.set_options(timeout=20_000)  # a limit for a busy machine, not a measurement


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        if REQUIRED:
            pytest.fail("DATELINE_TEST_BROWSER=required, but there is no chromium")
        pytest.skip("needs chromium")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield launched
        launched.close()


@pytest.fixture
def open_page(browser: Browser) -> Iterator[OpenPage]:
    """Opens addresses in fresh windows; at the end none may have complained or reached out.

    `expected`: what the browser may complain of, for a test that provokes it.
    """
    contexts, faults = [], []

    def opened(address: str, *, expected: tuple[str, ...] = (), **options: object) -> Page:
        context = browser.new_context(locale="en-GB", **options)  # type: ignore[arg-type]
        contexts.append(context)

        def note(text: str) -> None:
            if not any(part in text for part in expected):
                faults.append(text)

        def at_home(url: str) -> bool:
            return url.startswith((address.split("?")[0].rstrip("/"), "data:", "blob:"))

        def refuse(route: Route) -> None:
            faults.append(f"reached for {route.request.url}")
            route.abort()

        context.route(lambda url: not at_home(url), refuse)
        page = context.new_page()
        page.on("pageerror", lambda error: note(f"error: {error}"))
        page.on("console", lambda said: note(said.text) if said.type in COMPLAINTS else None)
        page.goto(address)
        question_box(page).wait_for()
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not faults
