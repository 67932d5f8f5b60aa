"""Figures that count what is asked, who holds an office, what is asked more narrowly."""

from __future__ import annotations

import pytest

from bot.asking import question_language, read_question
from bot.desk import Desk
from bot.engine import Engine
from bot.kinds import holds_kind
from bot.slots.narrower import lacks_successor
from bot.slots.unsaid import is_withheld


@pytest.fixture
def desk(newsroom: Engine) -> Desk:
    return newsroom._desk()


def held(desk: Desk, question: str, text: str) -> float:
    language = question_language(question)
    pieces = desk.matcher.pieces(question, language, question=True)
    reading = desk.matcher.read(text, question_language(text))
    return holds_kind(read_question(question), question, pieces, reading, text)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("How many trucks were hit?", "Two trucks were hit."),
        ("How many people died?", "More than 1,200 miners died."),
        ("How many members has the league?", "The 57-member league met."),
        ("How long did the trip last?", "It was a four-day trip."),
        ("How long before that was it seized?", "It was seized a month prior."),
        ("How much did the bridge cost?", "The bridge cost $3 million."),
        ("How much money was pledged?", "They pledged 40 million euros."),
        ("What is the inflation rate?", "Inflation stood at 7.5 per cent."),
        ("How many miles did he run?", "He ran 26 miles."),
        ("How many cars does it build?", "The plant builds 1000 cars a year."),
        ("How many people came?", "About 1500 people came."),
        ("كم سيارة يصنع المصنع؟", "يصنع المصنع 1000 سيارة سنويا."),
        ("How old is the mayor?", "The mayor, 61, resigned."),
        ("How old is the mayor?", "The 61-year-old mayor resigned."),
        ("How much does the bell weigh?", "The bell weighs 12 tonnes."),
        ("How much did the city spend on it?", "The city spent 40 million euros."),
        ("How tall is the tower?", "The tower is 90 feet tall."),
        ("كم عمر رئيس البلدية؟", "رئيس البلدية البالغ من العمر 61 عاما استقال."),
        ("كم شاحنة أصيبت؟", "أصيبت 3 شاحنات."),
        ("كم شاحنة أصيبت؟", "أصيبت شاحنتين."),
        ("كم ميليشيا شاركت؟", "شاركت 10 ميليشيات."),  # no miles
        ("كم يوما استمرت المحادثات؟", "استمرت المحادثات يومين."),
    ],
)
def test_a_figure_that_counts_or_measures_what_is_asked_is_the_one(
    desk: Desk, question: str, text: str
) -> None:
    assert held(desk, question, text) == 1


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("How many trucks were hit?", "The trucks were hit on 7 October."),
        ("How many trucks were hit?", "One of the trucks was hit."),
        ("How many trucks were hit?", "Trucks were hit in 2015."),
        ("How many seasons did it last?", "The 2015 season was the last."),
        ("How many trucks were hit?", "The trucks drove for four days."),
        ("How many Norwegians died?", "More than 1,200 Swedes died."),
        ("How much money was pledged?", "They pledged help for 31 villages."),
        ("How tall is the tower?", "The tower is 90 feet wide."),
        ("How old is the mayor?", "The mayor opened 3 bridges."),
        ("How much does the bell weigh?", "The bell cost $12,000."),
        ("How much did the city spend on it?", "The city built it in 40 days."),
        ("كم شاحنة أصيبت؟", "استمر القصف أربعة أيام."),
    ],
)
def test_a_figure_of_something_else_is_not_the_one(desk: Desk, question: str, text: str) -> None:
    assert held(desk, question, text) < 0.5


def test_a_count_that_no_sentence_gives_is_not_answered(newsroom: Engine) -> None:
    answer = newsroom.ask("How many submarines does Norvik own?")
    assert answer.abstained


