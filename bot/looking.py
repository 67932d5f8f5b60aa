"""The passages for a question: as it is written, or as a model widens it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from bot.answer import Usage
from bot.messages import say
from index.filters import Filters
from index.retrieve import Hit, Retrieval

if TYPE_CHECKING:
    from bot.model.widening import Search, Widener
    from index.reader import Reader

__all__ = ["Looked", "look", "together"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """What was found, and what it cost to look."""

    retrieval: Retrieval
    """The passages."""
    usage: Usage = field(default_factory=Usage)
    """Of the model that widened the search."""
    notice: str | None = None
    """One line when that model failed, or when something else could not take part in the search."""


def look(
    reader: Reader,
    question: str,
    language: str,
    k: int,
    filters: Filters,
    widener: Widener | None = None,
) -> Looked:
    """Search for a question.

    Args:
        reader: The index.
        question: A question that stands alone.
        language: Its ISO 639-1 code.
        k: Most passages wanted.
        filters: Which articles may take part.
        widener: Splits and translates the question; None for the question alone.
    """
    plain = reader.search(question, language=language, k=k, filters=filters)
    if widener is None or not plain.hits:
        return Looked(retrieval=plain, notice=plain.notice)
    wide = widener.widen(question, language, _others(reader, language, filters))
    notice = plain.notice
    if wide.failed:
        notice = say("not_widened", language, why=wide.failed.rstrip("."))
    if len(wide.searches) == 1 and len(wide.searches[0].wordings) == 1:
        return Looked(retrieval=plain, usage=wide.usage, notice=notice)
    found = [
        [
            plain if text == question else reader.search(text, language=code, k=k, filters=filters)
            for text, code in search.wordings
        ]
        for search in wide.searches
    ]
    hits = together(wide.searches, [[one.hits for one in each] for each in found])
    return Looked(retrieval=replace(plain, hits=hits[:k]), usage=wide.usage, notice=notice)


def together(
    searches: Sequence[Search], found: Sequence[Sequence[Sequence[Hit]]]
) -> tuple[Hit, ...]:
    """One ranking of what several searches brought.

    A passage's score is the mean over the wordings of a search, where it counts 0 when it was not
    brought (CombSUM of Fox and Shaw 1994, divided), and of several searches the highest.

    Args:
        searches: What was searched for.
        found: For each of them the hits of each wording.
    """
    best: dict[str, tuple[float, Hit]] = {}
    for search, wordings in zip(searches, found, strict=True):
        sums: dict[str, tuple[float, Hit]] = {}
        for hits in wordings:
            for hit in hits:
                before, shown = sums.get(hit.passage.id, (0.0, hit))
                fitting = max(shown, hit, key=lambda h: h.score)
                sums[hit.passage.id] = (before + hit.score, fitting)
        for name, (total, hit) in sums.items():
            score = search.weight * total / len(wordings)
            if score > best.get(name, (0.0, hit))[0]:
                best[name] = (score, hit)
    ranked = sorted(best.items(), key=lambda item: (-item[1][0], item[0]))
    return tuple(replace(hit, score=score) for _, (score, hit) in ranked)


def _others(reader: Reader, language: str, filters: Filters) -> list[str]:
    """The articles' languages that are not the question's, the most frequent first."""
    counted = Counter(card.language for card in reader.articles())
    wanted = filters.languages or tuple(counted)
    return [code for code, _ in counted.most_common() if code != language and code in wanted]
