"""What a refusal says: the same sentence always, then what is missing and what is near."""

from __future__ import annotations

import pytest

from bot.abstaining import abstention
from bot.extractive import Composition
from bot.messages import REFUSAL
from index.passages import Passage
from index.retrieve import Hit, Retrieval


def hit(title: str, number: int = 1) -> Hit:
    passage = Passage(id=f"p{number}", article="a.txt", start=0, end=1, text="x", sentences=())
    return Hit(passage=passage, title=title, score=1.0, lexical=1.0, vector=1.0)


def composition(*missing: str) -> Composition:
    return Composition(drafted=(), ranked=(), signals={}, confidence=0.0, missing=missing)


def test_what_no_article_holds_is_named() -> None:
    found = Retrieval(hits=(hit("Rain"),), unknown=("Norway",))
    said = abstention("en", composition("Norway", "king"), found)
    assert said == (
        "The articles do not say. No article mentions “Norway”. The nearest articles: “Rain”."
    )


def test_a_word_other_articles_hold_is_not_called_missing() -> None:
    said = abstention("en", composition("king"), Retrieval(hits=(hit("Rain"),), unknown=()))
    assert "king" not in said


def test_of_what_may_be_spelled_otherwise_in_another_script_nothing_is_said() -> None:
    found = Retrieval(hits=(hit("Rain"),), unknown=("Suruc", "Zorblax"))
    said = abstention("en", composition("Suruc", "Zorblax"), found, lambda word, _: word == "Suruc")
    assert "Suruc" not in said
    assert "No article mentions “Zorblax”." in said


def test_no_more_than_three_words_and_two_titles_are_named() -> None:
    words = ("one", "two", "three", "four")
    hits = (hit("Rain"), hit("Rain", 2), hit("Wind", 3), hit("Snow", 4))
    said = abstention("en", composition(*words), Retrieval(hits=hits, unknown=words))
    assert "four" not in said
    assert "“Rain”; “Wind”." in said


def test_without_any_article_nothing_is_said_of_what_articles_hold() -> None:
    said = abstention("en", composition("rain"), Retrieval(hits=(), unknown=("rain",)))
    assert said == "The articles do not say. No article passes these filters."


@pytest.mark.parametrize(("language", "refusal"), [("ar", REFUSAL["ar"]), ("de", REFUSAL["en"])])
def test_it_speaks_the_readers_language_or_english(language: str, refusal: str) -> None:
    found = Retrieval(hits=(hit("Rain"),), unknown=("x",))
    assert abstention(language, composition("x"), found).startswith(refusal)
