"""What a claim has that a document has nowhere: a reading for summaries, which may word it freely.

A sentence that repeats another is read word for word by the rules of a pair. A summary is not; but
it denies nothing of its own, restricts nothing of its own, and names no thing that is not there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import numpy as np

from bot.checking.opposites import Opposites
from bot.checking.pair import Fault
from bot.checking.polarity import is_negator, is_refusal, negators
from bot.checking.support import Claimed, Held
from bot.checking.synonyms import Synonyms
from bot.checking.verbs import verbs
from bot.checking.view import View, Word
from bot.checking.wordlists import listed

__all__ = ["strangers"]

_NEAR = 2  # sentences
_MET_AT = 0.2
_LEAST = 3  # letters
_OF_WANTING = 0.25
_Rule = Callable[[Claimed, Sequence[Held], Synonyms], Iterator[Fault]]


def strangers(claimed: Claimed, held: Sequence[Held], synonyms: Synonyms) -> Iterator[Fault]:
    """What the claim brings of its own.

    Args:
        claimed: The sentence.
        held: What each sentence of the document holds of it, the nearest first.
        synonyms: Which words may be put for which.
    """
    if any(h.pair.told.language != claimed.view.language for h in held[:1]):
        return  # the lexicon has gaps
    for rule in (_denied, _limited, _turned, _strange):
        yield from rule(claimed, held, synonyms)


def _denied(claimed: Claimed, held: Sequence[Held], _: Synonyms) -> Iterator[Fault]:
    """It denies something, and no near sentence denies anything."""
    near = [word for h in held[:_NEAR] for word in h.pair.told.words]
    if any(is_negator(word) or is_refusal(word) for word in near):
        return
    for word in negators(claimed.view):
        yield Fault("own denial", f"“{word.unit.text}”, and nothing is denied there", word.at)
        return


def _limited(claimed: Claimed, held: Sequence[Held], _: Synonyms) -> Iterator[Fault]:
    """It says "only" or "except", and no near sentence does."""
    near = {word.bare for h in held[:_NEAR] for word in h.pair.told.words}
    if near & (listed("limiting") | listed("excepting")):
        return
    for word in claimed.view.words:
        if word.bare in listed("surely_limiting") | listed("excepting"):
            yield Fault("own limit", f"it does not say “{word.unit.text}”", word.at)
            return


def _turned(claimed: Claimed, held: Sequence[Held], synonyms: Synonyms) -> Iterator[Fault]:
    """A word that is nowhere has its opposite in a near sentence."""
    views = [h.pair.told for h in held]
    for word in claimed.view.content:
        if _there(word, held) or any(synonyms.rendered(word, view) for view in views):
            continue
        rivals = _rivals(held[0].pair.opposites, word, views[:_NEAR])
        if rivals:
            reason = f"“{word.unit.text}” where it says “{rivals[0].unit.text}”"
            yield Fault("turned", reason, word.at)


def _rivals(opposites: Opposites, word: Word, views: Sequence[View]) -> list[Word]:
    return [rival for view in views for rival in opposites.rivals(word, view)]


def _strange(claimed: Claimed, held: Sequence[Held], synonyms: Synonyms) -> Iterator[Fault]:
    """Things are named that are nowhere, nor anything that the words may be put for.

    The more freely a sentence is worded, the more of its words are nowhere; a quarter of them must
    be such things.
    """
    if claimed.view.language != "en":
        return  # there are no vectors to tell its kin by
    best = dict(zip(claimed.places, np.max([h.shares for h in held], axis=0), strict=True))
    done = verbs(claimed.view)
    wanting = [w for w in claimed.view.content if not w.name and not _there(w, held)]
    strange = [
        word
        for word in wanting
        if word.at not in done
        and len(word.text) >= _LEAST
        and best.get(word.at, 1.0) < _MET_AT
        and not synonyms.groups(word)
        and not synonyms.frames(word)
    ]
    if strange and len(strange) > _OF_WANTING * len(wanting):
        text = ", ".join(word.unit.text for word in strange)
        yield Fault("stranger", f"nothing there is like “{text}”", strange[0].at)


def _there(word: Word, held: Sequence[Held]) -> bool:
    return any(h.pair.links.get(word.at) for h in held)
