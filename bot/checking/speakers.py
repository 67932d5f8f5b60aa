"""Who said it."""

from __future__ import annotations

from functools import lru_cache

from bot.checking.pair import Pair
from bot.checking.roles import Party, doers, is_saying
from bot.checking.view import View
from bot.checking.wordlists import listed

__all__ = ["other_speaker", "speakers_of"]

_REACH = 6
_TITLE = 5  # words after "said" among which the name stands: "said the mayor of Vell"


@lru_cache(maxsize=20_000)
def speakers_of(view: View) -> tuple[Party, ...]:
    """Who may speak first in the sentence; empty where that cannot be told."""
    for word in view.words:
        if word.text in listed("according"):
            found = _after(view, word.at, _REACH)
        elif is_saying(word):
            found = _says(view, word.at)
        else:
            continue
        if found:
            return found
    return ()


def _says(view: View, verb: int) -> tuple[Party, ...]:
    before = view.words[verb - 1] if verb else None
    # “…,” said the mayor: the mark before the verb tells that its subject follows
    if view.language != "ar" and before and before.clause != view.words[verb].clause:
        following = _after(view, verb, _TITLE)
        if following:
            return following
    return doers(view, verb)


def _after(view: View, at: int, reach: int) -> tuple[Party, ...]:
    """The run of words up to the last of a name."""
    following = view.words[at + 1 : at + 1 + reach]
    if view.language == "ar":
        said = tuple(w.at for w in following if w.content and w.clause == view.words[at].clause)
        return (said,) if said else ()
    first = next((w.at for w in following if w.name), None)
    if first is None:
        return ()
    last = first
    while last + 1 < len(view.words) and view.words[last + 1].name:
        last += 1
    return (tuple(w.at for w in view.words[at + 1 : last + 1] if w.content),)


def other_speaker(pair: Pair) -> tuple[str, str] | None:
    """The claimed speaker and the told one, where they are two."""
    said, told = speakers_of(pair.claim), speakers_of(pair.told)
    if not said or not told:
        return None
    # a speaker who is nowhere in the sentence is another rule's matter
    if not all(any(pair.firm.get(at) for at in party) for party in said):
        return None
    if not all(_named(pair.claim, p) for p in said) or not all(_named(pair.told, p) for p in told):
        return None
    if any(_held_by(theirs, mine, pair) for mine in said for theirs in told):
        return None
    return _text(pair.claim, said[0]), _text(pair.told, told[0])


def _named(view: View, party: Party) -> bool:
    return any(view.words[at].name for at in party)


def _held_by(theirs: Party, mine: Party, pair: Pair) -> bool:
    """Whether the told party has a claimed name, or a word of one that has no name."""
    names = [at for at in mine if pair.claim.words[at].name]
    return any(place in theirs for at in names or mine for place in pair.firm.get(at, ()))


def _text(view: View, party: Party) -> str:
    return " ".join(view.words[at].unit.text for at in party)
