"""`--fail-under measure=value`: a floor below which a run fails, for continuous integration."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from evaluation.errors import UsageError
from evaluation.measures.catalogue import MEASURES

__all__ = ["Gate", "broken", "parse"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """A bound on a measure."""

    measure: str
    """Name of the measure."""
    bound: float
    """A floor; a ceiling for measures of which less is better."""


_NAMES = tuple(measure.name for measure in MEASURES)


def parse(given: Iterable[str], names: Collection[str] = _NAMES) -> tuple[Gate, ...]:
    """Read bounds written as `answer@3=0.9`.

    Args:
        given: The bounds.
        names: Measures there are.

    Raises:
        UsageError: One is no bound, or names no measure.
    """
    return tuple(_gate(text, names) for text in given)


def _gate(text: str, names: Collection[str]) -> Gate:
    name, _, value = text.rpartition("=")
    name = name.strip()
    if name not in names:
        near = get_close_matches(name or text, names, n=1)
        hint = f"did you mean {near[0]}?" if near else "write it as answer@3=0.9"
        raise UsageError(f"--fail-under {text}: no such measure", hint)
    try:
        return Gate(measure=name, bound=float(value))
    except ValueError:
        raise UsageError(f"--fail-under {text}: {value!r} is no number") from None


def broken(gates: Iterable[Gate], report: Mapping[str, Any]) -> tuple[str, ...]:
    """Say which bounds a report does not keep, one line each.

    A measure that says nothing of the set breaks its bound: a gate that can never close is no gate.
    """
    lines = (_complaint(gate, report["measures"].get(gate.measure)) for gate in gates)
    return tuple(line for line in lines if line)


def _complaint(gate: Gate, found: Mapping[str, Any] | None) -> str:
    if found is None:
        return f"{gate.measure} has no value on this set"
    value, ceiling = found["value"], found["better"] == "lower"
    kept = value <= gate.bound if ceiling else value >= gate.bound
    if kept:
        return ""
    side = "above" if ceiling else "under"
    return f"{gate.measure} is {value:.4g}, {side} {gate.bound:.4g}"
