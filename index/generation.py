"""Where an index lives: numbered generation folders, a pointer, and seals against damage.

    <home>/<folder name>-<8 hex>/      one a corpus
        lock                           held by the one process that builds
        current.json                   which generation answers; replaced as a whole
        generations/000007/            never written again once the pointer names it
            articles.sqlite            the truth (index.store)
            chroma/  lexical/  *.npy   derived from it
            manifest.json              size and digest of each file above, written last

A process killed at any moment leaves the pointer on a whole generation: there is no state
between, and nothing to recover.
"""

from __future__ import annotations

import hashlib
import json
import os
import platform
import re
import shutil
import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import asdict, dataclass
from pathlib import Path

__all__ = [
    "CHROMA",
    "MANIFEST",
    "TRUTH",
    "Home",
    "Manifest",
    "Seal",
    "damage",
    "glance",
    "seal",
    "sync_folder",
    "write_atomically",
]

TRUTH = "articles.sqlite"
MANIFEST = "manifest.json"
CHROMA = "chroma"
_CHROMA_SQLITE = f"{CHROMA}/chroma.sqlite3"
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Seal:
    """A file as it was when the generation was finished."""

    size: int
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a generation was made from and of."""

    generation: int
    format: int
    embedder: str
    dimensions: int
    reading: str
    """Fingerprint of the rules by which articles are read and cut."""
    analysis: str
    """Fingerprint of the analyser the lexical part was made with."""
    passages: int
    churn: int
    """Vectors replaced or deleted in place since Chroma was last filled from nothing."""
    files: dict[str, Seal]

    def write(self, folder: Path) -> None:
        """Store it, safely on disk, as the last file of a generation."""
        write_atomically(folder / MANIFEST, json.dumps(asdict(self), indent=1).encode())

    @classmethod
    def read(cls, folder: Path) -> Manifest | None:
        """The manifest of a finished generation; None when there is none that can be read."""
        try:
            stored = json.loads((folder / MANIFEST).read_bytes())
            files = {name: Seal(**found) for name, found in stored.pop("files").items()}
            return cls(**stored, files=files)
        except (OSError, ValueError, TypeError, KeyError, AttributeError):
            return None


class Home:
    """The folder of one corpus below the home folder.

    Args:
        home: Where indexes are kept.
        corpus: The folder of articles.
    """

    def __init__(self, home: Path, corpus: Path) -> None:
        place = corpus.expanduser().resolve()
        name = re.sub(r"[^\w.-]+", "-", place.name)[:40] or "corpus"
        mark = hashlib.blake2b(os.fsencode(place), digest_size=4).hexdigest()
        self.folder = home.expanduser().resolve() / f"{name}-{mark}"
        self.lock = self.folder / "lock"
        self._pointer = self.folder / "current.json"
        self._generations = self.folder / "generations"

    def name_anywhere(self) -> str:
        """A name for this folder on a server that other homes and machines use too."""
        place = f"{platform.node()}:{self.folder}"
        return hashlib.blake2b(place.encode("utf-8", "surrogateescape"), digest_size=8).hexdigest()

    def path(self, generation: int) -> Path:
        """The folder of a generation."""
        return self._generations / f"{generation:06d}"

    def current(self) -> int | None:
        """The generation that answers; None when nothing readable says which."""
        try:
            generation = json.loads(self._pointer.read_bytes())["generation"]
        except (OSError, ValueError, TypeError, KeyError):
            return None
        return generation if isinstance(generation, int) else None

    def existing(self) -> list[int]:
        """Every generation folder there is, finished or not, newest first."""
        try:
            names = [entry.name for entry in self._generations.iterdir()]
        except OSError:
            return []
        return sorted((int(name) for name in names if name.isdecimal()), reverse=True)

    def publish(self, generation: int) -> None:
        """Let a finished generation answer from now on."""
        write_atomically(self._pointer, json.dumps({"generation": generation}).encode())

    def finished(self) -> bool:
        """Whether any generation was ever finished."""
        return any(Manifest.read(self.path(generation)) for generation in self.existing())

    def remove(self, generation: int) -> None:
        """Remove a generation's folder; what is held open elsewhere goes next time."""
        shutil.rmtree(self.path(generation), ignore_errors=True)


def write_atomically(path: Path, content: bytes) -> None:
    """Replace a file as a whole, surviving a power cut: it holds the old or the new content."""
    draft = path.with_name(f"{path.name}.new")
    with draft.open("wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
    draft.replace(path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make a folder's entries durable, where the system knows how."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def seal(folder: Path) -> dict[str, Seal]:
    """Bring every file of a generation to disk and record what it holds."""
    seals: dict[str, Seal] = {}
    for name, path in _files(folder):
        with path.open("rb+") as stream:
            os.fsync(stream.fileno())
        seals[name] = Seal(path.stat().st_size, _digest(path))
    for below in {path.parent for _, path in _files(folder)} | {folder}:
        sync_folder(below)
    return seals


def glance(folder: Path, manifest: Manifest) -> str | None:
    """The first file that is missing or has another size: a look that costs no reading."""
    for name, was in manifest.files.items():
        try:
            size = (folder / name).stat().st_size
        except OSError:
            return name
        if name != _CHROMA_SQLITE and size != was.size:
            return name
    return None


def damage(folder: Path, manifest: Manifest) -> str | None:
    """The first file that is not what it was when the generation was finished.

    Chroma maps its vector files into memory and trusts them: a flipped byte ends the process.
    So they are compared before it opens them. Its own SQLite file it writes to while reading,
    so that one is asked for its health instead.
    """
    missing = glance(folder, manifest)
    if missing:
        return missing
    names = [name for name in manifest.files if name != _CHROMA_SQLITE]
    with ThreadPoolExecutor(max_workers=4) as pool:
        for name, digest in zip(names, pool.map(_digest, (folder / n for n in names)), strict=True):
            if digest != manifest.files[name].digest:
                return name
    if _CHROMA_SQLITE in manifest.files and not _is_sound(folder / _CHROMA_SQLITE):
        return _CHROMA_SQLITE
    return None


def _files(folder: Path) -> Iterator[tuple[str, Path]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.name != MANIFEST:
            yield path.relative_to(folder).as_posix(), path


def _digest(path: Path) -> str:
    found = hashlib.blake2b(digest_size=16)
    try:
        with path.open("rb") as stream:
            while chunk := stream.read(_CHUNK):
                found.update(chunk)
    except OSError:
        return ""
    return found.hexdigest()


def _is_sound(path: Path) -> bool:
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as db:
            return bool(db.execute("PRAGMA quick_check(1)").fetchone() == ("ok",))
    except sqlite3.OperationalError:
        return True  # locked by a reader that opens it: not a sign of damage
    except sqlite3.DatabaseError:
        return False
