"""Which rules an index was made by: when they change, what they made is made again."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

import corpus
import index
from index.store import FORMAT

__all__ = ["analysis_rules", "reading_rules"]


@cache
def reading_rules() -> str:
    """Fingerprint of how a file becomes articles, sentences and passages."""
    room = Path(index.__path__[0])
    return _digest(
        [*_modules(Path(corpus.__path__[0])), room / "sentences.py", room / "passages.py"]
    )


def analysis_rules(analyser: str) -> str:
    """Fingerprint of how words become keys and counts.

    Args:
        analyser: The analyser's own fingerprint, which covers its lexicons.
    """
    return hashlib.blake2b(f"{analyser} {_counting()}".encode(), digest_size=8).hexdigest()


@cache
def _counting() -> str:
    room = Path(index.__path__[0])
    further = ("lexical_build.py", "gloss.py", "wording.py")
    return _digest([*_modules(room / "analysis"), *(room / name for name in further)])


def _modules(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.py"))


def _digest(paths: list[Path]) -> str:
    # The rules are the code: whoever edits a rule need not remember to raise a number.
    found = hashlib.blake2b(str(FORMAT).encode(), digest_size=8)
    for path in paths:
        found.update(path.name.encode())
        if path.is_file():
            found.update(path.read_bytes())
    return found.hexdigest()
