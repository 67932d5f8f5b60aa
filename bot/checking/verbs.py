"""Which words stand as verbs, told by their form and by what stands before them."""

from __future__ import annotations

from functools import lru_cache

from bot.checking.view import View, Word
from bot.checking.wordlists import listed
from index.analysis.stems import english_form

__all__ = ["after_and", "verbs"]


@lru_cache(maxsize=20_000)
def verbs(view: View) -> frozenset[int]:
    """Places of the content words that look like verbs."""
    if view.language == "ar":
        return frozenset(w.at for w in view.words if _arabic(view, w))
    return frozenset(w.at for w in view.words if _english(view, w))


def _english(view: View, word: Word) -> bool:
    if not word.content or word.name or word.figure or not word.text[0].isalpha():
        return False
    before = view.words[word.at - 1] if word.at else None
    text = word.text
    if before is not None and before.text in listed("before_nouns"):
        return False
    if before is not None and (before.text in listed("modals") or before.text.endswith("n't")):
        if before.text == "to" and text.endswith("ing") and english_form(text) != text:
            return False  # "went to advertising"
        return not text.endswith(("ly", "ness", "ment", "tion"))
    if before is not None and before.text in listed("being") and text.endswith("ing"):
        return True
    if (
        text in listed("unchanged")
        or text.endswith("ed")
        or (text not in listed("irregular_nouns") and english_form(text) != text)
    ):
        return True
    while before is not None and before.adverb and before.at:  # "Japan firmly condemns"
        before = view.words[before.at - 1]
    return before is not None and before.name and text.endswith("s") and not text.endswith("ss")


def _arabic(view: View, word: Word) -> bool:
    """The first word that says something in its clause, and none with an article."""
    if (
        not word.content
        or word.name
        or word.figure
        or word.text.startswith(("ال", "وال", "لل", "بال"))
    ):
        return False
    before = [w for w in view.words[: word.at] if w.clause == word.clause]
    return not any(w.content and not w.name for w in before) or (
        word.text.startswith("و") and word.unit.text[1:3] != "ال" and len(word.text) > 4
    )


def after_and(view: View, at: int) -> bool:
    """Whether the verb goes on about the doer of a verb before it: "came and said"."""
    before = view.words[at - 1].text if at else ""
    if view.language == "ar":
        return at > 0 and view.words[at].text.startswith("و")
    return before in listed("going_on")
