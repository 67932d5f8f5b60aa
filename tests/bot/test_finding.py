"""A question's words looked for in many texts at once."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.engine import Engine
from bot.finding import Sought

_QUESTIONS = [
    ("Which physicians of the Norvik harbour took over the pier in 2019?", "en"),
    ("كم عدد الأطباء الذين وصلوا إلى نورفيك عام 2019؟", "ar"),
    ("?", "en"),
]
_TEXTS = [
    ("A doctor of the port came to Norvik in 2019.", "en"),
    ("The pier was taken over by doctors, who had cracks.", "en"),
    ("وصل الأطباء إلى الميناء عام 2019.", "ar"),
    ("", "en"),
]
_VOCABULARY = "doctor Norvik pier port harbour took over two thousand 2019 the رصيف أطباء عام ."
_WORDS = st.lists(st.sampled_from(_VOCABULARY.split()), max_size=8).map(" ".join)


@pytest.mark.parametrize(("question", "language"), _QUESTIONS)
@given(further=st.lists(st.tuples(_WORDS, st.sampled_from(["en", "ar"])), max_size=4))
def test_many_texts_at_once_say_what_one_by_one_says(
    newsroom: Engine, question: str, language: str, further: list[tuple[str, str]]
) -> None:
    matcher = newsroom._desk().matcher
    pieces = matcher.pieces(question, language, question=True)
    readings = [matcher.read(*text) for text in [*_TEXTS, *further]]
    finds = Sought(pieces).look(readings)
    exact = [[matcher.match(p, reading.keys) for p in pieces] for reading in readings]
    found = [[matcher.found(p, reading) for p in pieces] for reading in readings]
    shape = (len(readings), len(pieces))
    assert np.allclose(finds.exact, np.reshape(exact, shape), atol=1e-6)
    assert np.allclose(finds.found, np.reshape(found, shape), atol=1e-6)


def test_places_are_those_of_the_first_occurrences(newsroom: Engine) -> None:
    matcher = newsroom._desk().matcher
    pieces = matcher.pieces("pier cracks", "en", question=True)
    text = "Old piers of stone have cracks, and the pier is old."
    assert sorted(Sought(pieces).places(matcher.read(text, "en"))) == [1, 5]
    assert Sought(pieces).places(matcher.read("Rain fell.", "en")) == []
