"""Citation marks in every form that models write."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model.citing import find_marks, open_bracket
from bot.model.keys import KEY, draw_keys

KEYS = {"k3f7", "p2d8"}


@pytest.mark.parametrize(
    ("text", "mark", "known", "unknown"),
    [
        ("It closed [k3f7].", "[k3f7]", ("k3f7",), ()),
        ("It closed [k3f7, p2d8].", "[k3f7, p2d8]", ("k3f7", "p2d8"), ()),
        ("It closed [k3f7; p2d8]", "[k3f7; p2d8]", ("k3f7", "p2d8"), ()),
        ("أغلق [k3f7، p2d8].", "[k3f7، p2d8]", ("k3f7", "p2d8"), ()),
        ("أغلق [k3f7؛ p2d8].", "[k3f7؛ p2d8]", ("k3f7", "p2d8"), ()),
        ("أغلق [k٣f٧].", "[k٣f٧]", ("k3f7",), ()),
        ("It closed 【k3f7】", "【k3f7】", ("k3f7",), ()),
        ("It closed 【k3f7†source】", "【k3f7†source】", ("k3f7",), ()),
        ("It closed [[k3f7]].", "[[k3f7]]", ("k3f7",), ()),
        ("It closed [k3f7](#k3f7).", "[k3f7](#k3f7)", ("k3f7",), ()),
        ("It closed [[k3f7]](http://x.test/a).", "[[k3f7]](http://x.test/a)", ("k3f7",), ()),
        ("It closed [K3F7].", "[K3F7]", ("k3f7",), ()),
        ("It closed [source: k3f7]", "[source: k3f7]", ("k3f7",), ()),
        ("It closed [^k3f7]", "[^k3f7]", ("k3f7",), ()),
        ("It closed [k3f7 and p2d8]", "[k3f7 and p2d8]", ("k3f7", "p2d8"), ()),
        ("It closed (k3f7).", "(k3f7)", ("k3f7",), ()),
        ("It closed k3f7.", "k3f7", ("k3f7",), ()),
        ("It closed k3f7, p2d8", "k3f7, p2d8", ("k3f7", "p2d8"), ()),
        ("It closed [1, 2].", "[1, 2]", (), ("1", "2")),
        ("أغلق [١، ٢].", "[١، ٢]", (), ("1", "2")),
        ("It closed [b2b2].", "[b2b2]", (), ("b2b2",)),
        ("It closed [k3f7, b2b2].", "[k3f7, b2b2]", ("k3f7",), ("b2b2",)),
        ("It closed [zxzx].", "[zxzx]", (), ("zxzx",)),
        ("It closed [s1, a1b2].", "[s1, a1b2]", (), ("s1", "a1b2")),
        ("It closed [Article 2].", "[Article 2]", (), ("2",)),
        ("أغلق [المصدر 2].", "[المصدر 2]", (), ("2",)),
    ],
)
def test_a_mark_is_found_whole(
    text: str, mark: str, known: tuple[str, ...], unknown: tuple[str, ...]
) -> None:
    (found,) = find_marks(text, KEYS)
    assert text[found.start : found.end] == mark
    assert (found.known, found.unknown) == (known, unknown)


@pytest.mark.parametrize(
    "text",
    ["[sic]", "[the army]", "in [2023]", "(2023)", "(12)", "a b2b2 bomber", "[]", "[ , ]", "1, 2"],
)
def test_prose_in_brackets_is_no_mark(text: str) -> None:
    assert find_marks(text, KEYS) == ()


def test_marks_side_by_side_are_apart() -> None:
    found = find_marks("It closed [k3f7][p2d8].", KEYS)
    assert [mark.known for mark in found] == [("k3f7",), ("p2d8",)]


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("It closed [k3", 10),
        ("It closed [[k3", 10),
        ("It closed 【k3", 10),
        ("It <b", 3),
        ("It (", 3),
        ("It closed [k3f7].", None),
        ("It", None),
        ("It [" + "x" * 300, None),
    ],
)
def test_an_open_bracket_is_waited_for_but_not_for_ever(text: str, at: int | None) -> None:
    assert open_bracket(text) == at


@settings(deadline=None)
@given(st.text(alphabet="k3f7p2d8[]【】(),; .#\n٣x", max_size=60))
def test_marks_never_overlap_and_hold_no_key_twice(text: str) -> None:
    end = 0
    for mark in find_marks(text, KEYS):
        assert end <= mark.start < mark.end <= len(text)
        assert set(mark.known) <= KEYS
        assert not set(mark.unknown) & KEYS
        end = mark.end


@settings(deadline=None)
@given(st.integers(min_value=0, max_value=300), st.randoms(use_true_random=False))
def test_keys_differ_and_occur_in_no_article(count: int, rng: random.Random) -> None:
    avoiding = ["the B2B2 plane", "k3f7p2d8"]
    keys = draw_keys(count, rng, avoiding)
    assert len(set(keys)) == count
    assert all(KEY.fullmatch(key) and all(key not in t.lower() for t in avoiding) for key in keys)
