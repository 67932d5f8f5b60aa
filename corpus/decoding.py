"""Bytes to text, strictly: what is not UTF-8 text is refused, never guessed or repaired."""

from __future__ import annotations

import codecs
import gzip
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, cast

__all__ = ["MAX_BYTES", "TextRefusedError", "decode", "lines", "opened", "whole"]

MAX_BYTES = 20_000_000
"""Most bytes of one article, be it a file or a row of a dump."""
_BOMB_RATIO = 200
"""Text packs to a tenth; what packs to less than a two-hundredth is no text."""
_BOMB_FLOOR = 64_000_000
_CHUNK = 1 << 20
_OTHER_ENCODINGS = {codecs.BOM_UTF16_LE: "UTF-16", codecs.BOM_UTF16_BE: "UTF-16"}


class TextRefusedError(ValueError):
    """The bytes are not the text of an article; the message says why and what to do."""


def decode(raw: bytes) -> str:
    """Return the text of `raw`, without a byte order mark and otherwise unchanged.

    Raises:
        TextRefusedError: The bytes are not UTF-8, or hold NUL characters as binary files do.
    """
    for mark, name in _OTHER_ENCODINGS.items():
        if raw.startswith(mark):
            raise TextRefusedError(f"is {name}, not UTF-8; save it as UTF-8")
    if b"\0" in raw:
        raise TextRefusedError(
            "holds NUL bytes: it is not text; remove it or save it as UTF-8 text"
        )
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise TextRefusedError(
            f"is not UTF-8: byte {error.start} cannot be decoded; save it as UTF-8"
        ) from error


@contextmanager
def opened(path: Path, *, packed: bool = False) -> Iterator[IO[bytes]]:
    """Open a file for reading, unpacking it as gzip when it is `packed`.

    Raises:
        TextRefusedError: It cannot be opened or read, or its compression is damaged.
    """
    try:
        with path.open("rb") as file:
            if not packed:
                yield file
                return
            with gzip.GzipFile(fileobj=file) as unpacked:
                yield cast("IO[bytes]", _Guarded(unpacked, path.stat().st_size))
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise TextRefusedError("is not whole gzip data; compress or download it again") from error
    except OSError as error:
        what = error.strerror or "the disk failed"
        raise TextRefusedError(f"cannot be read ({what}); check its permissions") from error


def whole(file: IO[bytes]) -> bytes:
    """Return everything in `file`.

    Raises:
        TextRefusedError: It is longer than an article may be.
    """
    raw = file.read(MAX_BYTES + 1)
    if len(raw) > MAX_BYTES:
        raise TextRefusedError(
            f"is longer than {MAX_BYTES // 1_000_000} MB; split it, or make it a .jsonl dump"
        )
    return raw


def lines(file: IO[bytes]) -> Iterator[tuple[int, bytes | None]]:
    """Yield each line of `file` with its number from 1; None for one over `MAX_BYTES`."""
    number = 0
    while line := file.readline(MAX_BYTES + 1):
        number += 1
        if len(line) <= MAX_BYTES:
            yield number, line
            continue
        while line and not line.endswith(b"\n"):
            line = file.readline(_CHUNK)
        yield number, None


class _Guarded:
    """A stream being unpacked that stops when it grows beyond what text can."""

    def __init__(self, stream: gzip.GzipFile, packed: int) -> None:
        self._stream = stream
        self._most = max(_BOMB_FLOOR, packed * _BOMB_RATIO)
        self._seen = 0

    def read(self, size: int = -1) -> bytes:
        return self._counted(self._stream.read(size))

    def readline(self, size: int = -1) -> bytes:
        return self._counted(self._stream.readline(size))

    def _counted(self, piece: bytes) -> bytes:
        self._seen += len(piece)
        if self._seen > self._most:
            raise TextRefusedError(
                f"unpacks to more than {_BOMB_RATIO} times its size: it is no dump of articles;"
                " remove it"
            )
        return piece
