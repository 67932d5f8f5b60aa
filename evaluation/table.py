"""A report as tables on a terminal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rich.console import Console, Group, RenderableType
from rich.table import Table

from evaluation.report import Report

__all__ = ["HEADLINES", "number", "show", "spread"]

HEADLINES = (
    "hit@1",
    "evidence@3",
    "answer@1",
    "answer@3",
    "evidence cited",
    "quote exactness",
    "refused unanswerable",
    "refused answerable",
)
"""The measures shown for every language and tag."""

_BALANCED = "balanced accuracy"
_MEAN = "mean over datasets"
_FORMATS = {"share": "{:.3f}", "ms": "{:,.1f}", "tokens": "{:,.0f}", "usd": "${:,.4f}"}


def show(report: Report, console: Console) -> None:
    """Print a report."""
    console.print(Group(*_tables(report)))


def _tables(report: Report) -> Sequence[RenderableType]:
    run = report["run"]
    if "claims" in report:
        return _claims(report)
    title = f"{run['questions']}: {report['questions']:,} questions"
    tables = [_measures(report["measures"], title)]
    for kind in dict.fromkeys(group["kind"] for group in report["groups"]):
        rows = [group for group in report["groups"] if group["kind"] == kind]
        tables.append(_groups(kind, rows))
    if "comparison" in report:
        tables.append(_comparison(report))
    return tables


def _comparison(report: Report) -> Table:
    compared = report["comparison"]
    table = Table("measure", title=f"against {compared['baseline']}", title_justify="left")
    for heading in ("baseline", "difference", "95% interval", "p", "better", "worse"):
        table.add_column(heading, justify="right")
    for name, found in compared["measures"].items():
        unit = report["measures"][name]["unit"]
        sides = compared["sides"].get(name)
        moved = [str(len(sides[side])) for side in ("better", "worse")] if sides else []
        table.add_row(
            name,
            number(found["baseline"], unit),
            number(found["value"], unit),
            spread({**found, "unit": unit}),
            "" if found["p"] is None else f"{found['p']:.3f}",
            *moved,
        )
    return table


def _measures(measures: Mapping[str, Mapping[str, Any]], title: str) -> Table:
    table = Table("measure", title=title, title_justify="left")
    for heading in ("value", "95% interval", "n"):
        table.add_column(heading, justify="right")
    family = None
    for name, found in measures.items():
        if family not in (None, found["family"]):
            table.add_section()
        family = found["family"]
        table.add_row(name, number(found["value"], found["unit"]), spread(found), f"{found['n']:,}")
    return table


def _claims(report: Report) -> Sequence[RenderableType]:
    title = f"{report['run']['questions']}: {report['claims']:,} claims"
    table = Table("measure", title=title, title_justify="left")
    for heading in ("value", "95% interval", "n"):
        table.add_column(heading, justify="right")
    for name, found in report["measures"].items():
        unit = "ms" if name.startswith("latency") else "share"
        row = {**found, "unit": unit}
        table.add_row(name, number(found["value"], unit), spread(row), f"{found['n']:,}")
    sets = Table("dataset")
    for heading in ("claims", _BALANCED, "95% interval"):
        sets.add_column(heading, justify="right")
    for dataset in report["datasets"]:
        found = dataset["measures"].get(_BALANCED)
        cells = (f"{found['value']:.3f}", spread({**found, "unit": "share"})) if found else ()
        sets.add_row(dataset["name"], f"{dataset['claims']:,}", *cells)
    if report[_MEAN] is not None:
        sets.add_section()
        sets.add_row(_MEAN, "", f"{report[_MEAN]:.3f}")
    return [table, sets]


def _groups(kind: str, rows: Sequence[Mapping[str, Any]]) -> Table:
    table = Table(kind)
    for heading in ("n", *HEADLINES):
        table.add_column(heading, justify="right")
    for row in rows:
        cells = (row["measures"].get(name) for name in HEADLINES)
        shown = (f"{cell['value']:.2f}" if cell else "" for cell in cells)
        table.add_row(row["name"], f"{row['questions']:,}", *shown)
    return table


def number(value: float, unit: str) -> str:
    """A value as a reader wants it.

    >>> number(0.5, "share")
    '0.500'
    """
    return _FORMATS.get(unit, "{:,.0f}").format(value)


def spread(found: Mapping[str, Any]) -> str:
    """The interval of a measure."""
    unit = found["unit"]
    return f"{number(found['low'], unit)} – {number(found['high'], unit)}"
