import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import ARTICLES, CountingEmbedder, write

from corpus.errors import CorpusError
from index.analysis.analyser import Analyser
from index.build import Library, Update
from index.errors import EmbedderMismatchError, EmbeddingError, StoreError
from index.reader import Reader

Make = Callable[..., Library]


def passages(reader: Reader) -> list[tuple[str, str, int, int]]:
    """Every passage, as ids and ranges."""
    found = reader.search("the", k=1_000).hits
    return sorted((h.passage.id, h.passage.article, h.passage.start, h.passage.end) for h in found)


def contents(library: Library) -> list[tuple[str, str, int, int]]:
    with library.open() as reader:
        return passages(reader)


def test_the_first_update_adds_every_article(library: Make) -> None:
    update = library().update()
    assert update.added == tuple(sorted(ARTICLES))
    assert (update.changed, update.removed, update.skipped, update.notice) == ((), (), (), None)
    assert (update.generation, update.built) == (1, True)


def test_an_unchanged_folder_is_left_alone(library: Make, embedder: CountingEmbedder) -> None:
    first = library().update()
    embedder.texts.clear()
    second = library().update()
    assert (second.built, second.generation) == (False, first.generation)
    assert (second.added, second.changed, second.removed) == ((), (), ())
    assert embedder.texts == []


def test_an_unchanged_folder_imports_nothing_heavy(
    library: Make, folder: Path, home: Path, analyser: Analyser
) -> None:
    library().update()
    code = f"""
import sys
from pathlib import Path
from index.build import Library
from index.embedding import WordLlamaEmbedder
class Analyser:
    fingerprint = {analyser.fingerprint!r}
update = Library(Path({str(folder)!r}), Path({str(home)!r}), WordLlamaEmbedder, Analyser()).update()
heavy = ("chromadb", "bm25s", "numpy", "llama_index", "wordllama", "tokenizers")
sys.exit(update.built or any(name in sys.modules for name in heavy))
"""
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_only_what_changed_is_embedded_again(
    library: Make, folder: Path, embedder: CountingEmbedder
) -> None:
    library().update()
    embedder.texts.clear()
    write(folder / "library.txt", ARTICLES["library.txt"].replace("twelve", "fourteen"))
    (folder / "arabic.txt").unlink()
    write(folder / "new.txt", "A new report\n\nRain fell on the city of Quellin for nine days.\n")
    update = library().update()
    assert update.added == ("new.txt",)
    assert update.changed == ("library.txt",)
    assert update.removed == ("arabic.txt",)
    assert all("fourteen" in text or "Quellin" in text for text in embedder.texts)
    assert len(embedder.texts) == 2
    with library().open() as reader:
        assert [card.id for card in reader.articles()] == sorted(
            {*ARTICLES, "new.txt"} - {"arabic.txt"}
        )
        assert "fourteen" in reader.article("library.txt").text
        assert reader.search("Quellin rain").hits[0].passage.article == "new.txt"


def test_a_touched_file_is_not_read_as_a_change(
    library: Make, folder: Path, embedder: CountingEmbedder
) -> None:
    library().update()
    embedder.texts.clear()
    write(folder / "library.txt", ARTICLES["library.txt"])
    update = library().update()
    assert (update.added, update.changed, update.removed) == ((), (), ())
    assert embedder.texts == []
    assert not library().update().built


def test_step_by_step_and_at_once_give_the_same_index(
    library: Make, folder: Path, tmp_path: Path
) -> None:
    late = (folder / "harbour.txt").read_text(encoding="utf-8")
    (folder / "harbour.txt").unlink()
    library().update()
    write(folder / "harbour.txt", late)
    library().update()
    stepwise, at_once = library(), library(at=tmp_path / "other-home")
    at_once.update()
    assert contents(stepwise) == contents(at_once)
    with stepwise.open() as one, at_once.open() as other:
        for question in ("Who led the union?", "When will the comet pass?", "مؤتمر القاهرة"):
            first, second = one.search(question), other.search(question)
            assert [h.passage for h in first.hits] == [h.passage for h in second.hits]
            assert [h.score for h in first.hits] == pytest.approx([h.score for h in second.hits])


def test_the_same_corpus_twice_gives_the_same_passages(library: Make, tmp_path: Path) -> None:
    homes = [tmp_path / "one", tmp_path / "two"]
    for at in homes:
        library(at=at).update()
    assert contents(library(at=homes[0])) == contents(library(at=homes[1]))
    library(at=homes[0]).update(rebuild=True)
    assert contents(library(at=homes[0])) == contents(library(at=homes[1]))


