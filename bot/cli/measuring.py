"""`eval`: hands over to the evaluation room, which no other room imports."""

from __future__ import annotations

from importlib.metadata import entry_points
from pathlib import Path

from bot.cli.common import Call
from bot.errors import BotError

__all__ = ["evaluate"]


def evaluate(call: Call, questions: Path, out: Path | None, baseline: Path | None) -> int:
    """Run the command that the entry point `dateline.commands: eval` names."""
    found = list(entry_points(group="dateline.commands", name="eval"))
    if not found:
        raise BotError("the evaluation room is not installed", "run: pip install .")
    run = found[0].load()
    code: int = run(
        call.settings(),
        questions=questions,
        out=out,
        baseline=baseline,
        as_json=call.as_json,
        update=call.update,
    )
    return code