@pytest.mark.parametrize(
    ("question", "text", "holds"),
    [
        ("Who is the Japanese foreign minister?", "Japanese Foreign Minister Ota Ren left.", True),
        (
            "Who is France's foreign minister?",
            "Japanese Foreign Minister Ota Ren saw France.",
            False,
        ),
        ("Who is France's foreign minister?", "Castro met the foreign ministers of France.", False),
        (
            "Who is the prime minister of France?",
            "Elin Castro met Prime Minister Ota Ren, said the men who later in the same long week"
            " of talks flew to France.",
            False,
        ),
        (
            "Who is the US president?",
            "Elin Castro left for talks with US President Joe Biden.",
            True,
        ),
        (
            "Who is the French Secretary of State?",
            "French Secretary of State Elin Castro quietly left the long meeting early.",
            True,
        ),
        ("من هو رئيس وزراء اليابان؟", "قال رئيس الوزراء أوتارن إن اليابان مستعدة.", True),
    ],
)
def test_an_office_belongs_to_whom_the_name_beside_it_says(
    desk: Desk, question: str, text: str, *, holds: bool
) -> None:
    assert (held(desk, question, text) == 1) is holds


def test_who_did_something_is_not_the_one_the_question_names(desk: Desk) -> None:
    assert held(desk, "Who succeeded Castro?", "Mayor Elin Castro left the town hall.") < 1


@pytest.mark.parametrize(
    ("question", "text", "timely"),
    [
        ("When did it reopen?", "It will reopen next week.", False),
        ("When will it reopen?", "It will reopen next week.", True),
    ],
)
def test_what_lies_ahead_does_not_say_when_something_was(
    desk: Desk, question: str, text: str, *, timely: bool
) -> None:
    assert (held(desk, question, text) == 1) is timely


@pytest.mark.parametrize(
    ("question", "text", "holds"),
    [
        ("What was the ship called?", "The ship, the Norvik Star, sank.", True),
        ("What was the ship called?", "The ship sank in the strait.", False),
        ("What is the name of the film?", "His film “Salt and Iron” won.", True),
        ("ما اسم السفينة؟", "غرقت السفينة في المضيق.", False),
        ("ما اسم السفينة؟", "غرقت السفينة وتدعى لؤلؤة الشمال.", True),
        ("What time did it leave?", "The ferry left on Monday.", False),
        ("What time did it leave?", "The ferry left at 9.30 on Monday.", True),
        ("What year did it open?", "It opened on a Monday in May.", False),
        ("What year did it open?", "It opened in May 1987.", True),
        ("What did Castro say about the pier?", "Castro said the pier was old.", True),
        ("What did Castro say about the pier?", "Castro walked along the pier.", False),
        ("What did Castro say about the pier?", "The pier was old, said Ren Mott.", False),
        ("ماذا قال الكتاني عن المالك؟", "قال الكتاني إن المالك غائب.", True),
        ("ماذا قال الكتاني عن المالك؟", "زار الكتاني المالك في بيته.", False),
    ],
)
def test_what_is_asked_more_narrowly_is_there_or_the_slot_is_empty(
    desk: Desk, question: str, text: str, *, holds: bool
) -> None:
    assert (held(desk, question, text) > 0) is holds


@pytest.mark.parametrize(
    ("question", "text", "lacks"),
    [
        ("Who led the town before Castro?", "Elin Castro leads the town.", True),
        ("Who led the town before Castro?", "Castro took over from Ren Mott.", False),
        ("Who took over from Castro?", "Elin Castro was mayor for a year.", True),
        ("What did she visit before Tokyo?", "She went from Oslo to Tokyo.", False),
    ],
)
def test_who_came_before_or_after_is_told_by_an_order(
    question: str, text: str, *, lacks: bool
) -> None:
    assert lacks_successor(read_question(question), question, text) is lacks


@pytest.mark.parametrize(
    ("text", "withheld"),
    [
        ("The bank has not said when it will open.", True),
        ("The guard, whom the museum did not name, was hurt.", True),
        ("He declined to say who paid.", True),
        ("لم تعلن الجامعة مواعيد جديدة.", True),
        ("The bank said when it will open.", False),
        ("أعلنت الجامعة مواعيد جديدة.", False),
    ],
)
def test_a_sentence_says_that_something_is_not_known(text: str, *, withheld: bool) -> None:
    assert is_withheld(text) is withheld


def test_a_sentence_that_asks_is_no_answer(newsroom: Engine) -> None:
    answer = newsroom.ask("Who accused Norvik of hiding the cracks?")
    assert not any(s.text.rstrip().endswith("?") for s in answer.statements)
