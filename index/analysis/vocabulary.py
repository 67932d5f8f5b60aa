"""What is known about one written word, whatever stands around it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from index.analysis import dates, skeletons
from index.analysis.arabic import ArabicStemmer, bare
from index.analysis.lexicon import Entry, Sense, Table
from index.analysis.normalise import fold, is_arabic, is_latin, plain_latin
from index.analysis.numbers import NumberWord, number_word, read_digits
from index.analysis.stems import stemmer
from index.analysis.stopwords import function_words
from index.analysis.terms import Term
from index.analysis.tokens import TokenKind, tokenise

__all__ = ["Lexeme", "Vocabulary"]

Form = Literal["lower", "capital", "upper", "other"]

_CACHED = 131_072
_SIGNS = {"%": "percent", "٪": "percent", "$": "dollar", "€": "euro", "£": "pound", "¥": "yen"}
_ARABIC_SCRIPT = frozenset({"fa", "ur", "ps", "ckb", "ku", "sd", "ug"})
_NOT_LATIN = frozenset(
    [
        "ar",
        "am",
        "be",
        "bg",
        "bn",
        "ckb",
        "el",
        "fa",
        "gu",
        "he",
        "hi",
        "hy",
        "ja",
        "ka",
        "kn",
        "ko",
        "ku",
        "ml",
        "mr",
        "my",
        "ne",
        "pa",
        "ps",
        "ru",
        "sd",
        "sr",
        "ta",
        "te",
        "th",
        "ti",
        "ug",
        "uk",
        "und",
        "ur",
        "yi",
        "zh",
    ]
)
_NISBA = ("يين", "يون", "يات", "يان", "يه", "ي")
_COUNTRY_ENDINGS = ("", "ا", "يا", "يه", "ه")
_LIKELY_NAME = 0.9
_UNLIKELY_NAME = 0.5
_NISBA_CERTAINTY = 0.8
_DOUBTFUL_PLACES = frozenset({"مالي", "بنين", "غاز"})  # also: financial, sons, gas
_DOUBTFUL = 0.3
_LOWER_CASE = 0.4


@dataclass(frozen=True, slots=True)
class Lexeme:
    """A written word with every key it has by itself."""

    folded: str
    """One spelling of it."""
    stem: str
    """Its surest stem, by which phrases are found."""
    terms: tuple[Term, ...]
    """All keys, the surest first."""
    content: bool
    """Whether it is no function word."""
    form: Form
    """How it is capitalised; `other` in a script without capitals."""
    known: bool = False
    """Whether it is a common word: in a lexicon, a function word, a number, a month."""
    proper: bool = False
    """Whether it is the name of a place or language."""
    number: NumberWord | None = None
    """What it contributes to a number in words."""
    digits: str | None = None
    """Its value when it is written in digits."""
    month: int = 0
    """Number of the month it names."""


class Vocabulary:
    """Words of all languages, each analysed once.

    Args:
        entries: The concepts.
    """

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._entries = entries
        self._tables: dict[str, Table] = {}
        self._stemmers: dict[str, Callable[[str], str]] = {}
        self._arabic = ArabicStemmer(_whole_words(entries))
        self.lexeme = lru_cache(maxsize=_CACHED)(self._lexeme)

    @staticmethod
    def rules_for(char: str, language: str) -> str:
        """Whose rules a word with this first letter follows in a text of `language`."""
        if is_latin(char):
            return "en" if language in _NOT_LATIN else language
        if is_arabic(char):
            return language if language in _ARABIC_SCRIPT else "ar"
        return language

    def table(self, language: str) -> Table:
        """Concepts of a language's words."""
        found = self._tables.get(language)
        if found is None:
            found = Table.build(
                language,
                self._entries,
                lambda phrase: [self._stem(t.text, language) for t in tokenise(phrase)],
                lambda name: self._spelled(name, language),
            )
            self._tables[language] = found
        return found

    def _spelled(self, name: str, language: str) -> str:
        folded = fold(name)
        return bare(folded) if language == "ar" else plain_latin(folded).replace(".", "")

    def _stem(self, word: str, language: str) -> str:
        folded = fold(word)
        if language == "ar" and folded[:1] > "\u0600":
            return self._arabic.stems(folded)[0].text
        stem = self._stemmers.get(language)
        if stem is None:
            stem = self._stemmers[language] = stemmer(language)
        return str(stem(folded))

    def _lexeme(self, surface: str, kind: TokenKind, language: str) -> Lexeme:
        if kind == "sign":
            word = _SIGNS.get(surface)
            if word is None:
                return Lexeme(surface, surface, (Term(surface, "word", 1.0),), True, "other", True)
            return self._word(word, word, "en")
        folded = fold(surface)
        if kind == "gram":
            return Lexeme(folded, folded, (Term(folded, "word", 1.0),), True, "other")
        if kind == "date":
            return _numeric_date(folded, language)
        if kind == "number":
            return _digits(folded)
        if kind == "acronym":
            return self._acronym(folded)
        if not folded:
            return Lexeme("", "", (), False, "other")
        if folded[0] >= "\u0600" and is_arabic(folded[0]) and language == "ar":
            return self._arabic_word(folded)
        if surface.isupper() and 2 <= len(surface) <= 5 and is_latin(surface[0]):
            return self._acronym(folded)
        return self._word(surface, folded, language)

    def _acronym(self, folded: str) -> Lexeme:
        letters = folded.replace(".", "")
        key = ".".join(letters) + "." if letters in function_words("en") else letters
        terms = [Term(key, "word", 1.0)]
        senses = self.table("en").names.get(letters, ())
        if not senses:
            senses = self.table("en").words.get(self._stem(letters, "en"), ())
        terms += _concepts(senses)
        if len(letters) >= 4:
            terms += _names(skeletons.latin(letters), _LIKELY_NAME)
        return Lexeme(folded, key, tuple(terms), True, "upper", False, bool(senses))

    def _word(self, surface: str, folded: str, language: str) -> Lexeme:
        stem = self._stem(folded, language)
        form = _form(surface)
        function = folded in function_words(language)
        table = self.table(language)
        senses = table.words.get(stem, ())
        proper = table.names.get(plain_latin(folded), ())
        number = number_word(folded, language)
        terms = [Term(stem, "word", 1.0), *_value(number)]
        if not function:
            terms += _concepts(proper, 1.0 if form != "lower" else _LOWER_CASE)
            terms += _concepts(senses)
            if is_latin(folded[0]) and number is None:
                terms += self._latin_names(folded, form)
        month = dates.months(language).get((folded,), 0)
        weekday = dates.weekdays(language).get(folded)
        if weekday:
            terms.append(Term(f"#{weekday}", "concept", 1.0))
        return Lexeme(
            folded,
            stem,
            _unique(terms),
            not function,
            form,
            known=bool(senses or function or number or month or weekday),
            proper=bool(proper),
            number=number,
            month=month if form != "lower" or language != "en" else 0,
        )

    def _latin_names(self, folded: str, form: Form) -> list[Term]:
        if form != "lower":
            return _names(skeletons.latin(folded), _LIKELY_NAME)
        if len(folded) < 4:
            return []
        singular = folded[:-1] if folded.endswith("s") and not folded.endswith("ss") else folded
        return _names(skeletons.latin(singular), _UNLIKELY_NAME)

    def _arabic_word(self, folded: str) -> Lexeme:
        function = folded in function_words("ar")
        stems = self._arabic.stems(folded)
        number = number_word(folded, "ar")
        terms = [Term(stems[0].text, "word", 1.0), *_value(number)]
        table = self.table("ar")
        senses: tuple[Sense, ...] = ()
        proper: tuple[Sense, ...] = ()
        if not function:
            for stem in stems:
                if stem is not stems[0]:
                    terms.append(Term(stem.text, "word", stem.certainty))
                found = table.words.get(stem.text, ())
                place = self._place(stem.body, table)
                terms += _concepts(place, stem.certainty)
                terms += _concepts(found, stem.certainty)
                if stem.certainty > 0.5:
                    senses, proper = senses or found, proper or place
            if number is None:
                likely = _UNLIKELY_NAME if senses and not proper else _LIKELY_NAME
                for stem in stems:
                    if stem.certainty > 0.5:
                        found_keys = skeletons.arabic(stem.body)
                        terms += _names(found_keys, likely * stem.certainty)
        month = dates.months("ar").get((folded.removeprefix("و").removeprefix("ل"),), 0)
        month = month or dates.months("ar").get((folded,), 0)
        weekday = dates.weekdays("ar").get(folded)
        if weekday:
            terms.append(Term(f"#{weekday}", "concept", 1.0))
        decade = dates.decade(folded)
        if decade:
            terms.append(Term(decade, "date", 1.0))
        return Lexeme(
            folded,
            stems[0].text,
            _unique(terms),
            not function,
            "other",
            known=bool(senses or function or number or month or weekday or decade),
            proper=bool(proper),
            number=number,
            month=month,
        )

    def _place(self, body: str, table: Table) -> tuple[Sense, ...]:
        """A place by its Arabic name, or by an adjective made from it (ياباني)."""
        found = table.names.get(body)
        if found:
            return found if body not in _DOUBTFUL_PLACES else _less_sure(found, _DOUBTFUL)
        for suffix in _NISBA:
            base = body.removesuffix(suffix)
            if base != body and len(base) >= 3:
                for tail in _COUNTRY_ENDINGS:
                    found = table.names.get(base + tail)
                    if found:
                        return _less_sure(found, _NISBA_CERTAINTY)
        return ()


