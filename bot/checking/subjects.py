"""Who does what a verb says: the phrase before it, the clause it belongs to, or "by" behind it."""

from __future__ import annotations

from functools import lru_cache

from bot.checking.modality import is_infinitive
from bot.checking.phrases import (
    LONGEST,
    Party,
    Phrase,
    known,
    marked,
    phrase_of,
    run_left,
    run_right,
)
from bot.checking.verbs import after_and, verbs
from bot.checking.view import View
from bot.checking.wordlists import listed

__all__ = ["gerund_subjects", "is_passive", "owner_before", "phrase_before", "subjects"]

_BY_AR = {"قبل": "من", "يد": "على"}  # من قبل, على يد
_BY_REACH = 5
_OBJECT_AR = ("ه", "ها", "هم", "هما")
_FEMININE_AR = "ت"
_LEAST_AR = 4  # letters of a verb that bears an object


@lru_cache(maxsize=20_000)
def subjects(view: View, verb: int) -> tuple[Phrase, ...]:
    """Who or what may do what the verb says; empty where that cannot be told.

    Args:
        view: The sentence.
        verb: Place of the verb, or of a noun that names a deed.
    """
    by = _by_agent(view, verb)
    agent = run_right(view, by) if by is not None else ()
    if agent and not _is_measure(view, agent):
        return (phrase_of(view, agent),)
    if is_passive(view, verb) or _has_pronoun(view, verb):
        return ()
    if after_and(view, verb) or after_and(view, _group_start(view, verb)):
        earlier = [v for v in sorted(verbs(view)) if v < verb and _leads(view, v)]
        if earlier:
            return tuple(dict.fromkeys(s for v in earlier for s in subjects(view, v)))
    if view.language == "ar":
        return _arabic(view, verb)
    found = phrase_before(view, verb)
    if found and is_infinitive(view, verb) and not any(view.words[p].name for p in found.heads):
        return ()  # "a deal to stay"
    return (found,) if found else ()


def _is_measure(view: View, party: Party) -> bool:
    """Whether it is by how much and not by whom: "fell by half"."""
    return view.words[party[0]].text in listed("measures")


def _arabic(view: View, verb: int) -> tuple[Phrase, ...]:
    """The verb stands before who does it, or behind."""
    after = _head_right(view, verb)
    behind = (Phrase(after),) if after else ()
    relative = view.words[verb - 1].text if verb else ""
    if relative in listed("relative"):
        word = view.words[verb].bare
        object_told = len(word) > _LEAST_AR and word.endswith(_OBJECT_AR)
        feminine = word.endswith(_FEMININE_AR) or word.startswith(_FEMININE_AR)
        if behind and (object_told or feminine != (relative == "التي")):
            return behind  # القرار الذي استخدمت الولايات المتحدة ...: the verb does not agree
        antecedent = phrase_before(view, verb - 1)
        return (*((antecedent,) if antecedent else ()), *behind)
    before = phrase_before(view, verb)
    return (before,) if before else behind


def _head_right(view: View, verb: int) -> Party:
    """In Arabic, where what is done to stands right behind who does it: the first of the words.

    With what describes it: names that follow it, and what "and" joins to it.
    """
    run = run_right(view, verb)
    last = 1
    while last < len(run) and _goes_on(view, run, last):
        last += 1
    return run[:last]


def _goes_on(view: View, run: Party, at: int) -> bool:
    """Whether an Arabic word belongs to the party before it: a surname, not another country."""
    word, before = view.words[run[at]], view.words[run[at - 1]]
    if word.text.startswith("و") or (word.name and not known(word)):
        return True
    if not word.text.startswith("ال") or (before.name and known(before)):
        return False
    # what a title is of, or an adjective of what has the article; not another title
    title = word.bare.removeprefix("ال") in listed("acting_for_ar")
    return not (title and before.text.startswith("ال"))


def _leads(view: View, verb: int) -> bool:
    """Whether a verb is of the sentence itself, not of what is told by "that"."""
    if after_and(view, verb):
        return False
    clause = view.words[verb].clause
    telling = listed("telling_what") | listed("relative")
    return not any(w.text in telling for w in view.words if w.clause == clause)


def phrase_before(view: View, verb: int) -> Phrase | None:
    """The phrase that leads up to a verb: "the mayor of Vell, Ines Calder, has"."""
    start = _group_start(view, verb)
    if start and view.words[start - 1].text in listed("relative") and view.language != "ar":
        return _before_relative(view, start - 1)
    if start and marked(view, start):
        aside = _aside(view, start)
        return _around_aside(view, aside, start) if aside is not None else None
    run = run_left(view, start)
    return phrase_of(view, run) if run else None


