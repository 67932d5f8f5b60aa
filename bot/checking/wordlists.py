"""The words that the rules go by, from `words.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

__all__ = ["listed"]


@cache
def listed(name: str) -> frozenset[str]:
    """A list by its name.

    Raises:
        KeyError: There is no such list.
    """
    return frozenset(_lists()[name].split())


@cache
def _lists() -> dict[str, str]:
    text = Path(__file__).with_name("words.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