def test_two_corpora_share_a_home_without_meeting(library: Make, tmp_path: Path) -> None:
    other = tmp_path / "elsewhere" / "articles"
    other.mkdir(parents=True)
    (other / "only.txt").write_text("One\n\nThe only article here is about turnips.\n")
    library().update()
    library(corpus=other).update()
    with library().open() as first, library(corpus=other).open() as second:
        assert len(first.articles()) == len(ARTICLES)
        assert [card.id for card in second.articles()] == ["only.txt"]
        assert all(h.passage.article == "only.txt" for h in second.search("strike").hits)


def test_another_embedder_is_refused_with_the_command_that_rebuilds(
    library: Make, embedder: CountingEmbedder
) -> None:
    library().update()
    other = CountingEmbedder(embedder._inner, name="openai:text-embedding-3-small")
    for use in (library(using=other).update, library(using=other).open):
        with pytest.raises(EmbedderMismatchError, match="dateline index --rebuild"):
            use()
    assert library(using=other).update(rebuild=True).built
    with library(using=other).open() as reader:
        assert reader.search("comet").hits


def test_a_failing_embedder_leaves_the_former_index(
    library: Make, folder: Path, embedder: CountingEmbedder, monkeypatch: pytest.MonkeyPatch
) -> None:
    library().update()
    write(folder / "new.txt", "A new report\n\nRain fell on Quellin for nine days.\n")

    def fail(texts: object) -> None:
        raise EmbeddingError("the embedding server answered 500")

    monkeypatch.setattr(embedder, "embed", fail)
    with pytest.raises(EmbeddingError):
        library().update()
    monkeypatch.undo()
    assert library().generation() == 1
    assert [path.name for path in (library().folder / "generations").iterdir()] == ["000001"]
    assert library().update().added == ("new.txt",)


def test_a_corpus_that_vanished_is_a_corpus_error(library: Make, folder: Path) -> None:
    library().update()
    folder.rename(folder.with_name("gone"))
    with pytest.raises(CorpusError):
        library().update()
    with library().open() as reader:
        assert reader.search("comet").hits


def test_opening_before_indexing_says_what_to_run(library: Make) -> None:
    with pytest.raises(StoreError, match="dateline index"):
        library().open()


def test_files_that_all_are_refused_give_an_index_that_finds_nothing(
    library: Make, tmp_path: Path
) -> None:
    bad = tmp_path / "bad"
    bad.mkdir()
    (bad / "a.txt").write_bytes(b"\xff\xfe\x00\xd8 not text")
    update = library(corpus=bad).update()
    assert update.skipped
    with library(corpus=bad).open() as reader:
        assert reader.articles() == ()
        assert reader.search("comet").hits == ()
        assert reader.search("comet").unknown == ("comet",)
    assert not library(corpus=bad).update().built


def test_a_pipe_among_the_articles_is_refused_without_waiting(
    library: Make, tmp_path: Path
) -> None:
    folder = tmp_path / "mixed"
    folder.mkdir()
    os.mkfifo(folder / "pipe.txt")
    (folder / "a.txt").write_text("Rain fell on Quellin all day.")
    done: list[Update] = []
    work = threading.Thread(
        target=lambda: done.append(library(corpus=folder).update()), daemon=True
    )
    work.start()
    work.join(timeout=60)  # a limit, not a measurement
    assert [update.added for update in done] == [("a.txt",)]
    assert [refusal.file for refusal in done[0].skipped] == ["pipe.txt"]


def test_half_a_surrogate_pair_is_refused_and_the_rest_goes_on(
    library: Make, tmp_path: Path
) -> None:
    dump = tmp_path / "dump"
    dump.mkdir()
    rows = ['{"id": "1", "text": "Rain fell on Quellin \\ud800 today."}']
    rows.append('{"id": "2", "text": "Snow fell on Orminster for a week."}')
    (dump / "d.jsonl").write_text("\n".join(rows))
    update = library(corpus=dump).update()
    assert update.added == ("d.jsonl#2",)
    assert len(update.skipped) == 1


def test_progress_is_told_for_every_stage_and_ends_at_the_total(
    folder: Path, home: Path, embedder: CountingEmbedder, analyser: Analyser
) -> None:
    told: list[tuple[str, int, int]] = []

    def progress(stage: str, done: int, total: int) -> None:
        told.append((stage, done, total))

    Library(folder, home, lambda: embedder, analyser, progress).update()
    assert list(dict.fromkeys(stage for stage, _, _ in told)) == [
        "reading",
        "embedding",
        "vectors",
        "terms",
    ]
    last = {stage: (done, total) for stage, done, total in told}
    assert all(done == total for done, total in last.values())
