"""Which language a text is in."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.languages import detect


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The two sides met again on Monday.", "en"),
        ("Who arrived in Tokyo on Tuesday?", "en"),
        ("Why?", "en"),
        ("And Japan?", "en"),
        ("التقى الطرفان مجددا في الدوحة يوم الاثنين.", "ar"),
        ("لماذا؟", "ar"),
        ("قال Antony Blinken إن الهدنة ممكنة وإن المحادثات ستستمر", "ar"),
        (
            "Der Minister ist am Dienstag in Tokio angekommen und was er sagte, ist nicht bekannt.",
            "de",
        ),
        ("Le ministre est arrivé à Tokyo mardi soir pour des entretiens.", "fr"),
        ("El ministro llegó a Tokio el martes para reunirse con sus colegas.", "es"),
        ("وزیر امور خارجه گفت که ما پیشنهاد خود را به گروه می‌دهیم و منتظر پاسخ هستیم.", "fa"),
        ("Министр прибыл в Токио во вторник для переговоров.", "ru"),
        ("大臣は火曜日に東京に到着し、会談を行った。", "ja"),
    ],
)
def test_languages_are_told_apart(text: str, language: str) -> None:
    assert detect(text) == language


@pytest.mark.parametrize("text", ["", " ", "123 456", "…!?", "Blinken Tokyo"])
def test_what_cannot_be_told_is_undetermined(text: str) -> None:
    assert detect(text) == "und"


@given(st.text())
def test_any_text_has_a_short_code(text: str) -> None:
    code = detect(text)
    assert code == "und" or len(code) == 2


def test_a_menu_in_english_does_not_make_an_arabic_article_english() -> None:
    text = (
        "Home News Sport Share this with the world\n" + "التقى الطرفان في الدوحة يوم الاثنين. " * 20
    )
    assert detect(text) == "ar"


def test_clear_cases_load_no_model() -> None:
    code = (
        "import sys; from corpus.languages import detect;"
        "detect('The two sides met on Monday.'); detect('التقى الطرفان في الدوحة.');"
        "assert 'py3langid' not in sys.modules"
    )
    from pathlib import Path

    root = Path(__file__).parents[2]
    subprocess.run([sys.executable, "-c", code], check=True, cwd=root)
