"""Passages: whole sentences, body only, stable ids."""

import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Article, Span
from index.passages import make_passages
from index.sentences import split

SENTENCE = "The minister said that the talks in the capital would go on for another week."


def article(text: str, *body: Span, name: str = "a.txt") -> Article:
    spans = body or (Span(start=0, end=len(text)),)
    return Article(id=name, title="T", text=text, language="en", body=spans)


def sentences(made: Article) -> tuple[Span, ...]:
    return split(made.text, made.language, made.body)


def words(text: str) -> int:
    return len(text.split())


def test_a_short_article_is_one_passage() -> None:
    made = article(SENTENCE)
    (passage,) = make_passages(made, sentences(made))
    assert passage.text == SENTENCE
    assert (passage.start, passage.end) == (0, len(SENTENCE))


def test_passages_are_of_about_two_hundred_tokens_and_overlap_by_a_sentence() -> None:
    made = article(" ".join(f"{n} {SENTENCE}" for n in range(60)))
    passages = make_passages(made, sentences(made))
    assert all(100 <= words(p.text) <= 200 for p in passages[:-1])
    for before, after in pairwise(passages):
        assert before.sentences[-1] == after.sentences[0]


def test_a_short_tail_goes_with_the_passage_before() -> None:
    made = article(" ".join([SENTENCE] * 11) + " It ended.")
    passages = make_passages(made, sentences(made))
    assert passages[-1].text.endswith("It ended.")
    assert words(passages[-1].text) > 30


def test_a_passage_never_holds_text_that_is_no_body() -> None:
    text = f"{SENTENCE}\nRELATED ARTICLES\n{SENTENCE}"
    first = Span(start=0, end=len(SENTENCE))
    second = Span(start=len(text) - len(SENTENCE), end=len(text))
    made = article(text, first, second)
    passages = make_passages(made, sentences(made))
    assert len(passages) == 2
    assert not [p for p in passages if "RELATED" in p.text]


def test_spans_with_only_blank_lines_between_them_share_a_passage() -> None:
    text = f"{SENTENCE}\n\n \u00a0\n{SENTENCE}"
    first = Span(start=0, end=len(SENTENCE))
    second = Span(start=len(text) - len(SENTENCE), end=len(text))
    made = article(text, first, second)
    assert len(make_passages(made, sentences(made))) == 1


def test_ids_are_stable_and_follow_article_range_and_text() -> None:
    made = article(SENTENCE)
    ids = [
        make_passages(other, sentences(other))[0].id
        for other in (
            made,
            article(SENTENCE),
            article(SENTENCE, name="b.txt"),
            article(f" {SENTENCE}"),
            article(SENTENCE.replace("week", "year")),
        )
    ]
    assert ids[0] == ids[1]
    assert len(set(ids)) == 4
    assert all(re.fullmatch("[0-9a-f]{24}", found) for found in ids)


def test_no_sentences_give_no_passages() -> None:
    assert make_passages(article(""), ()) == ()


@given(
    lengths=st.lists(st.integers(1, 260), max_size=40),
    gaps=st.lists(st.sampled_from([" ", "\n", "\n\n", " MENU "]), min_size=40, max_size=40),
)
def test_every_sentence_is_in_a_passage_and_passages_are_runs(
    lengths: list[int], gaps: list[str]
) -> None:
    text, spans = "", []
    for length, gap in zip(lengths, gaps, strict=False):
        start = len(text)
        text += " ".join(["word"] * length) + "."
        spans.append(Span(start=start, end=len(text)))
        text += gap
    passages = make_passages(article(text, *spans), spans)
    assert {s for p in passages for s in p.sentences} == set(spans)
    assert len({p.id for p in passages}) == len(passages)
    for passage in passages:
        first = spans.index(passage.sentences[0])
        assert list(passage.sentences) == spans[first : first + len(passage.sentences)]
        assert passage.text == text[passage.start : passage.end]
        assert "MENU" not in passage.text
    assert [p.start for p in passages] == sorted(p.start for p in passages)


@given(st.text(alphabet="ab .\n؟!1", max_size=300))
def test_any_text_is_cut_into_passages(text: str) -> None:
    made = article(text)
    found = sentences(made)
    assert {s for p in make_passages(made, found) for s in p.sentences} == set(found)
