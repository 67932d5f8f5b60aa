"""The page with the real engine over articles of its own, driven in Chromium."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from driving import OpenPage, ask, plain_settings, question_box, served, turns
from playwright.sync_api import expect

from bot.wiring import open_bot

# What the page's framework warns of while it serves is its own.
pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("ignore::DeprecationWarning")]

ARTICLES = {
    "harbour.txt": """Port of Velmara opens again

Friday, March 22, 2024

The port of Velmara opened again on Monday after a closure of eleven weeks. Harbour master
Ada Moreno said the dredging of the northern channel had cost 14 million euros.

Fishermen protested outside the customs house because the new mooring fees are twice the old ones.
The mayor, Tomas Brandt, promised to review the fees before the summer.
""",
    "school.txt": """Teachers of Velmara end their strike

The teachers' union of Velmara ended its strike on Thursday after nine days. Union leader Ines
Calder said the city had agreed to hire 120 more teachers.

Schools had been closed since the second week of January.
""",
    "ميناء.txt": """إعادة افتتاح ميناء فيلمارا

أعيد افتتاح ميناء فيلمارا يوم الاثنين بعد إغلاق دام أحد عشر أسبوعاً. وقالت مديرة الميناء أدا
مورينو إن تعميق القناة الشمالية كلف 14 مليون يورو.

واحتج الصيادون أمام مبنى الجمارك لأن رسوم الرسو الجديدة ضعف الرسوم القديمة.
""",
    "lab <b>.txt": """Laboratory prints ${window.ran=1} on its doors

