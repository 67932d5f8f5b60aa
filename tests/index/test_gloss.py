"""English words for an English embedder: glosses, which texts get one, and the index with them."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from index.analysis.analyser import Analyser, open_analyser
from index.build import Library
from index.embedding import WordLlamaEmbedder
from index.gloss import GlossingEmbedder, gloss, glossing


class Listening:
    """Notes what it is asked to embed."""

    name = "listening"
    dimensions = 2

    def __init__(self, *, english_only: bool = True) -> None:
        self.english_only = english_only
        self.texts: list[str] = []

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.texts += texts
        return np.full((len(texts), 2), np.sqrt(0.5), dtype=np.float32)


def told(analyser: Analyser, text: str) -> str:
    listening = Listening()
    GlossingEmbedder(listening, analyser).embed([text])
    return listening.texts[0]


def test_a_gloss_names_concepts_figures_days_and_sounds(analyser: Analyser) -> None:
    text = "أعلن كافوسكي وقف إطلاق النار في اليابان يوم 7 أكتوبر 2023 بعد مقتل ثلاثة آلاف"
    words = gloss(analyser.analyse(text, "ar")).split()
    assert {"ceasefire", "japan", "October", "2023", "3000", "kafoski"} <= set(words)
    assert words.count("ceasefire") == 1  # the phrase, not its words as well
    assert "fire" not in words


@pytest.mark.parametrize("text", ["A truce in Gaza.", "La trêve a été signée.", "", "12 %", "😀"])
def test_what_is_written_in_latin_letters_or_none_stays_as_it_is(
    analyser: Analyser, text: str
) -> None:
    assert told(analyser, text) == text


def test_a_language_without_a_lexicon_stays_as_it_is(analyser: Analyser) -> None:
    text = "Перемирие было подписано вчера вечером в столице."
    assert told(analyser, text) == text


def test_an_embedder_of_many_languages_is_given_the_text_itself(analyser: Analyser) -> None:
    embedder = Listening(english_only=False)
    assert glossing(embedder, analyser) is embedder
    assert isinstance(glossing(Listening(), analyser), GlossingEmbedder)


@given(text=st.text(max_size=80))
def test_any_text_is_embedded(analyser: Analyser, text: str) -> None:
    assert isinstance(told(analyser, text), str)


def test_texts_that_say_the_same_in_two_languages_are_near(analyser: Analyser) -> None:
    embedder = GlossingEmbedder(WordLlamaEmbedder(), analyser)
    ask, same, other = embedder.embed(
        [
            "Who signed the ceasefire agreement?",
            "وقع الوزير اتفاق وقف إطلاق النار",
            "فاز الفريق ببطولة كرة القدم",
        ]
    )
    assert ask @ same > ask @ other + 0.1


def test_changed_words_are_embedded_again_where_they_were_glossed(tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "en.txt").write_text("The delegates met in the old harbour town.\n" * 3, "utf-8")
    (folder / "ar.txt").write_text("اجتمع المندوبون في مدينة الميناء القديمة.\n" * 3, "utf-8")
    lexicon = tmp_path / "own.tsv"
    lexicon.write_text("harbour\tميناء\n", "utf-8")
    first, second = Listening(), Listening()
    Library(folder, tmp_path / "home", lambda: first, open_analyser()).update()
    library = Library(folder, tmp_path / "home", lambda: second, open_analyser([lexicon]))
    assert library.update().built
    assert len(first.texts) == 2
    assert len(second.texts) == 1
    assert "city" in second.texts[0]
    with library.open() as reader:
        assert len(reader.articles()) == 2
