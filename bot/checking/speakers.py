"""Who said it: every saying of a sentence, with its speaker and the words that are said."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from bot.checking.pair import Pair
from bot.checking.phrases import Party
from bot.checking.roles import doers, is_saying
from bot.checking.view import View, Word
from bot.checking.wordlists import listed

__all__ = ["other_speaker"]

_REACH = 6
_TITLE = 5  # words after "said" among which the name stands: "said the mayor of Vell"


@dataclass(frozen=True, slots=True)
class _Saying:
    speakers: tuple[Party, ...]
    said: frozenset[int]
    """Places of the content words that are said."""


@lru_cache(maxsize=20_000)
def _sayings(view: View) -> tuple[_Saying, ...]:
    """What is said in a sentence, in order, where it can be told by whom."""
    marks = [(w.at, speakers) for w in view.words if (speakers := _speakers(view, w))]
    found: list[_Saying] = []
    before = 0
    for number, (at, speakers) in enumerate(marks):
        named = {place for party in speakers for place in party}
        end = marks[number + 1][0] if number + 1 < len(marks) else len(view.words)
        end = _turn(view, at, end)
        said = {w.at for w in view.words[at + 1 : end] if w.content} - named
        if not said or _follows(view, at, named):
            said |= {w.at for w in view.words[before:at] if w.content} - named
        found.append(_Saying(speakers, frozenset(said)))
        before = end
    return tuple(found)


def _speakers(view: View, word: Word) -> tuple[Party, ...]:
    if word.text in listed("according"):
        return _after(view, word.at, _REACH)
    return _says(view, word.at) if is_saying(word) else ()


def _turn(view: View, start: int, end: int) -> int:
    """Where another party has its turn: "while", "but"."""
    turns = (w.at for w in view.words[start + 1 : end] if w.text in listed("turning"))
    return next(turns, end)


def _follows(view: View, at: int, speaker: set[int]) -> bool:
    """Whether what is said stands before a mark: "…, the mayor said"; "…, said the mayor"."""
    first = min([at, *(place for place in speaker if place < at)])
    return first > 0 and view.words[first - 1].clause != view.words[at].clause


def _says(view: View, verb: int) -> tuple[Party, ...]:
    before = view.words[verb - 1] if verb else None
    # “…,” said the mayor: the mark before the verb tells that its subject follows
    if view.words[verb].text in listed("telling"):
        return doers(view, verb)  # whom it is told stands behind it
    if view.language != "ar" and before and before.clause != view.words[verb].clause:
        following = _after(view, verb, _TITLE)
        if following and before.text not in listed("relative"):
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
    for mine in _sayings(pair.claim):
        theirs = _same_saying(pair, mine)
        if theirs is None or not _placed(pair, mine):
            continue
        if any(_held_by(told, said, pair) for said in mine.speakers for told in theirs.speakers):
            continue
        if all(_named(pair.told, party) for party in theirs.speakers):
            return _text(pair.claim, mine.speakers[0]), _text(pair.told, theirs.speakers[0])
    return None


def _same_saying(pair: Pair, mine: _Saying) -> _Saying | None:
    """The told saying that has most of what is claimed to be said."""
    places = {place for at in mine.said for place in pair.firm.get(at, ())}
    best = max(_sayings(pair.told), key=lambda s: len(s.said & places), default=None)
    return best if best is not None and best.said & places else None


def _placed(pair: Pair, mine: _Saying) -> bool:
    """Whether the speakers are named, and stand in the told sentence.

    One who is nowhere in it is another rule's matter.
    """
    return all(
        _named(pair.claim, party) and any(pair.firm.get(at) for at in party)
        for party in mine.speakers
    )


def _named(view: View, party: Party) -> bool:
    if any(view.words[at].name for at in party):
        return True
    titles = listed("acting_for_ar")
    bare = [view.words[at].bare.removeprefix("ال") for at in party]
    return view.language == "ar" and titles.isdisjoint(bare)


def _held_by(theirs: Party, mine: Party, pair: Pair) -> bool:
    """Whether the told party has a claimed name, or a word of one that has no name."""
    names = [at for at in mine if pair.claim.words[at].name]
    return any(place in theirs for at in names or mine for place in pair.firm.get(at, ()))


def _text(view: View, party: Party) -> str:
    return " ".join(view.words[at].unit.text for at in party)
