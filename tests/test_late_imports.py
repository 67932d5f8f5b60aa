"""Nobody pays for an import that is not used: `--help` for none, `ask` not for the page."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = ("gradio", "chromadb", "llama_index", "openai", "bm25s", "wordllama", "numpy")
SHOW = "import sys; print(*{name.partition('.')[0] for name in sys.modules}, file=sys.stderr)"
RUN = """
import sys
from bot.cli.app import main
sys.argv = ["dateline", *sys.argv[1:]]
try:
    main()
except SystemExit as ended:
    assert not ended.code, ended.code
"""


def imported(code: str, *words: str, home: Path) -> set[str]:
    """Top-level packages a fresh process has loaded after running the code."""
    env = {n: v for n, v in os.environ.items() if not n.startswith(("DATELINE_", "OPENAI_"))}
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\n{SHOW}", *words],
        capture_output=True,
        text=True,
        env=env | {"DATELINE_HOME": str(home)},
        cwd=home,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return set(done.stderr.splitlines()[-1].split())


@pytest.mark.parametrize("room", ["bot", "corpus", "index", "prompts", "evaluation"])
def test_a_room_alone_imports_nothing_heavy(room: str, tmp_path: Path) -> None:
    assert not imported(f"import {room}", home=tmp_path) & set(HEAVY)


@pytest.mark.parametrize("words", [["--help"], ["ask", "--help"], ["chat", "--help"]])
def test_help_imports_nothing_heavy(words: list[str], tmp_path: Path) -> None:
    assert not imported(RUN, *words, home=tmp_path) & set(HEAVY)


def test_a_question_without_a_model_pays_for_neither_page_nor_model(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "rain.txt").write_text("Rain\n\nRain fell on Lund for nine days.\n")
    words = ("ask", "How many days did rain fall on Lund?", "--corpus", "articles")
    found = imported(RUN, *words, home=tmp_path)
    assert not found & {"gradio", "openai", "uvicorn", "evaluation"}
