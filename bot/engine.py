"""The query engine: ask → retrieve → compose → verify → Answer.

A LlamaIndex query engine over a LlamaIndex retriever, so that anything of that ecosystem can hold
it. The engine decides between the two composers and numbers what they hand over; it knows nothing
of faces.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Generator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from llama_index.core.base.base_query_engine import BaseQueryEngine
from llama_index.core.base.response.schema import RESPONSE_TYPE, Response
from llama_index.core.schema import NodeWithScore, QueryBundle

from bot.abstaining import abstention
from bot.answer import Answer, Disagreement, Position, Statement, Timings, Usage
from bot.asking import question_language, read_question
from bot.candidates import Candidate
from bot.claims import ClaimCheck
from bot.conversing.conversation import FollowUp, Turn, understand
from bot.conversing.recalling import recalled
from bot.desk import Desk
from bot.disagreeing.edits import Archive
from bot.disagreement import find_split
from bot.draft import Drafted, Source
from bot.errors import ModelError, QuestionError
from bot.extractive import Composition
from bot.messages import say
from bot.model.material import gather
from bot.numbering import Numbering, marked
from bot.proposing.next_questions import next_questions
from bot.proposing.suggesting import suggest
from bot.stream import AnswerStream
from bot.verification import Evidence
from corpus.article import Article, Span
from corpus.languages import detect
from index.filters import Filters
from index.retrieve import Retrieval

if TYPE_CHECKING:
    from bot.model.condensing import Condensed
    from bot.model.generative import GenerativeComposer
    from index.reader import ArticleCard

__all__ = ["Condenser", "Engine"]

Condenser = Callable[[str, Sequence[Turn]], "Condensed"]
"""Rewrites a follow-up by the turns before it."""

_NO_FILTERS = Filters()
_SURE = 0.4  # confidence below which the reader is told that the answer may be none
_WORD = re.compile(r"\w")


class Engine(BaseQueryEngine):
    """Answers questions over one corpus.

    Args:
        desk: Gives the tools for the newest generation of the index.
        writer: Makes the generative composer for a desk; None without a model.
        condenser: Rewrites a follow-up with a model; None without one.
        passages: Passages an answer is composed from.
        threshold: Confidence below which the embedded answer abstains, in [0, 1].
        longest: Longest question, in characters.
    """

    def __init__(
        self,
        *,
        desk: Callable[[], Desk],
        writer: Callable[[Desk], GenerativeComposer] | None = None,
        condenser: Condenser | None = None,
        passages: int = 12,
        threshold: float = 0.5,
        longest: int = 4000,
    ) -> None:
        super().__init__(callback_manager=None)
        self._desk = desk
        self._writer = writer
        self._condenser = condenser
        self._passages = passages
        self._threshold = threshold
        self._longest = longest

    def ask(
        self,
        question: str,
        *,
        history: Sequence[Turn] = (),
        filters: Filters = _NO_FILTERS,
    ) -> Answer:
        """Answer a question.

        Args:
            question: Up to `longest` characters.
            history: Earlier turns of the conversation, oldest first.
            filters: Which articles may be used.

        Raises:
            QuestionError: The question is empty, too long or has no words.
        """
        return self.stream(question, history=history, filters=filters).answer

    def stream(
        self,
        question: str,
        *,
        history: Sequence[Turn] = (),
        filters: Filters = _NO_FILTERS,
    ) -> AnswerStream:
        """Answer a question sentence by sentence; arguments and errors as for `ask`."""
        checked = self._checked(question)
        desk = self._desk()
        numbering = Numbering(desk.reader.article)
        return AnswerStream(self._run(desk, checked, history, filters, numbering), numbering)

    def search(self, words: str, *, k: int = 10, filters: Filters = _NO_FILTERS) -> Retrieval:
        """The passages nearest to the words, best first."""
        return self._desk().reader.search(self._checked(words), k=k, filters=filters)

    def check(
        self, claim: str, *, document: str | None = None, filters: Filters = _NO_FILTERS
    ) -> ClaimCheck:
        """Judge a claim by the articles, or by `document` alone when one is given."""
        checked = self._checked(claim)
        desk, language = self._desk(), question_language(checked)
        if document is not None:
            given = _whole(document)
            return desk.claims.check_document(checked, language, given, detect(given))
        found = desk.reader.search(checked, language=language, k=self._passages, filters=filters)
        return desk.claims.check(checked, language, found.hits)

    def articles(self) -> tuple[ArticleCard, ...]:
        """What is indexed."""
        return self._desk().reader.articles()

    def article(self, article: str) -> Article:
        """An article by id.

        Raises:
            KeyError: No article of that id is indexed.
        """
        return self._desk().reader.article(article)

    def sentences(self, article: str) -> tuple[Span, ...]:
        """The sentences of an article that may be quoted."""
        return self._desk().reader.sentences(article)

    def examples(self, n: int = 4) -> tuple[str, ...]:
        """Questions that the articles answer, made from what they hold."""
        return suggest(self._desk(), n, self._threshold)

    def next_questions(self, answer: Answer, n: int = 3) -> tuple[str, ...]:
        """Questions to ask after an answer that the articles can answer; for faces to show."""
        return next_questions(self._desk(), answer, n, self._threshold)

    def _checked(self, text: str) -> str:
        asked = _whole(text).strip()
        if not asked:
            raise QuestionError("the question is empty", "write one")
        if len(asked) > self._longest:
            raise QuestionError(
                f"the question has {len(asked):,} characters",
                f"at most {self._longest:,} are read; shorten it",
            )
        if not _WORD.search(asked):
            raise QuestionError("the question has no words", "ask in words")
        return asked

    def _run(
        self,
        desk: Desk,
        question: str,
        history: Sequence[Turn],
        filters: Filters,
        numbering: Numbering,
    ) -> Generator[Statement, None, Answer]:
        began = time.perf_counter()
        language = question_language(question)
        follow, condensing = self._understood(question, history, filters, desk)
        if follow.line or follow.recall:
            return (yield from self._told(desk, question, language, history, follow, numbering))
        asked = follow.question
        retrieval = desk.reader.search(
            asked, language=question_language(asked), k=self._passages, filters=follow.filters
        )
        retrieved = time.perf_counter()
        composition = desk.composer.compose(asked, question_language(asked), retrieval)
        composed = time.perf_counter()
        draft = Answer(
            question=question,
            answer="",
            language=language,
            abstained=False,
            mode="extractive",
            confidence=composition.confidence,
            usage=condensing,
        )
        draft = yield from self._written(desk, asked, retrieval, draft, numbering)
        if draft.abstained:
            draft = replace(draft, answer=abstention(language, composition, retrieval))
        elif draft.mode == "extractive":
            draft = yield from self._embedded(desk, retrieval, composition, draft, numbering)
        ended = time.perf_counter()
        if not draft.abstained:
            draft = self._with_split(desk, asked, follow.filters, composition, draft, numbering)
        return replace(
            draft,
            citations=tuple(numbering.citations),
            understood=follow.understood(question),
            timings_ms=Timings(
                retrieve=_ms(began, retrieved),
                compose=_ms(retrieved, composed),
                verify=_ms(composed, ended),
                total=_ms(began, time.perf_counter()),
            ),
        )

    def _understood(
        self, question: str, history: Sequence[Turn], filters: Filters, desk: Desk
    ) -> tuple[FollowUp, Usage]:
        """What is meant; follow-ups that are no commands by the model where there is one."""
        follow = understand(question, history, filters, desk)
        if self._condenser is None or not history or follow.settled:
            return follow, Usage()
        try:
            condensed = self._condenser(question, history)
        except ModelError:  # the answer that follows will say that the model fails
            return follow, Usage()
        return replace(follow, question=condensed.question), condensed.usage

    def _told(
        self,
        desk: Desk,
        question: str,
        language: str,
        history: Sequence[Turn],
        follow: FollowUp,
        numbering: Numbering,
    ) -> Generator[Statement, None, Answer]:
        """The last answer once more, or one line about what there is not."""
        drafted = () if follow.line else recalled(follow, history, desk, language, self._threshold)
        statements = []
        for sentence in drafted:
            statements.append(numbering.statement(sentence))
            yield statements[-1]
        return Answer(
            question=question,
            answer=marked(statements) or follow.line or say("nothing_shown", language),
            language=language,
            abstained=not statements,
            mode="extractive",
            statements=tuple(statements),
            citations=tuple(numbering.citations),
            understood=follow.understood(question),
        )

    def _embedded(
        self,
        desk: Desk,
        retrieval: Retrieval,
        composition: Composition,
        draft: Answer,
        numbering: Numbering,
    ) -> Generator[Statement, None, Answer]:
        """The articles' own sentences, or that they do not say."""
        if composition.confidence < self._threshold or not composition.drafted:
            refused = abstention(draft.language, composition, retrieval)
            return replace(draft, abstained=True, answer=refused)
        statements = []
        for drafted in composition.drafted:
            statements.append(numbering.statement(_confirmed(drafted, desk)))
            yield statements[-1]
        unsure = composition.confidence < _SURE and draft.notice is None
        notice = say("unsure", draft.language) if unsure else draft.notice
        return replace(
            draft, answer=marked(statements), statements=tuple(statements), notice=notice
        )

    def _written(
        self, desk: Desk, asked: str, retrieval: Retrieval, draft: Answer, numbering: Numbering
    ) -> Generator[Statement, None, Answer]:
        """The model's sentences that passed; the draft, with a notice, when there are none."""
        if self._writer is None or not retrieval.hits:
            return draft
        language = draft.language
        given = gather(retrieval.hits, desk.reader.article)
        writing = self._writer(desk).compose(asked, language, given)
        statements: list[Statement] = []
        notice = None
        try:
            for drafted in writing:
                statements.append(numbering.statement(drafted))
                yield statements[-1]
            if writing.fault is not None:
                notice = say("model_cut", language, why=writing.fault)
        except ModelError as error:
            notice = say("model_failed", language, why=error)
        notice = notice or writing.notice
        account = replace(
            draft, removed=tuple(writing.removed), usage=draft.usage + writing.usage, notice=notice
        )
        if statements:
            return replace(
                account, mode="generative", answer=marked(statements), statements=tuple(statements)
            )
        if writing.abstained:
            return replace(account, mode="generative", abstained=True)
        return account if notice else replace(account, notice=say("only_quotes", language))

    def _with_split(
        self,
        desk: Desk,
        asked: str,
        filters: Filters,
        composition: Composition,
        draft: Answer,
        numbering: Numbering,
    ) -> Answer:
        reader = desk.reader
        split = find_split(
            asked,
            read_question(asked),
            desk.matcher.pieces(asked, question_language(asked), question=True),
            [r.candidate for r in composition.ranked],
            Archive(
                article=reader.article,
                sentences=reader.sentences,
                origin=reader.origin,
                copies=lambda article: reader.copies(article, filters),
                read=desk.matcher.read,
                found=desk.matcher.found,
                supports=lambda a, b: _supports(desk, a, b),
            ),
        )
        if split is None:
            return draft
        positions = tuple(
            Position(
                says=side.says,
                citations=numbering.cite(
                    Source(article=c.article, start=c.span.start, end=c.span.end, score=1.0)
                    for c in side.candidates
                ),
            )
            for side in split.sides
        )
        found = Disagreement(about=split.about, positions=positions, kind=split.kind)
        return replace(draft, disagreements=(found,))

    def retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        """LlamaIndex's hop: the nodes its retriever brings."""
        return self._desk().reader.retriever.retrieve(query_bundle)

    def _query(self, query_bundle: QueryBundle) -> RESPONSE_TYPE:
        answer = self.ask(query_bundle.query_str)
        return Response(
            response=answer.answer,
            source_nodes=self.retrieve(query_bundle),
            metadata={"answer": answer.to_dict()},
        )

    async def _aquery(self, query_bundle: QueryBundle) -> RESPONSE_TYPE:
        import asyncio

        return await asyncio.to_thread(self._query, query_bundle)

    def _get_prompt_modules(self) -> dict[str, Any]:
        return {}


def _confirmed(drafted: Drafted, desk: Desk) -> Drafted:
    """The quoted sentence with those other tellings alone that pass the check: not another toll."""
    first, *others = drafted.sources
    language = desk.reader.article(first.article).language
    passed = []
    for source in others:
        article = desk.reader.article(source.article)
        quote = Evidence(text=article.text[source.start : source.end], language=article.language)
        if desk.verifier.verify(drafted.text, language, [quote]).verdict == "supported":
            passed.append(source)
    return replace(drafted, sources=(first, *passed))


def _supports(desk: Desk, told: Candidate, by: Candidate) -> bool:
    evidence = Evidence(text=by.text, language=by.language)
    return desk.verifier.verify(told.text, told.language, [evidence]).verdict == "supported"


def _whole(text: str) -> str:
    """The text with a mark for each half character: bytes of an argument that are not UTF-8."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _ms(began: float, ended: float) -> float:
    return round(1000 * (ended - began), 2)
