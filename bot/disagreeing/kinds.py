"""Words that tell which of a kind is meant without naming the kind: a lineman plays football."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

__all__ = ["Kinds", "Mention", "kinds"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A word of a text that tells of things of a kind."""

    start: int
    """First code point."""
    end: int
    things: frozenset[str]
    """Those that it may tell of: "football" is played by several rules."""


class Kinds:
    """Kinds with the words that tell of their things.

    Args:
        lines: `kind TAB thing TAB word|word…`; those that begin with # are passed over.
    """

    def __init__(self, lines: list[str]) -> None:
        told: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for line in lines:
            if line and not line.startswith("#"):
                kind, thing, words = line.split("\t")
                for word in words.split("|"):
                    told[kind][word].add(thing)
        self._told = told
        self._patterns = {kind: _pattern(list(words)) for kind, words in told.items()}

    def knows(self, kind: str) -> bool:
        """Whether things of the kind are known."""
        return kind in self._told

    def mentions(self, kind: str, text: str) -> list[Mention]:
        """The words of a text that tell of things of a kind, longest first at each place.

        >>> [m.things for m in kinds().mentions("sport", "a former snooker player")]
        [frozenset({'snooker'})]

        Args:
            kind: One that is known.
            text: Any text.
        """
        words = self._told[kind]
        return [
            Mention(
                start=m.start(),
                end=m.end(),
                things=frozenset(words.get(m[0]) or words[m[0].casefold()]),
            )
            for m in self._patterns[kind].finditer(text)
            if m[0] in words or m[0].casefold() in words
        ]


def _pattern(words: list[str]) -> re.Pattern[str]:
    longest = sorted(words, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest))})\b", re.IGNORECASE)


@lru_cache(maxsize=1)
def kinds() -> Kinds:
    """The kinds that come with Dateline."""
    file = Path(__file__).with_name("kinds.tsv")
    return Kinds(file.read_text(encoding="utf-8").splitlines())
