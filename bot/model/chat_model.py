"""A chat model behind any OpenAI-compatible server.

Nothing is sent before `stream` or `complete` is called, and whoever builds a `ChatModel` decides
that a model is wanted at all.
"""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from pydantic import SecretStr

from bot.answer import Usage
from bot.errors import ModelError
from bot.model.breaker import Breaker
from bot.model.calling import Call, Limits, Server
from bot.model.finishing import ended
from prompts.loader import Message

__all__ = [
    "Brief",
    "ChatModel",
    "Completes",
    "Completion",
    "Limits",
    "Price",
    "Reply",
    "estimate_tokens",
]

_BYTES = 4  # of UTF-8 for a token, on average over several scripts
_PUBLIC = "https://api.openai.com/v1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Price:
    """USD for a million tokens."""

    prompt: float = 0.0
    """Of input."""
    completion: float = 0.0
    """Of output."""

    def of(self, prompt_tokens: int, completion_tokens: int) -> float:
        """USD for a call.

        >>> Price(prompt=2.0, completion=8.0).of(1000, 500)
        0.006
        """
        return (prompt_tokens * self.prompt + completion_tokens * self.completion) / 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Completion:
    """A reply that was waited for."""

    text: str
    """All of it."""
    usage: Usage
    """Tokens and USD."""
    estimated: bool
    """Whether the tokens are estimated, because the server did not count them."""


@dataclass(slots=True)
class Reply:
    """A reply as it arrives: iterate for pieces of text; the rest is filled in at its end."""

    _pieces: Iterator[str] = field(default_factory=lambda: iter(()))
    usage: Usage = field(default_factory=Usage)
    """Tokens and USD so far; final when the iteration is over or closed."""
    estimated: bool = True
    """Whether the tokens are estimated."""
    finish: str | None = None
    """Why the model stopped: "stop", "length", …"""

    def __iter__(self) -> Iterator[str]:
        """The reply itself."""
        return self

    def __next__(self) -> str:
        """The next piece of text."""
        return next(self._pieces)

    def close(self) -> None:
        """Stop listening; the server is told by the connection being closed."""
        close = getattr(self._pieces, "close", None)
        if close:
            close()


class Completes(Protocol):
    """A model that can be waited for: a `ChatModel`, or its `brief`."""

    def complete(self, messages: Sequence[Message]) -> Completion:
        """Ask, and wait for the whole reply."""
        ...


class Brief:
    """A model that is waited for a short while only; made by `ChatModel.brief`.

    Args:
        listen: Asks, and gives the reply as it arrives.
    """

    def __init__(self, listen: Callable[[Sequence[Message]], Reply]) -> None:
        self._listen = listen

    def complete(self, messages: Sequence[Message]) -> Completion:
        """As `ChatModel.complete`."""
        return _waited(self._listen(messages))


