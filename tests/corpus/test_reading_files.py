"""One file, one article: bytes to text without change, or a refusal."""

import gzip
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import decoding
from corpus.article import Article
from corpus.reading import Refusal, read, scan

PROSE = "The two sides met again in Doha on Monday to discuss the terms of a truce."


def _read(folder: Path, name: str, raw: bytes) -> Article | Refusal:
    (folder / name).write_bytes(raw)
    file = next(file for file in scan(folder) if file.path == name)
    (outcome,) = read(folder, file)
    return outcome


def _article(folder: Path, name: str, raw: bytes) -> Article:
    outcome = _read(folder, name, raw)
    assert isinstance(outcome, Article), outcome
    return outcome


def _reason(folder: Path, name: str, raw: bytes) -> str:
    outcome = _read(folder, name, raw)
    assert isinstance(outcome, Refusal)
    return outcome.reason


def test_the_id_is_the_path_below_the_folder(tmp_path: Path) -> None:
    (tmp_path / "2023" / "nov").mkdir(parents=True)
    article = _article(tmp_path, "2023/nov/a story.txt", PROSE.encode())
    assert article.id == "2023/nov/a story.txt"


def test_line_ends_spaces_and_accents_stay_as_they_are(tmp_path: Path) -> None:
    text = "  Café cafe\u0301\r\n\r\nﬁrst\u00a0line of a story that goes on and on.\r\rEnd\t\n"
    assert _article(tmp_path, "a.txt", text.encode()).text == text


def test_offsets_count_without_the_byte_order_mark(tmp_path: Path) -> None:
    article = _article(tmp_path, "a.txt", b"\xef\xbb\xbf" + PROSE.encode())
    assert article.text == PROSE
    assert article.body[0].start == 0


@settings(max_examples=50)
@given(text=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff")))
def test_any_text_is_read_as_written_or_refused(
    text: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outcome = _read(tmp_path_factory.mktemp("any"), "a.txt", text.encode())
    if isinstance(outcome, Article):
        assert outcome.text == text
        assert outcome.title.strip()
        for span in outcome.body:
            assert span.of(text).strip()


@settings(max_examples=50)
@given(raw=st.binary(max_size=300))
def test_any_bytes_are_read_or_refused_and_never_raise(
    raw: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    for name in ("a.txt", "a.txt.gz", "a.jsonl", "a.csv", "a.csv.gz"):
        folder = tmp_path_factory.mktemp("bytes")
        (folder / name).write_bytes(raw)
        (file,) = scan(folder)
        assert list(read(folder, file))


@pytest.mark.parametrize(
    ("raw", "word"),
    [
        (b"", "empty"),
        (" \n\t\u00a0".encode(), "empty"),
        (b"caf\xe9 on the corner", "byte 3"),
        (PROSE.encode("utf-16"), "UTF-16"),
        (b"PK\x03\x04\0\0", "NUL"),
        (b"Advertisement\n\nRELATED ARTICLES\n", "no sentence"),
    ],
)
def test_what_is_no_text_is_refused_with_the_reason(tmp_path: Path, raw: bytes, word: str) -> None:
    assert word in _reason(tmp_path, "a.txt", raw)


def test_a_file_longer_than_an_article_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(decoding, "MAX_BYTES", 100)
    assert "longer" in _reason(tmp_path, "a.txt", b"x" * 101)
    assert "longer" in _reason(tmp_path, "a.txt.gz", gzip.compress(b"x" * 101))


def test_packed_text_is_read_under_its_full_name(tmp_path: Path) -> None:
    article = _article(tmp_path, "a.TXT.gz", gzip.compress(PROSE.encode()))
    assert (article.id, article.text) == ("a.TXT.gz", PROSE)


@pytest.mark.parametrize("damage", ["truncated", "not gzip", "wrong sum"])
def test_damaged_packing_is_refused(tmp_path: Path, damage: str) -> None:
    packed = gzip.compress(PROSE.encode() * 50)
    raw = {
        "truncated": packed[: len(packed) // 2],
        "not gzip": PROSE.encode(),
        "wrong sum": packed[:-8] + b"\0" * 8,
    }[damage]
    assert "gzip" in _reason(tmp_path, "a.txt.gz", raw)


def test_a_file_that_unpacks_beyond_reason_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(decoding, "_BOMB_FLOOR", 10_000)
    row = b'{"text": ""}\n'
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(row * 100_000))
    (file,) = scan(tmp_path)
    *_, last = read(tmp_path, file)
    assert isinstance(last, Refusal)
    assert "unpacks" in last.reason


def test_markup_in_an_article_is_text(tmp_path: Path) -> None:
    text = f"<script>alert(1)</script> ${{1+1}} {PROSE}"
    assert _article(tmp_path, "a.txt", text.encode()).text == text


def test_a_page_gives_title_outlet_language_dates_and_body(tmp_path: Path) -> None:
    page = (
        "Monday, November 6, 2023\n\nTalks on a truce resume in Doha | Gulf Times\n\n"
        f"{PROSE}\n\nPublished: 7 November 2023\n"
    )
    article = _article(tmp_path, "a.txt", page.encode())
    assert article.title == "Talks on a truce resume in Doha"
    assert article.outlet == "Gulf Times"
    assert article.language == "en"
    assert [span.of(page) for span in article.body] == [PROSE]
    assert article.published is not None
    assert article.published.day.isoformat() == "2023-11-07"
    assert article.stamp is not None
    assert article.stamp.day.isoformat() == "2023-11-06"


@pytest.mark.parametrize(
    ("tail", "outlet"),
    [
        ("SOURCE: The Morning Mail", "The Morning Mail"),
        ("© 2023 Gulf Times. All rights reserved.", "Gulf Times"),
        ("Copyright © 2019-2023 Gulf Times", "Gulf Times"),
        ("© 2023 Getty Images", ""),
        ("المصدر: وكالة الأنباء", "وكالة الأنباء"),
        ("The source: unknown to all who asked about it in the town.", ""),
    ],
)
def test_the_outlet_is_read_below_the_article(tmp_path: Path, tail: str, outlet: str) -> None:
    page = f"{PROSE}\n\n{PROSE} It was said.\n\n{tail}\n"
    assert _article(tmp_path, "a.txt", page.encode()).outlet == outlet


@pytest.mark.parametrize("tail", ["Israel-Hamas War", "Politics", "Gaza", "Live"])
def test_a_topic_after_a_headline_is_no_outlet(tmp_path: Path, tail: str) -> None:
    page = f"Talks on a truce resume in Doha | {tail}\n\n{PROSE}\n"
    article = _article(tmp_path, "a.txt", page.encode())
    assert article.outlet == ""
    assert article.title == "Talks on a truce resume in Doha"


def test_a_source_line_above_the_article_may_be_that_of_a_picture(tmp_path: Path) -> None:
    page = f"Talks on a truce resume in Doha\n\nSOURCE: Some Agency\n{PROSE}\n"
    assert _article(tmp_path, "a.txt", page.encode()).outlet == ""
