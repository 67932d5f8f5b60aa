import logging
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.embedding import LONGEST, WordLlamaEmbedder
from index.errors import EmbeddingError

TEXTS = [
    "A truce was agreed on Friday.",
    "هدنة في غزة",
    "word " * 400,
    "x",
    "Über 1,200 Menschen 🙂",
    "two  spaces, a line\nbreak, a ▁ b, a mark </s> inside ",
]
EMBEDDER = WordLlamaEmbedder()


def test_the_two_data_files_alone_give_what_the_package_itself_gives() -> None:
    root = logging.getLogger()
    before = root.handlers[:], root.level
    import wordllama

    whole = wordllama.WordLlama.load(
        cache_dir=Path(wordllama.__file__).parent, disable_download=True
    )
    root.handlers[:], root.level = before
    theirs = whole.embed(TEXTS, norm=True)
    assert np.allclose(EMBEDDER.embed(TEXTS), theirs, atol=1e-5)


def test_a_text_without_words_gives_zeros_among_unit_rows() -> None:
    rows = EMBEDDER.embed(["a storm", "", "a flood"])
    assert rows.dtype == np.float32
    assert np.allclose(np.linalg.norm(rows, axis=1), [1, 0, 1], atol=1e-5)
    assert EMBEDDER.embed([]).shape == (0, 256)


def test_what_lies_beyond_the_longest_text_does_not_count() -> None:
    long = "storm " * (LONGEST // 6 + 1)
    first, second = EMBEDDER.embed([long, long + "harbour library comet"])
    assert np.array_equal(first, second)


@given(st.lists(st.text(max_size=80), max_size=5))
def test_any_text_has_one_finite_row_whatever_stands_beside_it(texts: list[str]) -> None:
    rows = EMBEDDER.embed(texts)
    assert rows.shape == (len(texts), 256)
    assert np.isfinite(rows).all()
    for text, row in zip(texts, rows, strict=True):
        assert np.allclose(EMBEDDER.embed([text])[0], row, atol=1e-6)


def test_naming_the_embedder_imports_neither_numpy_nor_the_package() -> None:
    code = (
        "import sys; from index.embedding import WordLlamaEmbedder as W; W().name; W().dimensions;"
        "sys.exit(any(m in sys.modules for m in ('numpy', 'wordllama', 'tokenizers')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_embedding_leaves_logging_alone_and_the_package_unimported() -> None:
    code = (
        "import sys, logging; from index.embedding import WordLlamaEmbedder as W;"
        "W().embed(['a storm']);"
        "sys.exit('wordllama' in sys.modules or bool(logging.getLogger().handlers))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_missing_weights_are_told_with_a_remedy(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("index.embedding._package_folder", lambda: tmp_path)
    with pytest.raises(EmbeddingError, match="reinstall wordllama"):
        WordLlamaEmbedder().embed(["a storm"])


def test_a_missing_package_is_told_with_a_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.embedding.find_spec", lambda _: None)
    with pytest.raises(EmbeddingError, match="wordllama is not installed"):
        WordLlamaEmbedder().embed(["a storm"])
