"""Writes evaluation/RESULTS.md: Dateline beside its peers, on the sets of results.toml.

    python -m benchmarks.results --data DIR [--out DIR] [--peers PYTHON] [--only TEXT ...]

`make results DATA=DIR PEERS=PYTHON` runs it. Everything is kept below --out and continued from
there: the sets as exported, the answers of the peers and what was measured of them, and the runs of
Dateline by revision. Without --peers (the Python of the peers' own environment, see
benchmarks/peers/README.md) only answers that are there already are measured.
"""

from __future__ import annotations

import argparse
import io
import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from benchmarks.peers.export import export
from benchmarks.results_page import Row, Section, page
from bot.settings import Settings, load_settings
from bot.weights import load_weights
from evaluation.command import run
from evaluation.formats.files import json_lines
from evaluation.journal import Journal
from evaluation.loading import open_set
from evaluation.measures.catalogue import MEASURES
from evaluation.outcome import OUTCOME
from evaluation.provenance import describe
from evaluation.report import Report, build
from evaluation.summary import Scores
from evaluation.thresholds import at_threshold

_HERE = Path(__file__).parent
_ROOT = _HERE.parent
_SETS = _ROOT / "evaluation" / "sets"
_PEERS = {
    "bm25": "BM25 alone (bm25s)",
    "llama-index-wordllama": "LlamaIndex + Chroma, WordLlama",
    "llama-index-minilm": "LlamaIndex + Chroma, all-MiniLM-L6-v2",
}


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where things are read and kept."""

    data: Path
    out: Path
    peers: Path | None

    def material(self, name: str) -> Path:
        """A set as exported."""
        return self.out / "sets" / _slug(name)

    def answers(self, name: str, peer: str) -> Path:
        """A peer's answers."""
        return self.out / "answers" / f"{_slug(name)}.{peer}.jsonl"

    def run(self, name: str) -> Path:
        """Dateline's run at this revision."""
        return self.out / "runs" / revision() / _slug(name)

    def peer(self, name: str, peer: str) -> Path:
        """A peer's run, whatever the revision: it owes nothing to how Dateline answers."""
        return self.out / "peers" / _slug(name) / peer


def main() -> None:
    """Read the arguments, measure, write the page."""
    parser = argparse.ArgumentParser(description="Write evaluation/RESULTS.md.")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=_ROOT / "runs" / "results")
    parser.add_argument("--peers", type=Path)
    parser.add_argument("--only", nargs="*", default=[], help="sets whose name holds this")
    parser.add_argument("--answers-only", action="store_true", help="let the peers answer, no more")
    parser.add_argument("--peers-only", action="store_true", help="and measure them, no more")
    parser.add_argument("--page", type=Path, help="default: evaluation/RESULTS.md, without --only")
    given = parser.parse_args()
    place = Place(data=given.data, out=given.out, peers=given.peers)
    table = tomllib.loads((_HERE / "results.toml").read_text("utf-8"))
    chosen = [s for s in _present(table["set"], place) if _wanted(s["name"], given.only)]
    for entry in chosen:
        _prepare(entry, place)
    if given.answers_only:
        return
    if given.peers_only:
        for entry in chosen:
            list(_peers(entry, place))
        return
    sections = [_section(entry, place) for entry in chosen]
    claims = table["claims"]
    judged = None
    if (place.data / claims["file"]).is_file() and _wanted(claims["name"], given.only):
        judged = _claims(claims, place)
    target = given.page or (None if given.only else _ROOT / "evaluation" / "RESULTS.md")
    if target is not None:
        target.write_text(page(sections, judged, revision()), "utf-8")


def _wanted(name: str, only: list[str]) -> bool:
    return not only or any(part in name for part in only)


def _present(sets: list[dict[str, Any]], place: Place) -> Iterator[dict[str, Any]]:
    for entry in sets:
        if "bundled" in entry or (place.data / entry["file"]).is_file():
            yield entry
        else:
            _say(f"{entry['name']}: no {entry['file']}, left out")


