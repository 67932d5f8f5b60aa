"""Calls to an OpenAI-compatible server: tried again where that helps, given up in time."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from bot.model.dialect import Dialect
from bot.model.faults import Fault, Where, read_fault, silence
from bot.model.waiting import Pump, SilenceError
from prompts.loader import Message

if TYPE_CHECKING:
    from openai import OpenAI

__all__ = ["Call", "Limits", "Piece", "Server"]

_NO_KEY = "not-needed"  # the client insists on one; a local server does not look
_FIRST_PAUSE_S = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How long, how often and how much."""

    connect_s: float = 5.0
    """Seconds to reach the server."""
    first_token_s: float = 20.0
    """Seconds until the first word, all tries together."""
    between_tokens_s: float = 10.0
    """Seconds it may fall silent after that."""
    total_s: float = 120.0
    """Seconds a reply may take."""
    output_tokens: int = 700
    """Longest reply."""
    retries: int = 2
    """Tries after the first, for 429, 5xx and connections."""
    longest_wait_s: float = 10.0
    """A server that asks to wait longer is not waited for."""
    failures: int = 3
    """Failed calls in a row after which the model is left alone."""
    pause_s: float = 60.0
    """Seconds it is left alone for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """What one event of a stream brought."""

    text: str = ""
    """Words of the reply."""
    thinking: bool = False
    """Whether the model is at work on words it does not show."""
    finish: str | None = None
    """Why the reply ended, when it did."""
    usage: tuple[int, int] | None = None
    """Prompt and completion tokens, where the server counts them."""


class Server:
    """One model at one server.

    Args:
        model: The model's name.
        base_url: Address, e.g. `http://127.0.0.1:11434/v1`.
        key: Its key, empty for none.
        limits: How long and how often.
        clock: Seconds that only go forward.
        sleep: Waits between tries.
        jitter: A number in [0, 1), so that many clients do not come back at once.
    """

    def __init__(
        self,
        model: str,
        base_url: str,
        key: str,
        limits: Limits,
        *,
        clock: Callable[[], float],
        sleep: Callable[[float], None],
        jitter: Callable[[], float],
    ) -> None:
        self.where = Where(model=model, address=_without_user(base_url))
        self.limits = limits
        self.dialect = Dialect()
        self.clock, self.sleep, self.jitter = clock, sleep, jitter
        self._base_url, self._key = base_url, key

    @cached_property
    def client(self) -> OpenAI:
        """The client, built when it is first needed: importing it takes a second."""
        import httpx
        from openai import OpenAI

        longest = max(self.limits.first_token_s, self.limits.between_tokens_s)
        return OpenAI(
            api_key=self._key or _NO_KEY,
            base_url=self._base_url,
            max_retries=0,  # tried again in `Call`, where the waiting is bounded
            timeout=httpx.Timeout(longest, connect=self.limits.connect_s),
        )

    @cached_property
    def faults(self) -> tuple[type[Exception], ...]:
        """Everything the client is known to raise."""
        import httpx
        from openai import OpenAIError

        return (OpenAIError, httpx.HTTPError, httpx.StreamError, httpx.InvalidURL, ValueError)

    def read(self, error: Exception) -> Fault:
        """What an exception of the client means."""
        return read_fault(error, self.where, self._key)


class Call:
    """One question to the model, with its tries.

    Args:
        server: Where to ask.
        messages: What the model reads.
        limits: Narrower ones than the server's; these when None.
    """

    def __init__(
        self, server: Server, messages: Sequence[Message], limits: Limits | None = None
    ) -> None:
        self._server = server
        self._messages = messages
        self._limits = limits or server.limits
        self._started = server.clock()
        self._pump: Pump[Piece] | None = None
        self._response: Any = None
        self._over = threading.Event()
        self.answered = False
        """Whether the model has begun to answer; from then on nothing is tried again."""

    def pieces(self) -> Iterator[Piece]:
        """What arrives.

        Raises:
            ModelError: The model did not answer, or broke off.
        """
        tried = 0
        while True:
            try:
                yield from self._try()
            except SilenceError:
                raise silence(self._server.where, answered=self.answered).error from None
            except self._server.faults as error:
                fault = self._server.read(error)
            else:
                return
            # A field the server does not know is no failure: ask at once without it.
            if fault.status in (400, 422) and self._server.dialect.learn(fault.said):
                continue
            pause = self._pause(tried, fault)
            if pause is None:
                raise fault.error
            self._server.sleep(pause)
            tried += 1

    def stop(self) -> None:
        """Listen no longer, and let the server know by closing the connection."""
        if self._over.is_set() or self._pump is None:
            return
        self._over.set()
        self._pump.stop()
        _hang_up(self._response)

    def _try(self) -> Iterator[Piece]:
        limits, clock = self._limits, self._server.clock
        self._over.clear()
        self._pump = Pump(self._events, self._server.faults)
        until = self._started + min(limits.first_token_s, limits.total_s)
        try:
            while (piece := self._pump.get(until - clock())) is not None:
                if piece.text or piece.thinking:
                    self.answered = True
                    until = clock() + limits.between_tokens_s
                until = min(until, self._started + limits.total_s)
                yield piece
            self._over.set()
        finally:
            self.stop()

    def _pause(self, tried: int, fault: Fault) -> float | None:
        """Seconds until the next try, None when there is to be none."""
        limits = self._limits
        if self.answered or not fault.retry or tried >= limits.retries:
            return None
        pause = _FIRST_PAUSE_S * 2**tried * (0.5 + self._server.jitter())
        if fault.wait_s is not None:
            pause = max(pause, fault.wait_s)
        late = self._server.clock() + pause > self._started + limits.first_token_s
        return None if late or pause > limits.longest_wait_s else pause

    def _events(self) -> Generator[Piece, None, None]:
        """The events of one try; runs in the pump's thread."""
        over = self._over
        request = self._server.dialect.request(self._messages, self._limits.output_tokens)
        completions = self._server.client.chat.completions
        with completions.create(model=self._server.where.model, **request) as stream:
            self._response = stream.response
            if over.is_set():
                return
            if "json" in stream.response.headers.get("content-type", ""):
                # Some servers do not stream, whatever they are asked.
                stream.response.read()
                yield _read(json.loads(stream.response.text))
                return
            for event in stream:
                yield _read(_plain(event))


