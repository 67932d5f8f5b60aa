"""Questions to begin with, from articles all over the folder, each answered by its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, zip_longest
from math import ceil
from typing import TYPE_CHECKING

from bot.proposing.next_questions import about_topics, answers_first
from bot.proposing.phrasing import questions_in

if TYPE_CHECKING:
    from bot.desk import Desk
    from corpus.article import Article, Span
    from index.reader import ArticleCard

__all__ = ["suggest"]

_ARTICLES_LOOKED_AT = 12
"""Articles of each language that are looked at, at most."""
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
    shelves = _shelves([card for card in desk.reader.articles() if not card.copies_of])
    made: dict[str, list[str]] = {language: [] for language in shelves}
    for cards in zip_longest(*shelves.values()):
        for card in filter(None, cards):
            had = made[card.language]
            if sum(map(len, made.values())) >= n or len(had) >= ceil(n / len(shelves)):
                continue
            article = desk.reader.article(card.id)
            had += islice(_answered(desk, article, max(_SURE, threshold), had), 1)
    rounds = zip_longest(*made.values())
    return tuple(question for round_ in rounds for question in round_ if question)[:n]


def _shelves(cards: Sequence[ArticleCard]) -> dict[str, list[ArticleCard]]:
    """By language the articles to look at: spread evenly over all days, the newest first."""
    by_language: dict[str, list[ArticleCard]] = {}
    for card in cards:
        by_language.setdefault(card.language, []).append(card)
    for language, there in by_language.items():
        there.sort(key=lambda card: str(card.published or ""), reverse=True)
        step = max(1, len(there) // _ARTICLES_LOOKED_AT)
        by_language[language] = there[::step][:_ARTICLES_LOOKED_AT]
    return by_language


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
        about += [
            (asked, span) for asked in about_topics(text, article.language, desk, article.text)
        ]
    yield from about
