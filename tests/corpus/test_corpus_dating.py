"""Dates, each with where it was read; none invented."""

from datetime import UTC, date, datetime
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import ArticleDate
from corpus.cleaning import body_spans
from corpus.dating import find_dates, parse_date

SENTENCE = "The two sides met again in the city to discuss the terms of a truce."
DAY = date(2023, 11, 7)
DAYS = st.dates(min_value=date(1800, 1, 1), max_value=date(2100, 12, 31))


def dates(page: str, given: str = "", field: str = "") -> tuple[ArticleDate, ...]:
    return find_dates(page, body_spans(page), given=given, field=field)


@pytest.mark.parametrize(
    "value",
    [
        "2023-11-07", "2023-11-07T23:59:59Z", "2023-11-07 10:00:00+03:00", "2023/11/07", "20231107",
        "20231107T103000Z", "1699315200", "1699315200.5", "1699315200000", "7.11.2023",
        "Tue, 07 Nov 2023 10:00:00 GMT", "November 7, 2023", "Nov. 7, 2023", "7 Nov 2023",
        "7th of November 2023", "Tuesday, November 7th, 2023 10:15 AM EST", "7 نوفمبر 2023",
        "٧ نوفمبر ٢٠٢٣", "الثلاثاء، 7 تشرين الثاني 2023", "7 تشرين الثاني/نوفمبر 2023",
        "7 نوفمبر (تشرين الثاني) 2023", "7 نونبر 2023", "7 من نوفمبر عام 2023", "  2023-11-07\n",
    ],
)  # fmt: skip
def test_every_usual_form_of_a_date_is_read(value: str) -> None:
    assert parse_date(value) == DAY


@pytest.mark.parametrize(
    "value",
    [
        "", "October 7", "7 أكتوبر", "November 2023", "2023", "yesterday", "31 February 2023",
        "2023-13-01", "1436-10-09", "9 / 10 / 1436", "2101-01-01", "11/07/2023", "0", "-5", "NaN",
        "99999999999999999999", "7 نوفمبر (آذار) 2023", "x" * 10_000,
    ],
)  # fmt: skip
def test_what_is_no_full_date_is_none(value: str) -> None:
    assert parse_date(value) is None


@pytest.mark.parametrize("value", ["20/11/2023", "11/20/2023", "20-11-2023"])
def test_a_date_in_figures_is_read_when_only_one_order_is_possible(value: str) -> None:
    assert parse_date(value) == date(2023, 11, 20)


@given(DAYS)
def test_iso_and_mail_forms_of_any_day_are_read(day: date) -> None:
    assert parse_date(day.isoformat()) == day
    moment = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    assert parse_date(format_datetime(moment)) == day


@given(st.text(max_size=60))
def test_no_value_makes_it_raise(value: str) -> None:
    parse_date(value)
    for found in dates(value):
        assert found.span is not None
        assert found.span.of(value).strip()


def test_a_field_is_the_publication_date_and_sure() -> None:
    (found,) = dates(SENTENCE, given="2023-11-07", field="published_at")
    assert (found.day, found.kind, found.sure) == (DAY, "published", True)
    assert found.read_from == "field published_at"
    assert found.span is None


@pytest.mark.parametrize(
    "line", ["Sunday, November 5, 2023", "5 November 2023 - 10:32 pm", "الأحد، 5 تشرين الثاني 2023"]
)
def test_a_date_alone_above_the_article_is_a_stamp_and_never_sure(line: str) -> None:
    page = f"{line}\n\n{SENTENCE}"
    (found,) = dates(page)
    assert (found.day, found.kind, found.sure) == (date(2023, 11, 5), "stamp", False)
    assert found.read_from == "line 1 of the page"
    assert found.span is not None
    assert "5" in found.span.of(page)


@pytest.mark.parametrize(
    "line",
    [
        "Published: 7 November 2023", "Published on Tuesday, November 7, 2023 at 10:15",
        "Posted 2023-11-07", "Date: 7 November 2023", "تاريخ النشر: ٧ نوفمبر ٢٠٢٣",
        "نشر في 7 تشرين الثاني 2023", "By Jane Doe | November 7, 2023",
    ],
)  # fmt: skip
def test_a_labelled_date_is_the_publication_date(line: str) -> None:
    for page in (f"Talks resume in Doha\n{line}\n\n{SENTENCE}", f"{line}\n\n{SENTENCE}"):
        (found,) = dates(page)
        assert (found.day, found.kind, found.sure) == (DAY, "published", True)
        assert "of the page" in found.read_from


def test_an_update_is_trusted_less_than_a_publication() -> None:
    page = f"Updated: 9 November 2023\nPublished: 7 November 2023\n\n{SENTENCE}"
    first, second = dates(page)
    assert (first.day, first.sure) == (DAY, True)
    assert (second.day, second.kind, second.sure) == (date(2023, 11, 9), "published", False)


@pytest.mark.parametrize(
    "dateline",
    [
        "TOKYO, Nov 7, 2023 (Reuters) -",
        "TOKYO, November 7, 2023 —",
        "طوكيو 7 نوفمبر 2023 (رويترز) -",
    ],
)
def test_a_dateline_with_a_year_is_the_publication_date(dateline: str) -> None:
    found = dates(f"{dateline} {SENTENCE}")[0]
    assert (found.day, found.kind, found.read_from, found.sure) == (
        DAY, "published", "dateline", True,
    )  # fmt: skip


def test_a_dateline_without_a_year_gives_no_date() -> None:
    assert dates(f"TOKYO, Nov 7 (Reuters) - {SENTENCE}") == ()


def test_a_date_in_the_prose_is_in_the_text_and_nothing_more() -> None:
    page = f"{SENTENCE} It began on October 7, 2023, and on 7 نوفمبر ٢٠٢٣ it went on. {SENTENCE}"
    first, second = dates(page)
    assert first.span is not None
    assert (first.kind, first.sure, first.span.of(page)) == ("text", False, "October 7, 2023")
    assert second.day == DAY


def test_a_day_named_twice_in_the_prose_is_listed_once() -> None:
    page = f"{SENTENCE} On October 7, 2023 it began. Since October 7, 2023 nothing changed."
    assert len(dates(page)) == 1


def test_a_day_without_its_year_stays_words() -> None:
    page = f"Sunday, November 24, 2024\n\nThe attack of October 7 and the vote in March. {SENTENCE}"
    assert [found.kind for found in dates(page)] == ["stamp"]


def test_the_most_trusted_date_comes_first() -> None:
    page = (
        "Sunday, November 24, 2024\nPublished: 8 November 2023\n\n"
        f"{SENTENCE} It began on October 7, 2023. {SENTENCE}"
    )
    found = dates(page, given="2023-11-07", field="date")
    assert [item.kind for item in found] == ["published", "published", "stamp", "text"]
    assert found[0].read_from == "field date"
