"""Replies as bytes of a stream, in the shapes that servers give them."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from evaluation.scripted_model import Seen

__all__ = ["Events", "chunk", "streamed"]

Events = Sequence[Mapping[str, Any] | str]
"""Chunks, or lines sent as they are."""


def chunk(delta: Mapping[str, Any], finish: str | None = None, **more: object) -> dict[str, Any]:
    """One chunk of a stream.

    Args:
        delta: What it brings.
        finish: Why the reply ends.
        more: Further fields of the chunk.
    """
    choice = {"index": 0, "delta": dict(delta), "finish_reason": finish}
    return {"id": "c1", "object": "chat.completion.chunk", "choices": [choice], **more}


def streamed(
    events: Callable[[Seen], Events], *, opening: str = "data: ", end: str = "\n\n"
) -> Callable[[Seen], bytes]:
    """The events as a body, with `[DONE]` behind them.

    Args:
        events: Gives them for a request.
        opening: What stands before each.
        end: What ends each.
    """

    def body(seen: Seen) -> bytes:
        lines = [
            event if isinstance(event, str) else opening + json.dumps(event, ensure_ascii=False)
            for event in events(seen)
        ]
        return "".join(line + end for line in [*lines, opening + "[DONE]"]).encode()

    return body
