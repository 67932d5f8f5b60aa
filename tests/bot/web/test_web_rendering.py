"""What the page shows, as HTML: all of it is escaped but ours."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stand_in_engine import ARTICLES, HOSTILE, StandInEngine

from bot.answer import Answer
from bot.web.links import outside_link, sentence_link, span_from
from bot.web.reader_pane import article_html, list_html, paragraphs
from bot.web.rendering import as_text, render, transcript
from bot.web.sessions import Exchange
from bot.web.wording import day, direction, language_name, word
from corpus.article import Article, Span

ENGINE = StandInEngine()
CARDS = {card.id: card for card in ENGINE.articles()}
SAFE_TAGS = {
    "a", "article", "b", "bdi", "button", "dd", "details", "div", "dl", "dt", "footer", "form",
    "h1", "h2", "h3", "header", "i", "input", "label", "li", "mark", "p", "s", "section", "small",
    "span", "strong", "summary", "ul",
}  # fmt: skip
ATTACKS = (
    "<script>alert(1)</script>",
    "${alert(1)}",
    "![x](http://evil.example/x.png)",
    "[1](javascript:alert(1))",
    "</div></article>",
    '"><img src=x onerror=alert(1)>',
    "{{ 7 * 7 }}",
    "' onmouseover='alert(1)",
)


class Seen(HTMLParser):
    """Tags, attributes and text of some HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.open: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.text = ""
        self.marked = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag != "input":  # which holds nothing and is not closed
            self.open.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data
        if "mark" in self.open:
            self.marked += data


def _exchange(question: str, answer: Answer | None = None) -> Exchange:
    answer = answer or ENGINE.ask(question)
    return Exchange(
        question=question,
        state="done",
        statements=answer.statements,
        citations=answer.citations,
        answer=answer,
    )


def _assert_harmless(html: str) -> None:
    seen = Seen(html)
    assert set(seen.tags) <= SAFE_TAGS
    assert not seen.open
    for name, value in seen.attributes:
        assert not name.startswith("on")
        if name == "href":
            assert value.startswith(("?", "http://", "https://"))


def test_each_sentence_links_its_numbers_to_the_cited_range() -> None:
    html = transcript([_exchange("When did the harbour open?")], CARDS)
    links = re.findall(r'class="dl-mark" href="([^"]+)"', html)
    assert links[0] == "?article=harbour.txt&amp;s=0-27"
    assert 'aria-label="Source 1: The harbour"' in html


def test_the_words_that_answer_are_bold_and_nothing_is_lost() -> None:
    answer = ENGINE.ask("When did the harbour open?")
    first = replace(answer.statements[0], span=(22, 26))
    html = transcript([_exchange("When?", replace(answer, statements=(first,)))], CARDS)
    assert "The harbour opened in <strong>1931</strong>. <span" in html


def test_a_written_sentence_runs_on_and_a_quoted_one_stands_alone() -> None:
    answer = ENGINE.ask("When did the harbour open?")
    written = replace(answer.statements[0], text="It opened in 1931.")
    shown = replace(answer, statements=(written, answer.statements[1]), mode="generative")
    html = transcript([_exchange("When?", shown)], CARDS)
    assert html.count("dl-written") == 1
    assert "each sentence checked" in html
    assert 'title="The harbour opened in 1931."' in html


def test_a_page_stamp_is_never_called_publication() -> None:
    html = transcript([_exchange("When did the harbour open?")], CARDS)
    assert "page dated 22 March 2024" in html
    assert "published" not in html


def test_an_arabic_answer_is_right_to_left_and_speaks_arabic() -> None:
    html = transcript([_exchange("متى افتتح الميناء؟")], CARDS)
    assert 'lang="ar" dir="rtl"' in html
    assert "المصادر" in html
    assert "نُشر في 7 نوفمبر 2023" in html


def test_a_sentence_in_another_language_names_it() -> None:
    arabic = ENGINE.ask("متى افتتح الميناء؟")
    html = transcript([_exchange("When?", replace(arabic, language="en"))], CARDS)
    assert "in Arabic" in html
    assert '<p class="dl-sentence" dir="auto" lang="ar">' in html


def test_an_abstention_cites_nothing_and_suggests_what_can_be_asked() -> None:
    html = transcript([_exchange("Who rules Norway?")], CARDS)
    assert "The articles do not say." in html
    assert "dl-mark" not in html
    assert 'data-ask="When did the harbour open?"' in html


def test_a_disagreement_stands_side_by_side_with_who_and_when() -> None:
    html = transcript([_exchange("Do they disagree?")], CARDS)
    assert html.count('class="dl-side"') == 2
    assert "The articles differ" in html
    assert "The Daily Quay" in html


def test_removed_sentences_are_counted_and_shown_struck_through() -> None:
    html = transcript([_exchange("removed notice?")], CARDS)
    assert "1 sentence removed" in html
    assert "<s>Ada left.</s> not supported" in html
    assert "The model did not answer (&lt;i&gt;)." in html


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_question_is_shown_as_it_was_written(attack: str) -> None:
    html = transcript([_exchange(attack)], CARDS)
    _assert_harmless(html)
    assert attack in Seen(html).text


