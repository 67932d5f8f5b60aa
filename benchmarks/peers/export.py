"""A set as plain files that every system can be asked from.

    python -m benchmarks.peers.export SET DIR [--corpus DIR] [--paragraphs FILE]
                                              [--without-gold] [--sample N]

Runs with Dateline's own Python; the peers then know nothing of Dateline. Written are `set.jsonl`
(the questions in Dateline's own format) and `articles.jsonl` (id and text, as the index has them,
so that places in them can be compared); articles that the set brings go to `corpus/` too.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from dataclasses import asdict, replace
from json import dumps
from pathlib import Path

from corpus.article import Article
from corpus.reading import read, scan
from evaluation.loading import count, open_set, write_corpus
from evaluation.sets import Question, QuestionSet
from evaluation.withholding import with_twins


def export(
    chosen: QuestionSet,
    folder: Path,
    *,
    corpus: Path | None = None,
    sample: int | None = None,
    twins: bool = False,
) -> None:
    """Write a set to a folder.

    Args:
        chosen: The set.
        folder: Where it goes; made when it is missing.
        corpus: Folder of articles; the set's own when None.
        sample: How many questions at most, evenly spaced over the set.
        twins: Whether every question is asked again with its gold articles left out.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if corpus is None:
        corpus = folder / "corpus"
        write_corpus(chosen, corpus)
    if sample is not None:
        chosen = _spaced(chosen, sample)
    if twins:
        chosen = with_twins(chosen)
    _write(folder / "articles.jsonl", ({"id": a.id, "text": a.text} for a in _articles(corpus)))
    _write(folder / "set.jsonl", (_row(question) for question in chosen.questions()))


def _spaced(chosen: QuestionSet, sample: int) -> QuestionSet:
    total = count(chosen)
    if total <= sample:
        return chosen
    places = {n * total // sample for n in range(sample)}
    return replace(
        chosen,
        questions=lambda: (q for n, q in enumerate(chosen.questions()) if n in places),
    )


def _row(question: Question) -> dict[str, object]:
    day = question.as_of
    return {**asdict(question), "as_of": day.isoformat() if day else None}


def _articles(corpus: Path) -> Iterator[Article]:
    for file in scan(corpus):
        yield from (found for found in read(corpus, file) if isinstance(found, Article))


def _write(path: Path, rows: Iterable[object]) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.writelines(dumps(row, ensure_ascii=False) + "\n" for row in rows)


def main() -> None:
    """Read the arguments and export."""
    parser = argparse.ArgumentParser(description="Export a set for the peers.")
    parser.add_argument("set", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--paragraphs", type=Path)
    parser.add_argument("--sample", type=int)
    parser.add_argument("--without-gold", action="store_true")
    given = parser.parse_args()
    export(
        open_set(given.set, paragraphs=given.paragraphs),
        given.folder,
        corpus=given.corpus,
        sample=given.sample,
        twins=given.without_gold,
    )


if __name__ == "__main__":
    main()
