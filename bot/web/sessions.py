"""What each open page has asked, kept on the server: the browser only ever shows it."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from threading import Lock
from typing import Literal

from bot.answer import Answer, Citation, Statement
from bot.conversing.conversation import Turn

__all__ = ["Exchange", "Sessions"]

State = Literal["asking", "done", "stopped", "failed"]


@dataclass(slots=True, kw_only=True)
class Exchange:
    """A question and what came of it so far; one thread writes, others read."""

    question: str
    """As the reader wrote it."""
    state: State = "asking"
    """`asking` until it is settled; it is settled once."""
    statements: tuple[Statement, ...] = ()
    """Checked sentences shown so far."""
    citations: tuple[Citation, ...] = ()
    """What they cite."""
    answer: Answer | None = None
    """The whole answer, when it is done."""
    problem: str = ""
    """One line about why there is no answer."""

    def settle(self, state: State, *, answer: Answer | None = None, problem: str = "") -> None:
        """End the exchange; the first ending counts, so that a stopped one stays stopped."""
        if self.state != "asking":
            return
        if answer is not None:
            self.statements, self.citations = answer.statements, answer.citations
        self.answer, self.problem, self.state = answer, problem, state


@dataclass(slots=True)
class Sessions:
    """The exchanges of the most recently used pages.

    Args:
        most: Pages remembered; the one used longest ago is forgotten first.
        exchanges: Exchanges kept of each.
    """

    most: int = 500
    exchanges: int = 100
    _kept: OrderedDict[str, tuple[Exchange, ...]] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    def of(self, session: str) -> tuple[Exchange, ...]:
        """What a page has asked, oldest first."""
        with self._lock:
            return self._kept.get(session, ())

    def add(self, session: str, question: str) -> Exchange:
        """Begin an exchange."""
        exchange = Exchange(question=question)
        with self._lock:
            self._kept[session] = (*self._kept.get(session, ()), exchange)[-self.exchanges :]
            self._kept.move_to_end(session)
            while len(self._kept) > self.most:
                self._kept.popitem(last=False)
        return exchange

    def drop_last(self, session: str, question: str) -> None:
        """Take back the last exchange when it asked this question, so that it can be asked anew."""
        with self._lock:
            kept = self._kept.get(session, ())
            if kept and kept[-1].question == question:
                self._kept[session] = kept[:-1]

    def forget(self, session: str) -> None:
        """Start over."""
        with self._lock:
            for exchange in self._kept.pop(session, ()):
                exchange.settle("stopped")

    def turns(self, session: str) -> tuple[Turn, ...]:
        """The answered exchanges as the engine takes them."""
        return tuple(Turn.of(e.answer) for e in self.of(session) if e.answer is not None)
