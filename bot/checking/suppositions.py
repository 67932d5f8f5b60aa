"""What a sentence tells only as supposed, feared or hoped: "an assumption that it will close"."""

from __future__ import annotations

from collections.abc import Iterator

from bot.checking.pair import Fault, Pair
from bot.checking.roles import is_saying
from bot.checking.verbs import verbs
from bot.checking.view import View, Word
from bot.checking.wordlists import listed

__all__ = ["supposed"]

_IN_A_ROW = 3  # words behind "that" by which a claim repeats what is supposed


def supposed(pair: Pair) -> Iterator[Fault]:
    """The claim tells as a fact what follows "the possibility of", "an assumption that"."""
    if _supposes(pair.claim):
        return
    yield from _merely_claimed(pair)
    for noun in pair.told.words:
        if noun.text not in listed("supposed") or noun.at in pair.back:
            continue
        inside = _inside(pair.told, noun)
        if inside and (_is_done(pair, inside) or _is_repeated(pair, inside)):
            yield Fault("modality", f"it speaks only of “{noun.unit.text}”")
            return


def _merely_claimed(pair: Pair) -> Iterator[Fault]:
    """What somebody claims is told on as a fact."""
    if any(is_saying(w) or w.text in listed("according") for w in pair.claim.words):
        return
    for word in pair.told.words:
        if word.bare not in listed("doubting") or word.at in pair.back:
            continue
        done = {p for at in verbs(pair.claim) for p in pair.firm.get(at, ())}
        ends = (w.at for w in pair.told.words[word.at + 1 :] if w.clause > word.clause + 1)
        inside = range(word.at + 1, next(ends, len(pair.told.words)))
        if done and all(p in inside for p in done):
            yield Fault("modality", f"it says so only of what is claimed: “{word.unit.text}”")
            return


def _supposes(view: View) -> bool:
    """Whether the sentence itself says that it may not be so."""
    unsure = listed("supposed") | listed("possible") | listed("alleged") | listed("foreseen")
    return any(w.text in unsure for w in view.words)


def _inside(view: View, noun: Word) -> list[Word]:
    """The words of what is supposed, up to the next mark or word that begins a clause."""
    after = view.words[noun.at + 1 : noun.at + 2]
    if not after or after[0].text not in listed("supposing"):
        return []
    rest = view.words[noun.at + 2 :]
    return [w for w in rest if rest and w.clause == rest[0].clause]


def _is_done(pair: Pair, inside: list[Word]) -> bool:
    """Whether a claimed verb meets the first word that says something."""
    first = next((w for w in inside if w.content), None)
    return first is not None and any(at in verbs(pair.claim) for at in pair.back.get(first.at, ()))


def _is_repeated(pair: Pair, inside: list[Word]) -> bool:
    texts = [w.text for w in pair.claim.words]
    start = [w.text for w in inside[:_IN_A_ROW]]
    return len(start) == _IN_A_ROW and any(
        texts[at : at + _IN_A_ROW] == start for at in range(len(texts))
    )
