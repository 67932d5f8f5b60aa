import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from index.generation import CHROMA, TRUTH, Home, Manifest, damage, glance, seal


@pytest.fixture
def finished(tmp_path: Path) -> tuple[Path, Manifest]:
    """A generation with a file of every kind."""
    folder = tmp_path / "000001"
    (folder / CHROMA / "segment").mkdir(parents=True)
    (folder / TRUTH).write_bytes(b"truth " * 5_000)
    (folder / CHROMA / "segment" / "data_level0.bin").write_bytes(b"vectors " * 5_000)
    with closing(sqlite3.connect(folder / CHROMA / "chroma.sqlite3")) as db:
        db.execute("CREATE TABLE t (words TEXT)")
        db.executemany("INSERT INTO t VALUES (?)", [(f"row {n}" * 20,) for n in range(500)])
        db.commit()
    manifest = Manifest(
        generation=1,
        format=1,
        embedder="e",
        dimensions=2,
        reading="r",
        analysis="a",
        passages=3,
        churn=0,
        files=seal(folder),
    )
    manifest.write(folder)
    return folder, manifest


def test_a_manifest_comes_back_as_it_was_written(finished: tuple[Path, Manifest]) -> None:
    folder, manifest = finished
    assert Manifest.read(folder) == manifest
    assert damage(folder, manifest) is None


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"null", b'{"generation": 1}', b"\xff\xfe"])
def test_a_manifest_that_is_not_one_counts_as_none(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "manifest.json").write_bytes(content)
    assert Manifest.read(tmp_path) is None


@pytest.mark.parametrize("name", [TRUTH, f"{CHROMA}/segment/data_level0.bin"])
def test_one_flipped_bit_is_found(finished: tuple[Path, Manifest], name: str) -> None:
    folder, manifest = finished
    content = bytearray((folder / name).read_bytes())
    content[len(content) // 2] ^= 1
    (folder / name).write_bytes(content)
    assert glance(folder, manifest) is None
    assert damage(folder, manifest) == name


@pytest.mark.parametrize(
    "name", [TRUTH, f"{CHROMA}/segment/data_level0.bin", f"{CHROMA}/chroma.sqlite3"]
)
def test_a_missing_file_is_found_without_reading(
    finished: tuple[Path, Manifest], name: str
) -> None:
    folder, manifest = finished
    (folder / name).unlink()
    assert glance(folder, manifest) == damage(folder, manifest) == name


def test_a_shortened_file_is_found_without_reading(finished: tuple[Path, Manifest]) -> None:
    folder, manifest = finished
    (folder / TRUTH).write_bytes(b"truth")
    assert glance(folder, manifest) == TRUTH


def test_chromas_own_sqlite_may_change_but_must_be_sound(
    finished: tuple[Path, Manifest],
) -> None:
    folder, manifest = finished
    path = folder / CHROMA / "chroma.sqlite3"
    with closing(sqlite3.connect(path)) as db:
        db.execute("INSERT INTO t VALUES ('written while reading')")
        db.commit()
    assert damage(folder, manifest) is None
    content = bytearray(path.read_bytes())
    content[4_096:20_000] = b"\xa5" * (20_000 - 4_096)
    path.write_bytes(content)
    assert damage(folder, manifest) == f"{CHROMA}/chroma.sqlite3"


def test_the_pointer_names_what_was_published_last(tmp_path: Path) -> None:
    home = Home(tmp_path / "home", tmp_path / "corpus")
    assert home.current() is None
    home.folder.mkdir(parents=True)
    for generation in (1, 2):
        home.publish(generation)
        assert home.current() == generation


@pytest.mark.parametrize("content", ["", "{", "[]", '{"generation": "1"}', "3"])
def test_a_pointer_that_is_not_one_counts_as_none(tmp_path: Path, content: str) -> None:
    home = Home(tmp_path, tmp_path / "corpus")
    home.folder.mkdir()
    (home.folder / "current.json").write_text(content)
    assert home.current() is None


def test_foreign_entries_among_the_generations_are_left_alone(tmp_path: Path) -> None:
    home = Home(tmp_path, tmp_path / "corpus")
    for name in ("000003", "000010", "notes", ".DS_Store"):
        (home.folder / "generations" / name).mkdir(parents=True)
    assert home.existing() == [10, 3]
    home.remove(3)
    assert home.existing() == [10]
    assert (home.folder / "generations" / "notes").is_dir()


def test_one_home_keeps_corpora_of_the_same_name_apart(tmp_path: Path) -> None:
    first = Home(tmp_path, tmp_path / "a" / "news")
    second = Home(tmp_path, tmp_path / "b" / "news")
    assert first.folder != second.folder
    assert first.folder.name.startswith("news-")


def test_a_corpus_is_known_by_its_real_place(tmp_path: Path) -> None:
    (tmp_path / "news").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "news")
    direct, linked = Home(tmp_path, tmp_path / "news"), Home(tmp_path, tmp_path / "link")
    assert direct.folder == linked.folder


def test_a_corpus_with_a_strange_name_gets_a_plain_folder(tmp_path: Path) -> None:
    home = Home(tmp_path, tmp_path / ("أخبار :?* " + "x" * 90))
    home.folder.mkdir()
    assert home.folder.is_dir()
    assert len(home.folder.name) < 60


def test_sizes_and_digests_are_in_the_manifest(finished: tuple[Path, Manifest]) -> None:
    folder, _ = finished
    stored = json.loads((folder / "manifest.json").read_text())
    assert stored["files"][TRUTH]["size"] == 30_000
    assert len(stored["files"][TRUTH]["digest"]) == 32
