"""What a model is given to read."""

from datetime import date

from bot.model.material import gather
from corpus.article import Article, ArticleDate, Span
from index.passages import Passage
from index.retrieve import Hit

TEXT = "One is here. Two is here. Three is here. Four is here."
SPANS = [Span(start=0, end=12), Span(start=13, end=25), Span(start=26, end=40)]
DATES = (
    ArticleDate(day=date(2024, 1, 9), kind="stamp", read_from="line 1"),
    ArticleDate(day=date(2023, 11, 8), kind="published", read_from="field"),
)


def article(name: str) -> Article:
    dates = DATES if name == "a" else DATES[:1]
    body = (Span(start=0, end=len(TEXT)),)
    return Article(id=name, title=name.upper(), text=TEXT, language="en", body=body, dates=dates)


def hit(name: str, *spans: Span) -> Hit:
    start, end = spans[0].start, spans[-1].end
    passage = Passage(
        id=f"{name}{start}",
        article=name,
        start=start,
        end=end,
        text=TEXT[start:end],
        sentences=spans,
    )
    return Hit(passage=passage, title=name, score=1.0, lexical=1.0, vector=0.5)


def test_overlapping_passages_give_each_sentence_once_in_reading_order() -> None:
    hits = [hit("b", SPANS[1], SPANS[2]), hit("a", SPANS[0]), hit("b", SPANS[0], SPANS[1])]
    given = gather(hits, article)
    assert [a.title for a in given] == ["B", "A"]
    assert [s.text for s in given[0].sentences] == [span.of(TEXT) for span in SPANS]
    assert all(TEXT[s.start : s.end] == s.text for a in given for s in a.sentences)


def test_a_page_stamp_is_not_given_as_the_date_of_publication() -> None:
    given = gather([hit("a", SPANS[0]), hit("b", SPANS[0])], article)
    assert [a.published for a in given] == ["2023-11-08", ""]


def test_a_small_model_is_given_the_best_passages_only() -> None:
    hits = [hit("a", *SPANS), hit("b", *SPANS)]
    assert [a.title for a in gather(hits, article, tokens=40)] == ["A"]
    assert [a.title for a in gather(hits, article, tokens=1)] == ["A"]
    assert gather([], article) == ()
