"""One question from words to Answer: what is meant, what is found, who writes it."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from bot.abstaining import abstention
from bot.answer import Answer, Statement, Timings, Usage
from bot.asking import question_language
from bot.conversing.conversation import FollowUp, Turn, understand
from bot.conversing.recalling import recalled
from bot.desk import Desk
from bot.draft import Drafted
from bot.errors import ModelError
from bot.extractive import Composition
from bot.looking import Looked, look
from bot.messages import say
from bot.model.material import gather
from bot.numbering import Numbering, marked
from bot.premise import denial
from bot.splits import split_among, with_split
from bot.verification import Evidence
from index.filters import Filters
from index.retrieve import Retrieval

if TYPE_CHECKING:
    from bot.model.condensing import Condensed
    from bot.model.generative import GenerativeComposer
    from bot.model.widening import Widener

__all__ = ["Answering", "Condenser"]

Condenser = Callable[[str, Sequence[Turn]], "Condensed"]
"""Rewrites a follow-up by the turns before it."""

_SURE = 0.4  # confidence below which the reader is told that the answer may be none


class Answering:
    """Answers one question from one generation of the index.

    It decides between the two composers and numbers what they hand over.

    Args:
        desk: The tools of that generation.
        numbering: Gives the statements their citations.
        writer: Makes the generative composer for a desk; None without a model.
        condenser: Rewrites a follow-up with a model; None without one.
        widener: Splits and translates questions for the search with a model; None for neither.
        passages: Passages an answer is composed from.
        threshold: Confidence below which the embedded answer abstains, in [0, 1].
    """

    def __init__(
        self,
        desk: Desk,
        numbering: Numbering,
        *,
        writer: Callable[[Desk], GenerativeComposer] | None,
        condenser: Condenser | None,
        widener: Widener | None,
        passages: int,
        threshold: float,
    ) -> None:
        self._desk = desk
        self._refusal = partial(abstention, elsewhere=desk.reader.may_be_elsewhere)
        self._numbering = numbering
        self._writer = writer
        self._condenser = condenser
        self._widener = widener
        self._passages = passages
        self._threshold = threshold
        self._first_at: float | None = None

    def run(
        self, question: str, history: Sequence[Turn], filters: Filters
    ) -> Generator[Statement, None, Answer]:
        """The statements as they pass, then the whole answer."""
        numbering = self._numbering
        began = time.perf_counter()
        language = question_language(question)
        follow, condensing = self._understood(question, history, filters)
        if follow.line or follow.recall:
            return (yield from self._told(question, language, history, follow))
        asked = follow.question
        looked, retrieved, composition = self._looked(asked, follow)
        retrieval = looked.retrieval
        composed = time.perf_counter()
        draft = Answer(
            question=question,
            answer="",
            language=language,
            abstained=False,
            mode="extractive",
            confidence=composition.confidence,
            usage=condensing + looked.usage,
        )
        draft = yield from self._written(asked, retrieval, draft)
        split = None
        if draft.abstained:
            draft = replace(draft, answer=self._refusal(language, composition, retrieval))
        elif draft.mode == "extractive":
            if 0 < composition.confidence < self._threshold:
                # what independent articles answer differently, they answer
                split = split_among(asked, follow.filters, composition, self._desk)
            sure = split is not None or composition.confidence >= self._threshold
            draft = yield from self._embedded(asked, retrieval, composition, draft, sure=sure)
        ended = time.perf_counter()
        if not draft.abstained:
            split = split or split_among(asked, follow.filters, composition, self._desk)
            draft = with_split(split, numbering, draft) if split else draft
        return replace(
            draft,
            notice=draft.notice or looked.notice,
            citations=tuple(numbering.citations),
            understood=follow.understood(question),
            timings_ms=Timings(
                retrieve=_ms(began, retrieved),
                compose=_ms(retrieved, composed),
                verify=_ms(composed, ended),
                first=_ms(began, self._first_at or began),
                total=_ms(began, time.perf_counter()),
            ),
        )

    def _looked(self, asked: str, follow: FollowUp) -> tuple[Looked, float, Composition]:
        """What is found and when, and what it tells: of the articles last cited, if they do."""
        desk, language = self._desk, question_language(asked)
        for filters in (follow.near, follow.filters) if follow.near else (follow.filters,):
            looked = look(desk.reader, asked, language, self._passages, filters, self._widener)
            retrieved = time.perf_counter()
            composition = desk.composer.compose(asked, language, looked.retrieval)
            if composition.confidence >= max(self._threshold, _SURE):
                break
        return looked, retrieved, composition

    def _understood(
        self, question: str, history: Sequence[Turn], filters: Filters
    ) -> tuple[FollowUp, Usage]:
        """What is meant; follow-ups that are no commands by the model where there is one."""
        follow = understand(question, history, filters, self._desk)
        if self._condenser is None or not history or follow.settled:
            return follow, Usage()
        try:
            condensed = self._condenser(question, history)
        except ModelError:  # the answer that follows will say that the model fails
            return follow, Usage()
        return replace(follow, question=condensed.question), condensed.usage

    def _told(
        self, question: str, language: str, history: Sequence[Turn], follow: FollowUp
    ) -> Generator[Statement, None, Answer]:
        """The last answer once more, or one line about what there is not."""
        drafted = (
            () if follow.line else recalled(follow, history, self._desk, language, self._threshold)
        )
        statements = []
        for sentence in drafted:
            statements.append(self._numbering.statement(sentence))
            yield statements[-1]
        return Answer(
            question=question,
            answer=marked(statements) or follow.line or say("nothing_shown", language),
            language=language,
            abstained=not statements,
            mode="extractive",
            statements=tuple(statements),
            citations=tuple(self._numbering.citations),
            understood=follow.understood(question),
        )

    def _embedded(
        self,
        asked: str,
        retrieval: Retrieval,
        composition: Composition,
        draft: Answer,
        *,
        sure: bool,
    ) -> Generator[Statement, None, Answer]:
        """The articles' own sentences, or that they do not say."""
        if not sure or not composition.drafted:
            refused = self._refusal(draft.language, composition, retrieval)
            return replace(draft, abstained=True, answer=refused)
        statements = []
        for drafted in composition.drafted:
            statements.append(self._shown(_confirmed(drafted, self._desk)))
            yield statements[-1]
        notice = draft.notice or self._denied(asked, composition, draft.language, statements[0])
        if notice is None and composition.confidence < _SURE:
            notice = say("unsure", draft.language)
        return replace(
            draft, answer=marked(statements), statements=tuple(statements), notice=notice
        )

    def _denied(
        self, asked: str, composition: Composition, language: str, first: Statement
    ) -> str | None:
        """One line where the first sentence denies what the question takes for granted."""
        candidates = [r.candidate for r in composition.ranked]
        desk = self._desk
        found = denial(asked, candidates, desk.matcher, desk.verifier.opposites)
        return found.line(language, first.citations[0]) if found else None

    def _written(
        self, asked: str, retrieval: Retrieval, draft: Answer
    ) -> Generator[Statement, None, Answer]:
        """The model's sentences that passed; the draft, with a notice, when there are none."""
        if self._writer is None or not retrieval.hits:
            return draft
        language = draft.language
        given = gather(retrieval.hits, self._desk.reader.article)
        writing = self._writer(self._desk).compose(asked, language, given)
        statements: list[Statement] = []
        notice = None
        try:
            for drafted in writing:
                statements.append(self._shown(drafted))
                yield statements[-1]
            if writing.fault is not None:
                notice = say("model_cut", language, why=writing.fault)
        except ModelError as error:
            notice = say("model_failed", language, why=error)
        notice = notice or writing.notice
        account = replace(
            draft,
            removed=tuple(writing.removed),
            repaired=writing.repaired,
            unknown_keys=writing.unknown_keys,
            usage=draft.usage + writing.usage,
            notice=notice,
        )
        if statements:
            return replace(
                account, mode="generative", answer=marked(statements), statements=tuple(statements)
            )
        if writing.abstained:
            return replace(account, mode="generative", abstained=True)
        return account if notice else replace(account, notice=say("only_quotes", language))

    def _shown(self, drafted: Drafted) -> Statement:
        """The sentence numbered; of the first the time is kept."""
        statement = self._numbering.statement(drafted)
        self._first_at = self._first_at or time.perf_counter()
        return statement


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


def _ms(began: float, ended: float) -> float:
    return round(1000 * (ended - began), 2)
