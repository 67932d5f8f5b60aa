"""The rules, each with its reason: what a told sentence has against a claimed one."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from bot.checking.actors import other_actor
from bot.checking.additions import additions
from bot.checking.counts import figures
from bot.checking.crossings import crossings
from bot.checking.denials import negation, refusal, unmatched_negation
from bot.checking.exchange import exchanged
from bot.checking.modality import (
    MAYBE,
    MOOD_NAMES,
    foreseen,
    guarded,
    is_ahead,
    is_dated,
    is_infinitive,
    is_past,
    mood,
    promised,
)
from bot.checking.opposition import opposition
from bot.checking.pair import Fault, Pair
from bot.checking.ranks import ranks
from bot.checking.roles import is_saying, mixed_names, namesakes, turned_parties
from bot.checking.scope import scope
from bot.checking.speakers import other_speaker
from bot.checking.substitution import substitution
from bot.checking.suppositions import supposed
from bot.checking.verbs import verbs
from bot.checking.view import View

__all__ = ["RULES", "Rule"]

Rule = Callable[[Pair], Iterator[Fault]]
"""Yields what speaks against the claim; each fault bears the name of what was found."""


def modality(pair: Pair) -> Iterator[Fault]:
    """What only may happen, or is planned, is claimed as done."""
    done = verbs(pair.claim) | _met_guarded(pair)
    for at in sorted(done):
        places = pair.firm.get(at, [])
        places = [p for p in places if _tells_deed(pair.told, p)] or places
        places = [p for p in places if pair.beside(at, p)] or places
        word = pair.claim.words[at]
        # "stated she would": what is said is ahead, the saying is not
        if not places or (pair.claim.language == "en" and is_saying(word)):
            continue
        mine = mood(pair.claim, at)
        theirs = min(mood(pair.told, p) for p in places)
        if at in promised(pair.claim) and all(p in foreseen(pair.told) for p in places):
            yield Fault("modality", f"“{word.unit.text}” is only expected or wanted there", at)
            return
        if not theirs and places[0] not in verbs(pair.told) | guarded(pair.told):
            theirs = _mood_of_object(pair, at)
        if not theirs and is_past(pair.claim, at) and pair.told.language == "en":
            theirs = int(all(is_ahead(pair.told, p, anywhere=True) for p in places))
        stronger = mine < theirs and not is_infinitive(pair.claim, at)
        ahead = is_ahead(pair.claim, at) or is_dated(pair.claim, at)
        if stronger and theirs < MAYBE and ahead:
            continue
        if stronger or (mine == MAYBE and not theirs):
            yield Fault("modality", f"“{word.unit.text}” is {MOOD_NAMES[theirs]} there", at)
            return


def _tells_deed(view: View, at: int) -> bool:
    """Whether a word is a verb, or a noun of what is done: "the recall of"."""
    after = view.words[at + 1 : at + 2]
    return at in verbs(view) | guarded(view) or (bool(after) and after[0].text == "of")


def _mood_of_object(pair: Pair, at: int) -> int:
    """Where a verb meets no verb: how the told verb before its object is told.

    "Won their first title", where the winners of another game will play for their first title.
    """
    if not is_past(pair.claim, at):
        return 0
    after = (w for w in pair.claim.content if w.at > at and pair.met(w))
    thing = next(after, None)
    if thing is None or len(pair.firm[thing.at]) != 1:
        return 0
    place = pair.firm[thing.at][0]
    clause = pair.told.words[place].clause
    before = [v for v in verbs(pair.told) if v < place and pair.told.words[v].clause == clause]
    return mood(pair.told, max(before)) if before else 0


def _met_guarded(pair: Pair) -> frozenset[int]:
    """Claimed words that meet a told one right behind "may" or "will"."""
    met = {at for place in guarded(pair.told) for at in pair.back.get(place, ())}
    return frozenset(at for at in met if not _is_counted(pair.claim, at))


def _is_counted(view: View, at: int) -> bool:
    """Whether a number stands before a word, which makes it a noun: "201 votes"."""
    return at > 0 and view.words[at - 1].figure


def roles(pair: Pair) -> Iterator[Fault]:
    """Another party does it, or it is done to another."""
    for mine, theirs in turned_parties(pair):
        yield Fault("swap", f"“{theirs}” stands there where “{mine}” is claimed", sure=True)
    for mine, theirs in namesakes(pair):
        yield Fault("bearer", f"it speaks of {theirs}, not of {mine}")
    for first, second in mixed_names(pair):
        yield Fault("bearer", f"{first} and {second} are not one there")


def speakers(pair: Pair) -> Iterator[Fault]:
    """Somebody else said it."""
    said = other_speaker(pair)
    if said:
        yield Fault("speaker", f"said by {said[1]}, not by {said[0]}", sure=True)


RULES: tuple[Rule, ...] = (
    figures,
    opposition,
    negation,
    unmatched_negation,
    refusal,
    modality,
    substitution,
    roles,
    other_actor,
    exchanged,
    scope,
    additions,
    speakers,
    crossings,
    ranks,
    supposed,
)