The Quillon laboratory wrote <script>window.ran=2</script> and </div> on its doors in October.
Its director Paz Quillon called ![x](http://evil.example/x.png) a picture of the laboratory.
Visitors of the Quillon laboratory read [1](javascript:window.ran=3) on a sign in the hall.
""",
}


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder: Path = tmp_path_factory.mktemp("articles")
    for name, text in ARTICLES.items():
        (folder / name).write_text(text, encoding="utf-8")
    settings = plain_settings(corpus=folder, home=tmp_path_factory.mktemp("home"))
    with served(open_bot(settings=settings), settings) as address:
        yield address


def test_a_citation_opens_the_article_with_the_quoted_sentence_marked(
    open_page: OpenPage, address: str
) -> None:
    page = open_page(address, viewport={"width": 1280, "height": 800})
    expect(page).to_have_title("Dateline")
    ask(page, "How much did the dredging of the northern channel cost?")
    sentence = turns(page).last.locator(".dl-sentence").first
    expect(sentence).to_contain_text("14 million euros")
    sentence.get_by_role("link", name="Source 1").click()
    reader = page.get_by_role("complementary", name="Article")
    mark = reader.locator("mark")
    expect(mark.first).to_be_in_viewport()
    marked = " ".join(" ".join(mark.all_text_contents()).split())
    assert marked
    assert marked in " ".join(ARTICLES["harbour.txt"].split())
    assert " ".join(sentence.inner_text().split()).startswith(marked)
    expect(reader).to_contain_text("Page dated")
    expect(reader.get_by_role("heading", name="Port of Velmara opens again")).to_be_attached()
    page.keyboard.press("Escape")
    expect(reader).to_be_hidden()


def test_the_browsers_own_back_button_closes_and_opens_the_reader(
    open_page: OpenPage, address: str
) -> None:
    page = open_page(address)
    ask(page, "When did the teachers' union of Velmara end its strike?")
    turns(page).last.get_by_role("link", name="Source 1").first.click()
    reader = page.get_by_role("complementary", name="Article")
    expect(reader.locator("mark").first).to_be_visible()
    page.go_back()
    expect(reader).to_be_hidden()
    page.go_forward()
    expect(reader).to_be_visible()


def test_an_arabic_question_is_answered_right_to_left(open_page: OpenPage, address: str) -> None:
    page = open_page(address)
    ask(page, "كم كلف تعميق القناة الشمالية؟")
    turn = turns(page).last
    sentence = turn.locator(".dl-sentence[lang=ar]").first
    expect(sentence).to_contain_text("14 مليون يورو")
    expect(turn.locator(".dl-answer")).to_have_attribute("dir", "rtl")
    expect(turn.get_by_role("region", name="المصادر")).to_be_visible()
    right = "e => getComputedStyle(e).direction + ' ' + getComputedStyle(e).textAlign"
    assert sentence.evaluate(right) == "rtl start"
    sentence.get_by_role("link").click()
    mark = page.get_by_role("complementary").locator("mark").first
    assert mark.evaluate("e => getComputedStyle(e.parentElement).direction") == "rtl"


def test_what_the_articles_do_not_say_is_said_and_cites_nothing(
    open_page: OpenPage, address: str
) -> None:
    page = open_page(address)
    ask(page, "Who won the chess championship of Iceland?")
    turn = turns(page).last
    expect(turn).to_contain_text("The articles do not say.")
    expect(turn.get_by_role("link")).to_have_count(0)


def test_a_deep_link_opens_the_article_at_the_sentence(open_page: OpenPage, address: str) -> None:
    start = ARTICLES["school.txt"].index("Schools had been closed")
    where = f"?article=school.txt&s={start}-{start + len('Schools had been closed')}"
    page = open_page(address + "/" + where)
    expect(page.locator("#reader mark")).to_have_text("Schools had been closed")


@pytest.mark.parametrize(
    ("where", "said"),
    [
        ("?article=nothing.txt", "There is no such article."),
        ("?article=school.txt&s=5-999999", "is not in the article as it is now"),
        ("?articles", "Teachers of Velmara end their strike"),
    ],
)
def test_a_stale_link_says_so(open_page: OpenPage, address: str, where: str, said: str) -> None:
    # A missing article is also a failed request, which the browser itself reports.
    page = open_page(f"{address}/{where}", expected=("404",))
    expect(page.locator("#reader")).to_contain_text(said)


def test_articles_and_questions_are_shown_and_never_run(open_page: OpenPage, address: str) -> None:
    page = open_page(f"{address}/?article={quote('lab <b>.txt')}&s=0-20")
    reader = page.locator("#reader")
    expect(reader).to_contain_text("<script>window.ran=2</script> and </div>")
    ask(page, "What did the Quillon laboratory write on its doors in October?")
    expect(turns(page).last).to_contain_text("<script>window.ran=2</script>")
    ask(page, "</h2><img src=x onerror=window.ran=4> ${window.ran=5}")
    asked = turns(page).last.locator("h2")
    expect(asked).to_have_text("</h2><img src=x onerror=window.ran=4> ${window.ran=5}")
    assert page.evaluate("window.ran") is None
    assert page.locator("#conversation img, #reader img, #reader script").count() == 0


@pytest.mark.parametrize("width", [320, 390])
def test_on_a_phone_the_strip_fits_however_many_articles(
    open_page: OpenPage, address: str, width: int
) -> None:
    page = open_page(address, viewport={"width": width, "height": 700}, is_mobile=True)
    page.get_by_role("link", name="4 articles").evaluate(
        "link => link.textContent = '10000 articles'"
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    expect(page.get_by_role("link", name="Dateline")).to_be_visible()


def test_on_a_phone_the_article_rises_from_the_bottom(open_page: OpenPage, address: str) -> None:
    page = open_page(
        address, viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True
    )
    ask(page, "Why did the fishermen protest?")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    turns(page).last.get_by_role("link", name="Source 1").first.tap()
    reader = page.locator("#reader")
    expect(reader.locator("mark").first).to_be_in_viewport()
    page.wait_for_timeout(300)
    box = reader.bounding_box()
    assert box is not None
    assert (box["x"], box["width"]) == (0, 390)
    assert box["y"] > 100
    assert round(box["y"] + box["height"]) == 844
    page.get_by_role("button", name="Close the article").tap()
    expect(reader).to_be_hidden()


def test_filters_restrict_the_answer_and_are_counted(open_page: OpenPage, address: str) -> None:
    page = open_page(address)
    page.get_by_role("button", name="Filters").click()
    page.get_by_label("Language").click()
    page.get_by_role("option", name="Arabic").click()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Filters (1)")).to_be_visible()
    ask(page, "How much did the northern channel cost?")
    sources = turns(page).last.locator(".dl-sources a[data-reader][lang]")
    assert {link.get_attribute("lang") for link in sources.all()} <= {"ar"}


def test_the_answer_is_copied_with_its_sources(open_page: OpenPage, address: str) -> None:
    page = open_page(address, permissions=["clipboard-read", "clipboard-write"])
    ask(page, "How many more teachers will the city hire?")
    turns(page).last.get_by_role("button", name="Copy").click()
    expect(turns(page).last.get_by_role("button", name="Copied")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "120 more teachers" in copied
    assert "(school.txt): “" in copied


def test_dark_follows_the_system_until_it_is_chosen(open_page: OpenPage, address: str) -> None:
    page = open_page(address, color_scheme="dark")
    background = "getComputedStyle(document.body).backgroundColor"
    dark = page.evaluate(background)
    assert dark == "rgb(23, 22, 19)"
    page.get_by_role("button", name="Switch between light and dark").click()
    assert page.evaluate(background) != dark
    page.reload()
    question_box(page).wait_for()
    page.wait_for_function(f"{background} != '{dark}'")


def test_the_page_can_be_used_with_the_keyboard_alone(open_page: OpenPage, address: str) -> None:
    page = open_page(address)
    page.get_by_role("link", name="Dateline").focus()
    page.keyboard.press("/")
    page.keyboard.type("Why did the fishermen protest?")
    page.keyboard.press("Enter")
    link = turns(page).last.get_by_role("link", name="Source 1").first
    link.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#reader mark").first).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(link).to_be_focused()
