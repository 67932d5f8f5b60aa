"""The rules, each with its reason: what a told sentence has against a claimed one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from bot.checking.counts import figures
from bot.checking.modality import MOOD_NAMES, is_infinitive, mood
from bot.checking.pair import Fault, Pair
from bot.checking.polarity import denied, is_negator
from bot.checking.roles import other_doer
from bot.checking.speakers import other_speaker
from bot.checking.verbs import verbs
from bot.checking.view import Word

__all__ = ["RULES", "Rule", "negation", "opposition"]

_CLOSE = 2  # content words on each side of one of which the other sentence must have too

Rule = Callable[[Pair], Iterator[Fault]]


def opposition(pair: Pair) -> Iterator[Fault]:
    """“Rise” where the sentence says “fall”; “not closed” where it says “open” agrees."""
    mine_negated, mine_refused = denied(pair.claim)
    their_negated, _ = denied(pair.told)
    for word in pair.claim.words:
        if word.figure or word.name or pair.met(word):
            continue
        if not pair.opposites.sides(word):
            continue
        if any(o.text == word.text for o in pair.told.words):
            continue
        for other in pair.told.words:
            if other.figure or not pair.opposites.exclude(word, other):
                continue
            turned = (word.at in mine_negated) != (other.at in their_negated)
            if turned or word.at in mine_refused:
                continue
            if _same_slot(pair, word.at, other.at, strict=not word.content):
                reason = f"“{word.unit.text}” where it says “{other.unit.text}”"
                yield Fault("opposite", reason, word.at, sure=True)
                break


def _same_slot(pair: Pair, mine: int, theirs: int, *, strict: bool) -> bool:
    """Whether two words that meet nothing stand in the same company."""
    if not strict:
        return pair.beside(mine, theirs, _CLOSE)
    follows = _next_said(pair.claim.words, mine)
    told = _next_said(pair.told.words, theirs)
    if follows is None or told is None:
        return False
    a, b = pair.claim.words[follows], pair.told.words[told]
    if a.figure and b.figure:
        return a.text == b.text
    return told in pair.firm.get(follows, ())


def _next_said(words: Sequence[Word], at: int) -> int | None:
    for word in words[at + 1 : at + 4]:
        if word.content:
            return word.at
    return None


def negation(pair: Pair) -> Iterator[Fault]:
    """One of the two is negated, at a word that both have."""
    mine_negated, mine_refused = denied(pair.claim)
    their_negated, their_refused = denied(pair.told)
    for at, places in pair.firm.items():
        if not places or pair.claim.words[at].name:
            continue
        here = at in mine_negated
        there = [p in their_negated for p in places]
        soft = at in mine_refused or any(p in their_refused for p in places)
        if all(t != here for t in there) and not soft:
            if not _aims_at(pair, at, here) or not pair.beside(at, places[0]):
                continue
            word = pair.claim.words[at].unit.text
            which = "the claim negates" if here else "it negates"
            yield Fault("negation", f"{which} “{word}”", sure=True)
            return


def _aims_at(pair: Pair, at: int, here: bool) -> bool:
    """Whether the negated word is the first after its negator that both sentences have."""
    view = pair.claim if here else pair.told
    place = at if here else pair.firm[at][0]
    met = pair.firm if here else pair.back
    for before in reversed(view.words[:place]):
        if is_negator(before):
            return True
        if before.content and met.get(before.at):
            return False
    return False


def refusal(pair: Pair) -> Iterator[Fault]:
    """What the sentence says was denied or refused is claimed as done, or the other way round."""
    mine_negated, mine_refused = denied(pair.claim)
    their_negated, their_refused = denied(pair.told)
    count = against = 0
    for at, places in pair.firm.items():
        if not places:
            continue
        count += 1
        here = at in mine_refused or at in mine_negated
        there = all(p in their_refused or p in their_negated for p in places)
        refused = (at in mine_refused) != all(p in their_refused for p in places)
        against += here != there and refused
    if against >= 2 or (against and count <= 3):
        yield Fault("refusal", "it says so only to deny it, or the other way round")


def modality(pair: Pair) -> Iterator[Fault]:
    """What only may happen, or is planned, is claimed as done."""
    for at in sorted(verbs(pair.claim)):
        places = pair.firm.get(at, [])
        if not places:
            continue
        mine = mood(pair.claim, at)
        theirs = min(mood(pair.told, p) for p in places)
        if mine < theirs and not is_infinitive(pair.claim, at):
            word = pair.claim.words[at].unit.text
            yield Fault("modality", f"“{word}” is {MOOD_NAMES[theirs]} there", at)
            return


def roles(pair: Pair) -> Iterator[Fault]:
    """Another party does it."""
    turned = other_doer(pair)
    if turned:
        mine, theirs, sure = turned
        yield Fault("swap", f"{theirs} does there what {mine} is claimed to do", sure=sure)


def speakers(pair: Pair) -> Iterator[Fault]:
    """Somebody else said it."""
    said = other_speaker(pair)
    if said:
        yield Fault("speaker", f"said by {said[1]}, not by {said[0]}", sure=True)


RULES: tuple[Rule, ...] = (figures, opposition, negation, refusal, modality, roles, speakers)
