"""Who said it."""

from __future__ import annotations

from functools import lru_cache

from bot.checking.pair import Pair
from bot.checking.roles import doers, is_saying, same_party
from bot.checking.view import View
from bot.checking.wordlists import listed

__all__ = ["other_speaker", "speakers_of"]

_REACH = 5
_TITLE = 4  # words after "said" among which the name stands: "said the mayor of Vell"


@lru_cache(maxsize=20_000)
def speakers_of(view: View) -> tuple[int, ...]:
    """Places of who may speak first in the sentence; empty where that cannot be told."""
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


def _says(view: View, verb: int) -> tuple[int, ...]:
    before = view.words[verb - 1] if verb else None
    # “…,” said the mayor: the mark before the verb tells that its subject follows
    if view.language != "ar" and before and before.clause != view.words[verb].clause:
        following = _after(view, verb, _TITLE)
        if following:
            return following
    return doers(view, verb)


def _after(view: View, at: int, reach: int) -> tuple[int, ...]:
    return next(((w.at,) for w in view.words[at + 1 : at + 1 + reach] if w.name), ())


def other_speaker(pair: Pair) -> tuple[str, str] | None:
    """The claimed speaker and the told one, where they are two."""
    said, told = speakers_of(pair.claim), speakers_of(pair.told)
    if not said or not told or not all(pair.firm.get(s) for s in said):
        return None  # a speaker who is nowhere in the sentence is another rule's matter
    if any(same_party(pair, s, t) for s in said for t in told):
        return None
    return pair.claim.words[said[0]].unit.text, pair.told.words[told[0]].unit.text
