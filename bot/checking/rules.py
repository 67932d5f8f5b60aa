"""The rules, each with its reason: what a told sentence has against a claimed one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from bot.checking.counts import agrees, figures
from bot.checking.modality import MOOD_NAMES, is_infinitive, mood
from bot.checking.pair import Fault, Pair, near_content
from bot.checking.polarity import denied, is_negator, is_refusal, negators
from bot.checking.roles import doers, same_party, turned_parties
from bot.checking.speakers import other_speaker
from bot.checking.substitution import substitution
from bot.checking.verbs import verbs
from bot.checking.view import View, Word
from bot.checking.wordlists import listed

__all__ = ["RULES", "Rule", "negation", "opposition"]

_AGAINST = 2
_WITH_FIGURE = 4  # words between a word and a figure that goes with it
_WHOLE = 1_000  # words: anywhere in the sentence
_CLOSE = 2  # content words on each side of one of which the other sentence must have too

Rule = Callable[[Pair], Iterator[Fault]]


def opposition(pair: Pair) -> Iterator[Fault]:
    """“Rise” where the sentence says “fall”; “not closed” where it says “open” agrees."""
    for word in pair.claim.words:
        if word.figure or word.name or not pair.opposites.may_exclude(word):
            continue
        if pair.met(word) or any(o.text == word.text for o in pair.told.words):
            yield from _crossed(pair, word)
            continue
        for other in pair.told.words:
            if other.figure or not pair.opposites.exclude(word, other):
                continue
            if _turned(pair, word, other) or _of_others(pair, word, other):
                continue
            if _same_slot(pair, word, other):
                reason = f"“{word.unit.text}” where it says “{other.unit.text}”"
                yield Fault("opposite", reason, word.at, sure=True)
                break


def _turned(pair: Pair, word: Word, other: Word) -> bool:
    """Whether just one of two opposites is negated, so that both say the same."""
    mine_negated, mine_refused = denied(pair.claim)
    their_negated, _ = denied(pair.told)
    here = word.at in mine_negated or word.at in mine_refused
    return here != (other.at in their_negated)


def _of_others(pair: Pair, word: Word, other: Word) -> bool:
    """Whether the one is what another party does: sold by A, bought by B."""
    if word.at not in verbs(pair.claim) or other.at not in verbs(pair.told):
        return False
    if not pair.opposites.mutual(word, other):
        return False
    mine, theirs = doers(pair.claim, word.at), doers(pair.told, other.at)
    if not mine or not theirs:
        return True  # cannot be told
    return not any(same_party(pair, m, t) for m in mine for t in theirs)


def _crossed(pair: Pair, word: Word) -> Iterator[Fault]:
    """A word and its opposite both stand there, the claimed one's company by the other."""
    places = pair.firm.get(word.at, [])
    if len(places) != 1:
        return
    for other in pair.told.words:
        if other.at in places or not pair.opposites.exclude(word, other):
            continue
        if _turned(pair, word, other):
            continue
        near = [p for w in _company(pair, word, other) for p in pair.firm[w.at][:1]]
        near += [
            theirs.first
            for mine in pair.claim.figures
            for theirs in pair.told.figures
            if abs(mine.first - word.at) <= _WITH_FIGURE and agrees(theirs, mine)
        ]
        near = [p for p in near if p not in (other.at, places[0])]
        if len(near) >= _AGAINST and all(
            _apart(pair.told, p, other.at) < _apart(pair.told, p, places[0]) for p in near
        ):
            reason = f"“{word.unit.text}” where it says “{other.unit.text}”"
            yield Fault("opposite", reason, word.at, sure=True)
            return


def _company(pair: Pair, word: Word, other: Word) -> Iterator[Word]:
    """The words near a claimed one that are not nearer to what its opposite meets."""
    rivals = pair.back.get(other.at, [])
    for near in near_content(pair.claim, word.at, _CLOSE):
        distance = _apart(pair.claim, near.at, word.at)
        if all(distance < _apart(pair.claim, near.at, rival) for rival in rivals):
            yield near


