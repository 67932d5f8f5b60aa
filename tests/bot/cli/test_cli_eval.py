"""`dateline eval` as typed: every flag reaches the evaluation, wrong ones are one line."""

from __future__ import annotations

import sys
from importlib import metadata
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from bot.cli import app, measuring
from bot.settings import Settings


def typed(monkeypatch: pytest.MonkeyPatch, *words: str) -> int:
    monkeypatch.setattr(sys, "argv", ["dateline", "eval", *words])
    with pytest.raises(SystemExit) as ended:
        app.main()
    return int(ended.value.code or 0)


def test_every_flag_reaches_the_evaluation(monkeypatch: pytest.MonkeyPatch) -> None:
    given: dict[str, Any] = {}

    def run(settings: Settings, **flags: Any) -> int:
        given.update(flags, corpus=settings.corpus)
        return 0

    entry = SimpleNamespace(load=lambda: run)
    monkeypatch.setattr(measuring, "entry_points", lambda **_: [entry])
    words = "set.json --corpus set --out o --baseline b --paragraphs p --answers a --claims c"
    more = "--without-gold --fail-under hit@1=0.5 --fail-under mrr@10=0.4 --limit 7 --ragas r"
    assert typed(monkeypatch, *words.split(), *more.split(), "--json", "--no-update") == 0
    assert given == {
        "questions": Path("set.json"),
        "corpus": Path("set"),
        "out": Path("o"),
        "baseline": Path("b"),
        "paragraphs": Path("p"),
        "answers": Path("a"),
        "claims": Path("c"),
        "without_gold": True,
        "fail_under": ("hit@1=0.5", "mrr@10=0.4"),
        "limit": 7,
        "ragas": Path("r"),
        "as_json": True,
        "update": False,
    }


def test_the_flags_are_those_of_the_installed_evaluation() -> None:
    from inspect import signature

    entry = next(iter(metadata.entry_points(group="dateline.commands", name="eval")))
    assert set(measuring.Wanted.__dataclass_fields__) <= set(signature(entry.load()).parameters)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "give a SET or --claims FILE"),
        (["set.jsonl", "--claims", "c.jsonl"], "give a SET or --claims FILE"),
        (["set.jsonl", "--fail-under", "answer@4=1"], "did you mean answer@"),
        (["set.jsonl", "--fail-under", "answer@3=lots"], "'lots' is no number"),
    ],
)
def test_a_wrong_use_is_one_line_and_exit_code_2(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    words: list[str],
    said: str,
) -> None:
    assert typed(monkeypatch, *words) == 2
    told = capsys.readouterr().err
    assert said in told
    assert told.count("\n") == 1


def test_a_set_that_is_not_there_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert typed(monkeypatch, str(tmp_path / "gone.jsonl")) == 1
    assert "no file" in capsys.readouterr().err
