"""Disagreement measured: the format that says who answers what, and what counts as shown."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from bot.answer import Answer, Citation, Disagreement, Position
from evaluation.errors import SetError
from evaluation.formats import ramdocs
from evaluation.loading import count, open_set
from evaluation.measures.catalogue import named
from evaluation.outcome import Outcome
from evaluation.sets import Question, Stance

ROW: dict[str, Any] = {
    "question": "When was the mill built?",
    "documents": [
        {"text": "The mill was built in 1902.", "type": "correct", "answer": "1902"},
        {"text": "Built 1902, burnt 1950.", "type": "correct", "answer": "1902"},
        {"text": "The mill was built in 1850.", "type": "misinfo", "answer": "1850"},
        {"text": "Mills grind.", "type": "noise", "answer": "unknown"},
    ],
    "gold_answers": ["1902"],
    "wrong_answers": ["1850"],
}


@pytest.fixture(autouse=True)
def _language(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ramdocs, "common_language", lambda _: "en")


def put(path: Path, *rows: dict[str, Any]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def test_a_question_is_asked_of_its_own_documents_and_knows_who_says_what(tmp_path: Path) -> None:
    chosen = open_set(put(tmp_path / "set.jsonl", ROW))
    assert count(chosen) == 1
    (question,) = chosen.questions()
    assert chosen.documents is not None
    texts = {d.id: d.text for d in chosen.documents()}
    assert set(question.among) == set(texts)
    assert {s.answer: len(s.articles) for s in question.stances} == {"1902": 2, "1850": 1}
    assert [texts[a] for a in question.articles] == [d["text"] for d in ROW["documents"][:2]]
    assert "documents differ" in question.tags


def test_a_document_without_its_type_is_refused(tmp_path: Path) -> None:
    broken = {**ROW, "documents": [{"text": "Mills grind."}]}
    with pytest.raises(SetError, match="line 1"):
        list(open_set(put(tmp_path / "set.jsonl", broken)).questions())


def outcome(stances: tuple[str, ...], *said: str) -> Outcome:
    """A question whose articles give these answers, and what its positions say and cite."""
    citations = tuple(
        Citation(
            n=n,
            article=f"a{n}",
            title="",
            outlet="",
            published=None,
            language="en",
            quote=quote,
            start=0,
            end=len(quote),
            score=1.0,
        )
        for n, quote in enumerate(said, 1)
    )
    positions = tuple(Position(says="short", citations=(c.n,)) for c in citations)
    shown = (Disagreement(about="it", positions=positions, kind="conflict"),) if said else ()
    return Outcome(
        question=Question(
            id="1",
            question="When?",
            stances=tuple(Stance(answer=s, articles=("a1",)) for s in stances),
        ),
        answer=Answer(
            question="When?",
            answer="",
            language="en",
            abstained=False,
            mode="extractive",
            citations=citations,
            disagreements=shown,
        ),
    )


@pytest.mark.parametrize(
    ("name", "given", "value"),
    [
        ("conflict shown", outcome(("1902", "1850"), "In 1902.", "In 1850."), 1.0),
        ("conflict shown", outcome(("1902", "1850"), "In 1902.", "By 1902."), 0.0),
        ("conflict shown", outcome(("1902", "1850"), "In 1902.", "In 1777."), 0.0),
        ("conflict shown", outcome(("1902", "1850")), 0.0),
        ("conflict shown", outcome(("1902",), "In 1902.", "In 1850."), None),
        ("conflict noticed", outcome(("1902", "1850"), "In 1902.", "In 1777."), 1.0),
        ("false alarm", outcome(("1902",), "In 1902.", "In 1850."), 1.0),
        ("false alarm", outcome(("1902",)), 0.0),
        ("false alarm", outcome((), "In 1902.", "In 1850."), None),
        ("false alarm", outcome(("1902", "1850"), "In 1902.", "In 1850."), None),
    ],
)
def test_each_measure_is_about_the_questions_it_names(
    name: str, given: Outcome, value: float | None
) -> None:
    measure = named(name)
    assert measure is not None
    assert measure.value(given) == value