class ChatModel:
    """Asks one model at one server.

    Args:
        name: The model's name as the server knows it.
        key: Its key; a server without keys needs none.
        base_url: Where the server is; OpenAI's own when empty.
        limits: How long, how often and how much.
        price: For counting USD.
        budget_usd: Once this much is spent the model is left alone; None for no bound.
        clock: Seconds that only go forward.
        sleep: Waits between tries.
        jitter: A number in [0, 1), so that many clients do not come back at once.
    """

    def __init__(
        self,
        name: str,
        *,
        key: SecretStr | str | None = None,
        base_url: str | None = None,
        limits: Limits | None = None,
        price: Price | None = None,
        budget_usd: float | None = None,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
        jitter: Callable[[], float] = random.random,
    ) -> None:
        self.name = name
        self.limits = limits or Limits()
        self.price = price or Price()
        self.spent_usd = 0.0
        raw = key.get_secret_value() if isinstance(key, SecretStr) else key or ""
        self._key_is_sane = raw.strip().isascii()
        self._is_configured = bool(raw.strip() or base_url)
        self._server = Server(
            name,
            (base_url or _PUBLIC).strip(),
            raw.strip(),
            self.limits,
            clock=clock,
            sleep=sleep,
            jitter=jitter,
        )
        self._budget = budget_usd
        self._breaker = Breaker(self.limits.failures, self.limits.pause_s, clock)
        self._lock = threading.Lock()

    @property
    def address(self) -> str:
        """Where the server is, without user or password."""
        return self._server.where.address

    def __repr__(self) -> str:
        """Which model, never the key."""
        return f"ChatModel({self.name!r} at {self.address})"

    def complete(self, messages: Sequence[Message]) -> Completion:
        """Wait for a whole reply.

        Args:
            messages: What the model reads.

        Raises:
            ModelError: It did not answer, or nothing.
        """
        return _waited(self.stream(messages))

    def brief(self, seconds: float, output_tokens: int) -> Brief:
        """The same model for short calls beside an answer: tried once, and given up soon.

        Args:
            seconds: Until the whole reply is there.
            output_tokens: Longest reply.
        """
        limits = replace(self.limits, total_s=seconds, output_tokens=output_tokens, retries=0)
        return Brief(lambda messages: self._reply(messages, limits))

    def stream(self, messages: Sequence[Message]) -> Reply:
        """Listen to a reply as it arrives.

        Iterating raises `ModelError` when the model does not answer or breaks off.

        Args:
            messages: What the model reads.
        """
        return self._reply(messages, self.limits)

    def _reply(self, messages: Sequence[Message], limits: Limits) -> Reply:
        reply = Reply()
        reply._pieces = self._listen(tuple(messages), reply, limits)
        return reply

    def _listen(self, messages: tuple[Message, ...], reply: Reply, limits: Limits) -> Iterator[str]:
        self._require_allowed()
        written = 0  # bytes
        call = Call(self._server, messages, limits)
        try:
            for piece in call.pieces():
                reply.finish = piece.finish or reply.finish
                if piece.usage:
                    reply.usage, reply.estimated = self._usage(*piece.usage), False
                if piece.text:
                    written += len(piece.text.encode("utf-8", "replace"))
                    yield piece.text
            self._require_whole(reply, written)
            self._breaker.succeeded()
        except ModelError as error:
            # A reply that was declined is one: the next question may be answered.
            if error.kind == "declined":
                self._breaker.succeeded()
            else:
                self._breaker.failed()
            raise
        except GeneratorExit:  # the listener has heard enough: the model works
            if call.answered:
                self._breaker.succeeded()
            raise
        finally:
            call.stop()
            if reply.estimated:
                read = sum(estimate_tokens(message.content) for message in messages)
                reply.usage = self._usage(read if call.answered else 0, -(-written // _BYTES))
            with self._lock:
                self.spent_usd += reply.usage.cost_usd

    def _require_allowed(self) -> None:
        if self._budget is not None and self.spent_usd >= self._budget:
            raise ModelError(
                f"the budget of {self._budget:g} USD is spent",
                "raise DATELINE_BUDGET_USD",
                kind="paused",
            )
        if not self._is_configured:
            raise ModelError(
                "no model is configured", "set OPENAI_API_KEY or OPENAI_BASE_URL", kind="auth"
            )
        if not self._key_is_sane:
            raise ModelError(
                "the key holds characters no key has", "check OPENAI_API_KEY", kind="auth"
            )
        wait = self._breaker.wait()
        if wait:
            raise ModelError(
                f"{self.name} failed repeatedly and is left alone for {wait:.0f} more seconds",
                f"is the server at {self.address} running?",
                kind="paused",
            )

    def _require_whole(self, reply: Reply, written: int) -> None:
        if not written:
            raise ended(reply.finish, self.name, self.address) or ModelError(
                f"{self.name} at {self.address} answered nothing",
                "check OPENAI_MODEL and OPENAI_BASE_URL (which often ends in /v1)",
                kind="bad reply",
            )
        if reply.finish is None:
            raise ModelError(f"the reply of {self.name} broke off", "ask again", kind="bad reply")

    def _usage(self, prompt: int, completion: int) -> Usage:
        cost = self.price.of(prompt, completion)
        return Usage(prompt_tokens=prompt, completion_tokens=completion, cost_usd=cost)


def _waited(reply: Reply) -> Completion:
    text = "".join(reply)
    return Completion(text=text, usage=reply.usage, estimated=reply.estimated)


def estimate_tokens(text: str) -> int:
    """A guess that holds for several scripts: a token for every four bytes.

    >>> estimate_tokens("Japan voted no."), estimate_tokens("صوتت اليابان")
    (4, 6)
    """
    return -(-len(text.encode("utf-8", "replace")) // _BYTES)
