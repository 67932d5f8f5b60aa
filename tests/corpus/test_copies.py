"""Copies of one story count as one; two reports of one event do not."""

import random
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.syndication import origins, signature

WORDS = [a + b for a in ("ba", "ke", "lo", "mi", "tu", "sha") for b in ("ran", "sel", "tiv", "mok")]


def story(seed: int, words: int = 400) -> str:
    rng = random.Random(seed)
    names = [f"{rng.choice(WORDS)}{rng.choice(WORDS)}" for _ in range(120)]
    return " ".join(rng.choice(names) for _ in range(words))


def edited(text: str, seed: int, share: float) -> str:
    rng = random.Random(seed)
    return " ".join(
        "changed" + str(rng.random())[2:6] if rng.random() < share else word
        for word in text.split()
    )


def groups(texts: dict[str, str]) -> dict[str, str]:
    return origins([(name, signature(text)) for name, text in texts.items()])


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text,
        lambda text: text.upper() + "!",
        lambda text: text.replace(" ", "\n"),
        lambda text: "An altogether new headline of ours. " + text,
        lambda text: text[: int(len(text) * 0.6)],
        lambda text: text[: int(len(text) * 0.35)],
        lambda text: edited(text, 1, 0.04),
        lambda text: edited(text, 2, 0.03)[: int(len(text) * 0.7)],
        lambda text: text + " " + story(99, 80),
    ],
    ids=[
        "same",
        "case",
        "breaks",
        "headline",
        "cut 60%",
        "cut 35%",
        "edited",
        "edited+cut",
        "tail",
    ],
)
def test_a_copy_is_found_however_it_was_changed(change: object) -> None:
    assert callable(change)
    for seed in range(5):
        text = story(seed, 600)
        found = groups({"b": text, "c": change(text), "a": story(seed + 50)})
        assert found == {"a": "a", "b": "b", "c": "b"}


def test_two_reports_of_one_event_are_two_sources() -> None:
    first = (
        "The foreign minister landed in Tokyo on Tuesday for talks with the Group of Seven on the "
        "war in Gaza. Ministers from Japan, Canada, France, Germany, Italy and Britain will seek a "
        "common line on humanitarian pauses. The talks last two days. He had come from Turkey, the "
        "last stop of a journey through the Middle East that brought no agreement on a truce."
    )
    second = (
        "Top diplomats of the Group of Seven gathered in Tokyo on Tuesday under pressure to agree "
        "on a response to the war in Gaza. The American secretary, arriving from Turkey, said that "
        "it was a very important moment for them. Officials of Japan, Canada, France, "
        "Germany, Italy and Britain were to discuss humanitarian pauses over two days."
    )
    assert groups({"a": first, "b": second}) == {"a": "a", "b": "b"}


def test_a_paragraph_in_common_does_not_make_a_copy() -> None:
    shared = story(1, 120)
    texts = {"a": shared + " " + story(2, 300), "b": story(3, 300) + " " + shared}
    assert groups(texts) == {"a": "a", "b": "b"}


def test_a_round_up_does_not_join_the_stories_it_holds() -> None:
    one, two = story(1, 300), story(2, 300)
    found = groups({"a": one, "b": two, "c": one + " " + two})
    assert found["a"] != found["b"]


def test_the_smallest_id_stands_for_the_group() -> None:
    text = story(1)
    assert groups({"z": text, "m": text, "b": text[: len(text) * 3 // 4]}) == dict.fromkeys(
        "zmb", "b"
    )


def test_arabic_copies_are_found_with_or_without_vowel_marks() -> None:
    plain = (
        "التقى الطرفان مجددا في الدوحة يوم الاثنين لبحث شروط الهدنة بينهما "
        "وقال الوسطاء ان الفجوة ضاقت"
    )
    marked = plain.replace("الهدنة", "الهُدْنَة").replace("الطرفان", "الطــرفان")
    assert groups({"a": plain, "b": marked}) == {"a": "a", "b": "a"}


@pytest.mark.parametrize("text", ["", "...", "No comment.", "Read more here"])
def test_a_few_words_prove_nothing(text: str) -> None:
    assert groups({"a": text, "b": text}) == {"a": "a", "b": "b"}


def test_no_articles_have_no_origins() -> None:
    assert origins([]) == {}


@settings(max_examples=25)
@given(st.permutations(range(12)))
def test_the_order_of_articles_does_not_matter(order: list[int]) -> None:
    texts = {f"{n:02}": edited(story(n % 4), n, 0.02 * (n // 4)) for n in range(12)}
    expected = groups(texts)
    assert groups({f"{n:02}": texts[f"{n:02}"] for n in order}) == expected
    assert len(set(expected.values())) == 4


@given(st.text(max_size=200))
def test_a_signature_is_short_and_equal_for_equal_texts(text: str) -> None:
    assert signature(text) == signature(text)
    assert len(signature(text * 50)) <= 512


def test_a_signature_is_the_same_in_another_process() -> None:
    text = "The two sides met again in Doha on Monday to discuss the terms of a truce."
    code = f"from corpus.syndication import signature; print(signature({text!r}).hex())"
    root = Path(__file__).parents[2]
    result = subprocess.run(
        [sys.executable, "-c", code], check=True, cwd=root, capture_output=True, text=True
    )
    assert result.stdout.strip() == signature(text).hex()