def _before_relative(view: View, relative: int) -> Phrase | None:
    """Of "the deal, which": the deal; of "Ada Moreno, who": Ada Moreno."""
    run = run_left(view, relative)
    return phrase_of(view, run) if run else None


def _group_start(view: View, verb: int) -> int:
    """Place of the first word that belongs to the verb: "has never been seen"."""
    at = verb
    while at:
        word = view.words[at - 1]
        helps = word.text in listed("before_doing") and word.text not in listed("relative")
        if not (helps or word.adverb or word.text.endswith("n't")) or word.name:
            break
        if marked(view, at):
            break
        at -= 1
    return at


def _around_aside(view: View, aside: int, end: int) -> Phrase | None:
    """Who an aside is about: "Vell, which borders it,"; with it where it is another name."""
    run = run_left(view, aside)
    if not run:
        return None
    inside = view.words[aside:end]
    first = inside[0].text if inside else ""
    is_name = not any(w.at in verbs(view) for w in inside) and first not in listed("openers")
    named = phrase_of(view, run)
    also = tuple(w.at for w in inside if w.content and not w.figure and w.at not in run)
    if not is_name or not also or first in listed("before_nouns") - listed("articles"):
        return named
    aside_named = phrase_of(view, also)
    return Phrase(
        tuple(sorted({*named.heads, *aside_named.heads})),
        tuple(sorted({*named.owners, *aside_named.owners})),
    )


def _aside(view: View, end: int) -> int | None:
    """Place of the word that follows the mark before the mark at a place."""
    starts = [at for at in range(1, end) if marked(view, at)]
    return starts[-1] if starts and end - starts[-1] <= 2 * LONGEST else None


def gerund_subjects(view: View, at: int) -> tuple[Phrase, ...]:
    """Who does what follows "for" or "of": "condemned Vell for bombing", "accused of lying".

    And "after": "Vell left after bombing it".
    """
    if at and view.words[at].text.endswith("ing") and view.words[at - 1].text in listed("when"):
        main = max((v for v in verbs(view) if v < at - 1 and _leads(view, v)), default=None)
        return subjects(view, main) if main is not None else ()
    if at < 2 or view.words[at - 1].text not in ("for", "of", "from"):
        return ()
    run = run_left(view, at - 1)
    earlier = run[0] - 1 if run else at - 2
    helped = view.words[earlier].text in listed("being") or view.words[earlier].at in verbs(view)
    if run and helped:
        return (phrase_of(view, run),)
    if not run and view.words[at - 2].at in verbs(view) and is_passive(view, at - 2):
        found = phrase_before(view, at - 2)
        return (found,) if found else ()
    return ()


def owner_before(view: View, noun: int) -> tuple[Phrase, ...]:
    """Whose deed a noun names: "France's veto", "a veto by France", "France used its veto"."""
    by = _by_agent(view, noun)
    agent = run_right(view, by) if by is not None and by == noun + 1 else ()
    if agent:
        return (phrase_of(view, agent),)
    run = run_left(view, noun)
    if run and run[-1] == noun - 1 and view.words[run[-1]].name:
        return (Phrase(run),)
    clause = [v for v in verbs(view) if view.words[v].clause == view.words[noun].clause]
    does = [v for v in clause if v < noun and view.words[v].bare in listed("doing")]
    return subjects(view, does[0]) if len(does) == 1 else ()


def _has_pronoun(view: View, verb: int) -> bool:
    """Whether who does it is named in another sentence: "she said", "they have won"."""
    before = view.words[max(0, verb - 2) : verb]
    return any(w.text in listed("pronouns") - listed("relative") for w in before)


def is_passive(view: View, verb: int) -> bool:
    """Whether it is done to what stands before the verb."""
    helped = any(w.text in listed("being") for w in view.words[max(0, verb - 2) : verb])
    return helped and not view.words[verb].text.endswith("ing")


def _by_agent(view: View, verb: int) -> int | None:
    """Place of the "by" behind a verb."""
    for word in view.words[verb + 1 : verb + 1 + _BY_REACH]:
        if word.at in verbs(view):
            return None
        before = view.words[word.at - 1].text
        if word.text in listed("by") or (word.text in _BY_AR and before == _BY_AR[word.text]):
            return word.at
    return None
