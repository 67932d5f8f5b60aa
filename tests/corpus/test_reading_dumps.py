"""Dumps: one article a row, named fields, bad rows refused alone."""

import csv
import gzip
import io
import json
from pathlib import Path
from typing import Any

import pytest

from corpus import decoding
from corpus.article import Article
from corpus.reading import Refusal, read, scan

PROSE = "The two sides met again in Doha on Monday to discuss the terms of a truce."


def _read(folder: Path, name: str, raw: bytes) -> list[Article | Refusal]:
    (folder / name).write_bytes(raw)
    file = next(file for file in scan(folder) if file.path == name)
    return list(read(folder, file))


def _lines(*rows: Any) -> bytes:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()


def _table(*rows: list[str]) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue().encode()


def _articles(outcomes: list[Article | Refusal]) -> list[Article]:
    return [outcome for outcome in outcomes if isinstance(outcome, Article)]


def _reasons(outcomes: list[Article | Refusal]) -> list[str]:
    return [outcome.reason for outcome in outcomes if isinstance(outcome, Refusal)]


def test_fields_go_by_their_usual_names(tmp_path: Path) -> None:
    row = {
        "_id": 7,
        "Headline": "Talks resume",
        "BODY": f"Talks resume\n{PROSE}",
        "published_at": "2023-11-07T10:00:00Z",
        "source": {"id": "gt", "name": "Gulf Times"},
        "url": "https://example.org/7",
        "lang": "en-GB",
        "authors": ["A. Writer", {"name": "B. Writer"}],
    }
    (article,) = _articles(_read(tmp_path, "d.jsonl", _lines(row)))
    assert article.id == "d.jsonl#7"
    assert article.title == "Talks resume"
    assert article.text == row["BODY"]
    assert [span.of(article.text) for span in article.body] == [PROSE]
    assert article.outlet == "Gulf Times"
    assert (article.url, article.language) == ("https://example.org/7", "en")
    assert article.authors == ("A. Writer", "B. Writer")
    assert article.published is not None
    assert article.published.sure
    assert article.published.read_from == "field published_at"


def test_a_table_is_read_like_lines_of_json(tmp_path: Path) -> None:
    text = 'He said "yes", then\r\nleft the hall for good, and nobody followed him out.'
    raw = _table(["ID", "Title", "Text", "Date"], ["a", "Yes", text, "7 Nov 2023"])
    (article,) = _articles(_read(tmp_path, "t.csv", raw))
    assert (article.id, article.text, article.title) == ("t.csv#a", text, "Yes")
    assert article.published is not None


@pytest.mark.parametrize("separator", [";", "\t"])
def test_a_table_may_use_another_separator(tmp_path: Path, separator: str) -> None:
    raw = f"id{separator}text\n1{separator}{PROSE}\n".encode()
    assert [a.id for a in _articles(_read(tmp_path, "t.csv", raw))] == ["t.csv#1"]


@pytest.mark.parametrize("name", ["d.jsonl.gz", "t.csv.gz"])
def test_packed_dumps_are_read(tmp_path: Path, name: str) -> None:
    plain = (
        _lines({"id": "a", "text": PROSE})
        if "json" in name
        else _table(["id", "text"], ["a", PROSE])
    )
    assert [a.id for a in _articles(_read(tmp_path, name, gzip.compress(plain)))] == [f"{name}#a"]


def test_a_bad_line_is_refused_by_number_and_the_rest_goes_on(tmp_path: Path) -> None:
    raw = b"".join(
        [
            _lines({"id": "1", "text": PROSE}),
            b"{not json\n\n[1, 2]\n",
            _lines({"id": "5"}, {"id": "6", "text": ["a", "list"]}),
            b'{"id": "7", "text": "caf\xe9"}\n',
            _lines({"id": "8", "text": "a\0b is here"}, {"id": "9", "text": "   "}),
            b'{"id": "10", "text": "half \\ud800 a pair"}\n',
            _lines({"id": "11", "text": PROSE + " Again."}),
        ]
    )
    outcomes = _read(tmp_path, "d.jsonl", raw)
    assert [a.id for a in _articles(outcomes)] == ["d.jsonl#1", "d.jsonl#11"]
    reasons = _reasons(outcomes)
    assert [reason.split()[1] for reason in reasons] == [str(n) for n in (2, 4, 5, 6, 7, 8, 9, 10)]
    for reason, word in zip(
        reasons, ["JSON", "object", "text", "text", "UTF-8", "NUL", "text", "UTF-8"], strict=True
    ):
        assert word in reason


def test_the_later_of_two_rows_with_one_id_is_refused(tmp_path: Path) -> None:
    raw = _lines({"id": "a", "text": PROSE}, {"id": "a", "text": "Another text, also long enough."})
    article, refusal = _read(tmp_path, "d.jsonl", raw)
    assert isinstance(article, Article)
    assert article.text == PROSE
    assert isinstance(refusal, Refusal)
    assert 'line 2 repeats the id "a" of line 1' in refusal.reason


