"""Builds one generation beside the one that answers, and lets it answer when it is whole."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.reading import SourceFile
from index.embedding import WordLlamaEmbedder
from index.fingerprints import analysis_rules, reading_rules
from index.generation import TRUTH, Home, Manifest, damage, seal
from index.gloss import GlossingEmbedder
from index.guards import Progress, no_space, storage_errors, uncollected
from index.ingest import Changes, embed, ingest
from index.store import FORMAT, Truth

if TYPE_CHECKING:
    from index.analysis.analyser import Analyser
    from index.embedding import Embedder
    from index.vector_places import VectorPlace

__all__ = ["Base", "Builder", "Built", "find_base"]

_SPARE_BYTES = 32 << 20
_BYTES_A_TEXT_BYTE = 12
_BYTES_A_PACKED_BYTE = 40
"""How much larger an index is than the text it is made from, and than its `.gz`."""


@dataclass(frozen=True, slots=True)
class Base:
    """A finished generation whose truth is sound: what a build starts from."""

    generation: int
    folder: Path
    manifest: Manifest
    broken: str | None
    """A derived file that is damaged."""


@dataclass(frozen=True, slots=True)
class Built:
    """What a build made."""

    generation: int
    changes: Changes


def find_base(home: Home) -> tuple[Base | None, str | None]:
    """What to start from, and the first damaged file met on the way.

    The generation that answers is taken; another one only when its truth is damaged or the
    pointer is lost.
    """
    current, existing = home.current(), home.existing()
    met = f"{current:06d}" if current is not None and current not in existing else None
    for generation in sorted(existing, key=lambda n: (n != current, -n)):
        folder = home.path(generation)
        manifest = Manifest.read(folder)
        if manifest is None:
            met = met or (f"{generation:06d}/manifest.json" if generation == current else None)
            continue
        if manifest.format != FORMAT:
            continue
        broken = damage(folder, manifest)
        met = met or broken or (None if generation == current else "current.json")
        if broken != TRUTH:
            return Base(generation, folder, manifest, broken), met
    return None, met


class Builder:
    """Builds generations in one home, for the holder of its lock.

    Args:
        home: Where.
        place: Where the vectors go.
        embedder: Texts to vectors.
        analyser: Words to keys.
        progress: Told about every stage.
    """

    def __init__(
        self,
        home: Home,
        place: VectorPlace,
        embedder: Embedder,
        analyser: Analyser,
        progress: Progress,
    ) -> None:
        self._home = home
        self._place = place
        self._embedder = embedder
        self._analyser = analyser
        self._progress = progress

    def build(self, base: Base | None, corpus: Path, files: Sequence[SourceFile] | None) -> Built:
        """Build the next generation and publish it.

        Args:
            base: What to start from; None to read and embed everything.
            corpus: The folder of articles.
            files: What is in it; None to leave the articles as the base has them.
        """
        self._sweep(base)
        generation = max(self._home.existing(), default=0) + 1
        folder = self._home.path(generation)
        published = False
        try:
            with storage_errors(self._home.folder), uncollected():
                self._check_space(base, files or ())
                folder.mkdir(parents=True)
                changes = self._fill(generation, base, corpus, files)
                self._home.publish(generation)
            published = True
        finally:
            if not published:
                shutil.rmtree(folder, ignore_errors=True)
        return Built(generation, changes)

    def _fill(
        self,
        generation: int,
        base: Base | None,
        corpus: Path,
        files: Sequence[SourceFile] | None,
    ) -> Changes:
        from index.derive import Former, derive_terms, derive_vectors
        from index.filling import Filling
        from index.readings import Readings

        folder = self._home.path(generation)
        changes = Changes()
        embedder = self._embedder
        if isinstance(embedder, GlossingEmbedder):
            embedder = embedder.plain  # glosses come with the keys, from the same reading
        analysis = analysis_rules(self._analyser.fingerprint)
        reading = base.manifest.reading if base and files is None else reading_rules()
        with ExitStack() as stack:
            truth = stack.enter_context(self._open_truth(folder / TRUTH, base))
            truth.begin()
            filling = stack.enter_context(closing(Filling(self._place, generation, self._progress)))
            glosses = embedder is not self._embedder
            embeds = isinstance(embedder, WordLlamaEmbedder)
            with closing(Readings(self._analyser, glosses=glosses, embeds=embeds)) as read:
                if files is not None:
                    afresh = base is None or base.manifest.reading != reading
                    changes = ingest(
                        truth, corpus, files, afresh=afresh, readings=read, progress=self._progress
                    )
                glossed = self._forget_glosses(truth, base, analysis)
                embed(truth, embedder, read, None if base else filling, self._progress)
            truth.set_meta("embedder", self._embedder.name)
            truth.set_meta("dimensions", str(self._embedder.dimensions))
            truth.set_meta("analysis", analysis)
            truth.commit()
            former = None
            if base and not base.broken:
                former = Former(base.generation, base.folder, base.manifest.churn)
            churn = derive_vectors(
                truth, folder, generation, self._place, None if glossed else former, filling
            )
            if base and base.manifest.analysis != analysis:
                former = None
            derive_terms(truth, folder, read, former, self._progress)
            filling.settle()
            passages = truth.counts()[1]
        Manifest(
            generation=generation,
            format=FORMAT,
            embedder=self._embedder.name,
            dimensions=self._embedder.dimensions,
            reading=reading,
            analysis=analysis,
            passages=passages,
            churn=churn,
            files=seal(folder),
        ).write(folder)
        return changes

    def _forget_glosses(self, truth: Truth, base: Base | None, analysis: str) -> int:
        """Vectors of glosses follow the words' meaning: made again when that has changed."""
        glosses = isinstance(self._embedder, GlossingEmbedder)
        if not glosses or base is None or base.manifest.analysis == analysis:
            return 0
        return truth.forget_vectors("en")

    def _open_truth(self, path: Path, base: Base | None) -> Truth:
        if base is None:
            return Truth.create(path)
        shutil.copyfile(base.folder / TRUTH, path)
        return Truth(path, writable=True)

    def _sweep(self, base: Base | None) -> None:
        """Remove what neither answers nor is needed: older generations, killed builds."""
        keep = {self._home.current(), base.generation if base else None}
        for generation in self._home.existing():
            if generation not in keep:
                self._place.forget(generation)
                self._home.remove(generation)

    def _check_space(self, base: Base | None, files: Sequence[SourceFile]) -> None:
        needed = _SPARE_BYTES
        known: dict[str, int] = {}
        if base:
            needed += sum(found.size for found in base.manifest.files.values())
            with Truth(base.folder / TRUTH) as truth:
                known = {path: stored.mtime_ns for path, stored in truth.files().items()}
        for file in files:
            if known.get(file.path) != file.mtime_ns:
                packed = file.path.endswith(".gz")
                needed += file.size * (_BYTES_A_PACKED_BYTE if packed else _BYTES_A_TEXT_BYTE)
        place = next(p for p in (self._home.folder, *self._home.folder.parents) if p.exists())
        free = shutil.disk_usage(place).free
        if free < needed:
            raise no_space(self._home.folder, needed, free)
