"""Negation with its reach: "did not reject" denies the rejecting and nothing before it."""

from __future__ import annotations

from functools import lru_cache

from bot.checking.pair import Pair
from bot.checking.view import View, Word
from bot.checking.wordlists import listed

__all__ = ["denied", "is_negator", "is_refusal", "negators", "turned"]

_REACH, _FAR = 2, 5  # content words that a negator and a refusal reach


def is_negator(word: Word) -> bool:
    """Whether the word denies what follows it."""
    return not listed("negators").isdisjoint((word.text, word.bare)) or word.text.endswith("n't")


def is_refusal(word: Word) -> bool:
    """Whether the word is a verb that denies what it governs."""
    return not listed("refusals").isdisjoint((word.text, word.bare))


@lru_cache(maxsize=20_000)
def denied(view: View) -> tuple[frozenset[int], frozenset[int]]:
    """Places that negators reach, and places that refusals reach.

    Two negations of one word cancel.
    """
    negated: set[int] = set()
    refused: set[int] = set()
    for word in view.words:
        if is_negator(word) and not _only(view, word):
            negated ^= set(_reach(view, word, _REACH, across=False))
            if (
                word.text in listed("denying_things")
                and word.at
                and view.words[word.at - 1].content
            ):
                refused.add(word.at - 1)
        elif is_refusal(word):
            refused |= set(_reach(view, word, _FAR, across=True))
    return frozenset(negated), frozenset(refused)


def negators(view: View) -> list[Word]:
    """The words that deny something."""
    return [w for w in view.words if is_negator(w) and not _only(view, w)]


def _only(view: View, word: Word) -> bool:
    """Whether it denies nothing: "not only", "no-fee", "no 7"."""
    after = view.words[word.at + 1 : word.at + 2]
    if word.text in listed("preferring") and (
        not after or after[0].text not in listed("preferred")
    ):
        return True
    if not after:
        return False
    joined = view.text[word.unit.end : after[0].unit.start] == "-"  # no-fee
    numbered = word.text == "no" and after[0].figure
    return joined or numbered or after[0].text in listed("unnegated")


def _reach(view: View, word: Word, most: int, *, across: bool) -> list[int]:
    reached: list[int] = []
    clause = word.clause
    for after in view.words[word.at + 1 :]:
        if after.text in listed("choosing") and reached:
            most += 1  # "gave no price or date" denies both
            continue
        if after.text in listed("joining") or len(reached) >= most:
            break
        if after.clause != clause and not (across and _tells_what(view, after)):
            break
        clause = after.clause
        if after.content and not after.adverb:
            reached.append(after.at)
    return reached


def _tells_what(view: View, word: Word) -> bool:
    """Whether a "that" tells what is denied, and is not about the noun before it."""
    before = view.words[word.at - 1]
    about = before.content and not is_refusal(before) and before.text not in listed("contents")
    return word.text in listed("telling_what") and not (about and word.text == "that")


def turned(pair: Pair, word: Word, other: Word) -> bool:
    """Whether just one of two opposites is negated, so that both say the same."""
    mine_negated, mine_refused = denied(pair.claim)
    their_negated, _ = denied(pair.told)
    here = word.at in mine_negated or word.at in mine_refused
    return here != (other.at in their_negated)
