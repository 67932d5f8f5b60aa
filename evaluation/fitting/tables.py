"""What fitted weights are worth on the half they were not fitted on, as Markdown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from evaluation.fitting.confidence_weights import area, refused_at
from evaluation.fitting.gathering import Case, Kind, Observed
from evaluation.fitting.halves import halved
from evaluation.fitting.sentence_weights import right_within

__all__ = ["confidence_table", "sentence_table"]

_KINDS: tuple[Kind, ...] = ("asked", "no article", "no sentence", "elsewhere", "unanswerable")

_COMPARED: tuple[Kind, ...] = ("no article", "no sentence", "unanswerable")


def sentence_table(cases: Sequence[Case], weights: dict[str, float]) -> str:
    """Right sentences first and among the first three, by set.

    Args:
        cases: Everything that was gathered; only what is held out is measured.
        weights: Fitted on the other half.
    """
    rows = []
    held = halved(cases)[1]
    for name in dict.fromkeys(case.source for case in held):
        own = [case for case in held if case.source == name]
        shares = [right_within(own, weights, shown) for shown in (1, 3)]
        rows.append([name, str(len(own)), *map(_three, shares)])
    return _markdown(["set", "held out", "right first", "right in three"], rows)


def confidence_table(seen: Sequence[Observed], weights: Mapping[str, float], bar: float) -> str:
    """How well confidence tells answers from refusals, by set.

    Args:
        seen: Everything that was gathered; only what is held out is measured.
        weights: Fitted on the other half.
        bar: Confidence below which is refused.
    """
    rows = []
    held = halved(seen)[1]
    for name in dict.fromkeys(o.source for o in held):
        parts = {kind: [o for o in held if o.source == name and o.kind == kind] for kind in _KINDS}
        rows.append([name, *_areas(parts, weights), *_refusals(parts, weights, bar)])
    head = ["set", *(f"AUC {kind}" for kind in _COMPARED)]
    refused = [f"refused {kind}" for kind in _KINDS]
    return _markdown(head + refused, rows)


def _areas(parts: Mapping[Kind, list[Observed]], weights: Mapping[str, float]) -> list[str]:
    asked = parts["asked"]
    return [_three(area(asked, parts[kind], weights)) for kind in _COMPARED]


def _refusals(
    parts: Mapping[Kind, list[Observed]], weights: Mapping[str, float], bar: float
) -> list[str]:
    return [_three(refused_at(seen, bar, weights)) for seen in parts.values()]


def _three(value: float) -> str:
    return "–" if value != value else f"{value:.3f}"


def _markdown(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines) + "\n"
