"""A stream held back by sentence."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.model.plain import blank_markup, plain
from bot.model.streaming import RawSentence, SentenceStream

KEYS = {"k3f7", "p2d8", "w4m9"}


def split(line: str) -> list[tuple[int, int]]:
    """A stand-in: a sentence ends at its stop when a space follows."""
    found = re.finditer(r"\S.*?(?:[.!?؟](?=\s|$)|$)", line)
    return [(m.start(), m.start() + len(m[0].rstrip())) for m in found if m[0].strip()]


def read(text: str, size: int = 1, *, whole: bool = True) -> list[RawSentence]:
    stream = SentenceStream(KEYS, split)
    done: list[RawSentence] = []
    for start in range(0, len(text), size):
        done += stream.feed(text[start : start + size])
    return done + stream.close(whole=whole)


def told(text: str, size: int = 1) -> list[tuple[str, tuple[str, ...]]]:
    return [(raw.text, raw.cited) for raw in read(text, size)]


A, B = ("Japan voted no.", ("k3f7",)), ("Italy did not vote.", ("p2d8",))


@pytest.mark.parametrize("size", [1, 3, 7, 1000])
@pytest.mark.parametrize(
    "text",
    [
        "Japan voted no [k3f7]. Italy did not vote [p2d8].",
        "Japan voted no. [k3f7] Italy did not vote. [p2d8]",
        "Japan voted no.[k3f7] Italy did not vote.[p2d8]",
        "Japan voted no. [k3f7]. Italy did not vote. [p2d8].",
        "Japan voted no.[k3f7]Italy did not vote.[p2d8]",
        "[k3f7] Japan voted no. [p2d8] Italy did not vote.",
        "Japan voted no. k3f7 Italy did not vote. p2d8",
        "- Japan voted no. [k3f7]\n- Italy did not vote. [p2d8]\n",
        "1. Japan voted no [k3f7].\n2) Italy did not vote [p2d8].",
        "> **Japan** voted *no* [k3f7].\r\n\r\n• Italy <b>did not</b> vote [p2d8].",
        "**Japan voted no.** [k3f7] __Italy__ did `not` vote [[p2d8]](#p).",
        "Japan voted no 【k3f7】. Italy did not vote 【p2d8】.",
        "<think>Japan [w4m9]? Let me see.\nYes.</think>\nJapan voted no [k3f7]. "
        "Italy did not vote [p2d8].",
    ],
)
def test_sentences_come_with_their_marks_however_they_are_cut(text: str, size: int) -> None:
    assert told(text, size) == [A, B]


def test_a_sentence_is_given_back_once_the_next_has_begun() -> None:
    stream = SentenceStream(KEYS, split)
    assert stream.feed("Japan voted no. ") == []
    assert stream.feed("[k3f7] ") == []
    assert stream.feed("Italy") == []
    (first,) = stream.feed(" did")
    assert (first.text, first.cited) == A
    assert stream.feed(" not vote [p2d8]") == []
    (second,) = stream.feed(".\n")
    assert (second.text, second.cited) == B
    assert stream.close() == []


def test_a_stop_beside_a_mark_ends_a_sentence_whatever_the_splitter_says() -> None:
    for text in ("It said no [k3f7]. Italy did [p2d8].", "It said no. [k3f7] Italy did. [p2d8]"):
        stream = SentenceStream(KEYS, lambda line: [(0, len(line))])
        raws = [raw for c in text for raw in stream.feed(c)] + stream.close()
        assert [raw.text for raw in raws] == ["It said no.", "Italy did."]
        assert [raw.cited for raw in raws] == [("k3f7",), ("p2d8",)]


def test_unknown_keys_are_kept_apart() -> None:
    (raw,) = read("Japan voted no [k3f7, b2b2] [1].")
    assert (raw.cited, raw.unknown) == (("k3f7",), ("b2b2", "1"))


def test_a_heading_is_told_from_a_sentence() -> None:
    raws = read("## Votes\n**Summary**\nJapan voted no [k3f7].")
    assert [(raw.block, raw.text) for raw in raws] == [
        ("heading", "Votes"),
        ("heading", "Summary"),
        ("prose", "Japan voted no."),
    ]


def test_a_cut_text_loses_its_unfinished_sentence() -> None:
    raws = read("Japan voted no [k3f7]. Italy did not [p2", whole=False)
    assert [raw.text for raw in raws] == ["Japan voted no."]
    raws = read("Japan voted no [k3f7]. Italy did not vote. [p2d8", whole=False)
    assert [raw.text for raw in raws] == ["Japan voted no.", "Italy did not vote."]


def test_a_thought_that_never_ends_is_not_shown() -> None:
    assert read("<think>Japan voted no [k3f7].\nAnd so on.") == []


def test_marks_alone_are_reported() -> None:
    (raw,) = read("[k3f7][p2d8]")
    assert (raw.text, raw.cited) == ("", ("k3f7", "p2d8"))


@settings(deadline=None)
@given(st.text(alphabet="Ja [k3f7].\n-*#<b>/x(1)!؟", max_size=120), st.integers(1, 9))
def test_how_the_text_is_cut_never_loses_or_adds_words(text: str, size: int) -> None:
    def words(raws: list[RawSentence]) -> str:
        return re.sub(r"\W", "", "".join(raw.text for raw in raws))

    def keys(raws: list[RawSentence]) -> list[str]:
        return [key for raw in raws for key in (*raw.cited, *raw.unknown)]

    cut, whole = read(text, size), read(text, 1000)
    if "<" not in text and "(" not in text and "#" not in text and "**" not in text:
        assert words(cut) == words(whole)
        assert set(keys(cut)) == set(keys(whole))
    assert all(raw.text == plain(raw.text) for raw in cut)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<scr<b>ipt>alert(1)</script> Japan voted.", "Japan voted."),
        ("&lt;script&gt;alert(1)&lt;/script&gt; Japan voted.", "Japan voted."),
        ("<style>p{}</style>Japan <img src=x onerror=alert(1)>voted.", "Japan voted."),
        ("![x](http://x.test/p.png) Japan voted.", "Japan voted."),
        ("Japan [voted](javascript:alert(1)).", "Japan voted."),
        ("| Japan | voted |", "Japan voted"),
        ("|---|---|", ""),
        ("5 < 6 and 7 > 2", "5 < 6 and 7 > 2"),
        ("snake_case and _this_", "snake_case and this"),
        ("Ja\u202epan\u200b\x07 voted\ud800.", "Japan voted."),
        ("می\u200cخواهم", "می\u200cخواهم"),
    ],
)
def test_markup_and_invisible_characters_go(text: str, shown: str) -> None:
    assert plain(text) == shown


@settings(deadline=None)
@given(st.text(alphabet="<>/script&lt;g![](a)*_` \x07x\n", max_size=80))
@example("<*a>")
@example("[a]*(a)")
def test_plain_text_holds_no_tag_image_or_control_character(text: str) -> None:
    shown = plain(text)
    assert not re.search(r"</?[a-zA-Z!][^<>]*>|!\[[^\]]*\]\(", shown)
    assert all(c == " " or c.isprintable() for c in shown)
    assert len(blank_markup(text)) == len(text)
