"""Who did it to whom: the parties around a verb, or behind a preposition, in both sentences."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from bot.checking.pair import Pair
from bot.checking.phrases import Party, known, marked, run_right
from bot.checking.subjects import is_passive, phrase_before, subjects
from bot.checking.verbs import verbs
from bot.checking.view import View, Word
from bot.checking.wordlists import listed

__all__ = [
    "Party",
    "doers",
    "is_saying",
    "mixed_names",
    "namesakes",
    "same_party",
    "turned_parties",
]

_SAYING = re.compile(
    r"^(said|says|saying|told|tells|stated|states|claims?|claimed|added|adds|insist(s|ed)|argue[sd]?"
    r"|announce[sd]?|warn(s|ed)|inform(s|ed)|explain(s|ed)|noted?|notes|stress(es|ed)|emphasi[sz]e[sd]?|urge[sd]?"
    r"|[وف]?قالت?|[وف]?يقول|[وف]?تقول|و?صرحت?|و?[أا]علنت?|و?[أا]كدت?|و?[أا]ضافت?|و?ذكرت?"
    r"|و?[أا]فادت?|و?[أا]وضحت?|و?[أا]شارت?|و?بينت?)$",
    re.IGNORECASE,
)
_NAME_REACH = 3  # words from one of a person's names to another


def turned_parties(pair: Pair) -> Iterator[tuple[str, str]]:
    """Parties of the claim with those that the told sentence has in their place.

    Only where each of the two is in both sentences, but elsewhere.
    """
    their_verbs = verbs(pair.told)
    for at in sorted(verbs(pair.claim)):
        word = pair.claim.words[at]
        places = [place for place in pair.firm.get(at, ()) if place in their_verbs]
        if len(places) != 1:
            continue
        if word.stem in listed("mutual") or is_saying(word):
            continue
        yield from _turned(pair, doers(pair.claim, at), doers(pair.told, places[0]))
        mine, theirs = undergoer(pair.claim, at), undergoer(pair.told, places[0])
        if _named(pair.claim, mine) and _named(pair.told, theirs):
            yield from _turned(pair, (mine,), (theirs,))
    for word in pair.claim.words:
        if word.text in listed("pointing"):
            yield from _turned_after(pair, word)


def mixed_names(pair: Pair) -> Iterator[tuple[str, str]]:
    """Names side by side in the claim that two bearers have there: Ines Calder, Ada Moreno."""
    for first, second in pairwise(pair.claim.words):
        if not (first.name and second.name) or first.clause != second.clause:
            continue
        if known(first) or known(second):
            continue  # "Norland President", and other runs that are no one's name
        places, others = pair.firm.get(first.at, []), pair.firm.get(second.at, [])
        apart = [abs(a - b) for a in places for b in others]
        if apart and min(apart) > _NAME_REACH:
            yield first.unit.text, second.unit.text


def namesakes(pair: Pair) -> Iterator[tuple[str, str]]:
    """A claimed surname that begins another's name there: Chris Paul, Paul George."""
    for first, second in pairwise(pair.claim.words):
        if not (first.name and second.name) or pair.met(first) or known(first):
            continue
        goes_on = pair.claim.words[second.at + 1 : second.at + 2]
        if goes_on and goes_on[0].name:
            continue  # not yet the surname
        for place in pair.firm.get(second.at, ()):
            after = pair.told.words[place + 1 : place + 2]
            if after and after[0].name and not known(after[0]) and not marked(pair.told, place + 1):
                told = f"{pair.told.words[place].unit.text} {after[0].unit.text}"
                yield f"{first.unit.text} {second.unit.text}", told


def _turned_after(pair: Pair, preposition: Word) -> Iterator[tuple[str, str]]:
    """From A to B where it says from B to A."""
    mine = run_right(pair.claim, preposition.at)
    same = [w for w in pair.told.words if w.text == preposition.text]
    if not _named(pair.claim, mine) or len(same) != 1:
        return
    theirs = run_right(pair.told, same[0].at)
    if _named(pair.told, theirs):
        yield from _turned(pair, (mine,), (theirs,))


def _turned(
    pair: Pair, mine: tuple[Party, ...], theirs: tuple[Party, ...]
) -> Iterator[tuple[str, str]]:
    if mine and theirs and not any(same_party(pair, m, t) for m in mine for t in theirs):
        yield _text(pair.claim, mine[0]), _text(pair.told, theirs[0])


def same_party(pair: Pair, mine: Party, theirs: Party) -> bool:
    """Whether nothing shows that a claimed party is another than the told one.

    What would show it: a word of each that the other sentence has, but not in this party.
    """
    return not (_outside(pair.firm.get, mine, theirs) and _outside(pair.back.get, theirs, mine))


def _outside(met: Callable[[int], list[int] | None], party: Party, other: Party) -> bool:
    return any(places and not set(places) & set(other) for at in party if (places := met(at)))


def _named(view: View, party: Party) -> bool:
    return any(view.words[at].name for at in party)


def doers(view: View, verb: int) -> tuple[Party, ...]:
    """Who or what may do what the verb says, with those it belongs to."""
    return tuple(phrase.all for phrase in subjects(view, verb))


def undergoer(view: View, verb: int) -> Party:
    """To whom or what it is done; empty where that cannot be told."""
    if is_passive(view, verb):
        found = phrase_before(view, verb)
        return found.all if found else ()
    return () if view.language == "ar" else run_right(view, verb)


def is_saying(word: Word) -> bool:
    """Whether the word is a verb of saying."""
    return bool(_SAYING.match(word.text))


def _text(view: View, party: Party) -> str:
    return " ".join(view.words[at].unit.text for at in party)
