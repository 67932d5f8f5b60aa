"""Negation: which words of a sentence are denied."""

from __future__ import annotations

import re

from index.analysis.terms import Analysis, Unit

__all__ = ["denied_keys", "is_negator"]

# Words that turn what follows into its opposite. "Refused", "failed" and "denied" belong here as
# they do the same to the verb after them.
_NEGATORS = frozenset(
    word
    for line in (
        "not no never without neither nor cannot none hardly barely unable",
        "deny denied denies denying refuse refused refuses refusing fail failed fails failing",
        "reject rejected rejects rejecting oppose opposed opposes opposing",
        "لا لم لن ليس ليست ليسوا لست غير دون بدون عدم ولا ولم ولن وليس فلم فلا فلن",
        "نفى نفت ينفي رفض رفضت يرفض ترفض عارض يعارض تعارض تعارضه",
    )
    for word in line.split()
)
_CONTRACTED = re.compile(r"n['’]t$", re.IGNORECASE)
_REACH = 3


def is_negator(unit: Unit) -> bool:
    """Whether the unit denies what follows it."""
    word = unit.text.casefold()
    return word in _NEGATORS or bool(_CONTRACTED.search(word))


def denied_keys(analysis: Analysis) -> frozenset[str]:
    """Keys of the content words that a negation reaches: the next three of its clause."""
    denied: set[str] = set()
    words = [u for u in analysis.units if u.parts == 1]
    for position, unit in enumerate(words):
        if not is_negator(unit):
            continue
        reached = 0
        for after in words[position + 1 :]:
            if is_negator(after) or reached == _REACH:
                break
            if after.content:
                denied.update(term.key for term in after.terms)
                reached += 1
    return frozenset(denied)
