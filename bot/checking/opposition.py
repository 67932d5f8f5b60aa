"""A claimed word that is the opposite of what the sentence says in its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.checking.agreement import agrees
from bot.checking.pair import Fault, Pair, near_content
from bot.checking.polarity import is_negator, turned
from bot.checking.roles import doers, same_party
from bot.checking.verbs import verbs
from bot.checking.view import View, Word
from bot.checking.wordlists import listed

__all__ = ["opposition"]

_LEAST_COMPANY = 2  # words by which a crossing can be told
_WITH_FIGURE = 4  # words between a word and a figure that goes with it
_PRONOUNS_AR = ("ه", "ها", "هم", "هما", "نا")
_CLOSE = 2  # content words on each side of one of which the other sentence must have too


def opposition(pair: Pair) -> Iterator[Fault]:
    """“Rise” where the sentence says “fall”; “not closed” where it says “open” agrees."""
    for word in pair.claim.words:
        if word.text.isdigit() or word.name:
            continue
        rivals = pair.opposites.rivals(word, pair.told)
        if not rivals:
            continue
        if pair.met(word) or _stands_there(pair, word):
            yield from _crossed(pair, word, rivals)
            continue
        for other in rivals:
            if turned(pair, word, other) or _of_others(pair, word, other):
                continue
            if _same_slot(pair, word, other):
                reason = f"“{word.unit.text}” where it says “{other.unit.text}”"
                rule = "ordinal" if word.text in listed("ordinals") else "opposite"
                yield Fault(rule, reason, word.at, sure=True)
                break


def _stands_there(pair: Pair, word: Word) -> bool:
    """Whether the sentence has the same word, in Arabic also with a pronoun: ضد, ضده."""
    same = {o.text for o in pair.told.by_stem.get(word.stem, ())}
    if pair.told.language == "ar":
        joined = {word.text + pronoun for pronoun in _PRONOUNS_AR}
        same |= {word.text for o in pair.told.words if o.text in joined}
    return word.text in same


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


def _crossed(pair: Pair, word: Word, rivals: Sequence[Word]) -> Iterator[Fault]:
    """A word and its opposite both stand there, the claimed one's company by the other."""
    places = pair.firm.get(word.at, [])
    if not word.content:
        yield from _crossed_before(pair, word, rivals)
    if len(places) != 1:
        return
    for other in rivals:
        if other.at in places or turned(pair, word, other):
            continue
        company = _company(pair, word, other)
        near = [pair.firm[w.at][0] for w in company if len(pair.firm.get(w.at, ())) == 1]
        near += [
            theirs.first
            for mine in pair.claim.figures
            for theirs in pair.told.figures
            if abs(mine.first - word.at) <= _WITH_FIGURE and agrees(theirs, mine)
        ]
        near = [p for p in near if p not in (other.at, places[0])]
        if len(near) >= _LEAST_COMPANY and all(
            _apart(pair.told, p, other.at) < _apart(pair.told, p, places[0]) for p in near
        ):
            reason = f"“{word.unit.text}” where it says “{other.unit.text}”"
            rule = "ordinal" if word.text in listed("ordinals") else "opposite"
            yield Fault(rule, reason, word.at, sure=True)
            return


def _crossed_before(pair: Pair, word: Word, rivals: Sequence[Word]) -> Iterator[Fault]:
    """“After its arrival” where it says “after the search” and “before its arrival”."""
    same = [o for o in pair.told.words if o.text == word.text]
    if any(_same_after(pair, word, other) for other in same):
        return
    for other in rivals:
        if not other.content and _same_after(pair, word, other):
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
        if {word.text, other.text} <= listed("times_of_event"):
            return True
        return _same_before(pair, word, other) or _same_after(pair, word, other)
    if word.content:
        return pair.beside(word.at, other.at, _CLOSE) or _same_frame(pair, word, other)
    if _negated_next(pair.claim, word) or _negated_next(pair.told, other):
        return False  # "with no agreement", "without an agreement"
    return _same_after(pair, word, other) or _same_before(pair, word, other)


def _same_frame(pair: Pair, word: Word, other: Word) -> bool:
    """Whether the same words stand before and behind: the largest since, the smallest since."""
    frames = [
        [w.text for w in view.words[max(0, at - 1) : at + 2 : 2]]
        for view, at in ((pair.claim, word.at), (pair.told, other.at))
    ]
    return len(frames[0]) > 1 and frames[0] == frames[1]


def _negated_next(view: View, word: Word) -> bool:
    return any(is_negator(after) for after in view.words[word.at + 1 : word.at + 2])


def _same_before(pair: Pair, word: Word, other: Word) -> bool:
    """Whether the same word stands before both: next week, next month; not an article."""
    mine, theirs = _word_before(pair.claim, word), _word_before(pair.told, other)
    if mine is None or theirs is None:
        return False
    return mine.text == theirs.text or theirs.at in pair.firm.get(mine.at, ())


def _word_before(view: View, word: Word) -> Word | None:
    before = (w for w in reversed(view.words[: word.at]) if w.text not in listed("articles"))
    return next(before, None)


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
