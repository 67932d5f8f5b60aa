"""A build that is killed at any moment leaves the former index answering."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from index.build import Library

Make = Callable[..., Library]

# The child builds, and is killed by its own hand at the point it is told.
CHILD = """
import os, signal, sys
from pathlib import Path
from index import builder, generation
from index.analysis.analyser import open_analyser
from index.build import Library
from index.embedding import WordLlamaEmbedder

corpus, home, point = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]

def die(*args, **kwargs):
    os.kill(os.getpid(), signal.SIGKILL)

def progress(stage, done, total):
    if stage == point:
        die()

if point == "sealing":
    builder.seal = die
if point == "before the manifest":
    generation.Manifest.write = die
if point == "before the pointer":
    generation.Home.publish = die
if point == "within the pointer":
    generation.Path.replace = die
library = Library(corpus, home, WordLlamaEmbedder, open_analyser(), progress)
print("ready", flush=True)
if point == "reading files":
    from index import ingest
    ingest.split = die
library.update()
if point == "after the pointer":
    die()
"""

POINTS = [
    "reading files",
    "reading",
    "embedding",
    "vectors",
    "terms",
    "sealing",
    "before the manifest",
    "before the pointer",
    "within the pointer",
    "after the pointer",
]


def child(folder: Path, home: Path, point: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", CHILD, str(folder), str(home), point],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )


def change(folder: Path) -> None:
    """Enough changes that Chroma is filled anew, few enough to be quick."""
    (folder / "library.txt").unlink()
    for number in range(4):
        (folder / f"new-{number}.txt").write_text(
            f"Report {number}\n\nThe town of Quellin has {number + 3} bridges over the river.\n"
        )


def check(library: Library, folder: Path, *, done: bool) -> None:
    """The index answers as before or as after, and the next update completes."""
    with library.open() as reader:
        assert reader.notice is None
        names = {card.id for card in reader.articles()}
        assert ("new-0.txt" in names) == ("library.txt" not in names) == done
        assert reader.search("Who found the comet?").hits[0].passage.article == "observatory.txt"
    library.update()
    assert not library.update().built
    with library.open() as reader:
        assert {card.id for card in reader.articles()} == {p.name for p in folder.iterdir()}
        assert reader.search("Quellin bridges").hits[0].passage.article.startswith("new-")
    assert len(list((library.folder / "generations").iterdir())) <= 2


@pytest.mark.skipif(os.name != "posix", reason="kills by signal")
def test_a_build_killed_at_any_stage_leaves_the_former_index(
    library: Make, folder: Path, home: Path, tmp_path: Path
) -> None:
    library().update()
    change(folder)
    running = {}
    for point in POINTS:
        copied = tmp_path / f"home {point}"
        shutil.copytree(home, copied)
        running[point] = child(folder, copied, point)
    for point, process in running.items():
        _, errors = process.communicate(timeout=300)
        assert process.returncode == -signal.SIGKILL, f"{point}: {errors[-2_000:]}"
        check(library(at=tmp_path / f"home {point}"), folder, done=point == "after the pointer")


@pytest.mark.skipif(os.name != "posix", reason="kills by signal")
def test_builds_killed_at_random_one_after_the_other_leave_the_former_index(
    library: Make, folder: Path, home: Path
) -> None:
    library().update()
    change(folder)
    moments = random.Random(7)
    for _ in range(4):
        process = child(folder, home, "nowhere")
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(moments.uniform(0, 0.8))
        process.kill()
        process.communicate(timeout=300)
    with library().open() as reader:
        done = "new-0.txt" in {card.id for card in reader.articles()}
    check(library(), folder, done=done)


@pytest.mark.skipif(os.name != "posix", reason="kills by signal")
def test_the_first_build_killed_is_as_if_it_never_began(
    library: Make, folder: Path, home: Path
) -> None:
    process = child(folder, home, "terms")
    process.communicate(timeout=300)
    update = library().update()
    assert len(update.added) == 4
    assert update.notice is None


def test_two_builders_at_once_build_once_and_both_end_well(
    library: Make, folder: Path, home: Path
) -> None:
    builders = [child(folder, home, "nowhere") for _ in range(2)]
    ends = [process.communicate(timeout=300)[1] for process in builders]
    codes = [process.returncode for process in builders]
    for code, errors in zip(codes, ends, strict=True):
        assert code == 0 or "BusyError" in errors, errors[-2_000:]
    assert 0 in codes
    assert not library().update().built
    with library().open() as reader:
        assert len(reader.articles()) == 4
