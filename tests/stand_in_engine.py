"""An engine of three articles in memory, for tests of the faces: it answers by simple rules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import SimpleNamespace

from bot.answer import (
    Answer,
    Citation,
    Disagreement,
    Position,
    Removed,
    Statement,
    Usage,
    Verdict,
)
from bot.claims import ClaimCheck
from bot.conversing.conversation import Turn
from bot.errors import QuestionError
from bot.numbering import marked
from corpus.article import Article, ArticleDate, Span
from index.errors import StoreError
from index.filters import Filters
from index.passages import Passage
from index.retrieve import Hit, Match, Retrieval

HARBOUR = "The harbour opened in 1931. It was built by Ada Moreno.\n\nMENU | ABOUT US\n"
ARABIC = "افتتح الميناء عام ١٩٣١. وقالت أدا مورينو إن العمل كان صعباً."
HOSTILE = (
    "<script>window.ran=1</script> says </div> and ${window.ran=2} and "
    "![x](http://evil.example/x.png) and [1](javascript:window.ran=3) "
    "<img src=x onerror=window.ran=4>."
)


NO_FILTERS = Filters()


def _article(name: str, title: str, text: str, language: str, **more: object) -> Article:
    body = (Span(start=0, end=len(text.split("\n")[0])),)
    return Article(id=name, title=title, text=text, language=language, body=body, **more)  # type: ignore[arg-type]


ARTICLES = {
    article.id: article
    for article in (
        _article(
            "harbour.txt",
            "The harbour",
            HARBOUR,
            "en",
            outlet="The Daily Quay",
            dates=(ArticleDate(day=date(2024, 3, 22), kind="stamp", read_from="line 1"),),
            url="https://quay.example/harbour",
        ),
        _article(
            "ميناء/الخبر.txt",
            "الميناء",
            ARABIC,
            "ar",
            dates=(ArticleDate(day=date(2023, 11, 7), kind="published", read_from="field date"),),
        ),
        _article(
            "dump.jsonl#7&<b>", "<b>${1}</b> hostile", HOSTILE, "en", url="javascript:alert(1)"
        ),
    )
}


def _sentence(name: str, number: int) -> Span:
    return StandInEngine.split(ARTICLES[name])[number]


@dataclass
class StandInStream:
    """Statements one by one, then the answer."""

    whole: Answer
    citations: tuple[Citation, ...] = ()
    answer: Answer | None = None

    def __iter__(self) -> Iterator[Statement]:
        for statement in self.whole.statements:
            self.citations = self.whole.citations
            yield statement
            if "break off" in self.whole.question:
                raise StoreError("the index went away", "ask again")
            if "crash later" in self.whole.question:
                raise ZeroDivisionError
        self.answer = self.whole


@dataclass
class StandInEngine:
    """Answers from `ARTICLES`; remembers how it was asked."""

    asked: list[tuple[str, tuple[Turn, ...], Filters]] = field(default_factory=list)

    @staticmethod
    def split(article: Article) -> tuple[Span, ...]:
        """Sentences end at ". " within the first line."""
        spans, start = [], 0
        line = article.text.split("\n")[0]
        while start < len(line):
            stop = line.find(". ", start)
            end = len(line) if stop < 0 else stop + 1
            spans.append(Span(start=start, end=end))
            start = end + 1
        return tuple(spans)

    def ask(
        self, question: str, *, history: Sequence[Turn] = (), filters: Filters = NO_FILTERS
    ) -> Answer:
        """One answer."""
        self.asked.append((question, tuple(history), filters))
        if not question.strip():
            raise QuestionError("the question is empty", "ask something")
        if len(question) > 4000:
            raise QuestionError("the question is longer than 4000 characters", "ask shorter")
        if "no index" in question:
            raise StoreError("the index is damaged", "run dateline index --rebuild")
        if "crash now" in question:
            raise ZeroDivisionError
        if "Norway" in question:
            return Answer(
                question=question,
                answer="The articles do not say. No article mentions “Norway”.",
                language="en",
                abstained=True,
                mode="extractive",
                suggestions=("When did the harbour open?",),
            )
        return self._answer(question)

    def _answer(self, question: str) -> Answer:
        if "disagree" in question:
            return self._disagreement(question)
        arabic = any("\u0621" <= letter <= "\u064a" for letter in question)
        name = "ميناء/الخبر.txt" if arabic else "harbour.txt"
        name = "dump.jsonl#7&<b>" if "hostile" in question else name
        spans = self.split(ARTICLES[name])
        citations = tuple(self._cite(n, name, span) for n, span in enumerate(spans, 1))
        statements = tuple(
            Statement(text=c.quote, citations=(c.n,), verdict="supported", reason="verbatim")
            for c in citations
        )
        return Answer(
            question=question,
            answer=marked(statements),
            language="ar" if arabic else "en",
            abstained=False,
            mode="extractive",
            notice="The model did not answer (<i>)." if "notice" in question else None,
            statements=statements,
            citations=citations,
            removed=(Removed(text="Ada left.", reason="not supported"),)
            if "removed" in question
            else (),
            usage=Usage(prompt_tokens=11, completion_tokens=5),
        )

    def _disagreement(self, question: str) -> Answer:
        first = self._cite(1, "harbour.txt", _sentence("harbour.txt", 0))
        second = self._cite(2, "ميناء/الخبر.txt", _sentence("ميناء/الخبر.txt", 0))
        statement = Statement(
            text=first.quote, citations=(1,), verdict="supported", reason="verbatim"
        )
        return Answer(
            question=question,
            answer=marked([statement]),
            language="en",
            abstained=False,
            mode="extractive",
            statements=(statement,),
            citations=(first, second),
            disagreements=(
                Disagreement(
                    about="the year",
                    kind="conflict",
                    positions=(
                        Position(says="1931", citations=(1,)),
                        Position(says="١٩٣١", citations=(2,)),
                    ),
                ),
            ),
        )

    def _cite(self, n: int, name: str, span: Span) -> Citation:
        article = ARTICLES[name]
        return Citation(
            n=n,
            article=name,
            title=article.title,
            outlet=article.outlet,
            published=str(article.published.day) if article.published else None,
            language=article.language,
            quote=span.of(article.text),
            start=span.start,
            end=span.end,
            score=0.9,
        )

    def stream(
        self, question: str, *, history: Sequence[Turn] = (), filters: Filters = NO_FILTERS
    ) -> StandInStream:
        """The same, sentence by sentence."""
        return StandInStream(self.ask(question, history=history, filters=filters))

    def search(
        self,
        words: str,
        *,
        k: int = 10,
        filters: Filters = NO_FILTERS,  # noqa: ARG002
    ) -> Retrieval:
        """Every article whose first line holds the words."""
        hits = [
            Hit(
                passage=Passage(
                    id=name,
                    article=name,
                    start=0,
                    end=article.body[0].end,
                    text=article.body[0].of(article.text),
                    sentences=self.split(article),
                ),
                title=article.title,
                score=0.5,
                lexical=1.5,
                vector=0.25,
                matches=(Match(asked=words, key=words.lower(), score=1.5),),
            )
            for name, article in ARTICLES.items()
            if words.lower() in article.text.lower()
        ]
        return Retrieval(hits=tuple(hits[:k]), unknown=() if hits else (words,))

    def articles(self) -> tuple[SimpleNamespace, ...]:
        """Cards."""
        return tuple(
            SimpleNamespace(
                id=a.id,
                title=a.title,
                outlet=a.outlet,
                language=a.language,
                published=str(a.published.day) if a.published else None,
                stamp=str(a.stamp.day) if a.stamp else None,
                dates=a.dates,
                copies_of=None,
                url=a.url,
            )
            for a in ARTICLES.values()
        )

    def article(self, name: str) -> Article:
        """One article."""
        return ARTICLES[name]

    def sentences(self, name: str) -> tuple[Span, ...]:
        """Its sentences."""
        return self.split(ARTICLES[name])

    def check(
        self,
        claim: str,
        *,
        document: str | None = None,  # noqa: ARG002
        filters: Filters = NO_FILTERS,  # noqa: ARG002
    ) -> ClaimCheck:
        """Supported by the first article that holds it, contradicted when it says "never"."""
        if not claim.strip("?!. "):
            raise QuestionError("the question has no words", "ask in words")
        name = next((n for n, a in ARTICLES.items() if claim in a.text), "dump.jsonl#7&<b>")
        verdict: Verdict = "supported" if claim in ARTICLES[name].text else "not found"
        verdict = "contradicted" if "never" in claim else verdict
        return ClaimCheck(
            claim=claim,
            verdict=verdict,
            score=0.5,
            reason="because of <i>this</i>",
            citations=(self._cite(1, name, _sentence(name, 0)),),
        )

    def next_questions(
        self,
        answer: Answer,
        n: int = 3,
        *,
        filters: Filters = NO_FILTERS,  # noqa: ARG002
    ) -> tuple[str, ...]:
        """Questions that can be asked after an answer."""
        return () if answer.suggestions else ("Who <b>built</b> it?", "متى افتتح الميناء؟")[:n]

    def examples(self, n: int = 4) -> tuple[str, ...]:
        """Questions that can be answered."""
        return ("When did the harbour open?", "متى افتتح الميناء؟", "<b>Who</b> built it?")[:n]
