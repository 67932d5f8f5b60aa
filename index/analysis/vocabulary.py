"""The words of all languages, each looked up and analysed once."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from index.analysis import dates, skeletons
from index.analysis.arabic_words import arabic_lexeme
from index.analysis.concepts import Concepts
from index.analysis.lexeme import (
    BY_STEM_ONLY,
    LIKELY_NAME,
    UNLIKELY_NAME,
    Form,
    Lexeme,
    concept_terms,
    digits_lexeme,
    name_terms,
    number_terms,
    numeric_date_lexeme,
    surest,
)
from index.analysis.normalise import fold, is_arabic, is_latin, plain_latin
from index.analysis.number_words import number_word, roman_numeral
from index.analysis.spoken import unstretched
from index.analysis.stopwords import function_words
from index.analysis.terms import Term
from index.analysis.tokens import TokenKind

__all__ = ["Vocabulary"]

_CACHED = 131_072
_SIGNS = {"%": "percent", "٪": "percent", "$": "dollar", "€": "euro", "£": "pound", "¥": "yen"}
_ARABIC_SCRIPT = frozenset({"fa", "ur", "ps", "ckb", "ku", "sd", "ug"})
_OTHER_SCRIPTS = """
ar am be bg bn ckb el fa gu he hi hy ja ka kn ko ku ml mr my ne pa ps ru sd sr ta te th ti ug uk
und ur yi zh
"""
_NOT_LATIN = frozenset(_OTHER_SCRIPTS.split())
_LOWER_CASE = 0.4


class Vocabulary:
    """Words of all languages, each analysed once.

    Args:
        concepts: What the words of each language mean.
    """

    def __init__(self, concepts: Concepts) -> None:
        self.table = concepts.table
        self._stemming = concepts.stemming
        self.lexeme = lru_cache(maxsize=_CACHED)(self._lexeme)

    def asked(self, surface: str, kind: TokenKind, language: str) -> Lexeme:
        """A word of a question, read as an English one too where it may be one.

        The language of a few words is easily mistaken, and names, units and titles are often
        English in any language.
        """
        own = self.lexeme(surface, kind, language)
        if language == "en" or kind != "word" or own.form == "other":
            return own
        english = self.lexeme(surface, kind, "en")
        have = {term.key for term in own.terms}
        terms = (*own.terms, *(term for term in english.terms if term.key not in have))
        content = own.content and (english.content or bool(function_words(language)))
        return replace(own, terms=surest(terms), content=content, known=own.known or english.known)

    @staticmethod
    @lru_cache(maxsize=4096)
    def rules_for(char: str, language: str) -> str:
        """Whose rules a word with this first letter follows in a text of `language`."""
        if is_latin(char):
            return "en" if language in _NOT_LATIN else language
        if is_arabic(char):
            return language if language in _ARABIC_SCRIPT else "ar"
        return language

    def _lexeme(self, surface: str, kind: TokenKind, language: str) -> Lexeme:
        if kind == "sign":
            word = _SIGNS.get(surface)
            if word is None:
                return Lexeme(surface, surface, (Term(surface, "word", 1.0),), True, "other", True)
            return self._word(word, word, "en")
        folded = unstretched(fold(surface), language)
        if kind == "gram":
            return Lexeme(folded, folded, (Term(folded, "word", 1.0),), True, "other")
        if kind == "date":
            return numeric_date_lexeme(folded, language)
        if kind == "number" or folded.isdecimal():
            return digits_lexeme(folded)
        if kind == "acronym":
            return self._acronym(surface, folded)
        if not folded:
            return Lexeme("", "", (), False, "other")
        if folded[0] >= "\u0600" and is_arabic(folded[0]) and language == "ar":
            return arabic_lexeme(folded, self._stemming.arabic, self.table("ar"))
        if surface.isupper() and 2 <= len(surface) <= 5 and is_latin(surface[0]):
            return self._acronym(surface, folded)
        return self._word(surface, folded, language)

    def _acronym(self, surface: str, folded: str) -> Lexeme:
        letters = folded.replace(".", "")
        if folded.endswith(".") and surface[0].islower():  # e.g., p.m.
            content = letters not in function_words("en")
            return Lexeme(letters, letters, (Term(letters, "word", 1.0),), content, "lower", True)
        key = ".".join(letters) + "." if letters in function_words("en") else letters
        terms = [Term(key, "word", 1.0)]
        senses = self.table("en").names.get(letters, ())
        if not senses:
            whole = self.table("en").wholes.get(letters)
            senses = whole or self.table("en").words.get(self._stemming.stem(letters, "en"), ())
        terms += concept_terms(senses)
        terms += number_terms(roman_numeral(letters))
        if len(letters) >= 4:
            terms += name_terms(skeletons.latin(letters), LIKELY_NAME)
        return Lexeme(folded, key, tuple(terms), True, "upper", False, bool(senses))

    def _word(self, surface: str, folded: str, language: str) -> Lexeme:
        stem = self._stemming.stem(folded, language)
        form = _form(surface)
        function = folded in function_words(language)
        table = self.table(language)
        number = number_word(folded, language)
        counts = number is not None and not number.ordinal and number.kind != "half"
        senses = () if counts else table.words.get(stem, ())
        proper = table.names.get(plain_latin(folded), ())
        terms = [Term(stem, "word", 1.0), *number_terms(number)]
        if not function:
            terms += concept_terms(proper, 1.0 if form != "lower" else _LOWER_CASE)
            whole = () if counts else table.wholes.get(plain_latin(folded), ())
            terms += concept_terms(whole)
            terms += concept_terms(senses, BY_STEM_ONLY if whole else 1.0)
            if is_latin(folded[0]) and number is None:
                terms += self._latin_names(folded, form)
        month = dates.months(language).get((folded,), 0)
        if language == "en" and form == "lower":  # they may march
            month = 0
        weekday = dates.weekdays(language).get(folded)
        common = bool(senses) and stem not in table.capitals  # Netanyahu is known, but no such word
        if weekday:
            terms.append(Term(f"#{weekday}", "concept", 1.0))
        return Lexeme(
            folded,
            stem,
            surest(terms),
            not function or month > 0,
            form,
            known=bool(common or function or number or month or weekday),
            proper=bool(proper),
            calendar=bool(month or weekday),
            number=number,
            month=month,
        )

    def _latin_names(self, folded: str, form: Form) -> list[Term]:
        if form != "lower":
            return name_terms(skeletons.latin(folded), LIKELY_NAME)
        if len(folded) < 4:
            return []
        singular = folded[:-1] if folded.endswith("s") and not folded.endswith("ss") else folded
        return name_terms(skeletons.latin(singular), UNLIKELY_NAME)


def _form(surface: str) -> Form:
    if surface[:1].isupper():
        return "upper" if len(surface) > 1 and surface.isupper() else "capital"
    return "lower" if surface[:1].islower() else "other"
