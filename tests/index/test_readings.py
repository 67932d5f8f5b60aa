"""Passages read by two processes are what one reads, whatever becomes of the second."""

import gc
import io
import pickle
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import IO

import numpy as np
import pytest

from index import helping, readings
from index.analysis.analyser import Analyser, open_analyser
from index.analysis.counting import KeyCounts
from index.build import Library
from index.embedding import WordLlamaEmbedder
from index.helping import Order
from index.readings import Readings
from index.store import StoredPassage
from index.wording import PassageReader, ReadPassage

Said = dict[str, tuple[str, dict[str, tuple[int, float]]]]
TEXTS = [
    ("The White House said on 7 October 2023 that two hundred people fled.", "en"),
    ("قال الرئيس الأمريكي إن ثلاثة آلاف شخص فروا من الضفة الغربية", "ar"),
    ("Перемирие было подписано вчера вечером в столице.", "ru"),
]


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("lexicons")


@pytest.fixture(scope="module")
def cached(cache: Path) -> Analyser:
    """An analyser that another process can open too."""
    return open_analyser([], cache)


@pytest.fixture(scope="module")
def passages() -> list[StoredPassage]:
    return [
        StoredPassage(
            row=number,
            id=str(number),
            article=str(number // 3),
            language=language,
            title=f"Title {number // 3}",
            outlet="",
            text=f"{text} Number{number % 40}.",
        )
        for number in range(600)
        for text, language in [TEXTS[number % 3]]
    ]


@pytest.fixture(scope="module")
def expected(cached: Analyser, passages: list[StoredPassage]) -> Said:
    reader = PassageReader(cached, glosses=True)
    return said(reader.read(passages), list(reader.counter.keys))


def said(read: list[ReadPassage], keys: list[str]) -> Said:
    return {one.id: (one.to_embed, named(one.counts, keys)) for one in read}


def named(counts: KeyCounts, keys: list[str]) -> dict[str, tuple[int, float]]:
    return {
        keys[key]: (int(count), float(sure))
        for key, count, sure in zip(counts.keys, counts.counts, counts.weights, strict=True)
    }


def all_read(made: Readings, passages: list[StoredPassage]) -> Said:
    for first in range(0, len(passages), 50):
        made.offer(passages[first : first + 50])
    read: list[ReadPassage] = []
    while some := made.take():
        read += some
    made.close()
    assert len(read) == len(passages)
    return said(read, list(made.counter.keys))


def test_one_process_reads_every_passage(
    analyser: Analyser, passages: list[StoredPassage], expected: Said
) -> None:
    assert all_read(Readings(analyser, glosses=True), passages) == expected


def test_two_processes_read_what_one_does(
    cached: Analyser, passages: list[StoredPassage], expected: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(readings, "FEWEST", 1)
    assert all_read(Readings(cached, glosses=True), passages) == expected


@pytest.mark.parametrize(
    "code",
    ["raise SystemExit(1)", "print('not an answer')", "import sys; sys.stdin.buffer.read(300)"],
)
def test_a_second_process_that_fails_is_done_without(
    cached: Analyser,
    passages: list[StoredPassage],
    expected: Said,
    monkeypatch: pytest.MonkeyPatch,
    code: str,
) -> None:
    monkeypatch.setattr(readings, "FEWEST", 1)
    monkeypatch.setattr(readings, "_START", code)
    assert all_read(Readings(cached, glosses=True), passages) == expected


def test_a_second_process_that_cannot_be_started_is_done_without(
    cached: Analyser, passages: list[StoredPassage], expected: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(readings, "FEWEST", 1)
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    assert all_read(Readings(cached, glosses=True), passages) == expected


def test_closing_at_once_leaves_no_process(
    cached: Analyser, passages: list[StoredPassage], monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[subprocess.Popen[bytes]] = []
    popen = subprocess.Popen

    def listen(*args: object, **kwargs: object) -> subprocess.Popen[bytes]:
        started.append(popen(*args, **kwargs))  # type: ignore[call-overload]
        return started[-1]

    monkeypatch.setattr(readings, "FEWEST", 1)
    monkeypatch.setattr(subprocess, "Popen", listen)
    made = Readings(cached, glosses=True)
    made.offer(passages)
    made.close()
    assert all(child.returncode is not None for child in started)


def answers(order: Order, *batches: list[StoredPassage]) -> Iterator[helping.Answer]:
    """What the second process says, run within this one."""
    given, out = io.BytesIO(), io.BytesIO()
    for message in (order, *batches):
        pickle.dump(message, given)
    given.seek(0)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdin", SimpleNamespace(buffer=given))
        patch.setattr(sys, "stdout", SimpleNamespace(buffer=out))
        patch.setattr(signal, "signal", lambda *_: None)
        patch.setattr(gc, "disable", lambda: None)
        helping.main()
    out.seek(0)
    while out.tell() < len(out.getvalue()):
        yield pickle.load(out)


def test_the_second_process_tells_each_new_key_once(
    cached: Analyser, cache: Path, passages: list[StoredPassage], expected: Said
) -> None:
    order = Order((), cache, cached.fingerprint, glosses=True, embeds=False)
    batches = [passages[:7], passages[7:20], passages[:7]]
    first, second, again = answers(order, *batches)
    assert not again.keys
    keys = [*first.keys, *second.keys]
    assert len(keys) == len(set(keys))
    assert again.english[0] is None  # Latin letters are embedded as they are
    texts = {one.id: english for one, english in zip(passages[:7], first.english, strict=True)}
    assert all(expected[name][0] == text for name, text in texts.items() if text is not None)


def test_the_second_process_embeds_what_the_first_would(
    cached: Analyser, cache: Path, passages: list[StoredPassage], expected: Said
) -> None:
    [answer] = answers(
        Order((), cache, cached.fingerprint, glosses=True, embeds=True), passages[:7]
    )
    texts = [expected[one.id][0] for one in passages[:7]]
    assert answer.vectors is not None
    assert np.allclose(answer.vectors, WordLlamaEmbedder().embed(texts), atol=1e-6)


def test_an_analyser_that_knows_other_words_says_nothing(cache: Path) -> None:
    assert not list(answers(Order((), cache, "other", glosses=True, embeds=False)))


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="interrupts by signal")
def test_the_second_process_ends_with_its_input_and_not_with_a_key(
    cached: Analyser, cache: Path, passages: list[StoredPassage]
) -> None:
    command = [sys.executable, "-c", readings._START, *sys.path]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        given, out = child.stdin, child.stdout
        assert given
        assert out
        tell(given, Order((), cache, cached.fingerprint, glosses=True, embeds=False))
        tell(given, passages[:2])
        assert len(pickle.load(out).lengths) == 2
        child.send_signal(signal.SIGINT)
        tell(given, passages[:3])
        assert len(pickle.load(out).lengths) == 3
        given.close()
        assert child.wait() == 0


def tell(to: IO[bytes], message: object) -> None:
    pickle.dump(message, to)
    to.flush()


def test_an_index_built_by_two_processes_answers(
    cached: Analyser,
    folder: Path,
    home: Path,
    wordllama: WordLlamaEmbedder,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(readings, "FEWEST", 1)
    library = Library(folder, home, lambda: wordllama, cached)
    assert len(library.update().added) == 4
    with library.open() as reader:
        assert reader.search("Who found the comet?").hits[0].passage.article == "observatory.txt"
        assert reader.search("Foreign ministers in Cairo").hits[0].passage.article == "arabic.txt"
