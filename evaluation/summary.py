"""Outcomes to numbers: every measure over all questions, per language and per tag."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from evaluation.intervals import Estimate, draws, estimate
from evaluation.measures.measure import Measure
from evaluation.outcome import Outcome

__all__ = ["ALL", "Group", "Scores", "summarise"]


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Group:
    """Questions that are looked at together."""

    kind: str
    """`all`, `language` or `tag`."""
    name: str
    """The language or tag."""


ALL = Group(kind="all", name="all")


@dataclass(slots=True, kw_only=True)
class Scores:
    """The numbers of every question: all that is kept of an outcome."""

    measures: Sequence[Measure]
    """What was measured."""
    ids: list[str] = field(default_factory=list)
    """Question ids, in the order asked."""
    columns: list[array[float]] = field(default_factory=list)
    """For each measure one number a question; NaN where it says nothing."""
    orders: dict[str, array[float]] = field(default_factory=dict)
    """For each measure that needs an order, what the questions are ordered by."""
    rows: dict[Group, array[int]] = field(default_factory=dict)
    """For each group the places of its questions."""

    @classmethod
    def of(cls, outcomes: Iterable[Outcome], measures: Sequence[Measure]) -> Scores:
        """Measure outcomes one at a time."""
        scores = cls(measures=measures, columns=[array("d") for _ in measures])
        for outcome in outcomes:
            scores._add(outcome)
        return scores

    def _add(self, outcome: Outcome) -> None:
        place = len(self.ids)
        self.ids.append(outcome.question.id)
        for measure, column in zip(self.measures, self.columns, strict=True):
            value = measure.value(outcome)
            column.append(_number(value))
            if measure.order is not None:
                by = self.orders.setdefault(measure.name, array("d"))
                by.append(_number(measure.order(outcome)))
        for group in _groups(outcome):
            self.rows.setdefault(group, array("q")).append(place)

    def column(self, name: str) -> NDArray[np.float64]:
        """The numbers of a measure.

        Raises:
            KeyError: There is no measure of that name.
        """
        for measure, column in zip(self.measures, self.columns, strict=True):
            if measure.name == name:
                return np.array(column)
        raise KeyError(name)

    def order(self, name: str) -> NDArray[np.float64] | None:
        """What the questions of a measure are ordered by, if it needs that."""
        return np.array(self.orders[name]) if name in self.orders else None


def _number(value: float | None) -> float:
    return float("nan") if value is None else value


def _groups(outcome: Outcome) -> Iterable[Group]:
    yield ALL
    yield Group(kind="language", name=outcome.question.language)
    for tag in dict.fromkeys(outcome.question.tags):
        yield Group(kind="tag", name=tag)


def summarise(
    scores: Scores, *, resamples: int = 1000, seed: int = 0
) -> Mapping[Group, Mapping[str, Estimate]]:
    """Bring the numbers together.

    Args:
        scores: Of at least one question.
        resamples: For the intervals.
        seed: Of the resampling; equal seeds give equal intervals.

    Returns:
        For each group, `ALL` first, the measures that say something of it.
    """
    columns = [np.array(column) for column in scores.columns]
    orders = [scores.order(measure.name) for measure in scores.measures]
    found: dict[Group, dict[str, Estimate]] = {}
    for group in sorted(scores.rows):
        places = np.array(scores.rows[group])
        drawn = draws(len(places), resamples=resamples, seed=seed)
        estimates = {
            measure.name: estimate(
                column[places],
                drawn,
                measure.summary,
                order=None if order is None else order[places],
            )
            for measure, column, order in zip(scores.measures, columns, orders, strict=True)
        }
        found[group] = {name: e for name, e in estimates.items() if e is not None}
    return found
