"""The page when something takes long, breaks, or is asked for by too many."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence

import pytest
from driving import OpenPage, ask, plain_settings, question_box, served, turns
from playwright.sync_api import expect
from stand_in_engine import NO_FILTERS, StandInEngine, StandInStream

from bot.answer import Statement
from bot.conversing.conversation import Turn
from index.filters import Filters

# What the page's framework warns of while it serves is its own.
pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("ignore::DeprecationWarning")]


class GatedStream(StandInStream):
    """Holds its second sentence back until the gate opens."""

    gate: threading.Event

    def __iter__(self) -> Iterator[Statement]:
        for number, statement in enumerate(super().__iter__()):
            if number == 1 and "slowly" in self.whole.question:
                self.gate.wait(timeout=30)
            yield statement


class GatedEngine(StandInEngine):
    """Answers "slowly" questions when told to."""

    def __init__(self) -> None:
        super().__init__()
        self.gate = threading.Event()

    def stream(
        self, question: str, *, history: Sequence[Turn] = (), filters: Filters = NO_FILTERS
    ) -> StandInStream:
        stream = GatedStream(self.ask(question, history=history, filters=filters))
        stream.gate = self.gate
        return stream


@pytest.fixture
def engine() -> Iterator[GatedEngine]:
    engine = GatedEngine()
    yield engine
    engine.gate.set()


@pytest.fixture
def address(engine: GatedEngine) -> Iterator[str]:
    with served(engine, plain_settings()) as address:
        yield address


def _begin(page: object, question: str) -> None:
    question_box(page).fill(question)  # type: ignore[attr-defined]
    page.keyboard.press("Enter")  # type: ignore[attr-defined]


def test_sentences_appear_one_by_one(
    open_page: OpenPage, address: str, engine: GatedEngine
) -> None:
    page = open_page(address)
    _begin(page, "slowly, when did it open?")
    sentences = turns(page).last.locator(".dl-sentence")
    expect(sentences).to_have_count(1)
    expect(turns(page).last).to_have_attribute("aria-busy", "true")
    engine.gate.set()
    expect(sentences).to_have_count(2)
    expect(turns(page).last).to_have_attribute("aria-busy", "false")


def test_stop_keeps_what_was_shown_and_the_next_question_works(
    open_page: OpenPage, address: str, engine: GatedEngine
) -> None:
    page = open_page(address)
    _begin(page, "slowly, when did it open?")
    expect(turns(page).last.locator(".dl-sentence")).to_have_count(1)
    page.get_by_role("button", name="Stop").click()
    expect(turns(page).last).to_contain_text("Stopped.")
    expect(turns(page).last.locator(".dl-sentence")).to_have_count(1)
    engine.gate.set()
    ask(page, "When did the harbour open?")
    expect(turns(page)).to_have_count(2)
    expect(turns(page).first.locator(".dl-sentence")).to_have_count(1)


@pytest.mark.parametrize("question", ["crash now", "crash later"])
def test_a_crash_is_said_and_does_not_lock_the_page(
    open_page: OpenPage, address: str, question: str
) -> None:
    page = open_page(address)
    ask(page, question)
    expect(turns(page).last.get_by_role("alert")).to_contain_text("Something went wrong")
    expect(page.get_by_text("ZeroDivisionError")).to_have_count(0)
    ask(page, "When did the harbour open?")
    expect(turns(page).last).to_contain_text("1931")


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("no index", "dateline index --rebuild"),
        ("break off", "the index went away"),
        ("x" * 4001, "longer than 4000 characters"),
    ],
)
def test_a_failure_says_what_to_do(
    open_page: OpenPage, address: str, question: str, said: str
) -> None:
    page = open_page(address)
    ask(page, question)
    expect(turns(page).last.get_by_role("alert")).to_contain_text(said)


def test_asking_again_replaces_the_last_answer(
    open_page: OpenPage, address: str, engine: GatedEngine
) -> None:
    page = open_page(address)
    ask(page, "When did the harbour open?")
    turns(page).last.get_by_role("button", name="Ask again").click()
    page.wait_for_timeout(300)
    expect(turns(page).last).to_have_attribute("aria-busy", "false")
    expect(turns(page)).to_have_count(1)
    assert len(engine.asked) == 2
    assert engine.asked[1][1] == ()


def test_examples_are_asked_by_a_click_and_empty_questions_are_not(
    open_page: OpenPage, address: str, engine: GatedEngine
) -> None:
    page = open_page(address)
    _begin(page, "   ")
    page.wait_for_timeout(500)
    assert engine.asked == []
    page.get_by_role("button", name="متى افتتح الميناء؟").click()
    expect(turns(page).last.locator(".dl-sentence[lang=ar]")).to_have_count(2)


def test_a_conversation_goes_on_until_a_new_one_begins(
    open_page: OpenPage, address: str, engine: GatedEngine
) -> None:
    page = open_page(address)
    ask(page, "When did the harbour open?")
    ask(page, "Who built it?")
    page.get_by_role("button", name="New conversation").click()
    expect(turns(page)).to_have_count(0)
    expect(page.get_by_role("heading", name="Ask the articles")).to_be_visible()
    ask(page, "And when?")
    assert [len(history) for _, history, _ in engine.asked] == [0, 1, 0]


def test_two_windows_are_two_conversations(
    open_page: OpenPage, address: str, engine: GatedEngine
) -> None:
    first, second = open_page(address), open_page(address)
    ask(first, "When did the harbour open?")
    ask(second, "Who built it?")
    assert [len(history) for _, history, _ in engine.asked] == [0, 0]
    expect(turns(second)).to_have_count(1)


def test_a_full_queue_says_so_and_the_page_stays_usable(
    open_page: OpenPage, engine: GatedEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.web.page._AT_ONCE", 1)
    monkeypatch.setattr("bot.web.page._WAITING", 1)
    with served(engine, plain_settings()) as address:
        pages = [open_page(address, expected=("503",)) for _ in range(3)]
        _begin(pages[0], "slowly, when did it open?")
        expect(turns(pages[0]).last.locator(".dl-sentence")).to_have_count(1)
        _begin(pages[1], "When did the harbour open?")
        pages[1].wait_for_timeout(500)
        _begin(pages[2], "When did the harbour open?")

        expect(pages[2].get_by_text("currently busy")).to_be_visible()
        engine.gate.set()
        expect(turns(pages[1]).last).to_contain_text("1931")
        ask(pages[2], "When did the harbour open?")
        expect(turns(pages[2]).last).to_contain_text("1931")
