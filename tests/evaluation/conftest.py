"""A scripted subject over two small articles, and outcomes made by hand."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from bot.answer import Answer, Citation, Statement
from bot.errors import QuestionError
from corpus.article import Article, Span
from evaluation.outcome import Outcome, Place, Ranked
from evaluation.sets import Question
from index.filters import Filters
from index.passages import Passage
from index.retrieve import Hit, Retrieval

EVERYTHING = Filters()
TEXTS = {
    "sea.txt": "The ferry Aurora sank on Monday. Nine people were rescued.",
    "land.txt": "وصل الوزير إلى الدوحة يوم الأحد.",
}


@dataclass
class ScriptedSubject:
    """Answers from a table; refuses what is not in it; counts what it was asked."""

    script: dict[str, tuple[str, str]]
    texts: dict[str, str] = field(default_factory=lambda: dict(TEXTS))
    fails_on: frozenset[str] = frozenset()
    stops_after: int | None = None
    asked: list[str] = field(default_factory=list)
    filters: list[Filters] = field(default_factory=list)

    def ask(self, question: str, /, *, filters: Filters = EVERYTHING) -> Answer:
        if self.stops_after is not None and len(self.asked) >= self.stops_after:
            raise KeyboardInterrupt
        self.asked.append(question)
        self.filters.append(filters)
        if question in self.fails_on:
            raise QuestionError("the question has no words")
        article, quote = self.script.get(question, ("", ""))
        return make_answer(question, [(article, self.texts[article], quote)] if article else [])

    def search(self, words: str, /, *, k: int = 10, filters: Filters = EVERYTHING) -> Retrieval:
        del filters
        best = self.script.get(words, ("", ""))[0]
        order = sorted(self.texts, key=lambda name: name != best)
        return Retrieval(hits=tuple(self._hit(name) for name in order)[:k])

    def articles(self) -> Sequence[Article]:
        return [self.article(name) for name in sorted(self.texts)]

    def article(self, article: str, /) -> Article:
        text = self.texts[article]
        body = (Span(start=0, end=len(text)),)
        return Article(id=article, title=article, text=text, language="en", body=body)

    def check(self, claim: str, /, *, document: str | None = None) -> SimpleNamespace:
        """Supported when the document holds the claim word for word."""
        held = claim in (document or "")
        return SimpleNamespace(
            verdict="supported" if held else "not found", score=float(held), reason="word for word"
        )

    def _hit(self, name: str) -> Hit:
        text = self.texts[name]
        passage = Passage(id=name, article=name, start=0, end=len(text), text=text, sentences=())
        return Hit(passage=passage, title=name, score=1.0, lexical=1.0, vector=1.0)


def make_answer(question: str, cited: Sequence[tuple[str, str, str]]) -> Answer:
    """An answer of one statement for each (article, its text, quote)."""
    citations = tuple(
        Citation(
            n=n,
            article=article,
            title=article,
            outlet="",
            published=None,
            language="en",
            quote=quote,
            start=max(text.find(quote), 0),
            end=max(text.find(quote), 0) + len(quote),
            score=0.9,
        )
        for n, (article, text, quote) in enumerate(cited, 1)
    )
    statements = tuple(
        Statement(text=c.quote, citations=(c.n,), verdict="supported", reason="verbatim")
        for c in citations
    )
    return Answer(
        question=question,
        answer=" ".join(f"{c.quote} [{c.n}]" for c in citations),
        language="en",
        abstained=not citations,
        mode="extractive",
        statements=statements,
        citations=citations,
    )


@pytest.fixture
def subject() -> ScriptedSubject:
    return ScriptedSubject(
        script={
            "What sank?": ("sea.txt", "The ferry Aurora sank on Monday."),
            "How many were saved?": ("sea.txt", "Nine people were rescued."),
        }
    )


@pytest.fixture
def outcome() -> Callable[..., Outcome]:
    """Makes an outcome: gold and cited are (article, start, end), ranked are article ids."""

    def make(
        *,
        said: Sequence[str] = (),
        ranked: Sequence[str] = (),
        gold: Sequence[tuple[str, int, int]] = (),
        cited: Sequence[tuple[str, int, int]] = (),
        failed: bool = False,
        **question: Any,
    ) -> Outcome:
        asked = Question(**{"id": "q1", "question": "?", **question})
        answer = make_answer("?", [("a", "x" * 99, text) for text in said])
        if cited:
            answer = _citing(answer, cited)
        return Outcome(
            question=asked,
            gold=tuple(Place(article=a, start=s, end=e) for a, s, e in gold),
            answer=None if failed else answer,
            error="it broke" if failed else "",
            passages=tuple(
                Ranked(place=Place(article=a, start=0, end=9), score=1.0) for a in ranked
            ),
            elapsed_ms=5.0,
        )

    return make


def _citing(answer: Answer, cited: Sequence[tuple[str, int, int]]) -> Answer:
    from dataclasses import replace

    made = make_answer("?", [(article, "", "") for article, _, _ in cited]).citations
    placed = tuple(replace(c, start=s, end=e) for c, (_, s, e) in zip(made, cited, strict=True))
    return replace(answer, citations=placed, abstained=False)


@pytest.fixture
def write_set(tmp_path: Path) -> Callable[..., Path]:
    """Writes rows as a set of our own format."""

    def write(*rows: dict[str, Any], name: str = "set.jsonl") -> Path:
        path = tmp_path / name
        lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        path.write_text("".join(lines), "utf-8")
        return path

    return write


FERRY: tuple[dict[str, Any], ...] = (
    {
        "id": "1",
        "question": "What sank?",
        "answers": ["Aurora"],
        "evidence": [{"article": "sea.txt", "quote": "The ferry Aurora sank"}],
        "language": "en",
        "tags": ["what"],
    },
    {
        "id": "2",
        "question": "How many were saved?",
        "answers": ["nine", "9"],
        "articles": ["sea.txt"],
        "language": "en",
        "tags": ["how-many"],
    },
    {"id": "3", "question": "Who was the captain?", "answerable": False, "language": "en"},
    {
        "id": "4",
        "question": "أين وصل الوزير؟",
        "answers": ["الدوحة"],
        "articles": ["land.txt"],
        "language": "ar",
        "as_of": "2024-03-01",
    },
)


@pytest.fixture
def ferry(write_set: Callable[..., Path]) -> Path:
    """Four questions: two answered by the script, one rightly and one wrongly refused."""
    return write_set(*FERRY)
