"""Plots of a report as SVG, drawn by matplotlib; none where it is not installed."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from evaluation.measures.confidence import confidence, wrong
from evaluation.outcome import Outcome
from evaluation.report import Report

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

__all__ = ["plots"]

_INK = "#1d3557"
_GOOD = "#2a9d8f"
_BAR = 0.32
_STYLE: Any = {
    "svg.fonttype": "none",  # words stay words: small, searchable, in the reader's own font
    "svg.hashsalt": "dateline",
    "font.family": "sans-serif",
    "font.size": 10,
    "axes.spines.top": False,
    "axes.spines.right": False,
}


def plots(report: Report, outcomes: Iterable[Outcome]) -> list[tuple[str, str]]:
    """Draw what a report holds.

    Args:
        report: The numbers.
        outcomes: For the spread of latencies.

    Returns:
        Title and SVG of every plot; nothing when matplotlib is not installed.
    """
    try:
        import matplotlib as mpl
    except ImportError:
        return []
    latencies: list[float] = []
    doubts: list[tuple[float, float]] = []
    for outcome in outcomes:
        latencies.append(outcome.elapsed_ms)
        sure, bad = confidence(outcome), wrong(outcome)
        if sure is not None and bad is not None:
            doubts.append((-sure, bad))
    with mpl.rc_context(_STYLE):
        drawn = [("Measures with 95% intervals", _measures(report))]
        if tags := _rows(report, "tag"):
            drawn.append(("Answer within three statements, by tag", _tags(tags)))
        if "aurc" in report["measures"]:
            title = "Risk against coverage: errors among the surest answers"
            drawn.append((title, _risk(sorted(doubts))))
        drawn.append(("Milliseconds an answer took", _latency(latencies)))
    return [(title, svg) for title, svg in drawn if svg]


def _measures(report: Report) -> str:
    shares = {n: m for n, m in report["measures"].items() if m["unit"] == "share"}
    return _bars(list(shares.items()), _INK)


def _rows(report: Report, kind: str) -> list[tuple[str, dict[str, Any]]]:
    groups = (group for group in report["groups"] if group["kind"] == kind)
    return [
        (f"{group['name']} ({group['measures']['answer@3']['n']})", group["measures"]["answer@3"])
        for group in groups
        if "answer@3" in group["measures"]
    ]


def _tags(rows: Sequence[tuple[str, dict[str, Any]]]) -> str:
    return _bars(sorted(rows, key=lambda row: -row[1]["value"]), _GOOD)


def _bars(rows: Sequence[tuple[str, dict[str, Any]]], colour: str) -> str:
    if not rows:
        return ""
    figure, axes = _figure(0.8 + _BAR * len(rows))
    places = range(len(rows))
    values = [found["value"] for _, found in rows]
    below = [max(0.0, found["value"] - found["low"]) for _, found in rows]
    above = [max(0.0, found["high"] - found["value"]) for _, found in rows]
    axes.barh(places, values, color=colour, height=0.6, alpha=0.85)
    axes.errorbar(values, places, xerr=[below, above], fmt="none", ecolor="#555", capsize=2)
    axes.set_yticks(places, [name for name, _ in rows])
    axes.set_ylim(len(rows) - 0.4, -0.6)
    axes.set_xlim(0, 1)
    return _svg(figure)


def _risk(doubts: Sequence[tuple[float, float]]) -> str:
    """Points stand where confidence changes: those of equal confidence are answered together."""
    coverage, risk = [], []
    failed = 0.0
    for place, (doubt, bad) in enumerate(doubts, 1):
        failed += bad
        if place == len(doubts) or doubts[place][0] != doubt:
            coverage.append(place / len(doubts))
            risk.append(failed / place)
    figure, axes = _figure(2.8)
    axes.plot(coverage, risk, color=_INK)
    axes.set_xlim(0, 1)
    axes.set_ylim(0, 1)
    axes.set_xlabel("coverage: share answered")
    axes.set_ylabel("risk: share of them wrong")
    return _svg(figure)


def _latency(milliseconds: Sequence[float]) -> str:
    if not milliseconds:
        return ""
    figure, axes = _figure(2.6)
    axes.hist(milliseconds, bins=30, color=_INK, alpha=0.85)
    axes.set_xlabel("ms")
    axes.set_ylabel("questions")
    return _svg(figure)


def _figure(height: float) -> tuple[Figure, Axes]:
    from matplotlib.figure import Figure as New  # no pyplot: no window system, no global state

    figure = New(figsize=(7.5, height), layout="constrained")
    return figure, figure.subplots()


def _svg(figure: Figure) -> str:
    out = io.StringIO()
    figure.savefig(out, format="svg", metadata={"Date": None}, transparent=True)
    text = out.getvalue()
    return text[text.index("<svg") :]
