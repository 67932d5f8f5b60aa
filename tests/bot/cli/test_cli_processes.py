"""The command as a process: exit codes, a reader that goes away, a full output, Ctrl-C."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from newsroom import TEXTS
from typing_in import start

from bot.engine import Engine

COST = "How much did the repairs cost?"


@pytest.fixture
def env(newsroom: Engine, newsroom_folder: Path, newsroom_home: Path) -> dict[str, str]:
    """Where the built index is: `newsroom` builds it."""
    return {"DATELINE_CORPUS": str(newsroom_folder), "DATELINE_HOME": str(newsroom_home)}


def ended(process: subprocess.Popen[bytes], stdin: bytes = b"") -> tuple[int, str, str]:
    out, err = process.communicate(stdin, timeout=120)
    return process.returncode, out.decode(), err.decode()


def test_answered_is_0_and_its_output_is_utf_8_in_any_locale(env: dict[str, str]) -> None:
    words = ("ask", "كم شخصا قتلت الحوادث؟", "--json")
    code, out, err = ended(start(*words, **env, LC_ALL="C"))
    assert (code, err) == (0, "")
    (citation, *_) = json.loads(out)["citations"]
    assert TEXTS["summit.txt"][citation["start"] : citation["end"]] == citation["quote"]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("ask", "Who is the king of Norway?"), 3),
        (("ask", COST, "--since", "nonsense"), 2),
        (("ask", COST, "--corpus", "gone"), 1),
    ],
)
def test_no_answer_usage_and_failure_have_codes_of_their_own(
    env: dict[str, str], words: tuple[str, ...], code: int
) -> None:
    got, out, err = ended(start(*words, **env))
    assert got == code
    assert "Traceback" not in err
    assert bool(out) == (code == 3)
    assert err.count("\n") == (0 if code == 3 else 1)


def test_a_reader_that_goes_away_ends_it_quietly(env: dict[str, str]) -> None:
    process = start("ask", "-", **env)
    assert process.stdin
    assert process.stdout
    assert process.stderr
    process.stdin.write(f"{COST}\n".encode())
    process.stdin.flush()
    assert json.loads(process.stdout.readline())["question"] == COST
    process.stdout.close()
    process.stdin.write(f"{COST}\n{COST}\n".encode())
    process.stdin.close()
    told = process.stderr.read()
    process.stderr.close()
    assert process.wait(timeout=120) == 1
    assert told == b""


def test_ctrl_c_ends_it_quietly_with_130(env: dict[str, str]) -> None:
    process = start("ask", "-", **env)
    assert process.stdin
    assert process.stdout
    process.stdin.write(f"{COST}\n".encode())
    process.stdin.flush()
    assert process.stdout.readline()
    process.send_signal(signal.SIGINT)
    code, _, err = ended(process)
    assert (code, err) == (130, "")


def test_ctrl_c_while_modules_are_imported_is_quiet_too() -> None:
    slow = (
        "import builtins, os, signal, sys\n"
        "usual = builtins.__import__\n"
        "def importing(name, *rest):\n"
        "    if name == 'typer': os.kill(os.getpid(), signal.SIGINT)\n"
        "    return usual(name, *rest)\n"
        "builtins.__import__ = importing\n"
        "from bot.cli.entry import main\n"
        "main()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", slow, "--help"], capture_output=True, check=False, timeout=120
    )
    assert done.returncode == -signal.SIGINT
    assert done.stderr == b""


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="the system has no /dev/full")  # noqa: PTH110
def test_an_output_that_is_full_is_one_line(env: dict[str, str]) -> None:
    run = f'"$0" -c "from bot.cli.app import main; main()" ask "{COST}" --json > /dev/full'
    from typing_in import environment

    done = subprocess.run(
        ["/bin/sh", "-c", run, sys.executable],
        capture_output=True,
        text=True,
        env=environment(**env),
        check=False,
        timeout=120,
    )
    assert (done.returncode, done.stderr) == (1, "dateline: No space left on device\n")
