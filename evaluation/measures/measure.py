"""What a measure is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from evaluation.outcome import Outcome

__all__ = ["Better", "Family", "Measure", "Summary", "Unit", "among"]

Family = Literal["retrieval", "answer", "citation", "abstention", "speed", "cost"]
Summary = Literal["mean", "median", "p95", "total", "aurc", "auroc", "admitted at 80"]
Better = Literal["higher", "lower", "neither"]
Unit = Literal["share", "ms", "tokens", "usd", "count"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A number for one outcome, and how the numbers of many become one."""

    name: str
    """As written in reports and after `--fail-under`."""
    about: str
    """One line for a reader who does not know it."""
    family: Family
    """The part of Dateline it looks at."""
    value: Callable[[Outcome], float | None]
    """The number; None where the measure says nothing of a question, which then does not count.

    An answerable question that was declined or failed is not None but the worst value.
    """
    summary: Summary = "mean"
    """How the numbers are brought together."""
    order: Callable[[Outcome], float | None] | None = None
    """By what the questions are put in order, highest first, for summaries that need an order."""
    better: Better = "higher"
    """Which way is up."""
    unit: Unit = "share"
    """What the number counts; a share is in [0, 1]."""


def among(
    applies: Callable[[Outcome], bool], value: Callable[[Outcome], float]
) -> Callable[[Outcome], float | None]:
    """Restrict a number to the outcomes it is about."""
    return lambda outcome: value(outcome) if applies(outcome) else None
