"""Which parts of a page may be quoted: what is kept, what is left out, and what is never lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.cleaning import body_spans

FIRST = "The two sides met again in Doha on Monday to discuss the terms of a truce."
SECOND = "Mediators said that the gap had narrowed, but that nothing was signed so far."
THIRD = "A further round was expected within days, according to the host of the talks."
ARABIC = "التقى الطرفان مجددا في الدوحة يوم الاثنين لبحث شروط الهدنة بينهما."
ARABIC_SECOND = "وقال الوسطاء إن الفجوة ضاقت، لكن شيئا لم يوقع حتى الآن بين الجانبين."


def kept(page: str, title: str = "") -> list[str]:
    return [span.of(page) for span in body_spans(page, title=title)]


def around(line: str, first: str = FIRST, second: str = SECOND) -> str:
    return f"{first}\n\n{line}\n\n{second}\n\n{THIRD if first == FIRST else first}\n"


SENTENCE = st.lists(
    st.sampled_from(["truce", "talks", "city", "water", "council", "vote", "river", "market"]),
    min_size=6,
    max_size=30,
).map(lambda words: " ".join(words).capitalize() + ".")


@given(st.text())
def test_spans_are_in_order_apart_inside_and_not_blank(text: str) -> None:
    spans = body_spans(text)
    last = 0
    for span in spans:
        assert last <= span.start < span.end <= len(text)
        assert any(map(str.isalnum, span.of(text)))
        assert span.of(text) == span.of(text).strip()
        last = span.end


@given(st.lists(SENTENCE, min_size=1, max_size=12), st.sampled_from(["\n", "\n\n", "\r\n\r\n"]))
def test_a_plain_text_of_sentences_survives_whole(sentences: list[str], gap: str) -> None:
    assert kept(gap.join(sentences)) == sentences


@given(st.lists(SENTENCE, min_size=2, max_size=8), st.data())
def test_furniture_between_sentences_takes_no_sentence_along(
    sentences: list[str], data: st.DataObject
) -> None:
    noise = data.draw(
        st.lists(
            st.sampled_from(
                ["RELATED ARTICLES", "Advertisement", "Share this:", "شاركها", "إعلان", "Follow us"]
            ),
            min_size=len(sentences),
            max_size=len(sentences),
        )
    )
    page = "\n\n".join(f"{extra}\n\n{line}" for extra, line in zip(noise, sentences, strict=True))
    assert kept(page) == sentences


@pytest.mark.parametrize(
    "line",
    [
        "RELATED ARTICLES", "Most Popular", "Latest stories", "Read more:", "Also read", "Date:",
        "Post a Comment", "Previous Post Next Post", "Leave a comment", "Share this", "Follow us",
        "Subscribe to our newsletter", "Advertisement", "Sign up", "Exit mobile version",
        "Share on Facebook Twitter WhatsApp", "Home > World > Asia", "12 comments", "5 min read",
        "Read more: Why the talks broke down last year", "By Jane Doe, Reuters", "SOURCE: The Mail",
        "Additional reporting by Jane Doe; editing by John Roe.", "Tags: truce, Doha, talks",
        "© 2023 The Mail. All rights reserved.", "We use cookies to give you the best experience.",
        "Delegates arrive at the hall © Getty Images", "They arrive. Jane Doe/AFP/Getty Images",
        "Sign up for our newsletter to get the news every day.", "Updated 7 November 2023, 10:15",
        "Sunday, November 24, 2024", "Follow Jane Doe on Twitter: @janedoe", "Video Ad Feedback",
        "Your email address will not be published.", "https://example.org/a", "London CNN —",
        "***", "Contributing: The Associated Press",
    ],
)  # fmt: skip
def test_english_furniture_is_left_out(line: str) -> None:
    assert kept(around(line)) == [FIRST, SECOND, THIRD]


@pytest.mark.parametrize(
    "line",
    [
        "شاركها.", "شارك", "اترك تعليقاً", "أضف تعليق", "اقرأ أيضاً", "اقرأ أيضا: قمة أخرى في الدوحة",
        "الأكثر قراءة", "أخبار ذات صلة", "تابعنا", "تابعونا على تويتر", "المصدر: وكالة الأنباء",
        "إعلان", "الأحد، ٢٤ نوفمبر ٢٠٢٤",
        "شارك على فيسبوك واتساب", "تاريخ النشر: 7 تشرين الثاني 2023", "جميع الحقوق محفوظة © 2023",
        "الرئيسية > أخبار > العالم", "بقلم: فلان الفلاني", "المقال السابق", "سمات: هدنة، الدوحة",
        "اشترك في نشرتنا البريدية",
    ],
)  # fmt: skip
def test_arabic_furniture_is_left_out(line: str) -> None:
    expected = [ARABIC, ARABIC_SECOND, ARABIC]
    assert kept(around(line, ARABIC, ARABIC_SECOND)) == expected


@pytest.mark.parametrize(
    "line",
    [
        "Share prices fell by two percent on Monday.",
        "Home sales rose for the third month.",
        "Follow the money, the minister told reporters.",
        "By Tuesday night all shops had closed.",
        "Comments by the minister angered many.",
        "Sign up to the treaty, he told them.",
        'He wrote: "Read more, talk less."',
        "Subscribe to his view or not, he won.",
        "Pictures by a resident showed the collapsed bridge.",
        "Related to this is the question of water.",
        "The source: a man who knows.",
        "No.",
        "شارك الوزير في الاجتماع الذي عقد يوم الاثنين.",
        "إعلان الهدنة تأخر يوما آخر.",
        "تابعنا الاجتماع من الشرفة، قال الصحفي.",
        "المصدر الذي تحدث إلينا لم يرد ذكر اسمه.",
    ],
)
def test_sentences_that_begin_like_furniture_are_kept(line: str) -> None:
    assert line in kept(around(line))


def test_the_headline_is_left_out_wherever_it_is_repeated() -> None:
    title = "Talks on a truce resume in Doha"
    page = (
        f"{title} | The Daily News\n\n{title}\n{title}\n\n{FIRST}\n\n{title}\n\n{SECOND}\n\n"
        f"{title}...\n\n{THIRD}"
    )
    assert kept(page) == [FIRST, SECOND, THIRD]


def test_a_breadcrumb_run_into_the_headline_is_left_out() -> None:
    page = (
        f"HomeWorldAsiaTalks on a truce resume in...\n\nTalks on a truce resume in Doha\n\n{FIRST}"
    )
    assert kept(page) == [FIRST]


@pytest.mark.parametrize("mark", ["?", "!"])
def test_a_headline_that_asks_is_a_headline(mark: str) -> None:
    assert kept(f"Will the talks in Doha resume{mark}\n\n{FIRST}\n\n{SECOND}") == [FIRST, SECOND]


def test_a_given_title_is_left_out_at_the_head_of_the_text() -> None:
    title = "Talks on a truce resume in Doha."
    assert kept(f"{title}\n{FIRST}\n{SECOND}", title) == [FIRST, SECOND]


def test_a_headline_run_into_the_first_paragraph_is_cut_off() -> None:
    title = "Talks on a truce resume"
    assert kept(f"{title} {FIRST}\n\n{SECOND}", title) == [FIRST, SECOND]


def test_a_sentence_that_begins_like_the_title_stays_whole() -> None:
    line = "Talks on a truce resume in Doha on Monday after a week without any contact."
    assert kept(f"{line}\n\n{SECOND}", "Talks on a truce resume") == [line, SECOND]


@pytest.mark.parametrize(
    "heading",
    [
        "A Firm Stance Against Early Talks",
        "What the mediators want",
        "Minister says he is ready to resign if the talks fail again: 'I will go'",
    ],
)
def test_headings_and_teasers_between_sentences_are_left_out(heading: str) -> None:
    assert kept(around(heading)) == [FIRST, SECOND, THIRD]


def test_an_arabic_teaser_between_sentences_is_left_out() -> None:
    teaser = "الوزير يقول إنه مستعد للاستقالة إذا فشلت المحادثات مرة أخرى: “لن أتردد”"
    assert kept(around(teaser, ARABIC, ARABIC_SECOND)) == [ARABIC, ARABIC_SECOND, ARABIC]


def test_what_follows_related_articles_is_left_out_up_to_the_next_sentence() -> None:
    page = f"{FIRST}\n\nRELATED ARTICLES\nMinister resigns\n5 things to know\n\n{SECOND}\n\n{THIRD}"
    assert kept(page) == [FIRST, SECOND, THIRD]


def test_readers_comments_are_not_the_article() -> None:
    page = f"{FIRST}\n\n{SECOND}\n\nLeave a comment\n\nTom says:\nI do not believe a word of this."
    assert kept(page) == [FIRST, SECOND]


def test_a_comment_link_above_the_article_does_not_end_it() -> None:
    page = f"Talks resume in Doha\n\nLeave a comment\n\n{FIRST}\n\n{SECOND}"
    assert kept(page) == [FIRST, SECOND]


def test_buttons_run_into_a_line_are_cut_off() -> None:
    page = f"Next Previous {FIRST}\n\n{SECOND} Read more: Why the talks failed"
    assert kept(page) == [FIRST, SECOND]
