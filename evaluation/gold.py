"""The gold of a set, held against the articles before anything is asked."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from evaluation.errors import SetError
from evaluation.outcome import Place
from evaluation.sets import Evidence, Question, QuestionSet
from evaluation.subject import Subject

__all__ = ["Gold"]

_TEXTS_KEPT = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class _Names:
    ids: frozenset[str]
    tails: dict[str, str]


class Gold:
    """Finds a question's articles and evidence in an index.

    Args:
        subject: Whose articles they are held against.
    """

    def __init__(self, subject: Subject) -> None:
        ids = [card.id for card in subject.articles()]
        self._names = _Names(
            ids=frozenset(ids), tails={name.partition("#")[2]: name for name in ids if "#" in name}
        )
        self._text = lru_cache(_TEXTS_KEPT)(lambda article: subject.article(article).text)

    def check(self, questions: QuestionSet) -> None:
        """Pass over a set, so that a mistake is found before an hour of asking.

        Raises:
            SetError: Gold is not in the articles.
        """
        for question in questions.questions():
            self.locate(self.resolve(question))

    def resolve(self, question: Question) -> Question:
        """Name a question's articles as the index does: a dump's ids come with the file's name.

        Raises:
            SetError: An article is not in the index.
        """
        return replace(
            question,
            articles=tuple(self._known(article, question) for article in question.articles),
            without=tuple(self._known(article, question) for article in question.without),
            # One that could not be read is none to ask: noise is part of some sets.
            among=tuple(a for a in map(self._named, question.among) if a),
            stances=tuple(
                replace(s, articles=tuple(self._known(article, question) for article in s.articles))
                for s in question.stances
            ),
            evidence=tuple(
                replace(e, article=self._known(e.article, question)) for e in question.evidence
            ),
        )

    def locate(self, question: Question) -> tuple[Place, ...]:
        """Where the evidence of a resolved question stands.

        Raises:
            SetError: A quote does not stand in its article.
        """
        return tuple(self._place(evidence, question) for evidence in question.evidence)

    def quotes(self, place: Place, quote: str) -> bool:
        """Whether the article's text at a place is the quote."""
        if place.article not in self._names.ids:
            return False
        return self._text(place.article)[place.start : place.end] == quote

    def text(self, place: Place) -> str:
        """The words at a place; none where the index does not have it."""
        if place.article not in self._names.ids:
            return ""
        # Other systems often name an article without saying where in it.
        return self._text(place.article)[place.start : place.end or None]

    def named(self, place: Place) -> Place:
        """The place with its article named as the index does, where the index has it."""
        article = place.article
        return replace(place, article=self._names.tails.get(article, article))

    def find(self, article: str, quote: str) -> Place:
        """Where a quote stands in an article; at its beginning when it does not."""
        start = self._text(article).find(quote) if article in self._names.ids else -1
        return Place(article=article, start=max(start, 0), end=max(start, 0) + len(quote))

    def _named(self, article: str) -> str | None:
        return article if article in self._names.ids else self._names.tails.get(article)

    def _known(self, article: str, question: Question) -> str:
        named = self._named(article)
        if named is not None:
            return named
        raise SetError(
            f"question {question.id}: its article {article} is not among the articles",
            "use --corpus DIR, or --corpus set for the set's own",
        )

    def _place(self, evidence: Evidence, question: Question) -> Place:
        text = self._text(evidence.article)
        start = evidence.start
        # Published offsets are not always right; the words decide.
        if start is None or text[start : start + len(evidence.quote)] != evidence.quote:
            start = text.find(evidence.quote)
        if start < 0 or not evidence.quote:
            raise SetError(
                f"question {question.id}: the quote {evidence.quote[:60]!r} does not stand in"
                f" {evidence.article}",
                "quote verbatim",
            )
        return Place(article=evidence.article, start=start, end=start + len(evidence.quote))
