"""What a measurement was made on, and how one is written down."""

from __future__ import annotations

import os
import platform
import resource
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path

__all__ = ["machine", "processors", "quantile", "table"]

_PACKAGES = ("dateline", "bm25s", "chromadb", "llama-index-core", "numpy", "wordllama")


def machine() -> str:
    """Processors, memory, system, versions, load and day in one line."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    versions = ", ".join(f"{name} {metadata.version(name)}" for name in _PACKAGES)
    return (
        f"{_processor()} × {os.cpu_count()}, {memory:.0f} GB, {platform.system()}"
        f" {platform.release()}, Python {platform.python_version()}, {versions};"
        f" load before {os.getloadavg()[0]:.1f}; {datetime.now(UTC):%Y-%m-%d}"
    )


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    lines = info.read_text("utf-8").splitlines() if info.exists() else []
    named = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(named, platform.machine())


def processors() -> float:
    """Processor seconds of the child processes that have ended so far."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def quantile(values: Sequence[float], share: float) -> float:
    """The value that this share of the values does not exceed (nearest rank)."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Rows as a Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines) + "\n"
