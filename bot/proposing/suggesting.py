"""Questions to begin with: one from each article, each answered by a sentence of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from bot.proposing.next_questions import about_topics, answers_first
from bot.proposing.phrasing import questions_in

if TYPE_CHECKING:
    from bot.desk import Desk
    from corpus.article import Article, Span

__all__ = ["suggest"]

_ARTICLES_LOOKED_AT = 12
_SENTENCES_LOOKED_AT = 40
_TRIED_EACH = 5
_SURE = 0.4
_PLAIN = frozenset({"say?", "قال", "قالت"})
"""What a question has that could be asked of anybody."""
_GENERAL = frozenset({"articles", "المقالات"})


def suggest(desk: Desk, n: int, threshold: float) -> tuple[str, ...]:
    """Up to `n` questions, each from another article, every language in turn.

    Args:
        desk: The articles and what answers from them.
        n: At most this many.
        threshold: Confidence an answer must reach, in [0, 1].
    """
    by_language: dict[str, list[str]] = {}
    cards = [card for card in desk.reader.articles() if not card.copies_of]
    for card in cards[:_ARTICLES_LOOKED_AT]:
        had = by_language.setdefault(card.language, [])
        article = desk.reader.article(card.id)
        made = next(_answered(desk, article, max(_SURE, threshold), had), None)
        if made:
            had.append(made)
    questions: list[str] = []
    longest = max((len(made) for made in by_language.values()), default=0)
    for round_ in range(longest):
        questions += [made[round_] for made in by_language.values() if round_ < len(made)]
    return tuple(questions[:n])


def _answered(desk: Desk, article: Article, threshold: float, had: Sequence[str]) -> Iterator[str]:
    made = [(question, span) for question, span in _made(desk, article) if question not in had]
    begun = {question.split()[0] for question in had}
    made.sort(key=lambda pair: _rank(pair[0], begun))
    for question, span in made[:_TRIED_EACH]:
        if answers_first(desk, question, article.language, (article.id, span), threshold):
            yield question


def _rank(question: str, begun: set[str]) -> tuple[int, bool]:
    """Lowest for a question of a kind not seen yet that says by itself what it is about."""
    first, *rest = question.split()
    words = set(rest)
    nameless = first.isascii() and not any(word[0].isupper() for word in rest)
    rank = 3 if words & _PLAIN else 2 if words & _GENERAL else int(nameless)
    return rank, first in begun


def _made(desk: Desk, article: Article) -> Iterator[tuple[str, Span]]:
    about: list[tuple[str, Span]] = []
    for span in desk.reader.sentences(article.id)[:_SENTENCES_LOOKED_AT]:
        text = " ".join(span.of(article.text).split())
        for question in questions_in(text, article.language, desk.matcher):
            yield question, span
        about += [(asked, span) for asked in about_topics(text, article.language, desk)]
    yield from about
