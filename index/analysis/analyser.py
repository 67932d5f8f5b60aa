"""One analyser for questions, passages, sentences and checks alike."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from threading import Lock

import babel
import Stemmer

from index.analysis.concepts import Concepts, load, save
from index.analysis.dictd import data_file
from index.analysis.hashtags import without_hashtags
from index.analysis.lexeme import surest
from index.analysis.lexicon import BUNDLED, DICTD, read_bytes, read_lexicons
from index.analysis.names import name_flags
from index.analysis.phrases import (
    Found,
    Words,
    find_dates,
    find_numbers,
    find_phrases,
    find_wholes,
    merged,
    shouted,
)
from index.analysis.said import read_said
from index.analysis.terms import Analysis, Term, Unit
from index.analysis.tokens import Token, tokenise
from index.analysis.vocabulary import Vocabulary
from index.guards import uncollected

__all__ = ["Analyser", "open_analyser"]

_ELIDING = frozenset({"ca", "fr", "it", "oc"})


class Analyser:
    """Cuts a text into units and gives each the keys it can be matched by.

    >>> analyser = Analyser(Concepts())
    >>> [t.key for t in analyser.analyse("Blinken met", "en").units[0].terms]
    ['blinken', '~BLNKN']

    Args:
        concepts: What the words of each language mean; or where to get it when the first word is
            looked up.
        fingerprint: What tells these concepts from others.
        opened_from: Lexicons and cache by which another process opens the same analyser quickly.
    """

    def __init__(
        self,
        concepts: Concepts | Callable[[], Concepts],
        fingerprint: str = "",
        opened_from: tuple[tuple[Path, ...], Path] | None = None,
    ) -> None:
        self._concepts = concepts
        self._vocabulary: Vocabulary | None = None
        self._lock = Lock()
        self.fingerprint = fingerprint
        self.opened_from = opened_from

    def analyse(self, text: str, language: str, *, question: bool = False) -> Analysis:
        """The units of a text.

        Args:
            text: Any text.
            language: ISO 639-1 code of the text, `und` when unknown. A word in another script
                follows the rules of a language of its script.
            question: Whether the text is a question: its words are then also stemmed as English
                ones, because the language of a short text is often taken for another.
        """
        words = self._words(text, language, question=question)
        names = name_flags(words)
        units = [
            Unit(token.start, token.end, token.text, lexeme.terms, lexeme.content, name)
            for token, lexeme, name in zip(words.tokens, words.lexemes, names, strict=True)
        ]
        extra = []
        for found in self._phrases(words):
            if found.first == found.last:
                units[found.first] = _with(units[found.first], found.terms)
            else:
                extra.append(_phrase(words, found, names))
        if extra:
            units = sorted([*units, *extra], key=lambda unit: (unit.start, -unit.end))
        return Analysis(language, tuple(units))

    def cut(self, text: str, language: str) -> list[Token]:
        """The words, numbers and signs of a text; no token reaches over a space."""
        tokens = list(tokenise(text))
        if "#" in text or "@" in text:
            tokens = list(without_hashtags(text, tokens))
        if language in _ELIDING:
            tokens = [_without_article(token) for token in tokens]
        return tokens

    @property
    def vocabulary(self) -> Vocabulary:
        """What is known of each word."""
        if self._vocabulary is None:
            self._vocabulary = Vocabulary(self._opened())
        return self._vocabulary

    def akin(self, key: str, language: str) -> frozenset[str]:
        """Concepts near to one, as seen through the words of the other language of the lexicon."""
        return self._opened().neighbours("en" if language == "ar" else "ar").get(key, frozenset())

    def _opened(self) -> Concepts:
        with self._lock:
            if not isinstance(self._concepts, Concepts):
                with uncollected():
                    self._concepts = self._concepts()
                # Half a million values that last: the search for cycles passed over all of them
                # now and then, in the middle of an answer.
                gc.freeze()
            return self._concepts

    def _words(self, text: str, language: str, *, question: bool) -> Words:
        tokens = self.cut(text, language)
        firsts = {token.text[0] for token in tokens}
        rules = {first: self.vocabulary.rules_for(first, language) for first in firsts}
        languages = [rules[token.text[0]] for token in tokens]
        lexeme = self.vocabulary.asked if question else self.vocabulary.lexeme
        lexemes = [
            lexeme(token.text, token.kind, code)
            for token, code in zip(tokens, languages, strict=True)
        ]
        if any(found.stem[-1:] == "." for found in lexemes) and shouted(lexemes):
            lexemes = [  # WHO in a line of capitals is the pronoun
                lexeme(token.text.lower(), token.kind, code) if found.form == "upper" else found
                for token, code, found in zip(tokens, languages, lexemes, strict=True)
            ]
        return Words(text, tokens, lexemes, languages)

    def _phrases(self, words: Words) -> list[Found]:
        tables = {code: self.vocabulary.table(code) for code in set(words.languages)}
        return merged(
            [
                *find_phrases(words, tables),
                *find_numbers(words),
                *find_dates(words),
                *find_wholes(words),
            ]
        )


def _without_article(token: Token) -> Token:
    """The word behind an article: Allemagne in l'Allemagne."""
    at = max(token.text.find("'"), token.text.find("’")) + 1
    if not 2 <= at <= 3 or at == len(token.text):
        return token
    return Token(token.start + at, token.end, token.text[at:], token.kind)


