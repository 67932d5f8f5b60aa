"""What happens when a reader asks, stops, asks again or starts over."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from types import TracebackType
from typing import TYPE_CHECKING

import gradio as gr

from bot.errors import QuestionError
from bot.web.rendering import Cards, render, transcript
from bot.web.sessions import Exchange, Sessions
from bot.web.wording import language_name
from corpus.errors import DatelineError
from index.filters import Filters

if TYPE_CHECKING:
    from bot.answer import Answer
    from bot.engine import Engine

__all__ = ["Chat", "filters_from"]

_log = logging.getLogger(__name__)
_SOMETHING_WRONG = "Something went wrong here. Ask again; the server's log says what it was."
_EXAMPLES = 4
_LISTED = 1000
"""Articles the filter lists; further ones are named by id."""


class Chat:
    """The events of one page; every open browser tab is a session of its own.

    Args:
        engine: What answers.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._sessions = Sessions()
        self._made: Sequence[str] = ()
        self._made_for: frozenset[str] = frozenset()

    def ask(
        self,
        message: str | None,
        outlets: Sequence[str],
        languages: Sequence[str],
        articles: Sequence[str],
        since: str | None,
        until: str | None,
        as_of: str | None,
        event: gr.EventData,
        request: gr.Request,
    ) -> Iterator[tuple[str, object]]:
        """Show the conversation as it grows, and the question's box while it is busy."""
        clicked = _clicked(event)
        question = str(clicked.get("question") or message or "")
        if not question.strip():
            yield self._shown(request), gr.skip()
            return
        session = str(request.session_hash)
        if any(exchange.state == "asking" for exchange in self._sessions.of(session)):
            yield self._shown(request), gr.skip()  # one at a time
            return
        if clicked.get("again"):
            self._sessions.drop_last(session, question)
        turns = self._sessions.turns(session)
        exchange = self._sessions.add(session, question)
        cards = self._cards()
        yield self._shown(request, cards), gr.Textbox("", submit_btn=False, stop_btn="Stop")
        with _Ending(exchange):
            filters = filters_from(outlets, languages, articles, since, until, as_of)
            stream = self._engine.stream(question, history=turns, filters=filters)
            for statement in stream:
                if exchange.state != "asking":  # stopped from another request
                    return
                exchange.statements = (*exchange.statements, statement)
                exchange.citations = stream.citations
                yield self._shown(request, cards), gr.skip()
            exchange.settle("done", answer=stream.answer)
        if exchange.answer is not None:
            yield self._shown(request, cards), gr.skip()
            with _Ending(exchange):
                self._suggest(exchange, exchange.answer, filters)
        yield self._shown(request, cards), _free()

    def stop(self, request: gr.Request) -> tuple[str, gr.Textbox]:
        """Keep what has been shown so far and free the box."""
        for exchange in self._sessions.of(str(request.session_hash)):
            exchange.settle("stopped")
        return self._shown(request), _free()

    def clear(self, request: gr.Request) -> tuple[str, gr.Textbox]:
        """A new conversation."""
        self._sessions.forget(str(request.session_hash))
        return self._shown(request), _free()

    def masthead(self) -> str:
        """The strip at the top."""
        return render("masthead", count=len(self._engine.articles()))

    def welcome(self, *, with_examples: bool = False) -> str:
        """What stands where the first question will; examples take a moment to make."""
        articles = frozenset(card.id for card in self._engine.articles())
        examples = self._examples(articles) if with_examples or articles == self._made_for else ()
        return render("welcome", count=len(articles), examples=examples)

    def choices(self) -> tuple[gr.Dropdown, gr.Dropdown, gr.Dropdown]:
        """What the filters offer: outlets, languages and articles."""
        cards = self._engine.articles()
        outlets = sorted({card.outlet for card in cards if card.outlet}, key=str.casefold)
        languages = sorted({card.language for card in cards})
        return (
            gr.Dropdown(choices=outlets, visible=bool(outlets)),
            gr.Dropdown(choices=[(language_name(code, "en"), code) for code in languages]),
            gr.Dropdown(choices=[(card.title or card.id, card.id) for card in cards[:_LISTED]]),
        )

    def _shown(self, request: gr.Request, cards: Cards | None = None) -> str:
        known = self._cards() if cards is None else cards
        return transcript(self._sessions.of(str(request.session_hash)), known)

    def _suggest(self, exchange: Exchange, answer: Answer, filters: Filters) -> None:
        """Add what can be asked next, once the answer itself is shown."""
        if not answer.suggestions:
            found = self._engine.next_questions(answer, filters=filters)
            exchange.answer = replace(answer, suggestions=found)

    def _cards(self) -> Cards:
        return {card.id: card for card in self._engine.articles()}

    def _examples(self, articles: frozenset[str]) -> Sequence[str]:
        """Questions for these articles; made once, as making them means answering them."""
        if self._made_for != articles:
            self._made = self._engine.examples(_EXAMPLES) if articles else ()
            self._made_for = articles
        return self._made


class _Ending:
    """Makes a line in the page of whatever ends a question early.

    The framework leaves a page locked when its function raises, so nothing may pass.
    """

    def __init__(self, exchange: Exchange) -> None:
        self._exchange = exchange

    def __enter__(self) -> None:
        """Nothing to prepare."""

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> bool:
        """Tell the reader what to do; what nobody foresaw goes to the log."""
        if not isinstance(error, Exception):
            return False
        if isinstance(error, DatelineError):
            self._exchange.settle("failed", problem=str(error))
        else:
            _log.error("a question failed", exc_info=error)
            self._exchange.settle("failed", problem=_SOMETHING_WRONG)
        return True


def _clicked(event: gr.EventData) -> Mapping[str, object]:
    """What a button in our own HTML sent along; nothing when the box was sent."""
    # `EventData` gives access by name only, and fails on every name when nothing was sent.
    sent = event._data
    return sent if isinstance(sent, Mapping) else {}


def _free() -> gr.Textbox:
    return gr.Textbox(submit_btn="Ask", stop_btn=False)


def filters_from(
    outlets: Sequence[str] | None,
    languages: Sequence[str] | None,
    articles: Sequence[str] | None,
    since: str | None,
    until: str | None,
    as_of: str | None,
) -> Filters:
    """What the filter boxes hold as the engine's value; empty boxes restrict nothing.

    Raises:
        QuestionError: A day is not written YYYY-MM-DD.
    """
    return Filters(
        outlets=tuple(outlets or ()),
        languages=tuple(languages or ()),
        articles=tuple(articles or ()),
        since=_day(since),
        until=_day(until),
        as_of=_day(as_of),
    )


def _day(text: str | None) -> date | None:
    given = (text or "").strip()
    if not given:
        return None
    try:
        return date.fromisoformat(given[:10])
    except ValueError:
        raise QuestionError(f"{given[:40]!r} is not a date", "write it YYYY-MM-DD") from None
