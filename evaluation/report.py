"""A run's report as plain data: what `report.json` holds and every other report is made from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from evaluation.intervals import Estimate
from evaluation.measures.measure import Measure
from evaluation.provenance import Provenance
from evaluation.summary import ALL, Group, Scores, summarise

__all__ = ["Report", "build"]

Report = dict[str, Any]
"""`{"run", "questions", "measures": {name: {value, low, high, n, …}}, "groups": [{kind, name,
questions, measures}], "failed": [{"id", "error"}]}`."""

_ERRORS_LISTED = 50


def build(provenance: Provenance, scores: Scores, errors: Iterable[Mapping[str, Any]]) -> Report:
    """Bring a run's numbers into the shape of `report.json`.

    Args:
        provenance: What the run was made from.
        scores: Of its questions, at least one.
        errors: Id and error of the questions that failed.
    """
    found = summarise(scores)
    about = {measure.name: measure for measure in scores.measures}
    return {
        "run": asdict(provenance),
        "questions": len(scores.ids),
        "measures": _with_words(found[ALL], about),
        "groups": [
            _group(group, len(scores.rows[group]), estimates)
            for group, estimates in found.items()
            if group != ALL
        ],
        "failed": list(errors)[:_ERRORS_LISTED],
    }


def _group(group: Group, questions: int, estimates: Mapping[str, Estimate]) -> dict[str, Any]:
    rounded = {name: _rounded(estimate) for name, estimate in estimates.items()}
    return {"kind": group.kind, "name": group.name, "questions": questions, "measures": rounded}


def _with_words(
    estimates: Mapping[str, Estimate], about: Mapping[str, Measure]
) -> dict[str, dict[str, Any]]:
    return {
        name: {
            **_rounded(estimate),
            "about": about[name].about,
            "family": about[name].family,
            "unit": about[name].unit,
            "better": about[name].better,
        }
        for name, estimate in estimates.items()
    }


def _rounded(estimate: Estimate) -> dict[str, float | int]:
    return {
        "value": round(estimate.value, 6),
        "low": round(estimate.low, 6),
        "high": round(estimate.high, 6),
        "n": estimate.n,
    }