def _with(unit: Unit, terms: Sequence[Term]) -> Unit:
    return replace(unit, terms=surest((*unit.terms, *terms)))


def _phrase(words: Words, found: Found, names: Sequence[bool]) -> Unit:
    start, end = words.tokens[found.first].start, words.tokens[found.last].end
    name = all(names[found.first : found.last + 1])
    parts = found.last - found.first + 1
    return Unit(start, end, words.text[start:end], found.terms, True, name, parts)


def open_analyser(lexicons: Sequence[Path] = (), cache: Path | None = None) -> Analyser:
    """The analyser with the bundled lexicons and the user's own.

    They are read when a word is first looked up, save those that no one has read before: what is
    wrong with them is told at once.

    Args:
        lexicons: Files of the format of `index.analysis.lexicon`, or indexes of dictd dictionaries
            (`index.analysis.dictd`); read after the bundled ones.
        cache: Folder where the compiled lexicons are kept, so that the next start is faster.

    Raises:
        LexiconError: A file cannot be read, or a line is not of the format.
    """
    paths = [*sorted(BUNDLED.glob("*.tsv")), *lexicons]
    fingerprint = _fingerprint(paths)
    compiled = cache / f"lexicon-{fingerprint}.json" if cache else None
    checked = not lexicons or (compiled is not None and compiled.exists())
    concepts = partial(_read, paths, compiled)
    return Analyser(
        concepts if checked else concepts(),
        fingerprint,
        (tuple(lexicons), cache) if cache else None,
    )


def _read(paths: Sequence[Path], compiled: Path | None) -> Concepts:
    """What the lexicons say, from the file they were compiled to, which is made if need be."""
    from index.analysis.places import further_names, name_entries  # Babel: only when opened

    concepts = load(compiled, further_names) if compiled else None
    if concepts is None:
        names = name_entries()
        entries = [*names, *read_lexicons(paths, taken={entry.key for entry in names})]
        concepts = Concepts(entries, further_names, said=read_said(paths))
        if compiled:
            save(concepts, compiled)
    return concepts


def _fingerprint(paths: Sequence[Path]) -> str:
    """Hash of all that decides on keys: our rules, the lexicons, CLDR's names, the stemmers."""
    digest = hashlib.sha256(f"{babel.__version__} {Stemmer.version()}".encode())
    entries = [data_file(path) for path in paths if path.suffix == DICTD]
    for path in [*sorted(Path(__file__).parent.glob("*.py")), *paths, *entries]:
        digest.update(path.name.encode() + b"\0" + read_bytes(path) + b"\0")
    return digest.hexdigest()[:16]
