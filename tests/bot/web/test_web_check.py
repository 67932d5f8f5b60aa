"""The pane that checks a sentence, and what the page says about follow-ups."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st
from stand_in_engine import HOSTILE, StandInEngine
from test_web_rendering import CARDS, SAFE_TAGS, Seen

from bot.answer import Understood
from bot.conversing.recalling import ATTRIBUTED
from bot.serve import application
from bot.settings import Settings
from bot.web.check_pane import check_html
from bot.web.rendering import transcript
from bot.web.sessions import Exchange

# What the page's framework warns of while it loads is its own.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")
FORM_TAGS = SAFE_TAGS | {"form", "label", "textarea", "h4"}


def checked(claim: str) -> str:
    return check_html(StandInEngine(), claim, CARDS)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("claim", "verdict", "said"),
    [
        ("The harbour opened in 1931.", "supported", "Supported"),
        ("The harbour never opened.", "contradicted", "Contradicted"),
        ("The lighthouse fell.", "not-found", "Not found in the articles"),
        ("افتتح الميناء عام ١٩٣١", "supported", "تدعمه المقالات"),
    ],
)
def test_a_verdict_is_shown_with_reason_and_quote(claim: str, verdict: str, said: str) -> None:
    seen = Seen(checked(claim))
    assert ("data-verdict", verdict) in seen.attributes
    assert said in seen.text
    assert "because of <i>this</i>" in seen.text
    links = [value for name, value in seen.attributes if name == "href"]
    assert len(links) == 1
    assert links[0].startswith("?article=")


def test_an_empty_box_is_only_a_box() -> None:
    seen = Seen(checked("  "))
    assert "textarea" in seen.tags
    assert not [name for name, _ in seen.attributes if name == "data-verdict"]


def test_what_cannot_be_checked_is_said() -> None:
    assert "the question has no words" in Seen(checked("?!")).text


@given(claim=st.one_of(st.text(max_size=200), st.just(HOSTILE), st.just("</textarea><script>")))
def test_nothing_pasted_becomes_markup(claim: str) -> None:
    seen = Seen(checked(claim))
    assert set(seen.tags) <= FORM_TAGS
    assert not [name for name, _ in seen.attributes if name.startswith("on")]


def test_the_pane_is_served_as_a_fragment_that_can_run_nothing() -> None:
    settings = Settings(openai_api_key=None, openai_base_url=None, chroma_url=None)
    app = application(StandInEngine(), settings=settings)  # type: ignore[arg-type]
    client = TestClient(app, base_url="http://127.0.0.1")
    reply = client.get("/reader", params={"check": "The harbour opened in 1931."})
    assert 'data-verdict="supported"' in reply.text
    assert reply.headers["content-security-policy"] == "default-src 'none'; sandbox"


def shown(**changes: object) -> Seen:
    answer = replace(StandInEngine().ask("When?"), **changes)  # type: ignore[arg-type]
    exchange = Exchange(question="And there?")
    exchange.settle("done", answer=answer)
    return Seen(transcript([exchange], CARDS))


def test_a_follow_up_says_how_it_was_read_and_what_it_was_kept_to() -> None:
    read = Understood(
        question="When did <b>it</b> open?",
        outlets=("The Daily Quay",),
        languages=("ar",),
        articles=("harbour.txt",),
        since="2024-03-01",
    )
    text = shown(understood=read).text
    assert "Understood as: When did <b>it</b> open?" in text
    assert "Only: The Daily Quay · Arabic · The harbour · from 1 March 2024" in text
    assert "Understood as" not in shown().text


def test_what_is_not_quoted_is_not_called_a_quotation() -> None:
    attributed = [
        replace(s, text="“It” – from here", reason=ATTRIBUTED)
        for s in StandInEngine().ask("When?").statements
    ]
    assert "word for word" in shown().text
    assert "word for word" not in shown(statements=tuple(attributed)).text


def test_only_the_last_answer_offers_what_to_ask_next() -> None:
    exchanges = []
    for question in ("Who?", "When?"):
        exchange = Exchange(question=question)
        answer = replace(StandInEngine().ask(question), suggestions=(f"{question} <i>Then?</i>",))
        exchange.settle("done", answer=answer)
        exchanges.append(exchange)
    text = Seen(transcript(exchanges, CARDS)).text
    assert "When? <i>Then?</i>" in text
    assert "Who? <i>Then?</i>" not in text
