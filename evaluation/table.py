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

_FORMATS = {"share": "{:.3f}", "ms": "{:,.1f}", "tokens": "{:,.0f}", "usd": "${:,.4f}"}


def show(report: Report, console: Console) -> None:
    """Print a report."""
    console.print(Group(*_tables(report)))


def _tables(report: Report) -> Sequence[RenderableType]:
    run = report["run"]
    title = f"{run['questions']}: {report['questions']:,} questions"
    tables = [_measures(report["measures"], title)]
    for kind in dict.fromkeys(group["kind"] for group in report["groups"]):
        rows = [group for group in report["groups"] if group["kind"] == kind]
        tables.append(_groups(kind, rows))
    return tables


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
