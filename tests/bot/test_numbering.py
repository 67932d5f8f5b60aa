"""Citations are numbered in order and made from the article's own text."""

from datetime import date

import pytest

from bot.answer import Statement
from bot.draft import Drafted, Source
from bot.numbering import Numbering, marked
from corpus.article import Article, ArticleDate, Span

TEXT = "Rain fell. The river rose by 3 metres. Nobody was hurt."
ARTICLE = Article(
    id="a.txt",
    title="Rain",
    text=TEXT,
    language="en",
    body=(Span(start=0, end=len(TEXT)),),
    dates=(ArticleDate(day=date(2020, 1, 2), kind="stamp", read_from="line 1"),),
)


def source(start: int, end: int) -> Source:
    return Source(article="a.txt", start=start, end=end, score=1.0)


def test_one_range_keeps_one_number() -> None:
    numbering = Numbering({"a.txt": ARTICLE}.__getitem__)
    first = numbering.statement(Drafted(text="Rain fell.", sources=(source(0, 10),)))
    second = numbering.statement(Drafted(text="x", sources=(source(11, 38), source(0, 10))))
    assert first.citations == (1,)
    assert second.citations == (2, 1)
    assert [c.n for c in numbering.citations] == [1, 2]


def test_the_quote_is_the_text_at_its_offsets() -> None:
    numbering = Numbering({"a.txt": ARTICLE}.__getitem__)
    numbering.cite([source(11, 38)])
    (citation,) = numbering.citations
    assert citation.quote == "The river rose by 3 metres." == TEXT[citation.start : citation.end]


def test_a_page_stamp_is_never_given_as_the_publication_date() -> None:
    numbering = Numbering({"a.txt": ARTICLE}.__getitem__)
    numbering.cite([source(0, 10)])
    assert numbering.citations[0].published is None


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("It rained.", "It rained [1]."),
        ("Did it?", "Did it [1]?"),
        ("هل حدث؟", "هل حدث [1]؟"),
        ("No stop", "No stop [1]"),
        ("He said: “yes.”", "He said: “yes.” [1]"),
    ],
)
def test_marks_stand_before_the_final_stop(text: str, shown: str) -> None:
    statement = Statement(text=text, citations=(1,), verdict="supported", reason="")
    assert marked([statement]) == shown
