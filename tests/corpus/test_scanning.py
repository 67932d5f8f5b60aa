"""What is found in a folder, and what is refused before it is opened."""

import os
from pathlib import Path

import pytest

from corpus.article import Article
from corpus.errors import CorpusError
from corpus.reading import Refusal, SourceFile, read, scan

PROSE = "The two sides met again in Doha on Monday to discuss the terms.\n"


def _only(folder: Path, name: str) -> Article | Refusal:
    file = next(file for file in scan(folder) if file.path == name)
    (outcome,) = read(folder, file)
    return outcome


def _reason(folder: Path, name: str) -> str:
    outcome = _only(folder, name)
    assert isinstance(outcome, Refusal)
    assert outcome.file == name
    assert "\n" not in outcome.reason
    return outcome.reason


def test_a_folder_is_listed_in_order_with_sizes_and_times(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("b/z.txt", "b.txt", "a.txt"):
        (tmp_path / name).write_text(PROSE)
    found = scan(tmp_path)
    assert [file.path for file in found] == ["a.txt", "b.txt", "b/z.txt"]
    assert found[0].size == len(PROSE)
    assert found[0].mtime_ns == (tmp_path / "a.txt").stat().st_mtime_ns


def test_hidden_files_and_folders_are_left_out(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    for name in (".git/a.txt", ".hidden.txt", "seen.txt"):
        (tmp_path / name).write_text(PROSE)
    assert [file.path for file in scan(tmp_path)] == ["seen.txt"]


@pytest.mark.parametrize("what", ["missing", "file", "empty"])
def test_a_folder_that_cannot_be_used_says_what_to_do(tmp_path: Path, what: str) -> None:
    folder = tmp_path / "corpus"
    if what == "file":
        folder.write_text("x")
    elif what == "empty":
        (folder / "sub").mkdir(parents=True)
    with pytest.raises(CorpusError) as caught:
        scan(folder)
    assert str(folder) in caught.value.message
    assert caught.value.remedy


def test_the_corpus_folder_itself_may_be_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "a.txt").write_text(PROSE)
    (tmp_path / "link").symlink_to(tmp_path / "real")
    outcome = _only(tmp_path / "link", "a.txt")
    assert isinstance(outcome, Article)


def test_a_link_that_leads_outside_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text(PROSE)
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "a.txt").symlink_to(tmp_path / "secret.txt")
    assert "outside" in _reason(folder, "a.txt")


def test_a_link_that_stays_inside_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PROSE)
    (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")
    assert isinstance(_only(tmp_path, "b.txt"), Article)


def test_linked_folders_and_broken_links_are_refused_not_followed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PROSE)
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    assert len(scan(tmp_path)) == 3
    assert "folder" in _reason(tmp_path, "loop")
    assert "cannot be found" in _reason(tmp_path, "gone.txt")


def test_what_is_not_an_ordinary_file_is_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert "ordinary" in _reason(tmp_path, "pipe.txt")


def test_a_file_that_went_away_is_refused(tmp_path: Path) -> None:
    gone = SourceFile(path="gone.txt", size=1, mtime_ns=1)
    (outcome,) = read(tmp_path, gone)
    assert isinstance(outcome, Refusal)


def test_a_path_that_climbs_out_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text(PROSE)
    (tmp_path / "corpus").mkdir()
    climbing = SourceFile(path="../secret.txt", size=1, mtime_ns=1)
    (outcome,) = read(tmp_path / "corpus", climbing)
    assert isinstance(outcome, Refusal)


def test_a_name_that_is_not_utf8_is_refused_by_a_printable_name(tmp_path: Path) -> None:
    try:
        Path(os.fsdecode(os.fsencode(str(tmp_path)) + b"/bad\xff.txt")).write_text(PROSE)
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    (file,) = scan(tmp_path)
    assert file.path == "bad\\xff.txt"
    assert "not UTF-8" in _reason(tmp_path, file.path)


def test_unknown_kinds_are_refused_with_the_kinds_that_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.pages").write_text(PROSE)
    reason = _reason(tmp_path, "a.pages")
    assert all(kind in reason for kind in (".txt", ".jsonl", ".csv", ".gz"))


def test_a_file_without_permission_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text(PROSE)

    def refuse(self: Path, *args: object, **kwargs: object) -> None:
        raise PermissionError(13, "Permission denied")

    (file,) = scan(tmp_path)
    monkeypatch.setattr(Path, "open", refuse)
    (outcome,) = read(tmp_path, file)
    assert isinstance(outcome, Refusal)
    assert "Permission denied" in outcome.reason


def test_a_folder_below_that_cannot_be_opened_is_listed_and_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "closed").mkdir()
    (tmp_path / "a.txt").write_text(PROSE)
    real = os.scandir

    def scandir(path: str | Path) -> object:
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    assert [file.path for file in scan(tmp_path)] == ["a.txt", "closed"]
    assert "cannot be opened" in _reason(tmp_path, "closed")
