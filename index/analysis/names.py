"""Which words of a text look like proper names, by how they stand in it."""

from __future__ import annotations

from index.analysis.phrases import Words

__all__ = ["name_flags"]

_ENDS = frozenset('.!?؟:\n•“"«')
_COMMON_ENDINGS = ("ing", "ed", "ly", "ness", "ment", "ments", "tion", "tions")
_ARABIC_VERBAL = ("ي", "ت", "ن", "ا")


def name_flags(words: Words) -> list[bool]:
    """For each token, whether it looks like a proper name where it stands."""
    lower = {x.folded for x in words.lexemes if x.form == "lower"}
    titled = _titled(words)
    flags = []
    for at, lexeme in enumerate(words.lexemes):
        if not lexeme.content or lexeme.digits or lexeme.month or lexeme.number:
            flags.append(False)
        elif lexeme.form == "other":
            flags.append(lexeme.proper)
        elif lexeme.form == "lower":
            flags.append(False)
        elif lexeme.form == "upper":
            flags.append(not lexeme.known or lexeme.proper)
        elif titled or _begins(words, at):
            common = lexeme.known or lexeme.folded in lower
            flags.append(lexeme.proper or not (common or lexeme.folded.endswith(_COMMON_ENDINGS)))
        else:
            flags.append(True)
    return flags


def _titled(words: Words) -> bool:
    """Whether the text is a headline with a capital on most words."""
    cased = [x.form for x in words.lexemes if x.form != "other" and x.content]
    return len(cased) >= 4 and cased.count("lower") <= len(cased) // 4


def _begins(words: Words, at: int) -> bool:
    """Whether a token begins a sentence."""
    start = words.tokens[at].start
    before = words.text[max(0, start - 4) : start].rstrip(" ")
    return start == 0 or not before or before[-1] in _ENDS or "\n" in before
