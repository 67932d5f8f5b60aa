"""The last answer once more: shorter, or with who says what."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from bot.asking import question_language
from bot.conversing.speaking import speaker_in
from bot.draft import Drafted, Source
from bot.messages import say

if TYPE_CHECKING:
    from bot.conversing.conversation import FollowUp
    from bot.conversing.turns import Turn
    from bot.desk import Desk
    from corpus.article import Article

__all__ = ["ATTRIBUTED", "recalled"]

ATTRIBUTED = "who says it"
"""The reason of a statement that names who says another."""

_ISOLATE, _AND_BACK = "\u2068", "\u2069"
_HEAD_WORDS = 12
_PASSAGES = 12


def recalled(
    follow: FollowUp, history: Sequence[Turn], desk: Desk, language: str, threshold: float
) -> tuple[Drafted, ...]:
    """The sentences to show; empty where the last answer had none.

    Where a caller keeps the conversation, only its text is known: the question is then answered
    anew, as a text that comes from outside is no evidence.

    Args:
        follow: What is wanted.
        history: Earlier turns, oldest first.
        desk: The articles and what answers from them.
        language: What to speak.
        threshold: Confidence an answer must reach, in [0, 1].
    """
    kept = bool(history) and bool(history[-1].standalone)
    shown = _shown(history, desk) if kept else _anew(follow, desk, threshold)
    if follow.recall == "shorter":
        return shown[:1]
    return tuple(_attributed(drafted, desk, language) for drafted in shown)


def _shown(history: Sequence[Turn], desk: Desk) -> tuple[Drafted, ...]:
    """The last turn's sentences, each with those of its quotes that still stand in the articles."""
    quoting = (
        t for t in reversed(history) if not any(s.reason == ATTRIBUTED for s in t.statements)
    )
    turn = next(quoting, None)
    if turn is None:
        return ()
    cited = {c.n: c for c in turn.citations}
    found = []
    for statement in turn.statements:
        sources = []
        for n in statement.citations:
            citation = cited.get(n)
            article = _article(desk, citation.article) if citation else None
            if (
                citation
                and article
                and article.text[citation.start : citation.end] == citation.quote
            ):
                sources.append(
                    Source(
                        article=article.id,
                        start=citation.start,
                        end=citation.end,
                        score=citation.score,
                    )
                )
        if sources:
            found.append(
                Drafted(
                    text=statement.text,
                    sources=tuple(sources),
                    reason=statement.reason,
                    span=statement.span,
                )
            )
    return tuple(found)


def _article(desk: Desk, name: str) -> Article | None:
    try:
        return desk.reader.article(name)
    except KeyError:
        return None


def _anew(follow: FollowUp, desk: Desk, threshold: float) -> tuple[Drafted, ...]:
    language = question_language(follow.question)
    found = desk.reader.search(
        follow.question, language=language, k=_PASSAGES, filters=follow.filters
    )
    composition = desk.composer.compose(follow.question, language, found)
    return composition.drafted if composition.confidence >= threshold else ()


def _attributed(drafted: Drafted, desk: Desk, language: str) -> Drafted:
    """A line that names article, outlet and speaker of a sentence."""
    article = desk.reader.article(drafted.sources[0].article)
    words = drafted.text.split()
    head = " ".join(words[:_HEAD_WORDS]) + ("…" if len(words) > _HEAD_WORDS else "")
    where = f"{article.title} ({article.outlet})" if article.outlet else article.title
    who = speaker_in(drafted.text, article.language, desk.matcher)
    parts = {"head": head.rstrip("."), "where": where, "who": who}
    if article.language != language:  # each keeps its own direction
        parts = {name: f"{_ISOLATE}{part}{_AND_BACK}" for name, part in parts.items()}
    told = say("said_by" if who else "said", language, **parts)
    return Drafted(text=told, sources=drafted.sources, reason=ATTRIBUTED)
