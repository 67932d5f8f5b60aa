"""Counters in Prometheus' text format, kept by hand: four numbers need no library.

https://prometheus.io/docs/instrumenting/exposition_formats/
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from threading import Lock
from time import perf_counter

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.answer import Answer

__all__ = ["CountRequests", "Metrics"]

Labels = tuple[tuple[str, str], ...]

_HELP = {
    "dateline_requests_total": "Requests by route and status.",
    "dateline_request_seconds_total": "Seconds spent on requests by route.",
    "dateline_answers_total": "Answers by mode and outcome.",
    "dateline_removed_sentences_total": "Sentences removed because no article supports them.",
}


class Metrics:
    """Counts what the server did; safe to use from several threads."""

    def __init__(self) -> None:
        self._counts: Counter[tuple[str, Labels]] = Counter()
        self._seconds: dict[tuple[str, Labels], float] = {}
        self._lock = Lock()

    def request(self, route: str, status: int, seconds: float) -> None:
        """Count one request."""
        with self._lock:
            labels = (("route", route), ("status", str(status)))
            self._counts["dateline_requests_total", labels] += 1
            spent = ("dateline_request_seconds_total", (("route", route),))
            self._seconds[spent] = self._seconds.get(spent, 0.0) + seconds

    def answer(self, answer: Answer) -> None:
        """Count one answer."""
        outcome = "abstained" if answer.abstained else "answered"
        with self._lock:
            labels = (("mode", str(answer.mode)), ("outcome", outcome))
            self._counts["dateline_answers_total", labels] += 1
            self._counts["dateline_removed_sentences_total", ()] += len(answer.removed)

    def text(self) -> str:
        """All counters, one a line."""
        with self._lock:
            values = {**self._counts, **self._seconds}
        lines: list[str] = []
        for name, help_text in _HELP.items():
            lines += [f"# HELP {name} {help_text}", f"# TYPE {name} counter"]
            lines += sorted(_lines(name, values))
        return "\n".join(lines) + "\n"


def _lines(name: str, values: dict[tuple[str, Labels], float]) -> Iterator[str]:
    for (counter, labels), value in values.items():
        if counter == name:
            inside = ",".join(f'{key}="{_escaped(text)}"' for key, text in labels)
            yield f"{name}{{{inside}}} {value:g}" if inside else f"{name} {value:g}"


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace('"', r"\"").replace("\n", r"\n")


class CountRequests:
    """Counts requests under their route's pattern, so that labels stay few."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self.app = app
        self.metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and note its status and time."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        began, status = perf_counter(), 500

        async def noted(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self.app(scope, receive, noted)
        finally:
            route = getattr(scope.get("route"), "path", None) or "page"
            self.metrics.request(route, status, perf_counter() - began)
