"""The help of every command is a contract; run this file to write the golden one anew."""

from __future__ import annotations

import re
from pathlib import Path

from typer.main import get_command
from typer.testing import CliRunner

from bot.cli.app import app

GOLDEN = Path(__file__).with_name("help.txt")
COMMANDS = ["ask", "search", "check", "index", "articles", "chat", "eval", "doctor"]
_FRAME = re.compile(r"[╭╮╰╯│─]+")
_STYLE = re.compile(r"\x1b\[[0-9;]*m")


def helps() -> str:
    """What `--help` says of all and of each command, without frames and line breaks."""
    runner = CliRunner(env={"COLUMNS": "100", "TERM": "dumb", "NO_COLOR": "1"})
    told = []
    for words in [[], *([name] for name in COMMANDS)]:
        result = runner.invoke(app, [*words, "--help"], prog_name="dateline")
        assert result.exit_code == 0
        lines = (_FRAME.sub(" ", _STYLE.sub("", line)) for line in result.stdout.splitlines())
        told += [" ".join(line.split()) for line in lines if line.strip()] + [""]
    return "\n".join(line for line in told)


def test_the_help_of_every_command_is_as_agreed() -> None:
    assert helps() == GOLDEN.read_text(encoding="utf-8")


def test_there_is_no_command_besides() -> None:
    assert set(get_command(app).commands) == set(COMMANDS)  # type: ignore[attr-defined]


if __name__ == "__main__":
    GOLDEN.write_text(helps(), encoding="utf-8")
