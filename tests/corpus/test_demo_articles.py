"""The demonstration articles are read as a person would read them."""

from pathlib import Path

import pytest

from corpus.article import Article
from corpus.reading import read, scan

FOLDER = Path(__file__).parents[2] / "corpus" / "articles"


@pytest.fixture(scope="module")
def articles() -> dict[str, Article]:
    found = [outcome for file in scan(FOLDER) for outcome in read(FOLDER, file)]
    assert all(isinstance(outcome, Article) for outcome in found)
    return {a.id[:3]: a for a in found if isinstance(a, Article)}


def test_all_five_are_read_byte_for_byte(articles: dict[str, Article]) -> None:
    assert sorted(articles) == ["000", "001", "002", "003", "004"]
    for article in articles.values():
        assert article.text.encode() == (FOLDER / article.id).read_bytes()


def test_four_are_english_and_one_is_arabic(articles: dict[str, Article]) -> None:
    assert [articles[key].language for key in sorted(articles)] == ["en", "en", "en", "en", "ar"]


def test_titles_are_headlines_without_menus_or_outlets(articles: dict[str, Article]) -> None:
    assert articles["000"].title == (
        "Blinken aims for G7 unity in Israel-Hamas war amid cracks in Gaza policy"
    )
    assert articles["003"].title == "Blinken in Israel for talks as UN votes on ceasefire"
    assert articles["003"].outlet == "TOME"


def test_page_stamps_are_no_publication_dates(articles: dict[str, Article]) -> None:
    stamps = {key: article.stamp for key, article in articles.items() if article.stamp}
    assert {key: stamp.day.isoformat() for key, stamp in stamps.items()} == {
        "000": "2024-11-24",
        "003": "2024-03-22",
    }
    assert not any(article.published for article in articles.values())


def test_every_quotable_line_is_a_sentence(articles: dict[str, Article]) -> None:
    for article in articles.values():
        assert len(article.body) >= 6
        for span in article.body:
            assert span.of(article.text).rstrip("”\"'»")[-1] in ".!?؟"


def test_the_page_around_them_may_not_be_quoted(articles: dict[str, Article]) -> None:
    around = ("RELATED", "Most Popular", "Post a Comment", "Latest stories", "Date:", "Getty")
    for article in articles.values():
        body = "\n".join(span.of(article.text) for span in article.body)
        assert not any(word in body for word in (*around, "Exit mobile", "اترك تعليق", "شاركها"))
        assert len(body) > 0.8 * len(article.text)
