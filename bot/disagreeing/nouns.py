"""What something is, out of "X is a noun" and "a noun format": English only.

Read only where the question asks what kind of thing it is; in other languages only an edit of a
copy tells of a difference (`bot.disagreeing.edits`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.disagreeing.kinds import kinds
from bot.disagreeing.nearness import away, said_by_question, telling
from bot.disagreeing.once import takes_one
from bot.disagreeing.subject import names_something, refers
from bot.disagreeing.value import Told, Value
from bot.matching import Piece
from bot.slots.runs import name_runs
from index.analysis.terms import Unit

__all__ = ["read_noun"]

_SURE = 0.75
_BEFORE = 3
_ENDS = r"(?=\s*(?:[,;:(\[]|\.(?:\s|$)|$)|\s+(?:who|which|that|in|at|from|on|by|for|with|of|to"
_CALLED = re.compile(
    r"\b(?:is|was|are|were)\s+(?:also\s+)?(?:an?|the|one of the)\s+"
    r"((?:[\w’'\"“”/.-]+\s+){0,7}?[\w’'\"“”/-]+)"
    + _ENDS
    + r"|as|and|based|located|born|released|written|directed|starring|set|created|produced"
    r"|published|best)\b)",
    re.IGNORECASE,
)
_HELD = (
    r"\s+(?:(?:an?|the|rank\s+of)\s+){0,2}((?:[\w’'/-]+\s+){0,3}?[\w’'/-]+)" + _ENDS + r"|and)\b)"
)
_AS = re.compile(
    r"\b(?:(?:play(?:s|ed|ing)?|elected|profession|occupation|serv(?:es?|ed|ing)|work(?:s|ed|ing)?)\s+as"
    r"|became)" + _HELD,
    re.IGNORECASE,
)
_RANKED = re.compile(r"\b(?:promoted\s+to|rank\s+of)" + _HELD, re.IGNORECASE)
_AFTER = re.compile(r"\s+of\s+((?:[\w’'/-]+\s+){0,2}?[\w’'/-]+)(?=[\s,.;)]|$)", re.IGNORECASE)
_IT_IS = re.compile(
    r"(?:\s+(?!is|was|are|were)[\w’'-]+){0,6}?\s+(?:is|was|are|were)\s+(?:actually\s+)?(?:an?\s+|the\s+)?"
    r"((?:[\w’'/-]+\s+){0,3}?[\w’'/-]+)" + _ENDS + r"|and)\b)"
)
_IN_A_BOX = re.compile(r"\s+([A-Z][\w’'/-]*(?:\s[a-z][\w’'/-]+)?)")
_LABEL = re.compile(r"\s*:\s+((?:[\w’'/-]+\s+){0,1}?[\w’'/-]+)(?=\s|[,.;)]|$)")
_KIND_OF = re.compile(
    r"\b(?:what|which) (?:is|was) the (?:[\w-]+ ){0,2}?([\w-]+) (?:of|for)\b", re.IGNORECASE
)
_ROLE = re.compile(
    r"\b(?:position|role|party|profession|occupation|job|career|rank)\b", re.IGNORECASE
)
_WHAT_IT_IS = re.compile(
    r"\b(?:profession|occupation|job|career|sport|genre|medium|type|kind|sort|nature|form|format"
    r"|category|field|role|position|known (?:for|as)|species|style|subject|discipline"
    r"|instrument)s?\b",
    re.IGNORECASE,
)
# "What sport is X …" asks what X is one of; "which film won" asks for the name of one.
_CLASSES = re.compile(
    r"\b(?:[Ww]hat|[Ww]hich)\s+(?:[\w-]+\s+){1,3}?(?:is|was|are|were|does|did|do)\s+"
    r"(?:the|an?|[^a-z\s])"
)
_PROFESSION = re.compile(r"profession|occupation|job|career")
_NEAR_ENOUGH = 16
_TELLS_NOTHING = frozenset(
    [
        "professional",
        "former",
        "retired",
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "new",
        "old",
        "late",
        "early",
        "current",
        "member",
        "name",
        "person",
        "one",
        "best",
        "debut",
        "last",
        "famous",
        "notable",
        "well",
        "known",
        "prominent",
        "international",
        "national",
        "local",
        "young",
    ]
)


def read_noun(told: Told) -> Value | None:
    """What the sentence says the thing asked about is."""
    if told.reading.analysis.language != "en":
        return None
    kind = _kind_asked(told)
    head = kind.unit.text.casefold() if kind else ""
    if kinds().knows(head):
        return _of_kind(head, told)
    if told.asked.category and not _CLASSES.search(told.question):
        return _apposed(kind, told) if kind else None
    value = _beside(kind, told) if kind and not _PROFESSION.fullmatch(head) else None
    if value is None and _ROLE.search(told.question):
        held = _RANKED if head == "rank" else _AS
        roles = (_noun(m.span(1), told) for m in held.finditer(told.text))
        value = next((r for r in roles if r is not None), None)
    if value is not None or not _WHAT_IT_IS.search(told.question):
        return value
    return _called(told)


def _of_kind(kind: str, told: Told) -> Value | None:
    """The word nearest to the name asked about that tells of a thing of the kind."""
    said = said_by_question(told.pieces)
    names = telling(told.words, [p for p in told.pieces if names_something(p, told.question)])
    asked = {u.start for u in told.words if any(t.key in said for t in u.terms)}
    mentions = [m for m in kinds().mentions(kind, told.text) if m.start not in asked]
    if not mentions:
        return None
    gaps = [(away((m.start, m.end), names, told.words), m.start, n) for n, m in enumerate(mentions)]
    gap, _, best = min(gaps)
    if gap > _NEAR_ENOUGH and not refers(told.text):
        return None
    means = frozenset[str]().union(*(m.things for m in mentions))
    found = mentions[best]
    return Value(kind="noun", start=found.start, end=found.end, units=(), means=means)


def _apposed(kind: Piece, told: Told) -> Value | None:
    """The name right behind the word for what the answer is one of: "the operator JR East"."""
    if not takes_one(told.asked, told.question, names=True):
        return None
    said = said_by_question(told.pieces)
    for run in name_runs(told.words, told.text):
        before = next((u for u in reversed(told.words) if u.end <= run[0].start), None)
        beside = before is not None and before.text.casefold() == kind.unit.text.casefold()
        if beside and not any(t.key in said for t in run[0].terms):
            return Value(kind="name", start=run[0].start, end=run[-1].end, units=(tuple(run),))
    return None


def _kind_asked(told: Told) -> Piece | None:
    """The word for what the answer is one of: "party" in "what political party"."""
    plain = [p for p in told.pieces if not p.unit.name]
    if told.asked.category:
        head = told.asked.category.split()[-1].casefold()
        return next((p for p in plain if p.unit.text.casefold() == head), None)
    match = _KIND_OF.search(told.question)
    return next((p for p in plain if match and p.unit.start == match.start(1)), None)


def _beside(kind: Piece, told: Told) -> Value | None:
    """What stands right before the word ("a Spanish Tropical format") or after it with "of"."""
    for place in telling(told.words, [kind], _SURE):
        word = told.words[place]
        if word.text.casefold() != kind.unit.text.casefold():
            continue
        kept = [u for u in _right_before(place, told) if _tells(u)]
        label = _LABEL.match(told.text, word.end)
        if kept and not label and not told.text[word.end :].startswith(("'", "’")):
            return Value(kind="noun", start=kept[0].start, end=word.end, units=(tuple(kept),))
        after = _LABEL.match(told.text, word.end) or _AFTER.match(told.text, word.end)
        if after is None and word.text[:1].isupper():
            after = _IN_A_BOX.match(told.text, word.end)  # "Rank Admiral Battles"
        after = after or _IT_IS.match(told.text, word.end)
        value = _noun(after.span(1), told) if after else None
        if value is not None:
            return value
    return None


def _right_before(place: int, told: Told) -> Sequence[Unit]:
    said = said_by_question(told.pieces)
    found: list[Unit] = []
    edge = told.words[place].start
    for unit in reversed(told.words[max(0, place - _BEFORE) : place]):
        apart = told.text[unit.end : edge].strip(" -")
        if apart or not unit.content or any(t.key in said for t in unit.terms):
            break
        found.insert(0, unit)
        edge = unit.start
    return found


def _called(told: Told) -> Value | None:
    """The noun of "X is a noun", X being named by the question."""
    names = [p for p in told.pieces if names_something(p, told.question)]
    for match in _CALLED.finditer(told.text):
        before = [u for u in told.words if u.end <= match.start()]
        if telling(before, names):
            return _noun(match.span(1), told, names=False)
    return None


def _noun(span: tuple[int, int], told: Told, *, names: bool = True) -> Value | None:
    start, end = span
    said = said_by_question(told.pieces)
    kept = tuple(
        u
        for u in told.words
        if start <= u.start
        and u.end <= end
        and u.content
        and (names or not u.name)
        and not any(t.key in said for t in u.terms if t.weight >= _SURE)
        and _tells(u)
    )
    return Value(kind="noun", start=start, end=end, units=(kept,)) if kept else None


def _tells(unit: Unit) -> bool:
    """Whether the word tells one thing from another."""
    figure = any(t.kind in ("number", "date") for t in unit.terms[:1])
    return not figure and unit.text.casefold() not in _TELLS_NOTHING
