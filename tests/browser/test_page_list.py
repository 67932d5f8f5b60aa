"""The list of articles, and finding one of many in it."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from driving import OpenPage, plain_settings, served
from playwright.sync_api import expect
from stand_in_engine import StandInEngine

# What the page's framework warns of while it serves is its own.
pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("ignore::DeprecationWarning")]


class LongEngine(StandInEngine):
    """Lists thirty articles more than there are."""

    def articles(self) -> tuple[SimpleNamespace, ...]:
        known = super().articles()
        first = vars(known[0])
        more = (
            SimpleNamespace(**first | {"id": f"{n}.txt", "title": f"Tide {n}"}) for n in range(30)
        )
        return (*known, *more)


@pytest.fixture
def address() -> Iterator[str]:
    with served(LongEngine(), plain_settings()) as address:
        yield address


def test_an_article_is_found_by_words_of_its_title(open_page: OpenPage, address: str) -> None:
    page = open_page(address)
    page.get_by_role("link", name="33 articles").click()
    reader = page.get_by_role("complementary", name="Article")
    listed = reader.get_by_role("listitem")
    expect(listed).to_have_count(33)
    expect(reader.get_by_role("button", name="Copy link")).to_be_hidden()
    box = reader.get_by_role("searchbox", name="Words of a title")
    box.press_sequentially("harb")
    expect(listed).to_have_count(1)
    expect(reader).to_contain_text("1 of 33 articles")
    expect(box).to_be_focused()
    box.press("Enter")
    box.fill("no such title")
    expect(reader).to_contain_text("No title has these words.")
    box.fill("الميناء")
    expect(listed).to_have_count(1)
    listed.get_by_role("link").click()
    expect(reader.get_by_role("heading", name="الميناء")).to_be_attached()
    expect(reader.get_by_role("button", name="Copy link")).to_be_visible()
