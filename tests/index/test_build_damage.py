"""Whatever happens to its files, the index is rebuilt and answers, without a question asked."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from conftest import ARTICLES, CountingEmbedder

from index import builder, guards
from index.build import Library
from index.errors import BusyError, DamageError, StoreError
from index.generation import Home
from index.store import Truth

Make = Callable[..., Library]
QUESTION = "Who found the comet?"


@pytest.fixture
def built(library: Make) -> Library:
    made = library()
    made.update()
    return made


def current(library: Library) -> Path:
    generation = library.generation()
    assert generation is not None
    return library.folder / "generations" / f"{generation:06d}"


def answers(library: Library) -> str | None:
    """Check that the index is whole, and bring its notice back."""
    with library.open() as reader:
        hits = reader.search(QUESTION).hits
        assert hits[0].passage.article == "observatory.txt"
        assert [card.id for card in reader.articles()] == sorted(ARTICLES)
        for hit in hits:
            text = reader.article(hit.passage.article).text
            assert hit.passage.text == text[hit.passage.start : hit.passage.end]
        return reader.notice


def flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    for at in range(0, len(content), max(1, len(content) // 64)):
        content[at] ^= 0xFF
    path.write_bytes(content)


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def replace_by_foreign(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\0 but not really, this belongs to someone else")


DERIVED = [
    "chroma/*/data_level0.bin",
    "chroma/*/header.bin",
    "chroma/*/index_metadata.pickle",
    "matrix.npy",
    "rows.npy",
    "article_of.npy",
    "lexical/body/vocab.index.json",
    "lexical/title/data.csc.index.npy",
    "terms/body/keys.npy",
]


def files(library: Library, pattern: str) -> Iterator[Path]:
    found = list(current(library).glob(pattern))
    assert found, f"nothing matches {pattern}"
    yield from found


@pytest.mark.parametrize("harm", [flip, cut, Path.unlink])
@pytest.mark.parametrize("pattern", DERIVED)
def test_a_damaged_derived_file_is_rebuilt_from_the_stored_articles(
    built: Library,
    embedder: CountingEmbedder,
    pattern: str,
    harm: Callable[[Path], None],
    folder: Path,
) -> None:
    for path in files(built, pattern):
        harm(path)
    embedder.texts.clear()
    shutil.move(folder, folder.with_name("away"))  # not even the articles are needed
    notice = answers(built)
    assert notice is not None
    assert "stored articles" in notice
    assert "\n" not in notice
    assert embedder.texts == [QUESTION]
    assert answers(built) is None


@pytest.mark.parametrize("harm", [flip, cut, replace_by_foreign, Path.unlink])
def test_a_damaged_truth_is_rebuilt_from_the_articles(
    built: Library, harm: Callable[[Path], None]
) -> None:
    harm(current(built) / "articles.sqlite")
    notice = answers(built)
    assert notice is not None
    assert "rebuilt from the articles" in notice


@pytest.mark.parametrize("harm", [flip, cut, replace_by_foreign, Path.unlink])
def test_chromas_own_sqlite_file_damaged_is_rebuilt(
    built: Library, harm: Callable[[Path], None]
) -> None:
    harm(current(built) / "chroma" / "chroma.sqlite3")
    assert "stored articles" in (answers(built) or "")


def test_a_chroma_file_emptied_in_a_valid_way_is_rebuilt(built: Library) -> None:
    (current(built) / "chroma" / "chroma.sqlite3").write_bytes(b"")
    assert "stored articles" in (answers(built) or "")


def test_a_removed_segment_folder_is_rebuilt(built: Library) -> None:
    [segment] = [p for p in (current(built) / "chroma").iterdir() if p.is_dir()]
    shutil.rmtree(segment)
    assert "stored articles" in (answers(built) or "")


@pytest.mark.parametrize("content", [b"", b"garbage", b'{"generation": 77}'])
def test_a_damaged_pointer_finds_the_newest_whole_generation(
    built: Library, embedder: CountingEmbedder, content: bytes
) -> None:
    (built.folder / "current.json").write_bytes(content)
    embedder.texts.clear()
    assert "stored articles" in (answers(built) or "")
    assert embedder.texts == [QUESTION]


def test_a_damaged_manifest_is_rebuilt(built: Library) -> None:
    (current(built) / "manifest.json").write_text("{}")
    assert "rebuilt from the articles" in (answers(built) or "")


def test_everything_but_the_pointer_gone_is_rebuilt(built: Library) -> None:
    shutil.rmtree(built.folder / "generations")
    assert "rebuilt from the articles" in (answers(built) or "")


def test_an_update_mends_what_a_look_shows(built: Library, embedder: CountingEmbedder) -> None:
    (current(built) / "matrix.npy").unlink()
    embedder.texts.clear()
    update = built.update()
    assert update.notice is not None
    assert "matrix.npy" in update.notice
    assert (update.added, update.changed, embedder.texts) == ((), (), [])
    assert answers(built) is None


def test_the_former_generations_truth_serves_when_the_present_one_is_lost(
    built: Library, folder: Path, embedder: CountingEmbedder
) -> None:
    (folder / "extra.txt").write_text("Extra\n\nA single extra sentence about turnips.\n")
    built.update()
    (folder / "extra.txt").unlink()
    flip(current(built) / "articles.sqlite")
    embedder.texts.clear()
    assert "articles.sqlite" in (answers(built) or "")
    assert embedder.texts == [QUESTION]


def test_vectors_that_open_but_do_not_answer_are_rebuilt(
    built: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    from index.vectors import ChromaVectors

    real = ChromaVectors.nearest
    calls: list[int] = []

    def lost_at_first(self: ChromaVectors, *args: object) -> list[str]:
        calls.append(1)
        return [] if len(calls) == 1 else real(self, *args)  # type: ignore[arg-type]

    monkeypatch.setattr(ChromaVectors, "nearest", lost_at_first)
    assert "rebuilt" in (answers(built) or "")


def test_damage_that_cannot_be_mended_is_an_error_and_not_a_loop(
    built: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    from index import build

    monkeypatch.setattr(build, "damage", lambda *_: "matrix.npy")
    with pytest.raises(DamageError, match=r"matrix\.npy"):
        built.open()


def test_a_second_builder_is_told_to_wait_and_readers_go_on(
    built: Library, library: Make, folder: Path
) -> None:
    (folder / "new.txt").write_text("New\n\nA new sentence about the town of Quellin.\n")
    with built._writing():
        with pytest.raises(BusyError, match="another process"):
            library().update()
        assert answers(library()) is None
    assert library().update().added == ("new.txt",)


def test_a_reader_keeps_its_generation_while_newer_ones_are_built(
    built: Library, folder: Path
) -> None:
    with built.open() as reader:
        for number in range(3):
            path = folder / "observatory.txt"
            path.write_text(ARTICLES["observatory.txt"] + f"Update number {number} came in.\n")
            assert built.update().changed == ("observatory.txt",)
        hit = reader.search(QUESTION).hits[0]
        assert "Update number" not in reader.article(hit.passage.article).text
        assert reader.search("مؤتمر").hits[0].passage.article == "arabic.txt"
        assert reader.generation == 1
    assert built.generation() == 4
    assert len(list((built.folder / "generations").iterdir())) == 2


def test_a_full_disk_is_told_before_anything_is_written(
    library: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil.disk_usage("/")
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=5 << 20))
    with pytest.raises(StoreError, match=r"5 MB free.*--home"):
        library().update()
    assert library().generation() is None


def test_a_disk_that_fills_during_the_build_leaves_the_former_index(
    built: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "new.txt").write_text("New\n\nA new sentence about the town of Quellin.\n")

    def full(*_: object) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(builder, "seal", full)
    with pytest.raises(StoreError, match="no space"):
        built.update()
    monkeypatch.undo()
    assert len(list((built.folder / "generations").iterdir())) == 1
    assert built.update().added == ("new.txt",)


def test_a_home_that_cannot_be_written_says_what_to_do(library: Make, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(StoreError, match="--home"):
        library(at=tmp_path / "file" / "home").update()


def test_an_unchanged_index_in_a_home_that_cannot_be_written_still_answers(
    built: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    from index import vector_places

    monkeypatch.setattr(vector_places, "_is_writable", lambda _: False)
    monkeypatch.setattr(Home, "publish", lambda *_: pytest.fail("wrote the pointer"))
    assert not built.update().built
    assert answers(built) is None


def test_sqlite_saying_full_is_a_full_disk(tmp_path: Path) -> None:
    import sqlite3

    with pytest.raises(StoreError, match="no space"), guards.storage_errors(tmp_path):
        raise sqlite3.OperationalError("database or disk is full")


def test_a_file_of_another_format_is_built_anew(
    built: Library, monkeypatch: pytest.MonkeyPatch, embedder: CountingEmbedder
) -> None:
    for name in ("index.build.FORMAT", "index.builder.FORMAT", "index.store.FORMAT"):
        monkeypatch.setattr(name, 99)
    embedder.texts.clear()
    update = built.update()
    assert update.notice is None
    assert update.added == tuple(sorted(ARTICLES))
    assert len(embedder.texts) >= len(ARTICLES)
    with Truth(current(built) / "articles.sqlite") as truth:
        assert truth.meta("format") == "99"
