"""The page of results: tables from reports, and how they were made."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from evaluation.report import Report

__all__ = ["Row", "Section", "page"]

_SHARES = (
    "hit@1",
    "mrr@10",
    "answer@1",
    "answer@3",
    "evidence cited",
    "refused answerable",
    "refused unanswerable",
    "aurc",
    "confidence auroc",
    "admitted at 80%",
)
_OURS = 2
"""Rows of Dateline itself, which come first."""
_TIMES = ("latency median", "latency p95")
_HEAD = """# Results

What Dateline does today, beside what a user would write in an afternoon. In brackets: 95% bootstrap
intervals over questions. Nothing here uses a language model or a key.

    make results DATA=DIR PEERS=benchmarks/peers/.venv/bin/python

DATA holds the sets, laid out as `benchmarks/results.toml` says; `benchmarks/peers/README.md` says
what the peers are and how they are installed. Of a large set some questions are asked, evenly
spaced over it and the same for every system; claims are taken likewise.

- **Dateline** declines below its own bar of confidence; **made to answer all** is the same run with
  the bar at 0, which shows the ranking of sentences by itself. The peers never decline.
- **hit@1**, **mrr@10**: the gold article among what was found. **answer@1**, **answer@3**: a gold
  answer stands, word for word, in the first one or three sentences shown; for a peer these are the
  sentences of its best three passages most like the question by its own similarity.
- **evidence cited**: a citation stands at the gold quote.
- **aurc**: area under the risk–coverage curve, less is better; **admitted at 80%**: share of the
  unanswerable that would be answered where the bar lets 80% of the answerable through, less is
  better. A system's confidence is, for the peers, the score of their best passage.
- A peer without a row was not run on that set.
- Times are of one question at a time on a shared machine. A peer's time is that of its retrieval
  and choice of sentences.
"""


@dataclass(frozen=True, kw_only=True)
class Row:
    """A system's numbers on a set."""

    system: str
    report: Report


@dataclass(frozen=True, kw_only=True)
class Section:
    """A set."""

    name: str
    of: int | None
    rows: tuple[Row, ...]


def page(sections: Sequence[Section], claims: Report | None, revision: str) -> str:
    """The whole page as Markdown."""
    parts = [_HEAD, *(_table(section) for section in sections)]
    if claims is not None:
        parts.append(_claims(claims))
    parts.append(_made_from(sections, revision))
    return "\n".join(parts)


def _table(section: Section) -> str:
    first = section.rows[0].report
    sampled = ", evenly spaced" if section.of else ""
    told = [
        name
        for name in (*_SHARES, *_TIMES)
        if any(name in row.report["measures"] for row in section.rows)
    ]
    lines = [
        f"## {section.name}",
        "",
        f"{first['questions']:,} questions{sampled}.",
        "",
        "| system | " + " | ".join(told) + " |",
        "|---|" + "---:|" * len(told),
    ]
    for row in section.rows:
        cells = (_cell(row.report["measures"].get(name), name) for name in told)
        lines.append(f"| {row.system} | " + " | ".join(cells) + " |")
    return "\n".join([*lines, ""])


def _cell(found: dict[str, Any] | None, name: str) -> str:
    if found is None:
        return "–"
    if name in _TIMES:
        return f"{found['value']:,.0f} ms"
    return f"{_share(found['value'])} [{_share(found['low'])}–{_share(found['high'])}]"


def _share(value: float) -> str:
    return f"{value:.3f}".removeprefix("0") if value < 1 else "1"


def _claims(report: Report) -> str:
    rows = [
        (dataset["name"], dataset["claims"], dataset["measures"].get("balanced accuracy"))
        for dataset in report["datasets"]
    ]
    lines = [
        "## Claims held against documents",
        "",
        f"{report['claims']:,} claims; balanced accuracy, 0.5 for a coin.",
        "",
        "| dataset | claims | balanced accuracy |",
        "|---|---:|---:|",
    ]
    lines += [f"| {name} | {count:,} | {_cell(found, name)} |" for name, count, found in rows]
    mean = report["mean over datasets"]
    lines.append(f"| **mean over datasets** | | **{_share(mean)}** |" if mean else "")
    return "\n".join([*lines, ""])


def _made_from(sections: Sequence[Section], revision: str) -> str:
    run = sections[0].rows[0].report["run"] if sections else {}
    peers = [row.report["run"]["revision"] for s in sections for row in s.rows[_OURS:]]
    measured = ", ".join(dict.fromkeys(peers)) or "no revision"
    versions = ", ".join(f"{name} {version}" for name, version in run.get("versions", {}).items())
    lines = [
        "## Made from",
        "",
        f"- {datetime.now(UTC):%Y-%m-%d %H:%M} UTC, revision {revision}",
        f"- {' · '.join(_machine())}",
        f"- {versions}",
        f"- peers: the versions of `benchmarks/peers/requirements.txt`, measured at {measured}",
    ]
    return "\n".join([*lines, ""])


def _machine() -> Iterator[str]:
    known = Path("/proc/cpuinfo")
    lines = known.read_text("utf-8").splitlines() if known.is_file() else []
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    yield next(names, platform.processor() or platform.machine())
    yield f"{os.cpu_count()} cores"
    yield f"{platform.system()} {platform.machine()}"
    yield f"Python {platform.python_version()}"