def _prepare(entry: dict[str, Any], place: Place) -> None:
    name, folder = entry["name"], place.material(entry["name"])
    if not (folder / "set.jsonl").is_file():
        bundled = "bundled" in entry
        path = _SETS / entry["bundled"] if bundled else place.data / entry["file"]
        lent = place.data / entry["paragraphs"] if "paragraphs" in entry else None
        export(
            open_set(path, paragraphs=lent),
            folder,
            corpus=_bundled_articles(entry) if bundled else None,
            sample=entry.get("sample"),
            twins=entry.get("without_gold", False),
        )
    for peer in _PEERS:
        out = place.answers(name, peer)
        if place.peers is not None and not out.is_file():
            _say(f"{name}: {peer} answers")
            out.parent.mkdir(parents=True, exist_ok=True)
            script = _HERE / "peers" / "answer.py"
            subprocess.run([place.peers, script, peer, folder, out], check=True)


def _section(entry: dict[str, Any], place: Place) -> Section:
    name, folder = entry["name"], place.material(entry["name"])
    settings = _settings(entry, place).model_copy(update={"answer_threshold": 0.0})
    out = place.run(name)
    report = _measured(settings, out, questions=folder / "set.jsonl")
    rows = (
        Row(system="Dateline", report=_replayed(settings, out, folder / "set.jsonl")),
        Row(system="Dateline, made to answer all", report=report),
        *_peers(entry, place),
    )
    return Section(name=name, of=entry.get("sample"), rows=rows)


def _peers(entry: dict[str, Any], place: Place) -> Iterator[Row]:
    name = entry["name"]
    for peer, title in _PEERS.items():
        answers, kept = place.answers(name, peer), place.peer(name, peer)
        if (kept / "report.json").is_file():
            yield Row(system=title, report=json.loads((kept / "report.json").read_text("utf-8")))
        elif answers.is_file():
            path = place.material(name) / "set.jsonl"
            report = _measured(_settings(entry, place), kept, questions=path, answers=answers)
            yield Row(system=title, report=report)


def _settings(entry: dict[str, Any], place: Place) -> Settings:
    home = place.out / "home"
    if "bundled" in entry:
        return load_settings({"home": home, "corpus": _bundled_articles(entry)})
    return load_settings({"home": home, "corpus": place.material(entry["name"]) / "corpus"})


def _bundled_articles(entry: dict[str, Any]) -> Path:
    """The folder named like the set, or the articles of the demonstration."""
    own = (_SETS / entry["bundled"]).with_suffix("")
    return own if own.is_dir() else load_settings().corpus


def _measured(settings: Settings, out: Path, **flags: Path) -> Report:
    _say(str(out))
    printed = io.StringIO()
    run(settings, out=out, as_json=True, stdout=printed, **flags)  # type: ignore[arg-type]
    report: Report = json.loads(printed.getvalue())
    return report


def _replayed(settings: Settings, out: Path, path: Path) -> Report:
    """The report at the bar that is in force, from the run that was made to answer."""
    bar = load_weights().threshold
    rows = (at_threshold(outcome, bar) for outcome in Journal(out, OUTCOME).rows())
    return build(describe(settings, [path], []), Scores.of(rows, MEASURES), [])


def _claims(entry: dict[str, Any], place: Place) -> Report:
    settings = load_settings({"home": place.out / "home"})
    sampled = place.out / "sets" / f"{_slug(entry['name'])}.jsonl"
    rows = [row for _, row in json_lines(place.data / entry["file"])]
    wanted = min(entry.get("sample", len(rows)), len(rows))
    spaced = (rows[n * len(rows) // wanted] for n in range(wanted))
    sampled.write_text("".join(json.dumps(row) + "\n" for row in spaced), "utf-8")
    return _measured(settings, place.run(entry["name"]), claims=sampled)


@lru_cache
def revision() -> str:
    """The revision, with a plus where files differ from it."""
    words = ["git", "describe", "--always", "--exclude=*", "--dirty=+", "--abbrev=12"]
    done = subprocess.run(words, cwd=_ROOT, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")


def _say(line: str) -> None:
    print(line, file=sys.stderr)


if __name__ == "__main__":
    main()
