"""Changes cost what changed: files read, passages embedded and analysed, vectors written."""

import json
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import pytest
from conftest import CountingEmbedder, write

from index.analysis.bulk import BulkReader, ReadText
from index.analysis.terms import Analysis
from index.build import Library
from index.generation import Manifest
from index.vectors import ChromaVectors

Make = Callable[..., Library]


def test_a_dump_is_read_again_but_only_its_new_articles_are_embedded(
    library: Make, tmp_path: Path, embedder: CountingEmbedder
) -> None:
    dump = tmp_path / "dump"
    dump.mkdir()
    rows = [
        {"id": f"n{n}", "title": f"Report {n}", "text": f"Town number {n} has {n} bridges."}
        for n in range(30)
    ]
    lines = [json.dumps(row) for row in rows]
    write(dump / "d.jsonl", "\n".join(lines[:29]))
    library(corpus=dump).update()
    embedder.texts.clear()
    lines[3] = json.dumps(rows[3] | {"text": "Town number 3 has lost its bridges."})
    write(dump / "d.jsonl", "\n".join([*lines[1:], "not json"]))
    update = library(corpus=dump).update()
    assert update.added == ("d.jsonl#n29",)
    assert update.changed == ("d.jsonl#n3",)
    assert update.removed == ("d.jsonl#n0",)
    assert [refusal.file for refusal in update.skipped] == ["d.jsonl"]
    assert len(embedder.texts) == 2
    assert library(corpus=dump).update().skipped == update.skipped


def test_a_file_that_may_be_read_again_is_read(
    library: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "some"
    folder.mkdir()
    closed = folder / "closed.txt"
    for path in (closed, folder / "open.txt"):
        write(path, f"{path.stem} town\n\nThe {path.stem} town has forty wells and one bridge.\n")
    library(corpus=folder).update()
    really, opened = os.access, Path.open

    # As chmod does it; who runs the tests may be allowed everything.
    def refuse(path: Path, *how: object, **more: object) -> object:
        if path.name == closed.name:
            raise PermissionError(13, "Permission denied")
        return opened(path, *how, **more)  # type: ignore[call-overload]

    with monkeypatch.context() as forbidden:
        forbidden.setattr(
            os, "access", lambda path, mode: Path(path).name != closed.name and really(path, mode)
        )
        forbidden.setattr(Path, "open", refuse)
        update = library(corpus=folder).update()
        assert update.removed == ("closed.txt",)
        assert "Permission denied" in update.skipped[0].reason
        assert not library(corpus=folder).update().built
    update = library(corpus=folder).update()
    assert (update.added, update.skipped) == (("closed.txt",), ())


def test_a_small_change_to_a_large_index_touches_only_its_own_passages(
    library: Make, tmp_path: Path, embedder: CountingEmbedder, monkeypatch: pytest.MonkeyPatch
) -> None:
    dump = tmp_path / "dump"
    dump.mkdir()
    rows = [
        {"id": f"{n:02d}", "title": f"Town {n}", "text": f"The town of Nr{n:02d} has {n} wells."}
        | {"language": "en"}
        for n in range(60)
    ]
    write(dump / "d.jsonl", "\n".join(json.dumps(row) for row in rows))
    library(corpus=dump).update()
    analysed: list[str] = []
    real = BulkReader.read_all

    def read(self: BulkReader, texts: Sequence[tuple[str, str]]) -> Sequence[ReadText | Analysis]:
        analysed.extend(text for text, _ in texts)
        return real(self, texts)

    monkeypatch.setattr(BulkReader, "read_all", read)
    embedder.texts.clear()
    dry = rows[59] | {"text": "Zumbrota has no water now."}
    changed = [*rows[1:59], dry, {"id": "60", "title": "Rain", "text": "Rain in Ixmiq."}]
    write(dump / "d.jsonl", "\n".join(json.dumps(row) for row in changed))
    written: list[str] = []
    upsert = ChromaVectors.upsert

    def counting(self: ChromaVectors, records: Iterable[tuple[str, object]]) -> Iterator[int]:
        kept = list(records)
        written.extend(passage for passage, _ in kept)
        return upsert(self, kept)  # type: ignore[arg-type]

    monkeypatch.setattr(ChromaVectors, "upsert", counting)
    update = library(corpus=dump).update()
    monkeypatch.undo()
    assert (len(update.added), len(update.changed), len(update.removed)) == (1, 1, 1)
    assert len(embedder.texts) == len(written) == 2
    assert sorted(analysed) == ["Rain", "Rain in Ixmiq.", "Zumbrota has no water now."]
    with library(corpus=dump).open() as reader:
        assert reader.search("Zumbrota").hits[0].passage.article == "d.jsonl#59"
        assert reader.search("How many wells has Nr07?").hits[0].passage.article == "d.jsonl#07"
        assert reader.search("Nr00").unknown == ("Nr00",)
        assert all(h.passage.article != "d.jsonl#00" for h in reader.search("wells", k=90).hits)


def test_changes_pile_up_until_the_vectors_are_filled_anew(library: Make, tmp_path: Path) -> None:
    dump = tmp_path / "dump"
    dump.mkdir()
    churn: list[int] = []
    for step in range(5):
        rows = [
            {"id": str(n), "text": f"The town of Nr{n} has {n + (step if n < 2 else 0)} wells."}
            for n in range(30)
        ]
        write(dump / "d.jsonl", "\n".join(json.dumps(row) for row in rows))
        made = library(corpus=dump)
        generation = made.update().generation
        manifest = Manifest.read(made.folder / "generations" / f"{generation:06d}")
        assert manifest is not None
        churn.append(manifest.churn)
    assert churn == [0, 4, 0, 4, 0]


def test_a_changed_title_is_embedded_although_the_words_stand(
    library: Make, tmp_path: Path, embedder: CountingEmbedder
) -> None:
    dump = tmp_path / "dump"
    dump.mkdir()
    row = {"id": "1", "title": "Bridges", "text": "The town of Quellin has nine bridges."}
    write(dump / "d.jsonl", json.dumps(row))
    library(corpus=dump).update()
    write(dump / "d.jsonl", json.dumps(row | {"title": "Waterways"}))
    embedder.texts.clear()
    library(corpus=dump).update()
    assert [text.splitlines()[0] for text in embedder.texts] == ["Waterways"]
