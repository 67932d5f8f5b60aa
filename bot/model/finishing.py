"""Why a reply ended, where it ended for another reason than that all was said."""

from __future__ import annotations

from collections.abc import Mapping

from bot.errors import ModelError

__all__ = ["ended"]

_WHY: Mapping[str, tuple[str, str]] = {
    "length": (
        "{model} used up the tokens it was allowed",
        "raise DATELINE_MODEL_MAX_TOKENS",
    ),
    "content_filter": (
        "the content filter of the server{at} stopped {model}",
        "ask in other words",
    ),
    "refusal": (
        "{model} declined to answer",
        "ask in other words, or use another model",
    ),
    "tool_calls": (
        "{model} called a tool, and it was given none",
        "use another model, or start its server without tools",
    ),
}


def ended(finish: str | None, model: str, address: str = "") -> ModelError | None:
    """What a reader should know of the end of a reply; None for one that ended by itself.

    >>> print(ended("length", "qwen"))
    qwen used up the tokens it was allowed: raise DATELINE_MODEL_MAX_TOKENS

    Args:
        finish: The reason the server gave.
        model: Name of the model.
        address: Where the server is.
    """
    told = _WHY.get("tool_calls" if finish == "function_call" else finish or "")
    if told is None:
        return None
    message, remedy = told
    at = f" at {address}" if address else ""
    return ModelError(message.format(model=model, at=at), remedy, kind="declined")
