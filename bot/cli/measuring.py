"""`eval`: hands over to the evaluation room, which no other room imports."""

from __future__ import annotations

from dataclasses import dataclass, fields
from importlib.metadata import entry_points
from pathlib import Path

from bot.cli.common import Call
from bot.errors import BotError

__all__ = ["Wanted", "evaluate"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is measured; the names are those of the evaluation's own command."""

    questions: Path | None = None
    """The set."""
    out: Path | None = None
    """Folder of the run."""
    baseline: Path | None = None
    """Folder of a run to compare with."""
    paragraphs: Path | None = None
    """File whose articles replace the set's own."""
    answers: Path | None = None
    """Answers of another system."""
    claims: Path | None = None
    """Claims to judge instead."""
    without_gold: bool = False
    """Ask each question again with its gold articles left out."""
    fail_under: tuple[str, ...] = ()
    """Bounds such as `answer@3=0.9`."""
    limit: int | None = None
    """How many questions at most."""
    ragas: Path | None = None
    """File for the run under the field names of RAGAS."""


def evaluate(call: Call, wanted: Wanted) -> int:
    """Run the command that the entry point `dateline.commands: eval` names."""
    found = list(entry_points(group="dateline.commands", name="eval"))
    if not found:
        raise BotError("the evaluation room is not installed", "run: pip install .")
    run = found[0].load()
    flags = {field.name: getattr(wanted, field.name) for field in fields(wanted)}
    code: int = run(call.settings(), as_json=call.as_json, update=call.update, **flags)
    return code
