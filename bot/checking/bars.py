"""The fitted numbers of the check, with where they come from."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

__all__ = ["Bars", "load_bars"]

_FILE = Path(__file__).with_name("support.json")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bars:
    """How much is enough."""

    origin: str
    """Script, data and date of the fit."""
    supported_at: float
    """Share of a claim that must be held by the evidence, in [0, 1]."""
    supported_across_at: float
    """The same where claim and evidence are of two languages: the lexicon has gaps."""
    about_the_same_at: float
    """Share that a sentence must hold to be about the same thing, so that it can contradict."""
    near_at: float
    """Share of the best sentence's coverage from which another is as good a witness."""
    sentences: int
    """Over how many sentences of the evidence a claimed sentence may be spread."""
    passage_at: float
    """As `supported_at`, for a passage, which a claim may sum up in other words: the mean share of
    the claim's sentences."""
    passage_sentence_at: float
    """Share of each of the claim's sentences that a passage must hold."""
    gates: Mapping[str, float]
    """By rule, the share that a sentence must hold before the rule counts; 0 for the others."""
    when_close: frozenset[str]
    """Rules that count only where the evidence is sentences, not passages."""


@cache
def load_bars() -> Bars:
    """The numbers that come with this version."""
    data = json.loads(_FILE.read_text(encoding="utf-8"))
    return Bars(**{**data, "when_close": frozenset(data["when_close"])})
