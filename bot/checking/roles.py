"""Who did it to whom: told by the order of the parties around a verb that both sentences have."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.checking.pair import Pair
from bot.checking.verbs import after_and, verbs
from bot.checking.view import View, Word
from bot.checking.wordlists import listed

__all__ = ["WEEKDAYS", "Turned", "doers", "is_saying", "other_doer", "same_party"]

_SAYING = re.compile(
    r"^(said|says|saying|told|tells|stated|states|claims?|claimed|added|adds|insist(s|ed)|argue[sd]?"
    r"|announce[sd]?|warn(s|ed)|stress(es|ed)|emphasi[sz]e[sd]?|urge[sd]?"
    r"|[وف]?قالت?|[وف]?يقول|[وف]?تقول|و?صرحت?|و?أعلنت?|و?أكدت?|و?أضافت?|و?ذكرت?)$",
    re.IGNORECASE,
)
_BY_AR = {"قبل": "من", "يد": "على"}  # من قبل, على يد
_REACH = 9
WEEKDAYS = frozenset(
    f"#{day}day" for day in ("mon", "tues", "wednes", "thurs", "fri", "satur", "sun")
)
_BY_REACH = 5

Turned = tuple[str, str, bool]
"""The claimed doer, the told one, and whether the claim has the told one on the other side."""


def other_doer(pair: Pair) -> Turned | None:
    """A verb that both sentences have, done by another party in each."""
    mine_verbs, their_verbs = verbs(pair.claim), verbs(pair.told)
    for at in sorted(mine_verbs):
        places = pair.firm.get(at, [])
        if len(places) != 1 or places[0] not in their_verbs:
            continue
        if _stem(pair.claim.words[at]) in listed("mutual") or is_saying(pair.claim.words[at]):
            continue
        found = _turned(pair, doers(pair.claim, at), doers(pair.told, places[0]))
        if found:
            return found
    return None


def _turned(pair: Pair, mine: Sequence[int], theirs: Sequence[int]) -> Turned | None:
    # only a party that the told sentence has can be misplaced in it
    if not mine or not theirs or not all(pair.firm.get(m) for m in mine):
        return None
    if any(same_party(pair, m, t) for m in mine for t in theirs):
        return None
    turned = any(pair.back.get(t) for t in theirs)
    if not turned and not any(pair.told.words[t].name for t in theirs):
        return None
    return pair.claim.words[mine[0]].unit.text, pair.told.words[theirs[0]].unit.text, turned


def same_party(pair: Pair, mine: int, theirs: int) -> bool:
    """Whether a claimed party is the told one, by another part of its name or its title."""
    places = pair.firm.get(mine, [])
    return (
        theirs in places
        or any(_together(pair.told, p, theirs) for p in places)
        or any(_together(pair.claim, c, mine) for c in pair.back.get(theirs, ()))
    )


def _together(view: View, a: int, b: int) -> bool:
    """Whether two words are of one party: parts of a name, its title, joined by "and" or "of"."""
    low, high = min(a, b), max(a, b)
    between = view.words[low + 1 : high]
    if len(between) > 4 or any(w.at in verbs(view) for w in between):
        return False
    if not (view.words[a].name or view.words[b].name) and any(w.name for w in between):
        return False  # two nouns with a name each
    return all(
        (not w.content or w.name) and w.text not in listed("by") | listed("being") for w in between
    )


def doers(view: View, verb: int) -> tuple[int, ...]:
    """Who or what may do what the verb says; empty where that cannot be told.

    Args:
        view: The sentence.
        verb: Place of the verb.
    """
    parties = [w for w in view.words if w.content and not w.figure and not _calendar(w)]
    parties = [w for w in parties if w.at not in verbs(view)]
    by = next((w for w in parties if w.at > verb and _is_by(view, verb, w)), None)
    if by is not None:
        return (by.at,)
    if _is_passive(view, verb) or _has_pronoun(view, verb):
        return ()
    if after_and(view, verb):
        earlier = [v for v in sorted(verbs(view)) if v < verb and not after_and(view, v)]
        if earlier:
            return tuple(dict.fromkeys(d for v in earlier for d in doers(view, v)))
    found = _arabic_doer(view, verb, parties) if view.language == "ar" else _doer(verb, parties)
    return () if found is None else (found,)


def _has_pronoun(view: View, verb: int) -> bool:
    """Whether who does it is named in another sentence: "she said", "they have won"."""
    return any(w.text in listed("pronouns") for w in view.words[max(0, verb - 2) : verb])


def _doer(verb: int, parties: Sequence[Word]) -> int | None:
    before = [w for w in parties if w.at < verb and verb - w.at <= _REACH]
    return before[-1].at if before else None


def _arabic_doer(view: View, verb: int, parties: Sequence[Word]) -> int | None:
    before = [w for w in parties if w.at < verb and w.clause == view.words[verb].clause]
    if before:
        return before[-1].at
    after = [w for w in parties if 0 < w.at - verb <= _REACH]
    return after[0].at if after else None


def _calendar(word: Word) -> bool:
    return any(t.kind == "date" or t.key in WEEKDAYS for t in word.unit.terms)


def _is_passive(view: View, verb: int) -> bool:
    helped = any(w.text in listed("being") for w in view.words[max(0, verb - 2) : verb])
    return helped and not view.words[verb].text.endswith("ing")


def _is_by(view: View, verb: int, name: Word) -> bool:
    between = view.words[verb + 1 : name.at]
    if len(between) > _BY_REACH:
        return False
    for at, word in enumerate(between):
        if word.text in listed("by"):
            return True
        if word.text in _BY_AR and at and between[at - 1].text == _BY_AR[word.text]:
            return True
    return False


def is_saying(word: Word) -> bool:
    """Whether the word is a verb of saying."""
    return bool(_SAYING.match(word.text))


def _stem(word: Word) -> str:
    return next((t.key for t in word.unit.terms if t.kind == "word"), "")
