"""What a question asks for, in English and Arabic."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.asking import question_language, read_question


@pytest.mark.parametrize(
    ("question", "wants"),
    [
        ("Who won the race?", "person"),
        ("Whose idea was it?", "person"),
        ("من فاز بالسباق؟", "person"),
        ("Where did the ship sink?", "place"),
        ("Which country hosts the games?", "place"),
        ("أين غرقت السفينة؟", "place"),
        ("في أي مدينة ولد؟", "place"),
        ("When did it begin?", "date"),
        ("In what year was it founded?", "date"),
        ("متى بدأ ذلك؟", "date"),
        ("How many people died?", "number"),
        ("What was the death toll?", "number"),
        ("كم عدد القتلى؟", "number"),
        ("Why was it closed?", "reason"),
        ("لماذا أغلق المعبر؟", "reason"),
        ("Did the minister resign?", "yes-no"),
        ("هل استقال الوزير؟", "yes-no"),
        ("What did the mayor say about taxes?", "saying"),
        ("How did the market react?", "manner"),
        ("What is a monsoon?", "thing"),
        ("What happened in Melk?", "thing"),
        ("ماذا حدث في الميناء؟", "thing"),
    ],
)
def test_the_kind_of_answer_is_told_by_the_words(question: str, wants: str) -> None:
    assert read_question(question).wants == wants


def test_a_question_after_several_things_is_a_listing_one() -> None:
    assert read_question("Which countries abstained?").listing
    assert not read_question("Which country abstained?").listing


def test_the_frame_holds_the_words_that_only_name_the_kind_of_answer() -> None:
    question = "In which city did they meet?"
    start, end = read_question(question).frame
    assert question[start:end] == "which city"
    question = "What happened in Melk?"
    start, end = read_question(question).frame
    assert question[start:end] == "What happened"


@given(st.text(max_size=300))
def test_any_text_is_read_without_an_error(text: str) -> None:
    start, end = read_question(text).frame
    assert 0 <= start <= end <= len(text)


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Who is she?", "en"),
        ("من هي؟", "ar"),
        ("من هو Smith؟", "ar"),
        ("Who is بوتين?", "en"),
        ("123?", "en"),
    ],
)
def test_a_short_question_is_told_by_its_script(question: str, language: str) -> None:
    assert question_language(question) == language


@pytest.mark.parametrize(
    ("question", "wants"),
    [("لماذا؟", "reason"), ("ولماذا", "reason"), ("كم؟", "number"), ("من؟", "person")],
)
def test_a_question_of_one_arabic_word_is_read_too(question: str, wants: str) -> None:
    assert read_question(question).wants == wants