def test_rows_without_an_id_keep_theirs_when_others_come_before(tmp_path: Path) -> None:
    row, other = {"text": PROSE}, {"text": "Another text, also long enough to stand here."}
    (first,) = _articles(_read(tmp_path, "d.jsonl", _lines(row)))
    second = _articles(_read(tmp_path, "d.jsonl", _lines(other, row)))[1]
    assert first.id == second.id
    assert first.id.startswith("d.jsonl#")


def test_the_address_serves_as_id(tmp_path: Path) -> None:
    row = {"url": "https://example.org/a", "text": PROSE}
    (article,) = _articles(_read(tmp_path, "d.jsonl", _lines(row)))
    assert article.id == "d.jsonl#https://example.org/a"


def test_deep_and_huge_values_do_not_kill(tmp_path: Path) -> None:
    raw = b"".join(
        [
            b"[" * 200_000 + b"\n",
            b'{"text": ' + b'{"a":' * 100_000 + b"1" + b"}" * 100_001 + b"\n",
            b'{"id": ' + b"9" * 10_000 + b', "text": "x"}\n',
            _lines({"id": "x" * 5000, "text": PROSE}),
        ]
    )
    outcomes = _read(tmp_path, "d.jsonl", raw)
    (article,) = _articles(outcomes)
    assert len(article.id) < 100
    assert len(_reasons(outcomes)) == 3


def test_a_line_longer_than_an_article_is_skipped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(decoding, "MAX_BYTES", 200)
    raw = _lines({"id": "a", "text": "x" * 1000}, {"id": "b", "text": PROSE})
    outcomes = _read(tmp_path, "d.jsonl", raw)
    assert [a.id for a in _articles(outcomes)] == ["d.jsonl#b"]
    assert "longer" in _reasons(outcomes)[0]


def test_long_fields_of_a_table_are_read(tmp_path: Path) -> None:
    text = f"{PROSE} " * 5000
    (article,) = _articles(_read(tmp_path, "t.csv", _table(["id", "text"], ["a", text])))
    assert article.text == text


def test_a_table_row_that_is_not_utf8_is_refused_alone(tmp_path: Path) -> None:
    raw = b"id,text\n1,caf\xe9 au lait\n2," + PROSE.encode() + b"\n"
    outcomes = _read(tmp_path, "t.csv", raw)
    assert [a.id for a in _articles(outcomes)] == ["t.csv#2"]
    assert "line 2" in _reasons(outcomes)[0]


@pytest.mark.parametrize(
    "bad",
    [
        f'1,"{PROSE}\n',
        f'1,"{PROSE}\nThey met "again".\n',
        f'1,"He said "no".\n{PROSE}"\n',
        f"1,{PROSE}\rand more\n",
    ],
)
def test_a_table_row_with_an_unclosed_quote_is_refused_and_the_rows_below_are_read(
    tmp_path: Path, bad: str
) -> None:
    raw = f'id,text,outlet\n{bad}2,{PROSE},A\n3,"{PROSE}\n\nThen ""nothing"".",B\n4,{PROSE},C\n'
    outcomes = _read(tmp_path, "t.csv", raw.encode())
    articles = _articles(outcomes)
    assert [a.id for a in articles] == ["t.csv#2", "t.csv#3", "t.csv#4"]
    assert articles[1].text == f'{PROSE}\n\nThen "nothing".'
    (reason,) = _reasons(outcomes)
    assert reason.startswith("the row at line 2 ")


def test_a_table_full_of_unclosed_quotes_is_given_up(tmp_path: Path) -> None:
    outcomes = _read(tmp_path, "t.csv", b"id,text\n" + b'a","b\n' * 500)
    assert len(outcomes) == 50
    assert "the rest of the file was not read" in _reasons(outcomes)[-1]


@pytest.mark.parametrize("raw", [b"a,b\n1,2\n", b"", b"\n"])
def test_a_table_without_a_text_column_is_refused(tmp_path: Path, raw: bytes) -> None:
    (reason,) = _reasons(_read(tmp_path, "t.csv", raw))
    assert "header" in reason


def test_a_dump_with_no_rows_is_refused(tmp_path: Path) -> None:
    assert "no article" in _reasons(_read(tmp_path, "d.jsonl", b"\n\n"))[0]


def test_thousands_of_bad_rows_are_counted_not_listed(tmp_path: Path) -> None:
    reasons = _reasons(_read(tmp_path, "d.jsonl", b"x\n" * 3000))
    assert len(reasons) == 51
    assert "2950 more" in reasons[-1]


def test_a_date_that_cannot_be_read_is_left_out(tmp_path: Path) -> None:
    row = {"id": "a", "text": PROSE, "date": "last week"}
    (article,) = _articles(_read(tmp_path, "d.jsonl", _lines(row)))
    assert article.dates == ()


def test_markup_in_a_row_is_text(tmp_path: Path) -> None:
    row = {"id": "a", "text": f"<p>{PROSE}</p>\n<img src=x onerror=alert(1)>"}
    (article,) = _articles(_read(tmp_path, "d.jsonl", _lines(row)))
    assert article.text == row["text"]
