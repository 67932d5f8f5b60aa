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
        ("What was Melk's population in 1901?", "number"),
        ("What is the top speed of the train?", "number"),
        ("ما هي مساحة البحيرة؟", "number"),
        ("من كم ولاية تتكون البلاد؟", "number"),
        ("During which years was the port closed?", "date"),
        ("ما هو العام الذي افتتح فيه الجسر؟", "date"),
        ("What other Alpine towns flooded?", "place"),
        ("ما هي القارة التي تقع فيها الجزر؟", "place"),
        ("What was the main reason for the strike?", "reason"),
        ("What Danish poet lived here?", "person"),
        ("What president signed it?", "person"),
        ("لمن كان القصر؟", "person"),
        ("In the north, who decides?", "person"),
        ("In 2005, what did the mayor think?", "saying"),
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


@pytest.mark.parametrize(
    ("question", "wants"),
    [
        ("اين غرقت السفينة؟", "place"),
        ("متي بدأ ذلك؟", "date"),
        ("ماهي عاصمة البلاد؟", "place"),
        ("\u200fلماذا أغلق المعبر؟", "reason"),
        ("وين صار الحادث؟", "place"),
        ("ليش أغلقوا المعبر؟", "reason"),
        ("مين فاز بالسباق؟", "person"),
        ("قديش عدد القتلى؟", "number"),
    ],
)
def test_arabic_that_is_spelt_otherwise_or_spoken_is_read_alike(question: str, wants: str) -> None:
    assert read_question(question).wants == wants


@pytest.mark.parametrize(
    "question",
    [
        "أي نوع من الأسماك يعيش هنا؟",
        "ما الذي يمنع السفن من الدخول؟",
        "Which song did Doctor Who open with?",
        "What did the WHO publish?",
        "What was the boat she owned when he met her?",
        "The law protects those who oppose what?",
        "What was the mayor's religion?",
        "What was the period called?",
    ],
)
def test_a_word_that_asks_nothing_here_does_not_decide(question: str) -> None:
    assert read_question(question).wants == "thing"


def test_a_full_stop_behind_a_title_ends_no_sentence() -> None:
    question = "How fast were the winds around St. Olav in the storm?"
    assert read_question(question).focus == (0, len(question))


@pytest.mark.parametrize(
    ("question", "what"),
    [
        ("What is a monsoon?", "a monsoon"),
        ("Who was Elin Castro?", "Elin Castro"),
        ("What does NLC stand for?", "NLC"),
        ("ما هو الجرب؟", "الجرب"),
        ("من هي إلين كاسترو؟", "إلين كاسترو"),
        ("ما تعريف الموسم؟", "الموسم"),
    ],
)
def test_what_is_to_be_defined_is_told(question: str, what: str) -> None:
    assert question[slice(*read_question(question).defined)] == what


@pytest.mark.parametrize(
    "question",
    [
        "What is Castro's job?",
        "What is the capital of Norland?",
        "Who is the road named after?",
        "Who is the mayor of Melk?",
        "من هو الذي فاز؟",
    ],
)
def test_a_question_for_something_of_it_defines_nothing(question: str) -> None:
    assert read_question(question).defined == (0, 0)