def _apart(view: View, at: int, other: int) -> tuple[bool, int]:
    """How far apart two words are; those of one clause are nearer than others."""
    return view.words[at].clause != view.words[other].clause, abs(at - other)


def _same_slot(pair: Pair, word: Word, other: Word) -> bool:
    """Whether two words that meet nothing stand in the same company."""
    if pair.opposites.merely_one_of(word, other):
        return _same_before(pair, word, other) or _same_after(pair, word, other)
    if word.content:
        return pair.beside(word.at, other.at, _CLOSE)
    if _negated_next(pair.claim, word) or _negated_next(pair.told, other):
        return False  # "with no agreement", "without an agreement"
    return _same_after(pair, word, other) or _same_before(pair, word, other)


def _negated_next(view: View, word: Word) -> bool:
    return any(is_negator(after) for after in view.words[word.at + 1 : word.at + 2])


def _same_before(pair: Pair, word: Word, other: Word) -> bool:
    """Whether the same word stands right before both: next week, next month."""
    if not word.at or not other.at:
        return False
    mine, theirs = pair.claim.words[word.at - 1], pair.told.words[other.at - 1]
    if mine.text in listed("articles"):
        return False
    return mine.text == theirs.text or theirs.at in pair.firm.get(mine.at, ())


def _same_after(pair: Pair, word: Word, other: Word) -> bool:
    """Whether the next word that says something is the same."""
    mine = _next_said(pair.claim.words, word.at)
    theirs = _next_said(pair.told.words, other.at)
    if mine is None or theirs is None:
        return False
    a, b = pair.claim.words[mine], pair.told.words[theirs]
    return a.text == b.text if a.figure and b.figure else theirs in pair.firm.get(mine, ())


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
            if not _aims_at(pair, at, here) or not pair.beside(at, places[0], told_reach=_WHOLE):
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


def unmatched_negation(pair: Pair) -> Iterator[Fault]:
    """The claim negates something of its own, and the sentence negates nothing."""
    if negators(pair.told) or any(is_refusal(w) for w in pair.told.words):
        return
    for word in negators(pair.claim):
        after = next((w for w in pair.claim.words[word.at + 1 :] if w.content), None)
        if after is None or after.figure or pair.met(after) or after.name:
            continue
        if any(pair.opposites.exclude(after, other) for other in pair.told.content):
            continue
        yield Fault("denial", f"it does not deny “{after.unit.text}”", after.at)
        return


def refusal(pair: Pair) -> Iterator[Fault]:
    """What one of the two says was denied or refused, the other says was done."""
    if any(is_refusal(w) for w in pair.claim.words) == any(is_refusal(w) for w in pair.told.words):
        return  # both refuse, or neither
    mine_negated, mine_refused = denied(pair.claim)
    their_negated, their_refused = denied(pair.told)
    mine, theirs = mine_negated | mine_refused, their_negated | their_refused
    met = [(at, places) for at, places in pair.firm.items() if places]
    against = [at for at, places in met if (at in mine) != all(p in theirs for p in places)]
    if len(against) >= _AGAINST or (against and len(met) <= _AGAINST + 1):
        yield Fault("refusal", "it says so only to deny it, or the other way round")


def modality(pair: Pair) -> Iterator[Fault]:
    """What only may happen, or is planned, is claimed as done."""
    for at in sorted(verbs(pair.claim)):
        places = pair.firm.get(at, [])
        places = [p for p in places if p in verbs(pair.told)] or places
        if not places:
            continue
        mine = mood(pair.claim, at)
        theirs = min(mood(pair.told, p) for p in places)
        if mine < theirs and not is_infinitive(pair.claim, at):
            word = pair.claim.words[at].unit.text
            yield Fault("modality", f"“{word}” is {MOOD_NAMES[theirs]} there", at)
            return


def roles(pair: Pair) -> Iterator[Fault]:
    """Another party does it, or it is done to another."""
    for mine, theirs in turned_parties(pair):
        yield Fault("swap", f"“{theirs}” stands there where “{mine}” is claimed", sure=True)


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
    speakers,
)
