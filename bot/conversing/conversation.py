"""What a reader means, given what was asked and shown before; no model is needed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from bot.answer import Understood
from bot.asking import question_language
from bot.conversing.commands import Recall, read_recall, wants_everything
from bot.conversing.following import rewrite
from bot.conversing.placing import Placed, placed_by
from bot.conversing.restricting import (
    Restriction,
    Shelf,
    language_names,
    narrowed,
    read_restriction,
)
from bot.conversing.turns import NO_FILTERS, REMEMBERED_TURNS, Turn, turns_from_messages
from bot.matching import Matcher
from bot.messages import Key, say
from index.filters import Filters

if TYPE_CHECKING:
    from bot.desk import Desk
    from index.reader import ArticleCard

__all__ = ["FollowUp", "Turn", "stand_alone", "turns_from_messages", "understand"]

_LISTED = 12
_SAME_TOPIC = 0.33
"""Share of a question's weight that the question before it must hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """What is to be done with what the reader wrote."""

    question: str
    """The question to answer, standing alone."""
    filters: Filters = NO_FILTERS
    """What it is to be answered from: the face's filters and the reader's words together."""
    scope: Filters = NO_FILTERS
    """What the reader's words alone restrict it to."""
    near: Filters | None = None
    """What is to be asked first, all else only when it does not answer: the articles last cited."""
    recall: Recall | None = None
    """How the last answer is to be shown again, instead of a search."""
    line: str = ""
    """What to say instead of an answer: an outlet is named that no article has."""
    settled: bool = False
    """Whether it was a command, so that nobody has to rewrite it."""

    def understood(self, written: str) -> Understood | None:
        """For the answer: how the question was read, None where it was read as written."""
        if self.question == written and not self.scope:
            return None
        return Understood.of(self.question, self.scope)


@dataclass(frozen=True, slots=True)
class _Known:
    """What tells how words are meant."""

    matcher: Matcher
    cards: Sequence[ArticleCard] = ()
    placed: Placed | None = None


def understand(
    question: str,
    history: Sequence[Turn],
    filters: Filters,
    desk: Desk,
) -> FollowUp:
    """Read what was written as a question that stands alone, or as a command.

    Args:
        question: What the reader wrote.
        history: Earlier turns, oldest first.
        filters: What the face restricts the answer to.
        desk: Tells names, and the articles there are.
    """
    known = _Known(desk.matcher, desk.reader.articles(), placed_by(desk.reader))
    last = _last(history[-REMEMBERED_TURNS:], known)
    found = _read(question, last, known)
    passing = narrowed(filters, found.scope)
    if passing is None:
        line = found.line or say("empty_corpus", question_language(question))
        return replace(found, filters=filters, line=line)
    near = narrowed(passing, found.near) if found.near else None
    return replace(found, filters=passing, near=near)


def stand_alone(question: str, language: str, history: Sequence[Turn], matcher: Matcher) -> str:
    """The question with what it leaves unsaid, or itself when it leaves nothing unsaid.

    Args:
        question: The follow-up.
        language: Its ISO 639-1 code.
        history: Earlier turns, oldest first.
        matcher: Tells names and content words.
    """
    last = _last(history[-REMEMBERED_TURNS:], _Known(matcher))
    return rewrite(question, language, last, matcher).question if last else question


def _last(history: Sequence[Turn], known: _Known) -> Turn | None:
    """The last turn as understood, resolving a chain of follow-ups where it was not kept."""
    last: Turn | None = None
    for turn in history:
        if turn.standalone:
            last = turn
            continue
        found = _read(turn.question, last, known)
        last = replace(turn, standalone=found.question, scope=found.scope)
    return last


def _read(written: str, last: Turn | None, known: _Known) -> FollowUp:
    shelf = Shelf(cards=known.cards, cited=last.citations if last else ())
    if last:
        recall = read_recall(written)
        if recall:
            return FollowUp(question=last.asked, scope=last.scope, recall=recall, settled=True)
        if wants_everything(written):
            return FollowUp(question=last.asked, settled=True)
    restriction = read_restriction(written, shelf, follows=last is not None)
    if restriction is None:
        return _carried(written, last, known)
    if restriction.question or last is None:
        carried = _carried(restriction.question, last, known)
        return replace(carried, scope=_changed(carried.scope, restriction.scope), near=None)
    line = _unknown(restriction, shelf, question_language(written))
    scope = last.scope if line else _changed(last.scope, restriction.scope)
    return FollowUp(question=last.asked, scope=scope, line=line, settled=True)


def _carried(question: str, last: Turn | None, known: _Known) -> FollowUp:
    """The question standing alone, and what is still restricted: nothing once the topic changes."""
    if last is None:
        return FollowUp(question=question)
    language = question_language(question)
    made = rewrite(question, language, last, known.matcher, known.placed)
    cited = tuple(dict.fromkeys(citation.article for citation in last.citations))
    near = Filters(articles=cited) if made.leaning and cited else None
    kept = made.question != question or not last.scope
    if kept or _same_topic(question, last.asked, known.matcher):
        return FollowUp(question=made.question, scope=last.scope, near=near)
    return FollowUp(question=made.question)


def _same_topic(question: str, before: str, matcher: Matcher) -> bool:
    pieces = matcher.pieces(question, question_language(question), question=True)
    return matcher.coverage(pieces, matcher.read(before, question_language(before))) >= _SAME_TOPIC


def _changed(scope: Filters, new: Filters) -> Filters:
    """The scope with what the newer words restrict in place of what the older did."""
    fields = ("languages", "outlets", "articles", "since", "until")
    chosen: dict[str, Any] = {name: getattr(new, name) or getattr(scope, name) for name in fields}
    if chosen["since"] and chosen["until"] and chosen["since"] > chosen["until"]:
        chosen |= {"since": new.since, "until": new.until}
    return Filters(**chosen)


def _unknown(restriction: Restriction, shelf: Shelf, language: str) -> str:
    if restriction.no_outlet:
        key: Key = "no_outlet"
        there, name = list(shelf.outlets), restriction.no_outlet
    elif restriction.no_language:
        names = language_names(language)
        there = [names.get(code, code) for code in shelf.languages]
        key, name = "no_language", names.get(restriction.no_language, restriction.no_language)
    else:
        return ""
    if not there:
        return say("no_outlets", language)
    shown = ", ".join(there[:_LISTED]) + (" …" if len(there) > _LISTED else "")
    return say(key, language, name=name, there=shown)
