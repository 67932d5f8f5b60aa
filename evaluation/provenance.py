"""What a run was made from, so that a number can be traced and a run safely continued."""

from __future__ import annotations

import hashlib
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import metadata, resources
from pathlib import Path

from bot.settings import Settings
from evaluation.errors import SetError

__all__ = ["Provenance", "describe"]

_PACKAGES = ("dateline", "bm25s", "chromadb", "llama-index-core", "numpy", "wordllama")
_DIGITS = 12
_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """Two runs whose provenance is equal ask the same thing of the same program."""

    questions: str
    """File name of the set."""
    questions_hash: str
    """Of the set's file, and of the file that lends its paragraphs."""
    settings: str
    """Fingerprint of the settings."""
    articles: str
    """Hash over the ids of the articles."""
    limit: int | None
    """How many questions were asked at most."""
    without_gold: bool
    """Whether each was asked again with its gold articles left out."""
    revision: str
    """Git revision of the program, empty outside a repository."""
    versions: dict[str, str]
    """Packages that decide answers."""
    prompts: dict[str, str]
    """Hash of every prompt file."""


def describe(
    settings: Settings,
    files: Iterable[Path],
    articles: Iterable[str],
    limit: int | None = None,
    without_gold: bool = False,
) -> Provenance:
    """Collect what a run is made from.

    Args:
        settings: In force.
        files: The set, then further files it is read from.
        articles: Ids of the articles.
        limit: How many questions are asked at most.
        without_gold: Whether each is asked again with its gold articles left out.
    """
    read = tuple(files)
    return Provenance(
        questions=read[0].name,
        questions_hash=_hash(block for file in read for block in _blocks(file)),
        settings=settings.fingerprint(),
        articles=_hash(name.encode() + b"\n" for name in sorted(articles)),
        limit=limit,
        without_gold=without_gold,
        revision=_revision(),
        versions=_versions(),
        prompts=_prompts(),
    )


def _hash(blocks: Iterable[bytes]) -> str:
    digest = hashlib.sha256()
    for block in blocks:
        digest.update(block)
    return digest.hexdigest()[:_DIGITS]


def _blocks(path: Path) -> Iterable[bytes]:
    try:
        with path.open("rb") as file:
            while block := file.read(_BLOCK):
                yield block
    except OSError as error:
        raise SetError(f"{path} cannot be read ({error})") from None


def _versions() -> dict[str, str]:
    known = {}
    for package in _PACKAGES:
        try:
            known[package] = metadata.version(package)
        except metadata.PackageNotFoundError:
            continue
    return known


def _prompts() -> dict[str, str]:
    folders = (f for f in resources.files("prompts").iterdir() if f.is_dir())
    files = [(f"{d.name}/{f.name}", f) for d in folders for f in d.iterdir()]
    return {n: _hash([f.read_bytes()]) for n, f in sorted(files) if n.endswith(".jinja")}


def _revision() -> str:
    try:
        done = subprocess.run(
            ["git", "rev-parse", "HEAD"],
            cwd=Path(__file__).parent,
            capture_output=True,
            text=True,
            check=True,
            timeout=10,
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout.strip()[:_DIGITS]
