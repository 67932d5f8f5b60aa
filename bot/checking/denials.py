"""What one of the two sentences denies and the other says."""

from __future__ import annotations

from collections.abc import Iterator

from bot.checking.agreement import agrees
from bot.checking.figures import Figure
from bot.checking.pair import Fault, Pair
from bot.checking.polarity import denied, is_negator, is_refusal, negators
from bot.checking.verbs import verbs
from bot.checking.view import View, Word
from bot.checking.wordlists import listed

__all__ = ["negation", "refusal", "unmatched_negation"]

_AGAINST = 2  # words denied in one sentence only that tell a refusal from chance
_WHOLE = 1_000  # words: anywhere in the sentence


def negation(pair: Pair) -> Iterator[Fault]:
    """One of the two is negated, at a word that both have."""
    mine_negated, mine_refused = denied(pair.claim)
    their_negated, their_refused = denied(pair.told)
    yield from _degrees(pair)
    yield from _figures(pair)
    yield from _quantities(pair)
    for at, places in pair.firm.items():
        if not places or pair.claim.words[at].name:
            continue
        here = at in mine_negated
        same = [p for p in places if pair.told.words[p].text == pair.claim.words[at].text]
        places = same or places  # "feasible", not the "feasibility study"
        there = [p in their_negated for p in places]
        soft = at in mine_refused or any(p in their_refused for p in places)
        if all(t != here for t in there) and not soft:
            if not _aims_at(pair, at, places[0], here) or not pair.beside(
                at, places[0], told_reach=_WHOLE
            ):
                continue
            word = pair.claim.words[at].unit.text
            which = "the claim negates" if here else "it negates"
            yield Fault("negation", f"{which} “{word}”", sure=True)
            return


def _figures(pair: Pair) -> Iterator[Fault]:
    """“Is not 40” where it is 40, or the other way round."""
    for mine in pair.claim.figures:
        theirs = [f for f in pair.told.figures if agrees(f, mine)]
        here = _is_denied(pair.claim, mine)
        if theirs and all(_is_denied(pair.told, f) != here for f in theirs):
            which = "the claim negates" if here else "it negates"
            yield Fault("negation", f"{which} “{mine.text}”", mine.first, sure=True)


def _is_denied(view: View, figure: Figure) -> bool:
    """Whether a negator stands right before an exact figure: "was not 40", "weren't the 40"."""
    if figure.bound != "exact":
        return False
    at = figure.first
    while at and view.words[at - 1].text in listed("articles"):
        at -= 1
    before = view.words[at - 1] if at else None
    return before is not None and before.clause == view.words[at].clause and _not(before)


def _not(word: Word) -> bool:
    return word.text in listed("plainly_not") or word.text.endswith("n't")


def _quantities(pair: Pair) -> Iterator[Fault]:
    """“Everyone agrees” where not everyone does."""
    theirs = [w for w in pair.told.words if w.bare in listed("whole") and _behind_not(pair.told, w)]
    if not theirs or any(_behind_not(pair.claim, w) for w in pair.claim.words):
        return
    for word in pair.claim.words:
        if word.bare in listed("whole"):
            yield Fault("negation", f"it says “not {theirs[0].unit.text}”", word.at, sure=True)
            return


def _behind_not(view: View, word: Word) -> bool:
    return word.bare in listed("whole") and word.at > 0 and _not(view.words[word.at - 1])


def _degrees(pair: Pair) -> Iterator[Fault]:
    """“Very large” where it says “not very large”, or the other way round."""
    for at, places in pair.firm.items():
        mine = _degree(pair.claim, at)
        theirs = [_degree(pair.told, place) for place in places]
        if mine and theirs and all(t and t[0] == mine[0] and t[1] != mine[1] for t in theirs):
            text = f"{mine[0]} {pair.claim.words[at].unit.text}"
            which = "the claim negates" if mine[1] else "it negates"
            yield Fault("negation", f"{which} “{text}”", at, sure=True)


def _degree(view: View, at: int) -> tuple[str, bool] | None:
    """The word of degree before a word, with whether it is negated."""
    if not at or view.words[at - 1].text not in listed("degrees"):
        return None
    return view.words[at - 1].text, at > 1 and is_negator(view.words[at - 2])


def _aims_at(pair: Pair, at: int, there: int, here: bool) -> bool:
    """Whether the negated word is the first after its negator that both sentences have."""
    view = pair.claim if here else pair.told
    place = at if here else there
    met = pair.firm if here else pair.back
    for before in reversed(view.words[:place]):
        if is_negator(before):
            return True
        if before.content and met.get(before.at) and not before.adverb:
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
        if pair.opposites.rivals(after, pair.told):
            continue
        yield Fault("denial", f"it does not deny “{after.unit.text}”", after.at)
        return


def refusal(pair: Pair) -> Iterator[Fault]:
    """What one of the two says was denied or refused, the other says was done."""
    mine = any(is_refusal(w) and not pair.met(w) for w in pair.claim.words)
    theirs = any(is_refusal(w) and w.at not in pair.back for w in pair.told.words)
    if mine and any(w.bare in listed("refusing") for w in pair.told.words):
        return  # "opposed it", "expressed his opposition to it"
    if mine == theirs:
        return  # both refuse, or neither
    mine_negated, mine_refused = denied(pair.claim)
    their_negated, their_refused = denied(pair.told)
    against_here, against_there = mine_negated | mine_refused, their_negated | their_refused
    met = [(at, places) for at, places in pair.firm.items() if places]
    if not mine_refused and _told_straight(pair, against_there):
        return
    against = [
        at for at, places in met if (at in against_here) != all(p in against_there for p in places)
    ]
    if len(against) >= _AGAINST or (against and len(met) <= _AGAINST + 1):
        yield Fault("refusal", "only one of the two says that it was denied or refused")


def _told_straight(pair: Pair, against: frozenset[int]) -> bool:
    """Whether a verb of the claim is told of something that nobody denies."""
    told = verbs(pair.told) - against
    return any(place in told for at in verbs(pair.claim) for place in pair.firm.get(at, ()))
