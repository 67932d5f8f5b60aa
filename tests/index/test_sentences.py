"""Sentences: where they end, and that nothing of the body is lost or moved."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Span
from index.sentences import split

TEXTS = st.text(
    alphabet=st.one_of(
        st.characters(),
        st.sampled_from("aB .!?؟…\n\t\"“”'’()«»،؛-•1 \u200fابج د.东。"),
    ),
    max_size=200,
)


def cut(text: str, language: str = "en") -> list[str]:
    return [s.of(text) for s in split(text, language, [Span(start=0, end=len(text))])]


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        ("en", ["The U.S. Secretary of State met Mr. Wang.", "He left."]),
        ("en", ["She is from the U.N. Security Council.", "It met Gen. Smith and No. 5."]),
        ("en", ["J. K. Rowling came at 5 p.m. Monday.", "OK!"]),
        ("en", ["It was in the U.S.", "The talks began."]),
        ("en", ['He said "I am here."', "Then he left."]),
        ("en", ["“We agree.”", "The minister left."]),
        ("en", ["“Why?” asked he.", "“It is on Nov. 5,” he said."]),
        ("en", ["He left… and came back.", "What now?"]),
        ("en", ["It grew by 3.5 percent.", "That is $1.2 million."]),
        ("ar", ["هل تأتي؟", "نعم.", "ذهب الوزير إلى طوكيو."]),
        ("ar", ["قال د. أحمد علي إن الاجتماع مفيد؛ وهو قريب.", "انتهى الاجتماع أمس."]),
        ("ar", ["وصف ذلك بأنه “عمل مستمر”.", "ثم غادر المدينة مساء أمس."]),
        ("ar", ["ارتفع الذهب ١.٦ بالمئة أمس.", "ثم تراجع."]),
        ("ja", ["東京で会談した。", "大臣は述べた。"]),
        ("xx", ["One sentence here.", "And another one."]),
    ],
)
def test_sentences_end_where_a_reader_ends_them(language: str, sentences: list[str]) -> None:
    assert cut(" ".join(sentences), language) == sentences


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        ("en", ["“To all, I am sorry,” she wrote.", "“I spoke out of anger …"]),
        ("en", ['"We were so close," she said.', '"We go on.”', "They left."]),
        ("en", ["“We agree,” she said.", '"We go on.”', "They left."]),
        ("en", ["\"It is a pity,'' she said.", '"We go on …']),
        ("fr", ["Il est parti.", "« Nous sommes là."]),
    ],
)
def test_a_mark_that_opens_a_quotation_never_closed_alike_begins_its_sentence(
    language: str, sentences: list[str]
) -> None:
    assert cut(" ".join(sentences), language) == sentences


@pytest.mark.parametrize("text", ['He said "We agree. "', 'She asked "Why? " They left. "'])
def test_a_mark_that_opens_nothing_stays(text: str) -> None:
    assert cut(text)[-1].endswith('"')


def test_a_stray_full_stop_in_translated_arabic_ends_nothing() -> None:
    text = "زيادة زعزعة الاستقرار في المنطقة الأوسع. الشرق الأوسط. وقال الوزير إنه سعيد بذلك."
    assert cut(text, "ar")[0].endswith("الأوسع. الشرق الأوسط.")
    assert len(cut(text, "ar")) == 2


def test_sentences_inside_a_long_quotation_stand_alone() -> None:
    inside = "We shall go on with the talks for as long as it takes to reach a truce. " * 6
    assert len(cut(f"“{inside.strip()}” he said.")) >= 4


def test_each_line_is_a_sentence_unless_it_goes_on() -> None:
    text = "A Headline Without A Stop\nThe text begins. It goes\n\n- first item\n- second item"
    assert cut(text) == [
        "A Headline Without A Stop",
        "The text begins.",
        "It goes",
        "- first item",
        "- second item",
    ]


def test_hard_wrapped_lines_are_one_sentence() -> None:
    lines = [
        "The minister said on Tuesday that the talks between both",
        "Countries had gone on through the night and that a truce",
        "would be signed before the end of the week in the capital",
        "Doha, where the envoys have met.",
    ]
    assert cut("\n".join(lines)) == ["\n".join(lines)]


def test_a_lower_case_line_goes_on_with_the_one_before() -> None:
    text = "This is a line of prose that goes on and\non until it ends."
    assert cut(text) == [text]


def test_text_outside_the_body_is_in_no_sentence() -> None:
    text = "Menu Home News. The body is here. Share this."
    body = Span(start=16, end=33)
    assert [s.of(text) for s in split(text, "en", [body])] == ["The body is here."]


def test_a_sentence_does_not_reach_from_one_span_into_the_next() -> None:
    text = "It begins here and MENU goes on there."
    spans = [Span(start=0, end=18), Span(start=24, end=len(text))]
    assert [s.of(text) for s in split(text, "en", spans)] == [
        "It begins here and",
        "goes on there.",
    ]


@given(
    text=TEXTS,
    language=st.sampled_from(["en", "ar", "fr", "ja", "und", "xx", ""]),
    ends=st.lists(st.integers(0, 200), max_size=6),
)
def test_every_word_of_the_body_is_in_exactly_one_sentence(
    text: str, language: str, ends: list[int]
) -> None:
    marks = sorted({min(end, len(text)) for end in ends})
    within = [Span(start=a, end=b) for a, b in zip(marks[::2], marks[1::2], strict=False)]
    found = split(text, language, within)
    covered: set[int] = set()
    for span in found:
        assert text[span.start : span.end].strip() == text[span.start : span.end] != ""
        assert any(w.start <= span.start and span.end <= w.end for w in within)
        places = set(range(span.start, span.end))
        assert not places & covered
        covered |= places
    for span in within:
        for at in range(span.start, span.end):
            assert at in covered or not text[at].isalnum()
    assert list(found) == sorted(found)


@pytest.mark.parametrize(
    "run", ["a", "A. ", "word ", "“A.” ", "a\n", "كلمة. ", '("“', "Mr. ", "\n"]
)
def test_long_runs_are_cut_into_sentences_of_bounded_length(run: str) -> None:
    text = run * 20_000
    assert all(len(sentence) <= 1_000 for sentence in cut(text))


def test_a_long_run_is_cut_at_white_space() -> None:
    assert all(set(s.split()) == {"word"} for s in cut("word " * 1_000))
