"""What a follow-up may stand on: the person of the last answer, the topic of the last question."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.asking import question_language, read_question
from bot.conversing.naming import Name, is_territory, names_in
from bot.conversing.speaking import is_body
from bot.conversing.turns import Turn
from bot.matching import Matcher
from bot.slots.people import people_in

__all__ = ["is_person", "person_of", "topic_of"]

_SUBJECT_AR = re.compile(
    r"^\W*[وف]?(?:ماذا|متى|أين|كيف|لماذا|هل|إلى أين|من أين|بماذا)\s\S+\s"
    r"(?!(?:عن|في|إلى|الى|على|مع|من|بعد|قبل|حول|بشأن|ضد|إن|أن)\s)(?P<who>\S+(?:\s\S+){0,3}?)"
    r"(?=\s(?:عن|في|إلى|الى|على|مع|من|بعد|قبل|حول|بشأن|ضد|إن|أن)\s|\s?\W?$)"
)
_BODY_AR = re.compile(
    r"^(?:وزارة|منظمة|شركة|هيئة|جامعة|مؤسسة|حزب|مجلس|محكمة|بنك|مصرف|نادي|وكالة|صحيفة|قناة|حكومة"
    r"|مدينة|محافظة|رئاسة|جماعة|حركة|لجنة|اتحاد)(?:\s|$)"
)
_MEANT = 0.5
"""How surely a word must be among others to say the same."""
_NEAR_HEAVIEST = 0.75
_TOPICS = 2


def person_of(follow_up: str, last: Turn, matcher: Matcher) -> str:
    """Whom "she" stands for: named in the last question, or told by its answer; empty for nobody.

    Of the answer that is whoever its marked words name, else somebody of a shown sentence whom
    neither question names; one introduced by a whole name before one named in passing.

    Args:
        follow_up: What is asked now.
        last: The turn before.
        matcher: Tells names.
    """
    asked = names_in(last.asked, question_language(last.asked), matcher)
    named = [n.text for n in asked if is_person(last.asked, n, matcher)]
    subject = _SUBJECT_AR.match(last.asked)
    if subject and not is_territory(subject["who"]):
        named.insert(0, subject["who"])
    if named and read_question(last.asked).wants != "person":
        return named[0]
    said = {word for name in asked for word in name.text.split()}
    told = [
        name
        for name in _told(last, matcher)
        if not said & set(name.split())
        and not _said_by(last.asked, name, matcher)
        and not _titled(name, follow_up, matcher)
    ]
    whole = [name for name in told if len(name.split()) > 1]
    return (_marked(last, matcher) or [*whole, *told, *named, ""])[0]


def topic_of(last: Turn, matcher: Matcher) -> str:
    """What the last question was about: what it named, else its heaviest words."""
    language = question_language(last.asked)
    names = [name.text for name in names_in(last.asked, language, matcher)]
    if names:
        return ", ".join(dict.fromkeys(names))
    frame = read_question(last.asked).frame
    pieces = [
        p
        for p in matcher.pieces(last.asked, language, question=True)
        if not (frame[0] <= p.unit.start and p.unit.end <= frame[1])
    ]
    least = _NEAR_HEAVIEST * max((p.weight for p in pieces), default=0.0)
    heavy = sorted(pieces, key=lambda p: -p.weight)[:_TOPICS]
    return " ".join(p.unit.text for p in pieces if p in heavy and p.weight >= least)


def is_person(text: str, name: Name, matcher: Matcher) -> bool:
    """Whether a name of a text is a person's, and no place, body or date.

    Args:
        text: A question or a sentence.
        name: Found in it.
        matcher: Reads it.
    """
    language = question_language(text)
    if name.sort != "name" or is_body(name.text) or _BODY_AR.match(name.text):
        return False
    words = [u for u in matcher.read(text, language).analysis.units if u.parts == 1]
    people = [words[n].start for n in people_in(words, language, frozenset())]
    return any(name.start <= start < name.end for start in people)


def _told(last: Turn, matcher: Matcher) -> Iterator[str]:
    """People of the shown sentences, in their order."""
    for text in [s.text for s in last.statements] or [last.answer]:
        for name in names_in(text, question_language(text), matcher):
            if is_person(text, name, matcher):
                yield name.text


def _marked(last: Turn, matcher: Matcher) -> list[str]:
    """The person whom the marked words of the first sentence name."""
    first = last.statements[0] if last.statements else None
    if first is None or first.span is None:
        return []
    start, end = first.span
    return [
        name.text
        for name in names_in(first.text, question_language(first.text), matcher)
        if name.start < end and start < name.end and is_person(first.text, name, matcher)
    ]


def _said_by(question: str, name: str, matcher: Matcher) -> bool:
    """Whether a question says the name itself, if in another language."""
    pieces = matcher.pieces(name, question_language(name))
    return matcher.coverage(pieces, matcher.read(question, question_language(question))) >= _MEANT


def _titled(name: str, follow_up: str, matcher: Matcher) -> bool:
    """Whether the follow-up speaks of them by their title: "What did the mayor say of her?"."""
    reading = matcher.read(name, question_language(name))
    pieces = matcher.pieces(follow_up, question_language(follow_up), question=True)
    return any(matcher.found(piece, reading) >= _MEANT for piece in pieces)
