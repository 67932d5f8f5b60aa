"""Latency in milliseconds, median and 95th percentile, whole and by stage.

The whole is wall time seen from outside and counts failures; the stages are what answers report
of themselves. One question at a time, in a warm process.
"""

from collections.abc import Callable

from bot.answer import Timings
from evaluation.measures.measure import Measure, Summary
from evaluation.outcome import Outcome

__all__ = ["MEASURES"]

_SPREADS: tuple[Summary, ...] = ("median", "p95")


def _whole(summary: Summary) -> Measure:
    return Measure(
        name=f"latency {summary}",
        about=f"Milliseconds from question to answer, {summary}.",
        family="speed",
        value=lambda o: o.elapsed_ms,
        summary=summary,
        better="lower",
        unit="ms",
    )


def _stage(name: str, read: Callable[[Timings], float], summary: Summary) -> Measure:
    def value(outcome: Outcome) -> float | None:
        return read(outcome.answer.timings_ms) if outcome.answer else None

    return Measure(
        name=f"{name} {summary}",
        about=f"Milliseconds spent to {name}, {summary}.",
        family="speed",
        value=value,
        summary=summary,
        better="lower",
        unit="ms",
    )


MEASURES = (
    *(_whole(summary) for summary in _SPREADS),
    *(_stage("retrieve", lambda t: t.retrieve, summary) for summary in _SPREADS),
    *(_stage("compose", lambda t: t.compose, summary) for summary in _SPREADS),
    *(_stage("verify", lambda t: t.verify, summary) for summary in _SPREADS),
)
