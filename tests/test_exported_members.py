"""The public surface is `__all__`: what it names exists, and no module is without one."""

from __future__ import annotations

import ast
from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ROOMS = ("bot", "corpus", "evaluation", "index", "prompts")
MODULES = sorted(
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
    for room in ROOMS
    for path in (ROOT / room).rglob("*.py")
    if path.name != "__main__.py"
)


def test_the_bot_is_four_values_and_one_function() -> None:
    import bot

    assert bot.__all__ == ["Answer", "Citation", "Statement", "Turn", "open_bot"]
    with pytest.raises(AttributeError, match="no attribute 'shut_bot'"):
        _ = bot.shut_bot  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", MODULES)
def test_every_public_name_of_a_module_is_there(name: str) -> None:
    if name == "index.embedding_local":
        pytest.importorskip("sentence_transformers")
    module = import_module(name)
    public = getattr(module, "__all__", None)
    if public is None:
        tree = ast.parse(Path(module.__file__ or "").read_text(encoding="utf-8"))
        made = [node.name for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef)]
        assert all(name.startswith("_") for name in made), "a module with names needs __all__"
        return
    assert len(public) == len(set(public))
    for member in public:
        assert getattr(module, member) is not None
