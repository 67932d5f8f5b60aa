"""The query engine: what every face asks of the articles.

A LlamaIndex query engine over a LlamaIndex retriever, so that anything of that ecosystem can hold
it. It checks what it is asked and hands it on (`bot.answering`); it knows nothing of faces.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from llama_index.core.base.base_query_engine import BaseQueryEngine
from llama_index.core.base.response.schema import RESPONSE_TYPE, Response
from llama_index.core.schema import NodeWithScore, QueryBundle

from bot.answer import Answer
from bot.answering import Answering, Condenser
from bot.asking import question_language
from bot.claims import ClaimCheck
from bot.conversing.turns import Turn, turns_of
from bot.desk import Desk
from bot.errors import QuestionError
from bot.numbering import Numbering
from bot.proposing.next_questions import next_questions
from bot.proposing.suggesting import suggest
from bot.stream import AnswerStream
from corpus.article import Article, Span
from corpus.languages import detect
from index.filters import Filters
from index.retrieve import Retrieval

if TYPE_CHECKING:
    from bot.model.generative import GenerativeComposer
    from bot.model.widening import Widener
    from index.reader import ArticleCard

__all__ = ["Condenser", "Engine"]

_NO_FILTERS = Filters()
History = Sequence[Turn | Answer | Mapping[str, str]]
_WORD = re.compile(r"\w")


class Engine(BaseQueryEngine):
    """Answers questions over one corpus.

    Args:
        desk: Gives the tools for the newest generation of the index.
        writer: Makes the generative composer for a desk; None without a model.
        condenser: Rewrites a follow-up with a model; None without one.
        widener: Splits and translates questions for the search with a model; None for neither.
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
        widener: Widener | None = None,
        passages: int = 12,
        threshold: float = 0.5,
        longest: int = 4000,
    ) -> None:
        super().__init__(callback_manager=None)
        self._desk = desk
        self._writer = writer
        self._condenser = condenser
        self._widener = widener
        self._passages = passages
        self._threshold = threshold
        self._longest = longest

    def ask(
        self,
        question: str,
        *,
        history: History = (),
        filters: Filters = _NO_FILTERS,
    ) -> Answer:
        """Answer a question.

        Args:
            question: Up to `longest` characters.
            history: Earlier turns of the conversation, oldest first: answers that were given,
                turns, or the messages of a chat.
            filters: Which articles may be used.

        Raises:
            QuestionError: The question is empty, too long or has no words; or the history is none.
        """
        return self.stream(question, history=history, filters=filters).answer

    def stream(
        self,
        question: str,
        *,
        history: History = (),
        filters: Filters = _NO_FILTERS,
    ) -> AnswerStream:
        """Answer a question sentence by sentence; arguments and errors as for `ask`."""
        checked = self._checked(question)
        desk = self._desk()
        numbering = Numbering(desk.reader.article)
        answering = Answering(
            desk,
            numbering,
            writer=self._writer,
            condenser=self._condenser,
            widener=self._widener,
            passages=self._passages,
            threshold=self._threshold,
        )
        return AnswerStream(answering.run(checked, turns_of(history), filters), numbering)

    def search(self, words: str, *, k: int = 10, filters: Filters = _NO_FILTERS) -> Retrieval:
        """The passages nearest to the words, best first."""
        return self._desk().reader.search(self._checked(words), k=k, filters=filters)

    def check(
        self, claim: str, *, document: str | None = None, filters: Filters = _NO_FILTERS
    ) -> ClaimCheck:
        """Judge a claim by the articles, or by `document` alone when one is given."""
        checked = self._checked(claim, "claim")
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

    def next_questions(
        self, answer: Answer, n: int = 3, *, filters: Filters = _NO_FILTERS
    ) -> tuple[str, ...]:
        """Questions to ask after an answer that the articles can answer; for faces to show."""
        return next_questions(self._desk(), answer, n, self._threshold, filters)

    def _checked(self, text: str, what: str = "question") -> str:
        asked = _whole(text).strip()
        if not asked:
            raise QuestionError(f"the {what} is empty", "write one")
        if len(asked) > self._longest:
            raise QuestionError(
                f"the {what} has {len(asked):,} characters",
                f"at most {self._longest:,} are read; shorten it",
            )
        if not _WORD.search(asked):
            raise QuestionError(f"the {what} has no words", "write it in words")
        return asked

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


def _whole(text: str) -> str:
    """The text with a mark for each half character: bytes of an argument that are not UTF-8."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
