"""What becomes of each sentence a model wrote, and the account of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from bot.answer import Removed, Usage
from bot.draft import Drafted
from bot.errors import ModelError
from bot.model.refusing import is_refusal, without_preamble
from bot.model.streaming import RawSentence
from bot.model.supporting import Supporter

__all__ = ["Judge", "Writing"]

_ENDS = (".", "!", "?", "؟", "…")
_WORD = re.compile(r"[^\W_]+")
_FRAGMENT = 6  # words: a shorter list item means nothing without the line that leads to it


class Writing:
    """An answer being written: iterate for checked sentences; the rest tells how it went.

    Iterating raises `ModelError` only when the model failed before any sentence passed.
    """

    def __init__(self) -> None:
        self._sentences: Iterator[Drafted] = iter(())
        self.shown = 0
        """Sentences that passed."""
        self.removed: list[Removed] = []
        """Sentences that nothing supports."""
        self.unknown_keys = 0
        """Citations of keys that were never given."""
        self.repaired = 0
        """Sentences shown with another citation than the model's."""
        self.framing = 0
        """Headings, introductions and repetitions left out."""
        self.refused = False
        """Whether the model said that the articles do not answer."""
        self.fault: ModelError | None = None
        """What ended the reply early, when sentences had passed before."""
        self.notice: str | None = None
        """What a reader should know beside the sentences; final when the iteration is over."""
        self.usage = Usage()
        """Tokens and USD; final when the iteration is over."""

    def __iter__(self) -> Iterator[Drafted]:
        """The sentences that pass, as they do."""
        return self._sentences

    @property
    def abstained(self) -> bool:
        """Whether the model refused and nothing is shown."""
        return self.refused and not self.shown

    def close(self) -> None:
        """Stop: the model is not listened to any longer."""
        close = getattr(self._sentences, "close", None)
        if close:
            close()


class Judge:
    """Decides about sentences, one by one.

    Args:
        writing: Where the account is kept.
        supporter: Finds what supports a sentence.
        places: Position of the sentence each key stands for.
        language: ISO 639-1 code of the answer wanted.
        instructions: What the model was told to do; a model that repeats it says nothing.
    """

    def __init__(
        self,
        writing: Writing,
        supporter: Supporter,
        places: Mapping[str, int],
        language: str,
        instructions: str = "",
    ) -> None:
        self._writing = writing
        self._supporter = supporter
        self._places = places
        self._language = language
        self._instructions = _words(instructions)
        self._lead = ""
        self._lead_shown = False
        self._seen: set[str] = set()

    def pass_on(self, raw: RawSentence) -> Drafted | None:
        """The sentence with its sources, or None when it is not to be shown."""
        self._writing.unknown_keys += len(raw.unknown)
        text = without_preamble(raw.text)
        if self._is_framing(raw, text):
            self._writing.framing += 1
            return None
        leads = raw.block == "item" and bool(self._lead) and _is_fragment(text)
        claim = f"{self._lead} {text}" if leads else text
        if claim.casefold() in self._seen:
            self._writing.framing += 1
            return None
        self._seen.add(claim.casefold())
        language = _written_in(claim, self._language)
        cited = [self._places[key] for key in raw.cited]
        refuses = is_refusal(text)
        if refuses and not cited:
            self._writing.refused = True
            return None
        found = self._supporter.find(claim, language, cited)
        if refuses and (found.repaired or not found.sources):
            # Even with a key: only an article that says so word for word makes it a statement.
            self._writing.refused = True
            return None
        if not found.sources:
            self._writing.removed.append(Removed(text=text, reason=found.reason))
            return None
        self._writing.repaired += found.repaired
        shown = claim if leads and not self._lead_shown else text
        self._lead_shown = self._lead_shown or leads
        return Drafted(text=shown, sources=found.sources, reason=found.reason)

    def _is_framing(self, raw: RawSentence, text: str) -> bool:
        """Whether it is no statement: a heading, a line that leads to a list, marks alone."""
        if raw.block != "item":
            self._lead, self._lead_shown = "", False
        if raw.block == "heading" or not any(c.isalnum() for c in text):
            return True
        if text.endswith(":") and not raw.cited:
            self._lead = text
            return True
        return _words(text) in self._instructions and not is_refusal(text)


def _words(text: str) -> str:
    """The words alone, so that marks and line ends make no difference."""
    return f" {' '.join(_WORD.findall(text.casefold()))} "


def _is_fragment(text: str) -> bool:
    return len(text.split()) < _FRAGMENT and not text.endswith(_ENDS)


def _written_in(text: str, expected: str) -> str:
    """The language to check a sentence in: the one asked for, unless its script says otherwise."""
    arabic = sum("\u0600" <= c <= "\u06ff" for c in text)
    latin = sum(c.isascii() and c.isalpha() for c in text)
    if expected == "ar":
        return "en" if latin > arabic else "ar"
    return "ar" if arabic > latin else expected
