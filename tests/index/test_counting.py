import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.analysis.analyser import Analyser
from index.analysis.bulk import BulkReader
from index.analysis.counting import KeyCounter, count_terms

Counted = list[dict[str, tuple[int, float]]]
TEXTS = [
    ("", "en"),
    ("   ", "ar"),
    ("The White House said on 7 October 2023 that two hundred and five people fled.", "en"),
    ("تشرين الأول/أكتوبر 2023: ثلاثة آلاف شخص في الضفة الغربية، قال الرئيس الأمريكي", "ar"),
    ("COVID-19, cease-fire and Anglo-Saxon—state-of-the-art", "en"),
    ("WHO SAYS US AID MAY COME", "en"),
    ("The WHO and the US said so", "en"),
    ("'s left, the senator's plan, rock 'n' roll", "en"),
    ("l'Allemagne et d'Israël", "fr"),
    ("Prime  Minister\nof\u00a01 200 soldiers “of” New York", "en"),
    ("الـBBC 東京都 U.S. a million a year", "en"),
    ("may " * 300, "en"),
]


def plainly(analyser: Analyser, text: str, language: str) -> dict[str, tuple[int, float]]:
    counted = count_terms(analyser.analyse(text, language))
    return {key: (min(n, 255), float(np.float32(sure))) for key, (n, sure) in counted.items()}


def by_words(counter: KeyCounter, texts: list[tuple[str, str]]) -> Counted:
    counted = list(counter.count(texts))
    names = list(counter.keys)
    return [
        {
            names[key]: (int(count), float(sure))
            for key, count, sure in zip(found.keys, found.counts, found.weights, strict=True)
        }
        for found in counted
    ]


def test_words_counted_by_number_are_the_words_of_the_analysis(analyser: Analyser) -> None:
    counter = KeyCounter(BulkReader(analyser))
    expected = [plainly(analyser, *text) for text in TEXTS]
    assert by_words(counter, TEXTS) == expected
    assert by_words(counter, TEXTS) == expected  # and again, of what is remembered


def test_no_text_at_all_is_no_error(analyser: Analyser) -> None:
    assert list(KeyCounter(BulkReader(analyser)).count([])) == []


@pytest.fixture(scope="module")
def counter(analyser: Analyser) -> KeyCounter:
    return KeyCounter(BulkReader(analyser))


WORDS = st.sampled_from(
    """
    two million and a half 3 1.2 2023 7 May march October of the White House prime minister New
    York cease-fire COVID-19 U.S. US WHO who it's 'quoted' "Gaza" e.g. 12/10/2023 $5 5% 1,200,
    تشرين الأول الضفة الغربية رئيس الوزراء ثلاثة آلاف مليون و في السابع عشر من أيار ٢٠٢٣ قال،
    """.split()  # noqa: SIM905 - as they would stand in a text
)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.one_of(WORDS, st.text(max_size=6)), max_size=12),
    st.sampled_from([" ", "\n", "  ", "-", " \u00a0"]),
    st.sampled_from(["en", "ar", "fr", "fa", "und"]),
)
def test_any_words_are_counted_as_they_are_analysed(
    analyser: Analyser, counter: KeyCounter, words: list[str], between: str, language: str
) -> None:
    text = between.join(words)
    assert by_words(counter, [(text, language)]) == [plainly(analyser, text, language)]
