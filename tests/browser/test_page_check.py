"""Checking a sentence beside the chat, and going on with what is offered, in Chromium."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from driving import OpenPage, ask, plain_settings, served, turns
from playwright.sync_api import expect
from stand_in_engine import StandInEngine

# What the page's framework warns of while it serves is its own.
pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("ignore::DeprecationWarning")]

SELECT = """element => {
  const range = document.createRange();
  range.selectNodeContents(element);
  const selection = document.getSelection();
  selection.removeAllRanges();
  selection.addRange(range);
}"""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with served(StandInEngine(), plain_settings()) as address:
        yield address


def test_a_pasted_sentence_gets_its_verdict_and_quote(open_page: OpenPage, address: str) -> None:
    page = open_page(address)
    page.get_by_role("link", name="Check a sentence").click()
    box = page.get_by_role("textbox", name="Is it supported")
    expect(box).to_be_focused()
    box.fill("<img src=x onerror=window.ran=1> The harbour never opened.")
    page.keyboard.press("Enter")
    verdict = page.get_by_role("region", name="Verdict")
    expect(verdict).to_contain_text("Contradicted")
    assert page.evaluate("window.ran") is None
    assert page.locator("#reader img").count() == 0
    verdict.get_by_role("link").click()
    expect(page.locator("#reader mark").first).to_be_visible()
    page.go_back()
    expect(verdict).to_contain_text("Contradicted")
    page.keyboard.press("Escape")
    expect(page.locator("#reader")).to_be_hidden()


def test_words_selected_in_an_answer_are_checked_without_their_marks(
    open_page: OpenPage, address: str
) -> None:
    page = open_page(address)
    ask(page, "When did the harbour open?")
    offer = page.get_by_role("button", name="Check this")
    expect(offer).to_be_hidden()
    turns(page).last.locator(".dl-sentence").first.evaluate(SELECT)
    offer.click()
    expect(page.get_by_role("region", name="Verdict")).to_contain_text("Supported")
    assert page.locator("#claim").input_value() == "The harbour opened in 1931."
    expect(offer).to_be_hidden()


def test_words_selected_in_an_article_are_checked(open_page: OpenPage, address: str) -> None:
    page = open_page(f"{address}/?article=harbour.txt")
    page.locator("#reader .dl-text p").first.evaluate(SELECT)
    page.get_by_role("button", name="Check this").click()
    expect(page.get_by_role("region", name="Verdict")).to_be_visible()


def test_a_link_opens_the_check_of_a_sentence(open_page: OpenPage, address: str) -> None:
    page = open_page(f"{address}/?check=The+lighthouse+fell.")
    expect(page.get_by_role("region", name="Verdict")).to_contain_text("Not found")


def test_what_is_offered_next_is_asked_at_a_click(open_page: OpenPage, address: str) -> None:
    page = open_page(address)
    ask(page, "When did the harbour open?")
    offered = turns(page).last.get_by_role("region", name="Ask next").get_by_role("button")
    expect(offered).to_have_count(2)
    offered.first.click()
    expect(turns(page)).to_have_count(2)
    expect(turns(page).last.locator("h2")).to_have_text("Who <b>built</b> it?")
