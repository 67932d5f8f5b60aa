"""Answers written by a model: a sentence is shown once what was given to the model supports it."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from bot.draft import Drafted
from bot.errors import ModelError
from bot.messages import LANGUAGE_NAMES, REFUSAL
from bot.model.chat_model import Reply
from bot.model.finishing import ended
from bot.model.judging import Judge, Writing
from bot.model.keys import draw_keys
from bot.model.material import GivenArticle, GivenSentence
from bot.model.orders import without_orders
from bot.model.second_opinion import SecondOpinion
from bot.model.streaming import RawSentence, SentenceStream, Splitter
from bot.model.supporting import Supporter, Verify
from prompts.loader import Message, load

__all__ = ["Bounds", "GenerativeComposer", "Streams", "Writing"]

_PROMPT = ("answer", "v1")
_VARIABLES = frozenset({"articles", "language", "question", "refusal", "sample"})


class Streams(Protocol):
    """A model that can be listened to (`bot.model.chat_model.ChatModel`)."""

    def stream(self, messages: Sequence[Message]) -> Reply:
        """Ask, and listen to the reply."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """How much of a model's reply is read."""

    characters: int = 6000
    """Characters after which it is cut."""
    sentences: int = 12
    """Sentences after which it is cut, those that are not shown included."""
    first_sentence_s: float = 40.0
    """Seconds until one sentence is whole."""
    between_sentences_s: float = 30.0
    """Seconds until the next one is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Keyed:
    """A sentence with its key, as the prompt prints it."""

    key: str
    text: str


class GenerativeComposer:
    """Has a model answer from given articles and lets through what they support.

    Args:
        model: The model.
        verify: Judges a sentence by evidence.
        bounds: How much of a reply is read.
        opinion: Reads each supported sentence again; None for the rules alone.
        split: Finds sentences, given a language; the index's splitter when None.
        rng: Where keys come from.
        clock: Seconds that only go forward.
    """

    def __init__(
        self,
        model: Streams,
        verify: Verify,
        *,
        bounds: Bounds | None = None,
        opinion: SecondOpinion | None = None,
        split: Callable[[str], Splitter] | None = None,
        rng: random.Random | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._model = model
        self._verify = verify
        self._bounds = bounds or Bounds()
        self._opinion = opinion
        self._split = split or _index_splitter
        self._rng = rng or random.SystemRandom()
        self._clock = clock
        self._prompt = load(*_PROMPT, _VARIABLES)

    def compose(self, question: str, language: str, articles: Sequence[GivenArticle]) -> Writing:
        """Start an answer; nothing is asked before the result is iterated.

        Args:
            question: A question that stands alone.
            language: ISO 639-1 code of the answer wanted.
            articles: What it is to be answered from, best first.
        """
        writing = Writing()
        writing._sentences = self._write(writing, question, language, articles)
        return writing

    def _write(
        self, writing: Writing, question: str, language: str, articles: Sequence[GivenArticle]
    ) -> Iterator[Drafted]:
        kept = [(article, _citable(article)) for article in articles]
        given = [sentence for _, sentences in kept for sentence in sentences]
        if not given:
            writing.refused = True
            return
        keys = draw_keys(max(2, len(given)), self._rng, [question, *(s.text for s in given)])
        places = {key: place for place, key in enumerate(keys[: len(given)])}
        supporter = Supporter(self._verify, given, self._opinion)
        messages = self._messages(question, language, kept, keys)
        judge = Judge(writing, supporter, places, language, instructions=messages[0].content)
        stream = SentenceStream(places.keys(), self._split(language))
        reply = self._model.stream(messages)
        try:
            for raw in self._raw(reply, stream, writing):
                drafted = judge.pass_on(raw)
                if drafted is not None:
                    writing.shown += 1
                    yield drafted
            if writing.fault is not None and not writing.shown:
                raise writing.fault
        finally:
            reply.close()
            writing.notice = supporter.notice(language)
            writing.usage = reply.usage + supporter.usage

    def _messages(
        self,
        question: str,
        language: str,
        kept: Sequence[tuple[GivenArticle, Sequence[GivenSentence]]],
        keys: Sequence[str],
    ) -> tuple[Message, ...]:
        left = iter(keys)
        return self._prompt.render(
            articles=[
                {
                    "title": article.title,
                    "outlet": article.outlet,
                    "published": article.published,
                    "sentences": [_Keyed(key=next(left), text=s.text) for s in sentences],
                }
                for article, sentences in kept
                if sentences
            ],
            language=LANGUAGE_NAMES["en"].get(language, "the language of the question"),
            question=question,
            refusal=REFUSAL.get(language, REFUSAL["en"]),
            sample=keys[:2],
        )

    def _raw(self, reply: Reply, stream: SentenceStream, writing: Writing) -> Iterator[RawSentence]:
        """The reply's sentences within the bounds; a failure is noted, not raised."""
        bounds, read, count = self._bounds, 0, 0
        until = self._clock() + bounds.first_sentence_s
        whole = False
        try:
            for piece in reply:
                read += len(piece)
                for raw in stream.feed(piece):
                    count += 1
                    until = self._clock() + bounds.between_sentences_s
                    yield raw
                if read > bounds.characters or count >= bounds.sentences:
                    return
                if self._clock() > until:
                    writing.fault = ModelError(
                        "the model writes too slowly", "try again later", kind="timeout"
                    )
                    break
            else:
                writing.fault = ended(reply.finish, "the model")
                whole = writing.fault is None
        except ModelError as error:
            writing.fault = error
        if count < bounds.sentences:
            yield from stream.close(whole=whole)


def _citable(article: GivenArticle) -> list[GivenSentence]:
    """What a model may see and cite: no orders, and no sentence that would pass for a refusal."""
    refusals = {refusal.strip(". ").casefold() for refusal in REFUSAL.values()}
    kept = without_orders(article.sentences)
    return [s for s in kept if s.text.strip(". \n").casefold() not in refusals]


def _index_splitter(language: str) -> Splitter:
    from corpus.article import Span
    from index.sentences import split

    def sentences(line: str) -> list[tuple[int, int]]:
        spans = split(line, language, [Span(start=0, end=len(line))])
        return [(span.start, span.end) for span in spans]

    return sentences