def _form(surface: str) -> Form:
    if surface[:1].isupper():
        return "upper" if len(surface) > 1 and surface.isupper() else "capital"
    return "lower" if surface[:1].islower() else "other"


def _less_sure(senses: Iterable[Sense], factor: float) -> tuple[Sense, ...]:
    return tuple(Sense(key, round(certainty * factor, 3)) for key, certainty in senses)


def _value(number: NumberWord | None) -> list[Term]:
    if number is None:
        return []
    text = f"{number.value:f}"
    return [Term(f"={text}", "number", 0.6 if number.ordinal else 0.8)]


def _concepts(senses: Iterable[Sense], factor: float = 1.0) -> list[Term]:
    return [Term(sense.key, "concept", round(sense.certainty * factor, 3)) for sense in senses]


def _names(keys: Sequence[str], factor: float) -> list[Term]:
    terms = []
    for rank, key in enumerate(keys):
        weight = round(skeletons.certainty(key) * factor * (1.0 if rank == 0 else 0.8), 3)
        if weight > 0.1:
            terms.append(Term(f"~{key}", "name", weight))
    return terms


def _unique(terms: Iterable[Term]) -> tuple[Term, ...]:
    best: dict[str, Term] = {}
    for term in terms:
        if term.key not in best or best[term.key].weight < term.weight:
            best[term.key] = term
    return tuple(sorted(best.values(), key=lambda term: -term.weight))


