"""The tree of errors drawn in `corpus.errors` is the one that exists."""

from __future__ import annotations

import pickle
import re
from importlib import import_module
from pathlib import Path

import pytest

from corpus import errors
from corpus.errors import DatelineError

ROOT = Path(__file__).parents[1]
_DRAWN = re.compile(r"^( *[│├└─ ]*)(\w+Error)\b *(?:\(([\w.]+)\))?", re.MULTILINE)


def load_every_module_that_defines_errors() -> None:
    for room in ("bot", "corpus", "evaluation", "index", "prompts"):
        for path in (ROOT / room).rglob("*.py"):
            if re.search(r"^class \w+Error\(", path.read_text(encoding="utf-8"), re.MULTILINE):
                import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))


def drawn() -> dict[str, str]:
    """Each error of the drawing with the one above it."""
    above: list[tuple[int, str]] = []
    tree = {}
    for lead, name, _ in _DRAWN.findall(errors.__doc__ or ""):
        while above and above[-1][0] >= len(lead):
            above.pop()
        tree[name] = above[-1][1] if above else "Exception"
        above.append((len(lead), name))
    return tree


def existing(error: type[DatelineError] = DatelineError) -> dict[str, str]:
    """The same, of the classes that are loaded; the first of two parents counts."""
    tree = {error.__name__: error.__bases__[0].__name__}
    for below in error.__subclasses__():
        if below.__module__.startswith(("bot.", "corpus.", "evaluation.", "index.", "prompts.")):
            tree |= existing(below)
    return tree


def test_the_drawn_tree_is_the_tree() -> None:
    load_every_module_that_defines_errors()
    assert drawn() == existing()


def test_each_error_is_where_the_drawing_says() -> None:
    for _, name, module in _DRAWN.findall(errors.__doc__ or ""):
        assert hasattr(import_module(module or "corpus.errors"), name)


@pytest.mark.parametrize(
    ("error", "shown"),
    [
        (DatelineError("it rains", "take an umbrella"), "it rains: take an umbrella"),
        (DatelineError("it rains"), "it rains"),
    ],
)
def test_an_error_is_one_line_with_what_to_do(error: DatelineError, shown: str) -> None:
    assert str(error) == shown
    assert pickle.loads(pickle.dumps(error)).message == error.message
