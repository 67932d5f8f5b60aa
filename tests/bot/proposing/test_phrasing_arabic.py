"""Arabic questions made from a sentence: for numbers, places, days and speakers, none cut."""

from __future__ import annotations

import pytest

from bot.engine import Engine
from bot.proposing.phrasing import questions_in


def made(newsroom: Engine, sentence: str) -> list[str]:
    return list(questions_in(sentence, "ar", newsroom._desk().matcher))


@pytest.mark.parametrize(
    ("sentence", "question"),
    [
        ("وبلغت أرباح الموانئ الشمالية 371 مليون دينار.", "كم بلغت أرباح الموانئ الشمالية؟"),
        ("وأضاف أن عدد القوارب الراسية بلغ نحو 40 قارباً.", "كم بلغ عدد القوارب الراسية؟"),
        ("ارتفعت أسعار السمك في السوق بنسبة 5%.", "بأي نسبة ارتفعت أسعار السمك في السوق؟"),
        ("وهبط سعر الحبوب في الميناء إلى 56 دولاراً.", "إلى كم هبط سعر الحبوب في الميناء؟"),
        (
            "وأصيب 5 جنود في انفجار قرب الميناء، بحسب الشرطة.",
            "كم جندياً أصيب في انفجار قرب الميناء؟",
        ),
        ("أدى الحريق إلى مقتل 16 عاملاً في مصنع للورق.", "كم عاملاً قتل في مصنع للورق؟"),
        ("حضر 300 شخص افتتاح المكتبة الجديدة.", "كم شخصاً حضر افتتاح المكتبة الجديدة؟"),
        ("بدأت محادثات سلام مباشرة في باكستان.", "أين بدأت محادثات سلام مباشرة؟"),
        (
            "تنطلق بطولة الشطرنج السنوية في قاعة البلدية يوم الأحد المقبل.",
            "متى تنطلق بطولة الشطرنج السنوية في قاعة البلدية؟",
        ),
        ("وقالت وزارة الزراعة السورية أمس إن الحصاد بدأ.", "ماذا قالت وزارة الزراعة السورية؟"),
        ("تقول هيلين ستراند إن المكتبة ستفتح.", "ماذا قالت هيلين ستراند؟"),
    ],
)
def test_a_sentence_is_asked_for_what_it_tells(
    newsroom: Engine, sentence: str, question: str
) -> None:
    assert question in made(newsroom, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "وبلغت أرباحها 371 مليون دينار.",  # whose?
        "وبلغت سعة الميناء في العام 2013م ذروتها.",  # a year is no amount
        "وأصيب نحو 120 أيضاً ما بين رجال أمن ومواطنين.",
        "قتل 40 مدنياً على الأقل.",
        "وتكبدت الشركة تكاليف بلغت نحو 400 مليون دولار.",
        "وصل الأمر إلى حد أن الميناء أغلق.",
        "وأوضح التقرير أن عدد السفن التي رست في الميناء هذا العام تجاوز الألف.",  # nobody
        "وأشار كارتر إلى أن الخلية الرابعة، كانت في الميناء.",  # cut
        "وقال رئيس مجلس إدارة مجموعة «نيكاي» إن الميناء أغلق.",  # cut
        "وأكدت رئيسة المركز الدولي للدراسات الأمنية أن الميناء أغلق.",  # cut
    ],
)
def test_nothing_is_asked_that_says_half_or_nothing(newsroom: Engine, sentence: str) -> None:
    assert made(newsroom, sentence) == []


def test_a_number_with_a_comma_does_not_end_what_is_asked(newsroom: Engine) -> None:
    sentence = "وأكد كارتر أن عدد السفن التي رست في الميناء تجاوز 1,900 سفينة في مايو."
    assert not [question for question in made(newsroom, sentence) if question.endswith("1؟")]
