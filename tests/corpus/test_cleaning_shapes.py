"""Pages that are not running text, or are broken in odd ways, keep what they have."""

import pytest

from corpus.cleaning import body_spans, headline

SENTENCE = "The council met on Monday to vote on the new bridge over the river."


def kept(page: str, title: str = "") -> list[str]:
    return [span.of(page) for span in body_spans(page, title=title)]


def test_a_post_without_full_stops_survives_whole() -> None:
    lines = [
        "Minister just landed in the capital for talks with the president",
        "No word yet on the truce",
        "Will update here",
    ]
    assert kept("\n".join(lines)) == lines


def test_a_poem_survives_whole() -> None:
    lines = ["The river runs", "Beneath the bridge", "And no one counts", "The boats that pass"] * 3
    assert kept("\n".join(lines)) == lines


def test_an_arabic_poem_survives_whole() -> None:
    lines = ["يا عيد عدت ولم تعد أفراحي", "وكم غيمة", "كانت الحفلة وداع", "مضيت وليل المآسي استمر"]
    assert kept("\n".join(lines)) == lines


def test_a_list_inside_an_article_is_kept() -> None:
    names = ["Connecticut", "New York", "Pennsylvania", "Ohio", "Maine"]
    page = "\n\n".join([SENTENCE, *names, SENTENCE, SENTENCE, SENTENCE])
    assert kept(page) == [SENTENCE, *names, SENTENCE, SENTENCE, SENTENCE]


@pytest.mark.parametrize(
    "item",
    [
        "• A ceasefire of six weeks", "- A ceasefire of six weeks", "1. A ceasefire of six weeks",
        "Killed: 1,200", "The terms are these:",
    ],
)  # fmt: skip
def test_items_and_figures_between_sentences_are_kept(item: str) -> None:
    assert item in kept("\n\n".join([SENTENCE, item, SENTENCE, SENTENCE]))


def test_a_last_line_without_a_full_stop_is_kept() -> None:
    last = "The council has not said when it will vote again"
    assert kept("\n\n".join([SENTENCE, SENTENCE, last]))[-1] == last


def test_headings_that_make_up_much_of_a_page_are_its_content() -> None:
    heading = "A heading that goes on for a good while and says it all"
    page = "\n\n".join([SENTENCE, heading] * 3 + [SENTENCE])
    assert kept(page).count(heading) == 3


def test_one_sentence_alone_is_an_article() -> None:
    assert kept(SENTENCE) == [SENTENCE]
    assert kept("Talks fail") == ["Talks fail"]


@pytest.mark.parametrize("page", ["", " \n ", "Advertisement", "RELATED ARTICLES\nMost Popular\n"])
def test_a_page_of_nothing_but_furniture_has_no_body(page: str) -> None:
    assert kept(page) == []


def test_paragraphs_broken_at_a_fixed_width_are_joined_as_ranges() -> None:
    page = (
        "The council of the town met on Monday evening in the old hall to\n"
        "vote on the new bridge over the river, which has been planned\n"
        "for ten years and was to open last spring, before the money for\n"
        "it ran out and work stopped.\n"
        "\n"
        "Opponents of the bridge said that they would go to court if the\n"
        "council should approve the plan, which they called a waste of\n"
        "money and of time.\n"
    )
    first, second = kept(page)
    assert first.startswith("The council")
    assert first.endswith("stopped.")
    assert "\n" in first
    assert second.endswith("time.")


def test_windows_line_ends_do_not_change_what_is_kept() -> None:
    page = f"Talks resume in Doha\n\nAdvertisement\n\n{SENTENCE}\n\n{SENTENCE}\n"
    assert kept(page.replace("\n", "\r\n")) == kept(page) == [SENTENCE, SENTENCE]


def test_invisible_marks_around_a_line_hide_nothing() -> None:
    page = f"\u200f\ufeffAdvertisement\u200b\n\n\u202b{SENTENCE}\u202c\n"
    assert kept(page) == [SENTENCE]


def test_a_long_run_without_spaces_or_lines_is_kept() -> None:
    page = "خبر" * 100_000
    assert kept(page) == [page]


@pytest.mark.parametrize(
    ("page", "title"),
    [
        (f"Council to vote on bridge | The Daily News\n\n{SENTENCE}", "Council to vote on bridge"),
        (f"HomeWorldAsiaCouncil to vote...\nCouncil to vote on bridge\n\n{SENTENCE}",
         "Council to vote on bridge"),
        (f"Jane Doe\n\nCouncil to vote on bridge\n\n{SENTENCE}", "Council to vote on bridge"),
        (f"A much longer line that is printed once only\nCouncil to vote on it\n"
         f"Council to vote on it\n\n{SENTENCE}\n\n{SENTENCE}", "Council to vote on it"),
        (f"Monday, March 4, 2024\n\n{SENTENCE}",
         "The council met on Monday to vote on the new bridge over…"),
        ("Talks fail", "Talks fail"),
    ],
)  # fmt: skip
def test_the_headline_is_the_line_printed_most_above_the_body(page: str, title: str) -> None:
    assert headline(page, body_spans(page)) == title


SCRAPED = """Skip to content
Your account
Home
Town | Country | World
Search
Bridge vote postponed after all-night session
Share
By Jane Doe
Town Desk
12 Aug 2024

{0}

Sign up to our newsletter
Morning Mail
Enter your email address
Sign up

{0}

Advertisement

{0}

Explore more on these topics
Bridges
Councils
Previous article
Storm closes schools
LEAVE A REPLY Cancel reply
Please enter your comment!
All rights reserved
"""


def test_a_page_saved_with_all_around_it_keeps_its_sentences_only() -> None:
    page = SCRAPED.format(SENTENCE)
    assert kept(page) == [SENTENCE] * 3
    assert headline(page, body_spans(page)) == "Bridge vote postponed after all-night session"


def test_a_long_list_on_a_scraped_page_is_kept() -> None:
    names = ["Summer of Soul", "The Queen of Basketball", "Belfast", "Flee", "Audible", "Ascension"]
    page = SCRAPED.format(SENTENCE + "\n\n" + "\n\n".join(names) + "\n\n" + SENTENCE)
    assert all(name in kept(page) for name in names)


@pytest.mark.parametrize(
    "link",
    [
        "'They will stay busy':Crews battle fires nearing the old forest, oldest trees of the land",
        "Not “enough in the tank”:Prime minister quits after five years",
    ],
)
def test_a_headline_that_lost_its_blank_as_a_link_is_left_out(link: str) -> None:
    assert kept("\n\n".join([SENTENCE, SENTENCE, SENTENCE, link])) == [SENTENCE] * 3
    assert kept(link) == [link]  # all there is


@pytest.mark.parametrize(
    "line",
    [
        "“We shall vote”: that is all the mayor said to them on Monday evening in the town hall.",
        "He called it 'a sad day':Nobody in the council had seen such a flood before.",
        "The mayor on the vote: 'We shall see'",
    ],
)
def test_a_quotation_before_a_colon_is_kept(line: str) -> None:
    assert line in kept("\n\n".join([SENTENCE, SENTENCE, SENTENCE, line]))