def _plain(event: object) -> object:
    """The event as it came; the client checks nothing, so its own types promise nothing."""
    dump = getattr(event, "model_dump", None)
    return dump(warnings=False) if dump else event


def _read(event: object) -> Piece:
    """What an event says; nothing is taken for granted about its shape."""
    if not isinstance(event, dict):
        return Piece()
    choices = event.get("choices")
    choice = choices[0] if isinstance(choices, list) and choices else {}
    choice = choice if isinstance(choice, dict) else {}
    delta = choice.get("delta") or choice.get("message")
    delta = delta if isinstance(delta, dict) else {}
    if not choices and event.get("error"):
        raise ValueError("the server reports an error in place of a reply")
    finish = "refusal" if delta.get("refusal") else choice.get("finish_reason")
    thoughts = delta.get("reasoning_content") or delta.get("reasoning")
    content = delta.get("content")
    return Piece(
        text=_text(content),
        thinking=bool(thoughts) or isinstance(content, list),
        finish=finish if isinstance(finish, str) else None,
        usage=_counted(event.get("usage")),
    )


def _text(content: object) -> str:
    """The words of a content, which some servers send as a list of parts."""
    if isinstance(content, list):
        parts = [p for p in content if isinstance(p, dict) and p.get("type") == "text"]
        return "".join(_text(part.get("text")) for part in parts)
    return content if isinstance(content, str) else ""


def _counted(usage: object) -> tuple[int, int] | None:
    if not isinstance(usage, dict):
        return None
    counts = (usage.get("prompt_tokens"), usage.get("completion_tokens"))
    if not all(isinstance(count, int) and count >= 0 for count in counts):
        return None
    return counts[0] or 0, counts[1] or 0


def _hang_up(response: Any) -> None:  # noqa: ANN401  an httpx response of either generation
    """Wake a thread that waits for the server; it then closes the connection itself."""
    stream = getattr(response, "extensions", {}).get("network_stream")
    connection = stream.get_extra_info("socket") if stream else None
    if connection is not None:
        with suppress(OSError):
            connection.shutdown(socket.SHUT_RDWR)


def _without_user(url: str) -> str:
    """The address as it may be shown.

    >>> _without_user("http://me:secret@host:8000/v1?key=1")
    'http://host:8000/v1'
    """
    parts = urlsplit(url)
    host = parts.netloc.rpartition("@")[2]
    return f"{parts.scheme}://{host}{parts.path}".rstrip("/")
