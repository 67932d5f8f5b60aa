"""How long `dateline ask` takes from nothing, and where the time goes.

    python -m benchmarks.cold_start [--runs N]

Measures the installed `dateline` on the demonstration articles, and prints Markdown.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.machine import machine, processors, quantile, table
from bot import open_bot

_QUESTION = "Who is Japan's foreign minister?"
_DEMO = Path(__file__).parents[1] / "evaluation" / "sets" / "demo.jsonl"
_ROOMS = ("bot", "corpus", "index", "prompts", "evaluation")
_IMPORT = re.compile(r"^import time:\s+(\d+) \|\s+(\d+) \|\s+(\S+)$", re.MULTILINE)
_CALL = "from bot.cli.app import main; main()"
_WARMING = 5


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5, help="runs of each command")
    runs = parser.parse_args().runs
    print(machine(), end="\n\n")
    with TemporaryDirectory(prefix="dateline-cold-") as folder:
        rows = _commands(Path(folder), runs)
        rows += _imports(Path(folder) / "0")
        rows += _warm(Path(folder) / "0")
    print(table(["what", "median", "least", "processor seconds, median", "command"], rows))


def _commands(folder: Path, runs: int) -> list[list[str]]:
    dateline = Path(sys.executable).with_name("dateline")
    ask = [str(dateline), "ask", _QUESTION, "--home"]
    bare = [_seconds([str(dateline), "--help"]) for _ in range(runs)]
    cold = [_seconds([*ask, str(folder / str(n))]) for n in range(runs)]
    warm = [_seconds([*ask, str(folder / "0")]) for _ in range(runs)]
    return [
        ["the help", *_columns(bare), "`dateline --help`"],
        ["a question, no index yet", *_columns(cold), '`dateline ask "…" --home EMPTY`'],
        ["a question, index there", *_columns(warm), '`dateline ask "…" --home SAME`'],
    ]


def _seconds(command: Sequence[str]) -> tuple[float, float]:
    """On the clock and on the processors: the second hardly minds what else the machine does."""
    before, began = processors(), time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - began, processors() - before


def _columns(seconds: Sequence[tuple[float, float]]) -> tuple[str, str, str]:
    clock, processors = zip(*seconds, strict=True)
    return f"{median(clock):.2f} s", f"{min(clock):.2f} s", f"{median(processors):.2f} s"


def _imports(home: Path) -> list[list[str]]:
    """Seconds spent in import statements, all of them and those of our own modules."""
    command = [sys.executable, "-X", "importtime", "-c", _CALL, "ask", _QUESTION, "--home"]
    done = subprocess.run([*command, str(home)], check=True, capture_output=True, text=True)
    own: dict[str, int] = {}
    for itself, _, name in _IMPORT.findall(done.stderr):
        top = name.partition(".")[0]
        own[top] = own.get(top, 0) + int(itself)
    total = sum(own.values()) / 1e6
    ours = sum(own.get(room, 0) for room in _ROOMS) / 1e6
    dearest = sorted((n for n in own if n not in _ROOMS), key=lambda n: -own[n])[:5]
    named = ", ".join(f"{name} {own[name] / 1e6:.2f} s" for name in dearest)
    how = "`python -X importtime -c '" + _CALL + '\' ask "…" --home SAME`'
    return [
        ["importing, all modules", f"{total:.2f} s", "", "", how],
        ["of it Dateline's own modules", f"{ours:.2f} s ({ours / total:.0%})", "", "", "the same"],
        ["of it the dearest packages", named, "", "", "the same"],
    ]


def _warm(home: Path) -> list[list[str]]:
    """Each demonstration question once, in one process that has answered a few already."""
    with _DEMO.open(encoding="utf-8") as file:
        questions = [json.loads(line)["question"] for line in file if line.strip()]
    bot = open_bot(home=home)
    for question in questions[:_WARMING]:
        bot.ask(question)
    spent = []
    for question in questions[_WARMING:]:
        began = time.perf_counter()
        bot.ask(question)
        spent.append(1000 * (time.perf_counter() - began))
    row = [f"{median(spent):.1f} ms", f"{min(spent):.1f} ms"]
    ninety_five = f"{quantile(spent, 0.95):.1f} ms"
    what = f"a question in a warm process ({len(spent)} questions, p95 {ninety_five})"
    return [[what, *row, "", "`open_bot().ask(…)`"]]


if __name__ == "__main__":
    main()
