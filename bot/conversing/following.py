"""Follow-ups rewritten so that they stand alone, without a model."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.asking import read_question
from bot.conversing.naming import is_territory, names_in, relation
from bot.conversing.placing import Placed
from bot.conversing.replacing import MARKS, question_mark, with_other
from bot.conversing.standing import person_of, topic_of
from bot.conversing.turns import Turn
from bot.matching import Matcher, Piece
from index.analysis.commonness import rarity

__all__ = ["Rewritten", "rewrite"]

_OPENING = re.compile(
    r"^\W*(?:(?:and|but|so|then|also|ok|okay)\b[\s,]*)?"
    r"(?P<about>(?:what|how) about|what of)\b[\s,]*"
    r"|^\W*(?:and|but|so|then|also|ok|okay)\b[\s,]*"
    r"|^\W*(?:طيب\s+)?و?(?P<about_ar>ماذا عن|ماذا بشأن|بالنسبة (?:إلى|ل(?=\w)))\s*"
    r"|^\W*(?:طيب|ثم|إذن)\s+"
    r"|^\W*وما عن\s+"
    r"|^\W*و(?=(?:كم|متى|أين|لماذا|كيف|ماذا|ما|مَن|هل|أي|أية|في|من|إلى|الى|عن|على|مع|ضد)\s)"
    r"|^\W*و(?=[\u0621-\u064a]{3,}(?:\s[\u0621-\u064a]{3,}){0,2}\W*$)",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"^\W*(?:who|whom|whose|what|which|when|where|why|how|is|are|was|were|do|does|did|has|have|had"
    r"|can|could|will|would|should|may|might|must|in which|at which|to whom|by whom)\b"
    r"|^\W*[وفبل]?(?:من|مَن|ما|ماذا|متى|أين|كيف|لماذا|كم|هل|أي|أية|لمن|بماذا|لم)(?:\s|\W*$)",
    re.IGNORECASE,
)
_PERSON = re.compile(
    r"\b(?P<en>he|she|him|her|his|hers)\b|(?:^|\s)(?P<ar>هو|هي|عنه|عنها|منه|منها|له|لها)(?=\W|$)",
    re.IGNORECASE,
)
_LEANING = re.compile(
    r"\b(they|them|their|theirs|it|its|that|this|these|those|there|then|ones?|the same|so)\b"
    r"|(?:^|\s)(هم|هناك|ذلك|هذا|هذه|تلك|بعدها|بعد ذلك|فيه|فيها|عنهم|منهم|لهم)(?=\W|$)",
    re.IGNORECASE,
)
_OWNED = frozenset({"his", "her", "hers"})
# "What did he say?" is ماذا قال؟ in Arabic: a verb with nobody beside it.
_NOBODY = re.compile(
    r"^\W*[وف]?(?:ماذا|متى|أين|كيف|لماذا|لمن|هل|إلى أين|الى أين|من أين|بماذا)\s+(?P<verb>\S+?)"
    r"(?=\s+(?:عن|في|إلى|الى|على|مع|من|بعد|قبل|حول|بشأن|ضد)\s|\W*$)"
)
_ADVERB = re.compile(
    r"^\W*(?P<adverb>when|where|why|how)(?=\s+(?:did|do|does|is|was|were|are|has|have|had|will"
    r"|would|can|could|should)\b)|^\W*(?P<adverb_ar>متى|(?:إلى |من )?أين|كيف|لماذا)(?=\s)",
    re.IGNORECASE,
)
_PLAIN_ADVERB = re.compile(r"^(?:when|where|why|how|متى|أين|كيف|لماذا)$", re.IGNORECASE)
_LONGEST_OTHER = 6  # words of "And …?" that may take another's place
_FEW = 2  # content words a follow-up has when it leaves most unsaid
_RARE = 0.6
"""Rarity in its language from which a word says by itself what is meant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rewritten:
    """A follow-up that stands alone."""

    question: str
    """With what it left unsaid."""
    leaning: bool = False
    """Whether it names nothing itself, so that the articles last shown are asked first."""


def rewrite(
    question: str,
    language: str,
    last: Turn,
    matcher: Matcher,
    placed: Placed | None = None,
) -> Rewritten:
    """The question with what it leaves unsaid, or itself when it leaves nothing unsaid.

    Args:
        question: The follow-up.
        language: Its ISO 639-1 code.
        last: The turn before, its question standing alone.
        matcher: Tells names and content words.
        placed: Tells places among names, by the articles.
    """
    opening = _OPENING.match(question)
    rest = question[opening.end() :].strip() if opening else question.strip()
    about = bool(opening and (opening["about"] or opening["about_ar"]))
    if not rest.strip(MARKS):
        return Rewritten(question=question)
    if about or not _ASKS.match(rest):
        fits = opening or _is_fragment(rest, language, matcher)
        if not fits or len(rest.split()) > _LONGEST_OTHER:
            return Rewritten(question=question)
        other = with_other(_without_li(rest, opening), language, last.asked, matcher, placed)
        return Rewritten(question=other)
    return _asked_in_full(rest, question, language, last, matcher, joined=opening is not None)


