"""Claim checking against labels: (claim, document, supported or not).

Balanced accuracy is the mean of the share of supported claims found supported and the share of
unsupported claims not found supported: in [0, 1], 0.5 for a coin, whatever the mixture.

Paper: Laban et al., "SummaC", TACL 2022, https://aclanthology.org/2022.tacl-1.10.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from time import perf_counter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.answer import Verdict
from corpus.errors import DatelineError
from evaluation.errors import SetError
from evaluation.formats.files import json_lines
from evaluation.intervals import Draws, Estimate, draws, estimate, interval, resampled
from evaluation.journal import Kind
from evaluation.subject import Subject

__all__ = [
    "CHECKED",
    "MEASURES",
    "Checked",
    "Claim",
    "balanced_accuracy",
    "check",
    "read",
    "report",
]

_VERDICTS: tuple[Verdict, ...] = ("supported", "contradicted", "not found")
_LESS_IS_BETTER = ("failed", "latency median")
MEASURES = (
    "balanced accuracy",
    *(f"{of} of {verdict!r}" for verdict in _VERDICTS for of in ("precision", "recall")),
    *_LESS_IS_BETTER,
)
"""Names of what is measured of claims."""
_DOCUMENT = ("document", "doc", "text")


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A claim with what is known of it."""

    id: str
    """Unique within its file."""
    dataset: str
    """Where it comes from; every one gets a row in the report."""
    claim: str
    """What is claimed."""
    document: str
    """What it is held against."""
    supported: bool
    """Whether the document supports it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A claim's verdict."""

    id: str
    """Of the claim."""
    dataset: str
    """Of the claim."""
    supported: bool
    """The label."""
    verdict: Verdict | None
    """What the check said; None when it failed."""
    score: float = 0.0
    """Support in [0, 1]."""
    reason: str = ""
    """Why, or what failed."""
    elapsed_ms: float = 0.0
    """Wall time."""


CHECKED = Kind(file="claims.jsonl", row=Checked, key=lambda row: row.id)
"""How verdicts are written."""


def read(path: Path) -> Iterator[Claim]:
    """Yield the claims of a `.jsonl[.gz]` file.

    A row is `{"claim", "document" | "doc" | "text", "label", "id"?, "dataset"?}`; a label is
    1, 0, true, false or a verdict.

    Raises:
        SetError: A row does not fit; the message names file and line.
    """
    for number, row in json_lines(path):
        where = f"{path}, line {number}"
        document = next((row[name] for name in _DOCUMENT if row.get(name)), None)
        if not isinstance(row.get("claim"), str) or not isinstance(document, str):
            raise SetError(f"{where}: claim and document must be texts")
        yield Claim(
            id=str(row.get("id", number)),
            dataset=str(row.get("dataset", path.name)),
            claim=row["claim"],
            document=document,
            supported=_label(row.get("label"), where),
        )


def _label(value: object, where: str) -> bool:
    if value in (0, 1):
        return bool(value)
    if value in _VERDICTS:
        return value == "supported"
    raise SetError(f"{where}: label {value!r}", "use 1, 0 or a verdict")


def check(subject: Subject, claims: Iterable[Claim]) -> Iterator[Checked]:
    """Judge claims one after another; a failure counts as a wrong verdict."""
    for claim in claims:
        began = perf_counter()
        verdict: Verdict | None = None
        score = 0.0
        try:
            judged = subject.check(claim.claim, document=claim.document)
            verdict, score, reason = judged.verdict, judged.score, judged.reason
        except DatelineError as failure:
            reason = str(failure)
        yield Checked(
            id=claim.id,
            dataset=claim.dataset,
            supported=claim.supported,
            verdict=verdict,
            score=score,
            reason=reason,
            elapsed_ms=round(1000 * (perf_counter() - began), 3),
        )


def balanced_accuracy(
    found: NDArray[np.float64], supported: NDArray[np.float64], drawn: Draws
) -> NDArray[np.float64]:
    """Balanced accuracy of every resample; NaN where it drew claims of one label only.

    Args:
        found: 1 where the verdict is right, 0 where it is wrong.
        supported: 1 where the label is supported, 0 where it is not.
        drawn: Resamples of the same claims.
    """
    right_yes = resampled(np.where(supported == 1, found, np.nan), drawn, "mean")
    right_no = resampled(np.where(supported == 0, found, np.nan), drawn, "mean")
    both: NDArray[np.float64] = (right_yes + right_no) / 2
    return both


def report(checked: Iterable[Checked]) -> dict[str, Any]:
    """Measure verdicts: all together, by dataset, by verdict.

    Returns:
        `{"claims", "measures": {name: {value, low, high, n}}, "datasets": [{name, claims, …}]}`.
    """
    table = _Table.of(checked)
    datasets: list[dict[str, Any]] = []
    for name in sorted(set(table.datasets)):
        part = table.only(np.array([dataset == name for dataset in table.datasets]))
        datasets.append({"name": name, "claims": len(part.supported), "measures": part.measures()})
    means = [d["measures"]["balanced accuracy"]["value"] for d in datasets if _has_both(d)]
    return {
        "claims": len(table.supported),
        "measures": table.measures(),
        "mean over datasets": round(float(np.mean(means)), 6) if means else None,
        "datasets": datasets,
    }


def _has_both(dataset: dict[str, Any]) -> bool:
    return "balanced accuracy" in dataset["measures"]


@dataclass(frozen=True, slots=True)
class _Table:
    datasets: list[str]
    verdicts: NDArray[np.str_]
    supported: NDArray[np.float64]
    elapsed: NDArray[np.float64]

    @classmethod
    def of(cls, checked: Iterable[Checked]) -> _Table:
        rows = [(c.dataset, c.verdict or "failed", c.supported, c.elapsed_ms) for c in checked]
        if not rows:
            raise SetError("there is no claim to check")
        datasets, verdicts, supported, elapsed = zip(*rows, strict=True)
        return cls(
            list(datasets),
            np.array(verdicts),
            np.array(supported, dtype=float),
            np.array(elapsed, dtype=float),
        )

    def only(self, rows: NDArray[np.bool_]) -> _Table:
        chosen = [name for name, kept in zip(self.datasets, rows, strict=True) if kept]
        return _Table(chosen, self.verdicts[rows], self.supported[rows], self.elapsed[rows])

    def measures(self) -> dict[str, Any]:
        drawn = draws(len(self.supported))
        found = {"balanced accuracy": self._balanced(drawn)}
        for verdict in _VERDICTS:
            given = (self.verdicts == verdict).astype(float)
            right = self.supported == (1.0 if verdict == "supported" else 0.0)
            found[f"precision of {verdict!r}"] = estimate(
                np.where(given == 1, right.astype(float), np.nan), drawn
            )
            found[f"recall of {verdict!r}"] = estimate(np.where(right, given, np.nan), drawn)
        found["failed"] = estimate((self.verdicts == "failed").astype(float), drawn)
        found["latency median"] = estimate(self.elapsed, drawn, "median")
        return {
            name: {**asdict(e), "better": "lower" if name in _LESS_IS_BETTER else "higher"}
            for name, e in found.items()
            if e is not None
        }

    def _balanced(self, drawn: Draws) -> Estimate | None:
        said = (self.verdicts == "supported").astype(float)
        right = (said == self.supported).astype(float) * (self.verdicts != "failed")
        once = np.ones((1, len(right)))
        value = float(balanced_accuracy(right, self.supported, once)[0])
        if np.isnan(value):
            return None
        low, high = interval(balanced_accuracy(right, self.supported, drawn), value)
        return Estimate(value=value, low=low, high=high, n=len(right))
