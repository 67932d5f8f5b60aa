"""The fitted numbers of the ranker and of abstention, with where they come from."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

__all__ = ["Weights", "load_weights"]

_FILE = Path(__file__).with_name("ranking.json")


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """Weights by feature name."""

    origin: str
    """Script, data and date of the fit."""
    sentence: Mapping[str, float]
    """Of `bot.candidates.Features`, for the order of sentences."""
    confidence: Mapping[str, float]
    """Of the best answer's features, for the chance that it answers (logistic)."""
    office: float
    """Added where an office is asked for and its holder is named beside it."""
    threshold: float
    """Confidence below which it abstains."""


@lru_cache(maxsize=1)
def load_weights() -> Weights:
    """The weights that come with this version."""
    return Weights(**json.loads(_FILE.read_text(encoding="utf-8")))
