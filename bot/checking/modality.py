"""Whether something is told as done, as planned, as possible."""

from __future__ import annotations

from functools import lru_cache

from bot.checking.view import View, Word
from bot.checking.wordlists import listed
from index.analysis.stems import english_form

__all__ = [
    "MAYBE",
    "MOOD_NAMES",
    "foreseen",
    "guarded",
    "is_ahead",
    "is_dated",
    "is_infinitive",
    "is_past",
    "mood",
    "promised",
]

MAYBE = 2
MOOD_NAMES = ("a fact", "planned or foreseen", "only possible or alleged")

_FUTURE_AR = ("سي", "ست", "سن", "سأ")
_FAR = 5
_REACH = 2  # content words after a marker that it governs


@lru_cache(maxsize=20_000)
def _moods(view: View) -> dict[int, int]:
    moods: dict[int, int] = {}
    for word in view.words:
        level = _level(view, word.at)
        if level:
            for at in _governed(view, word.at):
                moods[at] = max(level, moods.get(at, 0))
    for word in view.words:
        if word.text.startswith(_FUTURE_AR) and word.content and not word.name:
            keys = [t.key for t in word.unit.terms if t.kind == "word"]
            if any(k.startswith(("ي", "ت", "ن")) for k in keys):
                moods[word.at] = max(1, moods.get(word.at, 0))
    return moods


def _governed(view: View, at: int) -> list[int]:
    """The next content words, and the first verb of the clause that follows "to" or "قد"."""
    found: list[int] = []
    reach = _FAR if view.words[at].text in listed("alleged") else _REACH
    for word in view.words[at + 1 :]:
        if word.clause != view.words[at].clause:
            break
        if not word.content or word.figure:
            continue
        if len(found) < reach:
            found.append(word.at)
        elif is_infinitive(view, word.at) or view.words[word.at - 1].text == "قد":
            found.append(word.at)
            break
    return found


def _level(view: View, at: int) -> int:
    word = view.words[at]
    if word.figure:
        return 0
    if word.text in ("may", "might") and word.unit.text[:1].isupper() and at:
        return 0  # the month
    if word.text == "قد":
        return MAYBE if _is_present_ar(view, at + 1) else 0  # with a past verb it affirms
    text = _without_not(word.bare)
    if text in listed("possible") or text in listed("alleged"):
        return MAYBE
    if text in listed("planned_to"):
        return int(any(w.text == "to" for w in view.words[at + 1 : at + 2]))
    return 1 if text in listed("planned") else 0


def _is_present_ar(view: View, at: int) -> bool:
    """Whether the verb behind "قد" is no past one: not توفيت, which begins like a present."""
    if at >= len(view.words) or view.words[at].text[:1] not in "يتن":
        return False
    had = at > 1 and view.words[at - 2].bare in listed("having_been")
    text = view.words[at].text
    return not had and not (text.startswith("ت") and text.endswith("ت"))


def _without_not(text: str) -> str:
    """Of "couldn't", "could"."""
    return {"won't": "will", "can't": "can"}.get(text, text.removesuffix("n't"))


@lru_cache(maxsize=20_000)
def guarded(view: View) -> frozenset[int]:
    """Places of the first content words right behind "may", "could", "will" and their like."""
    found: set[int] = set()
    for word in view.words:
        if _without_not(word.text) in listed("modal") and _level(view, word.at):
            after = (w for w in view.words[word.at + 1 : word.at + 1 + _REACH + 1] if w.content)
            first = next(after, None)
            if first is not None and first.clause == word.clause and not first.figure:
                found.add(first.at)
    return frozenset(found)


def mood(view: View, at: int) -> int:
    """0 told as a fact, 1 as planned, 2 as possible."""
    return _moods(view).get(at, 0)


@lru_cache(maxsize=20_000)
def foreseen(view: View) -> frozenset[int]:
    """Places of what is only expected or wanted: less than what "will" be."""
    return frozenset(
        at for w in view.words if w.text in listed("foreseen") for at in _governed(view, w.at)
    )


@lru_cache(maxsize=20_000)
def promised(view: View) -> frozenset[int]:
    """Places of the verbs that "will" stands before, in Arabic also as a letter."""
    found: set[int] = set()
    for word in view.words:
        if word.text in listed("certain"):
            after = view.words[word.at + 1 : word.at + 2 + _REACH]
            found |= {w.at for w in [w for w in after if w.content][:1]}
        elif word.text.startswith(_FUTURE_AR) and _moods(view).get(word.at):
            found.add(word.at)
    return frozenset(found - foreseen(view))


def is_infinitive(view: View, at: int) -> bool:
    """Whether "to" stands before the word: what is told so is not yet done."""
    done = at > 1 and view.words[at - 2].text in listed("achieved")
    return at > 0 and view.words[at - 1].text == "to" and not done


def is_ahead(view: View, at: int, *, anywhere: bool = False) -> bool:
    """Whether a verb that is no past tells what is to come: "votes on it next week".

    Args:
        view: The sentence.
        at: Place of the verb.
        anywhere: Whether the time may stand in another clause.
    """
    if is_past(view, at):
        return False
    clause = view.words[at].clause
    return any(_is_to_come(view, w) and (anywhere or w.clause == clause) for w in view.words)


def is_dated(view: View, at: int) -> bool:
    """Whether a verb that is no past stands with a day: "begins on May 3"."""
    clause = view.words[at].clause
    dated = any(f.days and view.words[f.first].clause == clause for f in view.figures)
    return dated and not is_past(view, at)


def _is_to_come(view: View, word: Word) -> bool:
    """Whether a word tells of a time to come; "coming in last" does not."""
    if word.text not in listed("ahead"):
        return False
    before = view.words[word.at - 1].text if word.at else ""
    return word.text != "coming" or before in listed("before_times")


def is_past(view: View, at: int) -> bool:
    """Whether an English verb has the form of a past: "visited", "won"."""
    text = view.words[at].text
    plain = text.endswith(("s", "ing")) or english_form(text) == text
    return text.endswith("ed") or not (plain or view.language != "en")