def test_a_hostile_article_is_shown_as_it_was_written() -> None:
    html = transcript([_exchange("hostile removed?")], CARDS)
    _assert_harmless(html)
    assert HOSTILE in Seen(html).text


@given(st.text(min_size=1, max_size=200))
def test_no_text_becomes_markup(text: str) -> None:
    article = Article(id=text, title=text, text=text, language="en", body=(), outlet=text, url=text)
    _assert_harmless(article_html(article, None))
    failed = Exchange(question=text, state="failed", problem=text)
    _assert_harmless(transcript([failed], {}))
    _assert_harmless(render("welcome", count=1, examples=[text]))


@given(st.text(max_size=300), st.integers(0, 300), st.integers(0, 300))
def test_the_marked_text_is_the_range_without_line_ends(text: str, first: int, last: int) -> None:
    start, end = sorted((min(first, len(text)), min(last, len(text))))
    body = (Span(start=0, end=len(text) // 2),)
    article = Article(id="a", title="t", text=text, language="en", body=body)
    marked = "\n".join(
        "".join(piece.text for piece in paragraph.pieces if piece.marked)
        for paragraph in paragraphs(article, Span(start=start, end=end))
    )
    assert marked.split() == text[start:end].split()
    whole = "\n".join(
        "".join(piece.text for piece in paragraph.pieces)
        for paragraph in paragraphs(article, Span(start=start, end=end))
    )
    assert whole.split() == text.split()


def test_the_reader_marks_exactly_the_quote() -> None:
    article = ARTICLES["harbour.txt"]
    html = article_html(article, Span(start=28, end=55))
    assert Seen(html).marked == article.text[28:55] == "It was built by Ada Moreno."
    assert "stands on the page" in html
    assert '<p dir="auto" class="dl-around">MENU | ABOUT US</p>' in html


def test_the_reader_links_only_to_addresses_a_browser_may_open() -> None:
    assert 'href="https://quay.example/harbour"' in article_html(ARTICLES["harbour.txt"], None)
    assert "javascript:alert" not in article_html(ARTICLES["dump.jsonl#7&<b>"], None)
    assert outside_link("http://[broken") == ""


def test_the_list_names_every_article_once() -> None:
    html = list_html(ENGINE.articles())
    _assert_harmless(html)
    assert html.count("<li ") == len(ARTICLES)


def test_a_long_list_can_be_searched_by_title() -> None:
    cards = [
        SimpleNamespace(**vars(CARDS["harbour.txt"]) | {"id": f"{n}.txt", "title": f"<b>Tide {n}"})
        for n in range(20)
    ]
    whole, some, none = (list_html(cards, find) for find in ("", "TIDE 1", '"><script>'))
    for html in (whole, some, none):
        _assert_harmless(html)
        assert "data-find" in html
    assert whole.count("<li ") == 20
    assert some.count("<li ") == 11
    assert "11 of 20 articles" in some
    assert "<li " not in none
    assert "No title has these words." in none
    assert "data-find" not in list_html(ENGINE.articles())


@pytest.mark.parametrize("text", [None, "", "9-3", "3-3", "0-900", "x", "3-", "-3", "1-2-3", "٣-٩"])
def test_a_link_with_a_range_the_article_does_not_have_marks_nothing(text: str | None) -> None:
    assert span_from(text, 100) is None


def test_links_survive_any_article_id() -> None:
    assert sentence_link("dump.jsonl#7&<b>", 3, 9) == "?article=dump.jsonl%237%26%3Cb%3E&s=3-9"


def test_the_copied_text_carries_its_sources() -> None:
    text = as_text(ENGINE.ask("When did the harbour open?"))
    assert text.startswith("The harbour opened in 1931 [1]. It was built")
    assert "[1] The Daily Quay, “The harbour” (harbour.txt): “The harbour opened in 1931.”" in text


def test_the_copied_text_says_what_the_articles_disagree_on() -> None:
    text = as_text(ENGINE.ask("What do they disagree on?"))
    assert "The articles differ:\n– 1931 [1]\n– ١٩٣١ [2]\n" in text


def test_a_quoted_sentence_over_several_lines_is_still_the_articles_own() -> None:
    answer = ENGINE.ask("متى افتتح الميناء؟")
    first, *others = answer.citations
    broken = replace(first, quote=first.quote.replace(" ", "\n\n", 1))
    answer = replace(answer, language="en", citations=(broken, *others))
    html = transcript([_exchange("When?", answer)], CARDS)
    assert "dl-written" not in html
    assert html.count("in Arabic") == len(answer.statements)


def test_a_foreign_sentence_is_named_in_good_arabic() -> None:
    assert word("original", "ar", language=language_name("en", "ar")) == "بالإنجليزية"


def test_words_days_and_languages_fall_back_to_english() -> None:
    assert word("sources", "fr") == "Sources"
    assert day(date(2024, 3, 22), "fr") == "22 March 2024"
    assert (language_name("und-x", "en"), language_name("he", "en")) == ("und-x", "Hebrew")
    assert (direction("he"), direction("fr")) == ("rtl", "ltr")
