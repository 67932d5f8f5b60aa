from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.article import Article, ArticleDate, Span
from corpus.reading import Refusal, SourceFile
from index.passages import Passage
from index.rows import dates_from_json, dates_to_json, pack, unpack
from index.store import Truth, Vector

TEXT = "Harbour strike ends. Dock workers went back to work. هدنة 🙂 end."


def article(article_id: str = "a.txt", text: str = TEXT) -> Article:
    return Article(
        id=article_id,
        title="Harbour strike ends",
        text=text,
        language="en",
        body=(Span(start=0, end=20), Span(start=21, end=len(text))),
        outlet="The Valdria Post",
        dates=(
            ArticleDate(
                day=date(2024, 3, 3),
                kind="stamp",
                read_from="line 1 of the page",
                span=Span(start=0, end=7),
                sure=True,
            ),
            ArticleDate(day=date(2024, 3, 2), kind="published", read_from="field date"),
        ),
        url="https://example.org/1",
        authors=("Ana Ruiz", "علي"),
    )


def put(truth: Truth, stored: Article, source: str = "a.txt") -> None:
    truth.put_article(
        stored, source=source, digest=b"d", signature=b"s", sentences=(Span(start=0, end=20),)
    )


def passage(stored: Article, start: int, end: int) -> Passage:
    return Passage(
        id=f"{stored.id}:{start}",
        article=stored.id,
        start=start,
        end=end,
        text=stored.text[start:end],
        sentences=(Span(start=start, end=end),),
    )


@pytest.fixture
def truth(tmp_path: Path) -> Truth:
    return Truth.create(tmp_path / "articles.sqlite")


def test_an_article_comes_back_as_it_went_in(truth: Truth) -> None:
    put(truth, article())
    assert truth.article("a.txt") == article()
    assert truth.sentences("a.txt") == (Span(start=0, end=20),)
    [(card, origin, length)] = truth.cards()
    assert length == len(TEXT) - 1
    assert (card.title, card.dates, card.text, origin) == (
        "Harbour strike ends",
        article().dates,
        "",
        "a.txt",
    )


def test_an_unknown_article_is_a_key_error(truth: Truth) -> None:
    for ask in (truth.article, truth.sentences):
        with pytest.raises(KeyError):
            ask("nowhere.txt")


def test_a_passages_words_are_read_from_its_article(truth: Truth) -> None:
    put(truth, article())
    vector = Vector(b"digest", None)
    truth.put_passages([(passage(article(), 53, 59), vector)], "a.txt")
    [row] = truth.without_vector()
    [stored] = truth.stored_passages([row])
    assert stored.text == TEXT[53:59] == "هدنة 🙂"
    assert stored.to_embed == f"Harbour strike ends\nThe Valdria Post\n{TEXT[53:59]}"
    assert truth.passages([row])[0][2:] == (Span(start=53, end=59), (Span(start=53, end=59),))


def test_vectors_are_kept_by_passage_id(truth: Truth) -> None:
    put(truth, article())
    truth.put_passages([(passage(article(), 0, 20), Vector(b"x", None))], "a.txt")
    [row] = truth.without_vector()
    truth.put_vectors([(row, b"\0\0\0\0")])
    assert truth.vectors("a.txt") == {"a.txt:0": Vector(b"x", b"\0\0\0\0")}
    assert truth.without_vector() == []
    assert list(truth.embeddings()) == [b"\0\0\0\0"]
    assert truth.rows_of(["a.txt:0", "nowhere"]) == [row]


def test_a_row_is_never_used_for_other_words(truth: Truth) -> None:
    put(truth, article())
    truth.put_passages([(passage(article(), 0, 20), Vector(b"x", None))], "a.txt")
    [(first, _, _)] = truth.rows()
    truth.put_passages([(passage(article(), 0, 19), Vector(b"y", None))], "a.txt")
    [(second, _, _)] = truth.rows()
    assert second != first


def test_dropping_an_article_drops_its_passages_alone(truth: Truth) -> None:
    for name in ("a.txt", "b.txt"):
        put(truth, article(name), source=name)
        truth.put_passages([(passage(article(name), 0, 20), Vector(b"x", None))], name)
    truth.drop_article("a.txt")
    assert truth.counts() == (1, 1)
    assert [name for _, _, name in truth.rows()] == ["b.txt"]


def test_refusals_of_a_file_are_replaced_and_forgotten_with_it(truth: Truth) -> None:
    refused = [Refusal(file="d.csv", reason=reason) for reason in ("row 1", "row 2")]
    truth.put_file(SourceFile(path="d.csv", size=1, mtime_ns=2), b"h")
    truth.put_refusals("d.csv", refused)
    truth.put_refusals("d.csv", refused[:1])
    assert truth.refusals() == (refused[0],)
    truth.drop_file("d.csv")
    assert (truth.refusals(), truth.files()) == ((), {})


def test_a_text_with_a_nul_character_keeps_its_offsets(truth: Truth) -> None:
    stored = article(text="before\0after and a little more text than that")
    put(truth, stored)
    truth.put_passages([(passage(stored, 7, 12), Vector(b"x", None))], "a.txt")
    assert truth.stored_passages(truth.without_vector())[0].text == "after"


SPANS = st.lists(
    st.tuples(st.integers(0, 2**31), st.integers(0, 2**31)).map(
        lambda ends: Span(start=min(ends), end=max(ends))
    ),
    max_size=5,
)
DATES = st.lists(
    st.builds(
        ArticleDate,
        day=st.dates(),
        kind=st.sampled_from(["published", "stamp", "text"]),
        read_from=st.text(max_size=20),
        span=st.none() | SPANS.filter(bool).map(lambda spans: spans[0]),
        sure=st.booleans(),
    ),
    max_size=4,
)


@given(SPANS)
def test_ranges_survive_packing(spans: list[Span]) -> None:
    assert unpack(pack(spans)) == tuple(spans)


@settings(deadline=None)
@given(DATES)
def test_dates_survive_storing(dates: list[ArticleDate]) -> None:
    assert dates_from_json(dates_to_json(dates)) == tuple(dates)
