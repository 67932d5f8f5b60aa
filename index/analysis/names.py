"""Which words of a text look like proper names, by how they stand in it."""

from __future__ import annotations

from index.analysis.commonness import rarity
from index.analysis.lexeme import Lexeme
from index.analysis.phrases import Words

__all__ = ["name_flags"]

_ENDS = frozenset('.!?؟:\n•“"«')
_COMMON_ENDINGS = ("ing", "ed", "ly", "ness", "ment", "ments", "tion", "tions")
_COMMON = 0.6
"""Rarity below which a capital at the start of a sentence says nothing."""
# Arabic words before which a person or place is named.
_TITLES = """
الرئيس رئيس الوزير وزير السيد السيدة الملك الأمير الأميرة الشيخ الدكتور البابا الإمبراطور القائد
الجنرال النائب السفير المبعوث المتحدث المتحدثة الأمين
مدينة بلدة قرية ولاية مقاطعة نهر شركة جامعة مطار
"""
_TITLE_WORDS = frozenset(_TITLES.split())


def name_flags(words: Words) -> list[bool]:
    """For each token, whether it looks like a proper name where it stands."""
    lower = {x.folded for x in words.lexemes if x.form == "lower"}
    titled = _titled(words)
    return [
        _is_name(words, at, lexeme, lower, titled=titled) for at, lexeme in enumerate(words.lexemes)
    ]


def _is_name(words: Words, at: int, lexeme: Lexeme, lower: set[str], *, titled: bool) -> bool:
    if not lexeme.content or lexeme.calendar or lexeme.number or len(lexeme.folded) < 2:
        return False
    if lexeme.proper:
        return lexeme.form != "lower"
    match lexeme.form:
        case "lower":
            return False
        case "other":
            return lexeme.foreign or _named_by_title(words, at, lexeme)
        case "upper":
            return not lexeme.known
    if not titled and not _begins(words, at):
        return True
    common = lexeme.known or lexeme.folded in lower or lexeme.folded.endswith(_COMMON_ENDINGS)
    return not common and rarity(lexeme.folded, words.languages[at]) > _COMMON


def _titled(words: Words) -> bool:
    """Whether the text is a headline with a capital on most words."""
    cased = [x.form for x in words.lexemes if x.form != "other" and x.content]
    return len(cased) >= 4 and cased.count("lower") <= len(cased) // 4


def _begins(words: Words, at: int) -> bool:
    """Whether a token begins a sentence."""
    start = words.tokens[at].start
    before = words.text[max(0, start - 4) : start].rstrip(" ")
    return start == 0 or not before or before[-1] in _ENDS or "\n" in before


def _named_by_title(words: Words, at: int, lexeme: Lexeme) -> bool:
    """Whether an Arabic word that no lexicon knows follows a title or a kind of place."""
    return (
        at > 0
        and not lexeme.known
        and words.tokens[at - 1].text in _TITLE_WORDS
        and words.bound(at - 1)
        and not lexeme.folded.startswith("ال")
    )
