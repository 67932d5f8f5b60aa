"""Keeps an index in step with a folder of articles."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.reading import Refusal, SourceFile, scan
from index.errors import BusyError, DamageError, StoreError
from index.fingerprints import analysis_rules, reading_rules
from index.generation import CHROMA, TRUTH, Home, Manifest, damage, glance
from index.guards import Progress, check_embedder, storage_errors
from index.store import FORMAT, Truth

if TYPE_CHECKING:
    from index.analysis.analyser import Analyser
    from index.embedding import Embedder
    from index.reader import Reader
    from index.reranking import Reranker
    from index.vector_places import VectorPlace

__all__ = ["Library", "Progress", "Update"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Update:
    """What bringing the index up to date did."""

    added: tuple[str, ...] = ()
    """Ids of articles that are new."""
    changed: tuple[str, ...] = ()
    """Ids of articles that say something else than before."""
    removed: tuple[str, ...] = ()
    """Ids of articles that are gone."""
    skipped: tuple[Refusal, ...] = ()
    """Everything in the folder that cannot be read, also from earlier updates."""
    generation: int
    """The generation that answers now."""
    built: bool
    """False when nothing had to be done."""
    notice: str | None = None
    """One line when a damaged index was rebuilt."""


class Library:
    """The index of one folder of articles.

    Args:
        corpus: The folder of articles.
        home: Where indexes are kept; each corpus has a folder of its own in it.
        embedder: Makes the embedder; every update asks its name, but not for vectors.
        analyser: Words to keys.
        progress: Called with a stage ("reading", "embedding", "vectors", "terms"), how much is
            done and how much there is.
        chroma_url: A Chroma server that holds the vectors; embedded in the home when empty.
        reranker: Looks at the best passages again; none when not given.
    """

    def __init__(
        self,
        corpus: Path,
        home: Path,
        embedder: Callable[[], Embedder],
        analyser: Analyser,
        progress: Progress | None = None,
        *,
        chroma_url: str = "",
        reranker: Reranker | None = None,
    ) -> None:
        self._reranker = reranker
        self._corpus = corpus
        self._home = Home(home, corpus)
        self._make_embedder = embedder
        self._made: Embedder | None = None
        self._analyser = analyser
        self._progress = progress or _ignore
        self._chroma_url = chroma_url

    @property
    def folder(self) -> Path:
        """Where this corpus's index is kept."""
        return self._home.folder

    def generation(self) -> int | None:
        """The generation that answers now, None when there is none: a look at one small file."""
        return self._home.current()

    def update(self, rebuild: bool = False) -> Update:
        """Bring the index up to date with the folder; milliseconds when nothing changed.

        Args:
            rebuild: Read and embed everything again, whatever there is.

        Raises:
            CorpusError: There is no folder, or no file in it.
            EmbedderMismatchError: The index was made with another embedder.
            BusyError: Another process is building this index; the former one still answers.
            StoreError: It cannot be written.
        """
        files = scan(self._corpus)
        unchanged = None if rebuild else self._unchanged(files)
        if unchanged:
            return unchanged
        with self._writing():
            # Whoever held the lock a moment ago may have done the work.
            unchanged = None if rebuild else self._unchanged(files)
            return unchanged or self._build(files, rebuild=rebuild)

    def open(self) -> Reader:
        """The index as it stands, for questions; a damaged one is rebuilt first.

        Raises:
            StoreError: There is no index, or it is damaged and cannot be rebuilt.
            EmbedderMismatchError: The index was made with another embedder.
        """
        if self._home.current() is None and not self._home.finished():
            raise StoreError(f"there is no index of {self._corpus}", "run `dateline index`")
        try:
            return self._open(None)
        except DamageError as error:
            return self._open(self._repair(error.message).notice)

    def _open(self, notice: str | None) -> Reader:
        from index.reader import Reader

        generation = self._home.current()
        folder = self._home.path(generation or 0)
        manifest = Manifest.read(folder)
        if generation is None or manifest is None or manifest.format != FORMAT:
            raise DamageError("the index is not whole or of another version")
        broken = damage(folder, manifest)
        if broken:
            raise DamageError(f"the index is damaged ({broken})")
        check_embedder(manifest.embedder, self._embedder().name)
        vectors = self._place().open(generation)
        return Reader(
            folder, generation, vectors, self._embedder(), self._analyser, notice, self._reranker
        )

    def _repair(self, reason: str) -> Update:
        """Build a generation from what is sound: the stored articles, or the folder's."""
        from index.builder import find_base

        with self._writing():
            base, _ = find_base(self._home)
            files = None if base else scan(self._corpus)
            return self._build(files, distrust=reason)

    def _build(
        self, files: Sequence[SourceFile] | None, *, rebuild: bool = False, distrust: str = ""
    ) -> Update:
        """Build the next generation, under the lock.

        Args:
            files: What is in the folder; None to leave the articles as they are stored.
            rebuild: Take over nothing.
            distrust: Why nothing but the stored articles and their vectors is taken over.
        """
        from index.builder import Builder, find_base

        base, broken = (None, None) if rebuild else find_base(self._home)
        if base:
            check_embedder(base.manifest.embedder, self._embedder().name)
            if distrust and not base.broken:
                base = replace(base, broken=CHROMA)
        notice = None
        if broken or distrust:
            reason = distrust or f"the index is damaged ({broken})"
            notice = f"{reason}: rebuilt from {'its stored articles' if base else 'the articles'}"
        builder = Builder(
            self._home, self._place(), self._embedder(), self._analyser, self._progress
        )
        built = builder.build(base, self._corpus, files)
        with Truth(self._home.path(built.generation) / TRUTH) as truth:
            skipped = truth.refusals()
        return Update(
            added=tuple(built.changes.added),
            changed=tuple(built.changes.changed),
            removed=tuple(built.changes.removed),
            skipped=skipped,
            generation=built.generation,
            built=True,
            notice=notice,
        )

    def _unchanged(self, files: Sequence[SourceFile]) -> Update | None:
        """What to report when there is nothing to do; None when there is."""
        generation = self._home.current()
        folder = self._home.path(generation or 0)
        manifest = Manifest.read(folder)
        if generation is None or manifest is None or manifest.format != FORMAT:
            return None
        check_embedder(manifest.embedder, self._embedder().name)
        rules = (reading_rules(), analysis_rules(self._analyser.fingerprint))
        if rules != (manifest.reading, manifest.analysis) or glance(folder, manifest):
            return None
        try:
            with Truth(folder / TRUTH) as truth:
                stored = {p: (f.size, f.mtime_ns) for p, f in truth.files().items()}
                skipped = truth.refusals()
        except sqlite3.Error:
            return None  # damaged: the build that follows finds out and says so
        if stored != {file.path: (file.size, file.mtime_ns) for file in files}:
            return None
        return Update(skipped=skipped, generation=generation, built=False)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        from filelock import FileLock, Timeout

        with storage_errors(self._home.folder):
            self._home.folder.mkdir(parents=True, exist_ok=True)
            lock = FileLock(self._home.lock, timeout=0)
            try:
                lock.acquire()
            except Timeout:
                raise BusyError(
                    "another process is building this index", "wait until it is done"
                ) from None
        try:
            yield
        finally:
            lock.release()

    def _embedder(self) -> Embedder:
        if self._made is None:
            from index.gloss import glossing

            self._made = glossing(self._make_embedder(), self._analyser)
        return self._made

    def _place(self) -> VectorPlace:
        from index.vector_places import LocalPlace, ServerPlace

        if self._chroma_url:
            return ServerPlace(self._chroma_url, self._home.name_anywhere())
        return LocalPlace(lambda generation: self._home.path(generation) / CHROMA)


def _ignore(stage: str, done: int, total: int) -> None:
    """No one wants to know."""
