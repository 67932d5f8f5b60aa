"""Extractive answers: whole sentences, no repetition, sentences that lean bring the one before."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from newsroom import open_newsroom

from bot.asking import question_language, read_question
from bot.desk import Desk
from bot.engine import Engine
from bot.extractive import Composition, ExtractiveComposer, _figure_first
from index.retrieve import Retrieval


@pytest.fixture
def desk(newsroom: Engine) -> Desk:
    return newsroom._desk()


def compose(desk: Desk, question: str) -> Composition:
    language = question_language(question)
    found = desk.reader.search(question, language=language, k=12)
    return desk.composer.compose(question, language, found)


@settings(max_examples=40)
@given(question=st.text(alphabet="aehirstn ?كمنالية", max_size=40))
def test_what_is_drafted_is_made_of_whole_sentences(newsroom: Engine, question: str) -> None:
    desk = newsroom._desk()
    composition = compose(desk, question)
    assert 0 <= composition.confidence <= 1
    scores = [item.score for item in composition.ranked]
    assert scores == sorted(scores, reverse=True)
    for drafted in composition.drafted:
        assert drafted.sources
        for source in drafted.sources:
            spans = desk.reader.sentences(source.article)
            assert source.start in {span.start for span in spans}
            assert source.end in {span.end for span in spans}
        first = drafted.sources[0]
        text = desk.reader.article(first.article).text[first.start : first.end]
        assert drafted.text == " ".join(text.split())


def test_a_sentence_that_begins_with_a_pronoun_brings_the_one_before(desk: Desk) -> None:
    drafted = compose(desk, "Why would the city sue the company?").drafted[0]
    assert drafted.text.startswith("Mayor Elin Castro accused")
    assert drafted.text.endswith("endangered ferries.")
    assert len(drafted.sources) == 1


@pytest.mark.parametrize(
    ("question", "kinds", "scores", "first"),
    [
        ("How many ferries sank?", (0.0, 0.0, 1.0), (9.0, 8.9, 8.5), 2),
        ("How many ferries sank?", (0.0, 0.0, 1.0), (9.0, 8.9, 7.0), 0),  # clearly better
        ("How many ferries sank?", (1.0, 0.0, 1.0), (9.0, 8.9, 8.8), 0),
        ("Who sank the ferries?", (0.0, 0.0, 1.0), (9.0, 8.9, 8.8), 0),
    ],
)
def test_the_figure_asked_for_comes_before_a_sentence_that_is_hardly_better(
    desk: Desk,
    question: str,
    kinds: tuple[float, ...],
    scores: tuple[float, ...],
    first: int,
) -> None:
    some = compose(desk, "What did the mayor say about the ferries?").ranked
    groups = [
        [
            replace(
                item,
                score=score,
                candidate=replace(
                    item.candidate, features=replace(item.candidate.features, kind=kind)
                ),
            )
        ]
        for item, kind, score in zip(some, kinds, scores, strict=False)
    ]
    shown = _figure_first(groups, read_question(question))
    assert shown[0] is groups[first]
    assert sorted(map(id, shown)) == sorted(map(id, groups))


def test_no_passages_give_no_answer_and_no_confidence(desk: Desk) -> None:
    composition = desk.composer.compose("Who?", "en", Retrieval(hits=(), unknown=()))
    assert (composition.drafted, composition.ranked, composition.confidence) == ((), (), 0.0)


def test_what_the_articles_do_not_hold_is_missing(desk: Desk) -> None:
    assert "Norway" in compose(desk, "Did Norway reject the pension bill?").missing
    assert compose(desk, "Did Karelia reject the pension bill?").missing == ()


def test_an_answered_question_is_surer_than_one_beside_the_articles(desk: Desk) -> None:
    answered = compose(desk, "How much did the repairs cost?").confidence
    assert answered > compose(desk, "Who won the football cup final?").confidence


def test_no_more_sentences_than_are_allowed(desk: Desk, newsroom: Engine) -> None:
    question = "What happened in Melk, Karelia, Port Varel and Ostrava Valley?"
    assert len(compose(desk, question).drafted) <= 3
    from bot.candidates import Gatherer
    from bot.weights import load_weights

    gatherer = Gatherer(desk.reader, desk.matcher, desk.matcher._embed)
    one = ExtractiveComposer(desk.reader, gatherer, desk.matcher, load_weights(), most=1)
    found = desk.reader.search(question, k=12)
    assert len(one.compose(question, "en", found).drafted) == 1


def test_chosen_sentences_that_adjoin_are_one_statement_in_the_article_s_order(
    tmp_path: Path,
) -> None:
    corpus = tmp_path / "articles"
    corpus.mkdir()
    first = "The exchange of Varel opened on the harbour and was closed in the war."
    then = "Traders brought the old house back to life in April 1991."
    far = "A ferry strike kept the islands without flour for a week."
    (corpus / "a.txt").write_text(f"Trade\n\n{far} {first} {then}\n")
    answer = open_newsroom(corpus, tmp_path / "home").ask(
        "When was the exchange of Varel brought back to life?"
    )
    statement = answer.statements[0]
    assert statement.text == f"{first} {then}"
    assert [answer.citations[n - 1].quote for n in statement.citations] == [f"{first} {then}"]
    assert all(first not in s.text and then not in s.text for s in answer.statements[1:])


def test_three_statements_of_at_most_four_sentences(tmp_path: Path) -> None:
    corpus = tmp_path / "articles"
    corpus.mkdir()
    told = [f"The harbour of Varel was closed by ice for {n} days in winter." for n in range(3, 9)]
    (corpus / "a.txt").write_text("Ice\n\n" + " ".join(told) + "\n")
    for n, where in enumerate(("Melk", "Ostrava", "Karelia")):
        (corpus / f"{n}.txt").write_text(f"Ports\n\nThe harbour of {where} was closed by ice.\n")
    desk = open_newsroom(corpus, tmp_path / "home")._desk()
    drafted = compose(desk, "How long was the harbour of Varel closed by ice?").drafted
    shown = [d.text.count("closed by ice") for d in drafted]
    assert 1 <= len(shown) <= 3
    assert sum(shown) <= 4


SENTENCE = "The lighthouse of Skerry lost its lamp in the storm of 3 May 2021."


def test_tellings_of_two_outlets_are_one_sentence_with_two_sources(tmp_path: Path) -> None:
    corpus = tmp_path / "articles"
    corpus.mkdir()
    rests = (
        "Keepers rowed home at dawn, cold and hungry, after a night of bells.",
        "Engineers will bring a new lens by ship from the capital next winter.",
    )
    for number, rest in enumerate(rests):
        (corpus / f"{number}.txt").write_text(f"News {number}\n\n{SENTENCE} {rest}\n")
    answer = open_newsroom(corpus, tmp_path / "home").ask("When did Skerry lose its lamp?")
    assert [s.text for s in answer.statements].count(SENTENCE) == 1
    assert {c.article for c in answer.citations if c.quote == SENTENCE} == {"0.txt", "1.txt"}


def test_a_place_line_is_shown_only_when_it_was_asked_where(tmp_path: Path) -> None:
    corpus = tmp_path / "articles"
    corpus.mkdir()
    told = "The ferry Marit struck the quay of the old harbour at dawn on Monday."
    (corpus / "a.txt").write_text(f"Ferry\n\nPORT VAREL – {told} Nobody on board was hurt.\n")
    bot = open_newsroom(corpus, tmp_path / "home")
    answer = bot.ask("When did the ferry Marit strike the quay?")
    assert answer.statements[0].text.startswith("The ferry Marit struck")
    assert answer.citations[0].quote == answer.statements[0].text
    where = bot.ask("Where did the ferry Marit strike the quay?")
    assert where.statements[0].text.startswith("PORT VAREL – The ferry Marit")
