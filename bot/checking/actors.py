"""Whether who is claimed to do something is who does it in the told sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bot.checking.pair import Fault, Pair
from bot.checking.phrases import Party, Phrase
from bot.checking.short_forms import shortened
from bot.checking.subjects import (
    gerund_subjects,
    is_passive,
    owner_before,
    phrase_before,
    subjects,
)
from bot.checking.verbs import verbs
from bot.checking.view import View
from bot.checking.wordlists import listed

__all__ = ["other_actor"]


def other_actor(pair: Pair) -> Iterator[Fault]:
    """“France vetoed it” where France voted for what another country vetoed."""
    for at in sorted(verbs(pair.claim)):
        word = pair.claim.words[at]
        places = pair.firm.get(at, ())
        if not places or word.text in listed("plainly_saying"):
            continue
        fault = _other(pair, subjects(pair.claim, at), [_told(pair.told, p) for p in places])
        if fault is None and is_passive(pair.claim, at):
            mine = phrase_before(pair.claim, at)
            passive = [p for p in places if is_passive(pair.told, p)]
            if mine and len(passive) == len(places):
                theirs = [phrase_before(pair.told, p) for p in passive]
                fault = _other(pair, (mine,), [(t,) if t else () for t in theirs])
        if fault:
            yield replace(fault, by=at)


def _told(view: View, at: int) -> tuple[Phrase, ...]:
    """Who does what a told word says, be it a verb or a noun."""
    if at not in verbs(view):
        return gerund_subjects(view, at) or owner_before(view, at)
    return subjects(view, at)


def _other(pair: Pair, mine: tuple[Phrase, ...], theirs: list[tuple[Phrase, ...]]) -> Fault | None:
    """What is wrong where every claimed party differs from every told one."""
    if not mine or not all(theirs):
        return None
    if not all(_differ(pair, m, t) for m in mine for told in theirs for t in told):
        return None
    claimed, told_party = mine[0], theirs[0][0]
    elsewhere = all(pair.firm.get(at) for at in _naming(pair.claim, claimed.heads))
    heads = [pair.claim.words[at].text for at in claimed.heads]
    heads += [pair.told.words[at].text for at in told_party.heads]
    apart = not listed("others_of").isdisjoint(heads)
    named = apart or bool(_naming(pair.told, told_party.heads))
    rule = "actor" if elsewhere and named else "another doer"
    reason = (
        f"“{_text(pair.told, told_party.heads)}” does it there, "
        f"not “{_text(pair.claim, claimed.heads)}”"
    )
    return Fault(rule, reason, claimed.heads[0], sure=rule == "actor")


def _differ(pair: Pair, mine: Phrase, theirs: Phrase) -> bool:
    """Whether two parties are surely not one: each bears a name that the other has not."""
    if _belonging(pair.told, theirs, {p for at in mine.heads for p in pair.firm.get(at, ())}):
        return True
    if _belonging(pair.claim, mine, {p for at in theirs.heads for p in pair.back.get(at, ())}):
        return True
    ours = _naming(pair.claim, mine.heads)
    others = _naming(pair.told, theirs.heads) or _bare(pair.told, theirs.heads)
    if not ours or not others:
        return False
    if any(place in theirs.heads for at in ours for place in pair.firm.get(at, ())):
        return False
    if any(_is_of(pair.told, theirs.heads, p) for at in ours for p in pair.firm.get(at, ())):
        return False
    if any(at in mine.all for place in others for at in pair.back.get(place, ())):
        return False
    unmet = [pair.claim.words[at] for at in ours if not pair.firm.get(at)]
    return not any(shortened(pair.claim, word, pair.told) for word in unmet)


def _is_of(view: View, heads: Party, place: int) -> bool:
    """Whether an Arabic word goes on a name, or is what a noun before it is of: مزيج برنت."""
    head, word = view.words[heads[-1]], view.words[place]
    plain = not (head.name or head.bare.startswith("ال") or word.name)
    return view.language == "ar" and plain and place == head.at + 1


def _belonging(view: View, party: Phrase, other: set[int]) -> bool:
    """Whether the other party is only whom this one is a brother or an ally of."""
    apart = any(view.words[at].text in listed("others_of") for at in party.heads)
    return apart and bool(other & set(party.owners)) and not other & set(party.heads)


def _bare(view: View, party: Party) -> list[int]:
    """The last word of a party without an article, which refers to none named before: "Police"."""
    before = view.words[party[0] - 1].text if party[0] else ""
    last = view.words[party[-1]]
    if view.language != "en" or before in listed("before_nouns") or before in listed("pronouns"):
        return []
    return [] if last.text in listed("acting_for") else [last.at]


def _naming(view: View, party: Party) -> list[int]:
    """The words of a party that name it; in Arabic, which has no capitals, all but titles."""
    named = [at for at in party if view.words[at].name]
    if named or view.language != "ar":
        return named
    titles = listed("acting_for_ar")
    if any(view.words[at].bare.removeprefix("ال") in titles for at in party):
        return []
    definite = [at for at in party if view.words[at].bare.startswith("ال")]
    plain = [at for at in party if at not in definite][:1]
    return plain or (definite if len(definite) > 1 else [])  # الولايات المتحدة


def _text(view: View, party: Party) -> str:
    return " ".join(view.words[at].unit.text for at in party)
