"""What each ingredient of retrieval brings: the same questions, without one of them at a time.

    python -m benchmarks.ablation --set FILE[:PARAGRAPHS] [--set …] [--limit N] [--folder DIR]

A set is anything `dateline eval` reads; after a colon come the parallel articles its questions
are asked over. Passages are ranked, nothing is answered. Prints Markdown: hit at 1 and at 10 of the
gold article with 95% bootstrap intervals over questions.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType
from typing import TYPE_CHECKING

import numpy as np

from evaluation.fitting.sources import Source, open_source
from evaluation.intervals import draws, estimate
from evaluation.loading import write_corpus
from evaluation.measures.hit import hit
from evaluation.sets import CORPUS_FILE
from index import gloss, lexical, ranking
from index.analysis.analyser import Analyser, open_analyser
from index.build import Library
from index.embedding import WordLlamaEmbedder

if TYPE_CHECKING:
    from index.analysis.terms import Analysis, Unit
    from index.embedding import Embedder

_DEPTH = 40


@dataclass(frozen=True, slots=True)
class Variant:
    """Retrieval without one of its ingredients."""

    name: str
    constants: Sequence[tuple[ModuleType, str, float]] = ()
    """What is set otherwise while questions are asked."""
    dropped: str = ""
    """Kind of keys that questions lose."""
    raw: bool = False
    """Whether texts in other scripts are embedded as they are."""


VARIANTS = (
    Variant("all"),
    Variant("no vectors", [(ranking, "LEXICAL", 1.0)]),
    Variant("vectors alone", [(ranking, "LEXICAL", 0.0)]),
    Variant("no glosses", raw=True),
    Variant("vectors alone, no glosses", [(ranking, "LEXICAL", 0.0)], raw=True),
    Variant("no lexicon", dropped="concept"),
    Variant("no names by sound", dropped="name"),
    Variant("no numbers and dates", dropped="number date"),
    Variant("phrases as heavy as words", [(lexical, "PHRASE", 1.0)]),
    Variant("no titles", [(lexical, "TITLE", 0.0)]),
)


class _Without(Analyser):
    """An analyser whose questions lose keys of some kinds."""

    def __init__(self, analyser: Analyser, kinds: str) -> None:
        self.__dict__.update(analyser.__dict__)
        self._kinds = frozenset(kinds.split())

    def analyse(self, text: str, language: str, *, question: bool = False) -> Analysis:
        analysis = super().analyse(text, language, question=question)
        kept = (self._kept(unit) for unit in analysis.units)
        return replace(analysis, units=tuple(unit for unit in kept if unit.terms))

    def _kept(self, unit: Unit) -> Unit:
        return replace(unit, terms=tuple(t for t in unit.terms if t.kind not in self._kinds))


class _AsIs(WordLlamaEmbedder):
    """The embedded vectors, given every text as it is written."""

    name = f"{WordLlamaEmbedder.name}-as-is"
    english_only = False


def main() -> None:
    """Measure every variant on every set and print one table each."""
    given = _parser().parse_args()
    with TemporaryDirectory() as temporary:
        folder = (given.folder or Path(temporary)).absolute()
        analyser = open_analyser([], folder / "lexicons")
        for name in given.set:
            source = open_source(name, given.limit)
            print(f"\n{source.name}, {len(source.sample)} questions\n")
            print("| | hit@1 | hit@10 |\n|---|---|---|")
            for variant in VARIANTS:
                ranks = _ranks(source, variant, analyser, folder)
                print(f"| {variant.name} | {_cell(ranks, 1)} | {_cell(ranks, 10)} |", flush=True)


def _ranks(
    source: Source, variant: Variant, analyser: Analyser, folder: Path
) -> list[tuple[list[str], tuple[str, ...]]]:
    corpus = folder / source.articles.path.name.partition(".json")[0]
    write_corpus(source.articles, corpus)
    embedder: Embedder = _AsIs() if variant.raw else WordLlamaEmbedder()
    embedder = gloss.glossing(embedder, analyser)
    home = folder / ("as-is" if variant.raw else "index")
    Library(corpus, home, lambda: embedder, analyser).update()
    asking = _Without(analyser, variant.dropped) if variant.dropped else analyser
    with (
        _set(variant.constants),
        Library(corpus, home, lambda: embedder, asking).open() as reader,
    ):
        found = []
        for asked in source.sample:
            hits = reader.search(asked.question, k=_DEPTH).hits
            ids = [h.passage.article.removeprefix(f"{CORPUS_FILE}#") for h in hits]
            found.append((list(dict.fromkeys(ids)), asked.articles))
        return found


@contextmanager
def _set(constants: Sequence[tuple[ModuleType, str, float]]) -> Iterator[None]:
    former = [(module, name, getattr(module, name)) for module, name, _ in constants]
    for module, name, value in constants:
        setattr(module, name, value)
    try:
        yield
    finally:
        for module, name, value in former:
            setattr(module, name, value)


def _cell(ranks: Sequence[tuple[list[str], tuple[str, ...]]], k: int) -> str:
    values = np.array([hit(ranked, gold, k) for ranked, gold in ranks])
    found = estimate(values, draws(len(values)))
    return f"{found.value:.3f} ({found.low:.3f}–{found.high:.3f})" if found else "–"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.ablation", description=__doc__)
    parser.add_argument("--set", action="append", required=True, help="FILE[:PARAGRAPHS]")
    parser.add_argument("--limit", type=int, default=400, help="questions a set (400)")
    parser.add_argument("--folder", type=Path, help="where articles and indexes are kept")
    return parser


if __name__ == "__main__":
    main()
