"""A store filled by a process of its own is what one filled here is, whatever becomes of it."""

import io
import pickle
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from index import filling, storing
from index.errors import StoreError
from index.filling import Filling
from index.storing import Check, Vectors
from index.vector_places import LocalPlace

COUNT = 90


@pytest.fixture
def place(tmp_path: Path) -> LocalPlace:
    return LocalPlace(lambda generation: tmp_path / f"{generation}" / "chroma")


@pytest.fixture
def matrix(tmp_path: Path) -> Path:
    made = np.random.default_rng(7).normal(size=(COUNT, 8)).astype(np.float32)
    made /= np.linalg.norm(made, axis=1, keepdims=True)
    (tmp_path / "1").mkdir()
    np.save(tmp_path / "matrix.npy", made)
    return tmp_path / "matrix.npy"


@pytest.fixture
def apart(monkeypatch: pytest.MonkeyPatch) -> None:
    """A process of its own for any number of vectors."""
    monkeypatch.setattr(filling, "FEWEST", 1)
    monkeypatch.setattr(filling.os, "cpu_count", lambda: 2)


def ids() -> list[str]:
    return [f"passage-{number}" for number in range(COUNT)]


def fill(place: LocalPlace, matrix: Path) -> list[tuple[int, int]]:
    told: list[tuple[int, int]] = []
    made = Filling(place, 1, lambda _stage, done, total: told.append((done, total)))
    made.expect(COUNT)
    vectors = np.load(matrix)
    for part in np.array_split(np.random.default_rng(3).permutation(COUNT), 5):
        made.put([ids()[n] for n in part], vectors[part])
    made.finish(ids(), matrix)
    made.settle()
    made.close()
    return told


def assert_whole(place: LocalPlace, matrix: Path) -> None:
    folder = place.folder(1)
    assert [entry.name for entry in folder.parent.iterdir()] == ["chroma"]
    store = place.open(1)
    try:
        assert store.count() == COUNT
        for name, vector in zip(ids(), np.load(matrix), strict=True):
            assert store.nearest(vector, 1) == [name]
    finally:
        store.close()


def test_a_store_filled_here_finds_every_vector(place: LocalPlace, matrix: Path) -> None:
    assert fill(place, matrix)[-1] == (COUNT, COUNT)
    assert_whole(place, matrix)


@pytest.mark.usefixtures("apart")
def test_a_store_filled_apart_finds_every_vector(
    place: LocalPlace, matrix: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(LocalPlace, "fill", never)  # in this process
    assert fill(place, matrix)[-1] == (COUNT, COUNT)
    monkeypatch.undo()
    assert_whole(place, matrix)


def never(*_: object) -> None:
    raise AssertionError("it was to be filled by the other process")


@pytest.mark.usefixtures("apart")
@pytest.mark.parametrize(
    "code",
    [
        "raise SystemExit(1)",
        "print('not an answer')",
        "import sys; sys.stdin.buffer.read(3000)",
    ],
)
def test_a_process_that_fails_is_done_without(
    place: LocalPlace, matrix: Path, monkeypatch: pytest.MonkeyPatch, code: str
) -> None:
    monkeypatch.setattr(filling, "_START", code)
    fill(place, matrix)
    assert_whole(place, matrix)


@pytest.mark.usefixtures("apart")
def test_a_process_that_cannot_be_started_is_done_without(
    place: LocalPlace, matrix: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    fill(place, matrix)
    assert_whole(place, matrix)


@pytest.mark.usefixtures("apart")
@pytest.mark.parametrize("given", [0, COUNT])
def test_closing_early_leaves_neither_process_nor_folder(
    place: LocalPlace, matrix: Path, monkeypatch: pytest.MonkeyPatch, given: int
) -> None:
    started: list[subprocess.Popen[bytes]] = []
    popen: Callable[..., subprocess.Popen[bytes]] = subprocess.Popen

    def listen(*args: object, **kwargs: object) -> subprocess.Popen[bytes]:
        started.append(popen(*args, **kwargs))
        return started[-1]

    monkeypatch.setattr(subprocess, "Popen", listen)
    made = Filling(place, 1, lambda *_: None)
    made.expect(COUNT)
    made.put(ids()[:given], np.load(matrix)[:given])
    made.close()
    assert all(child.returncode is not None for child in started)
    assert not list(place.folder(1).parent.iterdir())


def test_a_store_that_loses_vectors_is_refused(
    place: LocalPlace, matrix: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(filling, "answers_for_itself", lambda *_: False)
    with pytest.raises(StoreError):
        fill(place, matrix)


def answers(folder: Path, *messages: object) -> list[bool]:
    """What the process says, run within this one."""
    given, out = io.BytesIO(), io.BytesIO()
    for message in messages:
        pickle.dump(message, given)
    given.seek(0)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdin", SimpleNamespace(buffer=given))
        patch.setattr(sys, "stdout", SimpleNamespace(buffer=out))
        patch.setattr(signal, "signal", lambda *_: None)
        patch.setattr(storing.gc, "disable", lambda: None)
        storing.main(str(folder))
    return [pickle.loads(out.getvalue())] if out.getvalue() else []


def test_the_process_says_whether_what_it_stored_is_whole(tmp_path: Path, matrix: Path) -> None:
    vectors: Vectors = np.load(matrix)
    check = Check(ids(), matrix)
    assert answers(tmp_path / "whole", (ids(), vectors), check) == [True]
    assert answers(tmp_path / "lost", (ids()[1:], vectors[1:]), check) == [False]


def test_the_process_ends_with_its_input(tmp_path: Path, matrix: Path) -> None:
    assert answers(tmp_path / "half", (ids(), np.load(matrix))) == []
