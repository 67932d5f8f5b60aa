"""Arabic words: stems, concepts, places and their people, names, numbers and months."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.analysis import dates, skeletons
from index.analysis.arabic import ArabicStemmer, Stem
from index.analysis.commonness import rarity
from index.analysis.lexeme import (
    BY_STEM_ONLY,
    LIKELY_NAME,
    UNLIKELY_NAME,
    Lexeme,
    concept_terms,
    less_sure,
    name_terms,
    number_terms,
    surest,
)
from index.analysis.lexicon import Sense, Table
from index.analysis.number_words import number_word
from index.analysis.stopwords import function_words
from index.analysis.terms import Term

__all__ = ["arabic_lexeme"]

_NISBA = ("يين", "يون", "يات", "يان", "يه", "ي")
_COUNTRY_ENDINGS = ("", "ا", "يا", "يه", "ه")
_NISBA_CERTAINTY = 0.8
_DOUBTFUL_PLACES = frozenset({"مالي", "بنين", "غاز"})  # also: financial, sons, gas
_DOUBTFUL = 0.3
_GOOD_STEM = 0.5
_PRONOUNS = ("هما", "ها", "هم", "هن", "كم", "نا", "ه")
# What names written in Arabic letters hardly ever look like: the article, endings of native
# words, and the patterns of verbal nouns, broken plurals, participles and present tenses.
_NATIVE = re.compile(
    r"[وف]?[بلك]?ال.*|.*(?:ه|ات|وا|هم|ها|نا|تم)|[وفبلكس]?(?:[يمت].*|ا..ا.|ا...ا.|است.*|.ا.[يو]ن)"
)
_RARE = 0.93


def arabic_lexeme(folded: str, stemmer: ArabicStemmer, table: Table) -> Lexeme:
    """What is known about a folded Arabic word."""
    stems = stemmer.stems(folded)
    number = number_word(folded, "ar")
    terms = [Term(stems[0].text, "word", 1.0), *number_terms(number)]
    if _is_function(folded, stemmer):
        return Lexeme(folded, stems[0].text, tuple(terms), False, "other", True, number=number)
    terms += [Term(stem.text, "word", stem.certainty) for stem in stems[1:]]
    counts = number is not None and not number.ordinal and number.kind != "half"
    good = [] if counts else [stem for stem in stems if stem.certainty > _GOOD_STEM]
    proper = [sense for stem in good for sense in _place(stem.body, table)]
    senses = [sense for stem in good for sense in table.words.get(stem.text, ())]
    if not counts:
        terms += _concepts(folded, stems, table)
        likely = UNLIKELY_NAME if senses and not proper else LIKELY_NAME
        for stem in good:
            terms += name_terms(skeletons.arabic(stem.body), likely * stem.certainty)
    calendar = _calendar(folded)
    month = _month(folded)
    return Lexeme(
        folded,
        stems[0].text,
        surest([*terms, *calendar]),
        True,
        "other",
        known=bool(senses or number or month or calendar),
        proper=bool(proper),
        foreign=not (senses or counts) and _looks_foreign(folded, stems),
        calendar=bool(month or calendar),
        number=number,
        month=month,
    )


def _concepts(folded: str, stems: Sequence[Stem], table: Table) -> list[Term]:
    terms = concept_terms(table.wholes.get(folded, ()))
    for stem in stems:
        whole = table.wholes.get(stem.body, ())
        share = BY_STEM_ONLY if whole or terms else 1.0
        terms += concept_terms(_place(stem.body, table), stem.certainty)
        terms += concept_terms(whole, stem.certainty)
        terms += concept_terms(table.words.get(stem.text, ()), stem.certainty * share)
    return terms


def _place(body: str, table: Table) -> tuple[Sense, ...]:
    """A place by its Arabic name, or by an adjective made from it (ياباني)."""
    found = table.names.get(body)
    if found:
        return found if body not in _DOUBTFUL_PLACES else less_sure(found, _DOUBTFUL)
    for suffix in _NISBA:
        base = body.removesuffix(suffix)
        if base != body and len(base) >= 3:
            for tail in _COUNTRY_ENDINGS:
                found = table.names.get(base + tail)
                if found:
                    return less_sure(found, _NISBA_CERTAINTY)
    return ()


def _is_function(folded: str, stemmer: ArabicStemmer) -> bool:
    """Whether a word is a function word, also with a particle or pronoun written onto it.

    What only looks like one put together is none: فهم is "understanding" before it is ف and هم.
    """
    words = function_words("ar")
    if folded in words:
        return True
    if stemmer.whole(folded):
        return False
    rest = folded[1:] if folded[0] in "وفبل" and len(folded) > 2 else folded
    if rest in words:
        return True
    return not stemmer.whole(rest) and any(
        rest.endswith(pronoun) and len(rest) - len(pronoun) >= 2 and rest[: -len(pronoun)] in words
        for pronoun in _PRONOUNS
    )


def _looks_foreign(folded: str, stems: Sequence[Stem]) -> bool:
    """Whether a word that no lexicon knows is more likely a name than a rare native word."""
    if len(folded) < 4 or not folded.isalpha() or _NATIVE.fullmatch(folded):
        return False
    return all(rarity(body, "ar") >= _RARE for body in {folded, *(s.body for s in stems)})


def _calendar(folded: str) -> list[Term]:
    weekday = dates.weekdays("ar").get(folded)
    decade = dates.decade(folded)
    terms = [Term(f"#{weekday}", "concept", 1.0)] if weekday else []
    return [*terms, Term(decade, "date", 1.0)] if decade else terms


def _month(folded: str) -> int:
    months = dates.months("ar")
    return months.get((folded,), 0) or months.get((folded.lstrip("ولب"),), 0)
