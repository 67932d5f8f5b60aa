"""Follow-ups that stand alone: with what the last turn was about, no model needed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.asking import read_question
from bot.matching import Matcher, Piece
from index.analysis.terms import Unit

__all__ = ["Turn", "stand_alone", "turns_from_messages"]

REMEMBERED_TURNS = 6
"""Turns a follow-up may look back on."""

_OPENING = re.compile(
    r"^\W*(and|but|so|then|also|what about|how about|and what about|what of)\b[\s,]*"
    r"|^\W*(وماذا عن|ماذا عن|وما عن|طيب و|ثم|وبالنسبة|بالنسبة ل)\s*"
    r"|^\W*و(?=[اأإ]?ل?[\u0621-\u064a]{3,}\W*$)",
    re.IGNORECASE,
)
_LEANING = re.compile(
    r"\b(he|she|they|him|her|them|his|hers|their|theirs|it|its|that|this|these|those|there|then"
    r"|one|ones|the same)\b"
    r"|(^|\s)(هو|هي|هم|هناك|ذلك|هذا|هذه|تلك|بعدها|بعد ذلك|عنه|عنها|منه|منها"
    r"|له|لها|فيه|فيها)(?=\W|$)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A question of the conversation and what was answered."""

    question: str
    """As the reader wrote it."""
    answer: str
    """The text that was shown."""
    standalone: str = ""
    """The question as it was understood; empty when it stood alone."""

    @property
    def asked(self) -> str:
        """The question in the form that stands alone."""
        return self.standalone or self.question


def turns_from_messages(messages: Sequence[Mapping[str, str]]) -> tuple[Turn, ...]:
    """Pair the `user` and `assistant` messages of a chat; others are passed over.

    >>> turns_from_messages([{"role": "user", "content": "Who?"},
    ...                      {"role": "assistant", "content": "She."}])[0].answer
    'She.'
    """
    turns: list[Turn] = []
    waiting: str | None = None
    for message in messages:
        role, content = message.get("role"), message.get("content") or ""
        if role == "user":
            waiting = content
        elif role == "assistant" and waiting is not None:
            turns.append(Turn(question=waiting, answer=content))
            waiting = None
    return tuple(turns)


def stand_alone(question: str, language: str, history: Sequence[Turn], matcher: Matcher) -> str:
    """The question with what it leaves unsaid, or itself when it leaves nothing unsaid.

    Args:
        question: The follow-up.
        language: Its ISO 639-1 code.
        history: Earlier turns, oldest first.
        matcher: Tells names and content words.
    """
    if not history:
        return question
    before = _chain(history[-REMEMBERED_TURNS:], matcher)
    pieces = matcher.pieces(question, language, question=True)
    opening = _OPENING.match(question)
    if not pieces and not opening:
        return _asked_again(question, before) if _is_bare(question) else question
    if opening and len(pieces) <= 3:
        return _with_other(question[opening.end() :].strip(" ?؟!.,،"), language, before, matcher)
    if _LEANING.search(question) and not any(p.unit.name for p in pieces):
        names = _names(before, matcher)
        if names:
            return f"{question.rstrip(' ?؟')} – {' '.join(names)}{_mark(language)}"
    return question


def _chain(history: Sequence[Turn], matcher: Matcher) -> str:
    """The last question as understood, resolving a chain of follow-ups from its start."""
    asked = ""
    for number, turn in enumerate(history):
        if turn.standalone or number == 0:
            asked = turn.asked
        else:
            previous = (Turn(question=asked, answer=""),)
            asked = stand_alone(turn.question, _script(turn.question), previous, matcher)
    return asked


def _script(text: str) -> str:
    return "ar" if re.search(r"[\u0621-\u064a]", text) else "en"


def _mark(language: str) -> str:
    return "؟" if language == "ar" else "?"


def _is_bare(question: str) -> bool:
    return read_question(question).wants != "thing" and len(question.split()) <= 4


def _asked_again(question: str, before: str) -> str:
    """After "Did X veto Y?", "Why?" asks why X did."""
    return f"{question.strip(' ?؟!.')} {before}"


def _names(text: str, matcher: Matcher) -> list[str]:
    return [p.unit.text for p in matcher.pieces(text, _script(text), question=True) if p.unit.name]


def _with_other(new: str, language: str, before: str, matcher: Matcher) -> str:
    """After "How did France vote?", "And Japan?" asks how Japan did."""
    script = _script(before)
    fresh = [p for p in matcher.pieces(new, language) if p.unit.name]
    old = [p for p in matcher.pieces(before, script, question=True) if p.unit.name]
    if not fresh or not old:
        return f"{before.rstrip(' ?؟')} – {new}{_mark(script)}"
    replaced = _like(fresh[0], old)
    return before[: replaced.start] + new + before[replaced.end :]


def _like(fresh: Piece, old: Sequence[Piece]) -> Unit:
    """The name most of the fresh one's sort: a country for a country, else the last."""
    place = _is_concept(fresh.unit)
    alike = [p for p in old if _is_concept(p.unit) == place] or list(old)
    return alike[-1].unit if not place else alike[0].unit


def _is_concept(unit: Unit) -> bool:
    return any(t.kind == "concept" for t in unit.terms)
