import stat
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from index import storing, vector_places
from index.errors import DamageError, StoreError
from index.vector_places import LocalPlace, ServerPlace
from index.vectors import ChromaVectors

Vectors = NDArray[np.float32]


@pytest.fixture
def place(tmp_path: Path) -> LocalPlace:
    return LocalPlace(lambda generation: tmp_path / str(generation) / "chroma")


@pytest.fixture
def opened() -> Iterator[Callable[[ChromaVectors], ChromaVectors]]:
    """Closes what a test opens, so that no client outlives it."""
    stores: list[ChromaVectors] = []

    def keep(store: ChromaVectors) -> ChromaVectors:
        stores.append(store)
        return store

    yield keep
    for store in stores:
        store.close()


def some(count: int, seed: int = 0) -> Vectors:
    made: Vectors = np.random.default_rng(seed).normal(size=(count, 16)).astype(np.float32)
    made /= np.linalg.norm(made, axis=1, keepdims=True)
    return made


def names(count: int) -> list[str]:
    return [f"passage-{n}" for n in range(count)]


def fill(place: LocalPlace, generation: int, made: Vectors) -> None:
    store = place.fill(generation)
    assert list(store.upsert(zip(names(len(made)), made, strict=True)))[-1] == len(made)
    store.close()


@pytest.mark.parametrize("count", [1, 2, 30, 2_501])
def test_every_vector_finds_itself_after_reopening(
    place: LocalPlace, opened: Callable[[ChromaVectors], ChromaVectors], count: int
) -> None:
    made = some(count)
    fill(place, 1, made)
    store = opened(place.open(1))
    assert store.count() == count
    assert storing.answers_for_itself(store, names(count), made)
    assert store.nearest(made[-1], 1) == [names(count)[-1]]


def test_asking_for_more_than_there_are_brings_all(
    place: LocalPlace, opened: Callable[[ChromaVectors], ChromaVectors]
) -> None:
    made = some(3)
    fill(place, 1, made)
    assert sorted(opened(place.open(1)).nearest(made[0], 50)) == names(3)


def test_an_id_given_twice_has_the_later_vector(
    place: LocalPlace, opened: Callable[[ChromaVectors], ChromaVectors]
) -> None:
    made = some(2)
    store = opened(place.fill(1))
    for vector in made:
        list(store.upsert([("the-one", vector)]))
    list(store.upsert([("another", -made[1])]))
    assert store.count() == 2
    assert store.nearest(made[1], 1) == ["the-one"]


def test_a_branch_changes_the_copy_and_not_the_original(
    place: LocalPlace, opened: Callable[[ChromaVectors], ChromaVectors]
) -> None:
    made = some(40)
    fill(place, 1, made)
    branch = place.branch(1, 2)
    list(branch.upsert([("new", some(1, seed=9)[0])]))
    branch.delete(["passage-0"])
    branch.close()
    assert opened(place.open(2)).nearest(some(1, seed=9)[0], 1) == ["new"]
    assert "passage-0" not in opened(place.open(2)).nearest(made[0], 40)
    assert opened(place.open(1)).nearest(made[0], 1) == ["passage-0"]
    assert opened(place.open(1)).count() == 40


def test_reading_changes_no_vector_file(
    place: LocalPlace, tmp_path: Path, opened: Callable[[ChromaVectors], ChromaVectors]
) -> None:
    fill(place, 1, some(1))

    def contents() -> dict[str, bytes]:
        files = (p for p in tmp_path.rglob("*") if p.is_file() and p.suffix != ".sqlite3")
        return {p.name: p.read_bytes() for p in files}

    before = contents()
    opened(place.open(1)).nearest(some(1)[0], 1)
    assert before
    assert contents() == before


def test_an_empty_folder_is_damage_and_not_an_empty_store(
    place: LocalPlace, tmp_path: Path
) -> None:
    (tmp_path / "1" / "chroma").mkdir(parents=True)
    with pytest.raises(DamageError):
        place.open(1)


def test_filling_again_starts_from_nothing(
    place: LocalPlace, opened: Callable[[ChromaVectors], ChromaVectors]
) -> None:
    fill(place, 1, some(5))
    fill(place, 1, some(2))
    assert opened(place.open(1)).count() == 2


def test_where_nothing_may_be_written_a_copy_answers_and_is_removed(
    place: LocalPlace, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    made = some(4)
    fill(place, 1, made)
    monkeypatch.setattr(vector_places, "_is_writable", lambda _: False)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    for path in (tmp_path / "1").rglob("*"):
        path.chmod(path.stat().st_mode & ~(stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH))
    store = place.open(1)
    assert store.nearest(made[2], 1) == ["passage-2"]
    assert list(tmp_path.glob("dateline-chroma-*"))
    store.close()
    assert not list(tmp_path.glob("dateline-chroma-*"))


class _Lossy:
    """A store that says it has everything and finds half of it."""

    def __init__(self, ids: list[str]) -> None:
        self.ids = ids

    def count(self) -> int:
        return len(self.ids)

    def nearest(self, _: Vectors, k: int) -> list[str]:
        return self.ids[: k // 2]


def test_a_count_that_is_right_does_not_pass_for_health() -> None:
    made = some(200)
    lossy = _Lossy(names(200))
    assert not storing.answers_for_itself(lossy, names(200), made)  # type: ignore[arg-type]


def test_passages_with_the_same_words_answer_for_each_other(
    place: LocalPlace, opened: Callable[[ChromaVectors], ChromaVectors]
) -> None:
    made = np.repeat(some(1), 60, axis=0)
    fill(place, 1, made)
    assert storing.answers_for_itself(opened(place.open(1)), names(60), made)


def test_a_server_that_is_not_there_is_one_line_with_a_remedy() -> None:
    with pytest.raises(StoreError, match="CHROMA_URL") as caught:
        ServerPlace("http://127.0.0.1:9", "news").open(1)
    assert "\n" not in str(caught.value)
