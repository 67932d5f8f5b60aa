"""Commands as typed, in this process and in another."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass

import pytest

from bot.cli import app


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """How a command ended."""

    code: int
    out: str
    err: str


def typed(
    patch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *words: str, stdin: str = ""
) -> Ended:
    """Run `dateline WORDS` in this process."""
    patch.setattr(sys, "argv", ["dateline", *words])
    patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode())))
    capsys.readouterr()
    code = 0
    try:
        app.main()
    except SystemExit as ended:
        code = int(ended.code or 0)
    told = capsys.readouterr()
    return Ended(code=code, out=told.out, err=told.err)


def environment(**more: str) -> Mapping[str, str]:
    """This machine's, without what a test must not see of it."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("DATELINE_", "OPENAI_", "GRADIO_", "CHROMA_", "COVERAGE_"))
    }
    return {**kept, **more}


def start(*words: str, **env: str) -> subprocess.Popen[bytes]:
    """Start `dateline WORDS` as a process of its own."""
    run = (
        "import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler);"  # as typed
        " from bot.cli.app import main; sys.argv[0] = 'dateline'; main()"
    )
    return subprocess.Popen(
        [sys.executable, "-c", run, *words],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(**env),
    )
