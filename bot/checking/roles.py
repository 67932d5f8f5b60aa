"""Who did it to whom: the parties around a verb, or behind a preposition, in both sentences."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import pairwise

from bot.checking.figures import WEEKDAYS
from bot.checking.pair import Pair
from bot.checking.verbs import after_and, verbs
from bot.checking.view import View, Word
from bot.checking.wordlists import listed

__all__ = ["Party", "doers", "is_saying", "mixed_names", "same_party", "turned_parties"]

_SAYING = re.compile(
    r"^(said|says|saying|told|tells|stated|states|claims?|claimed|added|adds|insist(s|ed)|argue[sd]?"
    r"|announce[sd]?|warn(s|ed)|stress(es|ed)|emphasi[sz]e[sd]?|urge[sd]?"
    r"|[وف]?قالت?|[وف]?يقول|[وف]?تقول|و?صرحت?|و?أعلنت?|و?أكدت?|و?أضافت?|و?ذكرت?)$",
    re.IGNORECASE,
)
_BY_AR = {"قبل": "من", "يد": "على"}  # من قبل, على يد
_LONGEST = 8  # words of a party with its attributes
_BY_REACH = 5
_NAME_REACH = 3  # words from one of a person's names to another

Party = tuple[int, ...]
"""Places of the content words that name one party."""


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
        if _known(first) or _known(second):
            continue  # "Norland President", and other runs that are no one's name
        places, others = pair.firm.get(first.at, []), pair.firm.get(second.at, [])
        apart = [abs(a - b) for a in places for b in others]
        if apart and min(apart) > _NAME_REACH:
            yield first.unit.text, second.unit.text


def _turned_after(pair: Pair, preposition: Word) -> Iterator[tuple[str, str]]:
    """From A to B where it says from B to A."""
    mine = _run_right(pair.claim, preposition.at)
    same = [w for w in pair.told.words if w.text == preposition.text]
    if not _named(pair.claim, mine) or len(same) != 1:
        return
    theirs = _run_right(pair.told, same[0].at)
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


@lru_cache(maxsize=20_000)
def doers(view: View, verb: int) -> tuple[Party, ...]:
    """Who or what may do what the verb says; empty where that cannot be told.

    Args:
        view: The sentence.
        verb: Place of the verb.
    """
    by = _by(view, verb)
    agent = _run_right(view, by) if by is not None else ()
    if agent:  # and not "fell by a fifth"
        return (agent,)
    if _is_passive(view, verb) or _has_pronoun(view, verb):
        return ()
    if after_and(view, verb):
        earlier = [v for v in sorted(verbs(view)) if v < verb and _leads(view, v)]
        if earlier:
            return tuple(dict.fromkeys(d for v in earlier for d in doers(view, v)))
    found = _run_left(view, verb)
    if view.language == "ar":
        found = found or _head(view, verb)
    return (found,) if found else ()


def _leads(view: View, verb: int) -> bool:
    """Whether a verb is of the sentence itself, not of what is told by "that"."""
    if after_and(view, verb):
        return False
    clause = view.words[verb].clause
    return not any(w.text in listed("telling_what") for w in view.words if w.clause == clause)


def undergoer(view: View, verb: int) -> Party:
    """To whom or what it is done; empty where that cannot be told."""
    if _is_passive(view, verb):
        return _run_left(view, verb)
    return () if view.language == "ar" else _run_right(view, verb)


def _run_left(view: View, verb: int) -> Party:
    """The content words that lead up to a verb: "the mayor of Vell, Ines Calder, has"."""
    run: list[int] = []
    for word in reversed(view.words[max(0, verb - _LONGEST - 3) : verb]):
        if not run and (word.text in listed("before_doing") or word.text.endswith("ly")):
            continue
        if not _belongs(view, word) or len(run) == _LONGEST:
            break
        if word.content:
            run.append(word.at)
    aside = _aside(view, verb)
    if aside is not None:  # "Vell, which borders it, denied": who denied stands before the aside
        run.extend(_run_left(view, aside))
    return tuple(sorted(set(run)))


def _aside(view: View, verb: int) -> int | None:
    """Place of the word that follows the mark before the last mark before a verb."""
    if not verb or view.words[verb - 1].clause == view.words[verb].clause:
        return None
    starts = [
        w.at
        for w in view.words[1:verb]
        if "," in view.text[view.words[w.at - 1].unit.end : w.unit.start]
    ]
    return starts[-1] if starts and verb - starts[-1] <= _LONGEST else None


def _run_right(view: View, at: int) -> Party:
    """The content words that follow, up to a mark or a word that begins something else."""
    run: list[int] = []
    clause = view.words[at].clause
    for word in view.words[at + 1 : at + 1 + _LONGEST]:
        if word.clause != clause or not _belongs(view, word, inside=bool(run)):
            break
        if word.content:
            run.append(word.at)
    return tuple(run)


def _head(view: View, verb: int) -> Party:
    """In Arabic, where what is done to stands right behind who does it: the first of the words.

    With names that follow it, and what "and" joins to it.
    """
    run = _run_right(view, verb)
    last = 1
    while last < len(run) and _goes_on(view.words[run[last]]):
        last += 1
    return run[:last]


def _goes_on(word: Word) -> bool:
    """Whether an Arabic word belongs to the party before it: a surname, not another country."""
    return word.text.startswith("و") or (word.name and not _known(word))


def _known(word: Word) -> bool:
    return any(key[0] == "#" for key in word.keys)


def _belongs(view: View, word: Word, *, inside: bool = True) -> bool:
    """Whether a word can be part of what names a party."""
    if word.figure or word.keys.keys() & WEEKDAYS or word.at in verbs(view):
        return False
    return word.content or word.text in listed("within_parties" if inside else "articles")


def _has_pronoun(view: View, verb: int) -> bool:
    """Whether who does it is named in another sentence: "she said", "they have won"."""
    return any(w.text in listed("pronouns") for w in view.words[max(0, verb - 2) : verb])


def _is_passive(view: View, verb: int) -> bool:
    helped = any(w.text in listed("being") for w in view.words[max(0, verb - 2) : verb])
    return helped and not view.words[verb].text.endswith("ing")


def _by(view: View, verb: int) -> int | None:
    """Place of the "by" behind a verb."""
    for word in view.words[verb + 1 : verb + 1 + _BY_REACH]:
        if word.at in verbs(view):
            return None
        before = view.words[word.at - 1].text
        if word.text in listed("by") or (word.text in _BY_AR and before == _BY_AR[word.text]):
            return word.at
    return None


def is_saying(word: Word) -> bool:
    """Whether the word is a verb of saying."""
    return bool(_SAYING.match(word.text))


def _text(view: View, party: Party) -> str:
    return " ".join(view.words[at].unit.text for at in party)