def _asked_in_full(
    rest: str, question: str, language: str, last: Turn, matcher: Matcher, *, joined: bool
) -> Rewritten:
    """A follow-up that asks in words of its own."""
    names = names_in(rest, language, matcher)
    unnamed = not any(name.sort != "date" for name in names)
    nobody = _NOBODY.match(rest)
    if _is_bare(rest, language, matcher) and not _PERSON.search(rest):
        return Rewritten(question=_asked_again(rest, last.asked))
    # "Where did Klein say her party stands?" names the person itself.
    somebody = _PERSON.search(rest) and all(name.relation for name in names)
    if somebody or (nobody and not names_in(nobody["verb"], "ar", matcher)):
        asked = _with_person(rest, language, last, matcher)
        return Rewritten(question=asked or question, leaning=bool(asked) and unnamed)
    told = _told(rest, language, matcher)
    few = len(told) <= _FEW
    common = all(rarity(piece.unit.text, language) < _RARE for piece in told)
    if (unnamed and (_LEANING.search(rest) or (joined and few))) or (
        not names and few and common and last.statements
    ):
        asked = _with_topic(rest, language, last, matcher)
        return Rewritten(question=asked or question, leaning=bool(last.statements))
    return Rewritten(question=question)


def _told(rest: str, language: str, matcher: Matcher) -> list[Piece]:
    """The content words that do not only ask."""
    frame = read_question(rest).frame
    pieces = matcher.pieces(rest, language, question=True)
    return [p for p in pieces if not (frame[0] <= p.unit.start and p.unit.end <= frame[1])]


def _is_bare(rest: str, language: str, matcher: Matcher) -> bool:
    """Whether there is nothing but words that ask: "Why?", "And since when?"."""
    told = _told(rest, language, matcher)
    saying = read_question(rest).wants == "saying"
    return not told and not saying and len(rest.split()) <= _LONGEST_OTHER


def _is_fragment(rest: str, language: str, matcher: Matcher) -> bool:
    """Whether a name is all there is: "Japan?", "in Tokyo?"."""
    names = names_in(rest, language, matcher)
    if len(names) != 1 or not rest.rstrip().endswith(("?", "؟")):
        return False
    around = (rest[: names[0].start] + " " + rest[names[0].end :]).strip(MARKS).split()
    return all(relation(word) or word.casefold() == "the" for word in around)


def _without_li(rest: str, opening: re.Match[str] | None) -> str:
    """بالنسبة لليابان is about اليابان: behind the joined "for" the article is half gone."""
    joined = opening is not None and (opening["about_ar"] or "").endswith("ل")
    if not joined or not rest.startswith("ل"):
        return rest
    whole = f"ال{rest[1:]}"
    # لبنان begins with that letter itself.
    return rest if is_territory(rest.strip(MARKS)) else whole


# ---- the same asked for another kind of answer ------------------------------------------------


def _asked_again(rest: str, before: str) -> str:
    """After "Did X veto Y?", "Why?" asks why X did."""
    asking = rest.strip(MARKS)
    adverb = _ADVERB.match(before)
    if adverb and _PLAIN_ADVERB.match(asking):
        return _capital(asking) + before[adverb.end() :]
    yes_no = read_question(before).wants == "yes-no"
    if yes_no and _PLAIN_ADVERB.match(asking):
        plain = re.sub(r"^\W*[وف]?هل\s+", "", before)
        return f"{_capital(asking)} {plain[:1].lower()}{plain[1:]}"
    return f"{_capital(asking)}: {before}"


# ---- somebody, something from before ----------------------------------------------------------


def _with_person(rest: str, language: str, last: Turn, matcher: Matcher) -> str:
    who = person_of(rest, last, matcher)
    if not who:
        return _with_topic(rest, language, last, matcher)
    person = _PERSON.search(rest)
    if person and person["en"]:
        owned = person["en"].casefold() in _OWNED and re.match(r"\s+[a-z]{3}", rest[person.end() :])
        if person["en"].casefold() == "her" and owned:
            after = rest[person.end() :].split()[0]
            owned = None if relation(after) else owned
        name = f"{who}'s" if owned else who
        return _capital(rest[: person.start()] + name + rest[person.end() :])
    nobody = _NOBODY.match(rest)
    if nobody:
        return f"{rest[: nobody.end('verb')]} {who}{rest[nobody.end('verb') :]}"
    return f"{rest.rstrip(MARKS)} – {who}{question_mark(language)}"


def _with_topic(rest: str, language: str, last: Turn, matcher: Matcher) -> str:
    topic = topic_of(last, matcher)
    return f"{_capital(rest.rstrip(MARKS))} – {topic}{question_mark(language)}" if topic else ""


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