def _digits(folded: str) -> Lexeme:
    values = read_digits(folded)
    if not values:
        decade = dates.decade(folded)
        return Lexeme(folded, folded, (Term(decade or folded, "word", 1.0),), True, "other", True)
    terms = [
        Term(f"={value}", "number", 1.0 if rank == 0 else 0.6) for rank, value in enumerate(values)
    ]
    decade = dates.decade(folded)
    if decade:
        terms.insert(0, Term(decade, "date", 1.0))
    elif dates.year(folded):
        terms.append(Term(f"@{folded}", "date", 0.9))
    return Lexeme(folded, values[0], tuple(terms), True, "other", known=True, digits=values[0])


def _numeric_date(folded: str, language: str) -> Lexeme:
    days = dates.read_numeric(folded, month_first=language == "en")
    share = 1.0 if len(days) < 2 else 0.6
    terms = [
        Term(key, "date", round(weight * share, 3))
        for day in days
        for key, weight in dates.day_keys(day)
    ]
    if not terms:
        terms = [Term(folded, "word", 1.0)]
    return Lexeme(folded, folded, _unique(terms), True, "other", known=True)


def _whole_words(entries: Iterable[Entry]) -> frozenset[str]:
    """Arabic single words of the lexicon that carry no article."""
    words = set()
    for entry in entries:
        for phrase in entry.words.get("ar", ()):
            folded = fold(phrase)
            article = folded.startswith("ال") and phrase[:1] == "ا"
            if " " not in folded and len(folded) >= 3 and not article:
                words.add(folded)
    return frozenset(words)
