"""`report.md` and `report.html`: the numbers with their plots, and the worst cases to open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from heapq import nsmallest
from pathlib import Path
from typing import TYPE_CHECKING, Any

from evaluation.faults import FAULTS, fault
from evaluation.journal import Journal
from evaluation.outcome import Outcome
from evaluation.plots import plots
from evaluation.report import Report
from evaluation.table import HEADLINES, number, spread

if TYPE_CHECKING:
    from jinja2 import Environment

__all__ = ["write_pages"]

_TEMPLATES = Path(__file__).parent / "templates"
_SHOWN = 200
"""Cases a page shows: more make it slow to open, and nobody reads them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cases:
    """What went wrong, counted, and the worst in full."""

    counted: dict[str, int]
    worst: list[tuple[str, Outcome]]


def write_pages(report: Report, journal: Journal[Outcome]) -> None:
    """Write both pages into the run's folder.

    Args:
        report: Its numbers.
        journal: Its outcomes, read once.

    Raises:
        RunError: The folder cannot be written.
    """
    cases = _cases(journal)
    told: dict[str, Any] = {
        "report": report,
        "cases": cases,
        "headlines": HEADLINES,
        "number": number,
        "spread": spread,
    }
    journal.write("report.md", _templates().get_template("report.md.jinja").render(told))
    told["plots"] = plots(report, journal.rows())
    journal.write("report.html", _templates().get_template("report.html.jinja").render(told))


def _cases(journal: Journal[Outcome]) -> _Cases:
    counted: Counter[str] = Counter()

    def faulty() -> Iterator[tuple[int, int, Outcome]]:
        for place, outcome in enumerate(journal.rows()):
            found = fault(outcome)
            if found is not None:
                counted[found] += 1
                yield FAULTS.index(found), place, outcome

    # The place in the run settles ties, so that outcomes themselves are never compared.
    worst = nsmallest(_SHOWN, faulty(), key=lambda case: case[:2])
    return _Cases(
        counted={name: counted[name] for name in FAULTS if counted[name]},
        worst=[(FAULTS[rank], outcome) for rank, _, outcome in worst],
    )


@cache
def _templates() -> Environment:
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    return Environment(
        loader=FunctionLoader(lambda name: (_TEMPLATES / name).read_text("utf-8")),
        autoescape=lambda name: bool(name and name.startswith("report.html")),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
