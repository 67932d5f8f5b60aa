"""Bilingual dictionaries of the dictd format, as FreeDict publishes them: NAME.index, NAME.dict.dz.

The format is that of dictd(8): the index has a headword, the offset and the length of its entry a
line, the numbers in digits of base 64; `.dz` is gzip with a table that allows jumps.
"""

from __future__ import annotations

import gzip
import re
import zlib
from collections.abc import Iterator
from pathlib import Path

from babel.core import get_global

from index.errors import LexiconError

__all__ = ["data_file", "dictionary_languages", "entries"]

_DIGITS = {
    digit: value
    for value, digit in enumerate(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    )
}
_NAMED = re.compile(r"(?:^|-)([a-z]{2,3})-([a-z]{2,3})$")
_ASIDE = re.compile(r"<[^>]*>|\[[^\]]*\]|\([^)]*\)|/[^/\n]*/|\{[^}]*\}")
_NUMBERED = re.compile(r"^\s*(?:\d+\.|[a-z]\)|-|•)\s*")
_NO_TRANSLATION = re.compile(r'^\s*(?:"|\w+:)')  # an example, or "Synonym: ..."
_COMMAS = re.compile(r"\s*[,;،؛]\s*")
_MOST_WORDS = 4
"""Words of a translation; what is longer explains."""


def data_file(path: Path) -> Path:
    """The entries that belong to an index.

    Raises:
        LexiconError: There is none.
    """
    for ending in (".dict.dz", ".dict"):
        found = path.with_name(path.name.removesuffix(".index") + ending)
        if found.is_file():
            return found
    raise LexiconError(
        f"{path}: there is no {path.stem}.dict.dz beside it", "check the setting `lexicons`"
    )


def dictionary_languages(path: Path) -> tuple[str, str]:
    """ISO 639-1 codes of the two languages, by the name: `freedict-eng-ara.index`.

    Raises:
        LexiconError: The name does not say.
    """
    match = _NAMED.search(path.stem)
    if match is None:
        raise LexiconError(
            f"{path}: the name does not say the languages", "name it like freedict-eng-ara.index"
        )
    aliases = get_global("language_aliases")
    first, second = (str(aliases.get(code, code)) for code in match.groups())
    return first, second


def entries(path: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Headwords with their translations; explanations and examples are left out.

    Raises:
        LexiconError: A file cannot be read, or is not of the format.
    """
    places = _read(path).decode("utf-8", errors="replace").splitlines()
    data = _read(data_file(path))
    for number, line in enumerate(places, start=1):
        columns = line.split("\t")
        if len(columns) < 3:
            raise LexiconError(
                f"{path}, line {number}: no headword, offset and length", "use a dictd index"
            )
        headword, (offset, length) = columns[0].strip(), map(_number, columns[1:3])
        if headword and not headword.startswith(("00-database", "00database")):
            told = data[offset : offset + length].decode("utf-8", errors="replace")
            translations = tuple(dict.fromkeys(_translations(told)))
            if translations and any(char.isalnum() for char in headword):
                yield headword, translations


def _translations(told: str) -> Iterator[str]:
    for line in told.splitlines()[1:]:  # the first repeats the headword
        if _NO_TRANSLATION.match(line):
            continue
        for word in _COMMAS.split(_ASIDE.sub("", _NUMBERED.sub("", line)).strip()):
            if any(char.isalnum() for char in word) and len(word.split()) <= _MOST_WORDS:
                yield " ".join(word.split())


def _number(digits: str) -> int:
    value = 0
    for digit in digits.strip():
        value = value * 64 + _DIGITS.get(digit, 0)
    return value


def _read(path: Path) -> bytes:
    try:
        raw = path.read_bytes()
        return gzip.decompress(raw) if path.suffix == ".dz" else raw
    except OSError as error:  # gzip's own error among them
        reason = error.strerror or error
        raise LexiconError(f"{path}: the dictionary cannot be read ({reason})", "") from error
    except (EOFError, zlib.error) as error:
        raise LexiconError(f"{path}: the dictionary is damaged ({error})", "") from error
